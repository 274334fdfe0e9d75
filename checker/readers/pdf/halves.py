"""Tables that a page's end has cut: the halves joined, heads that are repeated dropped, a row cut in two made one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from checker.readers.pdf.beside import Beside
from checker.readers.pdf.grid import PageCell, PageTable, same_columns
from checker.readers.pdf.page import Feet, Row
from checker.text import fold_key

T = TypeVar("T", bound=Row | PageTable | Beside | Feet)


def joined(items: Sequence[T]) -> list[T]:
    """The items; where a table follows another of the same columns on the next page, the two are one."""
    found: list[T] = []
    ends: dict[int, int] = {}
    for item in items:
        last = found[-1] if found else None
        if (
            isinstance(item, PageTable)
            and isinstance(last, PageTable)
            and item.page == ends.get(id(last), last.page) + 1
            and same_columns(last, item)
        ):
            ends[id(last)] = item.page
            _append(last, item)
        else:
            found.append(item)
    return found


def _append(first: PageTable, second: PageTable) -> None:
    rows = second.rows[_repeated(first, second) :]
    if not rows:
        return
    last = first.rows[-1]
    if _is_cut(first, rows[0]):
        for at, cell in rows[0].items():
            above = _cell_over(first, at)
            if above is not None:
                above.rows += cell.rows
                above.height += cell.height - 1
            elif cell.rows:
                last[at] = cell
        rows = rows[1:]
    elif first.ruled:
        _extend_merged(first, rows[0])
    first.rows += rows


def _repeated(first: PageTable, second: PageTable) -> int:
    """How many rows at the head of the second half repeat the head of the first."""
    count = 0
    for above, below in zip(first.rows[:3], second.rows, strict=False):
        if _words(above) != _words(below) or not any(_words(above)):
            break
        count += 1
    return count


def _words(cells: dict[int, PageCell]) -> list[str]:
    return [fold_key(cell.text) for _, cell in sorted(cells.items())]


def _is_cut(first: PageTable, row: dict[int, PageCell]) -> bool:
    """Whether the row goes on with the last one of the page before: its first cell, a number elsewhere, is empty."""
    numbered = sum(bool(cells.get(0) and cells[0].rows) for cells in first.rows)
    if 0 not in row or row[0].rows or numbered < 0.6 * len(first.rows):
        return False
    return any(cell.rows for cell in row.values())


def _cell_over(table: PageTable, column: int) -> PageCell | None:
    """The cell that reaches the table's lower edge in the column."""
    for up, cells in enumerate(reversed(table.rows), start=1):
        for at, cell in cells.items():
            if at <= column < at + cell.columns:
                return cell if cell.height >= up else None
    return None


def _extend_merged(first: PageTable, row: dict[int, PageCell]) -> None:
    """A cell that is empty at the top of a page, below one with text, is the rest of that cell; a group's head has such too."""
    if not any(cell.rows for at, cell in row.items() if at > 1):
        return
    for at, cell in list(row.items()):
        above = _cell_over(first, at)
        if at and not cell.rows and above is not None and above.rows and above.columns == cell.columns:
            above.height += cell.height
            del row[at]
