"""Letters with places put together to words.

A file may draw the letters of a line in any order, every font by itself, and need not draw spaces: only places tell which
letters stand beside one another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from checker.model.records import dataclass
from checker.patterns import compiled
from checker.readers.pdf.page import Word

_SMALL, _RAISED = 0.78, 0.15  # of the size of the type beside it: the sign of a note
_APART = 0.16  # of the size of the type: the narrowest space of a justified line
_LEVEL = 0.25  # of the size of the type: how far letters of one line may differ in height
_EXACT = 0.05  # points
_SHORTEST_TWO = 3  # letters of two words that stand as one
_MARK = compiled(r"[\d*ivx]{1,3}")
_MEASURE = compiled(r"(?i).*(?:^|[\d\s/(])(?:k|c|d|m|h)?m|.*[)\]]")  # m2, km2: what is raised there is no note


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, or a stored space: its left and right edge, its baseline and the size of its type, in points."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    italic: bool
    visible: bool


def words_of(letters: Iterable[Letter]) -> tuple[list[Word], dict[str, float]]:
    """The words, line by line, and the raised numbers that point to notes, with the height of the first line that bears each.

    They are left out of the words.

    A word after such a number that opens a line is noted.
    """
    marks: dict[str, float] = {}
    words = [word for line in _lines(list(_composed(letters))) for word in _words(line, marks)]
    return words, marks


def _composed(letters: Iterable[Letter]) -> Iterator[Letter]:
    """The letters, marks put on the letter before: composed if they were drawn by themselves, as typed if with it."""
    last: Letter | None = None
    for letter in letters:
        if last is not None and unicodedata.combining(letter.text[0]):
            text = last.text + letter.text
            if _is_one_glyph(last, letter):
                last = replace(last, text=text, right=letter.right)
            else:
                last = replace(last, text=unicodedata.normalize("NFC", text))
            continue
        if last is not None:
            yield last
        last = letter
    if last is not None:
        yield last


def _is_one_glyph(letter: Letter, mark: Letter) -> bool:
    """Whether one glyph stands for both: then they share its width, or each has an equal part of it."""
    if letter.base != mark.base or mark.right <= mark.left:
        return False
    parts = len(letter.text)
    shared = abs(letter.left - mark.left) <= _EXACT and abs(letter.right - mark.right) <= _EXACT
    width = mark.right - mark.left
    return shared or (
        abs(mark.left - letter.right) <= _EXACT and abs(letter.right - letter.left - parts * width) <= _EXACT
    )


def _lines(letters: list[Letter]) -> Iterator[list[Letter]]:
    """The letters of each line from left to right, raised ones in the line that they stand over."""
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda letter: letter.base):
        if lines and abs(lines[-1][0].base - letter.base) <= _LEVEL * min(lines[-1][0].size, letter.size):
            lines[-1].append(letter)
        else:
            lines.append([letter])
    merged: list[list[Letter]] = []
    for line in lines:
        above = merged[-1] if merged else None
        if above is not None and _stands_over(above, line):
            line.extend(above)
            merged[-1] = line
        else:
            merged.append(line)
    for line in merged:
        yield sorted(line, key=lambda letter: letter.left)


def _stands_over(line: Sequence[Letter], below: Sequence[Letter]) -> bool:
    """Whether the letters of a line are only raised ones of the line below."""
    size = max(letter.size for letter in below)
    rise = below[0].base - line[0].base
    if not (rise <= 0.6 * size and all(letter.size <= _SMALL * size or letter.text.isspace() for letter in line)):
        return False
    return all(
        any(
            abs(letter.left - other.right) < 0.4 * size or abs(other.left - letter.right) < 0.4 * size
            for other in below
        )
        for letter in line
    )


def _words(line: Sequence[Letter], marks: dict[str, float]) -> Iterator[Word]:
    size = max(letter.size for letter in line)
    base = max((letter for letter in line if letter.size > _SMALL * size), key=lambda letter: letter.base).base
    word: list[Letter] = []
    written = ""
    noted = False
    before: Letter | None = None
    for letter in line:
        if letter.text.isspace():
            if word:
                yield _word(word, base, noted=noted)
                written, noted, word = written + " ", False, []
            continue
        if letter.size <= _SMALL * size and base - letter.base > _RAISED * size and _points_to_note(letter, written):
            noted = noted or not written
            marks.setdefault(letter.text, base)
            before = letter
            continue
        if word and before is not None and _apart(before, letter):
            yield _word(word, base, noted=noted)
            written, noted, word = written + " ", False, []
        word.append(letter)
        before = letter
        written += letter.text
    if word:
        yield _word(word, base, noted=noted)


def _points_to_note(letter: Letter, written: str) -> bool:
    return _MARK.fullmatch(letter.text) is not None and not _MEASURE.fullmatch(written[-12:])


def _apart(before: Letter, letter: Letter) -> bool:
    return letter.left - before.right > _APART * max(before.size, letter.size)


def _word(letters: Sequence[Letter], base: float, *, noted: bool) -> Word:
    text = "".join(letter.text for letter in letters)
    return Word(
        text=text,
        left=min(letter.left for letter in letters),
        right=max(letter.right for letter in letters),
        base=base,
        size=max(letter.size for letter in letters),
        bold=all(letter.bold for letter in letters),
        italic=all(letter.italic for letter in letters),
        noted=noted,
        seams=() if len(text) < _SHORTEST_TWO or text[1:].islower() else tuple(_seams(letters)),
    )


def _seams(letters: Sequence[Letter]) -> Iterator[tuple[int, float]]:
    """Where a capital follows a small letter, and its left edge."""
    size = 0
    for before, letter in pairwise(letters):
        size += len(before.text)
        if letter.text[0].isupper() and before.text[0].islower():
            yield size, letter.left
