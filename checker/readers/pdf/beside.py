"""The two places of a plan where texts stand side by side without ruled lines: its letterhead and its signature."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from checker.model.records import dataclass
from checker.readers.lines import is_capitals, pattern
from checker.readers.pdf.page import Row
from checker.text import fold, loosen

_GAP = 1.2  # sizes of type
_SAME, _NEXT = 2.0, 1.3  # points; sizes of type from a line to the next
_TITLE = 4  # words in "PHỤ LỤC SỐ 1"
_HIGH = 12  # rows from the top in which a letterhead begins


@dataclass(frozen=True, slots=True)
class Beside:
    """Two texts side by side: the rows of each, and which rows of the page (from, to) they were."""

    left: tuple[Row, ...]
    right: tuple[Row, ...]
    start: int
    end: int


def letterhead(rows: Sequence[Row]) -> Beside | None:
    """The letterhead that opens a page: the issuer at the left, the motto at the right."""
    pieces = [row.segments(_GAP) for row in rows]
    motto = next(
        ((at, one) for at, row in enumerate(pieces[:_HIGH]) for one in row if pattern("motto").match(_key(one))), None
    )
    if motto is None:
        return None
    at, head = motto
    near = [one for row in pieces[: at + 2] for one in row if one.right <= head.left + 1]
    if not near:
        return None
    edge = (max(one.right for one in near) + head.left) / 2
    if edge > head.left + 1:
        return None
    middle = (head.left + head.right) / 2
    page = (min(row.left for row in rows) + max(row.right for row in rows)) / 2
    found = _split(rows, pieces, 0, edge, ends=lambda one: abs(_middle(one) - page) < abs(_middle(one) - middle) * 0.5)
    return replace(found, left=tuple(_names(found.left)))


def signature(rows: Sequence[Row]) -> Beside | None:
    """The end of a plan: the recipients at the left, who signs at the right."""
    pieces = [row.segments(_GAP) for row in rows]
    at = next((at for at, row in enumerate(pieces) if pattern("recipients").match(_key(row[0]))), None)
    if at is None:
        return None
    first = pieces[at][0]
    width = max(row.right for row in rows) - min(row.left for row in rows)
    far = first.left + 0.3 * width
    after = [one for row in pieces[at:] for one in row[-1:] if one.left > far and one is not first]
    if not after:
        return None
    edge = min(one.left for one in after) - 1
    start = at
    while start and rows[start].base - rows[start - 1].base < 1.2 * rows[start].size and rows[start - 1].left > edge:
        start -= 1
    found = _split(rows, pieces, start, edge, ends=lambda one: one.left < edge < one.right)
    return found if found.left and found.right else None


def _split(
    rows: Sequence[Row], pieces: Sequence[Sequence[Row]], start: int, edge: float, ends: Callable[[Row], bool]
) -> Beside:
    """The rows from ``start`` on, parted at ``edge``, until one crosses it or ``ends`` says that it is no part of them."""
    left: list[Row] = []
    right: list[Row] = []
    end = start
    for at in range(start, len(rows)):
        crossing = [one for one in pieces[at] if one.left < edge - 2 and one.right > edge + 2]
        lone = pieces[at][0] if len(pieces[at]) == 1 else None
        if crossing or (lone and (_is_title(lone) or (ends(lone) and not _goes_below(lone, right, edge)))):
            break
        for column, beyond in ((left, False), (right, True)):
            # A wide gap inside a column is a blank to be filled in ("Số:      /KH-UBND").
            words = [word for one in pieces[at] if (_middle(one) >= edge) is beyond for word in one.words]
            if words:
                column.append(Row(words, rows[at].page))
        end = at + 1
    return Beside(tuple(left), tuple(right), start, end)


def _goes_below(lone: Row, right: Sequence[Row], edge: float) -> bool:
    """Whether the row goes on with the last one at the right ("ngày 18 tháng 11 năm" / "2025"): it begins where that does."""
    if not right or lone.left < edge:
        return False
    last = right[-1]
    return abs(lone.left - last.left) < _SAME and lone.right < last.right and lone.base - last.base < _NEXT * last.size


def _names(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of the issuer; a name in capitals that is too long for its column goes on in the next row."""
    widest = max((row.right - row.left for row in rows), default=0.0)
    current: Row | None = None
    for row in rows:
        if current is not None and _goes_on(current, row, widest):
            current = Row([*current.words, *row.words], current.page)
            continue
        if current is not None:
            yield current
        current = row
    if current is not None:
        yield current


def _goes_on(before: Row, row: Row, widest: float) -> bool:
    if not (is_capitals(before.text) and is_capitals(row.text)) or before.words[0].bold != row.words[0].bold:
        return False
    last = [word for word in before.words if word.base == before.words[-1].base]
    full = last[-1].right - last[0].left + (row.words[0].right - row.left) + 0.25 * row.size > widest
    return full and (len(row.words) == 1 or not pattern("bodies").match(_key(row)))


def _is_title(row: Row) -> bool:
    """Whether the row names an act or an annex, with which something new begins."""
    return len(row.words) <= _TITLE and is_capitals(row.text) and pattern("titles").match(_key(row)) is not None


def _middle(row: Row) -> float:
    return (row.left + row.right) / 2


def _key(row: Row) -> str:
    return loosen(fold(row.text[:200]).key).strip()
