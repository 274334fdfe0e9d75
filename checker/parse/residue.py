"""Trigger words of an element that no field has consumed: what keeps "missing" from being said too soon."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from checker.model.location import Location
from checker.model.plan import Assignment, Residue, Role, Task
from checker.parse.context import Context
from checker.parse.marks import bullet
from checker.parse.page import Grid, Line
from checker.parse.units import is_unit
from checker.parse.vocabulary import Expression, alternatives, pattern, phrases
from checker.patterns import compiled
from checker.text import loosen

_LEAD = Expression("residue", r"\<{lead}")
_FUNDING = Expression("residue", r"\<{funding}\>")
_REPORTING = Expression("residue", r"\<{reporting}\>")
_TIME = Expression("residue", r"\<{time}")
_TIME_IN_PROSE = Expression("residue", r"\<{time_in_prose}")
_PARENT = Expression(
    "residue",
    r"\<(?:{phrases:carrying_out}|{parent.basis})\> [^.;:\d]{0,60}?{parent.act}\>(?! {citations:number_word}\>)"
    r"[^.;:]{0,240}? {parent.of} {units:heads}\>",
)
_SECTIONS = ("purpose", "requirements")
_SAID = {element: Expression("residue", rf"\<{{said.{element}}}\>") for element in _SECTIONS}
_TOLD = {element: Expression("residue", rf"\<{{told.{element}}}\>") for element in _SECTIONS}
_MISREAD = ("funding", "reporting")
_SIGNER = Expression("residue", r"[\s*|(]*(?:{signature}|{posts:posts})\>(?!,)[^;]*$")
_MOST_CLOSING = 60
_LONGEST_SIGNATURE = 14
_GROUP = Expression("hierarchy", r"{group}\>")
_DOES = Expression("residue", r"\<{does}\>")
_PIECE = compiled(
    r"(?:^[\s\-+*•]*(?:[\divxa-zđ]{1,4}(?:\.\d{1,2})*[.)/]\s*|\d{1,2}\s+)?|[.:;(,|\t]\s*)(?P<said>[^.:;(),|\t]{3,90})"
)
_MOST_WORDS_OF_NAME = 7
_FEWEST_ROWS = 3
_NOT_WORK = frozenset({Role.PURPOSE, Role.REQUIREMENTS, Role.FUNDING, Role.REPORTING, Role.AUDIENCE})
_NO_WORK = frozenset({"reporting", "funding", "order"})
_FEWEST_WORDS = 5
_SHOWN = 80
_LONGEST_HEADING = 60


class _Lines:
    """The numbers of the lines that some spans cover."""

    def __init__(self, spans: Iterable[Location]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((span.line, span.end_line) for span in spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __contains__(self, number: int) -> bool:
        """Whether a line lies in one of them."""
        at = bisect_right(self._starts, number) - 1
        return at >= 0 and number <= self._ends[at]


def find_residue(
    context: Context, tasks: Sequence[Task], assignments: Sequence[Assignment], read: frozenset[str]
) -> list[Residue]:
    """Unconsumed triggers in the body; ``read`` names the elements that were read, for words that only hint at one."""
    found: list[Residue] = []
    first = context.nodes[0].start if context.nodes else context.closing_start
    assigned = _Lines(a.span for a in assignments)
    headed = any(node.heading for node in context.nodes)
    untimed = _Lines(t.span for t in tasks if t.time is None and t.source != "table")
    prose = _Lines(t.span for t in tasks if t.time is None and t.source == "sentence")
    for line in context.body:
        if line.index in context.skip:
            continue
        if line.index < first and "parent" not in read and (match := _PARENT.search(line.key)):
            found.append(_residue(line, "parent", match))
        if line.number not in assigned:
            found.extend(_plain(context, line, _LEAD, "lead", ("tasks", "passing")))
        found.extend(_plain(context, line, _FUNDING, "funding", ("funding", "passing")))
        found.extend(_plain(context, line, _REPORTING, "reporting", ("reports", "passing")))
        if line.number in untimed:
            found.extend(_time(context, line, _TIME))
        if line.number in prose:
            found.extend(_time(context, line, _TIME_IN_PROSE))
        if not tasks and not assignments:
            found.extend(_work(context, line))
        found.extend(_loose(line, read))
        found.extend(_told(line, read, _SAID if headed else _TOLD))
        if "reports" not in read and Role.REPORTING in context.roles_above(line.index):
            found.extend(_residue(line, "reporting", match) for match in _REPORTING.finditer(line.key))
    return found


def _told(line: Line, read: frozenset[str], words: Mapping[str, Expression]) -> list[Residue]:
    """Aims and requirements that a sentence tells, where no part with such a heading was read."""
    missing = [element for element in _SECTIONS if element not in read]
    return [_residue(line, element, match) for element in missing if (match := words[element].search(line.key))]


def table_residue(grids: Iterable[Grid], first: int) -> list[Residue]:
    """Cells that name a unit or a person alone, in tables from line ``first`` on of which nothing was read."""
    tables = (grid.rows for grid in grids if grid.at >= first and len(grid.rows) >= _FEWEST_ROWS)
    cells = (cell for rows in tables for row in rows if len(row) > 1 for cell in row)
    return [
        Residue(element="assignments", text=cell.text.value.strip(), location=cell.text.location())
        for cell in cells
        if cell.text is not None and is_unit(cell.key) and len(cell.key.split()) <= _MOST_WORDS_OF_NAME
    ]


def signature_residue(lines: Sequence[Line]) -> list[Residue]:
    """Words of a signature in the closing lines of a plan from which none was read: a post, whoever's it is, "Người ký: …"."""
    found = []
    for line in lines[:_MOST_CLOSING]:
        match = _SIGNER.match(line.key)
        if match and len(line.key.split()) <= _LONGEST_SIGNATURE:
            found.append(_residue(line, "signature", match))
    return found


