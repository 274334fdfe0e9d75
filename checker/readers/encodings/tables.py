"""The legacy tables: TCVN3 (TCVN 5712:1993, fonts named .Vn…), VNI for Windows, and UTF-8 read as if it were Latin-1.

Each function takes text as a program shows it that knows nothing of the encoding, one character for each byte, and
gives it in Unicode (NFC).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from checker.patterns import compiled

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_TONES = (_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT)
_BREVE, _HAT, _HORN = "\u0306", "\u0302", "\u031b"

# By letter the codes of its five tones, in the order above. Source: TCVN 5712:1993, table VN3.
_TCVN3_TONES = {
    "a": "B5 B6 B7 B8 B9", "a" + _BREVE: "BB BC BD BE C6", "a" + _HAT: "C7 C8 C9 CA CB",
    "e": "CC CE CF D0 D1", "e" + _HAT: "D2 D3 D4 D5 D6", "i": "D7 D8 DC DD DE",
    "o": "DF E1 E2 E3 E4", "o" + _HAT: "E5 E6 E7 E8 E9", "o" + _HORN: "EA EB EC ED EE",
    "u": "EF F1 F2 F3 F4", "u" + _HORN: "F5 F6 F7 F8 F9", "y": "FA FB FC FD FE",
}  # fmt: skip
_TCVN3_LETTERS = {
    "A8": "a" + _BREVE, "A9": "a" + _HAT, "AA": "e" + _HAT, "AB": "o" + _HAT, "AC": "o" + _HORN, "AD": "u" + _HORN,
    "AE": "\u0111", "A1": "A" + _BREVE, "A2": "A" + _HAT, "A3": "E" + _HAT, "A4": "O" + _HAT, "A5": "O" + _HORN,
    "A6": "U" + _HORN, "A7": "\u0110",
}  # fmt: skip

# Marks that follow a vowel in VNI, by the shape they give it: first the shape alone, then the five tones.
_VNI_MARKS = {
    "": ("aeouy\u00f4\u00f6", None, "\u00f8\u00fb\u00f5\u00f9\u00ef"),
    _HAT: ("aeo", "\u00e2", "\u00e0\u00e5\u00e3\u00e1\u00e4"),
    _BREVE: ("a", "\u00ea", "\u00e8\u00fa\u00fc\u00e9\u00eb"),
}
_VNI_LETTERS = {
    "\u00f4": "o" + _HORN, "\u00f6": "u" + _HORN, "\u00f1": "\u0111", "\u00ec": "i" + _GRAVE, "\u00e6": "i" + _HOOK,
    "\u00f3": "i" + _TILDE, "\u00ed": "i" + _ACUTE, "\u00f2": "i" + _DOT, "\u00ee": "y" + _DOT,
}  # fmt: skip

_WORD = compiled(r"[^\W\d_]+")
_RUN = compiled(
    "[\u00c2-\u00f4][\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]+"
)


def from_tcvn3(text: str) -> str:
    """The text that TCVN3 codes stand for.

    The table has few capitals: in fonts named .Vn…H the small codes are drawn as capitals. A word whose plain letters are
    all capitals is given capitals throughout; in words typed in small letters for such a font the case is lost.
    """
    converted = text.translate(_tcvn3())
    return _LINE.sub(lambda line: _with_capitals(line.group(), text[line.start() : line.end()]), converted)


def from_vni(text: str) -> str:
    """The text that VNI codes stand for."""
    table = _vni()
    return _vni_pattern().sub(lambda found: table[found.group()], text)


def from_vni_by_letter(text: str) -> tuple[str, tuple[int, ...]]:
    """As ``from_vni``, with the offset in ``text`` of each letter that comes out, and the end of ``text``."""
    table = _vni()
    out: list[str] = []
    offsets: list[int] = []
    at = 0
    for found in _vni_pattern().finditer(text):
        out += [text[at : found.start()], table[found.group()]]
        offsets += [*range(at, found.start()), *[found.start()] * len(out[-1])]
        at = found.end()
    return "".join([*out, text[at:]]), (*offsets, *range(at, len(text) + 1))


def from_mojibake(text: str) -> str:
    """The text of which each byte of UTF-8 was shown as a character of Latin-1 or Windows-1252."""
    return _RUN.sub(_as_utf8, text)


_LINE = compiled(r"[^\n]+")


@lru_cache(maxsize=1)
def _tcvn3() -> dict[int, str]:
    table = {int(code, 16): unicodedata.normalize("NFC", letter) for code, letter in _TCVN3_LETTERS.items()}
    for letter, codes in _TCVN3_TONES.items():
        for tone, code in zip(_TONES, codes.split(), strict=True):
            table[int(code, 16)] = unicodedata.normalize("NFC", letter + tone)
    return table


def _with_capitals(line: str, source: str) -> str:
    """The converted line, one character for each of the source's, its capital words made whole."""
    found = list(_WORD.finditer(line))
    plain = [[c for c in source[w.start() : w.end()] if c.isascii() and c.isalpha()] for w in found]
    big = [len(p) > 1 and all(c.isupper() for c in p) for p in plain]
    out: list[str] = []
    at = 0
    for i, word in enumerate(found):
        beside = (i > 0 and big[i - 1] and _follows(line, found[i - 1], word)) or (
            i + 1 < len(found) and big[i + 1] and _follows(line, word, found[i + 1])
        )
        short = len(plain[i]) < 2 and all(c.isupper() for c in plain[i])
        if big[i] or (short and beside):
            out += [line[at : word.start()], word.group().upper()]
            at = word.end()
    return "".join([*out, line[at:]])


def _follows(line: str, word: re.Match[str], after: re.Match[str]) -> bool:
    """Whether two words stand side by side: in "Số: 412/KH" the capitals say nothing of the first."""
    return not line[word.end() : after.start()].strip(" \u00a0,-–")


@lru_cache(maxsize=1)
def _vni() -> dict[str, str]:
    table: dict[str, str] = {}
    for shape, (vowels, alone, tones) in _VNI_MARKS.items():
        for vowel in vowels:
            letter = unicodedata.normalize("NFC", _VNI_LETTERS.get(vowel, vowel) + shape)
            marks = list(zip(tones, _TONES, strict=True)) + ([(alone, "")] if alone else [])
            for mark, tone in marks:
                _both(table, vowel + mark, unicodedata.normalize("NFC", letter + tone))
    for code, letter in _VNI_LETTERS.items():
        _both(table, code, unicodedata.normalize("NFC", letter))
    return table


def _both(table: dict[str, str], code: str, letter: str) -> None:
    """Both cases; after a capital the mark is typed in either case."""
    table[code] = letter
    table[code[0].upper() + code[1:]] = letter.upper()
    table[code.upper()] = letter.upper()


@lru_cache(maxsize=1)
def _vni_pattern() -> re.Pattern[str]:
    return compiled("|".join(map(re.escape, sorted(_vni(), key=len, reverse=True))))


def _as_utf8(found: re.Match[str]) -> str:
    try:
        data = b"".join(bytes([ord(c)]) if ord(c) < 0x100 else c.encode("cp1252") for c in found.group())
        return data.decode("utf-8")
    except UnicodeError:
        return found.group()
