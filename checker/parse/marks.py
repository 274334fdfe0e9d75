"""The numbers and letters that begin a line: "II.", "1.2.", "3)", "a)", "Phần thứ hai", and bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.parse.page import Line

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LETTERS = "abcdđeghiklmnopqrstuvxy"  # the order of lettered items; f, j, w and z are not used
_CAPITALS = "abcdefghijklmnopqrstuvwxyz"
_WORDS = {
    "nhất": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}

_PART = re.compile(
    r"(?:phần|chương) (?:thứ )?(?P<n>[ivxlc]+|\d{1,2}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?![a-zà-ỹđ])\s*[.:\-)]?\s*"
)
_ROMAN = re.compile(r"(?P<n>[ivxlc]{1,6})\s?(?:[.):/]|-(?! ?\d))\s*(?=\S)")
_MIXED = re.compile(r"(?P<n>[ivxlc]{1,5}(?:\.\d{1,2}){1,3})\s?[.):/-]?\s+(?=\S)")
_DECIMAL = re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})(?:\s?[.):/-]|(?=\s))\s*(?=[^\d\s])")
_ARABIC = re.compile(r"(?P<n>\d{1,2})\s?(?:[.):]|[/-](?!\d))\s*(?=[^\d\s.])")
_LETTER = re.compile(r"(?P<n>[a-zđ]\d?)\s?(?:[.)]|/(?! ?[a-zđ]))\s*(?=\S)")
_BULLET = re.compile(r"[-+*]+\s*(?=\S)")
_ARTICLE = re.compile(r"điều (?P<n>\d{1,2})\s?[.:]\s*")

BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the start of a line: its style, its place in the sequence, and where in the key the text begins."""

    style: str
    ordinal: int
    parts: tuple[str, ...]
    text: str
    end: int


def read_marks(line: Line) -> tuple[Mark, ...]:
    """Every way in which the start of a line can be read as a mark; empty for running text and bullets.

    "C." and "I." may be a roman number or a capital letter; which, only the sequence can tell.
    """
    key = line.key
    start = len(key) - len(key.lstrip())
    if key[start : start + 1] in "-+*" or not key.strip():
        return ()
    found: list[Mark] = []
    capital = _first_char(line, start).isupper()
    if match := _PART.match(key, start):
        ordinal = _WORDS.get(match["n"]) or (int(match["n"]) if match["n"].isdigit() else roman(match["n"]))
        if ordinal:
            found.append(Mark("part", ordinal, (match["n"].upper(),), _written(line, match), match.end()))
        return tuple(found)
    if match := _ARTICLE.match(key, start):
        return (Mark("article", int(match["n"]), (f"Điều {match['n']}",), _written(line, match), match.end()),)
    if capital and (match := _MIXED.match(key, start)):
        parts = tuple(p.upper() for p in match["n"].split("."))
        return (Mark(f"mixed{len(parts)}", int(parts[-1]), parts, _written(line, match), match.end()),)
    if capital and (match := _ROMAN.match(key, start)) and (ordinal := roman(match["n"])):
        found.append(Mark("roman", ordinal, (match["n"].upper(),), _written(line, match), match.end()))
    if match := _DECIMAL.match(key, start):
        parts = tuple(str(int(p)) for p in match["n"].split("."))
        found.append(Mark(f"decimal{len(parts)}", int(parts[-1]), parts, _written(line, match), match.end()))
    elif match := _ARABIC.match(key, start):
        found.append(Mark("arabic", int(match["n"]), (str(int(match["n"])),), _written(line, match), match.end()))
    if match := _LETTER.match(key, start):
        letter = match["n"][0]
        if capital and letter in _CAPITALS and len(match["n"]) == 1:
            order = _CAPITALS.index(letter) + 1
            found.append(Mark("capital", order, (letter.upper(),), _written(line, match), match.end()))
        elif not capital and letter in _LETTERS and (match.group().rstrip()[-1] == ")" or len(match.group()) > 2):
            found.append(Mark("letter", _LETTERS.index(letter) + 1, (match["n"],), _written(line, match), match.end()))
    return tuple(found)


def bullet(key: str) -> tuple[str, int] | None:
    """The sign and the end of a bullet at the start of a key, None without one."""
    start = len(key) - len(key.lstrip())
    match = _BULLET.match(key, start)
    return (key[start], match.end()) if match else None


@lru_cache(maxsize=256)
def roman(text: str) -> int:
    """The value of a well-formed roman number in small letters, 0 for anything else."""
    total = 0
    for at, letter in enumerate(text):
        value = _ROMAN_VALUES.get(letter, 0)
        following = _ROMAN_VALUES.get(text[at + 1 : at + 2], 0)
        total += -value if value < following else value
    return total if total and to_roman(total).lower() == text else 0


def to_roman(value: int) -> str:
    """A number from 1 to 399 in roman capitals."""
    found = ""
    for size, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while value >= size:
            found += sign
            value -= size
    return found


def _written(line: Line, match: re.Match[str]) -> str:
    """The mark as it stands in the original."""
    return line.text.cut_key(match.start(), match.end()).value


def _first_char(line: Line, start: int) -> str:
    origin, _ = line.text.folded.original(start, start + 1)
    return line.text.value[origin : origin + 1]
