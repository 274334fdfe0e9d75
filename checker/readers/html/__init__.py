"""Web pages, and the HTML that word processors write.

Read as a stream of tags, without building a tree: pages nested a hundred thousand deep cost no more than flat ones, where
libraries that build trees lose their text or break down.
"""

from __future__ import annotations

import codecs

from checker.errors import InputError
from checker.model.document import Document
from checker.patterns import compiled
from checker.readers.assembly import assemble, pasted
from checker.readers.encodings import decode
from checker.readers.html.stream import Stream
from checker.readers.parts import Grid, Part, Piece

__all__ = ["read_html"]

_CHARSET = compiled(r"(?i)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})")
_FEWEST = 200  # letters in the part of a page that holds its contents


def read_html(data: bytes, name: str) -> Document:
    """The document in a page: its text without menus, asides and what is not shown. Raises InputError (no-text, …)."""
    stream = Stream()
    stream.feed(_decoded(data, name))
    stream.close()
    parts = stream.parts
    if _letters(stream.main) >= _FEWEST:
        parts = stream.main
    if stream.typed and all(isinstance(part, Piece) for part in parts):
        read = pasted(parts, name, "html")
    else:
        read = assemble(parts, name, "html")
    if not read.blocks:
        raise InputError("holds no text", code="no-text", file=name)
    return read


def _decoded(data: bytes, name: str) -> str:
    """The text, by the encoding that the page names where its bytes are of that."""
    said = _CHARSET.search(data[:4096].decode("latin-1"))
    if said and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            named = codecs.lookup(said[1])
            # Some say the first by default, and a page whose tags can be read as they stand is in none of the second.
            if named.name not in {"iso8859-1", "cp1252", "ascii"} and not named.name.startswith(("utf-16", "utf-32")):
                return codecs.decode(data, named.name)
        except (LookupError, UnicodeError, ValueError):
            pass
    return decode(data, name).text


def _letters(parts: list[Part]) -> int:
    count = 0
    for part in parts:
        if isinstance(part, Grid):
            count += sum(len(piece.text) for boxes in part.rows for box in boxes for piece in box.pieces)
        else:
            count += len(part.text)
    return count
