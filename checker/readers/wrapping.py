"""How a document breaks its lines, and where a sentence ends: what is asked before two lines are joined."""

from __future__ import annotations

from functools import lru_cache

from checker.model.records import dataclass
from checker.readers.lines import Line, mark_of, starts_small
from checker.readers.openings import Start, is_abbreviation

_TERMINAL = ".;:!?…"
_CLOSING = "\u201d\u2019\"')]*» \u00a0"


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a document breaks its lines.

    ``width`` is that of a full line, ``widest`` what it may be at most. ``sharp``: a line is broken only where the next
    word did not fit. ``ragged``: the width says nothing (text taken from a web page's source). ``spaced``: paragraphs
    stand apart by empty lines, ``apart``: all of them do. ``indented``: paragraphs begin with white space.
    ``shouting``: the whole text is in capitals, which then say nothing. ``running``: what begins inside a paragraph
    rather than opens one, where it stands after a full line that ends a sentence. ``inner``: labels that stand inside
    lines, and never first in a line behind one that is not full. ``doubled``: the words stand two spaces apart, measured
    as one. ``column``: it is the wrapping of a table's column.
    """

    wrapped: bool = False
    width: int = 0
    widest: int = 0
    sharp: bool = False
    ragged: bool = False
    spaced: bool = False
    apart: bool = False
    indented: bool = False
    shouting: bool = False
    running: frozenset[Start] = frozenset()
    inner: frozenset[str] = frozenset()
    doubled: bool = False
    column: bool = False

    def full(self, line: Line, after: Line, above: int = 0) -> bool:
        """Whether the text is wrapped and the first word of ``after`` would not have fitted into ``line``.

        ``above`` is the width of the lines above it in the same paragraph: footnotes are set smaller and run wider.
        """
        if not self.wrapped:
            return False
        reach = line.reach - line.slack if self.doubled else line.reach
        needed = reach + 1 + after.head
        if reach > 1.15 * self.width:
            return above > self.width and needed >= 0.9 * above
        if not self.sharp:
            return needed >= 0.8 * self.width
        if self.width < needed <= self.widest:
            ended = ends_sentence(line.value) and not line.value.rstrip().endswith(":")
            return starts_small(after.value) or not (ended or mark_of(line.value))
        return needed > self.width


@lru_cache(maxsize=1024)
def ends_sentence(value: str) -> bool:
    """Whether the text ends with the sign of a sentence's, a clause's or a label's end; "TP." is none."""
    value = value.rstrip(_CLOSING)
    return value[-1:] in _TERMINAL and value != "" and not is_abbreviation(value)
