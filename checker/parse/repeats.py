"""Long blocks that stand twice, as when a page was scanned or pasted again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.model.location import Location
from checker.model.plan import Repeat
from checker.parse.page import Line

_LEAST_LINES = 4
_LEAST_SIZE = 900
_LEAST_KEY = 40
_LEAST_PART = 20
_SOURCES = 6


def find_repeats(lines: Sequence[Line]) -> tuple[list[Repeat], frozenset[int]]:
    """Runs of lines that are word for word those of an earlier run, and the indexes of the later copies' lines.

    Only long blocks count: labels, heads of tables and slogans return by nature.
    """
    keys = [line.key.strip() for line in lines]
    seen: dict[str, list[int]] = {}
    repeats: list[Repeat] = []
    copies: set[int] = set()
    at = 0
    while at < len(lines):
        source, size = _longest(keys, at, seen)
        if size < _LEAST_LINES or sum(len(key) for key in keys[at : at + size]) < _LEAST_SIZE:
            seen.setdefault(keys[at], []).append(at)
            at += 1
            continue
        block = lines[at : at + size]
        repeats.append(
            Repeat(
                text=block[0].text.value,
                lines=size,
                location=_location(block),
                original=_location(lines[source : source + size]),
            )
        )
        copies.update(line.index for line in block)
        if at and source and len(keys[at - 1]) > _LEAST_PART and keys[source - 1].endswith(keys[at - 1]):
            copies.add(lines[at - 1].index)  # the copy begins inside a sentence that the page before had begun
        at += size
    return repeats, frozenset(copies)


def _longest(keys: Sequence[str], at: int, seen: Mapping[str, Sequence[int]]) -> tuple[int, int]:
    """Where the longest run stood before that goes on at ``at``, and how many lines it has (0 for none)."""
    source, longest = -1, 0
    if len(keys[at]) <= _LEAST_KEY:
        return source, longest
    for earlier in seen.get(keys[at], ())[:_SOURCES]:
        size = 0
        while at + size < len(keys) and earlier + size < at and keys[earlier + size] == keys[at + size]:
            size += 1
        if size > longest:
            source, longest = earlier, size
    return source, longest


def _location(block: Sequence[Line]) -> Location:
    return block[0].text.location().to(block[-1].text.location())
