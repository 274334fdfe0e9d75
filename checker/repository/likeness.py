"""How much two titles of tasks are alike: the words they share, weighted by how much each says, and their letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log
from typing import cast

from checker.parse.vocabulary import phrases, words
from checker.patterns import compiled
from checker.text import LETTERS, fold_key

_WORD = compiled(rf"[{LETTERS}0-9&]+")
_SAME_WORD = 80.0


class Likeness:
    """Scores between 0 and 1 for titles out of a set of titles: a word that all of them share says little."""

    def __init__(self, titles: Iterable[str]) -> None:
        sets = [frozenset(content_words(title)) for title in titles]
        counts = Counter(word for words in sets for word in words)
        self._size = max(len(sets), 1)
        self._counts = counts

    def score(self, one: str, other: str) -> float:
        """How alike two titles are; a title that was shortened or extended stays like itself."""
        from rapidfuzz import fuzz  # noqa: PLC0415 - slow to import; a plan without a parent compares nothing

        a, b = content_words(one), content_words(other)
        if not a or not b:
            return 0.0
        key_a, key_b = fold_key(one).strip(" .;:"), fold_key(other).strip(" .;:")
        if key_a == key_b:
            return 1.0
        shared_a, shared_b = self._shared(a, b), self._shared(b, a)
        whole_a, whole_b = self._weight(a), self._weight(b)
        inside = max(shared_a / whole_a, shared_b / whole_b)
        both = (shared_a + shared_b) / (whole_a + whole_b)
        letters = fuzz.token_sort_ratio(" ".join(a), " ".join(b)) / 100
        # One word alone ("Tập huấn") lies inside many titles: what is inside counts by how much of a title it is.
        sure = min(1.0, min(len(set(a)), len(set(b))) / 4)
        return round(min(1.0, 0.45 * inside * sure + 0.35 * both + 0.2 * letters), 3)

    def inside(self, title: str, text: str) -> float:
        """How much of the title's weight stands in a longer text."""
        words = content_words(title)
        return self._shared(words, content_words(text)) / self._weight(words) if words else 0.0

    def _weight(self, words: Sequence[str]) -> float:
        return sum(self._word(word) for word in dict.fromkeys(words)) or 1.0

    def _word(self, word: str) -> float:
        return 0.3 + log(1 + self._size / max(self._counts.get(word, 1), 1))

    def _shared(self, words: Sequence[str], others: Sequence[str]) -> float:
        known = set(others)
        return sum(self._word(word) for word in dict.fromkeys(words) if word in known or _misspelt(word, known))


@lru_cache(maxsize=8192)
def content_words(title: str) -> tuple[str, ...]:
    """The folded words of a title that say what it is about; all of them where no other would be left."""
    found = tuple(_WORD.findall(_opened(fold_key(title))))
    telling = tuple(word for word in found if word not in _function_words())
    return telling or found


def _opened(key: str) -> str:
    """The folded text with the terms of administration in full: "TTHC" and "thủ tục hành chính" are one."""
    terms = _terms()
    return _WORD.sub(lambda match: terms.get(match.group(), match.group()), key)


@lru_cache(maxsize=1)
def _terms() -> Mapping[str, str]:
    return cast(Mapping[str, str], words("hierarchy")["terms"])


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return frozenset(phrases("hierarchy", "function_words"))


def _misspelt(word: str, known: set[str]) -> bool:
    from rapidfuzz import fuzz  # noqa: PLC0415 - as above

    return len(word) > 4 and any(fuzz.ratio(word, other, score_cutoff=_SAME_WORD) for other in known if len(other) > 4)
