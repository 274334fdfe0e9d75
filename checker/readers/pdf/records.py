"""The rows of a page that stand in columns, made into the rows of a table: each begins with its number, or below a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker.model.records import dataclass
from checker.readers.lines import starts_small
from checker.readers.pdf.grid import PageCell, PageTable
from checker.readers.pdf.gutters import Gutters
from checker.readers.pdf.heads import is_counting, is_number
from checker.readers.pdf.page import Page, Row, Word, rows_of
from checker.readers.pdf.ruled import merged

_LONG = 0.6  # of the width of the table: a line across it
_MOST = 0.7  # of the rows that have a line before them, where lines part rows
_CLOSE = 0.85  # of the size of the type
_FEW = 0.25  # of the rows may begin in mid-sentence
_MIRRORED = 0.25  # of the size of the type


@dataclass(frozen=True, slots=True)
class Found:
    """A row of the page in the body of a table; ``group``: one text over all columns that heads the rows below it."""

    row: Row
    numbered: bool = False
    group: bool = False


def table_of(
    head: Sequence[Row], found: Sequence[Found], gutters: Gutters, edges: tuple[float, ...], page: Page, *, cut: bool
) -> PageTable | None:
    """The table; None where it cannot be told which lines make a row of it. ``cut``: the end of the page may cut its last."""
    all_rows = [*(Found(row) for row in head), *found]
    records = _between_lines(all_rows, edges, page)
    if records is None and _is_centred(found, gutters):
        records = _around_numbers(all_rows, gutters.size, begun=not head, cut=cut)
    elif records is None:
        records = _by_numbers(len(head), all_rows)
    if records is None:
        return None
    cells = [_cells(record, gutters, edges) for record in records]
    first, last = all_rows[0].row, all_rows[-1].row
    heights = (first.base - first.size, last.base + 0.3 * last.size)
    return PageTable(cells, edges, heights, page.number, ruled=False)


def _between_lines(rows: Sequence[Found], edges: Sequence[float], page: Page) -> list[list[Found]] | None:
    """The rows between one line drawn across the table and the next; None where no lines part them."""
    wide = edges[-1] - edges[0]
    lines = [
        rule.at for rule in merged(page.across) if min(rule.end, edges[-1]) - max(rule.start, edges[0]) >= _LONG * wide
    ]
    if not lines:
        return None
    records: list[list[Found]] = []
    for at, one in enumerate(rows):
        above = rows[at - 1].row if at else None
        if above is None or any(above.base - 1 <= line <= one.row.base - 0.3 * one.row.size for line in lines):
            records.append([])
        records[-1].append(one)
    parted = sum(any(one.numbered for one in record) for record in records)
    return records if parted >= max(2, _MOST * sum(one.numbered for one in rows)) else None


def _is_centred(found: Sequence[Found], gutters: Gutters) -> bool:
    """Whether numbers stand at mid-height of their rows: then lines of one cell stand between those of its neighbours."""
    if any(below.row.base - one.row.base < _CLOSE * gutters.size for one, below in pairwise(found)):
        return True
    numbered = [one.row for one in found if one.numbered]
    return sum(_begins_inside(row, gutters) for row in numbered) > _FEW * len(numbered)


def _begins_inside(row: Row, gutters: Gutters) -> bool:
    """Whether what stands beside the number goes on from the line above."""
    text = " ".join(word.text for word in row.words if gutters.column_of(word) == 1)
    return not text or starts_small(text)


def _by_numbers(head: int, rows: Sequence[Found]) -> list[list[Found]]:
    """The rows parted above each number and each head of a group."""
    records: list[list[Found]] = [list(rows[:head])] if head else []
    for one in rows[head:]:
        if one.numbered or one.group or not records or records[-1][-1].group:
            records.append([])
        records[-1].append(one)
    return records


def _around_numbers(rows: Sequence[Found], size: float, *, begun: bool, cut: bool) -> list[list[Found]] | None:
    """The rows parted so that each number stands as far from its first line as from its last; None where that fails.

    ``begun``: the first lines may belong to a row of the page before.
    """
    rests = next((at for at, one in enumerate(rows) if one.numbered), 0) if begun else 0
    found = []
    for rest in range(rests + 1):
        records = _mirrored(rows[rest:], _MIRRORED * size, cut=cut)
        if records is not None:
            found.append([list(rows[:rest]), *records] if rest else records)
    return found[0] if len(found) == 1 else None


def _mirrored(rows: Sequence[Found], near: float, *, cut: bool) -> list[list[Found]] | None:
    records: list[list[Found]] = []
    at = 0
    while at < len(rows):
        if rows[at].group:
            if not (records and records[-1][-1].group):
                records.append([])
            records[-1].append(rows[at])
            at += 1
            continue
        rest = rows[at:]
        number = next((one.row for one in rest if one.numbered or is_counting(Row(one.row.words[:1], 0))), None)
        if number is None:
            return None
        bottom = 2 * number.base - rest[0].row.base
        record = [one for one in rest if one.row.base <= bottom + near]
        if cut and rest[0].row is number and not any(one.numbered for one in rest[1:]):
            record = list(rest)  # what the page's end cuts begins at the top
        elif abs(record[-1].row.base - bottom) > near or sum(one.numbered for one in record) > 1:
            return None
        records.append(record)
        at += len(record)
    return records


def _cells(record: Sequence[Found], gutters: Gutters, edges: tuple[float, ...]) -> dict[int, PageCell]:
    page = record[0].row.page
    words = [word for one in record for word in one.row.words]
    if record[0].group:
        return _group(words, edges, page)
    cells: dict[int, PageCell] = {}
    starts = [edges[0], *(right for _, right in gutters.spans)]
    stops = [*(left for left, _ in gutters.spans), edges[-1]]
    for column, (left, right) in enumerate(zip(starts, stops, strict=True)):
        inside = [word for word in words if gutters.column_of(word) == column]
        cells[column] = PageCell(1, 1, left, right, rows_of(inside, page) if inside else [])
    return cells


def _group(words: Sequence[Word], edges: tuple[float, ...], page: int) -> dict[int, PageCell]:
    """The head of a group: its number, if it has one, and its title over the other columns."""
    columns = len(edges) - 1
    if is_number(words[0]) and len(words) > 1:
        return {
            0: PageCell(1, 1, edges[0], edges[1], [Row([words[0]], page)]),
            1: PageCell(columns - 1, 1, edges[1], edges[-1], rows_of(words[1:], page)),
        }
    return {0: PageCell(columns, 1, edges[0], edges[-1], rows_of(words, page))}
