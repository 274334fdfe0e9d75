"""Tables drawn with bars in the lines themselves: pipe tables, grid tables, and rows of cells joined by " | "."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.patterns import compiled
from checker.readers.source import Row
from checker.readers.tables import RawCell, RawTable, cell_of

_RULE_CELL = compiled(r"\s*:?-{1,}:?\s*")
_GRID_RULE = compiled(r"\s*\+(?:[-=:]+\+)+\s*")
_FEWEST_BARE = 3
# A break, or what a converter left of one: white space between bold words, or before a bullet.
_BREAK = compiled(
    r"<br\s*/?>|(?<=\*\*)[ \u00a0]+(?=\*\*|-{3})|(?<=\*)[ \u00a0]{2,}(?=\*)|(?<=[;:.*])[ \u00a0]{2,}(?=[-–+] ?\w)",
    re.IGNORECASE,
)


def pipe_table(rows: Sequence[Row], at: int) -> tuple[RawTable, int] | None:
    """The table of lines that begin and end with a bar, from ``rows[at]``, and the index behind it."""
    found: list[tuple[RawCell, ...]] = []
    end = at
    while end < len(rows) and _is_pipe_row(rows[end].raw):
        cells = _split(rows[end])
        if not all(_RULE_CELL.fullmatch(cell.raw) for cell in cells):
            found.append(tuple(cell_of(_lines(cell)) for cell in cells))
        end += 1
    return (RawTable(tuple(found), "pipes"), end) if found else None


def bare_pipe_table(rows: Sequence[Row], at: int) -> tuple[RawTable, int] | None:
    """The table of lines with bars between their cells and none around them, from ``rows[at]``, and the index behind it.

    Three lines with the same number of bars, two at least, are a table; one such line is prose.
    """
    if "|" not in rows[at].raw:
        return None
    bars = _bars_between(rows[at])
    end = at
    while bars and end < len(rows) and _bars_between(rows[end]) == bars:
        end += 1
    if end - at < _FEWEST_BARE:
        return None
    found = [[cell_of(_lines(cell)) for cell in _split(row, bare=True)] for row in rows[at:end]]
    return RawTable(tuple(map(tuple, found)), "pipes"), end


def grid_table(rows: Sequence[Row], at: int) -> tuple[RawTable, int] | None:
    """The table drawn with ``+---+`` from ``rows[at]``, and the index behind it."""
    if "+" not in rows[at].raw or not _GRID_RULE.fullmatch(rows[at].raw):
        return None
    found: list[tuple[RawCell, ...]] = []
    columns: list[list[Row]] = []
    end = at + 1
    while end < len(rows):
        row = rows[end]
        if _GRID_RULE.fullmatch(row.raw):
            if columns:
                found.append(tuple(cell_of(column) for column in columns))
            columns = []
        elif _is_pipe_row(row.raw):
            cells = _split(row)
            if len(columns) not in (0, len(cells)):
                found.append(tuple(cell_of(column) for column in columns))
                columns = []
            columns = columns or [[] for _ in cells]
            for column, cell in zip(columns, cells, strict=True):
                # The spaces that fill a cell are no line break of Markdown's.
                column.append(cell.cut(0, len(cell.raw.rstrip())))
        else:
            break
        end += 1
    if columns:
        found.append(tuple(cell_of(column) for column in columns))
    return (RawTable(tuple(found), "grid"), end) if found else None


def _is_pipe_row(raw: str) -> bool:
    raw = raw.strip()
    return raw[:1] == "|" and raw[-1:] == "|" and bool(raw.strip("|"))


def _bars_between(row: Row) -> int:
    """How many bars part the cells of a line that neither begins nor ends with one; 0 for one bar alone."""
    raw = row.raw.strip()
    count = raw.count("|")
    return count if count > 1 and raw[0] != "|" else 0


def _split(row: Row, *, bare: bool = False) -> list[Row]:
    """The cells of one line; a bar behind a backslash is text. Of a ``bare`` line the ends are cells too."""
    raw = row.raw
    start = 0 if bare else raw.index("|") + 1
    cells = []
    for at in range(start, len(raw)):
        if raw[at] == "|" and raw[at - 1] != "\\":
            cells.append(row.cut(start, at))
            start = at + 1
    return [*cells, row.cut(start)] if bare else cells


def _lines(cell: Row) -> list[Row]:
    breaks = [(found.start(), found.end()) for found in _BREAK.finditer(cell.raw)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(cell.raw)]
    return [cell.cut(start, end) for start, end in zip(starts, ends, strict=True)]
