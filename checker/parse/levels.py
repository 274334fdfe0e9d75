"""Where bodies stand: the ranks of places, and the level of a body from its name."""

from __future__ import annotations

from functools import lru_cache

from checker.model.plan import Level
from checker.parse.units import canonical
from checker.parse.vocabulary import Expression, phrases

PLACE = Expression("places", r"{within} (?P<p>{ranks} [{letters} -]+?)(?=,|\.|;|$| {ends})")
"""A place that a title or an opening says the plan is for; group ``p`` is the place itself."""

_LEVELS = {
    level: Expression("issuers", f"{{levels.{level.value}}}")
    for level in (Level.CENTRAL, Level.PARTY, Level.SCHOOL, Level.DEPARTMENT, Level.UNIT)
}
_STEERING = Expression("issuers", "{steering}\\>")
_STANDING = Expression("issuers", r"{standing}\>")
_COMMITTEE = Expression("issuers", "{committees} ?(?P<r>{places:ranks})?(?P<n>.*)")


@lru_cache(maxsize=512)
def level_of(name: str, superior: str | None) -> Level | None:
    """Where a body stands, from its name and, for a plain "thành phố X", from the centrally run cities."""
    key = canonical(name)
    for first in (Level.CENTRAL, Level.PARTY, Level.SCHOOL):
        if _LEVELS[first].match(key):
            return first
    if committee := _COMMITTEE.match(key):
        above = canonical(superior) if superior else ""
        return _of_committee(committee["r"], committee["n"].strip(" ,."), above)
    level = next((level for level in (Level.DEPARTMENT, Level.UNIT) if _LEVELS[level].match(key)), None)
    return _below(superior, key, level) if superior else level


def _below(superior: str, key: str, level: Level | None) -> Level | None:
    """The level of a body that its superior tells: the Party's own, and who steers a district or a commune."""
    above = level_of(superior, None)
    steers = above in (Level.DISTRICT, Level.COMMUNE) and _STEERING.match(key)
    return above if above is Level.PARTY or steers or (above and _STANDING.match(key)) else level


def _of_committee(rank: str | None, place: str, above: str) -> Level | None:
    """The level of an authority from the rank of its place; a city below a province is a district."""
    if rank in phrases("places", "ranks", "commune"):
        return Level.COMMUNE
    if rank in phrases("places", "ranks", "district"):
        return Level.DISTRICT
    provinces = phrases("places", "ranks", "province")
    if rank in phrases("places", "ranks", "city"):
        central = not place or place.startswith(phrases("places", "cities"))
        return Level.PROVINCE if central and not any(word in above for word in provinces) else Level.DISTRICT
    return Level.PROVINCE if rank in provinces else None
