"""Long blocks that stand twice, as when a page was scanned or pasted again."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.plan import Repeat
from checker.parse.page import Line

_LEAST_LINES = 4
_LEAST_SIZE = 900


def find_repeats(lines: Sequence[Line]) -> tuple[list[Repeat], frozenset[int]]:
    """Runs of lines that are word for word those of an earlier run, and the indexes of the later copies' lines.

    Only long blocks count: labels, heads of tables and slogans return by nature.
    """
    first: dict[str, list[int]] = {}
    repeats: list[Repeat] = []
    copies: set[int] = set()
    at = 0
    keys = [line.key.strip() for line in lines]
    while at < len(lines):
        best = 0
        source = -1
        if len(keys[at]) > 40:
            for earlier in first.get(keys[at], ())[:6]:
                size = 0
                while at + size < len(lines) and earlier + size < at and keys[earlier + size] == keys[at + size]:
                    size += 1
                if size > best:
                    best, source = size, earlier
        length = sum(len(k) for k in keys[at : at + best])
        if best >= _LEAST_LINES and length >= _LEAST_SIZE:
            block, original = lines[at : at + best], lines[source : source + best]
            repeats.append(
                Repeat(
                    text=block[0].text.value,
                    lines=best,
                    location=block[0].text.location().to(block[-1].text.location()),
                    original=original[0].text.location().to(original[-1].text.location()),
                )  # fmt: skip
            )
            copies.update(line.index for line in block)
            if at and source and len(keys[at - 1]) > 20 and keys[source - 1].endswith(keys[at - 1]):
                copies.add(lines[at - 1].index)  # the copy begins inside a sentence that the page before had begun
            at += best
            continue
        first.setdefault(keys[at], []).append(at)
        at += 1
    return repeats, frozenset(copies)
