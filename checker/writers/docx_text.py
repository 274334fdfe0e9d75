"""A Word file read a second time, to be written in."""

from __future__ import annotations

from checker.errors import InputError
from checker.model.document import Document
from checker.readers.docx import DocxText, walk


def read_again(data: bytes, document: Document | None) -> DocxText:
    """The text of a .docx with its places in the XML. Raises InputError (changed-file) where it is not the document's."""
    text = walk(data, document.name if document is not None else "")
    if document is not None and document.lines != text.document.lines:
        raise InputError(
            "has changed while it was worked on", code="changed-file", file=document.name, mend="try again"
        )
    return text
