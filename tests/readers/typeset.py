"""Plans set as a word processor sets them: a document as read, written as an OpenDocument file with real tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from checker.model.document import Cell, Document, Paragraph, Table

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)  # fmt: skip
_STYLES = """
<style:font-face style:name="serif" svg:font-family="'Liberation Serif'"/>
<style:style style:name="plain" style:family="paragraph">
<style:paragraph-properties fo:text-align="justify" fo:margin-bottom="0.08in"/>
<style:text-properties fo:font-family="Liberation Serif" fo:font-size="13pt"/></style:style>
<style:style style:name="heavy" style:family="paragraph" style:parent-style-name="plain">
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="cell" style:family="paragraph">
<style:text-properties fo:font-family="Liberation Serif" fo:font-size="12pt"/></style:style>
<style:style style:name="ruled" style:family="table-cell"><style:table-cell-properties {cell}/></style:style>
<style:style style:name="open" style:family="table-cell"><style:table-cell-properties fo:border="none"/></style:style>
"""
_APART = (
    'fo:border="none" fo:padding-left="0.08in" fo:padding-right="0.08in" fo:padding-top="0in" fo:padding-bottom="0in"'
)
_LINE = "0.5pt solid #000000"
CELLS = {
    "ruled": f'fo:border="{_LINE}" fo:padding="0.04in"',
    "open": _APART,
    "middle": f'{_APART} style:vertical-align="middle"',
    "lines": f'fo:border="none" fo:border-top="{_LINE}" fo:border-bottom="{_LINE}" fo:padding="0.04in"',
    "lines, middle": (
        f'fo:border="none" fo:border-top="{_LINE}" fo:border-bottom="{_LINE}" fo:padding="0.04in" style:vertical-align="middle"'
    ),
}
"""How the cells of tables are drawn: with lines around them, with none, with lines above and below; their text at the top or middle."""


def typeset(document: Document, cells: str = "ruled") -> bytes:
    """The file; a table of one row is a letterhead or a signature, and has no rules."""
    body = "".join(_table(block) if isinstance(block, Table) else _paragraph(block) for block in document.blocks)
    styles = _STYLES.replace("{cell}", CELLS[cells])
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        )
    return out.getvalue()


def _paragraph(paragraph: Paragraph, style: str = "plain") -> str:
    style = "heavy" if paragraph.bold and style == "plain" else style
    text = escape(paragraph.text.value).replace("\t", "<text:tab/>")
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def _table(table: Table) -> str:
    style = "ruled" if len(table.rows) > 1 else "open"
    columns = max(sum(cell.columns for cell in cells) for cells in table.rows)
    rows = "".join(
        f"<table:table-row>{''.join(_cells(cells, style))}</table:table-row>" for cells in _full(table, columns)
    )
    return f'<table:table><table:table-column table:number-columns-repeated="{columns}"/>{rows}</table:table>'


def _cells(cells: list[Cell | None], style: str) -> Iterator[str]:
    for cell in cells:
        if cell is None:
            yield "<table:covered-table-cell/>"
            continue
        span = f'table:number-columns-spanned="{cell.columns}" table:number-rows-spanned="{cell.rows}"'
        inside = "".join(_paragraph(paragraph, "cell") for paragraph in cell.paragraphs) or "<text:p/>"
        yield f'<table:table-cell table:style-name="{style}" {span}>{inside}</table:table-cell>'


def _full(table: Table, columns: int) -> Iterator[list[Cell | None]]:
    """The rows with nothing where a cell reaches in from the left or from above; short rows are filled up."""
    above = [0] * columns
    for cells in table.rows:
        left = list(cells)
        row: list[Cell | None] = []
        while len(row) < columns:
            at = len(row)
            if above[at]:
                above[at] -= 1
                row.append(None)
                continue
            cell = left.pop(0) if left else Cell()
            for place in range(at, min(columns, at + cell.columns)):
                above[place] = cell.rows - 1
            row += [cell, *[None] * (min(columns, at + cell.columns) - at - 1)]
        yield row
