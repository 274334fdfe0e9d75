"""The numbers and letters that begin a line: "II.", "1.2.", "3)", "a)", "Phần thứ hai", and bullets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from checker.model.numerals import from_roman, to_roman
from checker.model.records import dataclass
from checker.parse.page import Line
from checker.parse.vocabulary import ITEM_LETTERS, Expression, phrases, words
from checker.patterns import compiled

_CAPITALS = "abcdđefghijklmnopqrstuvwxyz"
_LARGEST_ROMAN = 400  # more parts than any plan has; "d" and "m" are letters of lists

_PART = Expression("marks", r"{part} (?:{nth} )?(?P<n>[ivxlc]+|\d{1,2}|{numbers})\>\s*[.:\-)]?\s*")
_ITEM = Expression("marks", r"{item} (?P<n>[ivxlc]+|\d{1,2})\s*(?:[.:]\s*|$)")
_ARTICLE = Expression("marks", r"{article} (?P<n>\d{1,2})\s?[.:]\s*")
_ROMAN = compiled(r"(?P<n>[ivxlc]{1,6})\s?(?:[.):/]|-(?! ?\d))\s*(?=\S)")
_MIXED = compiled(r"(?P<n>[ivxlc]{1,5}(?:\.\d{1,2}){1,3})\s?[.):/-]?\s+(?=\S)")
_DECIMAL = compiled(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})(?:\s?[.):/-]|(?=\s))\s*(?=[^\d\s])")
_ARABIC = compiled(r"(?P<n>\d{1,2})\s?(?:[.):]|[/-](?!\d))\s*(?=[^\d\s.])")
_LETTER = compiled(rf"(?P<n>[{ITEM_LETTERS}]\d?)\s?(?:[.)]|/(?![{ITEM_LETTERS}]))\s*(?=\S)")
_BULLET = compiled(r"[-+*]+\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the start of a line: its style, its place in the sequence, and where in the key the text begins."""

    style: str
    ordinal: int
    parts: tuple[str, ...]
    text: str
    end: int


def read_marks(line: Line, *, shouting: bool = False) -> tuple[Mark, ...]:
    """Every way in which the start of a line can be read as a mark; empty for running text and bullets.

    "C." and "I." may be a roman number or a capital letter; which, only the sequence can tell. Where the whole text is
    in capitals (``shouting``) "C)" is the small letter that it is elsewhere.
    """
    key = line.key
    start = len(key) - len(key.lstrip())
    if key[start : start + 1] in ("-", "+", "*", ""):
        return ()
    capital = _first_char(line, start).isupper()
    part = _PART.match(key, start)
    if match := part or (_ITEM.match(key, start) if capital else None):
        name = match["n"]
        ordinal = _numbers().get(name) or (int(name) if name.isdigit() else roman(name))
        shown = to_roman(ordinal) if name in _numbers() else name.upper()
        return (_mark(line, match, "part" if part else "item", ordinal, shown),) if ordinal else ()
    if match := _ARTICLE.match(key, start):
        name = " ".join((*phrases("marks", "article_name"), match["n"]))
        return (_mark(line, match, "article", int(match["n"]), name),)
    if capital and (match := _MIXED.match(key, start)):
        parts = match["n"].upper().split(".")
        return (_mark(line, match, f"mixed{len(parts)}", int(parts[-1]), *parts),)
    found: list[Mark] = []
    if capital and (match := _ROMAN.match(key, start)) and (ordinal := roman(match["n"])):
        found.append(_mark(line, match, "roman", ordinal, match["n"].upper()))
    if match := _DECIMAL.match(key, start):
        parts = [str(int(part)) for part in match["n"].split(".")]
        found.append(_mark(line, match, f"decimal{len(parts)}", int(parts[-1]), *parts))
    elif match := _ARABIC.match(key, start):
        found.append(_mark(line, match, "arabic", int(match["n"]), str(int(match["n"]))))
    if (match := _LETTER.match(key, start)) and not _is_fraction(line, match):
        raised = shouting and match.group().rstrip().endswith(")")
        found.extend(_letter(line, match, capital=capital and not raised))
    return tuple(found)


def _is_fraction(line: Line, match: re.Match[str]) -> bool:
    """Whether the sign behind a letter is a stroke between two words ("c/ o"): an item begins with a capital."""
    return "/" in match.group() and _first_char(line, match.end()).islower()


def _letter(line: Line, match: re.Match[str], *, capital: bool) -> list[Mark]:
    name = match["n"]
    small = phrases("marks", "letters")
    if capital and name in _CAPITALS:
        return [_mark(line, match, "capital", _CAPITALS.index(name) + 1, name.upper())]
    sure = match.group().rstrip().endswith(")") or len(match.group()) > 2
    if not capital and name[0] in small and sure:
        return [_mark(line, match, "letter", small.index(name[0]) + 1, name)]
    return []


def _mark(line: Line, match: re.Match[str], style: str, ordinal: int, *parts: str) -> Mark:
    written = line.text.cut_key(match.start(), match.end()).value
    return Mark(style, ordinal, parts, written, match.end())


@lru_cache(maxsize=1)
def _numbers() -> Mapping[str, int]:
    """The values of numbers in words."""
    return {word: int(value) for value, group in words("marks")["numbers"].items() for word in group}


def bullet(key: str) -> tuple[str, int] | None:
    """The sign and the end of a bullet at the start of a key, None without one."""
    start = len(key) - len(key.lstrip())
    match = _BULLET.match(key, start)
    return (key[start], match.end()) if match else None


@lru_cache(maxsize=256)
def roman(text: str) -> int:
    """The value of a well-formed roman number in small letters, 0 for anything else."""
    value = from_roman(text.upper())
    return value if value < _LARGEST_ROMAN else 0


def _first_char(line: Line, start: int) -> str:
    origin, _ = line.text.folded.original(start, start + 1)
    return line.text.value[origin : origin + 1]
