"""Signatures set side by side with no recipients beside them: of a joint plan, or of who drafted a plan and who approved it.

::

    CÔNG AN TỈNH            SỞ GIÁO DỤC VÀ ĐÀO TẠO           SỞ TƯ PHÁP
    KT. GIÁM ĐỐC                 GIÁM ĐỐC                    GIÁM ĐỐC

    Nguyễn Văn A                Trần Văn B                  Lê Văn C
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.patterns import compiled
from checker.readers.columns import is_name
from checker.readers.lines import is_capitals
from checker.readers.openings import is_post
from checker.readers.source import Row
from checker.readers.tables import RawTable, cell_of

_GAP = compiled(r"[ \u00a0]{3,}|[ \u00a0]*\t\s*")
_LONGEST = 16
_MOST_COLUMNS = 4


def signatures(rows: Sequence[Row], at: int) -> tuple[RawTable, int] | None:
    """The columns of signatures from ``rows[at]``, a row of capitals with wide gaps, to the row of the signers' names."""
    raw = rows[at].raw
    if ("   " not in raw and "\t" not in raw) or not is_capitals(raw):
        return None
    heads = _parts(rows[at])
    if not 1 < len(heads) <= _MOST_COLUMNS or not all(is_capitals(part.raw) for part in heads):
        return None
    middles = [_middle(part) for part in heads]
    columns = [[part] for part in heads]
    posts = any(is_post(part.raw) for part in heads)
    for end in range(at + 1, min(len(rows), at + _LONGEST)):
        parts = _parts(rows[end])
        for part in parts:
            nearest = min(range(len(middles)), key=lambda column: abs(middles[column] - _middle(part)))
            columns[nearest].append(part)
        posts = posts or any(is_post(part.raw) for part in parts)
        if parts and all(is_name(part.raw) for part in parts):
            # A row below may name those whose column is longer.
            return (RawTable((tuple(cell_of(column) for column in columns),), "columns"), end + 1) if posts else None
        if not all(is_capitals(part.raw) or part.raw.strip("(). ").islower() for part in parts):
            return None
    return None


def _parts(row: Row) -> list[Row]:
    """The pieces of a row between its wide gaps, without the white space around them."""
    raw = row.raw.rstrip()
    start = len(raw) - len(raw.lstrip())
    found: list[Row] = []
    for gap in _GAP.finditer(raw, start):
        found.append(row.cut(start, gap.start()))
        start = gap.end()
    return [*found, row.cut(start, len(raw))] if start < len(raw) else found


def _middle(part: Row) -> float:
    return part.column + len(part.raw) / 2
