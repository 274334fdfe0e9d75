"""Tables whose columns white space alone keeps apart, as a borderless table leaves them, or lines between rows only.

A head that begins with "STT" and at least two numbered rows that leave the same gutters free must prove it: prose has wide
spaces, and letterheads, signatures and lists stand in columns too. A missed table costs less than a false one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model.records import dataclass, field
from checker.readers.lines import starts_small
from checker.readers.openings import is_page_part
from checker.readers.pdf.grid import PageTable
from checker.readers.pdf.gutters import Gutters
from checker.readers.pdf.heads import APART, heads_numbers, is_counting, is_number
from checker.readers.pdf.page import Page, Row
from checker.readers.pdf.records import Ends, Found, between_lines, by_numbers, is_begun, table_of
from checker.readers.pdf.ruled import merged

_FEWEST = 2  # numbered rows
_LONG = 0.6  # of the width of the table: a line across it
_HIGHEST_HEAD = 8  # rows of the page
_LOOSE = 1.9  # of the size of the type: lines of one cell are not farther apart
_AHEAD = 6  # rows of a group's head
_SAME, _PITCH = 0.15, 1.3  # of the size of the type: how far heights differ that are one, and lines of a head stand
_WIDE = 3  # sizes of type by which numbers may stand before their head


def spaced_tables(pages: Sequence[tuple[Page, list[Row]]]) -> list[tuple[list[PageTable], list[Row]]]:
    """The tables of each page, from the top down, and its other rows."""
    found: list[tuple[list[PageTable], list[Row]]] = []
    before: _Body | None = None  # the table that ends with the page before
    for index, (page, rows) in enumerate(pages):
        tables: list[PageTable] = []
        left: list[Row] = []
        at = 0
        while at < len(rows):
            body = _body_at(rows, at, page, before if not left and not tables else None)
            if body is not None and body.end == len(rows) and index + 1 < len(pages):
                body.cut = True
                body.sure = body.sure or _goes_on(body, *pages[index + 1])
            table = body.table() if body is not None else None
            if body is None or table is None:
                left.append(rows[at])
                at += 1
                before = None if left else before
                continue
            del left[len(left) - (at - body.start) :]
            tables.append(table)
            at = body.end
            before = body if at == len(rows) else None
        found.append((tables, left))
    return found


@dataclass(slots=True)
class _Body:
    """A table on one page: which rows (from, to) it takes, what parts its columns, and what its rows are.

    ``head`` is empty where the table goes on from the page before, ``title`` holds the lines of the head then too. ``sure``:
    another page proves it. ``cut``: the page's end may cut its last row; ``breaks``: it surely does;
    ``begun``: so did the end of the page before.
    """

    page: Page
    start: int
    end: int
    gutters: Gutters
    edges: tuple[float, ...]
    head: list[Row]
    title: tuple[str, ...]
    found: list[Found] = field(default_factory=list)
    sure: bool = False
    begun: bool = False
    cut: bool = False
    breaks: bool = False

    @property
    def numbers(self) -> int:
        """How many rows a number begins."""
        return sum(one.numbered for one in self.found)

    def table(self) -> PageTable | None:
        """The table; None where too little proves it."""
        if self.numbers < _FEWEST and not self.sure:
            return None
        all_rows = [*(Found(row) for row in self.head), *self.found]
        records = between_lines(all_rows, list(self._lines()))
        if records is None and self.page.recognised is None:  # in a scan numbers are overlooked: only lines tell rows
            ends = Ends(above=not self.head, begun=self.begun, below=self.cut)
            records = by_numbers(all_rows, len(self.head), self.gutters, ends)
        if records is None:
            return None
        self.breaks = self.cut and is_begun(records[-1])
        table = table_of(records, self.gutters, self.edges, self.page.number)
        return table if self.sure or _is_filled(table) else None

    def _lines(self) -> Iterator[float]:
        """The heights of the lines drawn across the table."""
        left, right = self.edges[0], self.edges[-1]
        for rule in merged(self.page.across):
            if min(rule.end, right) - max(rule.start, left) >= _LONG * (right - left):
                yield rule.at

    def take(self, rows: Sequence[Row]) -> bool:
        """Take the rows that stand in the columns; False if what follows shows that these are none."""
        while self.end < len(rows):
            row = rows[self.end]
            last = rows[self.end - 1] if self.found or self.head else None
            narrowed = self.gutters.narrowed(row)
            if not self.head and narrowed is not None and not narrowed.part_as(self.gutters):
                narrowed = None
            numbered = bool(self.gutters.first(row)) and is_number(self.gutters.first(row)[0])
            if narrowed is not None and self._fits(row, last, narrowed, numbered=numbered):
                self.gutters = narrowed
                self.found.append(Found(row, numbered=numbered))
            elif self._heads_group(rows):
                self.found.append(Found(row, group=True))
            else:
                return not (numbered and self._counts_on(row)) and not self._is_run_over(row, last)
            self.end += 1
        return True

    def _fits(self, row: Row, last: Row | None, gutters: Gutters, *, numbered: bool) -> bool:
        first = gutters.first(row)
        if numbered:
            return len(first) == 1
        if first or (last is not None and row.base - last.base > _LOOSE * self.gutters.size):
            return False
        return len(gutters.columns_of(row)) > 1 or not is_page_part(row.text)

    def _heads_group(self, rows: Sequence[Row]) -> bool:
        """Whether the row is one text over all columns, and a numbered row stands below it."""
        row = rows[self.end]
        pieces = row.segments(APART)
        if len(pieces) > 2 or (len(pieces) == 2 and not is_number(row.words[0])):
            return False
        for below in rows[self.end + 1 : self.end + 1 + _AHEAD]:
            gutters = self.gutters.narrowed(below)
            if gutters is None and len(below.segments(APART)) > 1:
                return False
            first = gutters.first(below) if gutters is not None else []
            if first:
                return len(first) == 1 and is_number(first[0]) and len(below.words) > 1
        return False

    def _is_run_over(self, row: Row, last: Row | None) -> bool:
        """Whether the row goes on with the text of the one above: then its lines run from edge to edge, and not in columns."""
        if last is None or row.page != last.page or not starts_small(row.text):
            return False
        return row.base - last.base < _PITCH * self.gutters.size

    def _counts_on(self, row: Row) -> bool:
        """Whether the number of a row that does not fit follows the last: then all these are no columns."""
        numbers = [one.row.words[0].text.rstrip(".)") for one in self.found if one.numbered]
        number = row.words[0].text.rstrip(".)")
        wide = len(row.words) > 1 and row.words[1].left - row.words[0].right > APART * row.size
        return wide and number.isdecimal() and bool(numbers) and numbers[-1] == str(int(number) - 1)


def _is_filled(table: PageTable) -> bool:
    """Whether more than a number and a text stand in the rows, as they do in a list."""
    numbered = [cells for cells in table.rows[1:] if len(cells) > _FEWEST and cells[0].rows]
    filled = sum(sum(bool(cell.rows) for cell in cells.values()) > _FEWEST for cells in numbered)
    return filled >= max(_FEWEST, 0.5 * len(numbered))


def _body_at(rows: Sequence[Row], at: int, page: Page, before: _Body | None) -> _Body | None:
    """The table that begins with its head in ``rows[at]``, or that goes on from the page before."""
    if before is not None and at == 0:
        body = _Body(
            page,
            0,
            _repeated(rows, before.title),
            before.gutters,
            before.edges,
            [],
            before.title,
            sure=True,
            begun=before.breaks,
        )
        if body.take(rows) and body.found:
            return body
    return _with_head(rows, at, page) if heads_numbers(rows, at) else None


def _repeated(rows: Sequence[Row], title: Sequence[str]) -> int:
    """How many rows at the top of a page repeat the head; behind them ``title`` may hold lines that stood above a number."""
    same = next((at for at, (row, text) in enumerate(zip(rows, title, strict=False)) if row.text != text), len(title))
    return same if any(heads_numbers(rows, at) for at in range(min(same, len(rows)))) else 0


def _goes_on(body: _Body, page: Page, rows: Sequence[Row]) -> bool:
    """Whether further numbered rows of the table open the next page."""
    below = _body_at(rows, 0, page, body) if rows else None
    return below is not None and below.sure and bool(body.numbers and below.numbers)


def _with_head(rows: Sequence[Row], at: int, page: Page) -> _Body | None:
    """The table whose first head of a column is in ``rows[at]``."""
    end = next(
        (below for below in range(at + 1, min(len(rows), at + _HIGHEST_HEAD)) if _counts(rows[below], rows[at])), None
    )
    if end is None:
        return None
    start = _top(rows, at, end)
    head = list(rows[start:end])
    gutters = Gutters.of_head(head, rows[end : end + _HIGHEST_HEAD])
    if gutters is None or not all(is_counting(Row(first, row.page)) for row in head if (first := gutters.first(row))):
        return None
    body = _Body(page, start, end, gutters, (), head, tuple(row.text for row in head))
    if not body.take(rows):
        return None
    lines = [*head, *(one.row for one in body.found)]
    body.edges = (min(row.left for row in lines), *body.gutters.middles, max(row.right for row in lines))
    return body


def _counts(row: Row, head: Row) -> bool:
    """Whether the row begins with a number below the head of the first column, which may be set in the middle of it."""
    counting, *others = head.segments(APART)
    room = others[0].left - counting.right if others else _WIDE * counting.size
    number = row.words[0]
    return is_number(number) and counting.left - room <= number.left and number.right <= counting.right + counting.size


def _top(rows: Sequence[Row], at: int, end: int) -> int:
    """The first row of the head; where its first cell stands at mid-height, as many lines stand above it as below."""
    row = rows[at]
    cells = row.segments(APART)
    start = at
    while start and rows[start].base - rows[start - 1].base < _PITCH * row.size:
        above = rows[start - 1]
        mirrored = [one for one in rows[at + 1 : end] if abs(one.base + above.base - 2 * row.base) < _SAME * row.size]
        pieces = [piece for one in mirrored for piece in one.segments(APART)]
        if not mirrored or not all(
            any(_overlap(piece, one) for one in pieces) and sum(_overlap(piece, one) for one in cells) < _FEWEST
            for piece in above.segments(APART)
        ):
            break
        start -= 1
    return start


def _overlap(piece: Row, other: Row) -> bool:
    return min(piece.right, other.right) > max(piece.left, other.left)
