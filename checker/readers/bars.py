"""Tables whose cells stand one below another between lines that hold a single bar, as web pages leave them.

A bar ends a cell; two bars end a row and begin the next. An empty cell leaves two bars as well, so the bars between two
texts can be read in several ways: the reading is chosen for the whole table, by how well its rows keep one length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from checker.readers.lines import pattern
from checker.readers.source import Row
from checker.readers.tables import RawCell, RawTable, cell_of
from checker.text import fold, loosen

_LONGEST_CELL = 120
_FEWEST = 3
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")


def bar_table(rows: Sequence[Row], at: int) -> tuple[RawTable, int] | None:
    """The table that begins at ``rows[at]`` with a bar alone, and the index behind it; None when there is none."""
    if not is_bar(rows[at]):
        return None
    pieces, end = _pieces(rows, at)
    if not pieces:
        return None
    return RawTable(tuple(_rows(pieces)), "bars"), end


def is_bar(row: Row) -> bool:
    """Whether nothing but bars stands in the row."""
    raw = row.raw.strip()
    return bool(raw) and not raw.strip("|")


def with_bars_apart(rows: Sequence[Row]) -> list[Row]:
    """The rows with a bar that shares its line with a cell's text ("|Số: 5", "Thường xuyên|") in a row of its own.

    Only where bars alone in their rows show that the text is of this kind.
    """
    if sum(is_bar(row) for row in rows) < _FEWEST:
        return list(rows)
    apart: list[Row] = []
    for row in rows:
        raw = row.raw
        if raw.count("|") != 1 or is_bar(row):
            apart.append(row)
            continue
        at = raw.index("|")
        if not raw[:at].strip():
            apart += [row.cut(0, at + 1), row.cut(at + 1)]
        elif not raw[at + 1 :].strip():
            apart += [row.cut(0, at), row.cut(at)]
        else:
            apart.append(row)
    return apart


def _pieces(rows: Sequence[Row], at: int) -> tuple[list[tuple[int, RawCell]], int]:
    """The cells that hold text with the number of bars before each, the last entry an empty cell; and where they end."""
    pieces: list[tuple[int, RawCell]] = []
    opened = (0, at)  # the row at hand: how many pieces stand before it, and where its first bar is
    bars = 0
    width = 0  # cells of the rows that are closed, once known
    filled = 0  # cells of the row at hand
    while True:
        gap = False
        start = at
        while at < len(rows) and (is_bar(rows[at]) or rows[at].blank):
            if is_bar(rows[at]):
                bars += rows[at].raw.count("|")
                gap, start = False, at + 1
            else:
                gap = True
            at += 1
        if bars > 1 or not pieces:
            width = max(width, filled)
            filled = 0
            opened = (len(pieces), start - 1)
        open_row = filled < width if width else not pieces
        complete = bars == 1 and filled > 0 and filled == width
        stop = _next_bar(rows, at)
        if stop is None or (gap and not (open_row and pieces)) or complete:
            pieces.append((bars, RawCell()))
            return (pieces if len(pieces) > 1 else []), start
        cell = cell_of(rows[at:stop])
        if any(row.blank for row in cell.rows) and not open_row and bars == 1:
            pieces.append((bars, RawCell()))
            return (pieces if len(pieces) > 1 else []), start
        if filled == 1 and opened[0] and pattern("motto").match(_key(cell)):
            # A letterhead that follows another table without a gap begins a table of its own.
            return [*pieces[: opened[0]], (1, RawCell())], opened[1]
        pieces.append((bars, cell))
        bars, filled, at = 0, filled + 1, stop


def _key(cell: RawCell) -> str:
    return loosen(fold(" ".join(row.raw for row in cell.rows[:3]).replace("*", "")[:80]).key).strip()


def _next_bar(rows: Sequence[Row], at: int) -> int | None:
    for index in range(at, min(len(rows), at + _LONGEST_CELL)):
        if is_bar(rows[index]):
            return index
        if _HEADING.match(rows[index].raw):
            return None
    return None


def _rows(pieces: Sequence[tuple[int, RawCell]]) -> list[tuple[RawCell, ...]]:
    lengths = Counter()
    run = 0
    for bars, cell in pieces:
        if bars > 1 and run:
            lengths[run] += 1
            run = 0
        run += bool(cell.rows)
    lengths[run] += bool(run)
    width = max(lengths, key=lambda n: (lengths[n] * n, n))
    return _fitted(pieces, width)


def _fitted(pieces: Sequence[tuple[int, RawCell]], width: int) -> list[tuple[RawCell, ...]]:
    """The rows of the cheapest reading: whole rows cost nothing, a row of one cell (a group) little, others more."""
    # State: cells of the open row so far; for each the cost and the way there.
    best: dict[int, tuple[int, list | None]] = {}
    first_bars = pieces[0][0]
    for lead in range(max(0, min(first_bars, width + 1))):
        best[lead + 1] = (2 * lead, [None, ("open", lead)])
    for bars, _ in pieces[1:-1]:
        after: dict[int, tuple[int, list | None]] = {}
        for count, (cost, way) in best.items():
            if bars >= 1 and count + bars <= width:
                _offer(after, count + bars, cost + 2 * (bars - 1), [way, ("same", bars - 1)])
            if bars >= 2:
                for trailing in range(min(bars - 1, width)):
                    rest = bars - 2 - trailing
                    whole, lead = divmod(rest, width + 1)
                    closed = count + trailing
                    price = cost + _price(closed, width) + 2 * lead + trailing
                    if lead < width:
                        _offer(after, lead + 1, price, [way, ("row", trailing, lead)])
        best = after or {1: (0, [next(iter(best.values()))[1], ("row", 0, 0)])}
    count = min(best, key=lambda n: best[n][0] + _price(n, width))
    way = best[count][1]
    steps = []
    while way is not None:
        way, step = way
        steps.append(step)
    steps.reverse()
    rows: list[list[RawCell]] = []
    for step, (_, cell) in zip(steps, pieces, strict=False):
        if step[0] == "open":
            rows.append([RawCell()] * step[1] + [cell])
        elif step[0] == "same":
            rows[-1] += [RawCell()] * step[1] + [cell]
        else:
            rows[-1] += [RawCell()] * step[1]
            rows.append([RawCell()] * step[2] + [cell])
    last = rows[-1]
    if 1 < len(last) < width:
        last += [RawCell()] * min(width - len(last), max(0, pieces[-1][0] - 1))
    return [tuple(row) for row in rows]


def _price(count: int, width: int) -> int:
    if count == width:
        return 0
    return 3 if count == 1 else 5 if count < width else 20


def _offer(states: dict, count: int, cost: int, way: list) -> None:
    if count not in states or cost < states[count][0]:
        states[count] = (cost, way)
