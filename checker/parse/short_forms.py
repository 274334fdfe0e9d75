"""Short forms that a document explains."""

from __future__ import annotations

from collections.abc import Sequence

from checker.parse.page import Line
from checker.parse.vocabulary import ITEM_LETTERS
from checker.patterns import compiled
from checker.text import LETTERS

_SHORT = compiled(rf"\((?P<short>[{ITEM_LETTERS}&]{{2,10}})\)")
_WORD = compiled(rf"[{LETTERS}]+")


def opened_forms(lines: Sequence[Line]) -> tuple[tuple[str, str], ...]:
    """The forms and what they stand for: "thủ tục hành chính (TTHC)" gives ("tthc", "thủ tục hành chính")."""
    found: dict[str, str] = {}
    for line in lines:
        key = line.key
        if "(" not in key:
            continue
        for match in _SHORT.finditer(key):
            short = match["short"]
            if short in found:
                continue
            letters = [c for c in short if c.isalpha()]
            words = _WORD.findall(key[: match.start()])[-len(letters) :]
            if (
                len(letters) >= 2
                and [w[0] for w in words] == letters
                and line.text.value[slice(*line.text.folded.original(*match.span("short")))].isupper()
            ):
                found[short] = " ".join(words)
    return tuple(found.items())
