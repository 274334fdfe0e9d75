"""Printed pages made into one document: what a page's end has cut is joined, what every page repeats is dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from checker.model.document import Document, Note, Paragraph
from checker.readers.assembly import assemble, pasted
from checker.readers.joining import paragraphs
from checker.readers.lines import Line
from checker.readers.measuring import measure
from checker.readers.parts import Box, Grid, Part, Piece
from checker.readers.pdf.beside import Beside, letterhead, signature
from checker.readers.pdf.furniture import footnotes, without_furniture
from checker.readers.pdf.grid import PageCell, PageTable
from checker.readers.pdf.halves import joined
from checker.readers.pdf.legacy import in_unicode
from checker.readers.pdf.page import Feet, Page, Row, rows_of
from checker.readers.pdf.ruled import ruled_tables
from checker.readers.pdf.setting import Column, lines_of, pitch_of, throughout, whole_words
from checker.readers.pdf.spaced import spaced_tables
from checker.readers.pdf.tabbed import with_tabs
from checker.readers.pdf.typed import typed_lines
from checker.readers.seams import chain, separator_of
from checker.readers.wrapping import Wrapping
from checker.text import Text

Item: TypeAlias = Row | PageTable | Beside | Feet


def read_pages(pages: Sequence[Page], name: str, notes: tuple[Note, ...]) -> Document:
    """The document that the pages make."""
    split = [(page, *ruled_tables(page)) for page in in_unicode(pages)]
    rows = without_furniture([(page, rows_of(words, page.number)) for page, _, words in split])
    if pages[0].letters and not any(tables for _, tables, _ in split):
        typed = [(page, found) for page, found in zip(pages, _with_tabs(rows), strict=True) if found]
        return pasted(typed_lines(typed), name, "pdf", notes)
    bodies = [(page, *footnotes(page, found)) for (page, _, _), found in zip(split, rows, strict=True)]
    spaced = spaced_tables([(page, body) for page, body, _ in bodies])
    rows = _with_tabs([body for _, body in spaced])
    items: list[Item] = []
    for (_, ruled, _), (_, _, feet), (tables, _), body in zip(split, bodies, spaced, rows, strict=True):
        items += _in_order(body, sorted([*ruled, *tables], key=lambda table: table.top))
        items += feet
    items = joined(items)
    plain = [item for item in items if isinstance(item, Row)]
    setting = _Setting.of(plain)
    return assemble(list(setting.parts(items)), name, "pdf", notes)


def _with_tabs(pages: Sequence[list[Row]]) -> list[list[Row]]:
    """The rows of each page, lines typed with tabs whole on the page on which they begin."""
    found: dict[int, list[Row]] = {}
    for row in with_tabs([row for rows in pages for row in rows]):
        found.setdefault(row.page, []).append(row)
    return [found.get(rows[0].page, []) if rows else [] for rows in pages]


def _in_order(rows: list[Row], tables: Sequence[PageTable]) -> list[Item]:
    """What stands on a page, from the top down."""
    stretches: list[list[Row]] = [[]]
    items: list[Item] = []
    left = list(tables)
    for row in rows:
        while left and left[0].top < row.base:
            items += _beside(stretches[-1])
            stretches.append([])
            items.append(left.pop(0))
        stretches[-1].append(row)
    return [*items, *_beside(stretches[-1]), *left]


def _beside(rows: list[Row]) -> list[Item]:
    """The rows, a letterhead and a signature among them taken apart."""
    items: list[Item] = []
    head = letterhead(rows) if rows else None
    if head is not None and head.left and head.right:
        items += [*rows[: head.start], head]
        rows = rows[head.end :]
    foot = signature(rows) if rows else None
    if foot is None:
        return [*items, *rows]
    return [*items, *rows[: foot.start], foot, *rows[foot.end :]]


class _Setting:
    """How the document is set, measured over all its rows."""

    def __init__(self, columns: dict[int, Column], pitch: float, wrapping: Wrapping) -> None:
        self._columns = columns
        self._pitch = pitch
        self._wrapping = wrapping

    @classmethod
    def of(cls, rows: Sequence[Row]) -> _Setting:
        """The columns of the pages, the distance of lines, and how lines are broken."""
        pages: dict[int, list[Row]] = {}
        for row in rows:
            pages.setdefault(row.page, []).append(row)
        columns = {page: Column.of(found) for page, found in pages.items()}
        widest = max((column.right - column.left for column in columns.values()), default=1.0)
        # A page that holds only short lines says nothing of its width: it is set as the widest is.
        columns = {
            page: column if column.right - column.left > 0.85 * widest else Column(column.left, column.left + widest)
            for page, column in columns.items()
        }
        pitch = pitch_of(rows)
        setting = cls(columns, pitch, Wrapping())
        found = measure(setting._lines(rows))
        # On a page it is seen where a line is full, even if no sentence shows it.
        setting._wrapping = found if found.sharp else Wrapping(wrapped=True, width=98, widest=100, sharp=True)
        return setting

    def parts(self, items: Iterable[Item]) -> Iterable[Part]:
        """The paragraphs and tables."""
        pending: list[Row] = []
        notes: list[Feet] = []
        for item in items:
            if isinstance(item, Row):
                pending.append(item)
                continue
            if isinstance(item, Feet):  # a sentence may go on over them on the next page
                notes.append(item)
                continue
            yield from self._plain(pending, notes)
            pending, notes = [], []
            yield self._table(item) if isinstance(item, PageTable) else self._two(item)
        yield from self._plain(pending, notes)

    def _lines(self, rows: Sequence[Row]) -> list[Line]:
        return lines_of(rows, lambda row: self._columns[row.page], self._pitch)

    def _plain(self, rows: Sequence[Row], notes: list[Feet]) -> Iterator[Piece]:
        """The paragraphs, each note behind the one that points to it."""
        found = paragraphs(self._lines(rows), self._wrapping)
        for paragraph, piece in zip(found, _pieces(found, rows), strict=True):
            yield piece
            bases = {(rows[run.line - 1].page, round(rows[run.line - 1].base)) for run in paragraph.text.runs}
            for note in list(notes):
                if note.anchor is not None and (note.rows[0].page, round(note.anchor)) in bases:
                    notes.remove(note)
                    yield _note(note)
        yield from map(_note, notes)

    def _two(self, item: Beside) -> Grid:
        boxes = []
        for rows in (item.left, item.right):
            column = Column.of(rows)
            lines = lines_of(rows, throughout(column), pitch_of(rows) or self._pitch)
            boxes.append(Box(pieces=tuple(_pieces(paragraphs(lines, self._wrapping, cell=True), rows))))
        return Grid(rows=(tuple(boxes),), page=item.left[0].page)

    def _table(self, table: PageTable) -> Grid:
        edges: dict[tuple[int, int], Column] = {}
        for cells in table.rows:
            for at, cell in cells.items():
                if cell.rows:
                    column = Column.of(cell.rows)
                    known = edges.get((at, cell.columns), column)
                    edges[at, cell.columns] = Column(min(known.left, column.left), max(known.right, column.right))
        rows = tuple(
            tuple(self._box(cell, edges.get((at, cell.columns))) for at, cell in sorted(cells.items()))
            for cells in table.rows
            if cells
        )
        return Grid(rows=rows, page=table.page)

    def _box(self, cell: PageCell, column: Column | None) -> Box:
        if column is None:
            return Box(columns=cell.columns, rows=cell.height)
        # A cell's own width decides where a line is full: its words are set between the ruled lines, less a margin.
        margin = max(0.0, column.left - cell.left)
        inner = Column(column.left, max(column.right, cell.right - max(2.0, margin)))
        wrapping = Wrapping(wrapped=True, width=97, sharp=True, column=True, shouting=self._wrapping.shouting)
        rows = whole_words(cell.rows, inner)
        lines = lines_of(rows, throughout(inner), 0.0)
        for line in lines:
            line.turned = False
        return Box(
            pieces=tuple(_pieces(paragraphs(lines, wrapping, cell=True), rows)),
            columns=cell.columns,
            rows=cell.height,
        )


def _note(feet: Feet) -> Piece:
    rows = feet.rows
    text = chain([Text.of_line(row.text, 1) for row in rows], [separator_of(a.text, b.text) for a, b in pairwise(rows)])
    return Piece(text=text.value, note=True, page=rows[0].page, sure=min(row.sure for row in rows))


def _pieces(found: Sequence[Paragraph], rows: Sequence[Row]) -> Iterable[Piece]:
    """The paragraphs that lines of the rows were joined to, each as sure as the least sure of its rows."""
    for paragraph in found:
        yield Piece(
            text=paragraph.text.value,
            bold=paragraph.bold,
            italic=paragraph.italic,
            indent=paragraph.indent,
            blanks=paragraph.blanks,
            page=paragraph.page,
            sure=min((rows[run.line - 1].sure for run in paragraph.text.runs), default=1.0),
        )
