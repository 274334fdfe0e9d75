"""A remark on a place of a plan, as it goes into the margin of a submitted file."""

from __future__ import annotations

from checker.model.location import Location
from checker.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """The words of a remark, a paragraph an entry, the first one being its head; ``location`` is what it is about."""

    location: Location
    paragraphs: tuple[str, ...]
