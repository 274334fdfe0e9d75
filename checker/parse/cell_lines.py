"""Tables of plain text in which every cell stands on a line of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from checker.model.records import dataclass
from checker.parse.cell_columns import lay_under
from checker.parse.columns import are_column_numbers, column_role, header_roles, stacked_heads
from checker.parse.marks import bullet, roman
from checker.parse.page import Grid, GridCell, Line
from checker.parse.vocabulary import ITEM_LETTERS
from checker.patterns import compiled
from checker.text import Text

ORDINAL = compiled(rf"(?P<n>\d{{1,3}}(?:\.\d{{1,2}})*|[ivxlc]{{1,5}}|[{ITEM_LETTERS}])\s?[.)]?$")
"""The number of a row, alone in its cell."""

_GROUP = compiled(r"(?:[ivxlc]{1,5}|[a-h])\s?[.)/:-]\s*\S")
# Behind a full row: the number and the title of a part below the table.
_HEADING = compiled(r"[ivxlc]{1,5}\s?[.)/:-]\s*\S")
_LONGEST_ROW = 16
_LONGEST_HEAD = 60
_MOST_COLUMNS = 12
_SURELY_HEADS = 4  # the first heads tell whether empty lines part the cells


@dataclass(frozen=True)
class _Cell:
    """The paragraphs of a cell, the position of its last line among those looked at, the empty lines above its first."""

    texts: tuple[Text, ...]
    position: int
    blanks: int = 0

    @cached_property
    def key(self) -> str:
        return " ".join(t.key.strip() for t in self.texts)

    def with_line(self, text: Text, position: int) -> _Cell:
        return _Cell((*self.texts, text), position, self.blanks)


@dataclass(frozen=True)
class _Heads:
    """The heads of a table as they stand, the role and number of its columns; ``tabbed``: tabs make its cells certain.

    ``blanks``: how many empty lines stand between its cells at most; more of them end the table.
    """

    keys: list[str]
    columns: list[str]
    roles: dict[int, str]
    tabbed: bool
    blanks: int

    @property
    def width(self) -> int:
        return len(self.columns)

    @property
    def length(self) -> int:
        """How many cells the heads take: one more than there are columns where two of them divide a third."""
        return len(self.keys)

    def row(self, cells: Sequence[_Cell]) -> tuple[GridCell, ...]:
        """The heads column by column."""
        left = list(cells[: self.length])
        found = [next(cell for cell in left if cell.key == column) for column in self.columns]
        return tuple(GridCell(cell.texts) for cell in found)


def rows_of_lines(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    """The table whose first head is ``lines[at]``, and the position after its last line; None when no heads follow.

    Rows are told apart by their numbers. Where a line led by a tab begins a cell, cells are certain; else the cells of a
    row that has more or fewer lines than columns are laid under the heads by what they hold.
    """
    tabbed = any(line.text.value.startswith("\t") for line in lines[at : at + 2])
    cells = _stream(lines, at, tabbed=tabbed)
    heads = _heads(cells, tabbed=tabbed)
    if heads is None:
        return None
    rows = [heads.row(cells)]
    position, end, number = heads.length, cells[heads.length - 1].position, 0
    while position < len(cells):
        if are_column_numbers([cell.key for cell in cells[position : position + heads.width]]):
            position += heads.width
            continue
        if _repeats_heads(cells, position, heads):
            position += heads.length
            continue
        if _is_group(cells, position):
            stop = position + 1
            rows.append((GridCell(cells[position].texts),))
        else:
            match = ORDINAL.match(cells[position].key)
            if not match or not _follows(number, match["n"]):
                break
            stop = _row_end(cells, position, match["n"], heads)
            if stop == position + 1:
                break
            rows.append(_row(cells[position], cells[position + 1 : stop], heads))
            number = int(match["n"]) if match["n"].isdigit() else number
        end = cells[stop - 1].position
        position = stop
    return Grid(lines[at].index, tuple(rows), "lines", range(lines[at].index, lines[end].index + 1)), end + 1


def _stream(lines: Sequence[Line], at: int, *, tabbed: bool) -> list[_Cell]:
    cells: list[_Cell] = []
    spaced = all(line.blanks for line in lines[at + 1 : at + _SURELY_HEADS])
    for position in range(at, len(lines)):
        line = lines[position]
        if tabbed:
            begins = line.text.value.startswith("\t") or position == at
            if not begins and not line.starts_small and bullet(line.key) is None:
                break  # a line without its tab that begins anew stands below the table
            if begins and cells:
                cells.extend(_Cell((), position - 1) for _ in range(_empty_between(lines[position - 1], line)))
        else:
            begins = not (cells and _joins_cell(line, cells[-1], spaced=spaced, early=position - at < _LONGEST_ROW))
        text = line.text.cut()
        if begins:
            cells.append(_Cell((text,), position, line.blanks))
        else:
            cells[-1] = cells[-1].with_line(text, position)
    return cells


def _joins_cell(line: Line, cell: _Cell, *, spaced: bool, early: bool) -> bool:
    """Whether a line goes on with the cell above it; ``spaced``: empty lines stand between the cells."""
    if ORDINAL.match(line.key.strip()):
        return False
    if spaced and not line.blanks:
        return not ORDINAL.match(cell.key)
    return early and (line.starts_small or cell.key.endswith((";", ",")))


def _empty_between(before: Line, line: Line) -> int:
    """How many empty cells (lines that hold a tab only) stand between two lines of the original."""
    gap = line.blanks_with_tabs
    return gap if before.text.end_line < line.number else 0


def _heads(cells: Sequence[_Cell], *, tabbed: bool) -> _Heads | None:
    """The heads of columns that the first cells are, None when they are no heads."""
    width = 0
    for cell in cells[:_MOST_COLUMNS]:
        begins_row = ORDINAL.match(cell.key) or _GROUP.match(cell.key)
        if (width and begins_row) or (column_role(cell.key) is None and len(cell.key) > _LONGEST_HEAD):
            break
        width += 1
    while width > 2 and column_role(cells[width - 1].key) is None:
        width -= 1
    keys = [cell.key for cell in cells[:width]]
    columns = stacked_heads(keys[:-2], keys[-2:]) or keys
    roles = header_roles(columns)
    blanks = max((cell.blanks for cell in cells[1 : width + 1]), default=0)
    return _Heads(keys, columns, roles, tabbed, blanks) if len(columns) >= 3 and roles else None


def _is_group(cells: Sequence[_Cell], at: int) -> bool:
    """Whether a cell heads the rows below it: a mark with a title, and the number of a row next."""
    return at + 1 < len(cells) and bool(_GROUP.match(cells[at].key)) and bool(ORDINAL.match(cells[at + 1].key))


def _follows(number: int, ordinal: str) -> bool:
    """Whether a row's number goes on from the one before; numbers may restart with a group or skip one."""
    if not ordinal.isdigit() or number == 0:
        return True
    return int(ordinal) == 1 or 0 <= int(ordinal) - number <= 2


