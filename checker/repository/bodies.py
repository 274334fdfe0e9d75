"""Which names mean the same body, and which groups a body belongs to.

Names come in the canonical form of ``parse.units.canonical``: folded, abbreviations opened. The chair of a committee, the
director of a department and the minister stand for their bodies; "UBND tỉnh" is the committee of the plan's own province.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from checker.model.plan import Issuer, Level, Name
from checker.parse.units import canonical
from checker.parse.vocabulary import Expression, alternatives, phrases, words
from checker.patterns import compiled

_HEAD = Expression("hierarchy", r"(?:{heads} )+(?=\S)")
_COMMITTEE = Expression("hierarchy", r"{committee}(?: (?P<rank>{of_place}))?(?: (?P<name>.+))?$")
_PLACED = Expression("hierarchy", r"(?P<body>.+?) (?P<rank>{of_place})(?! {no_place})(?: (?P<name>.+))?$")
_CONCERNED = Expression("hierarchy", r"\<{concerned}\>")
_LOCAL = Expression("hierarchy", r"\<{local}\>")
_NOT_ONLY_LOCAL = Expression("hierarchy", "{not_only_local}")
_GROUP = Expression("hierarchy", r"\<{group}\>")
_OF_LEVEL = Expression("hierarchy", " {of_level} ")


class Concern(StrEnum):
    """Whether something said to a name is said to a body."""

    NAMED = "named"
    """The body itself is named."""
    GROUP = "group"
    """A group that it belongs to is named."""
    PERHAPS = "perhaps"
    """A part of such a group, which is not said ("các sở, ngành liên quan")."""
    NO = "no"


@lru_cache(maxsize=4096)
def body_key(name: str, province: str | None = None) -> str:
    """A name as written or canonical, as compared: persons by office as their bodies, the own province filled in.

    ``province`` is the folded name of the place that a bare "UBND tỉnh" means, None where that is not known.
    """
    key = canonical(name)
    head = _HEAD.match(key)
    if head and head.end() < len(key):
        key = key[head.end() :]
    match = _COMMITTEE.match(key)
    if match and match["rank"] in phrases("hierarchy", "of_province") and match["name"] is None and province:
        return f"{key} {province}"
    return key


def same_body(one: str, other: str) -> bool | None:
    """Whether two keys mean one body; None where one of them leaves out the place that the other names."""
    if one == other:
        return True
    a, b = _COMMITTEE.match(one), _COMMITTEE.match(other)
    if a and b:
        if one[: a.start("rank")] != other[: b.start("rank")] and a["rank"] and b["rank"]:
            return False
        ranks_agree = a["rank"] is None or b["rank"] is None or a["rank"] == b["rank"]
        return None if ranks_agree and (a["name"] is None or b["name"] is None) else False
    if a or b:
        return False
    (body, rank, place), (body_too, rank_too, place_too) = _placed(one), _placed(other)
    ranks_agree = rank is None or rank_too is None or rank == rank_too
    return body == body_too and ranks_agree and (place is None or place_too is None or place == place_too)


def _placed(key: str) -> tuple[str, str | None, str | None]:
    """A body's name, the rank of its place and the place's name ("công an", "tỉnh", "vân giang"), as far as they are said."""
    match = _PLACED.match(key)
    return (match["body"], match["rank"], match["name"]) if match else (key, None, None)


def province_of(issuer: Issuer | None) -> str | None:
    """The folded name of the issuer's province, from its own name or its superior's; None where neither says it."""
    if issuer is None:
        return None
    for name in (issuer.canonical, canonical(issuer.superior or "")):
        match = _COMMITTEE.match(name)
        if match and match["rank"] in phrases("hierarchy", "of_province") and match["name"]:
            return match["name"]
    return None


def concern(name: str, issuer: Issuer) -> Concern:
    """Whether ``name`` (canonical), to whom something is said, means ``issuer``: by its name, or by its level."""
    key = body_key(name)
    if same_body(key, body_key(issuer.name, province_of(issuer))):
        return Concern.NAMED
    level = issuer.level
    if level is None or not (_GROUP.search(key) or _OF_LEVEL.search(key)):
        return Concern.NO
    everybody = _groups("all").search(key) is not None
    if everybody and _LOCAL.search(key) and not _NOT_ONLY_LOCAL.search(key):
        everybody = level in (Level.DISTRICT, Level.COMMUNE)
    if not everybody and not (level.value in _levels_of_groups() and _groups(level.value).search(key)):
        return Concern.NO
    return Concern.PERHAPS if _CONCERNED.search(key) else Concern.GROUP


def is_group(name: str) -> bool:
    """Whether a canonical name means several bodies ("các sở, ban, ngành")."""
    return _GROUP.search(name) is not None


@lru_cache(maxsize=1)
def _levels_of_groups() -> frozenset[str]:
    """The levels for which groups are known."""
    return frozenset(words("hierarchy")["groups"])


@lru_cache(maxsize=8)
def _groups(level: str) -> re.Pattern[str]:
    return compiled(alternatives(phrases("hierarchy", "groups", level)))


_ORDER = (Concern.NAMED, Concern.GROUP, Concern.PERHAPS, Concern.NO)


def nearest_concern(names: Iterable[Name], issuer: Issuer) -> Concern:
    """How something said to all these names means ``issuer``: as the name that means it most."""
    return min((concern(name.canonical, issuer) for name in names), key=_ORDER.index, default=Concern.NO)
