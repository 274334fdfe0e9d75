"""Rows of a page made into lines that the joining of paragraphs understands: widths and indents in hundredths of a column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from checker.model.records import dataclass
from checker.patterns import compiled
from checker.readers.lines import Line
from checker.readers.pdf.page import Row
from checker.readers.wrapping import ends_sentence
from checker.text import Text, fold_key, loosen

_VOWEL = compiled("[aeiouy]")
_WIDE = 100  # units in the width of a column


@dataclass(frozen=True, slots=True)
class Column:
    """The left and right edge of what rows are set in."""

    left: float
    right: float

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Column:
        """The column that these rows fill; one that sticks out does not widen it."""
        lefts, rights = sorted(row.left for row in rows), sorted(row.right for row in rows)
        return cls(lefts[len(lefts) // 50], max(rights[-1 - len(rights) // 50], lefts[0] + 1))

    def units(self, width: float) -> int:
        """A width in hundredths of the column's."""
        return round(_WIDE * width / max(1.0, self.right - self.left))


def throughout(column: Column) -> Callable[[Row], Column]:
    """The same column for every row."""
    return lambda _row: column


def lines_of(rows: Sequence[Row], column_of: Callable[[Row], Column], pitch: float) -> list[Line]:
    """A line for each row, numbered from 1; ``pitch`` is the usual distance of baselines: a wider gap parts paragraphs."""
    lines = []
    for at, row in enumerate(rows):
        column = column_of(row)
        line = Line(
            text=Text.of_line(row.text, at + 1),
            indent=max(0, column.units(row.left - column.left)),
            reach=column.units(row.right - column.left),
            head=column.units(row.words[0].right - row.words[0].left),
            page=row.page,
            bold=all(word.bold for word in row.words),
            italic=all(word.italic for word in row.words),
        )
        before = rows[at - 1] if at else None
        if before is not None and before.page == row.page and pitch:
            gap = (row.base - before.foot) / pitch
            line.blanks = 0 if gap < 1.35 else max(1, round(gap - 1))
        elif before is not None and before.page != row.page:
            line.turned = ends_sentence(before.text)
        lines.append(line)
    return lines


def whole_words(rows: Sequence[Row], column: Column) -> list[Row]:
    """The rows of a cell, words put together again that had no room in it: "ST" / "T", "30/10/202" / "5"."""
    found: list[Row] = []
    for row in rows:
        before = found[-1] if found else None
        if before is not None and _cut_inside(before, row, column):
            last, first = before.words[-1], row.words[0]
            word = replace(last, text=last.text + first.text, sure=min(last.sure, first.sure))
            found[-1] = Row([*before.words[:-1], word], before.page)
            if len(row.words) > 1:
                found.append(Row(row.words[1:], row.page))
        else:
            found.append(row)
    return found


def _cut_inside(before: Row, row: Row, column: Column) -> bool:
    """Whether the column was too narrow for a word: it fills the row, and what follows is no word by itself."""
    if len(before.words) > 1:
        return False
    last, first = before.words[0].text, row.words[0].text
    letter = (row.words[0].right - row.words[0].left) / len(first)
    if before.right - column.left + 0.98 * letter <= column.right - column.left:
        return False
    if last[-1].isdigit() and first[0].isdigit():
        return True
    return last[-1].isalpha() and first.isalpha() and not _VOWEL.search(loosen(fold_key(first)))


def pitch_of(rows: Sequence[Row]) -> float:
    """The distance of most baselines from the next, in points; 0 where there is none."""
    steps = Counter(
        round(2 * (after.base - row.base))
        for row, after in pairwise(rows)
        if row.page == after.page and 0.8 * row.size < after.base - row.base < 2.2 * row.size
    )
    if not steps:
        return 0.0
    # Where most paragraphs are of one line, gaps are more than steps inside: the smallest that is no accident counts.
    often = [step for step, times in steps.items() if times >= max(2, 0.05 * steps.total())] or list(steps)
    return min(often) / 2