def _row_end(cells: Sequence[_Cell], at: int, current: str, heads: _Heads) -> int:
    """The position after the last cell of the row whose number ``current`` stands at ``at``."""
    longest = heads.width if heads.tabbed else _LONGEST_ROW
    empty = 0
    for stop in range(at + 1, min(at + longest, len(cells))):
        if _repeats_heads(cells, stop, heads):
            return stop
        match = ORDINAL.match(cells[stop].key)
        if (match and (heads.tabbed or _begins_row(match["n"], current))) or _is_group(cells, stop):
            return stop
        if heads.tabbed:
            continue
        gap = max(
            0, cells[stop].blanks - heads.blanks
        )  # an empty line may be an empty cell, as long as the row has room
        empty += gap
        filled = stop - at + empty
        if filled >= heads.width and ((gap and filled > heads.width) or _HEADING.match(cells[stop].key)):
            return stop
    return min(at + longest, len(cells))


def _repeats_heads(cells: Sequence[_Cell], at: int, heads: _Heads) -> bool:
    """Whether the heads stand again from a cell on, at the top of a page."""
    return cells[at].key == heads.keys[0] and [cell.key for cell in cells[at : at + heads.length]] == heads.keys


def _begins_row(name: str, current: str) -> bool:
    if name.isdigit() and current.isdigit():
        return int(name) in (int(current) + 1, 1)
    return bool(roman(name)) or "." in name or name.isdigit()


def _row(first: _Cell, body: Sequence[_Cell], heads: _Heads) -> tuple[GridCell, ...]:
    if len(body) == heads.width - 1 or len(body) == 1:
        return (GridCell(first.texts), *(GridCell(c.texts) for c in body))
    columns = [column for column in range(1, heads.width) if heads.roles.get(column) not in (None, "ordinal")]
    filled: dict[int, tuple[Text, ...]] = {}
    laid = lay_under([cell.key for cell in body], [heads.roles[c] for c in columns])
    for cell, column in zip(body, laid, strict=True):
        filled[columns[column]] = (*filled.get(columns[column], ()), *cell.texts)
    return (GridCell(first.texts), *(GridCell(filled.get(column, ())) for column in range(1, heads.width)))
