"""Tables as the reader found them made into blocks, the lines of each cell put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.model.document import Block, Cell, Paragraph, Table
from checker.readers.flow import RULE, Cleaner
from checker.readers.joining import paragraphs
from checker.readers.lines import Line, ends_open, is_bullet, mark_of, seen_width, starts_small
from checker.readers.source import Row
from checker.readers.tables import RawCell, RawTable
from checker.readers.wrapping import Wrapping, ends_sentence

_SET_IN_COLUMNS = ("gaps", "rules", "grid")


def table_blocks(table: RawTable, clean: Cleaner, wrapping: Wrapping) -> list[Block]:
    """The table; a frame of one cell is none, and gives its paragraphs."""
    if sum(map(len, table.rows)) == 1:
        return list(_cell(table.rows[0][0].rows, clean, wrapping))
    columns = _columns(table, clean, shouting=wrapping.shouting) if table.kind in _SET_IN_COLUMNS else {}
    page = next((row.page for cells in table.rows for cell in cells for row in cell.rows), None)
    rows = tuple(
        tuple(
            Cell(
                paragraphs=tuple(_cell(cell.rows, clean, columns.get(at, wrapping) if cell.columns == 1 else wrapping)),
                columns=cell.columns,
                rows=cell.height,
            )
            for at, cell in enumerate(cells)
        )
        for cells in table.rows
    )
    return [Table(rows=rows, page=page)]


def _cell(rows: Sequence[Row], clean: Cleaner, wrapping: Wrapping) -> list[Paragraph]:
    lines: list[Line] = []
    blanks = 0
    for line in clean([row for row in rows if not RULE.fullmatch(row.raw)]):
        if line.value.strip():
            if wrapping.column:
                line.reach = seen_width(line)
            line.blanks, blanks = blanks, 0
            lines.append(line)
        else:
            blanks += 1
    return paragraphs(lines, wrapping, cell=True)


def _columns(table: RawTable, clean: Cleaner, *, shouting: bool) -> dict[int, Wrapping]:
    """How the cells of each column are wrapped, where lines that surely go on show that a line ends where it is full."""
    widths: dict[int, int] = {}
    pairs: list[tuple[int, int, int]] = []
    for at, cell in _plain_cells(table):
        lines = [line for line in clean(cell.rows) if line.value]
        widths[at] = max([widths.get(at, 0), *map(seen_width, lines)])
        for line, after in pairwise(lines):
            marked = is_bullet(after.value) or mark_of(after.value)
            goes_on = shouting or starts_small(after.value) or ends_open(line.value)
            if goes_on and not marked and not ends_sentence(line.value):
                pairs.append((at, seen_width(line), after.head))
    full = sum(width + 1 + head > widths[at] for at, width, head in pairs)
    if not pairs or full < 0.9 * len(pairs):
        return {}
    return {
        at: Wrapping(wrapped=True, width=width, sharp=True, column=True, shouting=shouting)
        for at, width in widths.items()
    }


def _plain_cells(table: RawTable) -> Iterator[tuple[int, RawCell]]:
    """The cells that stand in one column, each with the column's index; the heading of a group may run over many."""
    for cells in table.rows:
        if all(cell.blank for cell in cells[2:]):
            continue
        at = 0
        for cell in cells:
            if cell.columns == 1 and cell.rows:
                yield at, cell
            at += cell.columns
