"""Documents put together from what an office format, a web page or a printed page holds: paragraphs and tables as marked.

Such files have no lines of their own: every paragraph becomes one, so that a place can be named and a diff shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from checker.model.document import Block, Cell, Document, Note, Paragraph, Place, Table
from checker.patterns import compiled
from checker.readers.formats import looks_like_markdown, text_format
from checker.readers.lines import Line, head_of
from checker.readers.measuring import measure
from checker.readers.office_columns import columns_at, may_stand_in_columns
from checker.readers.parts import Box, Grid, Part, Piece
from checker.readers.source import Row, Source
from checker.text import Text

_SPACES = compiled(r"[ \t\r\f\v\u00a0]+")
_PLAIN_SPACES = compiled(r"[ \r\f\v\u00a0]+")
_FEWEST = 8  # lines that can tell how a text is wrapped
_CONTROL = compiled("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]+")


def assemble(parts: Sequence[Part], name: str, format_name: str, notes: tuple[Note, ...] = ()) -> Document:
    """The document that the parts make, in their order."""
    sheet = _Sheet()
    blocks: list[Block] = []
    run: list[Piece] = []
    for part in parts:
        if isinstance(part, Piece):
            run.append(part)
            continue
        blocks += sheet.run(run)
        run = []
        blocks += sheet.table(part)
    blocks += sheet.run(run)
    return Document(
        name=name,
        lines=tuple(sheet.lines),
        blocks=tuple(blocks),
        format=format_name,
        notes=notes,
        places=tuple(sheet.places),
        sure=tuple(sheet.sure) if min(sheet.sure, default=1.0) < 1.0 else (),
    )


def is_pasted(parts: Sequence[Part]) -> bool:
    """Whether the parts are a text, or Markdown, of which every line became a paragraph."""
    pieces = [part for part in parts if isinstance(part, Piece)]
    if len(pieces) < len(parts) or any(piece.note for piece in pieces):
        return False
    text = "\n".join(piece.text for piece in pieces)
    lines = [
        Line(text=Text.of_line(value, 1), reach=len(value), head=head_of(value), bold=piece.bold)
        for piece in pieces
        if (value := piece.text.strip())
    ]
    return looks_like_markdown(text) or (len(lines) >= _FEWEST and measure(lines).wrapped)


def pasted(parts: Sequence[Part], name: str, format_name: str, notes: tuple[Note, ...] = ()) -> Document:
    """The document of a plain text, or of Markdown, that was only pasted into an office file: read as the text it is."""
    text = "\n".join(part.text for part in parts if isinstance(part, Piece))
    read = text_format(text, name, None).read(Source.of(text), name, notes=notes)
    pages = [part.page for part in parts if isinstance(part, Piece) for _ in part.text.split("\n")]
    places = [Place(page=page) for _, page in zip_longest(read.lines, pages[: len(read.lines)])]
    return Document(
        name=name, lines=read.lines, blocks=read.blocks, format=format_name, notes=notes, places=tuple(places)
    )


class _Sheet:
    """The lines as they come, one for each paragraph."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.places: list[Place] = []
        self.sure: list[float] = []
        self._tables = 0

    def run(self, pieces: Sequence[Piece]) -> Iterator[Block]:
        """Paragraphs between two tables; a letterhead or a signature set in columns by tabs is a table of two cells."""
        split = [single for piece in pieces for single in _singles(piece)]
        rows = [Row(at, 1, piece.text, piece.page) for at, piece in enumerate(split)]
        wide = may_stand_in_columns(rows)
        at = 0
        while at < len(split):
            found = None
            if wide and not split[at].blank:
                found = columns_at(rows, at, opens=not self.lines)
            if found is None:
                yield from self._paragraph(split[at])
                at += 1
                continue
            cells = [
                Box(pieces=tuple(_as_piece(row, split) for row in cell.rows))
                for cells in found[0].rows
                for cell in cells
            ]
            yield from self.table(Grid(rows=(tuple(cells),), page=split[at].page))
            at = found[1]

    def table(self, grid: Grid) -> Iterator[Block]:
        """The table; a frame of one cell is none, and gives its paragraphs."""
        if sum(map(len, grid.rows)) == 1:
            for piece in grid.rows[0][0].pieces:
                yield from self._paragraphs(piece)
            return
        self._tables += 1
        columns = Columns()
        rows: list[tuple[Cell, ...]] = []
        for number, boxes in enumerate(grid.rows, start=1):
            cells = []
            for box in boxes:
                column = columns.take(box.columns, box.rows)
                place = Place(table=self._tables, row=number, column=column)
                found = [paragraph for piece in box.pieces for paragraph in self._paragraphs(piece, place)]
                cells.append(Cell(paragraphs=tuple(found), columns=box.columns, rows=box.rows))
            columns.next_row()
            if cells:
                rows.append(tuple(cells))
        if rows:
            yield Table(rows=tuple(rows), page=grid.page)

    def _paragraphs(self, piece: Piece, place: Place | None = None) -> Iterator[Paragraph]:
        for single in _singles(piece):
            yield from self._paragraph(single, place)

    def _paragraph(self, piece: Piece, place: Place | None = None) -> Iterator[Paragraph]:
        value = _written(piece.text)
        if not value.strip():
            return
        self.lines.append(value)
        self.sure.append(piece.sure)
        self.places.append(replace(place or Place(), page=piece.page))
        yield Paragraph(
            text=Text.of_line(value, len(self.lines)),
            level=piece.level,
            bold=piece.bold,
            italic=piece.italic,
            indent=piece.indent,
            blanks=piece.blanks,
            page=piece.page,
            note=piece.note,
        )


class Columns:
    """In which column of the grid each cell stands, where cells above reach down into the row."""

    def __init__(self) -> None:
        self._taken: dict[int, int] = {}
        self._at = 1

    def take(self, columns: int, rows: int) -> int:
        """The column (1-based) of the next cell of the row, which spans so many columns and rows."""
        while self._taken.get(self._at):
            self._at += 1
        column = self._at
        for place in range(column, column + columns):
            self._taken[place] = rows
        self._at += columns
        return column

    def next_row(self) -> None:
        """The row ends."""
        self._taken = {at: left - 1 for at, left in self._taken.items() if left > 1}
        self._at = 1


def _written(text: str) -> str:
    """The text of a paragraph, white space made one space; where tabs part it into cells, they stay as in a text."""
    if text.lstrip().rstrip(" \n").count("\t") > 1:
        return _PLAIN_SPACES.sub(" ", text).strip(" \n")
    return _SPACES.sub(" ", text).strip()


def _as_piece(row: Row, pieces: Sequence[Piece]) -> Piece:
    piece = pieces[row.line]
    return Piece(text=row.raw, bold=piece.bold, italic=piece.italic, page=piece.page)


def _singles(piece: Piece) -> Iterable[Piece]:
    """The piece without control characters, cut where a line is broken."""
    text = _CONTROL.sub("", piece.text)
    if text == piece.text and "\n" not in text:
        return (piece,)
    lines = [line for line in text.split("\n") if line.strip()] or [""]
    return [
        Piece(
            text=line,
            level=piece.level,
            bold=piece.bold,
            italic=piece.italic,
            indent=piece.indent,
            blanks=0 if at else piece.blanks,
            page=piece.page,
            note=piece.note,
            sure=piece.sure,
        )
        for at, line in enumerate(lines)
    ]
