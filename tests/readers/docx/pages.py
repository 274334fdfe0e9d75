"""Small Word files for tests of their reader, and what is seen of them."""

from __future__ import annotations

from checker.model.document import Document, Paragraph, Table
from checker.readers.docx import read_docx
from tests.writers.packages import package

VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
COMPATIBLE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def read(body: str, **parts: str) -> Document:
    """The document in a file with this body."""
    return read_docx(package(body, **parts), "kh.docx")


def lines(body: str, **parts: str) -> list[str]:
    """Its lines with text."""
    return [line for line in read(body, **parts).lines if line.strip()]


def paragraphs(body: str, **parts: str) -> list[str]:
    """Its paragraphs, those of cells left out."""
    return [block.text.value for block in read(body, **parts).blocks if isinstance(block, Paragraph)]


def rows(document: Document) -> list[list[str]]:
    """The cells of its tables, row by row, paragraphs of a cell parted by a bar, spans behind a star (columns, rows)."""
    return [
        [
            " | ".join(paragraph.text.value for paragraph in cell.paragraphs)
            + (f" *{cell.columns},{cell.rows}" if (cell.columns, cell.rows) != (1, 1) else "")
            for cell in row
        ]
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def style(name: str, inside: str, *, kind: str = "paragraph", based: str = "", more: str = "") -> str:
    """A style with these properties (the XML behind its name)."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"{more}><w:name w:val="{name}"/>{on}{inside}</w:style>'


def of_style(name: str) -> str:
    """The properties of a paragraph of a style."""
    return f'<w:pStyle w:val="{name}"/>'


def listed(num: int | None = None, level: int | None = None) -> str:
    """The properties of a paragraph in a list."""
    at = f'<w:ilvl w:val="{level}"/>' if level is not None else ""
    key = f'<w:numId w:val="{num}"/>' if num is not None else ""
    return f"<w:numPr>{at}{key}</w:numPr>"


def level(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of a list's definition."""
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def definition(key: int, *levels: str) -> str:
    """An abstract definition."""
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def a_list(num: int, of: int, more: str = "") -> str:
    """A list of a definition."""
    return f'<w:num w:numId="{num}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'
