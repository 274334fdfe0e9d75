"""A finding as rows of the plan's own lines: what stands there, what must go, what must come, what is asked.

Formats draw the rows; here is decided which lines they show and which words differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from checker.model.changes import apply, settle
from checker.model.location import Location
from checker.model.outcome import Edit, Outcome, Status
from checker.model.records import dataclass
from checker.patterns import compiled

_BEFORE, _AFTER, _NEAR, _LONGEST = 2, 1, 3, 6
_TOKEN = compiled(r"\s+|(?:[^\W_][\u0300-\u036f]*)+|.", re.DOTALL)


class Sign(StrEnum):
    """What a row says: the plan's line as it is, a line (or words) to go, to come, or a question; GAP is left-out lines."""

    CONTEXT = " "
    SUBJECT = "·"
    DELETE = "-"
    INSERT = "+"
    ASK = "?"
    GAP = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a row; ``marked`` where it is what the finding is about."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: ``number`` is the plan's line (None for text that is not in it), ``note`` a word on where it comes from."""

    sign: Sign
    number: int | None
    pieces: tuple[Piece, ...] = ()
    note: str | None = None


def rows(outcome: Outcome, lines: Sequence[str]) -> tuple[Row, ...]:
    """The rows that show ``outcome`` in the plan's ``lines``, from top to bottom."""
    edits, _ = settle(outcome.edits)
    if edits:
        shown = [
            row for group in _groups([_whole_line(edit, lines) for edit in edits]) for row in _change(group, lines)
        ]
        shown += _asides(outcome, lines, {row.number for row in shown if row.number})
    else:
        shown = _places(outcome, lines)
    return tuple(_with_gaps(shown))


