"""Tables rebuilt from what plain text keeps of them: tabs between cells, or one cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.parse.cell_lines import rows_of_lines
from checker.parse.columns import column_role, header_roles
from checker.parse.page import Grid, GridCell, Line
from checker.patterns import compiled
from checker.text import Text

_GROUP = compiled(r"[ivxlc]+\s?[.)]|[a-z]\s?[.)]|\d{1,2}\s?[.)]")
_LONGEST_HEAD = 60


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
    """Rows of cells between tabs, until two lines in a row hold no tab and no group's number."""
    rows: list[tuple[GridCell, ...]] = []
    end = at
    while end < len(lines):
        line = lines[end]
        if "\t" not in line.text.value:
            following = lines[end + 1].text if end + 1 < len(lines) else None
            if following is None or "\t" not in following.value or _begins_another(following, rows):
                break
            if line.bold is False and not _GROUP.match(line.key.strip()):
                break
        rows.append(tuple(_cells(line.text)))
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


def _cells(text: Text) -> Iterator[GridCell]:
    start = 0
    for match in re.finditer("\t", text.value + "\t"):
        cell = text.cut(start, match.start())
        yield GridCell((cell,) if cell.value else ())
        start = match.end()
