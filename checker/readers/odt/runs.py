"""The words of one paragraph, each with the look that its styles give it."""

from __future__ import annotations

from typing import Any

from checker.model.records import dataclass, field
from checker.readers.encodings.fonts import in_unicode
from checker.readers.odt.names import attribute, number, short
from checker.readers.odt.styles import Look, Styles

_UNREAD = frozenset({
    "office:annotation", "office:annotation-end", "text:hidden-paragraph", "text:hidden-text", "text:placeholder",
    "text:ruby-text", "text:note", "svg:title", "svg:desc", "office:event-listeners", "text:script", "draw:object",
    "draw:object-ole", "draw:image", "draw:frame", "draw:g", "draw:custom-shape", "text:tracked-changes",
    "text:change", "text:change-start", "text:change-end", "text:toc-mark", "text:user-index-mark",
})  # fmt: skip
_MOST_SPACES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as read.

    ``hidden``: there are words, and none of them is shown. ``turns``: page breaks inside; ``turned_first``: the first of
    them stands before all words. ``notes`` and ``boxes`` are the elements of notes and text boxes anchored in it.
    """

    text: str
    bold: bool
    italic: bool
    hidden: bool
    turns: int
    turned_first: bool
    notes: tuple[Any, ...]
    boxes: tuple[Any, ...]


@dataclass(slots=True)
class Runs:
    """The state of reading one paragraph."""

    styles: Styles
    _runs: list[tuple[str, Look]] = field(default_factory=list)
    _hidden: bool = False
    _turns: int = 0
    _turned_first: bool = False
    _notes: list[Any] = field(default_factory=list)
    _boxes: list[Any] = field(default_factory=list)

    def read(self, element: Any) -> Paragraph:
        """The paragraph in a ``text:p`` or ``text:h``."""
        self._take(element, self.styles.look("paragraph", attribute(element, "text:style-name")))
        shown = [look for text, look in self._runs if text.strip()]
        return Paragraph(
            text=_written(self._runs),
            bold=bool(shown) and all(look.bold for look in shown),
            italic=bool(shown) and all(look.italic for look in shown),
            hidden=self._hidden and not shown,
            turns=self._turns,
            turned_first=self._turned_first,
            notes=tuple(self._notes),
            boxes=tuple(self._boxes),
        )

    def boxes(self, shape: Any) -> list[Any]:
        """The text boxes of a drawing: what holds its paragraphs."""
        kind = short(shape)
        if kind == "draw:custom-shape":
            return [shape]
        if kind == "draw:text-box":
            return [shape]
        return [box for child in shape if short(child).startswith("draw:") for box in self.boxes(child)]

    def _take(self, element: Any, look: Look) -> None:
        self._add(element.text, look)
        for child in element:
            self._child(child, look)
            self._add(child.tail, look)

    def _child(self, child: Any, look: Look) -> None:
        kind = short(child)
        if kind == "text:span":
            self._take(child, self.styles.look("text", attribute(child, "text:style-name")).over(look))
        elif kind == "text:s":
            self._add(" " * number(child, "text:c", 1, _MOST_SPACES), look)
        elif kind == "text:tab":
            self._add("\t", look)
        elif kind == "text:line-break":
            self._add("\n", look)
        elif kind == "text:soft-page-break":
            self._turned_first = self._turned_first or not any(text.strip() for text, _ in self._runs)
            self._turns += 1
        elif kind == "text:note":
            if not look.hidden:
                self._notes += [body for body in child if short(body) == "text:note-body"]
        elif kind in {"draw:frame", "draw:g", "draw:custom-shape"}:
            self._boxes += self.boxes(child)
        elif kind and kind not in _UNREAD:
            self._take(child, look)

    def _add(self, text: str | None, look: Look) -> None:
        if not text:
            return
        if look.hidden:
            self._hidden = self._hidden or bool(text.strip())
            return
        self._runs.append((text, look))


def _written(runs: list[tuple[str, Look]]) -> str:
    """The words as they are shown: capitals where the style makes them, Unicode where the font made letters of other codes."""
    out: list[str] = []
    at = 0
    while at < len(runs):
        look, end = runs[at][1], at
        while end < len(runs) and (runs[end][1].font, runs[end][1].capitals) == (look.font, look.capitals):
            end += 1
        text = in_unicode("".join(text for text, _ in runs[at:end]), look.font or "")
        out.append(text.upper() if look.capitals else text)
        at = end
    return "".join(out)
