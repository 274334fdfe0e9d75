"""Page numbers taken out of the text, so that they neither cut a sentence nor pass for numbering."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from checker.model.records import dataclass
from checker.patterns import compiled
from checker.readers.source import Row

_LABELLED = compiled(r"\s*(?:[-–—]\s?\d{1,3}\s?[-–—]|(?:[Tt]rang|TRANG|[Pp]age)\s*:?\s*\d{1,3}(?:\s*/\s*\d{1,3})?)\s*")
_BARE = compiled(r"[ \u00a0]*(\d{1,3})[ \u00a0]*")
# Signs on an A4 page of 14-point type, with room for half-empty and for crowded pages.
_SHORTEST_PAGE, _SHORTEST_AFTER_FIRST, _LONGEST_PAGE = 900, 250, 9000


@dataclass(frozen=True, slots=True)
class Pages:
    """The rows without page numbers; ``turns`` holds the indices of rows before which a page turned."""

    rows: tuple[Row, ...]
    turns: frozenset[int]


def without_page_numbers(rows: Sequence[Row], *, paged: bool) -> Pages:
    """The rows less the lines that only number a page.

    "- 2 -" and "Trang 2/5" always go. A bare number goes where a form feed is near and the numbers keep step with the
    pages, or where numbers set apart follow one another: a table with one cell a line is full of others.
    """
    dropped = {index for index, row in enumerate(rows) if _LABELLED.fullmatch(row.raw)}
    dropped |= set(_at_page_edges(rows) if paged else _in_sequence(rows))
    kept: list[Row] = []
    turns: set[int] = set()
    turned = False
    for index, row in enumerate(rows):
        if index in dropped or (index and row.page != rows[index - 1].page):
            turned = True
        if index in dropped:
            continue
        if turned and not row.blank:
            turns.add(len(kept))
            turned = False
        kept.append(row)
    return Pages(tuple(kept), frozenset(turns))


def _at_page_edges(rows: Sequence[Row]) -> Iterator[int]:
    """Bare numbers in the first or last written row of a page that all differ alike from the page's own number."""
    edges: dict[int, int] = {}
    by_page: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        if not row.blank and row.page is not None:
            by_page.setdefault(row.page, []).append(index)
    for page, indices in by_page.items():
        for index in {indices[0], indices[-1]}:
            found = _BARE.fullmatch(rows[index].raw)
            if found:
                edges[index] = int(found.group(1)) - page
    if not edges:
        return
    offset, times = Counter(edges.values()).most_common(1)[0]
    if times > 1 or offset in (-1, 0, 1):
        yield from (index for index, value in edges.items() if value == offset)


def _in_sequence(rows: Sequence[Row]) -> list[int]:
    """Bare numbers that count up by one, set apart from the text, each about a page after the last.

    The first page bears no number: a count that begins with 2 is one of pages, even of short ones; one that begins with
    1 may be a table's.
    """
    sizes = [0]
    for row in rows:
        sizes.append(sizes[-1] + len(row.raw))
    numbers = [
        (index, int(found.group(1)))
        for index, row in enumerate(rows)
        if (found := _BARE.fullmatch(row.raw)) and _stands_apart(rows, index)
    ]
    first = 1 if any(number == 1 for _, number in numbers) else 2
    shortest = _SHORTEST_PAGE if first == 1 else _SHORTEST_AFTER_FIRST
    chain: list[int] = []
    for index, number in numbers:
        since = sizes[index] - (sizes[chain[-1]] if chain else 0)
        opens = first == 1 and not chain and number == 1
        if number == first + len(chain) and (opens or shortest <= since <= _LONGEST_PAGE):
            chain.append(index)
    if first == 1 and _counts_rows(numbers, chain):
        return []
    return chain if len(chain) > 1 or first == 2 else []


def _counts_rows(numbers: Sequence[tuple[int, int]], chain: Sequence[int]) -> bool:
    """Whether other numbers stand between those of a count as they do: rows of a table, with one cell a line."""
    return sum(chain[0] < index < chain[-1] for index, _ in numbers) > len(chain) if chain else False


def _stands_apart(rows: Sequence[Row], index: int) -> bool:
    """Whether a number stands in the middle of its line, or between empty rows."""
    beside = [rows[i].blank for i in (index - 1, index + 1) if 0 <= i < len(rows)]
    return _is_centred(rows[index]) or all(beside)


def _is_centred(row: Row) -> bool:
    return len(row.raw) - len(row.raw.lstrip()) >= 15
