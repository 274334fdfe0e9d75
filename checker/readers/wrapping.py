"""How a document breaks its lines, measured over the whole of it before any two lines are joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.readers.lines import Line, is_bullet, is_capitals, mark_of, starts_capital, starts_small

_WIDEST = 170
_FEWEST = 8
_TERMINAL = ".;:!?…"
_CLOSING = "\u201d\u2019\"')]*» \u00a0"
_ABBREVIATED = re.compile(r"(?:^|\s)(?:[Tt][Pp]|TT|TX|Q|P|[Tt]h?S|PGS|GS)\.$")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a document breaks its lines.

    ``width`` is that of a full line. ``sharp``: a line is broken only where the next word did not fit. ``ragged``: the
    width says nothing (text taken from a web page's source). ``spaced``: paragraphs stand apart by empty lines.
    ``indented``: paragraphs begin with white space. ``shouting``: the whole text is in capitals, which then say nothing.
    """

    wrapped: bool = False
    width: int = 0
    sharp: bool = False
    ragged: bool = False
    spaced: bool = False
    indented: bool = False
    shouting: bool = False

    def full(self, line: Line, after: Line, above: int = 0) -> bool:
        """Whether the first word of ``after`` would not have fitted into ``line``.

        ``above`` is the width of the lines above it in the same paragraph: footnotes are set smaller and run wider.
        """
        reach = line.reach
        needed = reach + 1 + after.head
        if reach > 1.15 * self.width:
            return above > self.width and needed >= 0.9 * above
        return needed > self.width if self.sharp else needed >= 0.8 * self.width


def measure(lines: Sequence[Line]) -> Wrapping:
    """How the lines of a document are broken."""
    written = sum(line.reach for line in lines)
    capital = sum(line.reach for line in lines if is_capitals(line.value))
    if len(lines) >= _FEWEST and capital > 0.9 * written:
        return _measure_capitals(lines)
    goes_on: list[tuple[int, int]] = []
    pairs = apart = starts = indents = 0
    for line, after in pairwise(lines):
        if after.blanks:
            apart += 1
            starts += 1
            continue
        if "\t" in line.value or "\t" in after.value:
            continue
        pairs += 1
        marked = is_bullet(after.value) or bool(mark_of(after.value))
        starts += marked
        if not marked and starts_small(after.value) and not ends_sentence(line.value):
            goes_on.append((line.reach, after.head))
        elif after.indent >= line.indent + 3 and starts_capital(after.value) and ends_sentence(line.value):
            indents += 1
    widths = sorted(width for width, _ in goes_on)
    if not widths:
        return Wrapping()
    width = widths[-1]
    if len(widths) >= 10 and width > 1.2 * widths[int(0.9 * (len(widths) - 1))]:
        width = widths[int(0.95 * (len(widths) - 1))]
    share = len(widths) / pairs
    longer = sum(line.reach > 1.15 * width and "\t" not in line.value for line in lines)
    if (
        width > _WIDEST
        or longer > 0.1 * len(lines)
        or share < (0.25 if len(widths) < 3 else 0.05 if width > 45 else 0.4)
    ):
        return Wrapping()
    exact = sum(w + 1 + word > width >= w for w, word in goes_on)
    near = sum(w + 1 + word >= 0.8 * width for w, word in goes_on)
    many = len(goes_on) >= 4
    return Wrapping(
        wrapped=True,
        width=width,
        sharp=many and exact >= 0.9 * len(goes_on),
        ragged=many and near < 0.8 * len(goes_on),
        spaced=apart >= 0.6 * starts and apart > 0,
        indented=indents >= 3,
    )


def _measure_capitals(lines: Sequence[Line]) -> Wrapping:
    """Where no small letter shows that a line goes on, only lines that end sharp at one width show a wrap."""
    joined = [(line, after) for line, after in pairwise(lines) if not after.blanks and "\t" not in line.value]
    width = max((line.reach for line in lines if "\t" not in line.value), default=0)
    full = sum(line.reach + 1 + after.head > width and not ends_sentence(line.value) for line, after in joined)
    wrapped = width <= _WIDEST and full >= 3 and full > 0.1 * len(joined)
    return Wrapping(wrapped=wrapped, width=width, sharp=True, shouting=True)


def ends_sentence(value: str) -> bool:
    """Whether the text ends with the sign of a sentence's, a clause's or a label's end; "TP." is none."""
    value = value.rstrip(_CLOSING)
    return value[-1:] in _TERMINAL and value != "" and not _ABBREVIATED.search(value[-8:])
