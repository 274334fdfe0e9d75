"""How alike two titles are, word for word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from checker.text import fold_key

CLEARLY_ALIKE = 0.75
"""From this likeness on two titles are taken for the same task; seen on plans that shorten or extend their parent's titles."""

_T = TypeVar("_T")


def likeness(one: str, other: str) -> float:
    """The share of words that two texts have in common (Dice's measure, 0 to 1), order left aside."""
    left, right = words_of(one), words_of(other)
    size = left.total() + right.total()
    return 2 * (left & right).total() / size if size else 0.0


def best_match(title: str, candidates: Sequence[_T], *, key: Callable[[_T], str]) -> _T | None:
    """The candidate whose text is most like the title, if it is clearly alike; the first of equals."""
    best: _T | None = None
    score = CLEARLY_ALIKE
    for candidate in candidates:
        found = likeness(title, key(candidate))
        if found > score or (best is None and found >= score):
            best, score = candidate, found
    return best


@lru_cache(maxsize=4096)
def words_of(text: str) -> Counter[str]:
    """The folded words and numbers of a text, each as often as it stands there."""
    return Counter(re.findall(r"\w+", fold_key(text)))
