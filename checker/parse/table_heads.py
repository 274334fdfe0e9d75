"""The heads of a table of tasks: the role of each column, and what they tell of the whole table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.model.records import dataclass
from checker.parse.columns import column_role, header_roles, stacked_heads
from checker.parse.page import Grid, GridCell
from checker.parse.vocabulary import Expression
from checker.text import Text

_PRICES = Expression("labels", r"\<{prices}\>")
_MARKED = Expression("labels", r"{time.marked}$")
_HEAD_REACH = 4
_SHORT_HEAD = 25


@dataclass(frozen=True, slots=True)
class Head:
    """The heads: the last row of them, the cells of each row, the role of each column, whether tabs part the cells."""

    at: int
    rows: Sequence[Sequence[GridCell]]
    roles: Mapping[int, str]
    tabbed: bool

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max(len(self.rows[0]), max(self.roles) + 1)

    def period(self, at: int) -> Text | None:
        """The head of a column that is a quarter, a month or a week; None for others."""
        cell = self.rows[-1][at] if at < len(self.rows[-1]) else None
        return cell.text if cell is not None and _MARKED.match(cell.key.strip()) else None

    def is_left_of_title(self, role: str) -> bool:
        """Whether a column stands before that of the work."""
        places = {name: at for at, name in self.roles.items()}
        return role in places and places[role] < places["title"]

    def counts_money(self) -> bool:
        """Whether a table only says what things cost: prices, and no word of when or with whom."""
        priced = any(_PRICES.search(cell.key) for row in self.rows for cell in row)
        return priced and not {"time", "coordinating"} & set(self.roles.values())

    def is_repeated(self, keys: Sequence[str]) -> bool:
        """Whether a row repeats the heads, as on a new page."""
        if any(keys == [cell.key for cell in row] for row in self.rows) or len(header_roles(keys)) >= 3:
            return True
        said = [key for key in keys if key]
        return len(said) > 1 and all(len(key) <= _SHORT_HEAD and column_role(key) for key in said)


def read_head(grid: Grid) -> Head | None:
    """The heads of a table, among its first rows; None where none of them has a word of tasks."""
    for at, cells in enumerate(grid.rows[:_HEAD_REACH]):
        keys = [cell.key for cell in cells]
        roles = header_roles(keys)
        if not roles:
            continue
        for below in grid.rows[at + 1 : at + 2]:
            divided = stacked_heads(keys, [cell.key for cell in below])
            if divided is not None:
                return Head(at + 1, (cells, below), header_roles(divided), grid.how == "tabs")
        return Head(at, (cells,), roles, grid.how == "tabs")
    return None
