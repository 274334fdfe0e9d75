"""The folded view in which texts are compared.

``fold`` gives one exact way to look at messy words: NFC with the marks of a letter in a fixed order, Ð read as Đ, every
kind of space as one space, zero-width characters and soft hyphens dropped, quotes, dashes and slashes unified, lower case,
and the two ways of placing a tone on oa, oe, uy made one. An offset map leads back to the original.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.patterns import compiled

LETTERS = "a-zà-ỹđ"
"""The letters of a folded key, as the inside of a character class of a regular expression."""

_DROPPED = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_SPACES = "\t\n\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SINGLE = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u02d7"), "-"),
    **dict.fromkeys(map(ord, "\u2044\u2215\uff0f"), "/"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"), '"'),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u00b4"), "'"),
    **dict.fromkeys(
        map(ord, "\u2022\u25cf\u25aa\u25ab\u2023\u00b7\uf0b7\uf02d\u25e6\u2043\u25a0\u27a2\uf0a7\uf0d8"), "-"
    ),
    0x00D0: "đ",
    0x0189: "đ",
    0x00F0: "đ",
    0x0256: "đ",
    **{0xFF01 + i: chr(0x21 + i).lower() for i in range(94) if 0xFF01 + i != 0xFF0F},
}
_SIGNS = compiled("[" + "".join(re.escape(chr(code)) for code in _SINGLE) + "]")
# Whatever changes the length, or is not composed, needs a map of offsets; so do spaces that merge.
_LONGER = compiled("[" + _DROPPED + "…ﬁﬂİ\u0300-\u036f]")
_MARKS = "\u0300-\u036f"
_MARK = compiled(f"[{_MARKS}]")
_SPACES_IN_A_ROW = compiled(" {2,}")
_UNUSUAL = compiled(f"[{_DROPPED}…ﬁﬂİ]")
_ODD = compiled(
    f"(?P<space>[{_SPACES} ](?:[{_DROPPED}]*[{_SPACES} ])+)"
    f"|[^{_DROPPED}](?P<marks>(?:[{_DROPPED}]*[{_MARKS}])+)|(?P<dropped>[{_DROPPED}]+)|[…ﬁﬂİ]"
)
_WITHOUT = dict.fromkeys(map(ord, _DROPPED))
# Of the two letters the first is looked at first: a pattern that begins with what stands before them is slow.
_TONE = compiled(
    f"[ouùúủũụ](?:(?<=o)(?<!qo)[àáảãạèéẻẽẹ](?![{LETTERS}])|(?<=u)(?<!qu)[ỳýỷỹỵ](?![{LETTERS}])"
    "|(?<=q[ùúủũụ])y)"  # qúy is a slip for quý
)
_PAIRS = {
    **{"o" + v: t + "a" for v, t in zip("àáảãạ", "òóỏõọ", strict=True)},
    **{"o" + v: t + "e" for v, t in zip("èéẻẽẹ", "òóỏõọ", strict=True)},
    **{"u" + v: t + "y" for v, t in zip("ỳýỷỹỵ", "ùúủũụ", strict=True)},
    **{v + "y": "u" + t for v, t in zip("ùúủũụ", "ỳýỷỹỵ", strict=True)},
}
_LINE = 1_000
"""The length up to which a folded text is remembered."""
_SHAPE_MARKS = "\u0302\u0306\u031b"  # circumflex, breve, horn: they make the letter, a tone only sits on it


class Folded(NamedTuple):
    """The folded ``key`` of a text, and for each of its characters the range of the original it came from.

    ``starts`` and ``ends`` are None where the key has the original's own offsets; ``skipped`` is how many characters of
    what they count from stand before the original.
    """

    key: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None
    skipped: int = 0

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that ``key[start:end]`` was folded from."""
        if self.starts is None or self.ends is None:
            return start, end
        if start >= len(self.key):
            at = self.ends[-1] - self.skipped if self.ends else 0
            return at, at
        left = self.starts[start] - self.skipped
        return left, left if end <= start else self.ends[end - 1] - self.skipped

    def cut(self, start: int, end: int) -> Folded:
        """The folded view of ``original[start:end]``, without folding again."""
        if self.starts is None or self.ends is None:
            return Folded(self.key[start:end])
        skipped = self.skipped + start
        left, right = bisect_left(self.starts, skipped), bisect_left(self.starts, self.skipped + end)
        return Folded(self.key[left:right], self.starts[left:right], self.ends[left:right], skipped)


def fold(text: str) -> Folded:
    """The folded view of ``text`` with its offset map.

    Folding twice is folding once: ``fold(fold(t).key).key == fold(t).key``.
    """
    return _fold_again(text) if len(text) <= _LINE else _fold(text)


def _fold(text: str) -> Folded:
    if not _LONGER.search(text):
        key = _small(text)
        if "  " not in key and len(key) == len(text) and (text.isascii() or unicodedata.is_normalized("NFC", text)):
            return Folded(_TONE.sub(_place_tone, key))
    return (_fold_apart(text) if text else None) or _fold_slowly(text)


