"""Tables of plain text whose columns stand apart by white space alone, as a page printed to text keeps them.

::

    STT   Nội dung             Đơn vị chủ trì    Thời gian
     1    Rà soát, công bố     Văn phòng         Quý I
          danh mục             UBND xã
     2    …                    …                 …

A head that begins with "STT" and at least two numbered rows that leave the same gaps free must prove it: in prose a wide gap
is a blank to be filled in or a justified line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker.model.records import dataclass
from checker.patterns import compiled
from checker.readers.lines import UNSEEN, pattern
from checker.readers.source import Row
from checker.readers.tables import RawCell, RawTable, cell_of
from checker.text import fold, loosen

_CELL = compiled(r"\S+(?:[ \u00a0]\S+)*")
_NUMBER = compiled(r"(?:\d{1,3}(?:\.\d{1,2}){0,2}|[IVXL]{1,5}|[A-Za-zĐđ])[.)]?")
_FEWEST_COLUMNS, _FEWEST_RECORDS = 3, 2
_MOST_BLANK = 3
_WIDEST = 400
_NEAR = 8


@dataclass(slots=True)
class _Line:
    """A row as it is seen: ``text`` without the signs that take no room, and the offset in the row of each of its signs.

    ``apart``: an empty row stands before it. ``group``: it is the heading of a group of rows, over all columns.
    """

    row: Row
    text: str
    offsets: Sequence[int]
    apart: bool = False
    group: bool = False

    def cut(self, start: int, end: int | None) -> Row:
        """What stands between two places of the seen text."""
        size = len(self.offsets)
        first = self.offsets[start] if start < size else len(self.row.raw)
        last = self.offsets[end] if end is not None and end < size else None
        return self.row.cut(first, last)


def gap_table(rows: Sequence[Row], at: int) -> tuple[RawTable, int] | None:
    """The table that begins with its head in ``rows[at]``, and the index behind it."""
    if not _may_be_head(rows[at].raw):
        return None
    head = _seen(rows[at])
    cells = _divided(_spans(head), rows[at + 1 : at + 2])
    if len(cells) < _FEWEST_COLUMNS or not pattern("counting").fullmatch(_key(head.text[slice(*cells[0])])):
        return None
    gutters = [set(range(left[1], right[0])) for left, right in pairwise(cells)]
    lines = [head]
    ends = [at + 1]
    for index in range(at + 1, len(rows)):
        if rows[index].blank:
            if index - ends[-1] >= _MOST_BLANK:
                break
            continue
        line = _seen(rows[index])
        line.apart = index > ends[-1]
        narrowed = _narrowed(gutters, line)
        if narrowed is not None and _is_counted(line, narrowed):
            gutters = narrowed
        elif _is_group(line, rows[index + 1 : index + 1 + _NEAR], gutters):
            line.group = True
        else:
            break
        lines.append(line)
        ends.append(index + 1)
    starts = [0, *(_longest_run(gutter).stop for gutter in gutters)]
    kept = _without_tail(lines, starts)
    records = _records(lines[:kept], starts)
    if sum(sum(not cell.blank for cell in record) > 1 for record in records[1:]) < _FEWEST_RECORDS:
        return None
    return RawTable(tuple(records), "gaps"), ends[kept - 1]


def _spans(line: _Line) -> list[tuple[int, int]]:
    """Where the texts of a line stand that wide gaps part."""
    return [found.span() for found in _CELL.finditer(line.text)]


def _divided(heads: list[tuple[int, int]], below: Sequence[Row]) -> list[tuple[int, int]]:
    """Where the heads of columns stand when two or more of a second row stand below one of the first."""
    if not below or below[0].blank or len(heads) < _FEWEST_COLUMNS:
        return heads
    under: dict[int, list[tuple[int, int]]] = {}
    for start, end in _spans(_seen(below[0])):
        apart = [max(left - end, start - right, 0) for left, right in heads]
        under.setdefault(apart.index(min(apart)), []).append((start, end))
    return [
        span for at, head in enumerate(heads) for span in (under[at] if at and len(under.get(at, ())) > 1 else [head])
    ]


def _may_be_head(raw: str) -> bool:
    text = raw.strip()
    if len(raw) > _WIDEST:
        return False
    return text[:1] in "STst" and text.count("  ") >= _FEWEST_COLUMNS - 1 and "\t" not in raw and "|" not in raw


def _key(text: str) -> str:
    return loosen(fold(text.replace("*", "")).key).strip(" .")


def _seen(row: Row) -> _Line:
    raw = row.raw.replace("\u00a0", " ").rstrip()
    if not UNSEEN.search(raw):
        return _Line(row, raw, range(len(raw)))
    offsets = [at for at, sign in enumerate(raw) if not UNSEEN.match(sign)]
    return _Line(row, "".join(raw[at] for at in offsets), offsets)


def _narrowed(gutters: Sequence[set[int]], line: _Line) -> list[set[int]] | None:
    """The places between the columns that are free in this line as well; None if its text runs over one of them."""
    found = []
    for gutter in gutters:
        free = {at for at in gutter if at >= len(line.text) or line.text[at] == " "}
        # A single space is one between words, unless no more is left of the gap.
        if len(_longest_run(free)) < min(2, len(_longest_run(gutter))):
            return None
        found.append(free)
    return found


def _longest_run(places: set[int]) -> range:
    best = range(0)
    for start in places:
        if start - 1 not in places:
            end = start + 1
            while end in places:
                end += 1
            if end - start > len(best):
                best = range(start, end)
    return best


def _is_counted(line: _Line, gutters: Sequence[set[int]]) -> bool:
    """Whether nothing, a number, or the head again stands in the first column."""
    first = line.text[: _longest_run(gutters[0]).stop].strip()
    return not first or _NUMBER.fullmatch(first) is not None or pattern("counting").fullmatch(_key(first)) is not None


def _is_group(line: _Line, after: Sequence[Row], gutters: Sequence[set[int]]) -> bool:
    """Whether the line is the heading of a group of rows: one text over all columns, a numbered row below it."""
    if len(_CELL.findall(line.text)) > 2:
        return False
    begun = False
    for row in after:
        if row.blank:
            if begun:
                return False
            continue
        below = _seen(row)
        narrowed = _narrowed(gutters, below)
        if narrowed is None:
            return False
        if _NUMBER.fullmatch(below.text[: _longest_run(narrowed[0]).stop].strip()):
            return len(_CELL.findall(below.text)) > 1
        begun = True
    return False


def _without_tail(lines: Sequence[_Line], starts: Sequence[int]) -> int:
    """How many of the lines belong to the table: a text of one column below an empty row is none of it."""
    kept = len(lines)
    for at in range(len(lines) - 1, 0, -1):
        line = lines[at]
        if line.text[: starts[1]].strip() or len(_CELL.findall(line.text)) > 1:
            break
        if line.apart:
            kept = at
    return kept


def _records(lines: Sequence[_Line], starts: Sequence[int]) -> list[tuple[RawCell, ...]]:
    """The rows of the table: a number begins one; where empty rows part them it may as well stand in their middle."""
    blocks: list[list[_Line]] = []
    by_number: list[list[_Line]] = []
    for line in lines:
        if line.apart or not blocks:
            blocks.append([])
        if line.group or not by_number or line.text[: starts[1]].strip():
            by_number.append([])
        blocks[-1].append(line)
        by_number[-1].append(line)
    numbers = [[bool(line.text[: starts[1]].strip()) for line in block] for block in blocks[1:]]
    centred = all(sum(block) <= 1 for block in numbers) and any(any(block) and not block[0] for block in numbers)
    return [_record(group, starts) for group in (blocks if centred else by_number)]


def _record(lines: Sequence[_Line], starts: Sequence[int]) -> tuple[RawCell, ...]:
    if lines[0].group:
        number, *title = _CELL.finditer(lines[0].text)
        if title and _NUMBER.fullmatch(number.group()):
            at = title[0].start()
            text = [lines[0].cut(at, None), *(line.row for line in lines[1:])]
            return cell_of([lines[0].cut(0, at)]), cell_of(text, columns=len(starts) - 1)
        return (cell_of([line.row for line in lines], columns=len(starts)),)
    pieces = ([line.cut(start, end) for line in lines] for start, end in zip(starts, [*starts[1:], None], strict=True))
    return tuple(cell_of([piece for piece in column if not piece.blank]) for column in pieces)
