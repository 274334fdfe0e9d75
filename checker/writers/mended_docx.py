"""A submitted Word file with the offered edits as tracked changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from checker.model.changes import settle
from checker.model.document import Document
from checker.model.outcome import Edit
from checker.model.records import dataclass
from checker.patterns import compiled
from checker.readers.docx import DocxLine, DocxText
from checker.writers.comment_part import to_xml
from checker.writers.docx_text import read_again
from checker.writers.new_lines import add_lines
from checker.writers.runs import gap_before, gap_behind, gap_beside, is_sealed
from checker.writers.stamps import Stamp
from checker.writers.tracked import Tracker, lifted, look_of, removable
from checker.writers.zipped import repacked

_TOKEN = compiled(r"\s+|\w+|.", re.DOTALL)
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
            return add_lines(edit.text.removesuffix("\n").split("\n"), line, text, tracker)
        at_end = line <= len(text.lines) and column > len(text.line(line).text.rstrip())
        if at_end and edit.text.startswith("\n") and not edit.text.endswith("\n"):
            return add_lines(edit.text[1:].split("\n"), line + 1, text, tracker)
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
    within = (piece.spot(piece.start) for piece in line.pieces if piece.start < end - 1 and start - 1 < piece.end)
    if any(spot is not None and is_sealed(spot) for spot in (*near, *within)):
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
