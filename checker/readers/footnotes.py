"""Notes at the foot of a page or of the text, taken out of the sentence that they interrupt.

A note is known by its number: the text above bears the same one behind a word ("khoáng sản1", "Sở Y tế[1]"), and the notes
of a page count up. What has no such partner stays text, so that an item "(1) …" is never taken for a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from checker.model.records import dataclass
from checker.patterns import compiled
from checker.readers.lines import is_bullet, mark_of
from checker.readers.pages import Pages
from checker.readers.source import Row

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE = compiled(
    r"\s*(?:\[(?P<square>\d{1,2})\]|\((?P<round>\d{1,2})\)|(?P<bare>\d{1,2})|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))"
    r"[ \u00a0]{0,2}(?=[“\"(]?[^\W\d_])"
)
_DEFINITION = compiled(r"\s{0,3}\[\^(\w{1,8})\]:\s*")
_CITED = compiled(r"\[\^(\w{1,8})\](?!:)")
_RULE = compiled(r"\s*[_\-–—]{3,}\s*")
_BEHIND = r"(?:(?<=[^\W\d_A-Z])|(?<=[”\")\]]))"
_MARKS = {
    "square": compiled(r"[ \u00a0]?\[(\d{1,2})\]"),
    "round": compiled(_BEHIND + r"\((\d{1,2})\)"),
    "bare": compiled(_BEHIND + r"(?<!\bm)(?<!\bkm)(?<!\bcm)(\d{1,2})(?=[\s.,;:)”]|$)"),
    "raised": compiled(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})"),
}
_LONGEST_FOOT = 60

Place: TypeAlias = tuple[int, int, int]
"""A stretch of an original line: its number, and the columns of its first character and of the one behind its last."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note without its number: its rows, and the index among the rows that are left before which it stood."""

    rows: tuple[Row, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Body:
    """The text without its notes; ``marks`` are the places that only refer to one."""

    pages: Pages
    notes: tuple[Footnote, ...] = ()
    marks: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True)
class _Found:
    """A note as it stands: its first row, the row behind its last, where its text begins, the marks that refer to it."""

    start: int
    end: int
    text: int
    marks: tuple[Place, ...]


def without_notes(pages: Pages, *, markdown: bool) -> Body:
    """The text with its notes set apart."""
    found = list(_at_feet(pages))
    if markdown:
        found += _definitions(pages.rows)
    if not found:
        return Body(pages)
    found.sort(key=lambda note: note.start)
    taken = {index for note in found for index in range(note.start, note.end)}
    left = [index for index in range(len(pages.rows)) if index not in taken]
    place = {index: at for at, index in enumerate(left)}
    after = [place.get(index, -1) for index in range(len(pages.rows))]
    at = len(left)
    for index in range(len(after) - 1, -1, -1):
        at = after[index] if after[index] >= 0 else at
        after[index] = at
    notes = tuple(
        Footnote((pages.rows[note.start].cut(note.text), *pages.rows[note.start + 1 : note.end]), after[note.start])
        for note in found
    )
    turns = frozenset(after[index] for index in pages.turns)
    marks = frozenset(mark for note in found for mark in note.marks)
    return Body(Pages(tuple(pages.rows[index] for index in left), turns), notes, marks)


def _at_feet(pages: Pages) -> Iterator[_Found]:
    """The notes above each turn of a page, and those below the whole text."""
    rows = pages.rows
    start = 0
    for end in sorted({*pages.turns, len(rows)}):
        last = end == len(rows)
        yield from _foot(rows, 0 if last else start, max(start, end - _LONGEST_FOOT), end)
        start = end


def _foot(rows: Sequence[Row], start: int, first: int, end: int) -> Iterator[_Found]:
    """The notes that end the rows from ``start`` to ``end``; none begins before ``first``."""
    openings: list[tuple[int, str, int, int]] = []
    for index in range(end - 1, first - 1, -1):
        raw = rows[index].raw
        match = _NOTE.match(raw)
        if match and match.lastgroup:
            number = int(match.group(match.lastgroup).translate(_RAISED))
            if openings and (openings[-1][1] != match.lastgroup or openings[-1][2] != number + 1):
                break
            openings.append((index, match.lastgroup, number, match.end()))
        elif is_bullet(raw.lstrip()) or mark_of(raw.lstrip()) or "\t" in raw or "|" in raw:
            break
    if not openings:
        return
    openings.reverse()
    marks = _marks(rows[start : openings[-1][0]], openings[0][1])
    begins = len(openings)
    for at in range(len(openings) - 1, -1, -1):
        index, style, number, _ = openings[at]
        if number not in marks:
            break
        apart = index == start or rows[index - 1].blank or _RULE.fullmatch(rows[index - 1].raw)
        if apart or style in ("square", "raised"):
            begins = at
    ends = [*(opening[0] for opening in openings[1:]), end]
    for (index, _, number, text), stop in list(zip(openings, ends, strict=True))[begins:]:
        yield _Found(index, stop, text, tuple(marks[number]))


def _marks(rows: Sequence[Row], style: str) -> dict[int, list[Place]]:
    """Where the rows refer to a note, by its number; notes with plain numbers may be referred to by raised ones."""
    patterns = [_MARKS[style], _MARKS["bare" if style == "raised" else "raised"]]
    found: dict[int, list[Place]] = {}
    for row in rows:
        for pattern in patterns:
            for match in pattern.finditer(row.raw):
                place = (row.line, row.column + match.start(), row.column + match.end())
                found.setdefault(int(match.group(1).translate(_RAISED)), []).append(place)
    return found


def _definitions(rows: Sequence[Row]) -> Iterator[_Found]:
    """Notes as Markdown writes them: "[^1]: …" up to the next empty row."""
    cited: dict[str, list[Place]] = {}
    for row in rows:
        if "[^" in row.raw:
            for found in _CITED.finditer(row.raw):
                cited.setdefault(found.group(1), []).append(
                    (row.line, row.column + found.start(), row.column + found.end())
                )
    for index, row in enumerate(rows):
        match = _DEFINITION.match(row.raw) if "[^" in row.raw else None
        if match:
            end = index + 1
            while end < len(rows) and not rows[end].blank and not _DEFINITION.match(rows[end].raw):
                end += 1
            yield _Found(index, end, match.end(), tuple(cited.pop(match.group(1), ())))
