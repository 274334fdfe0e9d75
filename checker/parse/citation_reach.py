"""Whether words stand in the name of a cited act: after its number, in the same sentence."""

from __future__ import annotations

from checker.parse.numbers import find_numbers
from checker.parse.vocabulary import Expression

_LAW = Expression("citations", r"\<{laws} ")


def in_citation(key: str, at: int) -> bool:
    """Whether a number of an act, or the name of a law, stands before ``key[at]`` in the same sentence."""
    start = max(key.rfind(";", 0, at), key.rfind(". ", 0, at), -1) + 1
    before = key[start:at]
    return any(True for _ in find_numbers(before)) or _LAW.search(before) is not None
