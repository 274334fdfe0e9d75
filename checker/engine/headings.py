"""Headings of new main sections, written and numbered as the plan writes its own."""

from __future__ import annotations

import re

from checker.model.outcome import Edit
from checker.model.plan import Plan, Section
from checker.model.records import dataclass
from checker.rules.numbering import renumbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """How the plan writes its main headings: what stands before the number, the next number, what stands behind."""

    before: str = ""
    mark: str = ""
    after: str = ""
    capitals: bool = False


def next_heading(plan: Plan, line: int) -> tuple[Heading, tuple[Edit, ...]]:
    """The heading of a new main section before ``line``, and the edits that renumber the main sections below it."""
    main = [s for s in plan.sections if s.level == 1 and s.ordinal is not None and not s.repeated]
    above = [s for s in main if s.location.line < line]
    below = [s for s in main if s.location.line >= line]
    if not main:
        return Heading(), ()
    model = above[-1] if above else below[0]
    ordinal = (above[-1].ordinal or 0) + 1 if above else 1
    mark = renumbered(model.mark, model.style, ordinal)
    if mark is None:
        return Heading(), ()
    before, behind, after = _around(plan, model)
    heading = Heading(before=before, mark=(mark + behind).rstrip(), after=after, capitals=model.title.isupper())
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


def as_heading(text: str, heading: Heading) -> str:
    """The heading line, its number and case as its siblings have them."""
    mark, _, title = (
        text.partition(" ") if heading.mark and text.startswith(heading.mark) else ("", "", text.lstrip(". "))
    )
    if title.isupper() and heading.mark and not heading.capitals:
        title = title.capitalize()
    return f"{heading.before}{mark} {title}{heading.after}" if mark else f"{heading.before}{title}{heading.after}"
