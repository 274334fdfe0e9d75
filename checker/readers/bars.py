"""Tables whose cells stand one below another between lines that hold a single bar, as web pages leave them.

A bar ends a cell; two bars end a row and begin the next. An empty cell leaves two bars as well, so the bars between two
texts can be read in several ways: the reading is chosen for the whole table, by how well its rows keep one length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.patterns import compiled
from checker.readers.lines import pattern
from checker.readers.source import Row
from checker.readers.tables import RawCell, RawTable, cell_of
from checker.text import fold, loosen

_LONGEST_CELL = 120
_FEWEST = 3
_WIDEST = 40
_MOST_EMPTY = 8
_MOST_WIDTHS = 4
_HEADING = compiled(r"\s{0,3}#{1,6}\s")


def bar_table(rows: Sequence[Row], at: int) -> tuple[RawTable, int] | None:
    """The table that begins at ``rows[at]`` with a bar alone, and the index behind it; None when there is none.

    Bars without any cell between them make a table without rows.
    """
    if not is_bar(rows[at]):
        return None
    pieces, end = _pieces(rows, at)
    return RawTable(tuple(_rows(pieces)) if pieces else (), "bars"), end


def is_bar(row: Row) -> bool:
    """Whether nothing but bars stands in the row."""
    raw = row.raw.strip()
    return bool(raw) and not raw.strip("|")


def with_bars_apart(rows: Sequence[Row]) -> list[Row]:
    """The rows with a bar that shares its line with a cell's text ("|Số: 5", "Thường xuyên|") in a row of its own.

    Only where bars alone in their rows show that the text is of this kind.
    """
    alone = sum(is_bar(row) for row in rows)
    beside = sum(
        row.raw.count("|") == 1 and (row.raw.strip()[:1] == "|" or row.raw.strip()[-1:] == "|") for row in rows
    )
    if not alone or alone + beside < _FEWEST:
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
                if gap and bars and filled * (bars == 1) < width:
                    # An empty row between two bars, in a row of the table that is not full yet, is an empty cell.
                    if bars > 1:
                        filled, opened = 0, (len(pieces), start - 1)
                    pieces.append((bars, RawCell((rows[at - 1],))))
                    bars, filled = 0, filled + 1
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
        if _sets_out_page(cell, filled):
            # Letterhead and signature have two columns, and are a table of their own even where no gap shows it.
            if opened[0]:
                return [*pieces[: opened[0]], (1, RawCell())], opened[1]
            width = 2
        pieces.append((bars, cell))
        bars, filled, at = 0, filled + 1, stop


def _sets_out_page(cell: RawCell, filled: int) -> bool:
    """Whether the cell, with ``filled`` cells before it in its row, is the motto or the list of recipients."""
    if filled > 1:
        return False
    return pattern("motto" if filled else "recipients").match(_key(cell)) is not None


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
    lengths: Counter[int] = Counter()
    run = 0
    for bars, cell in pieces:
        if bars > 1 and run:
            lengths[run] += 1
            run = 0
        run += bool(cell.rows)
    lengths[run] += bool(run)
    likely = sorted((n for n in lengths if 1 < n <= _WIDEST), key=lambda n: (lengths[n] * n, n), reverse=True)
    fits = [_fitted(pieces, width) for width in likely[:_MOST_WIDTHS] or [1]]
    # An empty cell in every row cuts them all alike: the width that leaves least unexplained is the table's.
    return min(fits, key=lambda fit: fit[0])[1]


class _Step(NamedTuple):
    """One cell placed: after ``lead`` empty ones, in a new row (``breaks``) or in the row at hand.

    ``trailing`` empty cells end the row before. ``length`` is that of the row so far, ``cost`` that of the whole way.
    """

    before: _Step | None
    breaks: bool
    trailing: int
    lead: int
    length: int
    cost: int


def _fitted(pieces: Sequence[tuple[int, RawCell]], width: int) -> tuple[int, list[tuple[RawCell, ...]]]:
    """The cheapest reading by its cost and rows: whole rows cost nothing, a row of one cell (a group) little, others more."""
    leads = range(max(1, min(pieces[0][0], width)))
    best = {lead + 1: _Step(None, True, 0, lead, lead + 1, 2 * lead) for lead in leads}
    for bars, _ in pieces[1:-1]:
        after: dict[int, _Step] = {}
        for step in best.values():
            for offered in _choices(step, bars, width):
                known = after.get(offered.length)
                if known is None or offered.cost < known.cost:
                    after[offered.length] = offered
        if not after:
            cheapest = min(best.values(), key=lambda s: s.cost)
            after = {1: _Step(cheapest, True, 0, 0, 1, cheapest.cost + _price(width + 1, width))}
        best = after
    ways = [(step.cost + _price(length, width), step) for length, step in best.items()]
    cost, cheapest = min(ways, key=lambda way: way[0])
    last: _Step | None = cheapest
    steps: list[_Step] = []
    while last is not None:
        steps.append(last)
        last = last.before
    rows: list[list[RawCell]] = []
    for step, (_, cell) in zip(reversed(steps), pieces, strict=False):
        if step.breaks:
            if rows:
                rows[-1] += [RawCell()] * step.trailing
            rows.append([])
        rows[-1] += [*[RawCell()] * step.lead, cell]
    if 1 < len(rows[-1]) < width:
        rows[-1] += [RawCell()] * min(width - len(rows[-1]), max(0, pieces[-1][0] - 1))
    return cost, [tuple(row) for row in rows]


def _choices(step: _Step, bars: int, width: int) -> Iterator[_Step]:
    """The places that the next cell can have when ``bars`` bars stand before it."""
    if step.length + bars <= width:
        yield _Step(step, False, 0, bars - 1, step.length + bars, step.cost + 2 * (bars - 1))
    for trailing in range(min(bars - 1, width, _MOST_EMPTY)):
        lead = (bars - 2 - trailing) % (width + 1)  # rows without any text between are left out
        if lead < width:
            price = _price(step.length + trailing, width) + 2 * lead + trailing
            yield _Step(step, True, trailing, lead, lead + 1, step.cost + price)


def _price(count: int, width: int) -> int:
    if count == width:
        return 0
    return 3 if count == 1 else 5 if count < width else 20
