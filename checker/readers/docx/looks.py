"""What the format of a run and of a paragraph comes to, once styles and defaults are counted in."""

from __future__ import annotations

from checker.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of a run is shown; ``font`` is the one for letters beyond ASCII."""

    bold: bool = False
    italic: bool = False
    caps: bool = False
    hidden: bool = False
    font: str | None = None


@dataclass(frozen=True, slots=True)
class ListMark:
    """What says that a paragraph is numbered: ``num`` is 0 where a style's number is taken away.

    ``level`` is None where only a style says it; ``styles`` are those styles, for levels name the style they belong to.
    """

    num: int
    level: int | None = None
    styles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """What the properties of a paragraph and its style say.

    ``level`` is the outline level (1 is highest), None for body text; ``mark`` is the look of the mark at its end, ``gone``
    says that this mark is deleted or moved away, so that the next paragraph goes on in the same line.
    """

    style: str | None
    listed: ListMark | None
    level: int | None
    mark: Look
    gone: bool = False
