"""Units as headings or run-in heads, and the duties below them."""

from __future__ import annotations

import re

from checker.model.plan import Assignment, Passage, Reading, Role
from checker.parse.context import Context
from checker.parse.labels import starts_with_label
from checker.parse.marks import bullet
from checker.parse.nodes import Node, walk
from checker.parse.page import Line
from checker.parse.units import clause_start, is_unit, split_units, without_prefix
from checker.parse.vocabulary import roles_of
from checker.text import Text

_OF = re.compile(r"trách nhiệm (?:thực hiện )?của ")


def read_assignments(context: Context, task_paths: frozenset[str]) -> list[Assignment]:
    """Assignments in reading order. A heading whose item is a task, or that holds further headings, is none."""
    found: list[Assignment] = []
    for node in walk(context.nodes):
        if node.name in task_paths or (not node.heading and node.mark.style != "letter"):
            continue
        if node.mark.style == "letter":
            found.extend(_lettered(context, node))
            continue
        if any(child.heading and child.mark.style != "letter" for child in node.children) or not _is_assignee(node):
            continue
        duties = _duties(context, node)
        if duties:
            found.append(_assignment(context, node, without_prefix(node.title), duties))
    found.extend(_bulleted(context, found))
    return sorted(found, key=lambda a: (a.location.line, a.location.column))


def _is_assignee(node: Node) -> bool:
    key = node.title.key.strip(" .:")
    if _OF.match(key):
        return True
    if not is_unit(key):
        return False
    if clause_start(node.title) is not None and not node.line.emphasised:
        return False
    roles = set(roles_of(key))
    return not roles & {Role.FUNDING, Role.REPORTING} or node.run_in


def _assignment(context: Context, node: Node, unit: Text, duties: list[Passage]) -> Assignment:
    last = context.page.lines[max(node.start, min(node.end, context.closing_start) - 1)].text.location()
    location = node.line.text.location()
    return Assignment(
        unit=unit.value.strip(" .:;"), units=split_units(unit, context.opened), duties=tuple(duties), path=node.name,
        location=location, span=location.to(last) if last.end_line >= location.line else location, reading=Reading(how="run-in" if node.run_in else "heading"),
    )  # fmt: skip


def _duties(context: Context, node: Node) -> list[Passage]:
    """Bullets, lettered items or bare paragraphs below a unit; sub-bullets and lines of time are part of the one above."""
    found: list[Text] = []
    if node.rest is not None and node.rest.value:
        found.append(node.rest)
    inside_list = False
    for index in range(node.start + 1, min(node.end, context.closing_start)):
        if index in context.skip:
            continue
        line = context.page.lines[index]
        sign = bullet(line.key)
        if starts_with_label(line) and (sign is None or sign[0] == "+"):
            continue
        lettered = context.node_of.get(index)
        begins_item = lettered is not None and lettered.start == index and lettered is not node
        if sign is not None and sign[0] == "+" and found:
            continue
        if sign is not None and found and _is_lettered(context, node) and not begins_item:
            continue
        if line.starts_small and found and sign is None and not begins_item:
            continue
        del inside_list
        inside_list = sign is not None
        found.append(line.text)
    return [Passage(text=t.value, location=t.location()) for t in found]


def _is_lettered(context: Context, node: Node) -> bool:
    return any(child.mark.style == "letter" or not child.heading for child in node.children)


def _lettered(context: Context, node: Node) -> list[Assignment]:
    """A lettered item "a) Sở Y tế: …" under the organisation of work."""
    if node.parent is None or Role.ORGANISATION not in roles_of(node.parent.key) or ":" not in node.title.key:
        return []
    return _run_in(context, node.line, node.title, node.name)


def _bulleted(context: Context, known: list[Assignment]) -> list[Assignment]:
    """Bullets "- Văn phòng: …" under the organisation of work, outside the duties of another unit."""
    found = []
    for line in context.body:
        if line.index in context.skip or line.index >= context.closing_start or ":" not in line.key[:110]:
            continue
        sign = bullet(line.key)
        if sign is None or sign[0] == "+" or starts_with_label(line):
            continue
        if any(a.span.line <= line.number <= a.span.end_line for a in known):
            continue
        above = context.ancestors(line.index)
        if not above or not any(Role.ORGANISATION in roles_of(n.key) for n in above):
            continue
        found.extend(_run_in(context, line, line.text.cut_key(sign[1], len(line.key)), above[0].name))
    return found


def _run_in(context: Context, line: Line, text: Text, path: str) -> list[Assignment]:
    at = text.key.find(":")
    head = text.key[:at].strip()
    if (
        not is_unit(head)
        or clause_start(text.cut_key(0, at)) is not None
        or len(head) > 110
        or not text.key[at + 1 :].strip()
    ):
        return []
    unit = without_prefix(text.cut_key(0, at))
    duty = text.cut_key(at + 1, len(text.key))
    location = line.text.location()
    return [
        Assignment(
            unit=unit.value.strip(" .:;"),
            units=split_units(unit, context.opened),
            path=path,
            location=location,
            span=location,
            duties=(Passage(text=duty.value, location=duty.location()),),
            reading=Reading(how="run-in"),
        )  # fmt: skip
    ]
