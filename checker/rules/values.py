"""How values of a plan are reached, compared and found in the text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from checker.model.location import Location
from checker.model.plan import Issued, Issuer, Name, Number, Passage, Period, State, Time
from checker.text import fold_key


def step(value: Any, name: str) -> Any:
    """The field ``name`` of a value; of a list, the list of its elements' fields (lists in lists made flat)."""
    if value is None:
        return None
    if not isinstance(value, tuple):
        return value.get(name) if isinstance(value, dict) else getattr(value, name)
    out: list[Any] = []
    for element in value:
        found = step(element, name)
        if isinstance(found, tuple):
            out.extend(found)
        else:
            out.append(found)
    return tuple(out)


def walk(value: Any, names: Iterable[str]) -> Any:
    """The value that a path of field names leads to, None where it ends early."""
    for name in names:
        value = step(value, name)
        if value is None:
            return None
    return value


def comparable(value: Any) -> Any:
    """What a value is compared by: folded text, a unit's canonical name, an ISO date."""
    if isinstance(value, str):
        return fold_key(value)
    if isinstance(value, (Name, Issuer)):
        return value.canonical
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, (Time, Passage, Period)):
        return fold_key(value.text)
    if isinstance(value, Number):
        return fold_key(value.value or "")
    return value


def is_present(value: Any) -> bool | None:
    """Whether there is something; None where a letterhead that would hold it was not seen."""
    if isinstance(value, (Number, Issued)):
        return None if value.state is State.UNSEEN else value.state is State.READ
    if value is None or value is False:
        return False
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, (tuple, list, dict)):
        return any(element is not None for element in value)
    return True


def elements(value: Any) -> list[Any]:
    """A list's elements that are there; a single value is a list of one, None the empty list."""
    if value is None:
        return []
    if isinstance(value, (tuple, list)):
        return [element for element in value if element is not None]
    return [value]


def indexed(value: Any) -> list[tuple[int, Any]]:
    """A list's elements that are there, each with its place in the list."""
    if isinstance(value, (tuple, list)):
        return [(index, element) for index, element in enumerate(value) if element is not None]
    return [(0, element) for element in elements(value)]


def place_of(value: Any) -> Location | None:
    """Where a value of the plan stands, if it says so."""
    place = getattr(value, "location", None)
    return place if isinstance(place, Location) else None


def path_place(start: Any, names: tuple[str, ...], index: int | None = None) -> Location | None:
    """The place of the last thing on a path that has one; with ``index`` that of one element of the list it leads to."""
    place: Location | None = None
    value = start
    for name in (*names, None):
        if isinstance(value, tuple):
            if index is not None and index < len(value):
                place = place_of(value[index]) or place
            elif len(value) == 1:
                place = place_of(value[0]) or place
        else:
            place = place_of(value) or place
        if name is None or value is None:
            break
        value = step(value, name)
    return place