def difference(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces, the words that differ marked; texts that share next to nothing are not marked at all."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    ahead = _shared(a, b)
    behind = _shared(a[ahead:][::-1], b[ahead:][::-1])
    opcodes = _opcodes(a[ahead : len(a) - behind], b[ahead : len(b) - behind])
    same = ahead + behind + sum(a2 - a1 for tag, a1, a2, _, _ in opcodes if tag == "equal")
    if 2 * same < 0.3 * (len(a) + len(b)):
        return (Piece(text=old),), (Piece(text=new),)
    left: list[Piece] = []
    right: list[Piece] = []
    for pieces, tokens in ((left, a), (right, b)):
        _add(pieces, "".join(tokens[:ahead]), marked=False)
    for tag, a1, a2, b1, b2 in opcodes:
        _add(left, "".join(a[ahead + a1 : ahead + a2]), marked=tag != "equal")
        _add(right, "".join(b[ahead + b1 : ahead + b2]), marked=tag != "equal")
    for pieces, tokens in ((left, a), (right, b)):
        _add(pieces, "".join(tokens[len(tokens) - behind :]), marked=False)
    return tuple(left), tuple(right)


def _shared(a: Sequence[str], b: Sequence[str]) -> int:
    """How many tokens both begin with."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _opcodes(a: Sequence[str], b: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    from difflib import SequenceMatcher  # noqa: PLC0415 - slow to import, and most reports replace nothing

    return SequenceMatcher(None, a, b).get_opcodes()


def _add(pieces: list[Piece], text: str, *, marked: bool) -> None:
    if text:
        pieces.append(Piece(text=text, marked=marked))


def _whole_line(edit: Edit, lines: Sequence[str]) -> Edit:
    """An insert that starts with a line break at the end of a line, said as lines put in before the next one."""
    line, column = edit.start
    if edit.start == edit.end and edit.text.startswith("\n") and not edit.text.endswith("\n"):
        at_end = 1 <= line <= len(lines) and column > len(lines[line - 1].rstrip())
        if at_end:
            return replace(edit, start=(line + 1, 1), end=(line + 1, 1), text=edit.text[1:] + "\n")
    return edit


def _groups(edits: Sequence[Edit]) -> Iterable[list[Edit]]:
    group: list[Edit] = []
    for edit in edits:
        if group and (edit.start[0] - group[-1].end[0] > _NEAR or _adds_lines(edit) != _adds_lines(group[-1])):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _adds_lines(edit: Edit) -> bool:
    """Whether the edit only puts whole lines between others."""
    return edit.start == edit.end and edit.start[1] == 1 and edit.text.endswith("\n")


def _change(edits: Sequence[Edit], lines: Sequence[str]) -> list[Row]:
    first, last = edits[0].start[0], max(edit.end[0] for edit in edits)
    if _adds_lines(edits[0]):
        return _inserted(edits, lines)
    last = min(last, len(lines))
    old = list(lines[first - 1 : last])
    moved = [replace(edit, start=_up(edit.start, first), end=_up(edit.end, first)) for edit in edits]
    new = apply("\n".join(old), moved).split("\n")
    out: list[Row] = []
    for tag, a1, a2, b1, b2 in _opcodes(old, new):
        if tag == "equal":
            out += [_line(lines, first + i) for i in range(a1, a2)]
            continue
        pairs = [difference(o, n) for o, n in zip(old[a1:a2], new[b1:b2], strict=False)]
        for i in range(a1, a2):
            pieces = pairs[i - a1][0] if i - a1 < len(pairs) else (Piece(text=old[i]),)
            out.append(Row(sign=Sign.DELETE, number=first + i, pieces=pieces))
        for j in range(b1, b2):
            pieces = pairs[j - b1][1] if j - b1 < len(pairs) else (Piece(text=new[j]),)
            number = first + a1 + j - b1 if j - b1 < a2 - a1 else None
            out.append(Row(sign=Sign.INSERT, number=number, pieces=pieces))
    return _noted(out, edits)


def _inserted(edits: Sequence[Edit], lines: Sequence[str]) -> list[Row]:
    out = _context(lines, edits[0].start[0], -_BEFORE)
    at = edits[0].start[0]
    for edit in edits:
        out += [_line(lines, number) for number in range(at, min(edit.start[0], len(lines) + 1))]
        at = edit.start[0]
        new = [
            Row(sign=Sign.INSERT, number=None, pieces=(Piece(text=text),))
            for text in edit.text[:-1].split("\n")
            if text.strip()
        ]
        out += _noted(new, [edit])
    return out + _context(lines, at - 1, _AFTER)


def _noted(rows_: list[Row], edits: Sequence[Edit]) -> list[Row]:
    because = next((edit.because for edit in edits if edit.because), None)
    if because is None:
        return rows_
    at = next((i for i, row in enumerate(rows_) if row.sign is Sign.INSERT), None)
    return [replace(row, note=because) if i == at else row for i, row in enumerate(rows_)]


def _up(place: tuple[int, int], first: int) -> tuple[int, int]:
    return place[0] - first + 1, place[1]


def _places(outcome: Outcome, lines: Sequence[str]) -> list[Row]:
    at = outcome.location
    asked = []
    if outcome.status is Status.FAILED and outcome.expected:
        asked = [Row(sign=Sign.ASK, number=None, pieces=(Piece(text=outcome.expected),))]
    if at.empty:
        out = _context(lines, at.line, -_BEFORE) + asked + _context(lines, at.line - 1, _AFTER)
    else:
        out = _marked(at, lines) + asked
    return out + _asides(outcome, lines, {row.number for row in out if row.number})


def _asides(outcome: Outcome, lines: Sequence[str], shown: set[int]) -> list[Row]:
    out = []
    for related in outcome.related:
        if related.location.line not in shown and 1 <= related.location.line <= len(lines):
            shown = shown | {related.location.line}
            row = _marked(related.location, lines)[0]
            # A note that only repeats the line says nothing.
            repeats = related.text.rstrip("…") in lines[related.location.line - 1]
            out.append(replace(row, note=None if repeats else related.text or None))
    return out


def _marked(at: Location, lines: Sequence[str]) -> list[Row]:
    last = min(at.end_line, len(lines))
    numbers = [
        n for n in range(at.line, last + 1) if lines[n - 1].strip() and not (n == at.end_line and at.end_column == 1)
    ]
    out = []
    for number in numbers[:_LONGEST]:
        text = lines[number - 1]
        start = at.column - 1 if number == at.line else 0
        end = at.end_column - 1 if number == at.end_line else len(text)
        whole = not text[:start].strip() and not text[end:].strip()
        pieces = (Piece(text=text),) if whole or at.empty else _cut(text, start, end)
        out.append(Row(sign=Sign.SUBJECT, number=number, pieces=pieces))
    if len(numbers) > _LONGEST:
        out.append(Row(sign=Sign.GAP, number=None))
    return out


def _cut(text: str, start: int, end: int) -> tuple[Piece, ...]:
    pieces = (Piece(text=text[:start]), Piece(text=text[start:end], marked=True), Piece(text=text[end:]))
    return tuple(piece for piece in pieces if piece.text)


def _context(lines: Sequence[str], near: int, count: int) -> list[Row]:
    """Up to ``count`` lines with text after line ``near``, or before it where ``count`` is negative."""
    if count < 0:
        numbers = [n for n in range(max(1, near - 4), min(near, len(lines) + 1)) if lines[n - 1].strip()][count:]
    else:
        numbers = [n for n in range(near + 1, min(near + 5, len(lines) + 1)) if lines[n - 1].strip()][:count]
    return [_line(lines, number) for number in numbers]


def _line(lines: Sequence[str], number: int) -> Row:
    return Row(sign=Sign.CONTEXT, number=number, pieces=(Piece(text=lines[number - 1]),))


def _with_gaps(shown: Sequence[Row]) -> Iterable[Row]:
    """The rows without empty ones and without context that another row shows, a gap where the numbers jump far."""
    changed = {row.number for row in shown if row.number is not None and row.sign is not Sign.CONTEXT}
    seen: set[int] = set()
    last: int | None = None
    for row in shown:
        number = row.number
        if row.sign is Sign.CONTEXT and (number in changed or number in seen):
            continue
        if row.sign is not Sign.GAP and not any(piece.text.strip() for piece in row.pieces):
            continue
        if number is not None:
            if last is not None and abs(number - last) > _NEAR + 2:
                yield Row(sign=Sign.GAP, number=None)
            seen.add(number)
            last = number
        yield row
