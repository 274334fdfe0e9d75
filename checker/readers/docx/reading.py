"""A whole .docx read: opened within bounds, walked, and walked again where the first walk showed a wrong assumption."""

from __future__ import annotations

from checker.errors import InputError
from checker.model.collecting import uncollected
from checker.model.document import Block, Document
from checker.model.records import dataclass
from checker.readers.docx.arranging import arranged
from checker.readers.docx.body import Body
from checker.readers.docx.container import Container
from checker.readers.docx.form import form_of
from checker.readers.docx.names import Element
from checker.readers.docx.pieces import DocxLine
from checker.readers.docx.remarks import remarks
from checker.readers.docx.running import Fields
from checker.readers.encodings.fonts import Fonts


@dataclass(frozen=True, slots=True)
class DocxText:
    """A .docx as read: the Document, its lines with their places in the XML, and the trees of the parts by name.

    ``roots`` holds the parts that were read; changed, they can be written back into a copy of the package.
    """

    document: Document
    lines: tuple[DocxLine, ...]
    roots: dict[str, Element]
    main: str

    def line(self, number: int) -> DocxLine:
        """The line of a number as locations give it (1-based)."""
        return self.lines[number - 1]


def read_docx(data: bytes, name: str) -> Document:
    """The document in the bytes of a .docx called ``name``.

    Raises InputError: damaged-file, too-large, unsafe-file, no-text.
    """
    return walk(data, name).document


def walk(data: bytes, name: str = "") -> DocxText:
    """The document with the way back into the XML. Raises as ``read_docx``."""
    with uncollected():
        return _walk(Container.open(data, name), name)


def _walk(container: Container, name: str) -> DocxText:
    fonts, fields = Fonts(), Fields()
    body, blocks = _walked(container, fonts, fields)
    misled, lost = fonts.misled(), fonts.lost("\n".join(line.text for line in body.lines))
    if misled or lost or fields.left_open:
        fonts = Fonts(misled, lost)
        body, blocks = _walked(container, fonts, Fields(bounded=fields.left_open))
    if not any(line.text.strip() for line in body.lines):
        raise _empty(container)
    document = Document(
        name=name,
        lines=tuple(line.text for line in body.lines),
        blocks=arranged(blocks, body.lines, body.used),
        format="docx",
        notes=remarks(container, body, fonts),
        places=tuple(body.places),
        form=form_of(container, body.lines, several_pages=any((place.page or 1) > 1 for place in body.places)),
    )
    return DocxText(document, tuple(body.lines), container.roots, container.main)


def _walked(container: Container, fonts: Fonts, fields: Fields) -> tuple[Body, list[Block]]:
    body = Body(container, fonts, fields)
    return body, body.blocks()


def _empty(container: Container) -> InputError:
    if any("/media/" in member for member in container.package.members):
        return InputError(
            "holds no text, only pictures",
            code="no-text",
            file=container.name,
            mend="ask for the file with the text",
        )
    return InputError("holds no text", code="no-text", file=container.name, mend="check whether it is the right file")
