"""How the pages of an office file look, as far as it says: what text alone cannot tell. All measures are millimetres."""

from __future__ import annotations

from checker.model.location import Location
from checker.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The page of one part of the file, rounded to whole millimetres; ``location`` is the part's first line."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    location: Location

    @property
    def landscape(self) -> bool:
        """Whether the long side lies."""
        return self.width > self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class FontUse:
    """A font and the share of the letters set in it, in percent; ``location`` is the first place."""

    name: str
    share: int
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumbers:
    """Where the pages' numbers stand: ``place`` is "top", "bottom" or "none" (of a file with several pages).

    ``align`` is "left", "center" or "right", None where that cannot be told; ``first`` says whether the first page shows one.
    """

    place: str
    align: str | None
    first: bool
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class MottoLine:
    """The national title (``role`` "title") or the motto below it ("motto"); ``size`` in points, None where nothing says it."""

    role: str
    bold: bool
    capitals: bool
    size: int | None
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The looks of a file; each list is empty where the file does not tell."""

    pages: tuple[Page, ...] = ()
    fonts: tuple[FontUse, ...] = ()
    page_numbers: tuple[PageNumbers, ...] = ()
    motto: tuple[MottoLine, ...] = ()
