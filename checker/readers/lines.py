"""One line of writing as a reader sees it, marks of the layout taken off, and what kind of line it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, cast

from checker.model.records import dataclass
from checker.patterns import compiled
from checker.readers.source import Row, plain_text
from checker.resources import load_yaml, rules_root
from checker.text import Text, fold, loosen

_UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ\u00d0\u0189\u1ea0-\u1ef9"
BULLET = compiled(r"[-–—+•●▪■□◦‣⁃·►➢✓\uf0b7\uf02d\uf0a7\uf0d8*](?=\s|[^\W\d_])")
MARK = compiled(
    rf"""(?:
      \d{{1,2}}(?:\.\d{{1,2}}){{1,4}}\.?(?=\s+["“‘(*]*[{_UPPER}]|\s*$)      # 1.1 / 1.1.
    | \d{{1,2}}(?:\.\d{{1,2}}){{0,4}}[.](?=\s|$|[^\W\d_])                     # 1. / 1.2.
    | \(?\d{{1,2}}\)(?=\s|$|[^\W\d_])                                         # 1) / (1)
    | [IVXL]{{1,6}}\s?[.)](?=\s|$|[^\W\d_])                                   # I.
    | (?:[IVXL]{{1,6}}|\d{{1,2}})\s?[-–/:](?=\s+["“]?[{_UPPER}])              # I - / 1/
    | \(?[a-zđ]\d?\)(?=\s|$|[^\W\d_])                                         # a)
    | [a-zđ][./](?=\s+[{_UPPER}])                                            # a. / a/
    | [A-HĐ]\s?[.)](?=\s|$|[^\W\d_])                                          # A.
    )""",
    re.VERBOSE,
)
_LETTER = compiled(r"[^\W\d_]")
_WIDE_GAP = compiled("  +")
UNSEEN = compiled("[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


@dataclass(slots=True)
class Line:
    """One line: ``blanks`` counts empty rows before it, ``indent`` its white space on the left.

    ``reach`` is the width of the line with its marks, ``head`` that of its first word: by them a wrap is recognised.
    ``slack``: the part of the width that is more than one space between two words.
    ``glued``: an emphasis runs on into the next line. ``ended``: the mark-up itself breaks the line here.
    ``turned``: a page break, or a page number that was taken out, stands before it. ``marked``: some of it is emphasised.
    ``fixed``: it stands as it is, and joins nothing.
    """

    text: Text
    indent: int = 0
    reach: int = 0
    head: int = 0
    slack: int = 0
    blanks: int = 0
    page: int | None = None
    level: int | None = None
    bold: bool = False
    italic: bool = False
    glued: bool = False
    ended: bool = False
    turned: bool = False
    quoted: bool = False
    marked: bool = False
    fixed: bool = False

    @property
    def value(self) -> str:
        """The text as it stands."""
        return self.text.value


def plain_line(row: Row, *, ended: bool = False, fixed: bool = False) -> Line:
    """A row as a line, all its signs taken for text."""
    raw = row.raw
    return Line(
        text=plain_text(row),
        indent=indent_of(raw),
        reach=reach_of(row),
        head=head_of(raw),
        slack=slack_of(raw),
        page=row.page,
        ended=ended,
        fixed=fixed,
    )


def indent_of(raw: str) -> int:
    """How many characters of white space stand before the text."""
    return len(raw) - len(raw.lstrip())


def reach_of(row: Row) -> int:
    """How far the row reaches to the right in its line, as a person sees it."""
    return row.column - 1 + _width(row.raw.rstrip())


def head_of(raw: str) -> int:
    """The width of the first word."""
    head = raw[:120].split(maxsplit=1)
    return _width(head[0]) if head else 0


def slack_of(raw: str) -> int:
    """How many spaces stand between words beyond one."""
    raw = raw.strip()
    return sum(len(found) - 1 for found in _WIDE_GAP.findall(raw)) if "  " in raw else 0


def seen_width(line: Line) -> int:
    """The width of the line from where it was cut out of its row: in a table's column the left edges are one."""
    return line.indent + _width(line.value)


def _width(raw: str) -> int:
    """Signs that take up room: marks of decomposed letters and invisible characters take none."""
    return len(raw) if raw.isascii() or not UNSEEN.search(raw) else len(UNSEEN.sub("", raw))


@lru_cache(maxsize=1)
def words() -> dict[str, tuple[str, ...]]:
    """The few words by which lines are told apart (rules/vocabulary/layout.yml), folded."""
    data = cast("dict[str, Any]", load_yaml(rules_root() / "vocabulary" / "layout.yml"))
    return {name: tuple(str(word) for word in found) for name, found in data.items()}


@lru_cache(maxsize=32)
def pattern(name: str) -> re.Pattern[str]:
    """A pattern for loosened keys that begin with one of the words called ``name``; noise of scanning does not hide them."""
    return compiled(rf"\W*(?:{_alternatives(map(loosen, words()[name]))})(?![a-z0-9])")


@lru_cache(maxsize=32)
def _end_pattern(name: str) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{_alternatives(words()[name])})\s*:?$")


def _alternatives(found: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, found), key=len, reverse=True))


def ends_with(value: str, name: str) -> bool:
    """Whether a text ends with one of the words called ``name``, all marks counting: "Sở" is not "số"."""
    return _end_pattern(name).search(_tail(value[-32:])) is not None


@lru_cache(maxsize=1024)
def _tail(value: str) -> str:
    return fold(value).key.rstrip()


def ends_open(value: str) -> bool:
    """Whether a text ends in the midst of a phrase: with "của" or "thuộc", not with "trực thuộc"."""
    return ends_with(value, "open") and not ends_with(value, "closed")


def may_start(value: str, name: str) -> bool:
    """Whether one of the words called ``name`` could stand at the start of the text: a quick look at its first letter."""
    return _initial(value) in _initials(name)


# The lines of a document are asked the same things again and again: beside the one before, and beside the one after.
@lru_cache(maxsize=1024)
def _initial(value: str) -> str:
    found = _LETTER.search(value, 0, 60)
    return _plain_letter(found.group()) if found else ""


@lru_cache(maxsize=512)
def _plain_letter(letter: str) -> str:
    return loosen(fold(letter).key)


@lru_cache(maxsize=32)
def _initials(name: str) -> frozenset[str]:
    return frozenset(loosen(word[0]) for word in words()[name])


def key_of(text: Text) -> str:
    """The folded text without diacritics and outer spaces."""
    return loosen(text.key).strip()


def starts_small(value: str) -> bool:
    """Whether the text begins with a small letter, quotes and brackets before it left out."""
    head = value.lstrip(" \u00a0\t“”\"'‘(*[")
    return bool(head) and (head[0].islower() or (head[0].isalpha() and head[0] != head[0].upper()))


def starts_capital(value: str) -> bool:
    """Whether the text begins with a capital letter."""
    head = value.lstrip(" \u00a0\t“”\"'‘(*[")
    return bool(head) and head[0].isalpha() and head[0] == head[0].upper()


def is_capitals(value: str) -> bool:
    """Whether at least two letters stand in the text and all letters are capitals."""
    return value == value.upper() and len(_LETTER.findall(value)) > 1


@lru_cache(maxsize=1024)
def is_bullet(value: str) -> bool:
    """Whether a bullet opens the text; "* " and "- " count, "-9 độ" does not."""
    return BULLET.match(value) is not None


@lru_cache(maxsize=1024)
def mark_of(value: str) -> str:
    """The number or letter that opens the text ("I.", "1.2.", "a)", "Điều 3."), or ''."""
    found = MARK.match(value)
    if found:
        return found.group()
    return ""
