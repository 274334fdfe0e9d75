"""Tables rebuilt from what plain text keeps of them: tabs between cells, or one cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.parse.cell_lines import ORDINAL, rows_of_lines
from checker.parse.columns import column_role, header_roles
from checker.parse.page import Grid, GridCell, Line
from checker.patterns import compiled
from checker.text import Text

_GROUP = compiled(r"[ivxlc]+\s?[.)]|[a-z]\s?[.)]|\d{1,2}\s?[.)]")
_LONGEST_HEAD = 60
_LONGEST_CELL = 12


def find_grids(lines: Sequence[Line]) -> tuple[list[Grid], set[int]]:
    """The tables in a range of lines, and the indexes of the lines they take."""
    grids: list[Grid] = []
    taken: set[int] = set()
    at = 0
    while at < len(lines):
        found = _grid_at(lines, at)
        if found is None:
            at += 1
            continue
        grid, end = found
        grids.append(grid)
        taken.update(line.index for line in lines[at:end])
        at = end
    return grids, taken


def _grid_at(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    """The table whose heads begin with a line, and the position after its last line."""
    line = lines[at]
    if "\t" in line.text.value.strip("\t") and _is_head(line.text):
        return _by_tabs(lines, at)
    if len(line.key) <= _LONGEST_HEAD and column_role(line.key.strip()) == "ordinal":
        return rows_of_lines(lines, at)
    return None


def _by_tabs(lines: Sequence[Line], at: int) -> tuple[Grid, int]:
    """Rows of cells between tabs; a cell of several lines leaves lines with fewer tabs, or with none."""
    rows = [tuple(_cells(lines[at].text))]
    width, counted = len(rows[0]), column_role(rows[0][0].key) == "ordinal"
    end, group = at + 1, 0
    while end < len(lines):
        line = lines[end]
        cells = tuple(_cells(line.text))
        if len(cells) > 1:
            if len(rows) > 1 and len(rows) != group and _completes(rows[-1], cells, width, counted=counted):
                rows[-1] = (*rows[-1][:-1], _with_text(rows[-1][-1], cells[0]), *cells[1:])
            else:
                rows.append(cells)
        elif _heads_group(lines, end, rows, counted=counted):
            rows.append(cells)
            group = len(rows)
        elif len(rows) > 1 and _goes_on(lines, end, rows[-1], width, counted=counted):
            rows[-1] = (*rows[-1][:-1], _with_text(rows[-1][-1], cells[0]))
        else:
            break
        end += 1
    taken = range(lines[at].index, lines[end - 1].index + 1)
    return Grid(at=lines[at].index, rows=tuple(rows), how="tabs", lines=taken), end


def _begins_another(text: Text, rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether a row of heads below a lone line opens a table of its own, under a heading.

    The same heads again, in a table that has lone lines already, only go on with it on a new page.
    """
    again = [cell.key for cell in _cells(text)] == [cell.key for cell in rows[0]]
    return _is_head(text) and not (again and any(len(row) == 1 for row in rows))


def _is_head(text: Text) -> bool:
    """Whether a line is the row of heads of a table: what stands above it then belongs to no table before."""
    return bool(header_roles([cell.key for cell in _cells(text)]))


def _completes(row: Sequence[GridCell], cells: Sequence[GridCell], width: int, *, counted: bool) -> bool:
    """Whether the last cell of a row goes on in the first of these cells.

    In a table without numbers only where the row becomes as wide as the table: empty cells at its end are lost.
    """
    size = len(row) + len(cells) - 1
    if counted and not ORDINAL.match(row[0].key):
        return False
    if counted:
        return size <= width and not ORDINAL.match(cells[0].key) and bool(cells[0].key)
    heads_group = len(row) == 1 and _GROUP.match(row[0].key.strip()) is not None
    return size == width and bool(cells[0].key) and not heads_group


def _heads_group(lines: Sequence[Line], at: int, rows: Sequence[Sequence[GridCell]], *, counted: bool) -> bool:
    """Whether a line without a tab heads the rows below it: by its mark, or short above a whole row that bears no number."""
    line = lines[at]
    following = lines[at + 1].text if at + 1 < len(lines) else None
    if following is None or "\t" not in following.value or _begins_another(following, rows):
        return False
    if line.bold or _GROUP.match(line.key.strip()):
        return True
    whole = following.value.count("\t") == len(rows[0]) - 1 == len(rows[-1]) - 1
    return not counted and whole and len(line.key) <= _LONGEST_HEAD and not line.starts_small


def _goes_on(lines: Sequence[Line], at: int, row: Sequence[GridCell], width: int, *, counted: bool) -> bool:
    """Whether a line without a tab is one of the last cell of the row above it: the row goes on, or the next is counted."""
    below = next((line for line in lines[at + 1 : at + _LONGEST_CELL] if "\t" in line.text.value), None)
    if below is None:
        return False
    cells = tuple(_cells(below.text))
    if len(row) == width:
        return counted and ORDINAL.match(cells[0].key) is not None
    return _completes(row, cells, width, counted=counted)


def _with_text(cell: GridCell, more: GridCell) -> GridCell:
    return GridCell((*cell.texts, *more.texts))


def _cells(text: Text) -> Iterator[GridCell]:
    start = 0
    for match in re.finditer("\t", text.value + "\t"):
        cell = text.cut(start, match.start())
        yield GridCell((cell,) if cell.value else ())
        start = match.end()
