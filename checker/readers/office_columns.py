"""Letterheads and signatures set in columns by tabs or spaces in files whose paragraphs stand apart by themselves.

In a text an empty line shows where such columns end; in an office file the next paragraph simply follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.patterns import compiled
from checker.readers.columns import letterhead, signature
from checker.readers.lines import BULLET
from checker.readers.source import Row
from checker.readers.tables import RawTable

_WIDE = compiled(r"\S[ \u00a0]*\t|\S[ \u00a0]{3,}\S")
_INDENTED = compiled(r"[ \u00a0]*\t|[ \u00a0]{8,}")
_HIGHEST = 12


def may_stand_in_columns(rows: Sequence[Row]) -> bool:
    """Whether any of the rows is parted by a tab or a wide gap, or begins far to the right: a quick look."""
    return any(_WIDE.search(row.raw) or _INDENTED.match(row.raw) for row in rows)


def columns_at(rows: Sequence[Row], at: int, *, opens: bool) -> tuple[RawTable, int] | None:
    """The columns that begin in ``rows[at]``, and the index behind them; a letterhead only where the document ``opens``."""
    found = letterhead(rows[: _end_of_head(rows, at)], at) if opens else None
    return found or signature(rows[: _end_of_foot(rows, at)], at)


def _end_of_head(rows: Sequence[Row], at: int) -> int:
    """Behind the last parted row; among them one row at a time may stand in one column only."""
    end = at
    lone = 0
    for index in range(at, min(len(rows), at + _HIGHEST)):
        if _WIDE.search(rows[index].raw):
            end, lone = index + 1, 0
        elif not rows[index].blank:
            lone += 1
            if lone > 1:
                break
    return end


def _end_of_foot(rows: Sequence[Row], at: int) -> int:
    """Behind the last row that is parted, begins far to the right, or is an item of the recipients' list."""
    end = at + 1
    for index in range(at + 1, len(rows)):
        raw = rows[index].raw
        if _WIDE.search(raw) or _INDENTED.match(raw) or BULLET.match(raw.lstrip()):
            end = index + 1
        elif not rows[index].blank:
            break
    return end
