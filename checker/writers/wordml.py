"""Elements of WordprocessingML put where its schema wants them; Word calls a file with a wrong order damaged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from checker.patterns import compiled

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNWRITABLE = compiled("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# The children of w:pPr, w:tblPr and w:rPr in the order of ECMA-376, part 1, annex A, as far as they come up here.
_ORDER: dict[str, Sequence[str]] = {
    name: children.split()
    for name, children in {
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
        " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
        " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
        " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
        " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
        "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss"
        " imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
        " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    }.items()
}


def qualified(name: str, space: str = W) -> str:
    """The name in Clark notation: ``w:val`` as ``{http://…/main}val``."""
    return f"{{{space}}}{name.removeprefix('w:')}"


def space_of(element: _Element) -> str:
    """The namespace of an element: there is one for transitional and one for strict files."""
    tag: object = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else W


def new(like: _Element, name: str, values: Mapping[str, str] | None = None, *, text: str | None = None) -> _Element:
    """A new element ``name`` ("w:p") with the attributes, in the namespace of ``like``."""
    space = space_of(like)
    made = like.makeelement(
        qualified(name, space), {qualified(key, space): value for key, value in (values or {}).items()}
    )
    made.text = text
    return made


def add(parent: _Element, name: str, values: Mapping[str, str] | None = None, *, text: str | None = None) -> _Element:
    """A new child ``name``, before the first child that the schema wants behind it."""
    child = new(parent, name, values, text=text)
    order = _ORDER.get(local(parent), ())
    later = order[order.index(local(child)) + 1 :] if local(child) in order else ()
    at = next((i for i, other in enumerate(parent) if local(other) in later), len(parent))
    parent.insert(at, child)
    return child


def writable(text: str) -> str:
    """``text`` without the characters that XML cannot hold: controls, and halves of surrogate pairs."""
    return _UNWRITABLE.sub("\ufffd", text)


def local(element: _Element) -> str:
    """The element's name without its namespace; "" for a comment or an instruction."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