def _residue(line: Line, element: str, match: re.Match[str]) -> Residue:
    # Whole words: from the first that begins within reach to the last that does.
    start = line.key.find(" ", max(0, match.start() - 31), match.start()) + 1 if match.start() > 30 else 0
    end = line.key.find(" ", min(len(line.key), match.end() + 50))
    end = end if end >= 0 else len(line.key)
    return Residue(
        element=element, text=line.text.cut_key(start, end).value, location=line.text.key_location(*match.span())
    )


def _passing(line: Line, match: re.Match[str], path: tuple[str, ...]) -> bool:
    left, right = max(0, match.start() - 60), min(len(line.key), match.end() + 60)
    return any(
        m.start() < match.end() and match.start() < m.end()
        for m in pattern(path[0], *path[1:]).finditer(line.key, left, right)
    )


def _plain(context: Context, line: Line, trigger: Expression, element: str, passing: tuple[str, ...]) -> list[Residue]:
    return [
        _residue(line, element, match)
        for match in trigger.finditer(line.key)
        if not context.ledger.has(line, match.start(), frozenset({element})) and not _passing(line, match, passing)
    ]


def _time(context: Context, line: Line, trigger: Expression) -> list[Residue]:
    return [
        _residue(line, "time", match)
        for match in trigger.finditer(line.key)
        if not context.ledger.has(line, match.start(), frozenset({"time", "reporting", "order"}))
    ]


def _work(context: Context, line: Line) -> list[Residue]:
    """A sentence under the organisation of work that begins with a unit or a person: it may say what these have to do.

    What is told to all ("Các cơ quan, đơn vị căn cứ Kế hoạch này …") is nobody's own work.
    """
    if context.ledger.is_read(line, _NO_WORK):
        return []
    roles = context.roles_above(line.index)
    if Role.ORGANISATION not in roles:
        return [] if roles & _NOT_WORK or not roles else _done_by(line)
    node = context.node_of.get(line.index)
    sign = bullet(line.key)
    start = node.mark.end if node is not None and node.start == line.index else sign[1] if sign else 0
    said = line.key[start:].strip()
    if len(said.split()) < _FEWEST_WORDS or not is_unit(said) or _GROUP.match(said):
        return _done_by(line) if said[:1].isdigit() else []  # "1 Phòng Kinh tế": a number without its full stop
    return [Residue(element="assignments", text=_start_of(line.text.value.strip()), location=line.text.location())]


def _done_by(line: Line) -> list[Residue]:
    """A line of the work's part in which a unit or a person is named alone between two marks, or does something.

    Behind a comma it is a name only with a capital: "công chức, viên chức, cộng tác viên" are people in a sentence.
    """
    for match in _PIECE.finditer(line.key):
        if match.group().startswith(",") and line.text.cut_key(*match.span("said")).value[:1].islower():
            continue
        for said in match["said"].strip().split(" - "):
            named = is_unit(said) and not _GROUP.match(said)
            if named and (len(said.split()) <= _MOST_WORDS_OF_NAME or _DOES.search(match["said"])):
                return [_residue(line, "assignments", match)]
    return []


def _start_of(text: str) -> str:
    """The first words of a text."""
    return text if len(text) <= _SHOWN else text[: text.rfind(" ", 0, _SHOWN)]


def _loose(line: Line, read: frozenset[str]) -> list[Residue]:
    """Words that speak of an element once diacritics are set aside, where none was read: slips of a scan."""
    found = [
        _residue(line, element, match)
        for element in _MISREAD
        if element not in read
        for match in _misread()[element].finditer(loosen(line.key))
        # What is written right was judged already.
        if line.key[slice(*match.span())] not in phrases("residue", element)
    ]
    if read.issuperset(_SECTIONS):
        return found
    head = loosen(line.key[: _LONGEST_HEADING + 1])
    for element in _SECTIONS:
        match = _headings()[element].match(head) if element not in read else None
        if match:
            found.append(_residue(line, element, match))
    return found


@lru_cache(maxsize=1)
def _misread() -> Mapping[str, re.Pattern[str]]:
    """The trigger words of an element without diacritics."""
    return {e: compiled(rf"\b{alternatives(map(loosen, phrases('residue', e)))}\b") for e in _MISREAD}


@lru_cache(maxsize=1)
def _headings() -> Mapping[str, re.Pattern[str]]:
    """The headings of each section without diacritics: a mark and other headings before, a few words or a colon after."""
    words = {element: tuple(map(loosen, phrases("residue", "sections", element))) for element in _SECTIONS}
    others = alternatives(word for each in words.values() for word in each)
    head = rf"\W*(?:(?:[ivx\d]+|[a-z])[.)]?\s*)?(?:{others}\W+(?:\w{{1,3}}\W+)?)*"  # "MỤC ĐÍCH VÀ YÊU CÀU"
    return {
        element: compiled(
            rf"{head}{alternatives(words[element])}(?![a-z])(?:[\w\s,]{{0,40}}$|[\w\s,]{{0,30}}(?::|\.\s))"
        )
        for element in _SECTIONS
    }
