"""Tables typed with tabs: on the page their cells begin at tab stops, and run on over the columns as their words need room.

::

    STT     Nhiệm vụ Đơn vị chủ trì  Thời gian
    1       Quay phim ngắn hướng dẫn nộp hồ sơ      Văn
    phòng Sở        Quý I

Nothing stands below its head, so the lines that were typed are put together again with their tabs. That it is a table
must be proved: a head that begins with "STT", numbered rows, and cells that all begin at stops of one distance.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.records import dataclass, field
from checker.readers.pdf.heads import APART, begins_head, is_counting, is_number
from checker.readers.pdf.page import Row, Word
from checker.readers.pdf.stops import FARTHEST, MARGIN, Stops, stops_of
from checker.text import fold_key

_FEWEST, _FEWEST_CELLS = 2, 3  # rows below the head, and cells in them
_LONGEST_ROW, _LONGEST_TABLE = 12, 1000  # rows on the page
_STEP = 1.3  # of the usual distance of lines


def with_tabs(rows: Sequence[Row]) -> list[Row]:
    """The rows of a document; those of a table typed with tabs as the lines that were typed, with their tabs."""
    found: list[Row] = []
    at = 0
    while at < len(rows):
        # Letters recognised in a picture do not stand so exactly that stops could be told.
        table = _table(rows, at) if begins_head(rows[at]) and rows[at].sure == 1 else None
        if table is None:
            found.append(rows[at])
            at += 1
        else:
            found += table[0]
            at = table[1]
    return found


def _table(rows: Sequence[Row], at: int) -> tuple[list[Row], int] | None:
    """The lines of the table that begins with its head in ``rows[at]``, and the index behind it."""
    end = _last_numbered(rows, at) + 1
    if end <= at + _FEWEST:
        return None
    edge = max(row.right for row in rows if row.page == rows[at].page)
    stops = stops_of(rows[at:end], edge)
    if stops is None:
        return None
    lines = [_Line.of(rows[at], stops)]
    index = at + 1
    while index < len(rows):
        row = rows[index]
        width = lines[0].cells if len(lines) > 1 else FARTHEST
        if stops.numbers(row) or _repeats(row, lines[0]):
            lines.append(_Line.of(row, stops))
        elif (tabs := lines[-1].tabs_before(row, stops, width)) is not None:
            lines[-1].add(row, stops, tabs)
        elif index + 1 < len(rows) and stops.numbers(rows[index + 1]) and not stops.parts(row):
            lines.append(_Line.of(row, stops))  # the head of a group
        else:
            break
        index += 1
    head, *body = lines
    if head.cells < _FEWEST_CELLS or sum(line.cells >= _FEWEST_CELLS for line in body) < _FEWEST:
        return None
    again = fold_key(head.row(head.cells).text)
    whole = [line.row(head.cells) for line in lines]
    return [whole[0], *(row for row in whole[1:] if fold_key(row.text) != again)], index


def _last_numbered(rows: Sequence[Row], at: int) -> int:
    """The last row from ``at`` on that begins with a number and a gap, not too far from the one before; else ``at``."""
    last, count = at, 0
    for index in range(at + 1, min(len(rows), at + _LONGEST_TABLE)):
        if index - last > _LONGEST_ROW:
            break
        words = rows[index].words
        if is_number(words[0]) and len(words) > 1 and words[1].left - words[0].right > APART * words[0].size:
            last, count = index, count + 1
    return last if count >= _FEWEST else at


@dataclass(slots=True)
class _Line:
    """A line that was typed: its words so far, the tabs among them, and the last row of the page that it took.

    ``doubtful``: the words before which a space or a tab may stand, as both have one width there.
    """

    words: list[Word]
    last: Row
    page: int
    tabs: dict[int, int] = field(default_factory=dict)
    doubtful: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, row: Row, stops: Stops) -> _Line:
        """The line that a row begins."""
        line = cls([], row, row.page)
        line.add(row, stops, 0)
        return line

    @property
    def cells(self) -> int:
        """How many cells it has."""
        return sum(self.tabs.values()) + 1

    def row(self, cells: int) -> Row:
        """The line as a row, in a table of so many cells a line."""
        tabs = self.tabs
        missing = cells - self.cells
        if self.cells >= _FEWEST_CELLS and missing == len(self.doubtful):
            tabs = tabs | dict.fromkeys(self.doubtful, 1)
        elif missing > 0:
            tabs = tabs | {len(self.words): missing}
        return Row(self.words, self.page, tabs)

    def add(self, row: Row, stops: Stops, tabs: int) -> None:
        """Take a row in which the line goes on, behind so many tabs."""
        for at, (count, word) in enumerate(stops.marked(row)):
            before = count if at else tabs
            if before:
                self.tabs[len(self.words)] = before
            elif at and stops.at(word.left) and not word.text[0].islower():
                self.doubtful.append(len(self.words))
            self.words.append(word)
        self.last = row

    def tabs_before(self, row: Row, stops: Stops, cells: int) -> int | None:
        """How many tabs stand before the row if the line goes on in it; None if it does not."""
        last = self.last
        if row.page == last.page and row.base - last.base > _STEP * stops.pitch:
            return None
        wide = row.words[0].right - row.words[0].left
        if stops.at(row.left):
            tabs = stops.between(stops.left, row.left)
            after = stops.after(last.right)
            while after + wide <= stops.right:  # one tab less, and the word had stood in the row before
                tabs, after = tabs + 1, after + stops.step
            return tabs if self.cells + tabs <= cells else None
        if row.left > stops.left + MARGIN:
            return None
        if last.right + stops.space + wide > stops.right:
            return 0
        # It had room behind a space, but not at the next stop: the tab stands at the end of the row before.
        after = stops.after(last.right)
        return 1 if after < stops.right < after + wide and self.cells < cells else None


def _repeats(row: Row, head: _Line) -> bool:
    """Whether the head begins again on another page."""
    if row.page == head.page or not begins_head(row):
        return False
    return is_counting(row.segments(APART)[0]) and row.words[1].text == head.words[1].text
