"""Whether a line begins something of its own, or goes on with the paragraph before it although it looks like a beginning."""

from __future__ import annotations

from collections.abc import Sequence

from checker.patterns import compiled
from checker.readers.lines import Line, ends_with, is_bullet, mark_of, starts_capital, starts_small
from checker.readers.openings import (
    Start,
    head_key,
    is_act,
    is_basis,
    is_body,
    is_known_label,
    is_page_part,
    is_post,
    is_remark,
    label_of,
    start_of,
    starts_inside,
)
from checker.readers.wrapping import Wrapping, ends_sentence

# "Đơn vị chủ trì: Phòng A; Đơn vị phối hợp:" goes on in the next line, however it begins.
_LABEL_AT_END = compiled(r"(?:[;.]\s|\()[^;.:()]{2,40}:$")


def runs_on(group: Sequence[Line], after: Line, wrapping: Wrapping, bracketed: bool) -> bool:
    """Whether a paragraph goes on behind a full line that ends a sentence or a clause."""
    first, line = group[0], group[-1]
    start = start_of(after.value)
    if wrapping.apart:
        return True
    if is_basis(first.value) and is_body(after.value):  # the body that decides, after what it rests on
        return False
    if start in wrapping.running or _LABEL_AT_END.search(line.value):
        return True
    if start is Start.PLAIN:
        if line.value.rstrip()[-1] != ";":
            return False
        # Each basis ends with a semicolon; the acts of one are told by their names.
        return is_act(after.value) if is_basis(first.value) else wrapping.sharp
    if start is Start.LABEL and (
        bracketed or _holds_labels(first.value) or head_key(label_of(after.value)) in wrapping.inner
    ):
        return True
    return any(start in starts_inside(line.value) for line in group)


def opens(group: Sequence[Line], after: Line, wrapping: Wrapping, bracketed: bool) -> bool:
    """Whether ``after`` begins something of its own, whatever stands before it."""
    line = group[-1]
    value = after.value
    full = wrapping.full(line, after)
    if is_bullet(value):
        return _opens_item(line, value, wrapping, full)
    if mark_of(value):
        return not (wrapping.wrapped and len(line.value) > 20 and counts(line.value))
    if not starts_capital(value):
        return False
    if is_remark(value):
        return True
    ended = ends_sentence(line.value)
    # Where all paragraphs stand apart, a line that is full goes on.
    sure = wrapping.apart and wrapping.sharp and full
    in_mid_phrase = sure or (wrapping.shouting and full and not ended)
    if is_page_part(value, ragged=wrapping.ragged):
        return not in_mid_phrase or (is_post(value) and after.reach < 0.8 * wrapping.width and not ends_sentence(value))
    if is_basis(value):
        return not (in_mid_phrase or (ended and full and wrapping.sharp and runs_on(group, after, wrapping, bracketed)))
    if label_of(value):
        if line.glued or line.value.rstrip()[-1:] == "," or in_mid_phrase:
            return False
        if ended and full and wrapping.sharp:
            return not runs_on(group, after, wrapping, bracketed)
        if ended or is_known_label(value):
            return True
        return not (wrapping.wrapped and (full or wrapping.ragged))
    return False


def _opens_item(line: Line, value: str, wrapping: Wrapping, full: bool) -> bool:
    """Whether a bullet is one: a dash may stand inside a name that the wrap broke ("kinh tế" / "- xã hội")."""
    if value[0] not in "-–" or ends_sentence(line.value):
        return True
    if line.glued:
        return False
    small = starts_small(value[1:])
    if not full or (mark_of(line.value) and not small):  # below a numbered heading a dash opens a list
        return True
    return not (wrapping.sharp or (small and not is_bullet(line.value)))


def _holds_labels(value: str) -> bool:
    """Whether a bullet opens a label: where one label of several bears it, the others stand in one line with it."""
    return is_bullet(value) and bool(label_of(value[1:].lstrip()))


def counts(value: str) -> bool:
    """Whether the text ends with a word after which a number counts something, and is no numbering."""
    return ends_with(value, "counted") or ends_with(value, "serial")
