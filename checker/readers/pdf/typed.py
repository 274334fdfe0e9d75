"""Pages of type of one width, as plain text is printed: put back into the lines of text that they were.

Columns then stand where spaces set them, and a line that was too long for the page is whole again, so that the page can be
read as the text it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from checker.readers.openings import is_remark
from checker.readers.parts import Piece
from checker.readers.pdf.letters import Letter
from checker.readers.pdf.page import Page, Row
from checker.readers.pdf.setting import pitch_of
from checker.readers.seams import separator_of

_SAME, _NEARLY_ALL = 0.03, 0.8  # the others come from fonts that lend the letters it lacks
_FEWEST = 100
_MOST_BLANK = 60


def letter_width(letters: Sequence[Letter]) -> float | None:
    """The width of every letter, in points; None where widths differ."""
    widths = [letter.right - letter.left for letter in letters if letter.visible]
    if len(widths) < _FEWEST:
        return None
    width = median(widths)
    same = sum(abs(one - width) <= _SAME * width for one in widths)
    return width if width > 0 and same >= _NEARLY_ALL * len(widths) else None


def typed_lines(pages: Sequence[tuple[Page, list[Row]]]) -> list[Piece]:
    """The lines of text, empty ones too."""
    left = min(row.left for _, rows in pages for row in rows)
    pitch = pitch_of([row for _, rows in pages for row in rows]) or 12.0
    lines: list[Piece] = []
    before: tuple[Row, int] | None = None
    for page, rows in pages:
        width = page.letters or 6.0
        room = int((page.width - 2 * left + 0.5) / width)
        for row in rows:
            text = _line(row, left, width)
            if before is not None and _goes_on(before, row, text, room, pitch):
                last = lines.pop()
                text = last.text + separator_of(last.text, text) + text
                lines.append(Piece(text=text, page=last.page))
            else:
                lines += _blanks(before[0] if before else None, row, pitch)
                lines.append(Piece(text=text, page=page.number))
            before = row, row.columns(width)
    return lines


def _line(row: Row, left: float, width: float) -> str:
    """The row with as many spaces as there is room for between its words, or with the tabs that were typed."""
    if row.tabs:
        return row.text
    out = " " * round((row.left - left) / width)
    for word, after in pairwise([*row.words, None]):
        assert word is not None  # noqa: S101 - only the last has nothing after it
        out += word.text
        if after is not None:
            # A font that lends a letter may draw it narrower than its place: less than half a place is no space.
            out += " " * round((after.left - word.right) / width)
    return out


def _goes_on(before: tuple[Row, int], row: Row, text: str, room: int, pitch: float) -> bool:
    """Whether the page's edge broke a line here: no further word had room, and the next row begins at the margin."""
    last, size = before
    if (
        last.tabs
        or row.tabs
        or is_remark(text)
        or text.startswith(" ")
        or (last.page == row.page and row.base - last.base > 1.5 * pitch)
    ):
        return False
    return size <= room and size + 1 + len(text.split(maxsplit=1)[0]) > room


def _blanks(before: Row | None, row: Row, pitch: float) -> Iterator[Piece]:
    if before is not None and before.page == row.page:
        for _ in range(min(_MOST_BLANK, round((row.base - before.foot) / pitch) - 1)):
            yield Piece(text="", page=row.page)
