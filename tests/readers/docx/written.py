"""A document of any format as a Word file: each paragraph one, each table one, as a typist would set them."""

from __future__ import annotations

from html import escape

from checker.model.document import Cell, Document, Paragraph, Table
from tests.writers.packages import p, package, r


def as_docx(document: Document) -> bytes:
    """The Word file that holds the document's blocks."""
    return package(
        "".join(_table(block) if isinstance(block, Table) else _paragraph(block) for block in document.blocks)
    )


def _paragraph(paragraph: Paragraph) -> str:
    look = "<w:b/>" * paragraph.bold + "<w:i/>" * paragraph.italic
    level = f'<w:outlineLvl w:val="{paragraph.level - 1}"/>' if paragraph.level else ""
    text = escape(paragraph.text.value, quote=False).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return p() * min(paragraph.blanks, 2) + p(r(text, look), properties=level)


def _table(table: Table) -> str:
    """Cells that span rows are continued in each of them."""
    rows = []
    open_: dict[int, tuple[int, int]] = {}  # by column: rows still to be continued, and how wide
    for cells in table.rows:
        out: list[str] = []
        column = 0
        waiting = list(cells)
        while waiting or any(at >= column for at in open_):
            if column in open_:
                left, width = open_.pop(column)
                out.append(_cell("<w:p/>", width, "<w:vMerge/>"))
                if left > 1:
                    open_[column] = (left - 1, width)
                column += width
            elif not waiting:
                column += 1
            else:
                cell = waiting.pop(0)
                out.append(_cell(_inside(cell), cell.columns, '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""))
                if cell.rows > 1:
                    open_[column] = (cell.rows - 1, cell.columns)
                column += max(1, cell.columns)
        rows.append(f"<w:tr>{''.join(out)}</w:tr>")
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def _inside(cell: Cell) -> str:
    return "".join(map(_paragraph, cell.paragraphs)) or "<w:p/>"


def _cell(inside: str, columns: int, merge: str) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{inside}</w:tc>"
