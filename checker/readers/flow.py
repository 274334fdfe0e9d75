"""The rows of a text told apart: tables, notes, headings and lines of text, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from checker.patterns import compiled
from checker.readers.bars import bar_table
from checker.readers.columns import joined, letterhead, signature
from checker.readers.footnotes import Body, Footnote
from checker.readers.gaps import gap_table
from checker.readers.htmltables import html_table, opens_html_table
from checker.readers.lines import Line, plain_line
from checker.readers.pipes import bare_pipe_table, grid_table, pipe_table
from checker.readers.ruled import ruled_table
from checker.readers.signatures import signatures
from checker.readers.source import Row
from checker.readers.tables import RawTable

Item: TypeAlias = Line | RawTable | Footnote
Cleaner: TypeAlias = Callable[[Sequence[Row]], list[Line]]
Finder: TypeAlias = Callable[[Sequence[Row], int], tuple[RawTable, int] | None]

RULE = compiled(r"\s*(?:[-–—=*~]\s?){3,}\s*|\s*_{3,}\s*")
_HEADING = compiled(r"\s{0,3}(#{1,6})(?:\s+|$)")
_HEADING_END = compiled(r"\s#+\s*$")
_QUOTE = compiled(r"\s{0,3}>\s?")
# To look for the end of a table that is never closed takes the whole text; a few such looks are enough.
_MOST_UNCLOSED = 3
_FENCE = compiled(r"\s{0,3}(?:```|~~~)")


class Flow:
    """One pass over the rows that tells tables, notes, headings and lines of text apart."""

    def __init__(self, body: Body, clean: Cleaner, *, markdown: bool) -> None:
        self._rows = body.pages.rows
        self._turns = body.pages.turns
        self._notes = list(reversed(body.notes))
        self._markdown = markdown
        self._clean = clean
        self._items: list[Item] = []
        self._stretch: list[int] = []
        self._blanks = 0
        self._unclosed = 0

    def items(self) -> list[Item]:
        """Lines and tables in reading order."""
        at = 0
        fenced = False
        rows = self._rows
        while at < len(rows):
            self._take_notes(at)
            row = rows[at]
            if self._markdown and _FENCE.match(row.raw):
                self._flush()
                fenced = not fenced
            elif row.blank:
                self._flush()
                self._blanks += 1
            elif fenced:
                self._add([plain_line(row, fixed=True)], [at])
            else:
                found = self._table_at(at)
                if found:
                    self._flush()
                    if found[0].rows:
                        self._items.append(found[0])
                        self._blanks = 0
                    at = found[1]
                    continue
                if RULE.fullmatch(row.raw):
                    self._flush()
                    self._blanks += 1
                else:
                    self._take(at)
            at += 1
        self._take_notes(at)
        self._flush()
        return self._items

    def _take_notes(self, at: int) -> None:
        """Set the notes apart that stood before the row."""
        while self._notes and self._notes[-1].at <= at:
            self._flush()
            self._items.append(self._notes.pop())

    def _table_at(self, at: int) -> tuple[RawTable, int] | None:
        for find in self._finders(at):
            found = find(self._rows, at)
            if found:
                return found
            self._unclosed += find is html_table
        return None

    def _finders(self, at: int) -> Sequence[Finder]:
        """The kinds of table that can begin here, by the first sign of the row."""
        raw = self._rows[at].raw
        sign = raw.lstrip()[:1]
        if sign == "<":
            return (html_table,) if self._unclosed <= _MOST_UNCLOSED and opens_html_table(self._rows[at]) else ()
        if sign in _BY_SIGN:
            return _BY_SIGN[sign]
        after = self._rows[at + 1].raw if at + 1 < len(self._rows) else ""
        return _WITH_RULE if "--" in after else _BY_WORDS

    def _take(self, at: int) -> None:
        row = self._rows[at]
        if self._markdown:
            heading = _HEADING.match(row.raw)
            if heading:
                self._flush()
                end = _HEADING_END.search(row.raw, heading.end())
                lines = self._clean([row.cut(heading.end(), end.start() if end else None)])
                for line in lines:
                    line.level = len(heading.group(1))
                self._add(lines, [at] * len(lines))
                return
        self._stretch.append(at)

    def _flush(self) -> None:
        if not self._stretch:
            return
        at, self._stretch = self._stretch, []
        rows = [self._rows[index] for index in at]
        quoted = self._markdown and _QUOTE.match(rows[0].raw) is not None
        if quoted:
            rows = [row.cut(found.end()) if (found := _QUOTE.match(row.raw)) else row for row in rows]
        lines = self._clean(rows)
        for line in lines:
            line.quoted = quoted
        # A line cut at <br> makes more lines than rows; the turn of a page is told by the first.
        self._add(lines, at if len(lines) == len(at) else [at[0], *([-1] * (len(lines) - 1))])

    def _add(self, lines: list[Line], at: Sequence[int]) -> None:
        for line, index in zip(lines, at, strict=True):
            if not line.value.strip():
                self._blanks += 1
                continue
            line.blanks, self._blanks = self._blanks, 0
            line.turned = index in self._turns
            self._items.append(line)


_BY_WORDS: tuple[Finder, ...] = (letterhead, signature, joined, signatures, gap_table, bare_pipe_table)
_WITH_RULE: tuple[Finder, ...] = (ruled_table, *_BY_WORDS)
_BY_SIGN: dict[str, tuple[Finder, ...]] = {"|": (bar_table, pipe_table), "+": (grid_table,), "-": (ruled_table,)}
