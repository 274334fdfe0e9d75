"""Bits of text put together into a line: old codes converted over the runs of a word, capitals shown, places kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.readers.docx.inline import Bit
from checker.readers.docx.pieces import Piece
from checker.readers.encodings.fonts import Code, convert


def composed(bits: Sequence[Bit], start: int = 0) -> tuple[str, list[Piece]]:
    """The text that the bits make and its pieces, counted from ``start``."""
    out: list[str] = []
    pieces: list[Piece] = []
    for group in _by_code(bits):
        code = group[0].code
        if code is None:
            for bit in group:
                text = _capitals(bit.text) if bit.look.caps else bit.text
                ends = (*[0] * len(text), 1) if bit.fixed else None
                pieces.append(Piece(start, start + len(text), bit.element, bit.run, bit.offset, ends))
                start += len(text)
                out.append(text)
        else:
            text, found = _converted(group, code, start)
            out.append(text)
            pieces += found
            start += len(text)
    return "".join(out), pieces


def _by_code(bits: Sequence[Bit]) -> Iterator[list[Bit]]:
    """The bits in groups of one code; a letter of an old code may stand in two runs."""
    group: list[Bit] = []
    for bit in bits:
        if group and group[0].code is not bit.code:
            yield group
            group = []
        group.append(bit)
    if group:
        yield group


def _converted(group: Sequence[Bit], code: Code, start: int) -> tuple[str, list[Piece]]:
    raw = "".join(bit.text for bit in group)
    text, offsets = convert(raw, code)
    letters = offsets if offsets is not None else range(len(raw) + 1)
    pieces: list[Piece] = []
    out: list[str] = []
    at = begin = 0
    for bit in group:
        end = begin + len(bit.text)
        stop = at
        # A letter belongs to the run in which it begins.
        while stop < len(text) and letters[stop] < end:
            stop += 1
        shown = text[at:stop]
        out.append(_capitals(shown) if bit.look.caps else shown)
        places = (*(bit.offset + letters[i] - begin for i in range(at, stop)), bit.offset + len(bit.text))
        pieces.append(Piece(start + at, start + stop, bit.element, bit.run, bit.offset, places))
        at, begin = stop, end
    return "".join(out), pieces


def _capitals(text: str) -> str:
    """The text in capitals, character for character."""
    upper = text.upper()
    if len(upper) == len(text):
        return upper
    return "".join(big if len(big := sign.upper()) == 1 else sign for sign in text)
