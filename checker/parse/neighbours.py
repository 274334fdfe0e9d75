"""Other bodies' grounds and houses, named as if they were the plan's own: traces of the plan that was copied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checker.model.plan import Issuer, Level, Mention
from checker.parse.citation_reach import in_citation
from checker.parse.context import Context
from checker.parse.page import Line
from checker.parse.units import canonical
from checker.parse.vocabulary import Expression, holds, phrases, phrases_of_rows
from checker.patterns import compiled
from checker.text import Text

_GROUND = Expression("territory", r"\<{within} (?P<r>{places:ranks}) (?=[{letters}])")
_MORE = Expression("territory", r"\s*{more}")
_FORMER = Expression("bodies", "{former}")
_FOREIGN = Expression("bodies", r"\<{foreign}\>")
_LONGEST_PLACE = 6


def find_neighbours(context: Context, said: Sequence[Text]) -> list[Mention]:
    """Places and departments in a frame that makes them one's own; ``said`` are title and opening, which widen what is own.

    The ``frame`` of a place is the level of its authorities, that of a department "house-of". Lists of several places, and
    what the issuer's own letterhead does not let one judge, are left out.
    """
    issuer = context.issuer
    if issuer is None or context.page.shouting:
        return []
    known = " ".join([issuer.canonical, canonical(issuer.superior or ""), *(canonical(text.value) for text in said)])
    found: list[Mention] = []
    for line in context.body:
        if line.index in context.skip:
            continue
        if holds(line.key, "territory", "within"):
            found.extend(_grounds(line, issuer, known))
        if issuer.level is Level.DEPARTMENT:
            found.extend(_houses(line, known))
    return found


def _grounds(line: Line, issuer: Issuer, known: str) -> list[Mention]:
    key, text = line.key, line.text
    found = []
    for match in _GROUND.finditer(key):
        name, end = _capitals(text, match.end())
        level = _level(match["r"])
        own_place = f"{match['r']} " in f"{issuer.canonical} {canonical(issuer.superior or '')}"
        if not name or not own_place or _MORE.match(key, end) or in_citation(key, match.start()):
            continue
        if _FORMER.search(key, max(0, match.start() - 60), min(len(key), end + 40)):
            continue
        place = canonical(name)
        found.append(
            Mention(
                kind="place",
                canonical=f"{match['r']} {place}",
                text=text.cut_key(match.start("r"), end).value,
                frame=level,
                own=place in known,
                within="body",
                location=text.key_location(match.start("r"), end),
            )
        )
    return found


def _capitals(text: Text, start: int) -> tuple[str, int]:
    """The words with a capital from ``key[start]`` on, at most a few, and the offset of the key behind them."""
    key = text.key
    end = start
    for match in compiled(r"[^\W\d_]+(?:-[^\W\d_]+)*").finditer(key, start):
        origin, _ = text.folded.original(match.start(), match.end())
        apart = key[end : match.start()].strip() if end > start else ""
        if apart or not text.value[origin : origin + 1].isupper() or key[start:end].count(" ") >= _LONGEST_PLACE:
            break
        end = match.end()
    return text.cut_key(start, end).value, end


def _level(rank: str) -> str:
    for level in ("province", "district", "commune"):
        if rank in phrases("places", "ranks", level):
            return level
    return "city"


def _houses(line: Line, known: str) -> list[Mention]:
    key, text = line.key, line.text
    found = []
    for match in _house().finditer(key):
        start = max(key.rfind(";", 0, match.start()), key.rfind(". ", 0, match.start())) + 1
        if in_citation(key, match.start()) or _FOREIGN.search(key, start, match.start("b")):
            continue
        body = match["b"]
        found.append(
            Mention(
                kind="body",
                canonical=canonical(body),
                text=text.cut_key(*match.span()).value,
                frame="house-of",
                own=canonical(body) in known,
                within="body",
                location=text.key_location(*match.span()),
            )
        )
    return found


@lru_cache(maxsize=1)
def _house() -> re.Pattern[str]:
    names = sorted((row["name"] for row in phrases_of_rows("bodies", "departments")), key=len, reverse=True)
    return compiled(
        Expression("bodies", r"\<{house} ").compiled.pattern + rf"(?P<b>{'|'.join(map(re.escape, names))})(?!\w)"
    )
