"""Gaps between the runs of a paragraph, made where they are needed: runs are split, and look as before.

Gaps must be made from the end of the text to its beginning: what stands before a split keeps its place in the XML.
"""

from __future__ import annotations

from copy import deepcopy
from typing import NamedTuple

from checker.readers.docx import Spot
from checker.readers.docx.names import TAGS, Element

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_WHITE = " \t\n\r"
# What holds runs that Word does not let be marked or split: the mark goes round the whole.
_SEALED = frozenset({"txbxContent", "ruby", "m:oMath", "m:oMathPara"})


class Gap(NamedTuple):
    """The place before the child ``at`` of ``parent``."""

    parent: Element
    at: int

    def put(self, *elements: Element) -> None:
        """Put the elements into the gap, in their order."""
        for i, element in enumerate(elements):
            self.parent.insert(self.at + i, element)


def gap_before(spot: Spot) -> Gap:
    """The gap before the character at ``spot``."""
    return _gap(spot, behind=False)


def gap_behind(spot: Spot) -> Gap:
    """The gap at ``spot``, the end of a character."""
    return _gap(spot, behind=True)


def gap_beside(element: Element, *, behind: bool) -> Gap:
    """The gap before or behind a whole element."""
    parent = element.getparent()
    if parent is None:
        raise ValueError("the element stands in no other")
    return Gap(parent, parent.index(element) + behind)


def head_gap(holder: Element) -> Gap:
    """The gap before all that stands in a paragraph, a cell or the body, behind its properties."""
    return Gap(holder, int(len(holder) > 0 and TAGS[holder[0].tag] in ("pPr", "tcPr")))


def is_sealed(spot: Spot) -> bool:
    """Whether the spot stands where no run may be split."""
    return _sealed(spot) is not None


def _gap(spot: Spot, *, behind: bool) -> Gap:
    whole = _sealed(spot)
    if whole is not None:
        return gap_beside(whole, behind=behind)
    run, element, offset = spot.run, spot.element, spot.offset
    index = run.index(element)
    length = len(element.text or "") if TAGS[element.tag] == "t" else 1
    if offset <= 0 and all(TAGS[part.tag] == "rPr" for part in list(run)[:index]):
        return gap_beside(run, behind=False)
    if offset >= length and index == len(run) - 1:
        return gap_beside(run, behind=True)
    _split(run, index, offset, length)
    return gap_beside(run, behind=True)


def _split(run: Element, index: int, offset: int, length: int) -> None:
    """Let what stands behind ``offset`` of the child ``index`` go on in a run of its own."""
    rest = _like(run)
    for part in run:
        if TAGS[part.tag] == "rPr":
            rest.append(deepcopy(part))
            break
    element = run[index]
    moved = list(run)[index + (offset > 0) :]
    if 0 < offset < length:
        rest.append(_cut(element, offset))
    for part in moved:
        rest.append(part)
    run.addnext(rest)


def _cut(element: Element, offset: int) -> Element:
    """Leave the first ``offset`` characters in ``element``; the new element holds the others.

    White space round a text that does not keep it is not shown, and must not show now. At the beginning it stays where it
    is, for it counts in the offsets of places before.
    """
    text = element.text or ""
    left, right = text[:offset], text[offset:]
    new = _like(element)
    if element.get(_PRESERVE) == "preserve":
        element.text = left
    else:
        right = right.rstrip(_WHITE)
        if left[:1] in _WHITE:
            element.text = left.rstrip(_WHITE)
            between = left[len(element.text) :]
            if between and element.text:
                space = _like(element)
                space.text = between
                space.set(_PRESERVE, "preserve")
                element.addnext(space)
        else:
            element.text = left
            element.set(_PRESERVE, "preserve")
    new.text = right
    new.set(_PRESERVE, "preserve")
    return new


def _like(element: Element) -> Element:
    """An empty element of the same name and attributes."""
    made = element.makeelement(element.tag)
    for name, value in element.items():
        made.set(name, value)
    return made


def _sealed(spot: Spot) -> Element | None:
    """What must be taken as a whole at the spot: the run that holds a box or a ruby, a formula; None for a plain run."""
    found = None if spot.element.getparent() is spot.run and TAGS[spot.run.tag] == "r" else spot.run
    inside = False
    for element in (spot.run, *spot.run.iterancestors()):
        tag = TAGS[element.tag]
        if tag in _SEALED:
            inside = True
            if tag.startswith("m:"):
                found = element
        elif tag == "r" and inside:
            found, inside = element, False
    return found
