"""Places of a plan as gaps in the XML of its Word file: round the very words, or behind the line that something belongs to."""

from __future__ import annotations

from typing import NamedTuple

from checker.model.location import Location
from checker.readers.docx import DocxLine, DocxText, Spot
from checker.readers.docx.names import TAGS, Element, number
from checker.writers.runs import Gap, gap_before, gap_behind, gap_beside, head_gap


class Mark(NamedTuple):
    """One end of a place: before or ``behind`` a character, behind a run, or at the head of a paragraph.

    ``line`` and ``column`` only tell its order; gaps are to be made from the last mark to the first.
    """

    line: int
    column: int
    at: Spot | Element
    behind: bool

    def gap(self) -> Gap:
        """The gap for this mark, made by splitting a run where need be."""
        if isinstance(self.at, Spot):
            return gap_behind(self.at) if self.behind else gap_before(self.at)
        return head_gap(self.at) if TAGS[self.at.tag] == "p" else gap_beside(self.at, behind=True)


class Anchor(NamedTuple):
    """Where a place begins and ends; ``end`` is None where it is empty."""

    start: Mark
    end: Mark | None


def anchor_of(at: Location, text: DocxText) -> Anchor:
    """Where a location stands in the text of the file.

    Something missing (an empty range) hangs on the end of the line above, behind which it belongs; what stands in a note
    hangs on the note's mark; of automatic labels, which stand nowhere, the words behind them count.
    """
    if at.empty:
        return Anchor(_behind(_line_above(at, text), text), None)
    first, last = _line(at.line, text), _line(at.end_line, text)
    start, end = _first(first, at.column), _last(last, at.end_column)
    while end is None and last.number > first.number:
        last = text.line(last.number - 1)
        end = _last(last, len(last.text) + 1)
    if start is None or end is None or (start.line, start.column) >= (end.line, end.column):
        return Anchor(_behind(first, text), None)
    if first.part != text.main or last.part != text.main:
        return Anchor(_behind(first, text), None)
    return Anchor(start, end)


def _line(line: int, text: DocxText) -> DocxLine:
    return text.line(max(1, min(line, len(text.lines))))


def _line_above(at: Location, text: DocxText) -> DocxLine:
    """The line behind whose words something belongs that is missing at an empty range."""
    own = _line(at.line, text)
    if at.line <= len(text.lines) and at.column > 1:
        return own
    above = text.lines[: min(at.line - 1, len(text.lines))]
    return next((line for line in reversed(above) if line.text.strip() and line.part == text.main), own)


def _behind(line: DocxLine, text: DocxText) -> Mark:
    end = len(line.text) + 1
    if line.part != text.main:
        return Mark(line.number, end, _note_mark(line, text), behind=True)
    return _last(line, end) or Mark(line.number, end, line.paragraph, behind=False)


def _first(line: DocxLine, column: int) -> Mark | None:
    for at in range(column, len(line.text) + 1):
        spot = line.spot(at)
        if spot is not None:
            return Mark(line.number, at, spot, behind=False)
    return None


def _last(line: DocxLine, column: int) -> Mark | None:
    for at in range(min(column, len(line.text) + 1), 1, -1):
        spot = line.spot(at, end=True)
        if spot is not None:
            return Mark(line.number, at, spot, behind=True)
    return None


def _note_mark(line: DocxLine, text: DocxText) -> Element:
    """The run in which the mark of a note stands, the first paragraph of the text where there is none."""
    note = next((e for e in line.paragraph.iterancestors() if TAGS[e.tag] in ("footnote", "endnote")), None)
    if note is not None:
        for mark in text.roots[text.main].iter(f"{{*}}{TAGS[note.tag]}Reference"):
            run = mark.getparent()
            if number(mark, "id") == number(note, "id") and run is not None:
                return run
    return text.line(1).paragraph
