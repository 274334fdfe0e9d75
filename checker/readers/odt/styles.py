"""Styles of an OpenDocument text, followed up to the styles they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from checker.model.records import dataclass
from checker.readers.odt.names import attribute, full, number, short

_DEEPEST = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a style says of a text; None where it says nothing."""

    hidden: bool | None = None
    capitals: bool | None = None
    bold: bool | None = None
    italic: bool | None = None
    font: str | None = None

    def over(self, other: Look) -> Look:
        """This look, where it says nothing the other's."""
        return Look(
            hidden=other.hidden if self.hidden is None else self.hidden,
            capitals=other.capitals if self.capitals is None else self.capitals,
            bold=other.bold if self.bold is None else self.bold,
            italic=other.italic if self.italic is None else self.italic,
            font=other.font if self.font is None else self.font,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list: ``numbering`` is "1", "a", "I", … or "" where ``bullet`` or nothing stands before the item.

    ``pattern`` is the label with the numbers of levels between signs ("%1%.%2%.").
    """

    numbering: str = ""
    pattern: str = ""
    bullet: str = ""
    start: int = 1


class Styles:
    """All styles of a document by name."""

    def __init__(self, roots: Iterable[Any]) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        self._fonts: dict[str, str] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        for root in roots:
            for element in root.iter(
                full("style:style"),
                full("style:font-face"),
                full("text:list-style"),
                full("text:outline-style"),
            ):
                self._take(element)
        self.look = cache(self._look)
        self.list_of = cache(self._list_of)
        self.breaks_before = cache(self._breaks_before)

    def levels(self, name: str) -> dict[int, Level]:
        """The levels of a list style, from 1."""
        return self._lists.get(name, {})

    def origin(self, name: str) -> str:
        """The named style that an automatic paragraph style rests on."""
        for style in self._line("paragraph", name):
            name = attribute(style, "style:name")
            if not (name.startswith("P") and name[1:].isdigit()):
                return name
        return name

    def _take(self, element: Any) -> None:
        kind, name = short(element), attribute(element, "style:name")
        if kind == "style:font-face":
            self._fonts[name] = attribute(element, "svg:font-family", name).strip("'\" ")
        elif kind == "text:list-style":
            self._lists[name] = _levels(element)
        elif kind == "text:outline-style":
            self.outline = _levels(element)
        else:
            self._styles[attribute(element, "style:family"), name] = element

    def _line(self, family: str, name: str) -> Iterable[Any]:
        """The style and those it rests on, nearest first."""
        for _ in range(_DEEPEST):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = attribute(style, "style:parent-style-name")

    def _look(self, family: str, name: str) -> Look:
        look = Look()
        for style in self._line(family, name):
            properties = style.find(full("style:text-properties"))
            if properties is not None:
                look = look.over(self._said(properties))
        return look

    def _said(self, properties: Any) -> Look:
        display = attribute(properties, "text:display")
        case = attribute(properties, "fo:text-transform")
        weight, slope = attribute(properties, "fo:font-weight"), attribute(properties, "fo:font-style")
        named = attribute(properties, "style:font-name")
        font = attribute(properties, "fo:font-family").strip("'\" ") or self._fonts.get(named, named)
        return Look(
            hidden=display == "none" if display else None,
            capitals=case == "uppercase" if case else None,
            bold=weight in {"bold", "600", "700", "800", "900"} if weight else None,
            italic=slope in {"italic", "oblique"} if slope else None,
            font=font or None,
        )

    def _list_of(self, name: str) -> str | None:
        """The list style that a paragraph style brings; "" takes the number away, None says nothing."""
        for style in self._line("paragraph", name):
            found = style.get(full("style:list-style-name"))
            if found is not None:
                return str(found)
        return None

    def _breaks_before(self, name: str) -> bool:
        """Whether the style sets a paragraph or a table on a new page."""
        for family in ("paragraph", "table"):
            for at, style in enumerate(self._line(family, name)):
                if at == 0 and attribute(style, "style:master-page-name"):
                    return True
                for kind in ("style:paragraph-properties", "style:table-properties"):
                    properties = style.find(full(kind))
                    if properties is not None and (said := attribute(properties, "fo:break-before")):
                        return said == "page"
        return False


def _levels(element: Any) -> dict[int, Level]:
    return {number(level, "text:level", 1): _level(level) for level in element if short(level).startswith("text:")}


def _level(element: Any) -> Level:
    at = number(element, "text:level", 1)
    if short(element) == "text:list-level-style-bullet":
        return Level(bullet=attribute(element, "text:bullet-char", "-") or "-")
    numbering = attribute(element, "style:num-format")
    pattern = attribute(element, "loext:num-list-format")
    if not pattern:
        shown = min(number(element, "text:display-levels", 1), at)
        numbers = ".".join(f"%{level}%" for level in range(at - shown + 1, at + 1))
        pattern = attribute(element, "style:num-prefix") + numbers + attribute(element, "style:num-suffix")
    return Level(numbering=numbering, pattern=pattern, start=number(element, "text:start-value", 1))
