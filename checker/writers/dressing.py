"""How paragraphs and tables of an official page look, said to python-docx, which this module needs to be imported."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from checker.model.records import dataclass
from checker.patterns import compiled
from checker.writers.wordml import add, writable

_BLANK = compiled(r"\[(?:điền|fill in): [^\]]*\]")
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_TEXT_INDENT = Mm(12.7)
_ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How a paragraph looks: ``size`` and the space ``after`` it in points; ``align`` is left, center or justify.

    ``indent`` sets its first line in; ``keep`` keeps it on the page of what follows.
    """

    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "center"
    after: float = 0
    indent: bool = False
    keep: bool = False


def fill(paragraph: Paragraph, text: str, face: Face) -> None:
    """Put the text into the paragraph; a blank that somebody must fill in is marked in colour."""
    dress(paragraph, face)
    text = writable(text)
    at = 0
    pieces: list[tuple[str, bool]] = []
    for match in _BLANK.finditer(text):
        pieces += [(text[at : match.start()], False), (match.group(), True)]
        at = match.end()
    for piece, blank in [*pieces, (text[at:], False)]:
        if not piece:
            continue
        font = paragraph.add_run(piece).font
        font.size = Pt(face.size)
        font.bold, font.italic = face.bold or None, face.italic or None
        if blank:
            font.highlight_color = WD_COLOR_INDEX.YELLOW


def dress(paragraph: Paragraph, face: Face) -> None:
    """Give an empty paragraph its place, spacing and indent."""
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(0), Pt(face.after)
    form.line_spacing = 1.0
    form.alignment = _ALIGNMENTS[face.align]
    form.keep_with_next = face.keep or None
    if face.indent:
        form.first_line_indent = _TEXT_INDENT


def draw_line(paragraph: Paragraph, margin: float) -> None:
    """A line across an empty paragraph, ``margin`` mm shorter on either side than its column."""
    fill(paragraph, "", Face(size=4))
    form = paragraph.paragraph_format
    form.space_before, form.line_spacing = Pt(2), Pt(6)
    form.left_indent = form.right_indent = Mm(margin)
    border = add(paragraph._p.get_or_add_pPr(), "w:pBdr")  # noqa: SLF001 - the library has no borders
    add(border, "w:top", {"w:val": "single", "w:sz": "6", "w:space": "1", "w:color": "auto"})


def lay_out(file: Document, widths: Sequence[float]) -> Table:
    """A table without borders and with one row, its columns ``widths`` mm wide."""
    table: Table = file.add_table(rows=1, cols=len(widths))
    borders = add(table._tbl.tblPr, "w:tblBorders")  # noqa: SLF001 - the library has no borders
    for side in _SIDES:
        add(borders, f"w:{side}", {"w:val": "nil"})
    set_widths(table, widths)
    return table


def set_widths(table: Table, widths: Sequence[float]) -> None:
    """Make all cells of a column ``widths`` mm wide, whatever they hold."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
