"""The edits that the outcomes of a plan offer, made to fit together: each rule offers its own as if it were the only one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.model.numerals import from_roman, to_roman
from checker.model.outcome import Edit, Outcome, Status
from checker.model.records import dataclass
from checker.patterns import compiled

_MARK = compiled(r"(?P<lead>\n*[#*\s]*)(?P<number>[IVX]+|\d{1,2})(?P<rest>[.)])")
_NUMBER = compiled(r"(?P<lead>)(?P<number>[IVX]+|\d{1,2})(?P<rest>[.):/]*)$")


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A text that begins with a number: a new section's heading, or the new number of a section that is there."""

    text: str
    start: int
    end: int
    roman: bool
    number: int

    def moved(self, by: int) -> str:
        """The text with a higher number."""
        number = self.number + by
        return self.text[: self.start] + (to_roman(number) if self.roman else str(number)) + self.text[self.end :]


def offered(outcomes: Iterable[Outcome]) -> tuple[Edit, ...]:
    """The edits of all failed outcomes as they are to be carried out, in the order of ``offers``."""
    return tuple(dict.fromkeys(offers(outcomes).values()))


def offers(outcomes: Iterable[Outcome]) -> dict[Edit, Edit]:
    """For each edit as its outcome offers it, the edit as it is to be carried out.

    At one place sentences come first, as they join what stands above, then new sections, then the letterhead's and the
    closing's own parts ("Nơi nhận"); otherwise the gravest outcomes come first. Each new section moves the numbers of those
    behind it by one.
    """
    failed = [outcome for outcome in outcomes if outcome.status is Status.FAILED]
    failed.sort(key=lambda outcome: (_rank(outcome), -outcome.severity.rank))
    groups = [tuple(dict.fromkeys(outcome.edits)) for outcome in failed]
    taken: dict[tuple[tuple[int, int], bool], set[int]] = {}
    out: dict[Edit, Edit] = {}
    for group in groups:
        for edit in group:
            if edit not in out:
                out[edit] = _fitted(edit, groups, taken)
    return out


def _rank(outcome: Outcome) -> int:
    if outcome.category == "header":
        return 2
    return int(any(_section(edit) for edit in outcome.edits))


def _fitted(
    edit: Edit, groups: Sequence[tuple[Edit, ...]], taken: dict[tuple[tuple[int, int], bool], set[int]]
) -> Edit:
    """The edit with its number as it is when all new sections are there."""
    section, renewed = _section(edit), _renewed(edit)
    if renewed is not None:
        others = sum(edit in group for group in groups) - 1
        return replace(edit, text=renewed.moved(others)) if others else edit
    if section is None:
        return edit
    by = sum(_moves(group, edit, section) for group in groups)
    numbers = taken.setdefault((edit.start, section.roman), set())
    while section.number + by in numbers:
        by += 1
    numbers.add(section.number + by)
    return replace(edit, text=section.moved(by))


def _moves(group: Sequence[Edit], edit: Edit, section: _Numbered) -> bool:
    """Whether a new section of the group stands before the edit's, so that the number before that one moves to its own."""
    if edit in group or not any(_section(other) and other.start < edit.start for other in group):
        return False
    marks = (_renewed(other) for other in group)
    return any(mark is not None and (mark.roman, mark.number) == (section.roman, section.number) for mark in marks)


def _section(edit: Edit) -> _Numbered | None:
    """The heading of the new section that the edit puts in; None for other edits."""
    return _numbered(_MARK, edit.text) if edit.start == edit.end and edit.text.endswith("\n") else None


def _renewed(edit: Edit) -> _Numbered | None:
    """The new number of a section that is there; None for other edits."""
    return _numbered(_NUMBER, edit.text) if edit.start != edit.end else None


def _numbered(pattern: re.Pattern[str], text: str) -> _Numbered | None:
    found = pattern.match(text)
    if found is None:
        return None
    mark = found["number"]
    number = int(mark) if mark.isdigit() else from_roman(mark)
    return _Numbered(text, found.start("number"), found.end("number"), not mark.isdigit(), number)
