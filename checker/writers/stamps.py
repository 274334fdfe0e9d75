"""Who made a comment or a tracked change, and when."""

from __future__ import annotations

import datetime as dt

from checker.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Author and moment; without a moment the mark carries no date, and the same input gives the same bytes."""

    author: str = "checker"
    initials: str = "CK"
    moment: dt.datetime | None = None

    @property
    def values(self) -> dict[str, str]:
        """The attributes of a mark, by their names in WordprocessingML."""
        date = {"w:date": f"{self.moment:%Y-%m-%dT%H:%M:%SZ}"} if self.moment else {}
        return {"w:author": self.author, **date}
