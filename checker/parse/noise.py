"""Traces that typing, converting and scanning left in a text: mixed encodings of letters, old encodings, misread labels."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from checker.model.document import Document, Note
from checker.model.location import Location, point
from checker.model.plan import Noise
from checker.parse.page import Line
from checker.parse.vocabulary import Expression
from checker.patterns import compiled
from checker.readers.encodings import restore

_MARK = compiled("[A-Za-z\u00c0-\u01b0][\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]+")
_COMPOSED = compiled(
    "[\u00c0-\u00c3\u00c8-\u00ca\u00cc\u00cd\u00d2-\u00d5\u00d9\u00da\u00dd\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed\u00f2-\u00f5"
    "\u00f9\u00fa\u00fd\u0102\u0103\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)
# Letters and signs that no Vietnamese text in Unicode holds, and old encodings read as Latin are full of.
_STRANGE = compiled(
    "[\u00a6\u00a8\u00ac\u00ae\u00b5-\u00b9\u00bb-\u00be\u00c4-\u00c6\u00cb\u00cf\u00d1\u00d6-\u00d8\u00db\u00de\u00df\u00e4-\u00e6\u00eb\u00ef\u00f1\u00f6-\u00f8\u00fb\u00fe]"
)
_WORD = compiled(r"\S+")
_FEWEST = 3
_QUOTED = 8
_LEGACY_NOTES = ("legacy-encoding",)
_DAMAGE_NOTES = ("replacement-characters",)
_OCR = Expression("noise", r"\<{ocr}\>")


def find_noise(document: Document, lines: Sequence[Line]) -> tuple[Noise, ...]:
    """At most one entry of each kind."""
    found = [_mixed(document), _legacy(document), _misread(document, lines)]
    return tuple(noise for noise in found if noise is not None)


def _mixed(document: Document) -> Noise | None:
    """Letters with marks apart beside letters in one piece; a text that keeps to one way is no noise."""
    apart = [(at, match) for at, line in enumerate(document.lines, 1) for match in _MARK.finditer(line)]
    if len(apart) < _FEWEST:
        return None
    composed = sum(len(_COMPOSED.findall(_MARK.sub("", line))) for line in document.lines)
    if composed < _FEWEST:
        return None
    at, match = min(apart, key=lambda hit: hit[0]) if composed > len(apart) else apart[0]
    line = document.lines[at - 1]
    word = next((w for w in re.finditer(r"\S+", line) if w.start() <= match.start() < w.end()), match)
    return Noise(
        kind="mixed-unicode",
        count=min(len(apart), composed),
        text=unicodedata.normalize("NFC", word.group()),
        location=Location(line=at, column=word.start() + 1, end_line=at, end_column=word.end() + 1),
    )


def _legacy(document: Document) -> Noise | None:
    """What the reader converted from an old encoding, else lines that still are in one."""
    note = next((note for note in document.notes if note.kind in _LEGACY_NOTES), None)
    if note is not None:
        return Noise(kind="legacy-encoding", count=1, text=_beginning(document, note), location=point(note.line or 1))
    strange = [(at, cut) for at, line in enumerate(document.lines, 1) if (cut := _strange_part(line)) is not None]
    if not strange:
        return None
    at, (start, end) = strange[0]
    place = Location(line=at, column=start + 1, end_line=at, end_column=end + 1)
    return Noise(kind="legacy-encoding", count=len(strange), text=document.lines[at - 1][start:end], location=place)


def _beginning(document: Document, note: Note) -> str:
    """The first words of what was converted; of the whole text where the note names no line."""
    lines = (document.lines[note.line - 1],) if note.line else document.lines
    words = next((line.split() for line in lines if line.strip()), [])
    return " ".join(words[:_QUOTED]) + (" …" if len(words) > _QUOTED else "")


def _strange_part(line: str) -> tuple[int, int] | None:
    """Where an old encoding stands in a line: from the first to the last word that Unicode would not hold."""
    if len(_STRANGE.findall(line)) < _FEWEST:
        return None
    words = [word.span() for word in _WORD.finditer(line) if _STRANGE.search(word.group())]
    start, end = words[0][0], words[-1][1]
    return (start, end) if restore(line[start:end]).notes else None


def _misread(document: Document, lines: Sequence[Line]) -> Noise | None:
    """Labels and symbols that scanning has spoilt, and characters lost in decoding."""
    hits = [(line, match) for line in lines for match in _OCR.finditer(line.key)]
    if hits:
        line, match = hits[0]
        return Noise(
            kind="ocr",
            count=len(hits),
            text=line.text.cut_key(*match.span()).value,
            location=line.text.key_location(*match.span()),
        )
    note = next((note for note in document.notes if note.kind in _DAMAGE_NOTES), None)
    return Noise(kind="ocr", count=1, text=note.text, location=point(note.line or 1)) if note else None
