"""Named checks on the plan's own build: numbers of sections and tasks, references between parts, its name for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.plan import CrossReference, Naming, Plan, Section, Task
from checker.parse.vocabulary import phrases
from checker.patterns import compiled
from checker.rules.matching import words_of
from checker.rules.named import check
from checker.rules.numbering import begins_a_line
from checker.rules.scope import Scope
from checker.rules.truth import Finding, Verdict
from checker.rules.values import elements
from checker.text import fold_key

_SAME_SUBJECT = 0.2
_FEWEST_WORDS = 4
_FEWEST_WORDS_OF_SENTENCE = 6
_NUMBER_FIRST = compiled(r"[\s|*>#-]*(?:<td[^>]*>\s*)?(\d{1,9})(?!\d)")


@check
def numbered_once(scope: Scope) -> Verdict:
    """No number of a group of sections heads two of them; a part that stands twice word for word has been told of elsewhere."""
    seen: dict[tuple[int | None, int], tuple[int, Section]] = {}
    # In Markdown every item of a list may be written "1."; it is shown with the next number.
    counted = scope.plan.document.format == "markdown"
    for index, section in enumerate(elements(scope.item)):
        if section.ordinal is None or section.repeated or (counted and section.mark == "1."):
            continue
        # Below two parts of one number the numbers begin anew.
        above = max((s.location.line for s in scope.plan.sections if _heads(s, section)), default=None)
        twin = seen.get((above, section.ordinal))
        if twin is None:
            seen[above, section.ordinal] = (index, section)
        elif fold_key(twin[1].title) != fold_key(section.title):
            return Finding(
                found=section.mark, index=index, twin=twin[0], at=section.location, related=(twin[1].location,)
            )
    return True


def _heads(section: Section, below: Section) -> bool:
    return section.path == below.parent_path and section.location.line < below.location.line


@check
def task_sequence(scope: Scope) -> Verdict:
    """The numbers of a group of tasks leave none out; one that stands at the start of a line between them is there."""
    before: Task | None = None
    for index, task in enumerate(elements(scope.item)):
        if task.ordinal is None:
            continue
        if before is not None and before.ordinal is not None and task.ordinal > before.ordinal + 1:
            between = scope.plan.document.lines[before.location.line : task.location.line - 1]
            missing = tuple(n for n in range(before.ordinal + 1, task.ordinal) if not _stands(n, between))
            if missing:
                return Finding(expected=missing, found=task.ordinal, index=index, at=task.location)
        before = task
    return True


def _stands(number: int, lines: Sequence[str]) -> bool:
    starts = (_NUMBER_FIRST.match(line) for line in lines)
    return any(start and int(start[1]) == number for start in starts)


@check
def text_below(scope: Scope) -> Verdict:
    """Some text or table stands between the section's heading and the next one; a whole sentence needs none below it."""
    section: Section = scope.item
    lines = scope.plan.document.lines
    if section.text_lines or section.children or section.run_in or _is_sentence(section, lines):
        return True
    if _is_pointed_on(section, scope.plan):
        return True
    next_line = min(
        (other.location.line for other in scope.plan.sections if other.location.line > section.location.line),
        default=scope.plan.end.line,
    )
    below = lines[section.location.end_line : next_line - 1]
    return any(char.isalpha() for line in below for char in line) or Finding(missing=True)


def _is_pointed_on(section: Section, plan: Plan) -> bool:
    """Whether a row of bare heads ends in one bracket that says where all of it is told ("(Chi tiết tại Phụ lục kèm theo)")."""
    row = [other for other in plan.sections if other.parent_path == section.parent_path]
    if any(other.children or other.run_in or other.text_lines for other in row[:-1]):
        return False
    span = plan.document.lines[row[-1].location.end_line : row[-1].span.end_line]
    told = [line.strip(" \t*_") for line in span if line.strip(" \t*_")]
    return (
        len(row) > 1
        and bool(told)
        and len(told) == row[-1].text_lines
        and told[0].startswith("(")
        and told[-1].rstrip(".;").endswith(")")
    )


def _is_sentence(section: Section, lines: Sequence[str]) -> bool:
    """Whether what stands as a heading is long and ends as a sentence does: an item that says all there is to say."""
    ended = lines[section.location.end_line - 1].rstrip(" \t*_").endswith((".", ";"))
    return ended and len(section.title.split()) >= _FEWEST_WORDS_OF_SENTENCE


@check
def leads_somewhere(scope: Scope) -> Verdict:
    """The part that a reference points to is in the plan: as a section, or as a number that begins a line."""
    reference: CrossReference = scope.item
    plan = scope.plan
    paths = {section.path.upper() for section in plan.sections}
    if not paths or reference.path in paths or not any(_is_roman(path.split(".")[0]) for path in paths):
        return True
    part, _, below = reference.path.partition(".")
    if part not in paths:
        return begins_a_line(part, plan.document.lines) or _nowhere(reference, plan)
    section = next(section for section in plan.sections if section.path.upper() == part)
    span = plan.document.lines[section.span.line - 1 : section.span.end_line]
    last = below.rpartition(".")[2]
    return begins_a_line(below, span) or begins_a_line(last, span) or _nowhere(reference, plan)


def _is_roman(part: str) -> bool:
    return bool(re.fullmatch(r"[IVX]+", part))


def _nowhere(reference: CrossReference, plan: Plan) -> Finding:
    parts = tuple(dict.fromkeys(s.path for s in plan.sections if not s.parent_path))
    return Finding(found=reference.path, expected=parts, at=reference.location)


@check
def names_same_subject(scope: Scope) -> Verdict:
    """The name that the plan gives itself shares some words with its title; short names say too little and pass."""
    naming: Naming = scope.item
    title = scope.plan.title.text if scope.plan.title else ""
    units = _words(" ".join((naming.issuer or "", *(f"{i.name} {i.superior or ''}" for i in scope.plan.issuers))))
    one, other = _words(naming.text) - units, _words(title) - units
    least = min(len(one), len(other))
    if least < _FEWEST_WORDS or len(one & other) >= _SAME_SUBJECT * least:
        return True
    return Finding(found=naming.text, expected=title, at=naming.location)


def _words(text: str) -> set[str]:
    return {word for word in words_of(text) if word.isalpha() and len(word) > 1} - set(phrases("namings", "light"))


@check
def not_last_years(scope: Scope) -> Verdict:
    """The year of a group of mentions is not the one before the plan's, unless the plan was issued in it already."""
    plan = scope.plan
    members = elements(scope.item)
    if plan.year is None or members[0].canonical != str(plan.year - 1):
        return True
    issued = plan.issued.value.year if plan.issued.value else plan.issued.year
    if issued is None:
        return None
    return issued == plan.year - 1 or Finding(
        found=members[0].text,
        expected=plan.year,
        index=0,
        at=members[0].location,
        related=tuple(member.location for member in members[1:]),
    )
