"""OpenDocument texts (.odt, .ott) read from their own XML, so that automatic numbers, merged cells and notes are kept."""

from __future__ import annotations

from checker.errors import InputError
from checker.model.document import Document
from checker.readers.assembly import assemble, is_pasted, pasted
from checker.readers.odt.body import Body
from checker.readers.odt.names import OFFICE, attribute
from checker.readers.odt.styles import Styles
from checker.readers.package import Package
from checker.readers.parts import Piece
from checker.readers.xmlparts import parse_part

__all__ = ["read_odt"]

_MANIFEST = "META-INF/manifest.xml"
_PREFORMATTED = ("Preformatted_20_Text", "Plain_20_Text", "PlainText", "HTML_20_Preformatted")


def read_odt(data: bytes, name: str) -> Document:
    """The document in an OpenDocument package: tracked changes as if accepted, hidden text left out.

    Raises InputError: encrypted-file, damaged-file, unsafe-file, too-large.
    """
    package = Package(data, name)
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise InputError(
            "is protected by a password",
            code="encrypted-file",
            file=name,
            mend="open it with the password and save it without one",
        )
    content = parse_part(package.read("content.xml"), "content.xml", name)
    shared = parse_part(package.read("styles.xml"), "styles.xml", name) if "styles.xml" in package else None
    text = content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise InputError("is an OpenDocument file, but no text", code="unsupported-format", file=name)
    styles = Styles([root for root in (shared, content) if root is not None])
    body = Body(styles, paged=attribute(text, "text:use-soft-page-breaks") == "true")
    body.read(text)
    plain = all(isinstance(part, Piece) for part in body.parts)
    if body.parts and ((plain and body.styles_used <= set(_PREFORMATTED)) or is_pasted(body.parts)):
        return pasted(body.parts, name, "odt", body.notes)
    return assemble(body.parts, name, "odt", body.notes)
