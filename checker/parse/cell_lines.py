"""Tables of plain text in which every cell stands on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.parse.columns import column_role, header_roles
from checker.parse.marks import bullet, roman
from checker.parse.page import Grid, GridCell, Line
from checker.parse.units import is_unit
from checker.parse.vocabulary import ITEM_LETTERS, Expression
from checker.text import Text

ORDINAL = re.compile(rf"(?P<n>\d{{1,3}}(?:\.\d{{1,2}})*|[ivxlc]{{1,5}}|[{ITEM_LETTERS}])\s?[.)]?$")
"""The number of a row, alone in its cell."""

_GROUP = re.compile(r"(?:[ivxlc]{1,5}|[a-h])\s?[.)/:-]\s*\S")
_TIME = Expression("cells", r"(?:{time.done} )?(?:{time.from} )?(?:{time.said}|\d{1,2}/\d)\>")
_LONGEST_ROW = 16


@dataclass(frozen=True)
class _Cell:
    """The paragraphs of a cell, and the position of its last line among the lines looked at."""

    texts: tuple[Text, ...]
    position: int

    @cached_property
    def key(self) -> str:
        return " ".join(t.key.strip() for t in self.texts)

    def with_line(self, text: Text, position: int) -> _Cell:
        return _Cell((*self.texts, text), position)


def rows_of_lines(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    """The table whose first head is ``lines[at]``, and the position after its last line; None when no heads follow.

    Rows are told apart by their numbers. Where a line led by a tab begins a cell, cells are certain; else the cells of a
    row that has more or fewer lines than columns are laid under the heads by what they hold.
    """
    tabbed = any(line.text.value.startswith("\t") for line in lines[at : at + 2])
    cells = _stream(lines, at, tabbed=tabbed)
    width = _head_width(cells)
    if width is None:
        return None
    head = [c.key for c in cells[:width]]
    roles = header_roles(head)
    rows: list[tuple[GridCell, ...]] = [tuple(GridCell(c.texts) for c in cells[:width])]
    position, end, number = width, cells[width - 1].position, 0
    while position < len(cells):
        if [c.key for c in cells[position : position + width]] == head:
            position += width
            continue
        if _GROUP.match(cells[position].key) and position + 1 < len(cells) and ORDINAL.match(cells[position + 1].key):
            rows.append((GridCell(cells[position].texts),))
            end = cells[position].position
            position += 1
            continue
        match = ORDINAL.match(cells[position].key)
        if not match or not _follows(number, match["n"]):
            break
        stop = _row_end(cells, position, match["n"], width, tabbed=tabbed)
        if stop == position + 1:
            break
        rows.append(_row(cells[position], cells[position + 1 : stop], width, roles))
        end = cells[stop - 1].position
        number = int(match["n"]) if match["n"].isdigit() else number
        position = stop
    return Grid(lines[at].index, tuple(rows), "lines", range(lines[at].index, lines[end].index + 1)), end + 1


def _stream(lines: Sequence[Line], at: int, *, tabbed: bool) -> list[_Cell]:
    cells: list[_Cell] = []
    for position in range(at, len(lines)):
        line = lines[position]
        if tabbed:
            begins = line.text.value.startswith("\t") or position == at
            if not begins and not line.starts_small and bullet(line.key) is None:
                break  # a line without its tab that begins anew stands below the table
            if begins and cells:
                cells.extend(_Cell((), position - 1) for _ in range(_empty_between(lines[position - 1], line)))
        else:
            begins = not (
                cells and position - at < _LONGEST_ROW and line.starts_small and not ORDINAL.match(line.key.strip())
            )
        text = line.text.cut()
        if begins:
            cells.append(_Cell((text,), position))
        else:
            cells[-1] = cells[-1].with_line(text, position)
    return cells


def _empty_between(before: Line, line: Line) -> int:
    """How many empty cells (lines that hold a tab only) stand between two lines of the original."""
    gap = line.blanks_with_tabs
    return gap if before.text.end_line < line.number else 0


def _head_width(cells: Sequence[_Cell]) -> int | None:
    """How many of the first cells are heads of columns, None when they are no head."""
    width = 0
    for cell in cells[:12]:
        if (width and (ORDINAL.match(cell.key) or _GROUP.match(cell.key))) or (
            column_role(cell.key) is None and len(cell.key) > 60
        ):
            break
        width += 1
    while width > 2 and column_role(cells[width - 1].key) is None:
        width -= 1
    return width if width >= 3 and header_roles([c.key for c in cells[:width]]) else None


def _follows(number: int, ordinal: str) -> bool:
    """Whether a row's number goes on from the one before; numbers may restart with a group or skip one."""
    if not ordinal.isdigit() or number == 0:
        return True
    return int(ordinal) == 1 or 0 <= int(ordinal) - number <= 2


