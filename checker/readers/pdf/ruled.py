"""Tables whose cells are ruled: the lines of a page made into grids, cells without a line between them into one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.model.records import dataclass
from checker.readers.pdf.grid import PageCell, PageTable
from checker.readers.pdf.page import Page, Rule, Word, rows_of

_NEAR = 3.0
_TOUCH = 4.0
_SHORTEST = 6.0
_MOST_LINES = 3000


def ruled_tables(page: Page) -> tuple[list[PageTable], list[Word]]:
    """The tables of a page from the top down, and the words outside them."""
    across, down = merged(page.across), merged(page.down)
    if len(across) + len(down) > _MOST_LINES:
        return [], list(page.words)
    tables: list[PageTable] = []
    words = list(page.words)
    for lying, standing in _connected(across, down):
        table = _Lines(lying, standing).table(page.number)
        if table is not None:
            words = _filled(table, words, page.number)
            tables.append(table)
    return sorted(tables, key=lambda table: table.top), words


def merged(rules: Sequence[Rule]) -> list[Rule]:
    """The ruled lines, pieces of one put together; dashes and double lines make one."""
    found: list[Rule] = []
    lanes: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if lanes and rule.at - lanes[-1][-1].at <= 1.5:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    for lane in lanes:
        at = sum(rule.at for rule in lane) / len(lane)
        start = end = None
        for rule in sorted(lane, key=lambda rule: rule.start):
            if start is None or end is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + _NEAR:
                end = max(end, rule.end)
            else:
                found.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        if start is not None and end is not None:
            found.append(Rule(at, start, end))
    return [rule for rule in found if rule.end - rule.start >= _SHORTEST]


def _connected(across: list[Rule], down: list[Rule]) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """The lines in groups that touch one another."""
    parent = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, lying in enumerate(across):
        for j, standing in enumerate(down, len(across)):
            meets = lying.start - _TOUCH <= standing.at <= lying.end + _TOUCH
            if meets and standing.start - _TOUCH <= lying.at <= standing.end + _TOUCH:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, lying in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(lying)
    for j, standing in enumerate(down, len(across)):
        groups.setdefault(root(j), ([], []))[1].append(standing)
    return groups.values()


@dataclass(slots=True)
class _Lines:
    """The lines of one table."""

    across: list[Rule]
    down: list[Rule]

    def table(self, page: int) -> PageTable | None:
        """The grid that the lines make; None where they only frame or underline something."""
        if len(self.across) < 2 or not self.down:
            return None
        left, right = min(rule.start for rule in self.across), max(rule.end for rule in self.across)
        xs = _places([rule.at for rule in self.down] + [left, right])
        ys = _places([rule.at for rule in self.across])
        if len(xs) < 3 or len(ys) < 2:
            return None
        grid: list[dict[int, PageCell]] = [{} for _ in ys[1:]]
        taken: set[tuple[int, int]] = set()
        for i in range(len(ys) - 1):
            for j in range(len(xs) - 1):
                if (i, j) in taken:
                    continue
                wide = 1
                while j + wide < len(xs) - 1 and not self._parted_down(xs[j + wide], ys[i], ys[i + 1]):
                    wide += 1
                high = 1
                while i + high < len(ys) - 1 and not self._parted_across(ys[i + high], xs[j], xs[j + wide]):
                    high += 1
                taken |= {(a, b) for a in range(i, i + high) for b in range(j, j + wide)}
                grid[i][j] = PageCell(wide, high, xs[j], xs[j + wide])
        return PageTable(grid, tuple(xs), tuple(ys), page)

    def _parted_down(self, x: float, top: float, bottom: float) -> bool:
        return any(abs(rule.at - x) <= _NEAR and _covers(rule, top, bottom) for rule in self.down)

    def _parted_across(self, y: float, left: float, right: float) -> bool:
        # Under a cell of several columns a line may be drawn for a part of them only; it parts nothing else.
        return any(abs(rule.at - y) <= _NEAR and _covers(rule, left, right) for rule in self.across)


def _covers(rule: Rule, start: float, end: float) -> bool:
    return min(rule.end, end) - max(rule.start, start) >= 0.6 * (end - start)


def _places(values: Iterable[float]) -> list[float]:
    """Where lines stand, those that are nearly at one place taken together."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _filled(table: PageTable, words: list[Word], page: int) -> list[Word]:
    """Put the words that stand in the table into its cells; the others come back."""
    left, right = table.edges[0], table.edges[-1]
    heights = table.heights
    outside: list[Word] = []
    inside: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        x, y = (word.left + word.right) / 2, word.middle
        if not (left - 1 <= x <= right + 1 and table.top <= y <= table.bottom):
            outside.append(word)
            continue
        place = next(
            (
                (i, j)
                for i, cells in enumerate(table.rows)
                for j, cell in cells.items()
                if cell.left - 1 <= x <= cell.right + 1 and heights[i] <= y <= heights[i + cell.height]
            ),
            None,
        )
        if place is None:
            outside.append(word)
        else:
            inside.setdefault(place, []).append(word)
    for (i, j), found in inside.items():
        table.rows[i][j].rows = rows_of(found, page)
    return outside
