"""Units as headings or run-in heads, and the duties below them."""

from __future__ import annotations

from checker.model.plan import Assignment, Passage, Reading, Role
from checker.parse.context import Context
from checker.parse.labels import starts_with_label
from checker.parse.marks import bullet
from checker.parse.nodes import Node, walk
from checker.parse.page import Line
from checker.parse.units import clause_start, is_unit, split_units, without_prefix
from checker.parse.vocabulary import Expression, roles_of
from checker.text import Text

_OF = Expression("assignments", r"{duty_of} ")
_GIVEN_WORK = Expression("assignments", r"\W?{given_work} [{letters}, ]{3,40}[.:]?$")
_LONGEST_HEAD = 110


def read_assignments(context: Context, task_paths: frozenset[str]) -> list[Assignment]:
    """Assignments in reading order. A heading whose item is a task, or that holds further headings, is none."""
    found: list[Assignment] = []
    for node in walk(context.nodes):
        if node.name in task_paths or (not node.heading and node.mark.style != "letter"):
            continue
        if node.mark.style == "letter":
            found.extend(_lettered(context, node))
            continue
        if any(child.heading and child.mark.style != "letter" for child in node.children) or not _is_assignee(
            context, node
        ):
            continue
        duties = _duties(context, node)
        if duties:
            found.append(_assignment(context, node, without_prefix(node.title), duties))
    found.extend(_bulleted(context, found))
    return sorted(found, key=lambda a: (a.location.line, a.location.column))


def _is_assignee(context: Context, node: Node) -> bool:
    key = node.title.key.strip(" .:")
    if starts_with_label(node.line):
        return False  # "1.3. Đơn vị thực hiện: …"
    if _OF.match(key):
        return True
    if not is_unit(key):
        return False
    clause = clause_start(without_prefix(node.title))
    if (
        clause is not None
        and not (node.line.emphasised or (node.line.caps and not context.page.shouting))
        and not _GIVEN_WORK.match(node.title.key, max(0, clause - 1))
    ):
        return False
    if node.parent is not None and Role.FUNDING in roles_of(node.parent.key):
        return False  # "2. Quỹ X: 420 triệu đồng" pays
    roles = set(roles_of(key))
    return not roles & {Role.FUNDING, Role.REPORTING} or node.run_in


def _assignment(context: Context, node: Node, unit: Text, duties: list[Passage]) -> Assignment:
    last = context.page.lines[max(node.start, min(node.end, context.closing_start) - 1)].text.location()
    location = node.line.text.location()
    return Assignment(
        unit=unit.value.strip(" .:;"),
        units=split_units(unit, context.opened),
        duties=tuple(duties),
        path=node.name,
        location=location,
        span=location.to(last) if last.end_line >= location.line else location,
        reading=Reading(how="run-in" if node.run_in else "heading"),
    )


def _duties(context: Context, node: Node) -> list[Passage]:
    """Bullets, lettered items or bare paragraphs below a unit; sub-bullets and lines of time are part of the one above."""
    found: list[Text] = []
    if node.rest is not None and node.rest.value:
        found.append(node.rest)
    for index in range(node.start + 1, min(node.end, context.closing_start)):
        line = context.page.lines[index]
        if index not in context.skip and not line.note and not _is_part_of_duty(context, node, line, first=not found):
            found.append(line.text)
    return [Passage(text=text.value, location=text.location()) for text in found]


def _is_part_of_duty(context: Context, node: Node, line: Line, *, first: bool) -> bool:
    """Whether a line below a unit goes on with the duty above it or is a label, rather than a duty of its own."""
    sign = bullet(line.key)
    if (sign is None or sign[0] == "+") and starts_with_label(line):
        return True
    if first:
        return False
    if sign is not None and sign[0] == "+":
        return True
    item = context.node_of.get(line.index)
    if item is not None and item is not node and item.start == line.index:
        return False
    itemised = any(child.mark.style == "letter" or not child.heading for child in node.children)
    return itemised if sign is not None else line.starts_small


def _lettered(context: Context, node: Node) -> list[Assignment]:
    """A lettered item "a) Sở Y tế: …" under the organisation of work."""
    if node.parent is None or Role.ORGANISATION not in roles_of(node.parent.key) or ":" not in node.title.key:
        return []
    return _run_in(context, node.line, node.title, node.name)


def _bulleted(context: Context, known: list[Assignment]) -> list[Assignment]:
    """Bullets "- Văn phòng: …" under the organisation of work, outside the duties of another unit."""
    found = []
    for line in context.body:
        if line.index in context.skip or line.index >= context.closing_start or ":" not in line.key[:_LONGEST_HEAD]:
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
    head = text.cut_key(0, at)
    key = text.key[:at].strip()
    duty = text.cut_key(at + 1, len(text.key))
    if len(key) > _LONGEST_HEAD or not duty.value or not is_unit(key) or clause_start(head) is not None:
        return []
    unit = without_prefix(head)
    location = line.text.location()
    return [
        Assignment(
            unit=unit.value.strip(" .:;"),
            units=split_units(unit, context.opened),
            duties=(Passage(text=duty.value, location=duty.location()),),
            path=path,
            location=location,
            span=location,
            reading=Reading(how="run-in"),
        )
    ]
