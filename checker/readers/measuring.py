"""How a document breaks its lines, measured over the whole of it before any two lines are joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from checker.readers.lines import Line, ends_open, is_bullet, is_capitals, mark_of, starts_capital, starts_small
from checker.readers.openings import (
    Start,
    head_key,
    is_remark,
    label_of,
    labels_inside,
    names_recipients,
    start_of,
    starts_inside,
)
from checker.readers.wrapping import Wrapping, ends_sentence

_NARROWEST, _WIDEST = 45, 170
_FEWEST = 8
_TITLE = 3
_FEWEST_SURE = 4
_LITTLE, _NEARLY = 1.3, 0.85
# So many full lines before paragraphs that begin without a mark may be chance, for each that surely begins one.
_BY_CHANCE_SHARP, _BY_CHANCE = 0.2, 1.0


def measure(lines: Sequence[Line]) -> Wrapping:
    """How the lines of a document are broken."""
    written = sum(line.reach for line in lines)
    capital = sum(line.reach for line in lines if is_capitals(line.value))
    shouting = len(lines) >= _FEWEST and capital > 0.9 * written
    found = Wrapping()
    if sum(line.slack > 2 for line in lines) > 0.5 * len(lines):
        found = _measure(lines, shouting=shouting, doubled=True)
    if not found.sharp:
        found = _measure(lines, shouting=shouting, doubled=False)
    return _with_gaps(found, lines) if found.wrapped else found


def _measure(lines: Sequence[Line], *, shouting: bool, doubled: bool) -> Wrapping:
    found = Wrapping() if shouting else _measure_sentences(lines, doubled=doubled)
    if found.sharp or found.ragged:
        return found
    by_ends = _measure_ends(lines, shouting=shouting, doubled=doubled)
    if shouting:
        return by_ends
    return by_ends if by_ends.wrapped and by_ends.width >= found.width else found


def _measure_sentences(lines: Sequence[Line], *, doubled: bool) -> Wrapping:
    """Lines that begin with a small letter in mid-sentence show how wide the lines before them are."""
    goes_on: list[tuple[int, int]] = []
    pairs = indents = 0
    for line, after in pairwise(lines):
        if after.blanks or "\t" in line.value or "\t" in after.value:
            continue
        pairs += 1
        if not (line.glued or _is_marked(after)) and starts_small(after.value) and not ends_sentence(line.value):
            goes_on.append((_reach(line, doubled), after.head))
        elif after.indent >= line.indent + 3 and starts_capital(after.value) and ends_sentence(line.value):
            indents += 1
    widths = sorted(width for width, _ in goes_on)
    if not widths:
        return Wrapping()
    width = widths[-1]
    if len(widths) >= 10 and width > 1.2 * widths[int(0.9 * (len(widths) - 1))]:
        width = widths[int(0.95 * (len(widths) - 1))]
    widest = _widened(
        width, goes_on, [_reach(line, doubled) for line, after in pairwise(lines) if _is_set(line, after)]
    )
    share = len(widths) / pairs
    longer = sum(_reach(line, doubled) > 1.15 * width and "\t" not in line.value for line in lines)
    if not longer:
        width = widest
    exact = sum(w + 1 + word > width >= w for w, word in goes_on)
    near = sum(w + 1 + word >= 0.8 * width for w, word in goes_on)
    many = len(goes_on) >= 4
    # A title of a few lines is broken by hand.
    by_hand = min(sum(w + 1 + word < 0.7 * width for w, word in goes_on[:_TITLE]), len(goes_on) // 4)
    by_width = len(goes_on) - by_hand
    sharp = by_width >= 3 and exact >= 0.9 * by_width
    # A decision of long lines may come before a plan of broken ones.
    if (
        width > _WIDEST
        or longer > (0.4 if sharp and many else 0.1) * len(lines)
        or share < (0.25 if len(widths) < 3 else 0.05 if width > 45 else 0.4)
    ):
        return Wrapping()
    return Wrapping(
        wrapped=True,
        width=width,
        widest=widest,
        sharp=sharp,
        ragged=many and near < 0.8 * by_width,
        indented=indents >= 3,
        doubled=doubled,
    )


def _is_set(line: Line, after: Line) -> bool:
    """Whether the line is as wide as the text at most: a title, or a remark below it, stands apart and may run wider."""
    if "\t" in line.value or is_remark(line.value) or is_remark(after.value):
        return False
    return not after.blanks or ends_sentence(line.value) or _is_marked(line)


def _widened(width: int, goes_on: Sequence[tuple[int, int]], reaches: Sequence[int]) -> int:
    """The width of the widest line near ``width``, as long as those that go on end as sharp at it."""
    wider = max((reach for reach in reaches if reach <= 1.15 * width), default=width)
    exact = sum(reach + 1 + head > width >= reach for reach, head in goes_on)
    return wider if sum(reach + 1 + head > wider for reach, head in goes_on) >= exact else width


def _measure_ends(lines: Sequence[Line], *, shouting: bool, doubled: bool) -> Wrapping:
    """Where no small letter shows that lines go on, only lines that end sharp at one width show a wrap."""
    pairs = [
        (line, after)
        for line, after in pairwise(lines)
        if not (after.blanks or _is_marked(after) or ends_sentence(line.value) or "\t" in line.value + after.value)
    ]
    open_ended = [(_reach(line, doubled), after.head) for line, after in pairs]
    width, full = _most_common_width(open_ended)
    longer = sum(_reach(line, doubled) > width and "\t" not in line.value for line in lines)
    nearly = sum(width // 2 <= reach <= width for reach, _ in open_ended)
    few = longer <= 0.1 * len(lines)
    # A decision of long lines may come before a plan of broken ones.
    wrapped = full >= 5 and full > (0.5 if shouting else 0.7) * nearly and longer <= 0.4 * len(lines)
    if few and not wrapped:
        wrapped = full >= 3 and (full > 0.1 * len(open_ended) if shouting else full > 0.6 * nearly)
    wrapped = wrapped or _is_surely_full(lines, pairs, width, doubled=doubled)
    return Wrapping(wrapped=wrapped, width=width if wrapped else 0, sharp=wrapped, shouting=shouting, doubled=doubled)


def _is_surely_full(lines: Sequence[Line], pairs: Sequence[tuple[Line, Line]], width: int, *, doubled: bool) -> bool:
    """Whether, behind the last line that is wider, several end at the width and one of them surely goes on.

    Wider lines are whole paragraphs. Lines that are but a little wider, or go on though a word more had room in them, tell
    of letters of many widths, and of no width at which all lines end.
    """
    wider = [at for at, line in enumerate(lines) if _reach(line, doubled) > width and "\t" not in line.value]
    if any(_reach(lines[at], doubled) <= _LITTLE * width for at in wider):
        return False
    below = set(map(id, lines[wider[-1] + 1 :] if wider else lines))
    near = [
        (line, after, _reach(line, doubled)) for line, after in pairs
        if id(line) in below and _NEARLY * width < _reach(line, doubled) <= width
    ]  # fmt: skip
    full = [(line, after) for line, after, reach in near if reach + 1 + after.head > width]
    goes_on = sum(starts_small(after.value) for _, after, _ in near)
    return len(full) >= _FEWEST_SURE and (
        0 < goes_on == sum(starts_small(after.value) for _, after in full)
        or (not goes_on and any(ends_open(line.value) for line, _ in full))
    )


def _most_common_width(open_ended: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The width at which most lines end because the first word of the next one did not fit, and how many do."""
    changes = [0] * (_WIDEST + 2)
    for reach, head in open_ended:
        if _NARROWEST <= reach <= _WIDEST:
            changes[reach] += 1
            changes[min(reach + 1 + head, _WIDEST + 1)] -= 1
    full = list(accumulate(changes[: _WIDEST + 1]))
    most = max(full)
    return full.index(most), most


