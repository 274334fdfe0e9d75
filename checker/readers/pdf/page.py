"""A printed page as its readers see it, whether its letters were stored or recognised: words and ruled lines with places.

Places are in points from the upper left corner of the page as it is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from checker.model.records import dataclass, field
from checker.readers.seams import separator_of


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its left and right edge, its baseline, the size of its type, and how sure its letters are (0 to 1).

    ``noted``: the raised number of a note opens the line before it. ``seams``: the offsets and left edges of capitals behind
    small letters, where two words may begin and end that only a tab parts for which there was no room.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    sure: float = 1.0
    noted: bool = False
    seams: tuple[tuple[int, float], ...] = ()

    @property
    def middle(self) -> float:
        """The height of its small letters' middle, by which a cell holds it."""
        return self.base - 0.3 * self.size


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruled line: at ``at``, from ``start`` to ``end``; of a horizontal one ``at`` is its height."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page.

    ``recognised`` is how sure the reading of its picture is (0 to 1), None where letters were stored; ``letters`` the width
    of all its letters in points, None where widths differ; ``marks`` are the raised numbers that point to
    notes, each with the baseline of its row.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    recognised: float | None = None
    letters: float | None = None
    marks: Mapping[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Row:
    """Words that stand on one baseline, from left to right; ``page`` is the page's number.

    ``tabs``: before which words, by their index, how many tabs were typed (behind the last: as many as
    its table has empty cells there). Such a row may hold the words of several baselines.
    """

    words: list[Word]
    page: int
    tabs: Mapping[int, int] = field(default_factory=dict)

    @property
    def left(self) -> float:
        """The left edge."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """The right edge."""
        return max(word.right for word in self.words)

    @property
    def base(self) -> float:
        """The baseline."""
        return self.words[0].base

    @property
    def foot(self) -> float:
        """The baseline of its last words."""
        return self.words[-1].base if self.tabs else self.base

    @property
    def size(self) -> float:
        """The size of most of its type."""
        return max(word.size for word in self.words)

    @property
    def text(self) -> str:
        """The words, one space apart, or as many tabs as were typed between them."""
        if not self.tabs:
            return " ".join(word.text for word in self.words)
        text = "\t" * self.tabs.get(0, 0) + self.words[0].text
        for at, (before, word) in enumerate(pairwise(self.words), start=1):
            seam = " " if before.base == word.base else separator_of(before.text, word.text)
            text += ("\t" * self.tabs.get(at, 0) or seam) + word.text
        return text + "\t" * self.tabs.get(len(self.words), 0)

    @property
    def sure(self) -> float:
        """How sure the least sure of its words is."""
        return min((word.sure for word in self.words if any(map(str.isalnum, word.text))), default=1.0)

    def columns(self, width: float) -> int:
        """How many letters of one width have room from its left to its right edge."""
        return round((self.right - self.left) / width)

    def segments(self, gap: float) -> list[Row]:
        """The row cut where more than ``gap`` sizes of its type are left free."""
        widest = gap * self.size
        cut: list[list[Word]] = [[self.words[0]]]
        for word in self.words[1:]:
            if word.left - cut[-1][-1].right > widest:
                cut.append([])
            cut[-1].append(word)
        return [Row(words, self.page) for words in cut]


@dataclass(frozen=True, slots=True)
class Feet:
    """The rows of a note at a page's foot, and the baseline of the row that points to it."""

    rows: tuple[Row, ...]
    anchor: float | None


def rows_of(words: Sequence[Word], page: int) -> list[Row]:
    """The words as rows from the top of the page down; words on nearly one baseline stand in one row."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: (word.base, word.left)):
        # A raised or lowered word comes before or after its row: look at the last two.
        near = [row for row in rows[-3:] if abs(row.base - word.base) <= 0.3 * min(row.size, word.size)]
        if near:
            near[-1].words.append(word)
        else:
            rows.append(Row([word], page))
    for row in rows:
        row.words.sort(key=lambda word: word.left)
    return sorted(rows, key=lambda row: (row.base, row.left))
