"""Automatic labels: what numbering.xml defines, and the counts as a reader of the pages sees them.

Counts belong to the abstract definition, so that two lists (w:num) of one definition count on; a list with a start of its
own (w:startOverride) begins anew where it is used first. A level begins anew after each higher one.
"""

from __future__ import annotations

from checker.model.records import dataclass
from checker.patterns import compiled
from checker.readers.docx.counting import written
from checker.readers.docx.looks import ListMark
from checker.readers.docx.names import Element, attribute, child, children, is_on, number
from checker.readers.docx.styles import Styles

_SLOT = compiled(r"%([1-9])")
_LEVELS = 9
_SEPARATORS = {"nothing": ""}
# Bullets are signs of symbol fonts; they are given as the bullet of Unicode that looks alike.
_BULLETS = {
    "\uf0b7": "•", "\u00b7": "•", "\uf0a7": "▪", "\u00a7": "▪", "\uf0d8": "➢", "\u00d8": "➢", "\uf0fc": "✓", "\u00fc": "✓",
    "o": "◦", "\uf02d": "-", "\uf06f": "□", "\uf076": "•", "v": "•", "\uf0a8": "◦",
}  # fmt: skip
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "courier new")
_PRIVATE = range(0xE000, 0xF900)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a definition: ``text`` holds %1 to %9 for the counts; ``restart`` is the level after which it begins anew.

    ``style`` is the paragraph style that the level belongs to; ``properties`` are those of the label's run.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    separator: str = " "
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    properties: Element | None = None


@dataclass(frozen=True, slots=True)
class _List:
    """A list (w:num): the definition whose counts it shares, its levels, and the starts of its own."""

    definition: int
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """An automatic label as it is shown, and what stands between it and the text."""

    text: str
    separator: str
    properties: Element | None = None


class Numbering:
    """The lists of a document and their running counts; ``label`` must be asked in the order of the text."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Take the definitions from the root of numbering.xml, None where the package has none."""
        self._styles = styles
        self._definitions: dict[int, Element] = {}
        self._nums: dict[int, Element] = {}
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()
        for element in children(root, "abstractNum"):
            key = number(element, "abstractNumId")
            if key is not None:
                self._definitions[key] = element
        for element in children(root, "num"):
            key = number(element, "numId")
            if key is not None:
                self._nums[key] = element

    def label(self, mark: ListMark | None) -> Label | None:
        """The label of the next paragraph of a list; None where nothing is shown."""
        if mark is None or mark.num == 0:
            return None
        found = self._list(mark.num)
        if found is None:
            return None
        at = _level_of(mark, found)
        level = found.levels.get(at)
        if level is None:
            return None
        counts = self._counts.setdefault(found.definition, [None] * _LEVELS)
        self._step(mark.num, found, at, counts)
        text = self._text(found, level, counts)
        return Label(text, _SEPARATORS.get(level.separator, " "), level.properties) if text else None

    def _step(self, num: int, found: _List, at: int, counts: list[int | None]) -> None:
        """Count one paragraph, and let the levels below begin anew."""
        level = found.levels[at]
        current = counts[at]
        if at in found.starts and (num, at) not in self._begun:
            counts[at] = found.starts[at]
        else:
            counts[at] = level.start if current is None else current + 1
        self._begun.add((num, at))
        for below in range(at + 1, _LEVELS):
            after = found.levels[below].restart if below in found.levels else None
            if after is None or at < after:
                counts[below] = None

    def _text(self, found: _List, level: Level, counts: list[int | None]) -> str:
        if level.form == "bullet":
            return _bullet(level)

        def shown(slot: int) -> str:
            other = found.levels.get(slot, Level())
            count = counts[slot]
            form = "decimal" if level.legal and other.form not in ("decimalZero", "none", "bullet") else other.form
            return written(other.start if count is None else count, form)

        return _SLOT.sub(lambda match: shown(int(match[1]) - 1), level.text)

    def _list(self, num: int) -> _List | None:
        if num not in self._lists:
            self._lists[num] = self._made(num)
        return self._lists[num]

    def _made(self, num: int) -> _List | None:
        element = self._nums.get(num)
        named = child(element, "abstractNumId")
        key = number(named) if named is not None else None
        key = self._followed(key)
        if element is None or key is None:
            return None
        levels = _levels(self._definitions[key])
        starts: dict[int, int] = {}
        for override in children(element, "lvlOverride"):
            at = number(override, "ilvl")
            if at is None or not 0 <= at < _LEVELS:
                continue
            for own in children(override, "lvl"):
                levels[at] = _level(own)
            start = child(override, "startOverride")
            if start is not None:
                starts[at] = number(start) or 0
        return _List(key, levels, starts)

    def _followed(self, key: int | None) -> int | None:
        """The definition that holds the levels: one may only name a numbering style, whose list holds them."""
        for _ in range(_LEVELS):
            definition = self._definitions.get(key) if key is not None else None
            if definition is None:
                return None
            link = child(definition, "numStyleLink")
            style = attribute(link, "val") if link is not None else None
            num = self._styles.number_of(style) if style else None
            if num is None or any(True for _ in children(definition, "lvl")):
                return key
            named = child(self._nums.get(num), "abstractNumId")
            key = number(named) if named is not None else None
        return None


def _level_of(mark: ListMark, found: _List) -> int:
    """The level of a paragraph: the one that belongs to its style, else the one that is said."""
    for style in mark.styles:
        for at, level in found.levels.items():
            if level.style == style:
                return at
    return min(mark.level or 0, _LEVELS - 1)


def _levels(definition: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for element in children(definition, "lvl"):
        at = number(element, "ilvl")
        if at is not None and 0 <= at < _LEVELS:
            found[at] = _level(element)
    return found


def _level(element: Element) -> Level:
    parts = {
        name: child(element, name) for name in ("start", "numFmt", "lvlText", "suff", "lvlRestart", "isLgl", "pStyle")
    }
    values = {name: attribute(part, "val") for name, part in parts.items() if part is not None}
    start = number(parts["start"]) if parts["start"] is not None else None
    legal = parts["isLgl"]
    return Level(
        start=1 if start is None else start,
        form=values.get("numFmt") or "decimal",
        text=values.get("lvlText") or "",
        separator=values.get("suff") or "tab",
        restart=number(parts["lvlRestart"]) if parts["lvlRestart"] is not None else None,
        legal=legal is not None and is_on(legal),
        style=values.get("pStyle"),
        properties=child(element, "rPr"),
    )


def _bullet(level: Level) -> str:
    text = level.text.strip()
    fonts = child(level.properties, "rFonts")
    font = (attribute(fonts, "hAnsi") or attribute(fonts, "ascii") or "") if fonts is not None else ""
    if len(text) == 1 and (ord(text) in _PRIVATE or font.lower().startswith(_SYMBOL_FONTS)):
        return _BULLETS.get(text, "•")
    return text
