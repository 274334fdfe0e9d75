"""The white space between the columns of a table that is not ruled: what all of its rows leave free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from checker.model.records import dataclass
from checker.readers.pdf.heads import APART
from checker.readers.pdf.page import Row, Word

Span: TypeAlias = tuple[float, float]

# How wide a gutter is at least: in sizes of the type, and in usual spaces. Below the head, a line that runs over it leaves
# no more than a space of it.
_NARROWEST, _TIMES = 0.42, 1.5
_NARROWER, _LITTLE = 0.33, 1.2
_SURE = 1.2  # of the size of the type: no word of a head is parted so
_FEWEST = 3  # columns


@dataclass(frozen=True, slots=True)
class Gutters:
    """The free spans between columns, from left to right, and how narrow they may be.

    ``sure``: which of them were too wide in the head to part words of one; ``size`` is that of the type.
    """

    spans: tuple[Span, ...]
    sure: tuple[bool, ...]
    size: float
    narrowest: float

    @classmethod
    def of_head(cls, rows: Sequence[Row], below: Sequence[Row]) -> Gutters | None:
        """What a head leaves free, the rows ``below`` telling the usual space; None if that parts fewer than three columns."""
        size = max(row.size for row in rows)
        gaps = [after.left - word.right for row in (*rows, *below) for word, after in pairwise(row.words)]
        spaces = sorted(gap for gap in gaps if gap < APART * size) or [0.0]
        space = spaces[len(spaces) // 3]
        narrowest = max(_NARROWEST * size, _TIMES * space)
        taken = [(piece.left, piece.right) for row in rows for piece in row.segments(narrowest / row.size)]
        merged: list[Span] = []
        for left, right in sorted(taken):
            if merged and left <= merged[-1][1]:
                merged[-1] = merged[-1][0], max(right, merged[-1][1])
            else:
                merged.append((left, right))
        spans = tuple((left[1], right[0]) for left, right in pairwise(merged) if right[0] - left[1] > narrowest)
        sure = tuple(right - left > _SURE * size for left, right in spans)
        return cls(spans, sure, size, max(_NARROWER * size, _LITTLE * space)) if len(spans) >= _FEWEST - 1 else None

    def narrowed(self, row: Row) -> Gutters | None:
        """What the row leaves free of them; None if it runs over one that surely parts two columns."""
        kept: list[tuple[Span, bool]] = []
        for (left, right), sure in zip(self.spans, self.sure, strict=True):
            free = _widest_free(row.words, left, right)
            if free[1] - free[0] > self.narrowest:
                kept.append((free, sure))
            elif sure:
                return None
        if len(kept) < _FEWEST - 1:
            return None
        return replace(self, spans=tuple(span for span, _ in kept), sure=tuple(sure for _, sure in kept))

    @property
    def middles(self) -> list[float]:
        """Where one column ends and the next begins."""
        return [(left + right) / 2 for left, right in self.spans]

    def column_of(self, word: Word) -> int:
        """The column in which a word stands."""
        twice = word.left + word.right
        return sum(twice > left + right for left, right in self.spans)

    def columns_of(self, row: Row) -> set[int]:
        """The columns in which words of the row stand."""
        return {self.column_of(word) for word in row.words}

    def first(self, row: Row) -> list[Word]:
        """The words of the row in the first column."""
        return [word for word in row.words if self.column_of(word) == 0]

    def part_as(self, others: Gutters) -> bool:
        """Whether they part the same columns as others do."""
        return len(self.spans) == len(others.spans) and all(
            min(right, other_right) > max(left, other_left)
            for (left, right), (other_left, other_right) in zip(self.spans, others.spans, strict=True)
        )


def _widest_free(words: Sequence[Word], left: float, right: float) -> Span:
    """The widest part of a span in which no word stands."""
    best = (left, left)
    start = left
    for word in words:
        if word.right <= start or word.left >= right:
            continue
        if word.left - start > best[1] - best[0]:
            best = start, word.left
        start = max(start, word.right)
    return (start, right) if right - start > best[1] - best[0] else best
