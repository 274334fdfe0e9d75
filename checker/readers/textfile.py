"""Plain text and Markdown read as blocks: tables first, then the lines between them as paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from checker.model.document import Block, Cell, Document, Note, Paragraph, Table
from checker.patterns import compiled
from checker.readers import marks
from checker.readers.bars import bar_table, with_bars_apart
from checker.readers.columns import joined, letterhead, signature
from checker.readers.htmltables import html_table, opens_html_table
from checker.readers.joining import paragraphs
from checker.readers.lines import Line, plain_line
from checker.readers.pages import Pages, without_page_numbers
from checker.readers.pipes import grid_table, pipe_table
from checker.readers.ruled import ruled_table
from checker.readers.source import Row, Source
from checker.readers.tables import RawTable
from checker.readers.wrapping import Wrapping, measure

Item: TypeAlias = Line | RawTable
Cleaner: TypeAlias = Callable[[Sequence[Row]], list[Line]]
Finder: TypeAlias = Callable[[Sequence[Row], int], tuple[RawTable, int] | None]

_RULE = compiled(r"\s*(?:[-–—=*~]\s?){3,}\s*|\s*_{3,}\s*")
_HEADING = compiled(r"\s{0,3}(#{1,6})(?:\s+|$)")
_HEADING_END = compiled(r"\s#+\s*$")
_QUOTE = compiled(r"\s{0,3}>\s?")
# To look for the end of a table that is never closed takes the whole text; a few such looks are enough.
_MOST_UNCLOSED = 3
_FENCE = compiled(r"\s{0,3}(?:```|~~~)")


def read_lines(
    source: Source, name: str, *, markdown: bool, encoding: str = "utf-8", notes: tuple[Note, ...] = ()
) -> Document:
    """The document that the lines of a text make; with ``markdown`` its marks are read and left out."""
    pages = without_page_numbers(with_bars_apart(source.rows), paged=source.paged)
    clean: Cleaner = (
        partial(marks.clean, spaces_break=marks.breaks_by_spaces(source.rows)) if markdown else _plain_lines
    )
    flow = _Flow(pages, clean, markdown=markdown).items()
    wrapping = measure([line for line in flow if isinstance(line, Line)])
    blocks: list[Block] = []
    pending: list[Line] = []
    for item in flow:
        if isinstance(item, Line):
            pending.append(item)
            continue
        blocks += paragraphs(pending, wrapping)
        pending = []
        blocks += _table(item, clean, wrapping)
    blocks += paragraphs(pending, wrapping)
    return Document(
        name=name,
        lines=source.lines,
        blocks=tuple(blocks),
        format="markdown" if markdown else "text",
        newline=source.newline,
        encoding=encoding,
        notes=notes,
    )


class _Flow:
    """One pass over the rows that tells tables, headings and lines of text apart."""

    def __init__(self, pages: Pages, clean: Cleaner, *, markdown: bool) -> None:
        self._rows = pages.rows
        self._turns = pages.turns
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
                if _RULE.fullmatch(row.raw):
                    self._flush()
                    self._blanks += 1
                else:
                    self._take(at)
            at += 1
        self._flush()
        return self._items

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


def _plain_lines(rows: Sequence[Row]) -> list[Line]:
    return [plain_line(row) for row in rows]


def _table(table: RawTable, clean: Cleaner, wrapping: Wrapping) -> list[Block]:
    if sum(map(len, table.rows)) == 1:  # a frame around text, not a table
        return list(_cell(table.rows[0][0].rows, clean, wrapping))
    page = next((row.page for cells in table.rows for cell in cells for row in cell.rows), None)
    rows = tuple(
        tuple(
            Cell(paragraphs=tuple(_cell(cell.rows, clean, wrapping)), columns=cell.columns, rows=cell.height)
            for cell in cells
        )
        for cells in table.rows
    )
    return [Table(rows=rows, page=page)]


def _cell(rows: Sequence[Row], clean: Cleaner, wrapping: Wrapping) -> list[Paragraph]:
    lines: list[Line] = []
    blanks = 0
    for line in clean([row for row in rows if not _RULE.fullmatch(row.raw)]):
        if line.value.strip():
            line.blanks, blanks = blanks, 0
            lines.append(line)
        else:
            blanks += 1
    return paragraphs(lines, wrapping, cell=True)


_BY_WORDS: tuple[Finder, ...] = (letterhead, signature, joined)
_WITH_RULE: tuple[Finder, ...] = (ruled_table, *_BY_WORDS)
_BY_SIGN: dict[str, tuple[Finder, ...]] = {"|": (bar_table, pipe_table), "+": (grid_table,), "-": (ruled_table,)}
