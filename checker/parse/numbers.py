"""Numbers of documents: found in text with the type before them, cleaned, and made comparable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.model.records import dataclass
from checker.parse.vocabulary import Expression, alternatives, document_types, phrases, types_by_symbol
from checker.patterns import compiled
from checker.text import LETTERS, fold_key

_GROUP = r"[{item_letters}ư][{item_letters}ư&]*(?:[.,][{item_letters}ư&]+)*\d{0,2}"  # "TƯ" is the centre
_SYMBOL = rf"{_GROUP}(?:\s?[-/]\s?{_GROUP})*"
# Spaces inside a number are noise of scanning; the number has digits, perhaps a dot ("66.7"), perhaps a letter ("12a").
_STATE = (
    r"(?P<sn>\d{1,5}(?:\.\d{1,2})?[{item_letters}]?)\s?/\s?(?:(?P<year>{year_number})\s?/\s?)?" rf"(?P<ss>{_SYMBOL})"
)
_PARTY = r"(?P<pn>\d{1,4})\s?-\s?(?P<pt>[{item_letters}]{2,5})\s?/\s?(?P<po>[{item_letters}ư]{1,8}(?:-[{item_letters}ư]{1,8})?)"
_NUMBER = Expression("citations", rf"(?<![\d/{{item_letters}}.-])(?:{_PARTY}|{_STATE})(?![{{letters}}0-9/])")
_QUICK = Expression(
    "citations",
    r"\d\s?(?:/|-)\s?(?:{year_number}\s?/\s?)?[{item_letters}]{1,6}\s?[-/]|\d\s?/\s?{year_number}\s?/\s?{assembly}",
)
_ASSEMBLY = Expression("citations", r"{assembly}\d")
_BEFORE = Expression(
    "citations",
    r"(?P<words>(?: (?!{no_name} )[{letters},-]+){0,14}?)"
    r"(?: {of} (?P<issuer>[^;:.()\d]{3,70}?))?(?:,? {number}|:|,)?\s?:?\s*$",
)
_ADDRESS = compiled(r"(?:https?:|www\.)\S*$")
_LOOKALIKES = str.maketrans("\u2013\u2014\u2011\u00d0", "---\u0110")


@dataclass(frozen=True, slots=True)
class NumberHit:
    """A number in a key and the type word before it. ``start`` is where the mention begins.

    ``number`` is the number's own range; ``letters`` are those that stand for the type; ``issuer_span`` is set where the
    issuer stands between type and number.
    """

    number: tuple[int, int]
    symbol: str
    letters: str
    year: bool
    party: bool
    start: int
    type: str | None
    type_span: tuple[int, int]
    issuer_span: tuple[int, int] | None


def find_numbers(key: str) -> Iterator[NumberHit]:
    """Every number in a key that is a document's."""
    if not _QUICK.search(key):
        return
    floor = 0
    for match in _NUMBER.finditer(key):
        hit = _hit(key, match, floor)
        if _plausible(key, hit):
            floor = match.end()
            yield hit


def clean_number(value: str) -> str:
    """A number as it should be written: without spaces, with plain hyphens, Đ where Ð was typed; its case is kept."""
    return re.sub(r"\s", "", value).translate(_LOOKALIKES).strip(".,;")


def number_key(number: str | None) -> str:
    """A number as compared: without spaces and leading zeros, in capitals."""
    plain = re.sub(r"\s", "", fold_key(number or "")).upper().translate(_LOOKALIKES)
    return re.sub(r"^0+(?=\d)", "", plain)


@lru_cache(maxsize=1)
def _type() -> re.Pattern[str]:
    return compiled(rf"(?<![{LETTERS}]){alternatives(t.key for t in document_types())}(?![{LETTERS}])")


def _hit(key: str, match: re.Match[str], floor: int) -> NumberHit:
    """The nearest type word from which nothing but a name, an issuer and "số" lead to the number.

    Only laws and the like have their name before the number ("Luật Điện lực số 61/2024/QH15").
    """
    start = match.start()
    kind: re.Match[str] | None = None
    issuer: tuple[int, int] | None = None
    for near in _type().finditer(key, max(floor, start - 130), start):
        between = _BEFORE.match(key, near.end(), start)
        if not between or (len(between["words"].split()) > 2 and near.group() not in phrases("citations", "named")):
            continue
        kind = near
        issuer = between.span("issuer") if between["issuer"] else None
    party = match["pn"] is not None
    symbol = f"{match['pt']}/{match['po']}" if party else re.sub(r"\s", "", match["ss"])
    return NumberHit(
        number=(match.start("pn"), match.end("po")) if party else (match.start("sn"), match.end("ss")),
        symbol=symbol,
        letters=re.split(r"[-/]", symbol)[0],
        year=match["year"] is not None,
        party=party,
        start=kind.start() if kind else start,
        type=kind.group() if kind else None,
        type_span=kind.span() if kind else (start, start),
        issuer_span=issuer,
    )


def _plausible(key: str, hit: NumberHit) -> bool:
    if hit.party:
        return hit.letters in types_by_symbol() or hit.type is not None
    if hit.type:
        return hit.year or len(hit.symbol) >= 2
    if _ADDRESS.search(key[max(0, hit.number[0] - 80) : hit.number[0]]):
        return False
    known = "-" in hit.symbol and (hit.letters in types_by_symbol() or hit.year)
    return known or _ASSEMBLY.match(hit.symbol) is not None
