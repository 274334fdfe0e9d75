"""Where a plan names itself: at the end of its opening ("… ban hành Kế hoạch …") and after its last part ("Trên đây là …")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checker.model.plan import Naming
from checker.parse.numbers import clean_number, find_numbers
from checker.parse.page import Line
from checker.parse.units import is_unit
from checker.parse.vocabulary import Expression, alternatives, holds, phrases, types_by_key
from checker.patterns import compiled
from checker.text import LETTERS, Text

_ISSUING = Expression(
    "namings",
    r" (?:{issuers:ceremony} )?{phrases:issuing}(?: {issuers:and} [{letters} ]{1,20}?)?(?: {issuers:content})? {plan}\>",
)
_CLOSING = Expression("namings", r"[\s*-]*{closing}{plan}\>")
_END = Expression("namings", r",? {ends}\>|[.;:]|$")
_YEAR = Expression("namings", r"(?<!{stretch} )(?<!\d[ -])\<{year} (?P<y>{year_number})(?!\d| ?-)")
_STRETCH = Expression("namings", r"\<{stretch}\>")
_OF = Expression("namings", r" {of} (?P<u>[{letters} ,-]+?)(?= {issuers:name_ends}\>|$)")
_NUMBERED = Expression("namings", r"\s*{number}\>(?!\s?[{letters}])")
_LONGEST = 400
_COMMAS_OF_NAME = 1


def read_namings(title: Text | None, opening: Text | None, closing: Sequence[Line]) -> tuple[Naming, ...]:
    """The plan's names for itself; ``closing`` are the sentences after the last part."""
    found: list[Naming] = [_naming(title, 0, "title")] if title is not None else []
    if opening is not None:
        for match in _ISSUING.finditer(opening.key):
            # "triển khai Kế hoạch số …" is another's plan; the own one has no number yet when it is issued.
            if _issuer_before(opening, match.start()) and not _NUMBERED.match(opening.key, match.end()):
                found.append(_naming(opening, match.end(), "opening"))
                break
    for line in closing:
        end = _CLOSING.match(line.key) if holds(line.key, "namings", "plan") else None
        if end is not None:
            found.append(_naming(line.text, end.end(), "closing"))
    return tuple(found)


def _issuer_before(text: Text, at: int) -> bool:
    """Whether a clause that begins with a body's name, in capitals, ends before ``key[at]``: that body issues the plan."""
    key = text.key
    clause = max((key.rfind(sign, 0, at) for sign in ';.:)"'), default=-1) + 1
    # A comma may stand inside the name: "Sở Văn hóa, Thể thao và Du lịch".
    starts = [clause, *(comma + 1 for comma in range(clause, at) if key[comma] == ",")]
    return any(_is_named(text, start, at) for start in starts[-1 - _COMMAS_OF_NAME :])


def _is_named(text: Text, start: int, end: int) -> bool:
    key = text.key
    while start < end and key[start] == " ":
        start += 1
    origin, _ = text.folded.original(start, start + 1)
    return start < end and is_unit(key[start:end]) and text.value[origin : origin + 1].isupper()


def _naming(text: Text, start: int, within: str) -> Naming:
    key = text.key
    hits = [hit for hit in find_numbers(key) if hit.number[0] >= start] if _NUMBERED.match(key, start) else []
    number = hits[0] if hits and hits[0].number[0] <= start + 12 else None
    stop = _END.search(key, number.number[1] if number else start, min(len(key), start + _LONGEST))
    end = stop.start() if stop else min(len(key), start + _LONGEST)
    name = text.cut_key(start, end)
    own = name.cut_key(0, _first_act(name.key, number.number[1] - start if number else 0))
    return Naming(
        within=within,
        text=name.value,
        year=_year(own.key) or _year(name.key),
        number=clean_number(text.cut_key(*number.number).value) if number else None,
        issuer=named_unit(own),
        location=text.key_location(max(0, start - 1), end) if not name.value else name.location(),
    )


def _first_act(key: str, after: int) -> int:
    """Where a name begins to speak of another act, whose issuer is not the plan's ("… theo Kết luận của Thanh tra tỉnh")."""
    subjects = phrases("namings", "subjects")
    act = next((m for m in _acts().finditer(key, after) if not key.endswith(subjects, 0, m.end())), None)
    numbers = (hit.number[0] for hit in find_numbers(key) if hit.number[0] >= after)
    return min(*numbers, act.start() if act else len(key), len(key))


@lru_cache(maxsize=1)
def _acts() -> re.Pattern[str]:
    """The names of the types of documents."""
    return compiled(rf"(?<![{LETTERS}])(?:{alternatives(types_by_key())})(?![{LETTERS}])")


def _year(key: str) -> int | None:
    """The one year that a name gives; none where it spans years or names a law."""
    if _STRETCH.search(key):
        return None
    years = {int(match["y"]) for match in _YEAR.finditer(key)}
    return years.pop() if len(years) == 1 else None


def named_unit(name: Text) -> str | None:
    """The body whose plan or annex it is, by the last "của X" with a capital in its name."""
    for match in reversed(list(_OF.finditer(name.key))):
        piece = name.cut_key(*match.span("u"))
        if is_unit(piece.key) and re.match(r"[^\W\d_]", piece.value) and piece.value[0].isupper():
            return piece.value
    return None
