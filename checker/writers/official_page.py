"""Pages in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: what is put on them, in the order of the page.

The form: A4, Times New Roman 14, margins of 20 mm above and below, 30 mm left and 15 mm right (Phụ lục I, phần I); the page's
number centred in the top margin from the second page on; letterhead in two columns without borders. python-docx is needed
to import this module; ``checker.writers.word.new_page`` says so to people who have not got it.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import cast

import docx
from docx.oxml.table import CT_Row
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from checker.writers.dressing import Face, draw_line, dress, fill, lay_out, set_widths
from checker.writers.wordml import add, qualified, writable
from checker.writers.zipped import repacked

_FONT = "Times New Roman"
_WIDTH = 165  # mm between the margins
_UNDATED = dt.date(2020, 3, 5)

_SUPERIOR = Face(size=13)
_ISSUER = Face(size=13, bold=True)
_MOTTO = Face(bold=True)
_NUMBER = Face(size=13)
_DATELINE = Face(italic=True)
_TITLE = Face(bold=True, keep=True)
_HEADING = Face(bold=True, align="justify", after=6, indent=True, keep=True)
_BODY = Face(align="justify", after=6, indent=True)
_ADDRESSEE = Face(after=12)
_RECIPIENTS = Face(size=12, bold=True, italic=True, align="left")
_RECIPIENT = Face(size=11, align="left")
_HEAD_CELL = Face(size=11, bold=True)
_CELL = Face(size=11, align="left")
_SPACE = Face(size=8)
_HAND_AND_SEAL = (("", Face()),) * 4


class OfficialPage:
    """A page that grows from the letterhead down to the signature; ``to_bytes`` gives the Word file."""

    def __init__(self, *, subject: str, day: dt.date | None = None) -> None:
        """``subject`` and ``day`` go into the file's properties; the clock of the machine does not."""
        self._file = docx.Document()
        self._set_page()
        properties = self._file.core_properties
        properties.title, properties.author, properties.comments = writable(subject)[:255], "", ""
        properties.created = properties.modified = dt.datetime.combine(day or _UNDATED, dt.time())

    def letterhead(self, bodies: Sequence[str], number: str, motto: Sequence[str], dateline: str) -> None:
        """Names of the bodies (the last one issues) and number on the left, motto and dateline on the right."""
        table = lay_out(self._file, (60, 105))
        left, right = table.rows[0].cells
        _stack(left, [*((name, _SUPERIOR) for name in bodies[:-1]), (bodies[-1], _ISSUER)])
        draw_line(left.add_paragraph(), 19)
        _stack(right, [(motto[0], Face(size=13, bold=True)), *((line, _MOTTO) for line in motto[1:])])
        draw_line(right.add_paragraph(), 23)
        left, right = _new_row(table)
        _stack(left, [(number, _NUMBER)])
        _stack(right, [(dateline, _DATELINE)])

    def title(self, kind: str, subject: Sequence[str]) -> None:
        """The type ("KẾ HOẠCH") and what it is about, with a short line below."""
        self._add("", _SPACE)
        for text in (kind, *subject):
            self._add(text, _TITLE)
        draw_line(self._file.add_paragraph(), 60)

    def addressee(self, text: str) -> None:
        """The line that says to whom it goes ("Kính gửi: …")."""
        self._add(text, _ADDRESSEE)

    def heading(self, text: str, *, level: int) -> None:
        """A heading of the body, which Word shows in its navigation; level 1 is the highest."""
        paragraph = self._add(text, _HEADING)
        values = {"w:val": str(level - 1)}
        add(paragraph._p.get_or_add_pPr(), "w:outlineLvl", values)  # noqa: SLF001 - the library has no outline levels

    def paragraph(self, text: str) -> None:
        """A paragraph of the body."""
        self._add(text, _BODY)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[int]) -> None:
        r"""A ruled table; its head comes back on every page, ``shares`` are the widths of the columns (any unit).

        ``\n`` parts the paragraphs of a cell.
        """
        table = self._file.add_table(rows=1, cols=len(heads))
        table.style = "Table Grid"
        for cell, text in zip(table.rows[0].cells, heads, strict=True):
            _stack(cell, [(text, _HEAD_CELL)])
        _mark(table.rows[0]._tr, "w:tblHeader")  # noqa: SLF001 - the library has no such switch
        for row in rows:
            for cell, text in zip(_new_row(table), row, strict=True):
                _stack(cell, [(line, _CELL) for line in text.split("\n")])
        set_widths(table, [_WIDTH * share / sum(shares) for share in shares])
        self._add("", _SPACE)

    def closing(self, head: str, recipients: Sequence[str], posts: Sequence[str], signer: str) -> None:
        """Recipients on the left; capacity, post and name on the right, with room for hand and seal."""
        self._add("", _SPACE)
        table = lay_out(self._file, (82, 83))
        _mark(table.rows[0]._tr, "w:cantSplit")  # noqa: SLF001 - as above
        left, right = table.rows[0].cells
        _stack(left, [(head, _RECIPIENTS), *((text, _RECIPIENT) for text in recipients)])
        _stack(right, [*((post, _TITLE) for post in posts), *_HAND_AND_SEAL, (signer, Face(bold=True))])

    def to_bytes(self) -> bytes:
        """The Word file; the same content always gives the same bytes."""
        out = io.BytesIO()
        self._file.save(out)
        return repacked(out.getvalue(), {})

    def _set_page(self) -> None:
        normal = cast(ParagraphStyle, self._file.styles["Normal"])
        fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qualified(script), _FONT)
        normal.font.size = Pt(14)
        for language in self._file.styles.element.xpath("w:docDefaults//w:lang"):
            language.set(qualified("val"), "vi-VN")
        section = self._file.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        section.header_distance = section.footer_distance = Mm(10)
        section.different_first_page_header_footer = True
        number = section.header.paragraphs[0]
        dress(number, Face())
        for kind in ("begin", "", "end"):
            run = number.add_run()._r  # noqa: SLF001 - the library has no fields
            add(run, "w:fldChar", {"w:fldCharType": kind}) if kind else add(run, "w:instrText", text="PAGE")

    def _add(self, text: str, face: Face) -> Paragraph:
        paragraph = self._file.add_paragraph()
        fill(paragraph, text, face)
        return paragraph


def _stack(cell: _Cell, texts: Sequence[tuple[str, Face]]) -> None:
    for i, (text, face) in enumerate(texts):
        fill(cell.paragraphs[0] if i == 0 else cell.add_paragraph(), text, face)


def _new_row(table: Table) -> Sequence[_Cell]:
    # A row stands whole on one page.
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # the library has no type here
    _mark(row._tr, "w:cantSplit")  # noqa: SLF001 - the library has no such switch
    return row.cells


def _mark(row: CT_Row, name: str) -> None:
    add(row.get_or_add_trPr(), name)
