"""Tables whose columns are drawn by lines of dashes, as Pandoc writes them in plain text and Markdown.

::

    -----------------------------------        STT   Nội dung
     STT   Nội dung        Đơn vị        or    ----- ----------
    ----- --------------- -------------        1     …
     1     …               …
    -----------------------------------

The groups of dashes say where columns begin; empty rows separate the rows of a table that is closed by a line of dashes.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.patterns import compiled
from checker.readers.source import Row
from checker.readers.tables import RawCell, RawTable, cell_of

_LINE = compiled(r"\s*-{3,}\s*")
_COLUMNS = compiled(r"\s*-{2,}(?:\s+-{2,})+\s*")
_GROUP = compiled(r"-{2,}")
_LONGEST_HEAD = 30


def ruled_table(rows: Sequence[Row], at: int) -> tuple[RawTable, int] | None:
    """The table drawn with dashes from ``rows[at]``, and the index behind it.

    ``rows[at]`` is its upper line, its head, or the line that shows its columns.
    """
    framed = _LINE.fullmatch(rows[at].raw) is not None
    columns = at
    if not _COLUMNS.fullmatch(rows[at].raw):
        limit = min(len(rows), at + (_LONGEST_HEAD if framed else 2))
        columns = at + 1
        while columns < limit and not _COLUMNS.fullmatch(rows[columns].raw):
            if _LINE.fullmatch(rows[columns].raw) or (not framed and rows[columns].blank):
                return None
            columns += 1
        if columns >= limit:
            return None
    starts = [group.start() for group in _GROUP.finditer(rows[columns].raw)]
    head = rows[at + framed : columns]
    end = columns + 1
    body: list[Row] = []
    while end < len(rows) and not _is_rule(rows[end].raw):
        if rows[end].blank and not framed and (end + 1 == len(rows) or columns != at):
            break
        body.append(rows[end])
        end += 1
    closed = end < len(rows) and _is_rule(rows[end].raw)
    if not closed and (framed or columns == at):
        return None
    records = _records(head, starts, spaced=framed) + _records(body, starts, spaced=any(row.blank for row in body))
    return (RawTable(tuple(records), "rules"), end + closed) if records else None


def _is_rule(raw: str) -> bool:
    return "---" in raw and (_LINE.fullmatch(raw) is not None or _COLUMNS.fullmatch(raw) is not None)


def _records(rows: Sequence[Row], starts: Sequence[int], *, spaced: bool) -> list[tuple[RawCell, ...]]:
    """The rows of the table: one for each line, or with ``spaced`` one for each stretch between empty lines."""
    groups: list[list[Row]] = []
    fresh = True
    for row in rows:
        if row.blank:
            fresh = True
            continue
        if fresh or not spaced:
            groups.append([])
        groups[-1].append(row)
        fresh = False
    return [
        tuple(cell_of([_piece(row, starts, index) for row in group]) for index in range(len(starts)))
        for group in groups
    ]


def _piece(row: Row, starts: Sequence[int], index: int) -> Row:
    start = 0 if index == 0 else starts[index]
    end = starts[index + 1] if index + 1 < len(starts) else None
    return row.cut(min(start, len(row.raw)), end)
