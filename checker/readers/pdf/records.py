"""The rows of a page that stand in columns, made into the rows of a table: each begins with its number, or below a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker.model.records import dataclass
from checker.readers.lines import starts_small
from checker.readers.pdf.grid import PageCell, PageTable
from checker.readers.pdf.gutters import Gutters
from checker.readers.pdf.heads import is_counting, is_number
from checker.readers.pdf.page import Row, Word, rows_of

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


@dataclass(frozen=True, slots=True)
class Ends:
    """What stands of the table on the page above and below: whether its first row surely began there, its last may go on."""

    above: bool = False
    begun: bool = False
    below: bool = False


def between_lines(rows: Sequence[Found], lines: Sequence[float]) -> list[list[Found]] | None:
    """The rows between one line drawn across the table and the next; None where no lines part them.

    ``lines`` are their heights.
    """
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


def by_numbers(rows: Sequence[Found], head: int, gutters: Gutters, ends: Ends) -> list[list[Found]] | None:
    """The rows of the table, the first so many its head, told by their numbers; None where that fails."""
    if _is_centred(rows[head:], gutters):
        return _around_numbers(rows, gutters, ends)
    return _from_numbers(rows, head)


def is_begun(record: Sequence[Found]) -> bool:
    """Whether the end of a page cuts a row whose number would stand at mid-height: what it cuts begins at the top."""
    return record[0].numbered and len(record) > 1


def table_of(records: Sequence[Sequence[Found]], gutters: Gutters, edges: tuple[float, ...], page: int) -> PageTable:
    """The table that the rows make."""
    first, last = records[0][0].row, records[-1][-1].row
    heights = (first.base - first.size, last.base + 0.3 * last.size)
    return PageTable([_cells(record, gutters, edges) for record in records], edges, heights, page, ruled=False)


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


def _from_numbers(rows: Sequence[Found], head: int) -> list[list[Found]]:
    """The rows parted above each number and each head of a group."""
    records: list[list[Found]] = [list(rows[:head])] if head else []
    for one in rows[head:]:
        if one.numbered or one.group or not records or records[-1][-1].group:
            records.append([])
        records[-1].append(one)
    return records


def _around_numbers(rows: Sequence[Found], gutters: Gutters, ends: Ends) -> list[list[Found]] | None:
    """The rows parted so that every cell reaches as far above its number as below it; None where that fails."""
    most = next((at for at, one in enumerate(rows) if one.numbered), 0) if ends.above else 0
    for rest in range(1 if ends.begun else 0, most + 1):
        records = _mirrored(rows[rest:], gutters, cut=ends.below)
        if records is not None:
            return [list(rows[:rest]), *records] if rest else records
    return None


def _mirrored(rows: Sequence[Found], gutters: Gutters, *, cut: bool) -> list[list[Found]] | None:
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
        near = _MIRRORED * gutters.size
        bottom = 2 * number.base - rest[0].row.base
        record = [one for one in rest if one.row.base <= bottom + near]
        if cut and rest[0].row is number and not any(one.numbered for one in rest[1:]):
            record = list(rest)  # what the page's end cuts begins at the top
        elif sum(one.numbered for one in record) > 1 or not _surrounds(record, number.base, near, gutters):
            return None
        records.append(record)
        at += len(record)
    return records


def _surrounds(record: Sequence[Found], middle: float, near: float, gutters: Gutters) -> bool:
    """Whether the words of each column reach as far above a height as below it."""
    reach: dict[int, tuple[float, float]] = {}
    for one in record:
        for column in gutters.columns_of(one.row):
            reach[column] = reach.get(column, (one.row.base, 0.0))[0], one.row.base
    return all(abs((first + last) / 2 - middle) <= near for first, last in reach.values())


def _cells(record: Sequence[Found], gutters: Gutters, edges: tuple[float, ...]) -> dict[int, PageCell]:
    page = record[0].row.page
    words = [word for one in record for word in one.row.words]
    if record[0].group:
        return _group(words, edges, page)
    inside: list[list[Word]] = [[] for _ in edges[1:]]
    for word in words:
        inside[gutters.column_of(word)].append(word)
    starts = [edges[0], *(right for _, right in gutters.spans)]
    stops = [*(left for left, _ in gutters.spans), edges[-1]]
    return {
        column: PageCell(1, 1, left, right, rows_of(found, page) if found else [])
        for column, (left, right, found) in enumerate(zip(starts, stops, inside, strict=True))
    }


def _group(words: Sequence[Word], edges: tuple[float, ...], page: int) -> dict[int, PageCell]:
    """The head of a group: its number, if it has one, and its title over the other columns."""
    columns = len(edges) - 1
    if is_number(words[0]) and len(words) > 1:
        return {
            0: PageCell(1, 1, edges[0], edges[1], [Row([words[0]], page)]),
            1: PageCell(columns - 1, 1, edges[1], edges[-1], rows_of(words[1:], page)),
        }
    return {0: PageCell(columns, 1, edges[0], edges[-1], rows_of(words, page))}
