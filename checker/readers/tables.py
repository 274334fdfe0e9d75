"""Tables as the readers find them: rows of cells, each cell still the rows of writing that stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.records import dataclass
from checker.readers.source import Row


@dataclass(frozen=True, slots=True)
class RawCell:
    """The rows of writing in one cell, and how many columns and rows of the table it spans."""

    rows: tuple[Row, ...] = ()
    columns: int = 1
    height: int = 1

    @property
    def blank(self) -> bool:
        """Whether nothing stands in the cell."""
        return all(row.blank for row in self.rows)


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table by rows of cells; ``kind`` says what drew it ("bars", "pipes", "grid", "rules", "html", "columns")."""

    rows: tuple[tuple[RawCell, ...], ...]
    kind: str


def cell_of(rows: Sequence[Row], *, columns: int = 1, height: int = 1) -> RawCell:
    """A cell without the empty rows around its text."""
    start, end = 0, len(rows)
    while start < end and rows[start].blank:
        start += 1
    while end > start and rows[end - 1].blank:
        end -= 1
    return RawCell(tuple(rows[start:end]), columns, height)
