"""Which encoding the bytes of a text are in.

Byte-order marks and valid UTF-8 decide at once. Everything else is decided by the words: each table is tried, and the
one counts whose words can be Vietnamese. Without a clear winner the file is refused, or left as it is with a note.
"""

from __future__ import annotations

import codecs
import contextlib
import unicodedata
from collections.abc import Callable

from checker.errors import InputError
from checker.model.document import Note
from checker.model.records import dataclass
from checker.patterns import compiled
from checker.readers.encodings.syllables import Plausibility, plausibility
from checker.readers.encodings.tables import from_mojibake, from_tcvn3, from_vni

# Letters that only Unicode has: where they stand, no legacy table was used.
_UNICODE_ONLY = compiled(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]"
)
_LATIN = compiled("[\u00a1-\u00ff\u0192\u02c6\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2018-\u2022]")
_CONTROL = bytes([*range(1, 9), *range(14, 27), 28, 29, 30, 31, 127])
_SAMPLE = 200_000
_ENOUGH = 0.75
_AHEAD = 0.25
_FEWEST = 3

_NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "mojibake": "UTF-8 read as Latin-1", "cp1258": "Windows-1258"}
_TABLES: dict[str, Callable[[str], str]] = {"tcvn3": from_tcvn3, "vni": from_vni, "mojibake": from_mojibake}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text in Unicode, the name of the encoding it was in, and what a reader should know about that."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """The text in the bytes of the file ``name``. Raises InputError with the code binary-file or undecodable."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                return _damaged(data[len(mark) :], name) if mark == codecs.BOM_UTF8 else _refuse(name)
    wide = _wide(data)
    if wide is not None:
        return Decoded(data.decode(wide), wide)
    if (
        data.count(b"\0") > len(data) // 200
        or sum(data[:_SAMPLE].count(c) for c in _CONTROL) > len(data[:_SAMPLE]) // 20
    ):
        raise InputError("is not text", code="binary-file", file=name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, name)
    return restore(text)


def restore(text: str) -> Decoded:
    """A text that is valid Unicode, but may hold the characters of a legacy encoding in disguise."""
    sample = text[:_SAMPLE]
    strange = len(_LATIN.findall(sample))
    if sample.isascii() or not strange or len(_UNICODE_ONLY.findall(sample)) * 10 > strange:
        return Decoded(text, "utf-8")
    plain = plausibility(sample)
    tried = {name: plausibility(table(sample)) for name, table in _TABLES.items()}
    best = _winner(tried, plain)
    if best is not None:
        return Decoded(_TABLES[best](text), best, (_converted(best),))
    if plain.words >= 20 and plain.share < 0.3:
        note = Note(
            kind="legacy-encoding",
            text="the letters look like an old encoding, but no known table fits; nothing was converted",
        )
        return Decoded(text, "utf-8", (note,))
    return Decoded(text, "utf-8")


def _legacy(data: bytes, name: str) -> Decoded:
    """Bytes that are no UTF-8: one of the old code pages, or UTF-8 with some damage."""
    shown = "".join(map(_WINDOWS.__getitem__, data))
    made: dict[str, str] = {"tcvn3": from_tcvn3(shown), "vni": from_vni(shown)}
    with contextlib.suppress(UnicodeDecodeError):
        made["cp1258"] = unicodedata.normalize("NFC", data.decode("cp1258"))
    damaged = data.decode("utf-8", "replace")
    if damaged.count("\ufffd") * 50 < len(damaged) and plausibility(damaged[:_SAMPLE]).share >= _ENOUGH:
        return _damaged(data, name)
    best = _winner({key: plausibility(text[:_SAMPLE]) for key, text in made.items()}, None)
    if best is None:
        return _refuse(name)
    return Decoded(made[best], best, (_converted(best),))


def _winner(tried: dict[str, Plausibility], plain: Plausibility | None) -> str | None:
    ranked = sorted(tried, key=lambda key: (tried[key].share, tried[key].words), reverse=True)
    best = ranked[0]
    found = tried[best]
    others = [tried[key].share for key in ranked[1:]] + ([plain.share] if plain else [])
    if found.words < _FEWEST or found.share < _ENOUGH or found.share < max(others) + _AHEAD:
        return None
    return best


def _damaged(data: bytes, name: str) -> Decoded:
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost * 50 >= len(text):
        return _refuse(name)
    line = text.count("\n", 0, text.index("\ufffd")) + 1
    note = Note(kind="replacement-characters", text=f"{lost} places could not be decoded as UTF-8", line=line)
    return Decoded(text, "utf-8", (note,))


def _converted(key: str) -> Note:
    return Note(
        kind="legacy-encoding", text=f"the text was in the old encoding {_NAMES[key]} and was converted to Unicode"
    )


def _refuse(name: str) -> Decoded:
    raise InputError(
        "is in no encoding that is known", code="undecodable", file=name, mend="open it and save it as UTF-8"
    )


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: of two bytes, one is nearly always zero."""
    head = data[: 4096 - len(data) % 2]
    if len(head) < 4 or len(data) % 2:
        return None
    half = len(head) // 2
    first, second = head[::2].count(0) / half, head[1::2].count(0) / half
    for encoding, often, seldom in (("utf-16-le", second, first), ("utf-16-be", first, second)):
        if often >= 0.4 and seldom < 0.05:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                return None
            return encoding if sum(c.isalpha() or c.isspace() for c in text[:2000]) > 0.6 * len(text[:2000]) else None
    return None


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS = [bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(256)]
