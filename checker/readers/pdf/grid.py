"""A table as it stands on a page, its lines ruled or only its columns apart: cells in their places."""

from __future__ import annotations

from itertools import pairwise

from checker.model.records import dataclass, field
from checker.readers.pdf.page import Row

_NEAR = 3.0  # points: how far the ends of one ruled line may lie apart


@dataclass(slots=True)
class PageCell:
    """One cell: what it spans, its left and right edge, and the rows of words in it."""

    columns: int
    height: int
    left: float
    right: float
    rows: list[Row] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words in one line."""
        return " ".join(row.text for row in self.rows)


@dataclass(slots=True)
class PageTable:
    """A table on one page: its rows of cells, each at its column, where its columns part, and where it stands.

    ``ruled``: lines are drawn between its cells, so that a cell without one is merged with the next, and not empty.
    """

    rows: list[dict[int, PageCell]]
    edges: tuple[float, ...]
    heights: tuple[float, ...]
    page: int
    ruled: bool = True

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.heights[0]

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.heights[-1]


def same_columns(first: PageTable, second: PageTable) -> bool:
    """Whether two tables have the same columns at the same places, as the two halves of one have."""
    if len(first.edges) != len(second.edges):
        return False
    return all(abs(a - b) <= 2 * _NEAR for a, b in zip(first.edges, second.edges, strict=True)) or all(
        abs((a2 - a1) - (b2 - b1)) <= 2 * _NEAR
        for (a1, a2), (b1, b2) in zip(pairwise(first.edges), pairwise(second.edges), strict=True)
    )
