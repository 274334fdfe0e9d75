"""What of the XML is looked at: paragraphs and tables in their wrappers, one of several copies, boxes that hold text."""

from __future__ import annotations

from collections.abc import Iterator

from checker.readers.docx.names import TAGS, Element, child, children

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})


def content_of(holder: Element) -> Iterator[Element]:
    """The paragraphs and tables of a holder, those in content controls and the like too; a control with a prompt as such."""
    for part in holder:
        tag = TAGS[part.tag]
        if tag in ("p", "tbl") or (tag == "sdt" and is_placeholder(part)):
            yield part
        elif tag in _WRAPPERS:
            yield from content_of(part)


def is_placeholder(control: Element) -> bool:
    """Whether a content control (w:sdt) shows only its prompt: nobody has written anything."""
    return child(child(control, "sdtPr"), "showingPlcHdr") is not None


def alternative(element: Element) -> Element | None:
    """The one of the alternatives that is shown: the first that holds text, as the others are copies for old programs."""
    found = [*children(element, "mc:Choice"), *children(element, "mc:Fallback")]
    return next((part for part in found if any(TAGS[inner.tag] in ("t", "txbxContent") for inner in part.iter())), None)


def text_boxes(element: Element) -> Iterator[Element]:
    """The contents of the text boxes in a drawing, those in groups as well, each once."""
    for part in element:
        tag = TAGS[part.tag]
        if tag == "txbxContent":
            yield part
        elif tag == "mc:AlternateContent":
            chosen = alternative(part)
            if chosen is not None:
                yield from text_boxes(chosen)
        elif len(part):
            yield from text_boxes(part)
