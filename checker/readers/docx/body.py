"""The text of a .docx in the order of reading.

Text boxes come before the paragraph they hang on, notes behind it, notes of a table's cells behind the table.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.document import Block, Cell, Paragraph, Place, Table
from checker.model.records import dataclass
from checker.readers.docx.choices import content_of, holds_prompt, is_entry
from checker.readers.docx.composing import composed
from checker.readers.docx.container import Container
from checker.readers.docx.grid import TableCell, rows_of
from checker.readers.docx.inline import Content, Inline, Segment
from checker.readers.docx.looks import ParagraphFormat
from checker.readers.docx.names import TAGS, Element, child
from checker.readers.docx.notes import Notes
from checker.readers.docx.numbering import Numbering
from checker.readers.docx.pieces import DocxLine, Piece
from checker.readers.docx.running import Fields, Pages
from checker.readers.docx.styles import Styles
from checker.readers.encodings.fonts import Fonts, convert
from checker.readers.joining import paragraphs
from checker.readers.lines import Line, head_of
from checker.readers.wrapping import Wrapping
from checker.text import Text

_UNWRAPPED = Wrapping()
_NO_LABEL = ("", "")


@dataclass(slots=True)
class _GrowingCell:
    """A cell whose height is not yet known."""

    paragraphs: list[Paragraph]
    columns: int
    rows: int = 1


class Body:
    """Walks a document once, and keeps beside its blocks the lines and their places.

    ``prompts`` are the lines at which content controls show only their prompt, ``converted`` is the first line with text in
    an old encoding, ``used`` are the names of the styles of paragraphs with text.
    """

    def __init__(self, container: Container, fonts: Fonts, fields: Fields) -> None:
        self.lines: list[DocxLine] = []
        self.places: list[Place] = []
        self.prompts: list[int] = []
        self.converted: int | None = None
        self.used: set[str] = set()
        self._styles = Styles(container.related_root("styles"))
        self._numbering = Numbering(container.related_root("numbering"), self._styles)
        self._fonts = fonts
        root = container.text_root()
        self._root = child(root, "body")
        self._pages = Pages(known=next(root.iter("{*}lastRenderedPageBreak"), None) is not None)
        self._inline = Inline(self._styles, fonts, fields, self._pages)
        self._part = container.main
        self._cell: Place | None = None
        self._tables = 0
        self._blanks = 0
        self._marks: list[tuple[str, int]] = []
        self._notes = Notes(container)

    def blocks(self) -> list[Block]:
        """The blocks of the whole text."""
        return list(self._blocks(self._root)) if self._root is not None else []

    def _blocks(self, holder: Element) -> Iterator[Block]:
        """The blocks of a body, a cell, a text box or a note."""
        carried: Content | None = None
        last: tuple[Element, ParagraphFormat] | None = None
        for element in content_of(holder):
            tag = TAGS[element.tag]
            if tag == "sdt":
                self.prompts.append(len(self.lines) + 1)
                continue
            if tag == "tbl":
                if carried is not None and last is not None and not carried.blank:
                    yield from self._paragraph(*last, carried)
                carried = None
                yield from self._table(element)
                continue
            form = self._styles.paragraph(child(element, "pPr"))
            found = self._inline.read(element, form.style)
            self.prompts += [len(self.lines) + 1] * found.prompts
            if carried is not None:
                carried.extend(found)
                found = carried
            last = (element, form)
            if form.gone or form.mark.hidden:
                carried = found
            else:
                carried = None
                yield from self._paragraph(element, form, found)
        if carried is not None and last is not None and not carried.blank:
            yield from self._paragraph(*last, carried)

    def _paragraph(self, element: Element, form: ParagraphFormat, content: Content) -> Iterator[Block]:
        for box in content.boxes:
            yield from self._blocks(box)
        label = self._label(form)
        lines: list[Line] = []
        for segment in content.segments:
            line = self._line(element, segment, label)
            label = _NO_LABEL
            if line is None:
                self._blanks += 1
                continue
            if not lines:
                line.level = form.level
            line.blanks, self._blanks = self._blanks, 0
            lines.append(line)
        name = self._styles.name(form.style)
        if lines:
            self.used.add(name)
        if len(lines) == 1 and not is_entry(name, lines[0].value):
            line = lines[0]
            yield Paragraph(
                text=line.text, level=line.level, bold=line.bold, italic=line.italic, blanks=line.blanks, page=line.page
            )
        elif len(lines) > 1:
            yield from paragraphs(lines, _UNWRAPPED, cell=self._cell is not None)
        self._marks += content.notes
        if self._cell is None:
            yield from self._notes_marked()

    def _label(self, form: ParagraphFormat) -> tuple[str, str]:
        """The automatic label of a paragraph and what stands behind it."""
        if form.listed is None:
            return _NO_LABEL
        label = self._numbering.label(form.listed)
        if label is None:
            return _NO_LABEL
        own = self._styles.look(form.style, label.properties)
        if own.hidden:
            return _NO_LABEL
        text = label.text
        code = self._fonts.code(own.font, text)
        if code is not None:
            text = convert(text, code)[0]
        return text.upper() if own.caps or form.mark.caps else text, label.separator

    def _line(self, element: Element, segment: Segment, label: tuple[str, str]) -> Line | None:
        """The line of a segment, kept in the list of all lines; None where it shows nothing."""
        mark, separator = label
        head = mark + separator if mark and segment.bits else mark
        text, pieces = composed(segment.bits, len(head))
        if head:
            pieces.insert(0, Piece(0, len(head), None, None))
            text = head + text
        value = text.strip()
        page = self._pages.shown(segment.page)
        self.lines.append(DocxLine(len(self.lines) + 1, text, element, self._part, tuple(pieces), len(head)))
        self.places.append(self._place(page))
        if self.converted is None and any(bit.code for bit in segment.bits):
            self.converted = len(self.lines)
        if not value:
            return None
        written = [bit.look for bit in segment.bits if not bit.text.isspace()]
        return Line(
            text=Text.of_line(value, len(self.lines), text.index(value) + 1),
            reach=len(value),
            head=head_of(value),
            page=page,
            bold=bool(written) and all(look.bold for look in written),
            italic=bool(written) and all(look.italic for look in written),
        )

    def _place(self, page: int | None) -> Place:
        cell = self._cell
        return (
            Place(page=page) if cell is None else Place(page=page, table=cell.table, row=cell.row, column=cell.column)
        )

    def _table(self, element: Element) -> Iterator[Block]:
        rows = rows_of(element)
        if all(len(row) == 1 for row in rows):  # a frame round the text
            for row in rows:
                if row[0].element is not None:
                    yield from self._blocks(row[0].element)
            return
        self._tables += 1
        number, outer = self._tables, self._cell
        made: list[list[_GrowingCell]] = []
        open_cells: dict[int, _GrowingCell] = {}
        page = self._pages.shown(self._pages.now)
        for row in rows:
            cells: list[_GrowingCell] = []
            first = last = self._pages.now
            for cell in row:
                above = open_cells.get(cell.column)
                if cell.continues and above is not None and above.columns == cell.columns:
                    above.rows += 1
                    continue
                self._pages.now = first
                self._cell = Place(table=number, row=len(made) + 1, column=cell.column + 1)
                before = len(self.places)
                grown = _GrowingCell(self._within(cell), cell.columns)
                last = max(last, self._pages.now)
                if len(self.places) > before:  # a row that begins on a new page says so in one of its cells
                    first = max(first, self.places[before].page or first)
                cells.append(grown)
                for column in range(cell.column, cell.column + cell.columns):
                    open_cells.pop(column, None)
                if cell.opens or cell.continues:
                    open_cells[cell.column] = grown
            self._pages.now = last
            made.append(cells)
        self._cell = outer
        yield Table(
            rows=tuple(
                tuple(Cell(paragraphs=tuple(c.paragraphs), columns=c.columns, rows=c.rows) for c in cells)
                for cells in made
            ),
            page=page,
        )
        if outer is None:
            yield from self._notes_marked()

    def _within(self, cell: TableCell) -> list[Paragraph]:
        """The paragraphs of a cell, those of tables within it one after another."""
        self._blanks = 0
        found: list[Paragraph] = []
        if cell.element is None:
            return found
        if holds_prompt(cell.element):
            self.prompts.append(len(self.lines) + 1)
            return found
        for block in self._blocks(cell.element):
            if isinstance(block, Paragraph):
                found.append(block)
            else:
                found += (paragraph for row in block.rows for inner in row for paragraph in inner.paragraphs)
        self._blanks = 0
        return found

    def _notes_marked(self) -> Iterator[Block]:
        """The notes whose marks stood in what was read last."""
        marks, self._marks = self._marks, []
        for kind, key in marks:
            note = self._notes.take(kind, key)
            if note is None:
                continue
            outer, self._part = self._part, self._notes.part(kind)
            for block in self._blocks(note):
                if isinstance(block, Paragraph):
                    yield Paragraph(text=block.text, page=block.page, note=True)
            self._part = outer
