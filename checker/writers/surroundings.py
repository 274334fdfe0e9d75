"""The paragraph of a plan that a new line should look like: the nearest one of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.records import dataclass
from checker.patterns import compiled
from checker.readers.docx import DocxLine, DocxText, Piece
from checker.readers.docx.names import TAGS, Element, attribute, child

_SHAPES = (
    ("roman", compiled(r"[IVXL]+[.)]\s*")),
    ("decimal", compiled(r"\d+(?:\.\d+)+[.)]?\s*")),
    ("number", compiled(r"\d+[.)]\s*")),
    ("letter", compiled(r"[a-zđ][.)]\s*")),
    ("bullet", compiled(r"[-–+*•]\s*")),
)
_CENTRED = frozenset({"center", "right", "end"})
_SENTENCE = 60  # characters: shorter lines without a mark are titles, names and labels


@dataclass(frozen=True, slots=True)
class Model:
    """A line to be imitated; ``labelled``: its mark is an automatic label, and so that of the new line should be."""

    line: DocxLine
    labelled: bool = False


def model_for(new: str, before: int, holder: Element, text: DocxText) -> Model | None:
    """What the line ``new``, put in before line ``before`` (1-based) into ``holder``, should look like.

    The nearest line above counts that begins with a mark of the same kind, else the nearest below; for plain text the
    nearest sentence. None where the file has nothing alike.
    """
    shape = _shape(new)
    capitals = _is_capitals(new)
    for line in _nearest(before, text):
        if _shape(line.text) != shape or _holder(line) is not holder:
            continue
        if shape == "plain" and (len(line.text) < _SENTENCE or is_centred(line.paragraph)):
            continue
        if shape in ("roman", "number") and _is_capitals(line.text) != capitals:
            continue
        labelled = shape != "plain" and line.label > 0 and not line.text[line.label :].startswith(mark_of(new))
        return Model(line, labelled)
    return None


def mark_of(text: str) -> str:
    """The mark that a line begins with, and the space behind it: "V. " of "V. KINH PHÍ", "" of plain text."""
    head = text.lstrip()
    return next((found.group() for _, pattern in _SHAPES if (found := pattern.match(head))), "")


def is_centred(paragraph: Element) -> bool:
    """Whether the paragraph says that it stands in the middle or on the right."""
    place = child(child(paragraph, "pPr"), "jc")
    return place is not None and attribute(place, "val") in _CENTRED


def main_piece(line: DocxLine) -> Piece | None:
    """The longest stretch of a line that stands in one run: how the line looks as a whole."""
    written = [piece for piece in line.pieces if piece.run is not None]
    return max(written, key=lambda piece: piece.end - piece.start, default=None)


def _shape(text: str) -> str:
    head = text.lstrip()
    return next((name for name, pattern in _SHAPES if pattern.match(head)), "plain")


def _is_capitals(text: str) -> bool:
    return text[len(mark_of(text)) :].isupper()


def _holder(line: DocxLine) -> Element | None:
    """The cell, text box, note or body in which a line stands."""
    return next((e for e in line.paragraph.iterancestors() if TAGS[e.tag] in HOLDERS), None)


HOLDERS = frozenset({"tc", "txbxContent", "body", "footnote", "endnote"})
"""What paragraphs stand in, in short names; all cells of a table count each for itself."""


def _nearest(before: int, text: DocxText) -> Iterator[DocxLine]:
    yield from reversed(text.lines[: before - 1])
    yield from text.lines[before - 1 :]
