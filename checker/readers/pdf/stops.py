"""Tab stops of one distance, as word processors have them where nobody has set others, told from where words begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from math import floor
from statistics import linear_regression, median

from checker.model.records import dataclass
from checker.readers.pdf.heads import APART, is_number
from checker.readers.pdf.page import Row, Word

_NEAR = 0.6  # points: how far from its stop a word may begin
_SAME = 0.3  # points: how much spaces of one line differ
MARGIN = 2.0  # points: how far from an edge words still stand at it
_NARROWEST, _WIDEST = 17.0, 130.0  # points: the distance of stops
FARTHEST = 12  # stops in a line
_MOST_STARTS, _FEWEST_STOPS, _LEAST_AT_STOPS = 12, 3, 0.6
_ABOUT = 0.97


@dataclass(frozen=True, slots=True)
class Stops:
    """Tab stops of one distance, the edges of the text, where numbers stand, the usual space, and the distance of lines."""

    first: float
    step: float
    left: float
    right: float
    numbered: float
    space: float
    pitch: float

    def at(self, x: float) -> bool:
        """Whether a stop is there."""
        return abs(self._count(x) - round(self._count(x))) * self.step <= _NEAR and x > self.left + MARGIN

    def between(self, before: float, x: float) -> int:
        """How many tabs lead from one place to a stop."""
        return max(1, round(self._count(x)) - floor(self._count(before) + 0.02))

    def after(self, x: float) -> float:
        """The next stop."""
        return self.first + self.step * floor(self._count(x) + 1.02)

    def _count(self, x: float) -> float:
        return (x - self.first) / self.step

    def numbers(self, row: Row) -> bool:
        """Whether a number begins a line of the table."""
        if abs(row.left - self.numbered) > MARGIN or not is_number(row.words[0]):
            return False
        return len(row.words) > 1 and self._is_tab(row.words, 1)

    def parts(self, row: Row) -> bool:
        """Whether there is a tab in the row."""
        return any(self._is_tab(row.words, at) for at in range(1, len(row.words)))

    def marked(self, row: Row) -> Iterator[tuple[int, Word]]:
        """The words behind the first, each with the number of tabs before it."""
        words = [part for word in row.words for part in self._split(word)]
        yield 0, words[0]
        for at, (before, word) in enumerate(pairwise(words), start=1):
            yield self.between(before.right, word.left) if self._is_tab(words, at) else 0, word

    def _split(self, word: Word) -> Iterator[Word]:
        """The word, parted where a tab had no room."""
        seam = next(((at, left) for at, left in word.seams if self.at(left)), None)
        if seam is None:
            yield word
            return
        at, left = seam
        yield replace(word, text=word.text[:at], right=left, seams=())
        rest = tuple((other - at, edge) for other, edge in word.seams if other > at)
        yield from self._split(replace(word, text=word.text[at:], left=left, seams=rest))

    def _is_tab(self, words: Sequence[Word], at: int) -> bool:
        """Whether a word begins at a stop, and not behind a space as others of its line are."""
        if not self.at(words[at].left):
            return False
        gap = words[at].left - words[at - 1].right
        if abs(gap - self.space) <= _SAME:
            return False
        return not any(
            0 < other < len(words)
            and not self.at(words[other].left)
            and abs(words[other].left - words[other - 1].right - gap) <= _SAME
            for other in (at - 1, at + 1)
        )


def stops_of(rows: Sequence[Row], edge: float) -> Stops | None:
    """The stops at which the cells of the rows begin; None where they begin anywhere."""
    left = min(row.left for row in rows)
    starts = [one.left for row in rows for one in row.segments(APART)[1:]]
    starts += [row.left for row in rows if row.left > left + MARGIN]
    found = _step(starts)
    if found is None:
        return None
    first, step = _fitted(starts, *found)
    gaps = [after.left - word.right for row in rows for word, after in pairwise(row.words)]
    steps = [below.base - row.base for row, below in pairwise(rows) if row.page == below.page]
    pitch = min((step for step in steps if step > 0.9 * rows[0].size), default=1.5 * rows[0].size)
    return Stops(first, step, left, edge, rows[0].left, median(gaps), pitch)


def _step(starts: Sequence[float]) -> tuple[float, float] | None:
    """One of the starts, and the widest distance of stops at which most of them are."""
    found = Counter(round(start, 1) for start in starts).most_common(_MOST_STARTS)
    first = found[0][0]
    steps: list[tuple[int, float]] = []
    for one, other in combinations(sorted(start for start, _ in found), 2):
        for parts in range(1, FARTHEST):
            step = (other - one) / parts
            if step < _NARROWEST:
                break
            if step <= _WIDEST:
                hits = [start for start in starts if abs(_off(start, first, step)) <= _NEAR]
                if len({round((start - first) / step) for start in hits}) >= _FEWEST_STOPS:
                    steps.append((len(hits), step))
    most = max((hits for hits, _ in steps), default=0)
    if most < max(1, _LEAST_AT_STOPS * len(starts)):
        return None
    # Half the distance would do as well, and a little better by accident.
    return first, max(step for hits, step in steps if hits >= _ABOUT * most)


def _off(start: float, first: float, step: float) -> float:
    return start - first - step * round((start - first) / step)


def _fitted(starts: Sequence[float], first: float, step: float) -> tuple[float, float]:
    """A stop and the distance of stops that lie nearest to all the starts that are at stops."""
    places = [(round((start - first) / step), start) for start in starts if abs(_off(start, first, step)) <= _NEAR]
    slope, intercept = linear_regression([at for at, _ in places], [start for _, start in places])
    return intercept, slope
