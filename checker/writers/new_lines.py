"""Whole lines put into a Word file: where among its paragraphs and cells they go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from checker.parse.vocabulary import phrases
from checker.readers.docx import DocxLine, DocxText
from checker.readers.docx.names import TAGS, Element
from checker.text import fold_key
from checker.writers.runs import Gap, gap_behind, gap_beside, head_gap, is_sealed
from checker.writers.surroundings import HOLDERS, main_piece, model_for
from checker.writers.tracked import Tracker, lifted, look_of

_BLOCKS = frozenset({"body", "tc", "sdtContent", "txbxContent", "customXml", "ins", "moveTo"})
_FILLED = frozenset({"t", "drawing", "pict", "object", "tbl", "fldChar"})


def add_lines(lines: list[str], before: int, text: DocxText, tracker: Tracker) -> str | None:
    """Put whole lines in before a line (1-based), as paragraphs that look like those of their kind.

    None, or the reason why that cannot be done: "place".
    """
    above = _beside(reversed(text.lines[: before - 1]), text)
    below = _beside(text.lines[before - 1 :], text)
    if above is not None and below is not None and above.paragraph is below.paragraph:
        return _add_broken([line for line in lines if line], above, tracker)
    if not _is_spaced(text):
        lines = [line for line in lines if line.strip()]
    cell = _closing_cell(lines, below)
    if cell is not None:
        head_gap(cell).put(*(tracker.recipient(line, head=i == 0) for i, line in enumerate(lines)))
        return None
    gap = _block_gap(above, below)
    if gap is None:
        return "place"
    holder = next((e for e in (gap.parent, *gap.parent.iterancestors()) if TAGS[e.tag] in HOLDERS), gap.parent)
    gap.put(*(tracker.paragraph(line, model_for(line, before, holder, text)) for line in lines))
    return None


def _add_broken(lines: list[str], above: DocxLine, tracker: Tracker) -> str | None:
    """Put lines into a paragraph whose lines are broken by hand."""
    spot = above.spot(len(above.text) + 1, end=True)
    if spot is None or is_sealed(spot):
        return "place"
    look = look_of(main_piece(above), above)
    lifted(gap_behind(spot)).put(*(tracker.inserted(line, look, broken=True) for line in lines))
    return None


def _beside(lines: Iterable[DocxLine], text: DocxText) -> DocxLine | None:
    """The first of the lines that has text and stands in the body or in a table of it."""
    return next(
        (
            line for line in lines
            if line.part == text.main and line.text.strip()
            and not any(TAGS[e.tag] == "txbxContent" for e in line.paragraph.iterancestors())
        ),
        None,
    )  # fmt: skip


def _is_spaced(text: DocxText) -> bool:
    """Whether empty paragraphs part most paragraphs of the file; elsewhere paragraphs bring their own spacing."""
    written = sum(bool(line.text.strip()) for line in text.lines)
    return len(text.lines) - written > written / 2


def _block_gap(above: DocxLine | None, below: DocxLine | None) -> Gap | None:
    """The gap between the blocks of two lines: outside of a table that only one of them stands in.

    Between two cells of one table the gap is behind the line above, in its own cell.
    """
    if above is None or below is None:
        line = above or below
        block = [line.paragraph, *line.paragraph.iterancestors()] if line is not None else []
        for outer, body in pairwise(block):
            if TAGS[body.tag] == "body":
                return gap_beside(outer, behind=True) if above is not None else head_gap(body)
        return None
    over = list(above.paragraph.iterancestors())
    common = next(e for e in below.paragraph.iterancestors() if e in over)
    if TAGS[common.tag] not in _BLOCKS:
        return gap_beside(above.paragraph, behind=True)
    path = [above.paragraph, *over]
    return gap_beside(path[path.index(common) - 1], behind=True)


def _closing_cell(lines: Sequence[str], below: DocxLine | None) -> Element | None:
    """The empty cell on the left of the signature, where the recipients belong (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.9)."""
    if below is None or not lines or not fold_key(lines[0]).startswith(phrases("layout", "recipients")):
        return None
    cell = next((e for e in below.paragraph.iterancestors() if TAGS[e.tag] == "tc"), None)
    left = cell.getprevious() if cell is not None else None
    if left is None or TAGS[left.tag] != "tc":
        return None
    return None if any(TAGS[e.tag] in _FILLED for e in left.iter()) else left
