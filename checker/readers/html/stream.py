"""A page read tag by tag into paragraphs and tables."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from itertools import islice

from checker.model.numerals import numeral
from checker.model.records import dataclass
from checker.patterns import compiled
from checker.readers.html.grids import OpenTable
from checker.readers.html.looks import Look, hiding_selectors, look_of
from checker.readers.parts import Part, Piece

_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
    "listing",
})  # fmt: skip
_CLOSES = {
    "li": (("li",), ("ol", "ul", "table")),
    "td": (("td", "th"), ("table",)),
    "th": (("td", "th"), ("table",)),
    "tr": (("tr",), ("table",)),
    "thead": (("tr", "tbody"), ("table",)),
    "tbody": (("thead", "tbody", "tr"), ("table",)),
    "tfoot": (("tbody", "tr"), ("table",)),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
}
"""An element that ends where another begins: what is closed, and how far that is looked for."""
_BARRIERS = frozenset({"td", "th", "table", "caption"})
_FARTHEST = 256
_SPACES = compiled(r"[ \t\r\n\f]+")
_STYLES = {"1": "1", "a": "a", "A": "A", "i": "i", "I": "I"}


@dataclass(slots=True)
class _List:
    """A list that is open; ``style`` "-" for one without numbers, "" for one without marks."""

    style: str
    count: int


class Stream(HTMLParser):
    """Gathers the parts of a page; ``main`` holds those of its contents, where the page marks them.

    ``typed``: all of the text stands in elements that keep it as it was typed.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self.main: list[Part] = []
        self.typed = True
        self._open: list[tuple[str, Look]] = []
        self._counts: Counter[str] = Counter()
        self._hiding: set[str] = set()
        self._tables: list[OpenTable] = []
        self._lists: list[_List] = []
        self._runs: list[tuple[str, Look]] = []
        self._mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        attributes = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._runs.append(("\n", self._look))
            return
        if tag in _BLOCKS:
            self._flush()
            self._end_before(tag)
        if tag in _VOID:
            return
        look = look_of(tag, attributes, self._look, self._hiding)
        self._open.append((tag, look))
        self._counts[tag] += 1
        if look.hidden:
            return
        if tag == "table":
            self._tables.append(OpenTable())
        elif tag == "tr" and self._tables:
            self._tables[-1].row()
        elif tag in {"td", "th"} and self._tables:
            self._tables[-1].open_cell(attributes.get("colspan", ""), attributes.get("rowspan", ""))
        elif tag in {"ol", "ul"}:
            self._lists.append(_list(tag, attributes))
        elif tag == "li" and self._lists:
            self._item(attributes)

    def handle_endtag(self, tag: str) -> None:
        """An element ends; an end without a beginning says nothing."""
        if tag in _VOID or not self._counts[tag]:
            return
        if tag in _BLOCKS:
            self._flush()
        depth = 0
        for name, _ in islice(reversed(self._open), _FARTHEST):
            depth += 1
            if name == tag:
                break
            if name in _BARRIERS and tag not in {"table", "tr", "tbody", "thead", "tfoot", "td", "th"}:
                return
            if name == "table":
                return
        else:
            if tag not in {"html", "body"}:
                return
        for _ in range(depth):
            self._close_last()

    def handle_data(self, data: str) -> None:
        """Text."""
        if self._open and self._open[-1][0] == "style":
            self._hiding |= hiding_selectors(data)
        look = self._look
        if not look.hidden:
            self._runs.append((data, look))

    def unknown_decl(self, data: str) -> None:
        """What word processors write for each other says nothing here."""

    def close(self) -> None:
        """The page ends, and with it all that is still open."""
        super().close()
        self._flush()
        while self._open:
            self._close_last()

    @property
    def _look(self) -> Look:
        return self._open[-1][1] if self._open else Look()

    def _end_before(self, tag: str) -> None:
        """Close what the beginning of this element ends: a paragraph, an item, a cell or a row before it."""
        if self._counts["p"]:
            self._close_to(("p",), (*_BARRIERS, "div", "li", "form", "section", "article", "body"))
        closes = _CLOSES.get(tag)
        if closes:
            while self._close_to(*closes):
                pass

    def _close_to(self, names: tuple[str, ...], barriers: tuple[str, ...]) -> bool:
        if not any(self._counts[name] for name in names):
            return False
        for depth, (name, _) in enumerate(islice(reversed(self._open), _FARTHEST), start=1):
            if name in names:
                for _ in range(depth):
                    self._close_last()
                return True
            if name in barriers:
                return False
        return False

    def _close_last(self) -> None:
        tag, look = self._open.pop()
        self._counts[tag] -= 1
        if tag in _BLOCKS and self._runs:
            self._emit(look)
        if look.hidden:
            return
        if tag == "table" and self._tables:
            done = self._tables.pop()
            for part in done.parts():
                self._put(part, look)
        elif tag in {"td", "th"} and self._tables:
            self._mark = ""
            self._tables[-1].cell = None
        elif tag in {"ol", "ul"} and self._lists:
            self._lists.pop()

    def _item(self, attributes: dict[str, str]) -> None:
        current = self._lists[-1]
        given = attributes.get("value", "")
        current.count = int(given) if given.isdigit() and len(given) < 6 else current.count + 1
        plain = "list-style" in attributes.get("style", "") and "none" in attributes.get("style", "")
        self._mark = "" if plain else _label(current)

    def _flush(self) -> None:
        if self._runs:
            self._emit(self._look)

    def _emit(self, look: Look) -> None:
        """One paragraph of what has come since the last block began or ended."""
        runs, self._runs = self._runs, []
        text = "".join(_shown(run, own) for run, own in runs)
        if not any(own.kept for _, own in runs):
            text = "\n".join(line.strip(" ") for line in text.split("\n"))
        if not text.strip():
            return
        written = [own for run, own in runs if run.strip()]
        text = text.strip("\n") if any(own.kept for own in written) else text.strip()
        self.typed = self.typed and all(own.kept for own in written)
        level = next((int(tag[1]) for tag, _ in islice(reversed(self._open), 8) if _is_heading(tag)), None)
        mark, self._mark = self._mark, ""
        piece = Piece(
            text=f"{mark} {text}" if mark else text,
            level=level,
            bold=all(own.bold for own in written),
            italic=all(own.italic for own in written),
        )
        self._put(piece, Look(main=look.main or any(own.main for own in written)))

    def _put(self, part: Part, look: Look) -> None:
        if self._tables and self._tables[-1].cell is not None:
            self._tables[-1].cell.parts.append(part)
            return
        self.parts.append(part)
        if look.main:
            self.main.append(part)


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1] in "123456"


def _shown(text: str, look: Look) -> str:
    if text != "\n" and not look.kept:
        text = _SPACES.sub(" ", text)
    return text.upper() if look.capitals else text


def _list(tag: str, attributes: dict[str, str]) -> _List:
    style = attributes.get("style", "")
    start = attributes.get("start", "")
    count = int(start) - 1 if start.isdigit() and len(start) < 6 else 0
    if "list-style" in style and "none" in style:
        return _List("", count)
    if tag == "ul":
        return _List("-", count)
    for name, kind in (("lower-alpha", "a"), ("lower-latin", "a"), ("upper-alpha", "A"), ("upper-roman", "I")):
        if name in style:
            return _List(kind, count)
    return _List(_STYLES.get(attributes.get("type", "1"), "1"), count)


def _label(numbering: _List) -> str:
    if numbering.style in {"", "-"}:
        return numbering.style
    return numeral(numbering.count, numbering.style) + (")" if numbering.style in "aA" else ".")
