"""The columns under which the cells of a row belong when the row has more or fewer cells than the table has heads."""

from __future__ import annotations

from collections.abc import Sequence

from checker.parse.marks import bullet
from checker.parse.units import is_unit
from checker.parse.vocabulary import Expression

_TIME = Expression("cells", r"(?:{time.done} )?(?:{time.from} )?(?:{time.said}|\d{1,2}/\d)\>")
_SKIP = -0.4
_STAY_LISTED, _STAY = 0.3, -1.5
_WRONG = -2.0  # how well a cell fits a column that is clearly not its own
_LONGEST_UNIT = 200


def lay_under(keys: Sequence[str], columns: Sequence[str]) -> list[int]:
    """The column of each cell: never back to the left, chosen as a whole by what the cells hold.

    ``keys`` are the folded cells of a row, ``columns`` the roles of the columns.
    """
    best = [[_fit(keys[0], role, first=True) + _SKIP * at for at, role in enumerate(columns)]]
    back: list[list[int]] = []
    for key in keys[1:]:
        scores, sources = [], []
        for at, role in enumerate(columns):
            options = [best[-1][p] + (_stay(key) if p == at else _SKIP * (at - p - 1)) for p in range(at + 1)]
            source = max(range(at + 1), key=lambda p: (options[p], -p))
            scores.append(options[source] + _fit(key, role, first=False))
            sources.append(source)
        best.append(scores)
        back.append(sources)
    found = [max(range(len(columns)), key=lambda p: (best[-1][p], -p))]
    for sources in reversed(back):
        found.append(sources[found[-1]])
    return found[::-1]


def lies_under(keys: Sequence[str], columns: Sequence[str | None]) -> bool:
    """Whether no cell holds what another column is for: a time where a unit belongs, a unit where a time does."""
    return all(role is None or _fit(key, role, first=True) > _WRONG for key, role in zip(keys, columns, strict=True))


def _stay(key: str) -> float:
    """What it costs to add a cell to the one before it; the items of a list belong together."""
    return _STAY_LISTED if bullet(key) is not None or key[:1] == "+" else _STAY


def _fit(key: str, role: str, *, first: bool) -> float:
    """How well a cell's words suit a column."""
    key = key.lstrip("-+ ")
    if not key:
        return 0.0
    unit = is_unit(key) and len(key) < _LONGEST_UNIT
    time = bool(_TIME.match(key)) and not unit
    if role == "title":
        return 1.0 if first else -1.0
    if role in ("lead", "coordinating"):
        return 2.0 if unit else (_WRONG if time else -0.5)
    if role == "time":
        return 2.0 if time else (_WRONG if unit else -0.3)
    return -1.0 if unit or time else 0.5
