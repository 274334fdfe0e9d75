"""What stands on every page and belongs to none: page numbers, running heads and feet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf
from statistics import median

from checker.patterns import compiled
from checker.readers.pdf.heads import heads_numbers
from checker.readers.pdf.page import Feet, Page, Row
from checker.text import fold

_NUMBER = compiled(r"\W*(?:trang|page)?\W*(\d{1,3})(?:\s*/\s*\d{1,3})?\W*")
_DIGITS = compiled(r"\d+")
_MARGIN = 0.12  # of the page's height
_LEAST = 2
_HIGH = 4  # rows from the top of a page
_APART = 1.65  # of the size of the type: a running head stands farther from the text
_SAME, _MANY = 1.0, 3  # points; rows that begin at one place


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
    often = max(_LEAST, 0.6 * (len(pages) - 1))
    for (page, rows), found in zip(pages, edges, strict=True):
        gone = []
        for row in found:
            number = _NUMBER.fullmatch(fold(row.text).key)
            if number:
                step = int(number[1]) - page.number
                # A number where lines begin may count an item; one of a page stands in the middle or at the right.
                least = often if _begins_as_others(row, rows) else 1 if step in {-1, 0, 1} else _LEAST
                if numbers[step] >= least and page.number + int(number[1]) > 1:
                    gone.append(row)
            elif repeated[_mark(row, page)] >= often and len(pages) > _LEAST and _stands_apart(row, rows, found):
                gone.append(row)
        kept.append([row for row in rows if not any(row is one for one in gone)])
    return kept


def _stands_apart(row: Row, rows: Sequence[Row], edges: Sequence[Row]) -> bool:
    """Whether there is more than a line's distance between the row, with others of its edge, and the text of the page."""
    inner = [one for one in rows if not any(one is edge for edge in edges)]
    others = [edge for edge in edges if edge is not row]
    from_text = min((abs(one.base - row.base) for one in inner), default=inf)
    nearest = min((abs(one.base - row.base) for one in others), default=from_text)
    return min(from_text, nearest) > _APART * row.size or from_text > 2 * _APART * row.size


def _begins_as_others(row: Row, rows: Sequence[Row]) -> bool:
    """Whether several other rows of the page begin where the row does."""
    return sum(abs(one.left - row.left) <= _SAME for one in rows) > _MANY


def footnotes(page: Page, rows: list[Row]) -> tuple[list[Row], list[Feet]]:
    """The rows of the text, and the notes at the page's foot, each without its number."""
    if not page.marks or not rows:
        return rows, []
    usual = median(row.size for row in rows)
    for at, row in enumerate(rows):
        if row.base < 0.4 * page.height or not _opens_note(row, page.marks):
            continue
        if row.size > 0.95 * usual and not (at and _is_ruled_off(page, rows[at - 1], row)):
            continue
        if all(one.size <= 1.05 * row.size for one in rows[at:]):
            return rows[:at], list(_notes(page, rows[at:]))
    return rows, []


def _notes(page: Page, rows: Sequence[Row]) -> Iterator[Feet]:
    anchors = iter(page.marks.values())
    starts = [at for at, row in enumerate(rows) if _opens_note(row, page.marks)]
    for start, end in pairwise([*starts, len(rows)]):
        first = rows[start]
        label = first.words[0].text.strip("[.)]")
        anchor = next(anchors, None) if first.words[0].noted else page.marks.get(label)
        if not first.words[0].noted:
            first = Row(first.words[1:], first.page)
        yield Feet((first, *rows[start + 1 : end]), anchor)


def _is_ruled_off(page: Page, before: Row, row: Row) -> bool:
    """Whether a short line is drawn between two rows, as above notes."""
    return any(before.base <= rule.at < row.base and rule.end - rule.start < 0.5 * page.width for rule in page.across)


def _opens_note(row: Row, marks: Mapping[str, float]) -> bool:
    return row.words[0].noted or (len(row.words) > 1 and row.words[0].text.strip("[.)]") in marks)


def _at_edges(page: Page, rows: Sequence[Row]) -> list[Row]:
    """The first and the last two rows of a page, where they stand in its margins."""
    head = next((at for at in range(min(len(rows), _HIGH)) if heads_numbers(rows, at)), None)
    high = [row for row in rows[:2] if row.base < _MARGIN * page.height]
    if head is not None:  # of a table that goes on: its lines are no running head
        high = [row for row in high if rows[head].base - row.base > _APART * row.size]
    low = [row for row in rows[-2:] if row.base > (1 - _MARGIN) * page.height and not any(row is one for one in high)]
    return high + low


def _mark(row: Row, page: Page) -> tuple[str, int]:
    """What tells a repeated row: its words, numbers aside, and roughly its height."""
    return _DIGITS.sub("#", fold(row.text).key), round(20 * row.base / page.height)
