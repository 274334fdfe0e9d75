"""Tables of a page while they are read; one that only lays out the page gives what stands in its cells."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.records import dataclass, field
from checker.readers.parts import Box, Grid, Part, Piece

_MOST_SPANNED = 1000


@dataclass(slots=True)
class _Cell:
    columns: int
    rows: int
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class OpenTable:
    """A table that is not closed yet: its rows, and the cell that is open."""

    rows: list[list[_Cell]] = field(default_factory=list)
    cell: _Cell | None = None

    def row(self) -> None:
        """A row begins."""
        self.cell = None
        self.rows.append([])

    def open_cell(self, columns: str, rows: str) -> None:
        """A cell begins, with what its attributes say of its span."""
        if not self.rows:
            self.rows.append([])
        self.cell = _Cell(_span(columns), _span(rows))
        self.rows[-1].append(self.cell)

    def parts(self) -> Iterator[Part]:
        """The table; of one that holds tables, its contents in their order."""
        rows = [cells for cells in self.rows if cells]
        inner = [part for cells in rows for cell in cells for part in cell.parts if isinstance(part, Grid)]
        if inner and (sum(map(len, rows)) == 1 or any(len(grid.rows) > 1 for grid in inner)):
            for cells in rows:
                for cell in cells:
                    yield from cell.parts
        elif rows:
            yield Grid(rows=tuple(tuple(_box(cell) for cell in cells) for cells in rows))


def _box(cell: _Cell) -> Box:
    pieces: list[Piece] = []
    for part in cell.parts:
        if isinstance(part, Piece):
            pieces.append(part)
        else:
            pieces += [piece for boxes in part.rows for box in boxes for piece in box.pieces]
    return Box(pieces=tuple(pieces), columns=cell.columns, rows=cell.rows)


def _span(value: str) -> int:
    value = value.strip()
    return min(max(1, int(value)), _MOST_SPANNED) if value.isascii() and value.isdigit() and len(value) < 6 else 1
