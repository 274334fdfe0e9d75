"""The lines of a .docx, and for every stretch of them the element of the XML in which it stands."""

from __future__ import annotations

from typing import NamedTuple

from checker.model.records import dataclass
from checker.readers.docx.names import Element


class Spot(NamedTuple):
    """A place in the XML: before the character ``offset`` of the text of ``element``, which stands in the run ``run``.

    ``element`` is a w:t (or m:t), whose text has that offset, or an element that is shown as a whole (w:tab,
    w:noBreakHyphen, w:sym, the choice of a field), with the offset 0 in it and 1 behind it.
    """

    element: Element
    run: Element
    offset: int


class Piece(NamedTuple):
    """The stretch ``text[start:end]`` of a line (0-based): where its characters stand in the XML.

    ``element`` is None for an automatic label, which stands nowhere in the text. ``offset`` is that of the first character
    within the element's text; the others follow one by one, unless ``offsets`` names each, and the end (old encodings,
    in which two characters of the file are one letter).
    """

    start: int
    end: int
    element: Element | None
    run: Element | None
    offset: int = 0
    offsets: tuple[int, ...] | None = None

    def spot(self, at: int) -> Spot | None:
        """The place of the character ``at`` of the line, or the end of the piece; None in a label."""
        if self.element is None or self.run is None:
            return None
        if self.offsets is None:
            return Spot(self.element, self.run, self.offset + at - self.start)
        return Spot(self.element, self.run, self.offsets[at - self.start])


@dataclass(frozen=True, slots=True)
class DocxLine:
    """One entry of ``Document.lines``: its text, the paragraph it stands in, and the pieces that it is made of.

    ``part`` is the member of the package that holds ``paragraph`` ("word/document.xml", "word/footnotes.xml"). Where a
    deleted or hidden paragraph mark joins paragraphs, ``paragraph`` is the last of them (its properties count), and the
    runs of the pieces may stand in others. ``label`` is the length of the automatic label with the space behind it.
    """

    number: int
    text: str
    paragraph: Element
    part: str
    pieces: tuple[Piece, ...] = ()
    label: int = 0

    def spot(self, column: int, *, end: bool = False) -> Spot | None:
        """The place in the XML of the character in ``column`` (1-based).

        With ``end`` it is the place behind the character before that column: where a range that ends there, ends. None
        where only an automatic label or nothing stands.
        """
        at = column - 1
        for piece in self.pieces:
            if piece.start < at <= piece.end if end else piece.start <= at < piece.end:
                return piece.spot(at)
        return None
