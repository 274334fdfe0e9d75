"""How a table is told from prose where no line is ruled: by the head of its first column and by the numbers below it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.patterns import compiled
from checker.readers.lines import may_start, pattern
from checker.readers.pdf.page import Row, Word
from checker.text import fold, loosen

_NUMBER = compiled(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,2}|[IVXL]{1,5}|[A-Za-zĐđ])[.)]?")
_LONGEST = 4  # words in "Số thứ tự"
APART = 0.8  # of the size of the type: a gap wider than most spaces of a justified line


def begins_head(row: Row) -> bool:
    """Whether the row's first cell is the head of a column of numbers ("STT"), and others stand beside it."""
    if not may_start(row.words[0].text, "counting"):
        return False
    first = row.segments(APART)[0]
    return first is not row and len(first.words) < len(row.words) and is_counting(first)


def heads_numbers(rows: Sequence[Row], at: int) -> bool:
    """Whether the head of a column of numbers stands in the row, and others beside it or a little higher and lower."""
    row = rows[at]
    if begins_head(row):
        return True
    if len(row.words) > _LONGEST or not (may_start(row.words[0].text, "counting") and is_counting(row)):
        return False
    near = [one for one in rows[max(0, at - 1) : at + 2] if one is not row and abs(one.base - row.base) < row.size]
    return bool(near) and all(one.left > row.right for one in near)


def is_counting(row: Row) -> bool:
    """Whether the words are the head of a column of numbers."""
    if not 0 < len(row.words) <= _LONGEST:
        return False
    return pattern("counting").fullmatch(loosen(fold(row.text).key).strip(" .")) is not None


def is_number(word: Word) -> bool:
    """Whether the word may be the number of a row."""
    return _NUMBER.fullmatch(word.text) is not None
