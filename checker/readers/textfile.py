"""Plain text and Markdown read as blocks: tables first, then the lines between them as paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from checker.model.document import Block, Document, Note, Paragraph
from checker.readers import marks
from checker.readers.bars import with_bars_apart
from checker.readers.cells import table_blocks
from checker.readers.flow import Cleaner, Flow
from checker.readers.footnotes import Footnote, without_notes
from checker.readers.joining import paragraphs
from checker.readers.lines import Line, plain_line
from checker.readers.pages import without_page_numbers
from checker.readers.seams import chain, left_out, separator_of
from checker.readers.source import Row, Source
from checker.readers.wrapping import measure


def read_lines(
    source: Source, name: str, *, markdown: bool, encoding: str = "utf-8", notes: tuple[Note, ...] = ()
) -> Document:
    """The document that the lines of a text make; with ``markdown`` its marks are read and left out."""
    body = without_notes(without_page_numbers(with_bars_apart(source.rows), paged=source.paged), markdown=markdown)
    clean: Cleaner = _plain_lines
    if markdown:
        clean = partial(marks.clean, spaces_break=marks.breaks_by_spaces(source.rows))
    if body.marks:
        clean = partial(_clean_of_marks, clean, body.marks)
    flow = Flow(body, clean, markdown=markdown).items()
    wrapping = measure([line for line in flow if isinstance(line, Line)])
    blocks: list[Block] = []
    pending: list[Line] = []
    feet: list[tuple[int, Footnote]] = []
    for item in flow:
        if isinstance(item, Line):
            pending.append(item)
        elif isinstance(item, Footnote):
            feet.append((pending[-1].text.line if pending else 0, item))
        else:
            blocks += _with_notes(paragraphs(pending, wrapping), feet, clean)
            pending, feet = [], []
            blocks += table_blocks(item, clean, wrapping)
    blocks += _with_notes(paragraphs(pending, wrapping), feet, clean)
    return Document(
        name=name,
        lines=source.lines,
        blocks=tuple(blocks),
        format="markdown" if markdown else "text",
        newline=source.newline,
        encoding=encoding,
        notes=notes,
    )


def _with_notes(found: list[Paragraph], feet: Sequence[tuple[int, Footnote]], clean: Cleaner) -> list[Paragraph]:
    """The paragraphs, each note behind the one in which the page ended: with every note the line before it is given."""
    for line, foot in reversed(feet):
        at = sum(paragraph.text.line <= line for paragraph in found)
        lines = [noted for noted in clean([row for row in foot.rows if not row.blank]) if noted.value]
        if lines:
            text = chain([noted.text for noted in lines], [separator_of(a.value, b.value) for a, b in pairwise(lines)])
            found.insert(at, Paragraph(text=text, page=lines[0].page, note=True))
    return found


def _clean_of_marks(clean: Cleaner, places: frozenset[tuple[int, int, int]], rows: Sequence[Row]) -> list[Line]:
    lines = clean(rows)
    for line in lines:
        here = [place for place in places if line.text.line <= place[0] <= line.text.end_line]
        line.text = left_out(line.text, here)
    return lines


def _plain_lines(rows: Sequence[Row]) -> list[Line]:
    return [plain_line(row) for row in rows]
