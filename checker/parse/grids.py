"""Tables rebuilt from what plain text keeps of them: tabs between cells, or one cell a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.parse.cell_lines import rows_of_lines
from checker.parse.columns import column_role, header_roles
from checker.parse.page import Grid, GridCell, Line, Page
from checker.text import Text


def find_grids(page: Page, lines: Sequence[Line]) -> tuple[list[Grid], set[int]]:
    """The tables in a range of lines, and the indexes of the lines they take."""
    grids: list[Grid] = []
    taken: set[int] = set()
    at = 0
    while at < len(lines):
        line = lines[at]
        value = line.text.value
        grid: tuple[Grid, int] | None = None
        if value.strip("\t").count("\t") >= 1 and header_roles(_cells_of(line)):
            grid = _by_tabs(lines, at)
        elif len(line.key) <= 60 and column_role(line.key.strip()) == "ordinal":
            grid = rows_of_lines(lines, at)
        if grid is None:
            at += 1
            continue
        grids.append(grid[0])
        taken.update(line.index for line in lines[at : grid[1]])
        at = grid[1]
    return grids, taken


def _cells_of(line: Line) -> list[str]:
    return [cell.strip() for cell in _split_tabs_key(line)]


def _split_tabs_key(line: Line) -> list[str]:
    return [t.key if t is not None else "" for t in _split_tabs(line.text)]


def _split_tabs(text: Text) -> list[Text | None]:
    cells: list[Text | None] = []
    start = 0
    for match in re.finditer("\t", text.value + "\t"):
        piece = text.cut(start, match.start())
        cells.append(piece if piece.value else None)
        start = match.end()
    return cells


def _by_tabs(lines: Sequence[Line], at: int) -> tuple[Grid, int]:
    """Rows of cells between tabs, until two lines in a row hold no tab and no group's number."""
    rows: list[tuple[GridCell, ...]] = []
    end = at
    while end < len(lines):
        line = lines[end]
        if "\t" not in line.text.value:
            follows = end + 1 < len(lines) and "\t" in lines[end + 1].text.value
            if not follows or (
                line.bold is False and not re.match(r"[ivxlc]+\s?[.)]|[a-z]\s?[.)]|\d{1,2}\s?[.)]", line.key.strip())
            ):
                break
        cells = tuple(GridCell((t,) if t is not None else ()) for t in _split_tabs(line.text))
        rows.append(cells)
        end += 1
    return Grid(
        at=lines[at].index, rows=tuple(rows), how="tabs", lines=range(lines[at].index, lines[end - 1].index + 1)
    ), end
