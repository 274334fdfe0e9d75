"""Plain text and Markdown read as blocks: tables first, then the lines between them as paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from checker.model.document import Block, Document, Note, Paragraph
from checker.patterns import compiled
from checker.readers import marks
from checker.readers.bars import with_bars_apart
from checker.readers.cells import table_blocks
from checker.readers.flow import Cleaner, Flow
from checker.readers.footnotes import Footnote, Place, without_notes
from checker.readers.joining import paragraphs
from checker.readers.lines import Line, plain_line
from checker.readers.measuring import measure
from checker.readers.pages import without_page_numbers
from checker.readers.seams import chain, left_out, separator_of
from checker.readers.source import Row, Source

_QUOTE = compiled(r"(?:>[ \u00a0]?)+")
_FEWEST_QUOTED, _QUOTED = 8, 0.9


def read_lines(
    source: Source, name: str, *, markdown: bool, encoding: str = "utf-8", notes: tuple[Note, ...] = ()
) -> Document:
    """The document that the lines of a text make; with ``markdown`` its marks are read and left out."""
    body = without_notes(
        without_page_numbers(with_bars_apart(_without_quotes(source.rows)), paged=source.paged), markdown=markdown
    )
    clean: Cleaner = _plain_lines
    if markdown:
        clean = partial(marks.clean, spaces_break=marks.breaks_by_spaces(source.rows))
    if body.marks:
        places: dict[int, list[Place]] = {}
        for place in sorted(body.marks):
            places.setdefault(place[0], []).append(place)
        clean = partial(_clean_of_marks, clean, places)
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


def _without_quotes(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows without the sign before each of them by which a mail quotes a text."""
    written = [row for row in rows if not row.blank]
    quoted = sum(row.raw.startswith(">") for row in written)
    if quoted < _FEWEST_QUOTED or quoted < _QUOTED * len(written):
        return rows
    return [row.cut(found.end()) if (found := _QUOTE.match(row.raw)) else row for row in rows]


def _with_notes(found: list[Paragraph], feet: Sequence[tuple[int, Footnote]], clean: Cleaner) -> list[Paragraph]:
    """The paragraphs, each note behind the one in which the page ended: with every note the line before it is given."""
    if not feet:
        return found
    merged: list[Paragraph] = []
    at = 0
    for line, foot in feet:
        while at < len(found) and found[at].text.line <= line:
            merged.append(found[at])
            at += 1
        lines = [noted for noted in clean([row for row in foot.rows if not row.blank]) if noted.value]
        if lines:
            text = chain([noted.text for noted in lines], [separator_of(a.value, b.value) for a, b in pairwise(lines)])
            merged.append(Paragraph(text=text, page=lines[0].page, note=True))
    return merged + found[at:]


def _clean_of_marks(clean: Cleaner, places: Mapping[int, Sequence[Place]], rows: Sequence[Row]) -> list[Line]:
    lines = clean(rows)
    for line in lines:
        if line.text.line in places:
            line.text = left_out(line.text, places[line.text.line])
    return lines


def _plain_lines(rows: Sequence[Row]) -> list[Line]:
    return [plain_line(row) for row in rows]
