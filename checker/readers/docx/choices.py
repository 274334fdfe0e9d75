"""What of the XML is looked at: paragraphs and tables in their wrappers, one of several copies, boxes that hold text."""

from __future__ import annotations

from collections.abc import Iterator

from checker.patterns import compiled
from checker.readers.docx.names import TAGS, Element, attribute, child, children, number

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})
_PAGE_BEHIND_TAB = compiled(r"\t\s*\d{1,3}$")


def content_of(holder: Element) -> Iterator[Element]:
    """The paragraphs and tables of a holder, those in content controls and the like too; a control with a prompt as such."""
    for part in holder:
        tag = TAGS[part.tag]
        if tag in ("p", "tbl") or (tag == "sdt" and is_placeholder(part)):
            yield part
        elif tag in _WRAPPERS:
            yield from content_of(part)
        elif tag == "mc:AlternateContent":
            chosen = alternative(part)
            if chosen is not None:
                yield from content_of(chosen)


def is_placeholder(control: Element) -> bool:
    """Whether a content control (w:sdt) shows only its prompt: nobody has written anything."""
    return child(child(control, "sdtPr"), "showingPlcHdr") is not None


def is_entry(style: str, text: str) -> bool:
    """Whether a line is one of a table of contents: in its style, a page number behind a tab. It only repeats a heading."""
    return style.lower().startswith("toc ") and _PAGE_BEHIND_TAB.search(text) is not None


def holds_prompt(cell: Element) -> bool:
    """Whether a cell (w:tc) stands in a content control that shows only its prompt."""
    holder = cell.getparent()
    control = holder.getparent() if holder is not None and TAGS[holder.tag] == "sdtContent" else None
    return control is not None and is_placeholder(control)


def chosen_entry(mark: Element) -> str | None:
    """The entry chosen in an old drop-down field, told at its beginning (w:fldChar); None for all other fields."""
    entries = child(child(mark, "ffData"), "ddList")
    if entries is None:
        return None
    texts = [attribute(entry, "val") or "" for entry in children(entries, "listEntry")]
    told = child(entries, "result")
    if told is None:
        told = child(entries, "default")
    at = number(told) if told is not None else 0
    return texts[at] if at is not None and 0 <= at < len(texts) else None


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
