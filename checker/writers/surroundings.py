"""The paragraph of a plan that a new line should look like: the nearest one of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.records import dataclass
from checker.patterns import compiled
from checker.readers.docx import DocxLine, DocxText, Piece
from checker.readers.docx.names import TAGS, Element, attribute, child, children, is_on

_SHAPES = (
    ("roman", compiled(r"[IVXL]+[.)]\s*")),
    ("decimal", compiled(r"\d+(?:\.\d+)+[.)]?\s*")),
    ("number", compiled(r"\d+[.)]\s*")),
    ("letter", compiled(r"[a-zđ][.)]\s*")),
    ("bullet", compiled(r"[-–+*•]\s*")),
)
_CENTRED = frozenset({"center", "right", "end"})
_DEEPEST = 20
_SENTENCE = 60  # characters: shorter lines without a mark are titles, names and labels


@dataclass(frozen=True, slots=True)
class Model:
    """A line to be imitated.

    ``listed``: its paragraph has an automatic label; ``labelled``: that is the mark which the new line should have as well.
    """

    line: DocxLine
    listed: bool
    labelled: bool = False


def model_for(new: str, before: int, holder: Element, text: DocxText) -> Model | None:
    """What the line ``new``, put in before line ``before`` (1-based) into ``holder``, should look like.

    The nearest line above counts that begins with a mark of the same kind, else the nearest below; for plain text the
    nearest sentence. Where there is none, it is the nearest line whatever it is, and None in an empty holder.
    """
    shape, capitals = _shape(new), _is_capitals(new)
    near = [line for line in _nearest(before, text) if line.text.strip() and _holder(line) is holder]
    for line in near:
        if _shape(line.text) != shape or (shape == "plain" and not _is_sentence(line, text)):
            continue
        if shape in ("roman", "number") and _is_capitals(line.text) != capitals:
            continue
        return Model(line, _is_listed(line, text), shape != "plain" and line.label > 0)
    return Model(near[0], _is_listed(near[0], text)) if near else None


def mark_of(text: str) -> str:
    """The mark that a line begins with, and the space behind it: "V. " of "V. KINH PHÍ", "" of plain text."""
    head = text.lstrip()
    return next((found.group() for _, pattern in _SHAPES if (found := pattern.match(head))), "")


def is_centred(paragraph: Element, text: DocxText) -> bool:
    """Whether the paragraph, or the style it is in, says that it stands in the middle or on the right."""
    properties = child(paragraph, "pPr")
    place = child(properties, "jc")
    named = child(properties, "pStyle")
    style = _styles(text).get(attribute(named, "val") or "") if named is not None else None
    for _ in range(_DEEPEST):
        if place is not None or style is None:
            break
        place = child(child(style, "pPr"), "jc")
        base = child(style, "basedOn")
        style = _styles(text).get(attribute(base, "val") or "") if base is not None else None
    return place is not None and attribute(place, "val") in _CENTRED


def main_piece(line: DocxLine) -> Piece | None:
    """The longest stretch of a line that stands in one run: how the line looks as a whole."""
    written = [piece for piece in line.pieces if piece.run is not None]
    return max(written, key=lambda piece: piece.end - piece.start, default=None)


def _shape(text: str) -> str:
    head = text.lstrip()
    return next((name for name, pattern in _SHAPES if pattern.match(head)), "plain")


def _is_sentence(line: DocxLine, text: DocxText) -> bool:
    """Whether a line without a mark is running text: neither a title nor a name nor a heading."""
    piece = main_piece(line)
    bold = child(child(piece.run, "rPr"), "b") if piece is not None else None
    heavy = bold is not None and is_on(bold)
    return len(line.text) >= _SENTENCE and not heavy and not is_centred(line.paragraph, text)


def _is_listed(line: DocxLine, text: DocxText) -> bool:
    return any(other.label > 0 and other.paragraph is line.paragraph for other in text.lines)


def _styles(text: DocxText) -> dict[str, Element]:
    """The styles of the file by their identifiers."""
    root = next((root for root in text.roots.values() if TAGS[root.tag] == "styles"), None)
    return {attribute(style, "styleId") or "": style for style in children(root, "style")}


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
