"""Pages of type of one width, as plain text is printed: put back into the lines of text that they were.

Columns then stand where spaces set them, and a line that was too long for the page is whole again, so that the page can be
read as the text it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from checker.model.records import dataclass
from checker.readers.lines import starts_small
from checker.readers.openings import is_remark
from checker.readers.parts import Piece
from checker.readers.pdf.letters import Letter
from checker.readers.pdf.page import Page, Row
from checker.readers.pdf.setting import pitch_of
from checker.readers.seams import separator_of
from checker.readers.wrapping import ends_sentence

_SAME, _NEARLY_ALL = 0.03, 0.8  # the others come from fonts that lend the letters it lacks
_FEWEST = 100
_MOST_BLANK = 60
_WIDTH = 6.0  # points: of a letter, where a page has too few to tell
_OFTEN = 5  # lines that somebody has broken
_TAIL = 20  # letters: what is left of a line that is only a little too long for the page


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
    sheet = _Sheet(left, pitch_of([row for _, rows in pages for row in rows]) or 12.0)
    sheet.by_hand = sheet.is_wrapped_by_hand(pages)
    lines: list[Piece] = []
    before: Row | None = None
    for page, rows in pages:
        for row in rows:
            text = _line(row, left, page.letters or _WIDTH)
            if before is not None and sheet.goes_on(before, row, text, page):
                last = lines.pop()
                text = last.text + separator_of(last.text, text) + text
                lines.append(Piece(text=text, page=last.page))
            else:
                lines += _blanks(before, row, sheet.pitch)
                lines.append(Piece(text=text, page=page.number))
            before = row
    return lines


@dataclass(slots=True)
class _Sheet:
    """How the pages are printed: the left edge of the text, the distance of lines, and whether lines were broken by hand."""

    left: float
    pitch: float
    by_hand: bool = False

    def goes_on(self, before: Row, row: Row, text: str, page: Page) -> bool:
        """Whether the page's edge broke a line here: no further word had room, and the next row begins at the margin."""
        if before.tabs or row.tabs or is_remark(text) or text.startswith(" ") or not self._follows(before, row):
            return False
        if self.by_hand and row.columns(page.letters or _WIDTH) > _TAIL:
            return False
        return self._is_full(before, row, page)

    def is_wrapped_by_hand(self, pages: Sequence[tuple[Page, list[Row]]]) -> bool:
        """Whether lines often end in mid-sentence although the next word had room: then their edge is not the page's."""
        found = sum(
            starts_small(below.text) and not ends_sentence(row.text) and not self._is_full(row, below, page)
            for page, rows in pages
            for row, below in pairwise(rows)
            if self._follows(row, below)
        )
        return found >= _OFTEN

    def _follows(self, before: Row, row: Row) -> bool:
        return before.page != row.page or row.base - before.base <= 1.5 * self.pitch

    def _is_full(self, before: Row, row: Row, page: Page) -> bool:
        """Whether the row's first word had no room in the one before, which the page's edge then ends."""
        width = page.letters or _WIDTH
        edge = page.width - self.left + 0.1 * width
        first = row.words[0]
        return before.right <= edge < before.right + width + first.right - first.left


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


def _blanks(before: Row | None, row: Row, pitch: float) -> Iterator[Piece]:
    if before is not None and before.page == row.page:
        for _ in range(min(_MOST_BLANK, round((row.base - before.foot) / pitch) - 1)):
            yield Piece(text="", page=row.page)
