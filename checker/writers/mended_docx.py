"""A submitted Word file with the offered edits as tracked changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from checker.model.changes import settle
from checker.model.document import Document
from checker.model.outcome import Edit
from checker.model.records import dataclass
from checker.patterns import compiled
from checker.readers.docx import DocxLine, DocxText
from checker.readers.docx.names import TAGS
from checker.writers.comment_part import to_xml
from checker.writers.docx_text import read_again
from checker.writers.runs import Gap, gap_before, gap_behind, gap_beside, head_gap, is_sealed
from checker.writers.stamps import Stamp
from checker.writers.surroundings import HOLDERS, main_piece, model_for
from checker.writers.tracked import Tracker, lifted, look_of, removable
from checker.writers.zipped import repacked

_TOKEN = compiled(r"\s+|\w+|.", re.DOTALL)
_BLOCKS = frozenset({"body", "tc", "sdtContent", "txbxContent", "customXml", "ins", "moveTo"})
_LEAST_ALIKE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """The changed file, the edits carried out, and those left out with the reason.

    Reasons: "clash" (another edit changes the same words), "label" (an automatic number, which Word renews itself),
    "lines" (the change goes over several lines), "place" (in a note, a formula, a text box or a field).
    """

    data: bytes
    done: tuple[Edit, ...]
    left: tuple[tuple[Edit, str], ...]


def mend(data: bytes, edits: Iterable[Edit], stamp: Stamp | None = None, *, document: Document | None = None) -> Mended:
    """The bytes of a .docx with the edits as tracked changes; nothing else in the file changes.

    The places are those of ``document``, as the checker reads it from the same bytes. Raises InputError as reading does,
    and changed-file where the bytes hold another text than the document.
    """
    kept, clashing = settle(edits)
    text = read_again(data, document)
    root = text.roots[text.main]
    tracker = Tracker(root, stamp or Stamp())
    done: list[Edit] = []
    left = [(edit, "clash") for edit in clashing]
    # From the end to the beginning: places before a change stay what they are. Several inserts at one place come out
    # in their order, as each is put behind the same line.
    for edit in reversed(kept):
        reason = _carry_out(edit, text, tracker)
        if reason is None:
            done.append(edit)
        else:
            left.append((edit, reason))
    changed = repacked(data, {text.main: to_xml(root)}, dated=True) if done else data
    return Mended(data=changed, done=tuple(reversed(done)), left=tuple(left))


def _carry_out(edit: Edit, text: DocxText, tracker: Tracker) -> str | None:
    """Make one change; None, or the reason why it cannot be made."""
    (line, column), (end_line, end_column) = edit.start, edit.end
    if edit.start == edit.end:
        if column == 1 and edit.text.endswith("\n"):
            return _add_lines(edit.text.removesuffix("\n").split("\n"), line, text, tracker)
        at_end = line <= len(text.lines) and column > len(text.line(line).text.rstrip())
        if at_end and edit.text.startswith("\n") and not edit.text.endswith("\n"):
            return _add_lines(edit.text[1:].split("\n"), line + 1, text, tracker)
    if line != end_line or "\n" in edit.text or not 1 <= line <= len(text.lines):
        return "lines"
    own = text.line(line)
    if own.part != text.main:
        return "place"
    if max(column, end_column) - 1 <= own.label:
        return "label"
    return _replace(own, column, end_column, edit.text, tracker)


def _replace(line: DocxLine, start: int, end: int, new: str, tracker: Tracker) -> str | None:
    """Put ``new`` in place of some words of a line; only the words that differ are taken out and put in."""
    changes = [
        (start + begin, start + stop, words)
        for begin, stop, words in _differences(line.text[start - 1 : end - 1], new)
    ]  # fmt: skip
    obstacle = next((reason for begin, stop, _ in changes if (reason := _obstacle(line, begin, stop))), None)
    if obstacle is None:
        for begin, stop, words in reversed(changes):
            _swap(line, begin, stop, words, tracker)
    return obstacle


def _obstacle(line: DocxLine, start: int, end: int) -> str | None:
    """Why the words between two columns cannot be changed; None where they can."""
    first, last = line.spot(start), line.spot(end, end=True)
    near = [spot for spot in (first, last) if spot is not None]
    if not near or (end > start and len(near) < 2):
        return "label"
    if any(is_sealed(spot) for spot in near):
        return "place"
    if end > start and first is not None and last is not None and not removable(first, last):
        return "place"
    return None


def _swap(line: DocxLine, start: int, end: int, new: str, tracker: Tracker) -> None:
    first, last = line.spot(start), line.spot(end, end=True)
    near = (first or last) if end > start else (last or first)
    piece = next((piece for piece in line.pieces if near is not None and piece.run is near.run), None)
    look = look_of(piece, line)
    if end > start and first is not None and last is not None:
        gap = gap_beside(tracker.deleted(first, last)[-1], behind=True)
    elif last is not None:
        gap = gap_behind(last)
    elif first is not None:
        gap = gap_before(first)
    else:
        return
    if new:
        lifted(gap).put(tracker.inserted(new, look))


def _add_lines(lines: list[str], before: int, text: DocxText, tracker: Tracker) -> str | None:
    """Put whole lines in before a line, as paragraphs that look like those of their kind."""
    above = _beside(reversed(text.lines[: before - 1]), text)
    below = _beside(text.lines[before - 1 :], text)
    if above is not None and below is not None and above.paragraph is below.paragraph:
        return _add_broken([line for line in lines if line], above, tracker)
    gap = _block_gap(above, below)
    if gap is None:
        return "place"
    if not _is_spaced(text):
        lines = [line for line in lines if line.strip()]
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


def _differences(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """What to change in ``old`` to have ``new``: ranges of offsets and the words to put there; all of it if little agrees."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if not old or matcher.ratio() < _LEAST_ALIKE:
        yield 0, len(old), new
        return
    starts = [0]
    for token in a:
        starts.append(starts[-1] + len(token))
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag != "equal":
            yield starts[a1], starts[a2], "".join(b[b1:b2])
