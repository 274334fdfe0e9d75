"""What stands inside a paragraph: its runs as bits of text, breaks, text boxes and marks of notes, in their order.

Tracked changes are read as accepted; the instructions of fields, hidden text and the second copy of a text box are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from checker.model.records import dataclass, field
from checker.patterns import compiled
from checker.readers.docx.choices import alternative, chosen_entry, is_placeholder, text_boxes
from checker.readers.docx.looks import Look
from checker.readers.docx.names import TAGS, Element, attribute, child, number
from checker.readers.docx.running import Fields, Pages
from checker.readers.docx.styles import Styles
from checker.readers.encodings.fonts import Code, Fonts

_BREAKS = compiled("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_WHITE = " \t\n\r"
_NEVER_CODED = ("\t", "-")
_THROUGH = frozenset({
    "hyperlink", "smartTag", "customXml", "ins", "moveTo", "fldSimple", "dir", "bdo", "sdtContent", "rubyBase", "ruby",
    "m:oMath", "m:oMathPara", "m:e", "m:f", "m:num", "m:den", "m:sup", "m:sub", "m:d", "m:sSup", "m:sSub", "m:rad", "m:nary",
    "m:deg", "m:sSubSup", "m:func", "m:fName", "m:acc", "m:bar", "m:box", "m:limLow", "m:limUpp", "m:lim", "m:m", "m:mr",
    "mc:Choice", "mc:Fallback",
})  # fmt: skip
_GONE = frozenset({"del", "moveFrom"})


class Bit(NamedTuple):
    """A stretch of text of one element, as it is stored; ``offset`` is that of its first character there.

    ``fixed``: the element is shown as this text, whatever it holds.
    """

    text: str
    element: Element
    run: Element
    offset: int
    look: Look
    code: Code | None
    fixed: bool = False


@dataclass(slots=True)
class Segment:
    """What stands between two line breaks of a paragraph, and the page on which it begins."""

    page: int
    bits: list[Bit] = field(default_factory=list)


@dataclass(slots=True)
class Content:
    """What a paragraph holds: its segments, text boxes, the notes it refers to (kind and number), and how many prompts."""

    segments: list[Segment]
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, int]] = field(default_factory=list)
    prompts: int = 0

    def extend(self, other: Content) -> None:
        """Let the content of the next paragraph follow in the same line."""
        self.segments[-1].bits += other.segments[0].bits
        self.segments += other.segments[1:]
        self.boxes += other.boxes
        self.notes += other.notes

    @property
    def blank(self) -> bool:
        """Whether nothing is shown."""
        return not (self.boxes or self.notes or any(segment.bits for segment in self.segments))


class Inline:
    """Reads paragraphs one after another; fields and pages run on from one to the next."""

    def __init__(self, styles: Styles, fonts: Fonts, fields: Fields, pages: Pages) -> None:
        self._styles = styles
        self._fonts = fonts
        self._fields = fields
        self._pages = pages
        self._content = Content([])
        self._style: str | None = None
        self._actions: dict[str, Callable[[Element, Element, Look], None]] = {
            "t": self._text, "m:t": self._text, "tab": self._tab, "ptab": self._tab, "br": self._break, "cr": self._break,
            "noBreakHyphen": self._hyphen, "softHyphen": self._soft_hyphen, "sym": self._symbol, "fldChar": self._field,
            "lastRenderedPageBreak": self._page, "drawing": self._boxes, "pict": self._boxes, "object": self._boxes,
            "footnoteReference": self._note, "endnoteReference": self._note, "mc:AlternateContent": self._alternative,
        }  # fmt: skip

    def read(self, paragraph: Element, style: str | None) -> Content:
        """The content of a paragraph of a style."""
        self._content = content = Content([Segment(self._pages.now)])
        self._style = style
        self._walk(paragraph)
        self._fields.end_paragraph()
        if not content.segments[-1].bits:
            content.segments[-1].page = self._pages.now
            if len(content.segments) > 1:
                content.segments.pop()
        return content

    def _walk(self, element: Element) -> None:
        for part in element:
            tag = TAGS[part.tag]
            if tag in ("r", "m:r"):
                self._run(part)
            elif tag in _THROUGH:
                self._walk(part)
            elif tag == "sdt":
                if is_placeholder(part):
                    self._content.prompts += 1
                else:
                    self._walk(part)
            elif tag == "mc:AlternateContent":
                chosen = alternative(part)
                if chosen is not None:
                    self._walk(chosen)

    def _run(self, run: Element) -> None:
        look = self._styles.look(self._style, child(run, "rPr"))
        for part in run:
            action = self._actions.get(TAGS[part.tag])
            if action is not None:
                action(part, run, look)
            if attribute(part, "customMarkFollows") is not None:
                break  # the rest of the run is the note's mark

    def _add(self, text: str, element: Element, run: Element, look: Look, *, offset: int = -1) -> None:
        """Keep a text; without an ``offset`` the element is shown as this text."""
        if not text or look.hidden or not self._fields.shown:
            return
        segment = self._content.segments[-1]
        if not segment.bits:
            segment.page = self._pages.now
        code = self._fonts.code(look.font, text) if text not in _NEVER_CODED else None
        segment.bits.append(Bit(text, element, run, max(0, offset), look, code, offset < 0))

    def _text(self, element: Element, run: Element, look: Look) -> None:
        text = element.text or ""
        offset = 0
        if element.get(_PRESERVE) != "preserve" and (text[:1] in _WHITE or text[-1:] in _WHITE):
            offset = len(text) - len(text.lstrip(_WHITE))
            text = text.strip(_WHITE)
        if _BREAKS.search(text):
            text = _BREAKS.sub(" ", text)
        self._add(text, element, run, look, offset=offset)

    def _tab(self, element: Element, run: Element, look: Look) -> None:
        self._add("\t", element, run, look)

    def _hyphen(self, element: Element, run: Element, look: Look) -> None:
        self._add("-", element, run, look)

    def _soft_hyphen(self, element: Element, run: Element, look: Look) -> None:
        """The sign itself: it shows nothing, but in an old encoding programs take the letter ư for it."""
        self._add("\u00ad", element, run, look)

    def _symbol(self, element: Element, run: Element, look: Look) -> None:
        try:
            code = int(attribute(element, "char") or "", 16)
        except ValueError:
            return
        if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x10000:
            self._add(chr(code), element, run, look)

    def _break(self, element: Element, _run: Element, look: Look) -> None:
        """A break of the line; one of the page or column opens no line of its own."""
        if look.hidden or not self._fields.shown:
            return
        segments = self._content.segments
        if segments[-1].bits or attribute(element, "type") in (None, "textWrapping"):
            segments.append(Segment(self._pages.now))

    def _field(self, element: Element, run: Element, look: Look) -> None:
        chosen = chosen_entry(element)
        if chosen is not None:
            self._add(chosen, element, run, look)
        self._fields.mark(attribute(element, "fldCharType"))

    def _page(self, _element: Element, _run: Element, _look: Look) -> None:
        self._pages.now += 1

    def _boxes(self, element: Element, _run: Element, look: Look) -> None:
        if not look.hidden and self._fields.shown:
            self._content.boxes += text_boxes(element)

    def _note(self, element: Element, _run: Element, look: Look) -> None:
        key = number(element, "id")
        if key is not None and not look.hidden and self._fields.shown:
            self._content.notes.append((TAGS[element.tag].removesuffix("Reference"), key))

    def _alternative(self, element: Element, run: Element, look: Look) -> None:
        chosen = alternative(element)
        if chosen is not None:
            for part in chosen:
                action = self._actions.get(TAGS[part.tag])
                if action is not None:
                    action(part, run, look)
