"""What stands on every page and belongs to none: page numbers, running heads and feet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.patterns import compiled
from checker.readers.pdf.page import Page, Row
from checker.text import fold

_NUMBER = compiled(r"\W*(?:trang|page)?\W*(\d{1,3})(?:\s*/\s*\d{1,3})?\W*")
_DIGITS = compiled(r"\d+")
_MARGIN = 0.12  # of the page's height
_LEAST = 2


def without_furniture(pages: Sequence[tuple[Page, list[Row]]]) -> list[list[Row]]:
    """The rows of each page without those that every page repeats, and without page numbers."""
    edges = [_at_edges(page, rows) for page, rows in pages]
    numbers: Counter[int] = Counter()
    repeated: Counter[tuple[str, int]] = Counter()
    for (page, _), found in zip(pages, edges, strict=True):
        for row in found:
            number = _NUMBER.fullmatch(fold(row.text).key)
            if number:
                numbers[int(number[1]) - page.number] += 1
        repeated.update({_mark(row, page) for row in found})
    kept: list[list[Row]] = []
    steps = {step for step, times in numbers.items() if times >= _LEAST or step in {-1, 0, 1}}
    for (page, rows), found in zip(pages, edges, strict=True):
        gone = []
        for row in found:
            number = _NUMBER.fullmatch(fold(row.text).key)
            if number:
                if int(number[1]) - page.number in steps and page.number + int(number[1]) > 1:
                    gone.append(row)
            elif repeated[_mark(row, page)] >= max(_LEAST, 0.6 * (len(pages) - 1)) and len(pages) > _LEAST:
                gone.append(row)
        kept.append([row for row in rows if not any(row is one for one in gone)])
    return kept


def _at_edges(page: Page, rows: Sequence[Row]) -> list[Row]:
    """The first and the last two rows of a page, where they stand in its margins."""
    high = [row for row in rows[:2] if row.base < _MARGIN * page.height]
    low = [row for row in rows[-2:] if row.base > (1 - _MARGIN) * page.height and not any(row is one for one in high)]
    return high + low


def _mark(row: Row, page: Page) -> tuple[str, int]:
    """What tells a repeated row: its words, numbers aside, and roughly its height."""
    return _DIGITS.sub("#", fold(row.text).key), round(20 * row.base / page.height)