def _small(text: str) -> str:
    """A text in small letters with plain signs."""
    return _SIGNS.sub(_plain_sign, text).lower()


def _plain_sign(match: re.Match[str]) -> str:
    return _SINGLE[ord(match.group())]


# Readers and parser look at the same lines, and plans are full of the same ones.
_fold_again = lru_cache(maxsize=4096)(_fold)


@lru_cache(maxsize=8192)
def fold_key(text: str) -> str:
    """The folded key alone, trimmed: for comparing short texts such as names and numbers."""
    return fold(text).key.strip()


def loosen(key: str) -> str:
    """A folded key without diacritics, character for character: the view that serves noise of scanning."""
    return key if key.isascii() else key.translate(_loose_table())


def _place_tone(match: re.Match[str]) -> str:
    return _PAIRS[match.group()]


def _fold_apart(text: str) -> Folded | None:
    """The folded view where letters and their marks, or words, only stand too far apart; None for anything odder."""
    composed = unicodedata.normalize("NFC", text)
    if _UNUSUAL.search(text) or _MARK.search(composed):
        return None
    key = _small(composed)
    starts = array("L", range(len(text)) if len(composed) == len(text) else _bases(text))
    if not len(key) == len(composed) == len(starts):
        return None
    ends = starts[1:]
    ends.append(len(text))
    if "  " in key:
        key, starts, ends = _merged(key, starts, ends)
    return Folded(_TONE.sub(_place_tone, key), starts, ends)


def _merged(key: str, starts: array[int], ends: array[int]) -> tuple[str, array[int], array[int]]:
    """Spaces in a row made one, which starts with the first of them and ends with the last."""
    words, firsts, lasts = list[str](), array("L"), array("L")
    at = 0
    for spaces in _SPACES_IN_A_ROW.finditer(key):
        start, end = spaces.span()
        words.append(key[at : start + 1])
        firsts.extend(starts[at : start + 1])
        lasts.extend(ends[at:start])
        lasts.append(ends[end - 1])
        at = end
    return "".join([*words, key[at:]]), firsts + starts[at:], lasts + ends[at:]


def _bases(text: str) -> list[int]:
    """The offsets of all signs but the marks that stand upon them."""
    return [at for at, sign in enumerate(text) if not "\u0300" <= sign <= "\u036f"]


def _fold_slowly(text: str) -> Folded:
    """The folded view where lengths change: plain stretches are folded whole, what stands between them bit by bit."""
    out: list[str] = []
    starts = array("L")
    ends = array("L")
    at = 0
    for match in _ODD.finditer(text):
        _fold_stretch(text, at, match.start(), out, starts, ends)
        start, at = match.span()
        if match["space"]:
            chars = " "
        elif match["marks"]:
            bare = match["marks"].translate(_WITHOUT)
            chars = _fold_cluster(text[start], bare) if bare else _fold_cluster(text[start], "")
        else:
            chars = "" if match["dropped"] else _fold_cluster(text[start], "")
        for char in chars:
            if char == " " and out and out[-1].endswith(" "):
                ends[-1] = at
                continue
            out.append(char)
            starts.append(start)
            ends.append(at)
    _fold_stretch(text, at, len(text), out, starts, ends)
    return Folded(_TONE.sub(_place_tone, "".join(out)), starts, ends)


def _fold_stretch(text: str, start: int, end: int, out: list[str], starts: array[int], ends: array[int]) -> None:
    """Fold a stretch in which every character gives one; a space at its start merges with one before it."""
    if start == end:
        return
    key = _small(text[start:end])
    if len(key) != end - start or not unicodedata.is_normalized("NFC", key):
        key = "".join(_fold_cluster(char, "")[:1] or " " for char in text[start:end])
    if key[0] == " " and out and out[-1].endswith(" "):
        ends[-1] = start + 1
        start, key = start + 1, key[1:]
    if key:
        out.append(key)
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))


@lru_cache(maxsize=4096)
def _fold_cluster(base: str, marks: str) -> str:
    if base == "…":
        return "..."
    if marks:
        apart = unicodedata.normalize("NFD", base)
        base = apart[0]
        marks = "".join(sorted(apart[1:] + marks, key=lambda m: (m not in _SHAPE_MARKS, unicodedata.combining(m), m)))
    letters = unicodedata.normalize("NFC", base + marks).translate(_SINGLE).lower()
    return unicodedata.normalize("NFC", letters).translate(_SINGLE)


@lru_cache(maxsize=1)
def _loose_table() -> dict[int, str]:
    table = {ord("đ"): "d"}
    for code in (*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA)):
        plain = unicodedata.normalize("NFD", chr(code))
        if len(plain) > 1 and plain[0].isascii():
            table[code] = plain[0]
    return table
