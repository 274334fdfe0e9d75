"""The picture of a scanned page: set straight, its ruled lines found and wiped out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from PIL import Image, ImageDraw, ImageOps

from checker.model.records import dataclass
from checker.readers.pdf.page import Rule

DOTS = 300  # to the inch
_MOST_PIXELS = 30_000_000
_STEP = 12  # pixels: ruled lines are looked for in strips as long as this
_FEWEST = 10  # strips in a ruled line
_FULL = 185  # of 255: how much of a strip is ink where a line is ruled
_SLANT, _FINE = 3.0, 0.05  # degrees: how far pages are turned, and how finely that is measured
_RUN = re.compile(b"\xff{%d,}" % _FEWEST)


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a page, set straight; ``scale`` is how many of its points (dots) make one of the page's.

    ``ink`` is white where something is written. Ruled lines are found in ``across`` and ``down``, and are in neither.
    """

    image: Any
    ink: Any
    scale: float
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]


def picture_of(page: Any) -> Picture:
    """The picture of a page of a PDF."""
    width, height = page.get_size()
    scale = min(DOTS / 72, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    image = image.rotate(_slant(image), resample=Image.Resampling.BICUBIC, fillcolor=255)
    ink = _ink(image)
    across, down = list(_lines(ink, lying=True)), list(_lines(ink, lying=False))
    for picture, paper in ((image, 255), (ink, 0)):
        brush = ImageDraw.Draw(picture)
        for at, start, end in across:
            brush.rectangle((start - 6, at - 2, end + 6, at + 2), fill=paper)
        for at, start, end in down:
            brush.rectangle((at - 2, start - 6, at + 2, end + 6), fill=paper)
    return Picture(
        image=image,
        ink=ink,
        scale=scale,
        across=tuple(Rule(at / scale, start / scale, end / scale) for at, start, end in across),
        down=tuple(Rule(at / scale, start / scale, end / scale) for at, start, end in down),
    )


def stems(picture: Picture, box: Sequence[int]) -> int:
    """How many upright strokes stand at the left of a word before the first sign that is none ("III/2025": three).

    Roman numbers are what recognition gets wrong most, and a count of strokes gets right.
    """
    left, top, right, bottom = box
    high = bottom - top
    upper = _strokes(picture.ink.crop((left, top + high * 22 // 100, right, top + high * 32 // 100)))
    lower = _strokes(picture.ink.crop((left, top + high * 68 // 100, right, top + high * 78 // 100)))
    count = 0
    for (start, end), (below, under) in zip(upper, lower, strict=False):
        slanted = max(abs(start - below), abs(end - under)) > 0.05 * high + 1  # as a stroke between two numbers is
        if slanted or end - start > 0.3 * high:
            break
        count += 1
    return count


def _strokes(band: Any) -> list[tuple[int, int]]:
    """Where ink stands in a narrow band, from left to right."""
    if not band.width or not band.height:
        return []
    columns = (
        band.resize((band.width, 1), Image.Resampling.BOX).point(lambda value: 255 if value > 100 else 0).tobytes()
    )
    return [found.span() for found in re.finditer(b"\xff+", columns)]


def _ink(image: Any) -> Any:
    """White where something is written, whatever the grey of the paper."""
    histogram = image.histogram()
    half, paper = sum(histogram) / 2, 0
    for value, count in enumerate(histogram):
        half -= count
        if half <= 0:
            paper = value
            break
    edge = 0.6 * paper
    return image.point(lambda value: 255 if value < edge else 0)


def _slant(image: Any) -> float:
    """By how many degrees the page must be turned so that its lines lie level: then rows of ink and of paper differ most."""
    small = ImageOps.invert(image.resize((image.width // 3, image.height // 3), Image.Resampling.BOX))
    small = small.point(lambda value: 255 if value > 100 else 0)

    def evenness(angle: float) -> int:
        turned = small.rotate(angle, resample=Image.Resampling.NEAREST, fillcolor=0)
        rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
        return sum((a - b) ** 2 for a, b in pairwise(rows))

    rough = max((step / 5 for step in range(round(-5 * _SLANT), round(5 * _SLANT) + 1)), key=evenness)
    return max((rough + _FINE * step for step in range(-3, 4)), key=evenness)


def _lines(ink: Any, *, lying: bool) -> Iterator[tuple[int, int, int]]:
    """Rows of dots (columns, unless ``lying``) in which ink runs on without a gap: their place, start and end."""
    size = (ink.width // _STEP, ink.height) if lying else (ink.width, ink.height // _STEP)
    strips = ink.resize(size, Image.Resampling.BOX).point(lambda value: 255 if value > _FULL else 0)
    if not lying:
        strips = strips.transpose(Image.Transpose.TRANSPOSE)
    data, width = strips.tobytes(), strips.width
    thick = 0
    for at in range(strips.height):
        found = [run.span() for run in _RUN.finditer(data[at * width : (at + 1) * width])]
        # The dark edge of a scan is no line.
        thick = thick + 1 if found else 0
        if thick <= 12:
            for start, end in found:
                yield at, start * _STEP, end * _STEP
