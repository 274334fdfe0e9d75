"""Edits: text to put in, written as its neighbours are, and text to put in place of other text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.engine.places import is_spaced, line_of
from checker.model.outcome import Edit
from checker.model.plan import Plan, Role, Section, Task
from checker.rules import Rule
from checker.rules.formatting import Wording
from checker.rules.numbering import renumbered
from checker.rules.rule import Insert
from checker.rules.scope import Scope
from checker.rules.templates import Template, has_blanks
from checker.text import fold_key

_LABEL = re.compile(r"^(?P<sign>[^\w\[]*)(?P<label>[^:\n]{2,40}):\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """How the plan writes its main headings: what stands before the number, the next number, what stands behind."""

    before: str = ""
    mark: str = ""
    after: str = ""
    capitals: bool = False


def edits_for(rule: Rule, scope: Scope, wording: Wording) -> tuple[Edit, ...]:
    """The edits that the rule offers for the item, none where no place is known or the item stands in a table."""
    if rule.insert is not None:
        return _inserted(rule, scope, wording)
    if rule.replace is not None:
        return _replaced(rule, scope, wording)
    return ()


def apply_edits(lines: Sequence[str], edits: Iterable[Edit]) -> list[str]:
    """The lines of a text after the edits; edits that overlap an earlier one are left out."""
    out = list(lines)
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True)
    limit: tuple[int, int] | None = None
    for edit in ordered:
        if limit is not None and edit.end > limit:
            continue
        limit = edit.start
        (line, column), (end_line, end_column) = edit.start, edit.end
        if line > len(out):
            out.extend(edit.text.removesuffix("\n").split("\n"))
            continue
        tail = out[end_line - 1][end_column - 1 :] if end_line <= len(out) else ""
        changed = (out[line - 1][: column - 1] + edit.text + tail).split("\n")
        out[line - 1 : end_line] = changed
    return out


def _inserted(rule: Rule, scope: Scope, wording: Wording) -> tuple[Edit, ...]:
    insert, plan = rule.insert, scope.plan
    if insert is None or (isinstance(scope.item, Task) and scope.item.source == "table"):
        return ()
    line = line_of(insert.place, plan, scope.item)
    if line is None:
        return ()
    others: tuple[Edit, ...] = ()
    heading = _Heading()
    if insert.shape == "section":
        heading, others = _next_heading(plan, line)
    text = insert.text.render(scope, wording, said={"next_ordinal": heading.mark})
    parts = [part.strip() for part in text.strip().split("\n")]
    if insert.shape == "section":
        parts[0] = _as_heading(parts[0], heading)
    elif insert.shape == "label" and isinstance(scope.item, Task):
        parts = [_as_label(part, plan, scope.item) for part in parts]
    parts = [_indent(plan, scope, line, insert.shape) + part for part in parts]
    return (
        Edit(
            start=(line, 1),
            end=(line, 1),
            text="".join(f"{part}\n" for part in _apart(parts, line, insert, scope)),
            has_blanks=has_blanks(text),
            because=_because(insert.text, scope),
        ),
        *others,
    )


def _replaced(rule: Rule, scope: Scope, wording: Wording) -> tuple[Edit, ...]:
    if rule.replace is None:
        return ()
    place = rule.replace.field.place(scope) if rule.replace.field else scope.place
    if place is None or place.empty:
        return ()
    text = rule.replace.text.render(scope, wording)
    start, end = (place.line, place.column), (place.end_line, place.end_column)
    return (Edit(start=start, end=end, text=text, has_blanks=has_blanks(text)),)


def _because(template: Template, scope: Scope) -> str | None:
    """The parent plan's number, where a value of its task was put in."""
    used = any(
        path.head in {"parent_task", "parent_plan"} and path.get(scope)
        for placeholder in template.placeholders
        for path in placeholder.paths
        if not isinstance(path, str)
    )
    parent = scope.parent_plan
    return parent.number.value if used and parent is not None else None


def _next_heading(plan: Plan, line: int) -> tuple[_Heading, tuple[Edit, ...]]:
    """The heading of a new main section before ``line``, and the edits that renumber the main sections below it."""
    main = [s for s in plan.sections if s.level == 1 and s.ordinal is not None and not s.repeated]
    above = [s for s in main if s.location.line < line]
    below = [s for s in main if s.location.line >= line]
    if not main:
        return _Heading(), ()
    model = above[-1] if above else below[0]
    ordinal = (above[-1].ordinal or 0) + 1 if above else 1
    mark = renumbered(model.mark, model.style, ordinal)
    if mark is None:
        return _Heading(), ()
    before, behind, after = _around(plan, model)
    heading = _Heading(before=before, mark=(mark + behind).rstrip(), after=after, capitals=model.title.isupper())
    edits = []
    for section in below:
        ordinal += 1
        if section.ordinal is None or section.ordinal >= ordinal:
            break
        new = renumbered(section.mark, section.style, ordinal)
        at = _mark_column(plan, section)
        if new is None or at is None:
            break
        place = section.location.line
        edits.append(Edit(start=(place, at + 1), end=(place, at + 1 + len(section.mark)), text=new))
    return heading, tuple(edits)


