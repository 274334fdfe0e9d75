"""What a PDF stores of a page: letters with places, put together to words, and straight lines drawn on it."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

from checker.model.records import dataclass
from checker.readers.pdf.letters import Letter, words_of
from checker.readers.pdf.page import Page, Rule
from checker.readers.pdf.typed import letter_width

Point: TypeAlias = tuple[float, float]

_THIN = 2.5  # points: a filled rectangle no thicker is a ruled line
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 2_000
_HYPHENS = (0x02, 0xFFFE)  # what the library puts for a hyphen at a line's end
_BROAD = "mwæœ"
_WIDEST = 0.67  # of the size of the type: any other small letter
_TILTED = 0.2  # radians; a watermark runs across the page


def stored_page(document: Any, index: int) -> tuple[Page, bool]:
    """The page as the file stores it, and whether it is only the picture of one, so that its letters must be recognised."""
    page = document[index]
    try:
        view = _View.of(page)
        text = page.get_textpage()
        try:
            letters = list(_letters(text, view))
        finally:
            text.close()
        across, down, covered = _drawn(page, view)
        seen = [letter for letter in letters if letter.visible and not letter.text.isspace()]
        scanned = covered > 0.5 and len(seen) < 200
        words, marks = words_of(letters)
        found = Page(
            number=index + 1,
            width=view.width,
            height=view.height,
            words=tuple(words),
            marks=marks,
            across=tuple(across),
            down=tuple(down),
            letters=letter_width(letters),
        )
    finally:
        page.close()
    return found, scanned


@dataclass(frozen=True, slots=True)
class _View:
    """How the page is looked at: its size after turning, and where a point of the file stands."""

    width: float
    height: float
    turned: int
    place: Callable[[float, float], Point]

    @classmethod
    def of(cls, page: Any) -> _View:
        left, bottom, right, top = page.get_cropbox() or page.get_mediabox()
        wide, high = right - left, top - bottom
        turned = int(page.get_rotation()) % 360
        if turned == 90:
            return cls(high, wide, turned, lambda x, y: (y - bottom, x - left))
        if turned == 180:
            return cls(wide, high, turned, lambda x, y: (right - x, y - bottom))
        if turned == 270:
            return cls(high, wide, turned, lambda x, y: (top - y, right - x))
        return cls(wide, high, turned, lambda x, y: (x - left, top - y))


def _letters(text: Any, view: _View) -> Iterator[Letter]:
    raw = text.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(256)
    fonts: dict[bytes, tuple[bool, bool]] = {}
    high = 0
    for at in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, at)
        if 0xD800 <= code < 0xDC00:  # two halves of one sign
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        sign = (
            "-" if code in _HYPHENS else chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        )
        if sign.isspace() and pdfium.FPDFText_IsGenerated(raw, at) == 1:
            continue  # where words end is seen from their places
        known = pdfium.FPDFText_GetMatrix(raw, at, matrix)
        angle = math.atan2(matrix.b, matrix.a) - math.radians(view.turned) if known else 0.0
        if abs(math.remainder(angle, 2 * math.pi)) > _TILTED:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(raw, at, box) or not pdfium.FPDFText_GetCharOrigin(raw, at, x, y):
            continue
        first, second = view.place(box.left, box.bottom), view.place(box.right, box.top)
        base = view.place(x.value, y.value)[1]
        size = pdfium.FPDFText_GetFontSize(raw, at)
        if known:  # some files set type of size 1 and magnify it
            size *= math.hypot(matrix.c, matrix.d)
        length = pdfium.FPDFText_GetFontInfo(raw, at, name, 256, flags)
        font = name.raw[: max(0, min(length, 256) - 1)]
        if font not in fonts:
            told = font.lower()
            fonts[font] = (b"bold" in told or b"black" in told, b"italic" in told or b"oblique" in told)
        bold, italic = fonts[font]
        heavy = pdfium.FPDFText_GetFontWeight(raw, at) >= 600
        left, right = min(first[0], second[0]), max(first[0], second[0])
        if (
            sign.islower() and sign not in _BROAD
        ):  # of a font that lends a letter the box may say more than the letter takes
            right = min(right, left + _WIDEST * size)
        yield Letter(
            sign,
            left,
            right,
            base,
            size,
            bold=bold or heavy,
            italic=italic,
            visible=_visible(raw, at),
        )


def _visible(raw: Any, at: int) -> bool:
    """Whether the letter is drawn; a layer of recognised text below a picture is not."""
    thing = pdfium.FPDFText_GetTextObject(raw, at)
    return not thing or pdfium.FPDFTextObj_GetTextRenderMode(thing) != pdfium.FPDF_TEXTRENDERMODE_INVISIBLE


def _drawn(page: Any, view: _View) -> tuple[list[Rule], list[Rule], float]:
    """The ruled lines across and down, and which part of the page pictures cover."""
    across: list[Rule] = []
    down: list[Rule] = []
    covered = 0.0
    for count, thing in enumerate(page.get_objects(max_depth=4)):
        if count > _MOST_OBJECTS:
            break
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            covered += abs(right - left) * abs(top - bottom)
        elif thing.type == pdfium.FPDF_PAGEOBJ_PATH:
            _path(thing, view, across, down)
    return across, down, covered / max(1.0, view.width * view.height)


def _path(thing: Any, view: _View, across: list[Rule], down: list[Rule]) -> None:
    count = pdfium.FPDFPath_CountSegments(thing.raw)
    if not 2 <= count <= _MOST_SEGMENTS:
        return
    matrix = thing.get_matrix()
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing.raw, filled, stroked)
    x, y = ctypes.c_float(), ctypes.c_float()
    figures: list[list[Point]] = []
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(thing.raw, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = view.place(*matrix.on_point(x.value, y.value))
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            figures.append([point])
        elif kind == pdfium.FPDF_SEGMENT_LINETO and figures:
            figures[-1].append(point)
            if pdfium.FPDFPathSegment_GetClose(segment):
                figures[-1].append(figures[-1][0])
        elif figures:
            figures.append([point])  # a curve rules nothing
    for points in figures:
        if len(points) < 2:
            continue
        left, right = min(p[0] for p in points), max(p[0] for p in points)
        top, bottom = min(p[1] for p in points), max(p[1] for p in points)
        if bottom - top <= _THIN < right - left:
            across.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THIN < bottom - top:
            down.append(Rule((left + right) / 2, top, bottom))
        elif stroked.value:
            for (x1, y1), (x2, y2) in pairwise(points):
                if abs(y1 - y2) <= 1 < abs(x1 - x2):
                    across.append(Rule((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
                elif abs(x1 - x2) <= 1 < abs(y1 - y2):
                    down.append(Rule((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
