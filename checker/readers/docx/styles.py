"""What a paragraph and a run look like: direct properties, styles with all they are based on, the document's defaults."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.records import dataclass
from checker.readers.docx.looks import ListMark, Look, ParagraphFormat
from checker.readers.docx.names import TAGS, Element, attribute, child, is_on, number

_TOGGLES = {"b": "bold", "i": "italic", "caps": "caps", "vanish": "hidden"}
_DEEPEST = 40
_LAST_LEVEL = 8  # the ninth is body text


@dataclass(frozen=True, slots=True)
class _Said:
    """What one set of run properties says; None where it says nothing."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    font: str | None = None


_SILENT = _Said()


class Styles:
    """The styles of a document; each question is worked out once."""

    def __init__(self, root: Element | None) -> None:
        """Take the styles from the root of styles.xml, None where the package has none."""
        self._styles: dict[str, Element] = {}
        self._paragraph_default: str | None = None
        self._defaults = _SILENT
        self._default_run: Element | None = None
        self._said: dict[str, _Said] = {}
        self._formats: dict[str | None, ParagraphFormat] = {}
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
                self._default_run = child(child(element, "rPrDefault"), "rPr")
                self._defaults = _said(self._default_run)

    def paragraph(self, properties: Element | None) -> ParagraphFormat:
        """What a paragraph with these properties (w:pPr) is like."""
        parts = {TAGS[part.tag]: part for part in properties} if properties is not None else {}
        named = parts.get("pStyle")
        style = (attribute(named, "val") if named is not None else None) or self._paragraph_default
        base = self._of_paragraphs(style)
        own, level, mark = parts.get("numPr"), parts.get("outlineLvl"), parts.get("rPr")
        if own is None and level is None and mark is None:
            return base
        return ParagraphFormat(
            style=style,
            listed=base.listed if own is None else _list_mark(own, base.listed),
            level=base.level if level is None else _outline_level(level),
            mark=self.look(style, mark),
            gone=child(mark, "del") is not None or child(mark, "moveFrom") is not None,
        )

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

    def size(self, style: str | None, properties: Element | None) -> float | None:
        """The size in points of a run with these properties (w:rPr) in a paragraph of a style; None where nothing says it."""
        named = child(properties, "rStyle")
        styles = (attribute(named, "val") if named is not None else None, style)
        layers = [child(element, "rPr") for name in styles for _, element in self._chain(name)]
        for layer in (properties, *layers, self._default_run):
            found = child(layer, "sz")
            half_points = number(found) if found is not None else None
            if half_points is not None:
                return half_points / 2
        return None

    def name(self, style: str | None) -> str:
        """The name of a style as people see it; its identifier where it has none."""
        named = child(self._styles.get(style), "name") if style is not None else None
        return (attribute(named, "val") if named is not None else None) or style or ""

    def number_of(self, style: str) -> int | None:
        """The w:num that a numbering style leads to."""
        element = self._styles.get(style)
        return _numbering(child(child(element, "pPr"), "numPr"))[0] if element is not None else None

    def _of_paragraphs(self, style: str | None) -> ParagraphFormat:
        """What a style says of paragraphs that say nothing themselves."""
        found = self._formats.get(style)
        if found is None:
            listed: ListMark | None = None
            level: int | None = None
            chain: list[str] = []
            for name, element in self._chain(style):
                chain.append(name)
                properties = child(element, "pPr")
                num, at = _numbering(child(properties, "numPr"))
                if listed is None and num is not None:
                    listed = ListMark(num, at, tuple(chain))
                outline = child(properties, "outlineLvl")
                if level is None and outline is not None:
                    level = number(outline)
            level = None if level is None or level > _LAST_LEVEL else level + 1
            found = self._formats[style] = ParagraphFormat(style, listed, level, self._look(style, None))
        return found

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
                font = _font(part)
    if not found and font is None:
        return _SILENT
    return _Said(
        bold=found.get("bold"),
        italic=found.get("italic"),
        caps=found.get("caps"),
        hidden=found.get("hidden"),
        font=font,
    )


def _font(fonts: Element) -> str | None:
    """The font for letters beyond ASCII; one of the theme goes before one by name."""
    theme = attribute(fonts, "hAnsiTheme") or attribute(fonts, "asciiTheme")
    return f"+{theme}" if theme else attribute(fonts, "hAnsi") or attribute(fonts, "ascii")


def _numbering(properties: Element | None) -> tuple[int | None, int | None]:
    """The number and level of a w:numPr."""
    num, level = child(properties, "numId"), child(properties, "ilvl")
    return (number(num) if num is not None else None, number(level) if level is not None else None)


def _list_mark(own: Element, base: ListMark | None) -> ListMark | None:
    """What a paragraph's own w:numPr says; the number may be its style's, and only the level its own."""
    num, level = _numbering(own)
    if num is not None:
        return ListMark(num, level or 0)
    return base if base is None or level is None else ListMark(base.num, level)


def _outline_level(element: Element) -> int | None:
    level = number(element)
    return level + 1 if level is not None and level <= _LAST_LEVEL else None
