"""Documents written as plain data, so that a test shows what was read at one glance."""

from __future__ import annotations

from checker.model.document import Document, Paragraph, Table
from checker.readers import read_text


def texts(document: Document) -> list[object]:
    """Each paragraph as its text, each table as rows of cells, a cell as its paragraphs joined by " / "."""
    return [block.text.value if isinstance(block, Paragraph) else rows(block) for block in document.blocks]


def rows(table: Table) -> list[list[str]]:
    """The rows of a table, each cell as its paragraphs joined by " / "."""
    return [[" / ".join(p.text.value for p in cell.paragraphs) for cell in row] for row in table.rows]


def plain(text: str) -> list[object]:
    """What plain text is read as."""
    return texts(read_text(text, "plan.txt"))


def markdown(text: str) -> list[object]:
    """What Markdown is read as."""
    return texts(read_text(text, "plan.md"))


def paragraphs(document: Document) -> list[Paragraph]:
    """All paragraphs in reading order, those in cells too."""
    found: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            found += [p for row in block.rows for cell in row for p in cell.paragraphs]
    return found
