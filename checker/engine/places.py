"""Where in a plan a missing element belongs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from checker.model.document import Paragraph
from checker.model.location import Location
from checker.model.plan import Plan, Role, Section, Task
from checker.rules.rule import Place


def line_of(place: Place, plan: Plan, item: Any) -> int | None:
    """The line (1-based) before which something belongs: at the first of the names that the plan has."""
    for name in place.names:
        line = _line(name, place.where, plan, item)
        if line is None:
            continue
        lines = plan.document.lines
        own = name == "title" and isinstance(getattr(item, "after_title", None), Location)
        # A task's own place may stand before its first label line, with an empty line above.
        return line if own and line <= len(lines) and lines[line - 1].strip() else _after_text(lines, line)
    return None


def is_spaced(plan: Plan) -> bool:
    """Whether the plan needs empty lines between paragraphs, for it has them, or its paragraphs are wrapped over lines."""
    document = plan.document
    if document.format == "markdown":
        return True
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    apart = sum(paragraph.blanks > 0 for paragraph in paragraphs)
    wrapped = sum(paragraph.text.end_line > paragraph.text.line for paragraph in paragraphs)
    return 2 * apart > len(paragraphs) or 5 * wrapped > len(paragraphs)


def last_task(plan: Plan) -> Task | None:
    """The last task of the body that has label lines, None where the tasks are written in another way."""
    body = [task for task in plan.tasks if task.annex is None]
    return body[-1] if body and body[-1].source == "label" else None


def is_row(plan: Plan, line: int) -> bool:
    """Whether a line of the source is a row of a table, below which a line of text would stand outside its cell."""
    lines = plan.document.lines
    text = lines[line - 1].strip() if 1 <= line <= len(lines) else ""
    return (text.startswith("|") and text.count("|") > 1) or text.startswith(("<td", "<th", "<p>", "</t"))


def _line(place: str, where: str, plan: Plan, item: Any) -> int | None:
    before = where == "before"
    if place in list(Role):
        sections = [section for section in plan.sections if place in section.roles]
        if not sections:
            return None
        return sections[0].location.line if before else _below(_last(sections).span)
    match place:
        case "title":
            own = getattr(item, "after_title", None)
            if isinstance(own, Location) and not before:
                return own.line
            found = plan.title.location if plan.title else None
        case "item":
            found = getattr(item, "location" if before else "span", None) or getattr(item, "location", None)
        case "header":
            found = plan.header.location
        case "opening":
            found = plan.opening.location if plan.opening else None
        case "end":
            return _below(plan.end)
        case "recipients":
            last = plan.recipients[-1].location if plan.recipients and not before else None
            found = last or plan.recipients_location
        case "signature":
            found = plan.signature.location if plan.signature else None
        case "annexes":
            if not plan.annexes:
                return None
            found = plan.annexes[0].location if before else plan.annexes[-1].span
        case "last_task":
            task = last_task(plan)
            found = task.span if task else None
        case "first_section":
            found = plan.sections[0].location if plan.sections else None
        case _:
            return len(plan.document.lines) + 1
    if not isinstance(found, Location):
        return None
    return found.line if before else _below(found)


def _last(sections: Sequence[Section]) -> Section:
    return max(sections, key=lambda section: (section.span.end_line, section.span.end_column))


def _below(place: Location) -> int:
    """The line below a range; a range that ends at the start of a line does not take that line."""
    return place.end_line if place.end_column == 1 else place.end_line + 1


def _after_text(lines: Sequence[str], line: int) -> int:
    """The line below the last line of text above the place, so that what is put in joins what it belongs to."""
    line = min(line, len(lines) + 1)
    while line > 1 and not lines[line - 2].strip():
        line -= 1
    return line