def _around(plan: Plan, section: Section) -> tuple[str, str, str]:
    """What stands in a heading's lines before its number, between number and title, and after the title."""
    at = _mark_column(plan, section)
    if at is None:
        return "", "" if section.mark[-1:] in ".):/" else ".", ""
    first = plan.document.lines[section.location.line - 1]
    last = plan.document.lines[section.location.end_line - 1] if section.location.end_line else first
    signs = re.match(r"[^\w\s]*", first[at + len(section.mark) :])
    behind = signs.group() if signs else ""
    closing = re.search(r"[*_]+\s*$", last)
    return first[:at], behind, closing.group().rstrip() if closing else ""


def _mark_column(plan: Plan, section: Section) -> int | None:
    """The offset of a section's number in its line, None where it cannot be found there."""
    lines = plan.document.lines
    if not 1 <= section.location.line <= len(lines):
        return None
    at = lines[section.location.line - 1].lower().find(section.mark.lower())
    return at if section.mark and 0 <= at < 16 else None


def _as_heading(text: str, heading: _Heading) -> str:
    mark, _, title = (
        text.partition(" ") if heading.mark and text.startswith(heading.mark) else ("", "", text.lstrip(". "))
    )
    if title.isupper() and heading.mark and not heading.capitals:
        title = title.capitalize()
    return f"{heading.before}{mark} {title}{heading.after}" if mark else f"{heading.before}{title}{heading.after}"


def _as_label(text: str, plan: Plan, task: Task) -> str:
    """A label line with the bullet of the plan's other label lines, and their label where it ends in the same words."""
    own = _LABEL.match(text)
    if own is None:
        return text
    sign, label = "- ", own["label"]
    ending = fold_key(label).split()[-2:]
    for index, style in enumerate(_label_lines(plan, task)):
        alike = fold_key(style["label"]).split()[-2:] == ending
        if index == 0 or alike:
            sign = style["sign"]
        if alike:
            label = style["label"]
            break
    return f"{sign}{label}: {text[own.end() :]}"


def _label_lines(plan: Plan, task: Task) -> Iterator[re.Match[str]]:
    """The label lines of the task, then those of its siblings in the same list."""
    lines = plan.document.lines
    for other in (task, *(t for t in plan.tasks if t.parent_path == task.parent_path and t is not task)):
        if other.source != "label":
            continue
        for line in lines[other.location.end_line : other.span.end_line]:
            if match := _LABEL.match(line.strip()):
                yield match


def _indent(plan: Plan, scope: Scope, line: int, shape: str) -> str:
    lines = plan.document.lines
    if shape == "section":
        return ""
    beside = line
    if isinstance(scope.item, Task) and not line <= scope.item.span.end_line:
        beside = scope.item.location.line
    near = lines[beside - 1] if 1 <= beside <= len(lines) else ""
    if not near.strip() and line >= 2:
        near = lines[line - 2]
    return near[: len(near) - len(near.lstrip())] if shape == "label" else ""


_JOINS = frozenset({"end", "item", *Role})
"""Places where a line goes on with what stands above it; at all others it is a paragraph of its own."""


def _apart(parts: list[str], line: int, insert: Insert, scope: Scope) -> list[str]:
    """The lines with the empty lines that the plan's paragraphs need around them."""
    lines = scope.plan.document.lines
    spaced = is_spaced(scope.plan)
    if insert.shape == "label" and isinstance(scope.item, Task):
        # Label lines of a list stand close, as the task's own do.
        inside = lines[scope.item.location.line - 1 : scope.item.span.end_line]
        spaced = (
            any(not text.strip() for text in inside[:-1])
            if len(inside) > 1
            else spaced and parts[0].lstrip()[:1] not in "-+*"
        )
        own_paragraph = False
    else:
        own_paragraph = (
            insert.shape == "section" or insert.place.where == "before" or not _JOINS.issuperset(insert.place.names)
        )
    above = line >= 2 and bool(lines[line - 2].strip())
    following = line <= len(lines) and bool(lines[line - 1].strip())
    gap = spaced or (own_paragraph and not following and line <= len(lines))
    out: list[str] = []
    for index, part in enumerate(parts):
        if (index > 0 and spaced) or (index == 0 and above and gap):
            out.append("")
        out.append(part)
    if spaced and following:
        out.append("")
    return out