def _row_end(cells: Sequence[_Cell], at: int, current: str, width: int, *, tabbed: bool) -> int:
    stop = at + 1
    longest = width if tabbed else _LONGEST_ROW
    while stop < len(cells) and stop - at < longest:
        key = cells[stop].key
        match = ORDINAL.match(key)
        if match and (tabbed or _begins_row(match["n"], current)):
            break
        if _GROUP.match(key) and stop + 1 < len(cells) and ORDINAL.match(cells[stop + 1].key):
            break
        stop += 1
    return stop


def _begins_row(name: str, current: str) -> bool:
    if name.isdigit() and current.isdigit():
        return int(name) in (int(current) + 1, 1)
    return bool(roman(name)) or "." in name or name.isdigit()


def _row(first: _Cell, body: Sequence[_Cell], width: int, roles: dict[int, str]) -> tuple[GridCell, ...]:
    if len(body) == width - 1 or len(body) == 1:
        return (GridCell(first.texts), *(GridCell(c.texts) for c in body))
    columns = [column for column in range(1, width) if roles.get(column) not in (None, "ordinal")]
    filled: dict[int, tuple[Text, ...]] = {}
    for cell, column in zip(body, _lay_under(body, [roles[c] for c in columns]), strict=True):
        filled[columns[column]] = (*filled.get(columns[column], ()), *cell.texts)
    return (GridCell(first.texts), *(GridCell(filled.get(column, ())) for column in range(1, width)))


def _lay_under(body: Sequence[_Cell], slots: Sequence[str]) -> list[int]:
    """The column of each cell: never back to the left, chosen as a whole by what the cells hold."""
    best: list[list[float]] = []
    back: list[list[int]] = []
    for at, cell in enumerate(body):
        scores, sources = [], []
        for slot, role in enumerate(slots):
            fit = _fit(cell, role, first=at == 0)
            if at == 0:
                scores.append(fit - 0.4 * slot)
                sources.append(-1)
                continue
            options = [best[at - 1][p] + (_stay(cell) if p == slot else -0.4 * (slot - p - 1)) for p in range(slot + 1)]
            source = max(range(slot + 1), key=lambda p: (options[p], -p))
            scores.append(options[source] + fit)
            sources.append(source)
        best.append(scores)
        back.append(sources)
    slot = max(range(len(slots)), key=lambda p: (best[-1][p], -p))
    found = [slot]
    for at in range(len(body) - 1, 0, -1):
        slot = back[at][slot]
        found.append(slot)
    return found[::-1]


def _stay(cell: _Cell) -> float:
    return 0.3 if bullet(cell.key) is not None or cell.key[:1] == "+" else -1.5


def _fit(cell: _Cell, role: str, *, first: bool) -> float:
    """How well a cell's words suit a column."""
    key = cell.key.lstrip("-+ ")
    if not key:
        return 0.0
    unit = is_unit(key) and len(key) < 200
    time = bool(_TIME.match(key)) and not unit
    if role == "title":
        return 1.0 if first else -1.0
    if role in ("lead", "coordinating"):
        return 2.0 if unit else (-2.0 if time else -0.5)
    if role == "time":
        return 2.0 if time else (-2.0 if unit else -0.3)
    return -1.0 if unit or time else 0.5
