"""Paragraphs of a .docx that stand for something else: text pasted line by line, lines set in two columns by tabs.

A plain text or Markdown that was pasted into a Word file is read as the text it is; so is a text without tables whose every
line became a paragraph, as programs leave it that turn PDF into Word. In all other files a paragraph is a paragraph, and only
a letterhead or a signature may be set in columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeGuard

from checker.model.document import Block, Cell, Paragraph, Table
from checker.readers.docx.pieces import DocxLine
from checker.readers.formats import looks_like_markdown, text_format
from checker.readers.joining import paragraphs
from checker.readers.lines import Line, head_of
from checker.readers.measuring import measure
from checker.readers.office_columns import columns_at, may_stand_in_columns
from checker.readers.source import Row, Source, plain_text
from checker.readers.tables import RawCell

_HIGH = 20
_FEWEST_MARKED = 2  # one line may begin with stars for another reason
_PASTED = frozenset({"preformatted text", "plain text", "html preformatted"})


def arranged(blocks: Sequence[Block], lines: Sequence[DocxLine], styles: Iterable[str]) -> tuple[Block, ...]:
    """The blocks as a person reads them; ``styles`` are the names of the styles that paragraphs with text are in."""
    wrapping = measure([_line(block) for block in blocks if _runs_on(block)])
    if all(_runs_on(block) for block in blocks):
        text = "\n".join(line.text for line in lines)
        pasted = {name.lower() for name in styles} <= _PASTED
        if pasted or wrapping.wrapped or sum(looks_like_markdown(line.text) for line in lines) >= _FEWEST_MARKED:
            return text_format(text, "").read(Source.of(text), "").blocks
    out: list[Block] = []
    for is_run, group in groupby(blocks, key=_runs_on):
        if not is_run:
            out += group
            continue
        run = [block for block in group if _runs_on(block)]
        out += paragraphs(map(_line, run), wrapping) if wrapping.sharp else _in_columns(run, lines)
    return tuple(out)


def _runs_on(block: Block) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and not block.note


def _line(paragraph: Paragraph) -> Line:
    value = paragraph.text.value
    return Line(
        text=paragraph.text, reach=len(value), head=head_of(value), blanks=paragraph.blanks, bold=paragraph.bold,
        italic=paragraph.italic, page=paragraph.page, level=paragraph.level,
    )  # fmt: skip


def _in_columns(run: Sequence[Paragraph], lines: Sequence[DocxLine]) -> Iterator[Block]:
    """The paragraphs; of a letterhead or a signature set in columns by tabs or spaces, a table of two cells."""
    first, last = run[0].text.line, run[-1].text.end_line
    rows = [Row(line.number, 1, line.text) for line in lines[first - 1 : last]]
    if not may_stand_in_columns(rows):
        yield from run
        return
    by_line = {paragraph.text.line: paragraph for paragraph in run}
    end = 0
    for paragraph in run:
        at = paragraph.text.line - first
        if at < end:
            continue
        found = columns_at(rows, at, opens=paragraph is run[0] and first <= _HIGH)
        if found is None:
            yield paragraph
            continue
        table, end = found
        yield Table(
            rows=tuple(tuple(Cell(paragraphs=tuple(_of_cell(cell, by_line))) for cell in row) for row in table.rows),
            page=paragraph.page,
        )


def _of_cell(cell: RawCell, by_line: Mapping[int, Paragraph]) -> Iterator[Paragraph]:
    for row in cell.rows:
        text = plain_text(row).cut()
        whole = by_line.get(row.line)
        if text.value:
            yield replace(whole, text=text, blanks=0) if whole is not None else Paragraph(text=text)
