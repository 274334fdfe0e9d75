"""Pieces of the original: every character of them knows its line and column."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.model.location import Location
from checker.text.folding import Folded, fold

_FAR = sys.maxsize


class Run(NamedTuple):
    """From ``start`` of a text's value on, characters stand one after another in ``line`` from ``column`` (1-based)."""

    start: int
    line: int
    column: int


class Text:
    """A piece of the original whose every character knows its line and column.

    ``value`` may be joined from several lines and leave marks out; ``runs`` say where each stretch came from.
    """

    __slots__ = ("_folded", "runs", "value")

    def __init__(self, value: str, runs: tuple[Run, ...]) -> None:
        self.value = value
        self.runs = runs
        self._folded: Folded | None = None

    @classmethod
    def of_line(cls, value: str, line: int, column: int = 1) -> Text:
        """A text that stands in one line from ``column`` on."""
        return cls(value, (Run(0, line, column),))

    @classmethod
    def join(cls, parts: Iterable[Text], separator: str = " ") -> Text:
        """The parts one after another; the separator belongs to the end of the part before it."""
        value: list[str] = []
        runs: list[Run] = []
        size = 0
        for part in parts:
            if not part.runs:
                continue
            if value and separator:
                line, column = _end_of(runs, size)
                runs.append(Run(size, line, column))
                value.append(separator)
                size += len(separator)
            runs.extend(Run(run.start + size, run.line, run.column) for run in part.runs)
            value.append(part.value)
            size += len(part.value)
        return cls("".join(value), tuple(runs))

    @property
    def folded(self) -> Folded:
        """The folded view, made once."""
        if self._folded is None:
            self._folded = fold(self.value)
        return self._folded

    @property
    def key(self) -> str:
        """The folded key of the whole text."""
        known = self._folded
        return (known if known is not None else self.folded).key

    @property
    def line(self) -> int:
        """The line in which the text starts."""
        return self.runs[0].line if self.runs else 1

    @property
    def end_line(self) -> int:
        """The line in which the text ends."""
        return self.runs[-1].line if self.runs else 1

    def __len__(self) -> int:
        return len(self.value)

    def __reduce__(self) -> tuple[type[Text], tuple[str, tuple[Run, ...]]]:
        # The folded view is made anew where it is asked for: it is as large as the text.
        return Text, (self.value, self.runs)

    def __repr__(self) -> str:
        return f"Text({self.value!r}, line {self.line})"

    def cut(self, start: int = 0, end: int | None = None) -> Text:
        """The part from ``start`` to ``end`` (offsets of ``value``), surrounding white space left out."""
        value = self.value[start:end]
        end = min(start, len(self.value)) + len(value)
        bare = value.lstrip()
        start = end - len(bare)
        bare = bare.rstrip()
        end = start + len(bare)
        if len(bare) == len(self.value):
            return self
        first = bisect_right(self.runs, (start, _FAR)) - 1
        runs = []
        if first >= 0:
            run = self.runs[first]
            runs.append(Run(0, run.line, run.column + start - run.start))
        for run in self.runs[first + 1 :]:
            if run.start >= end:
                break
            runs.append(Run(run.start - start, run.line, run.column))
        part = Text(bare, tuple(runs))
        if self._folded is not None:
            part._folded = self._folded.cut(start, end)
        return part

    def cut_key(self, start: int, end: int) -> Text:
        """The part that ``key[start:end]`` was folded from."""
        return self.cut(*self.folded.original(start, end))

    def location(self, start: int = 0, end: int | None = None) -> Location:
        """Where ``value[start:end]`` stands in the original."""
        end = len(self.value) if end is None else end
        line, column = self._place(start)
        if end <= start:
            return Location(line=line, column=column, end_line=line, end_column=column)
        end_line, end_column = self._place(end - 1)
        return Location(line=line, column=column, end_line=end_line, end_column=end_column + 1)

    def key_location(self, start: int, end: int) -> Location:
        """Where the original of ``key[start:end]`` stands."""
        return self.location(*self.folded.original(start, end))

    def _place(self, offset: int) -> tuple[int, int]:
        if not self.runs:
            return 1, 1 + offset
        found = self.runs[max(bisect_right(self.runs, (offset, _FAR)) - 1, 0)]
        return found.line, found.column + offset - found.start


def _end_of(runs: Sequence[Run], size: int) -> tuple[int, int]:
    last = runs[-1]
    return last.line, last.column + size - last.start
