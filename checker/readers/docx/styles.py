"""What a paragraph and a run look like: direct properties, styles with all they are based on, the document's defaults."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.records import dataclass
from checker.readers.docx.names import TAGS, Element, attribute, child, is_on, number

_TOGGLES = {"b": "bold", "i": "italic", "caps": "caps", "vanish": "hidden"}
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of a run is shown; ``font`` is the one for letters beyond ASCII."""

    bold: bool = False
    italic: bool = False
    caps: bool = False
    hidden: bool = False
    font: str | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    """What one set of run properties says; None where it says nothing."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    font: str | None = None


@dataclass(frozen=True, slots=True)
class ListMark:
    """What says that a paragraph is numbered: ``num`` is 0 where a style's number is taken away.

    ``level`` is None where only a style says it; ``styles`` are those styles, for levels name the style they belong to.
    """

    num: int
    level: int | None = None
    styles: tuple[str, ...] = ()


_SILENT = _Said()


class Styles:
    """The styles of a document; each question is worked out once."""

    def __init__(self, root: Element | None) -> None:
        """Take the styles from the root of styles.xml, None where the package has none."""
        self._styles: dict[str, Element] = {}
        self._paragraph_default: str | None = None
        self._defaults = _SILENT
        self._said: dict[str, _Said] = {}
        self._looks: dict[tuple[str | None, str | None], Look] = {}
        if root is None:
            return
        for element in root:
            tag = TAGS[element.tag]
            if tag == "style":
                name = attribute(element, "styleId")
                if name is None:
                    continue
                self._styles[name] = element
                if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
                    self._paragraph_default = name
            elif tag == "docDefaults":
                self._defaults = _said(child(child(element, "rPrDefault"), "rPr"))

    def paragraph_style(self, properties: Element | None) -> str | None:
        """The style of a paragraph with these properties (w:pPr)."""
        named = child(properties, "pStyle")
        return (attribute(named, "val") if named is not None else None) or self._paragraph_default

    def look(self, style: str | None, properties: Element | None) -> Look:
        """How a run with these properties (w:rPr) is shown in a paragraph of a style."""
        if properties is None:
            return self._look(style, None)
        named = child(properties, "rStyle")
        base = self._look(style, attribute(named, "val") if named is not None else None)
        said = _said(properties)
        if said is _SILENT:
            return base
        return Look(
            bold=base.bold if said.bold is None else said.bold,
            italic=base.italic if said.italic is None else said.italic,
            caps=base.caps if said.caps is None else said.caps,
            hidden=base.hidden if said.hidden is None else said.hidden,
            font=said.font or base.font,
        )

    def list_mark(self, style: str | None, properties: Element | None) -> ListMark | None:
        """What numbers a paragraph, said by itself or by its style; None where nothing does."""
        own = child(properties, "numPr")
        own_num, own_level = _numbering(own)
        if own_num is not None:
            return ListMark(own_num, own_level or 0)
        chain: list[str] = []
        for name, element in self._chain(style):
            chain.append(name)
            num, level = _numbering(child(child(element, "pPr"), "numPr"))
            if num is not None:
                if own_level is not None:
                    return ListMark(num, own_level)
                return ListMark(num, level, tuple(chain))
        return None

    def heading_level(self, style: str | None, properties: Element | None) -> int | None:
        """The outline level (1 is highest) that a paragraph or its style has; None for body text."""
        for holder in (properties, *(child(element, "pPr") for _, element in self._chain(style))):
            found = child(holder, "outlineLvl")
            if found is not None:
                level = number(found)
                return level + 1 if level is not None and level < 9 else None
        return None

    def number_of(self, style: str) -> int | None:
        """The w:num that a numbering style leads to."""
        element = self._styles.get(style)
        return _numbering(child(child(element, "pPr"), "numPr"))[0] if element is not None else None

    def page_break_before(self, style: str | None, properties: Element | None) -> bool:
        """Whether the paragraph begins a page."""
        for holder in (properties, *(child(element, "pPr") for _, element in self._chain(style))):
            found = child(holder, "pageBreakBefore")
            if found is not None:
                return is_on(found)
        return False

    def _look(self, paragraph: str | None, character: str | None) -> Look:
        key = (paragraph, character)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._combined(paragraph, character)
        return found

    def _combined(self, paragraph: str | None, character: str | None) -> Look:
        """A switch set by the paragraph's style and by the run's style is off again (ECMA-376 part 1, 17.7.3)."""
        one, other = self._of_style(paragraph), self._of_style(character)

        def switch(first: bool | None, second: bool | None, default: bool | None) -> bool:
            if first is None and second is None:
                return bool(default)
            return bool(first) != bool(second)

        default = self._defaults
        return Look(
            bold=switch(one.bold, other.bold, default.bold),
            italic=switch(one.italic, other.italic, default.italic),
            caps=switch(one.caps, other.caps, default.caps),
            hidden=switch(one.hidden, other.hidden, default.hidden),
            font=other.font or one.font or default.font,
        )

    def _of_style(self, style: str | None) -> _Said:
        if style is None:
            return _SILENT
        found = self._said.get(style)
        if found is None:
            layers = [_said(child(element, "rPr")) for _, element in self._chain(style)]
            found = self._said[style] = _Said(
                bold=next((said.bold for said in layers if said.bold is not None), None),
                italic=next((said.italic for said in layers if said.italic is not None), None),
                caps=next((said.caps for said in layers if said.caps is not None), None),
                hidden=next((said.hidden for said in layers if said.hidden is not None), None),
                font=next((said.font for said in layers if said.font is not None), None),
            )
        return found

    def _chain(self, style: str | None) -> Iterator[tuple[str, Element]]:
        """The style and those that it is based on, nearest first; a ring of styles ends somewhere."""
        seen = 0
        while style is not None and style in self._styles and seen < _DEEPEST:
            element = self._styles[style]
            yield style, element
            base = child(element, "basedOn")
            style = attribute(base, "val") if base is not None else None
            seen += 1


def _said(properties: Element | None) -> _Said:
    """What run properties say, nested changes and all else left aside."""
    found: dict[str, bool] = {}
    font: str | None = None
    if properties is not None:
        for part in properties:
            tag = TAGS[part.tag]
            if tag in _TOGGLES:
                found[_TOGGLES[tag]] = is_on(part)
            elif tag == "rFonts":
                font = attribute(part, "hAnsi") or attribute(part, "ascii")
    if not found and font is None:
        return _SILENT
    return _Said(
        bold=found.get("bold"),
        italic=found.get("italic"),
        caps=found.get("caps"),
        hidden=found.get("hidden"),
        font=font,
    )


def _numbering(properties: Element | None) -> tuple[int | None, int | None]:
    """The number and level of a w:numPr."""
    num, level = child(properties, "numId"), child(properties, "ilvl")
    return (number(num) if num is not None else None, number(level) if level is not None else None)
