"""Automatic numbers of an OpenDocument text, counted as a word processor counts them."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model.numerals import numeral
from checker.model.records import dataclass, field
from checker.patterns import compiled
from checker.readers.odt.styles import Level

_PLACE = compiled(r"%(\d{1,2})%")


@dataclass(slots=True)
class Count:
    """How far one list has counted, by level."""

    at: dict[int, int] = field(default_factory=dict)

    def next(self, level: int, start: int, given: int | None) -> None:
        """One item more at ``level``; the levels below begin anew."""
        self.at[level] = given if given is not None else self.at.get(level, start - 1) + 1
        for below in [deeper for deeper in self.at if deeper > level]:
            del self.at[below]


@dataclass(slots=True)
class Lists:
    """All lists of a document: each counts by itself, or goes on with another one."""

    _by_id: dict[str, Count] = field(default_factory=dict)
    _by_style: dict[str, Count] = field(default_factory=dict)

    def open(self, style: str, identity: str, goes_on_with: str, *, goes_on: bool) -> Count:
        """The count of a list that begins here."""
        if goes_on_with in self._by_id:
            count = self._by_id[goes_on_with]
        elif goes_on and style in self._by_style:
            count = self._by_style[style]
        else:
            count = Count()
        self._by_style[style] = count
        if identity:
            self._by_id[identity] = count
        return count


def label(levels: Mapping[int, Level], at: int, count: Count) -> str:
    """What stands before an item whose turn has been counted: "II.", "1.2.", "a)", "-"; "" where nothing does."""
    level = levels.get(at, Level())
    if level.bullet:
        return level.bullet
    if not level.numbering:
        return ""

    def shown(place: str) -> str:
        one = levels.get(int(place), Level())
        return numeral(count.at.get(int(place), one.start), one.numbering or "1")

    return _PLACE.sub(lambda found: shown(found[1]), level.pattern)