def _with_gaps(wrapping: Wrapping, lines: Sequence[Line]) -> Wrapping:
    """How paragraphs stand apart in a text whose width is known."""
    gaps = marked = marked_apart = plain_apart = 0
    full: Counter[Start] = Counter()
    sure: Counter[Start] = Counter()
    recipients = False
    for line, after in pairwise(lines):
        recipients = not after.blanks and _is_marked(after) and (recipients or names_recipients(line.value))
        if after.blanks:
            gaps += 1
            marked_apart += _is_marked(after)
            plain_apart += ends_sentence(line.value) and start_of(after.value) is Start.PLAIN and not _is_marked(after)
        elif recipients or "\t" in line.value or "\t" in after.value:
            continue
        elif _is_marked(after):
            marked += 1
        elif ends_sentence(line.value) and starts_capital(after.value):
            start = start_of(after.value)
            (full if wrapping.full(line, after) else sure)[start] += 1
    spaced = gaps >= 0.6 * (gaps + marked) and gaps > 0
    apart = gaps >= _FEWEST and marked + sure.total() <= 0.05 * gaps
    # Of the paragraphs without a mark as many stand close to the one before as of those with one.
    sure[Start.PLAIN] += round(plain_apart * marked / max(1, marked + marked_apart))
    inside: Counter[Start] = Counter()
    if full:
        inside.update(start for line in lines for start in starts_inside(line.value))
    inner = _inner_labels(wrapping, lines) if full[Start.LABEL] else frozenset()
    by_chance = {Start.PLAIN: _BY_CHANCE_SHARP if wrapping.sharp else _BY_CHANCE}
    # Where sentences end inside lines, some end with a line as well; where none does, a full line is one by chance.
    running = {start for start in full if inside[start] >= full[start] > by_chance.get(start, _FEWEST) * sure[start]}
    if apart or (spaced and not wrapping.sharp):
        running.add(Start.PLAIN)
    return replace(wrapping, spaced=spaced, apart=apart, running=frozenset(running), inner=inner)


def _inner_labels(wrapping: Wrapping, lines: Sequence[Line]) -> frozenset[str]:
    """The labels that stand inside lines, and never first in a line behind one that is not full."""
    apart = {
        head_key(label)
        for line, after in zip([None, *lines], lines, strict=False)
        if (label := label_of(after.value)) and (line is None or after.blanks or not wrapping.full(line, after))
    }
    return frozenset(label for line in lines for label in labels_inside(line.value)) - apart


def _is_marked(line: Line) -> bool:
    return is_bullet(line.value) or bool(mark_of(line.value))


def _reach(line: Line, doubled: bool) -> int:
    return line.reach - line.slack if doubled else line.reach
