"""What the vocabulary knows of acts: their day, their end, and how sure that is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache

from checker.model.records import dataclass
from checker.parse.numbers import number_key
from checker.parse.vocabulary import phrases_of_rows

SURE = "high"
"""The confidence of a fact that two independent sources agree on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The day from which an act no longer holds, and the act that ended it."""

    date: dt.date
    by: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAct:
    """An act as the vocabulary knows it; ``source`` says where its particulars were read."""

    number: str
    date: dt.date
    issuer: str
    confidence: str
    source: str
    ending: Ending | None


@cache
def known_acts() -> Mapping[str, tuple[KnownAct, ...]]:
    """The acts of the vocabulary by the key of their number; a number without a year may stand for several."""
    found: dict[str, tuple[KnownAct, ...]] = {}
    for row in (*phrases_of_rows("acts", "acts"), *phrases_of_rows("acts", "others")):
        end = row.get("ended")
        act = KnownAct(
            number=row["number"],
            date=dt.date.fromisoformat(row["date"]),
            issuer=row["issuer"],
            confidence=row.get("confidence", "low"),
            source=row.get("source", ""),
            ending=Ending(date=dt.date.fromisoformat(end["date"]), by=end["by"], confidence=end["confidence"])
            if end
            else None,
        )
        key = number_key(act.number)
        found[key] = (*found.get(key, ()), act)
    return found
