"""Scanned pages: their letters recognised by tesseract, every ruled cell by itself."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from statistics import median
from typing import Any

from PIL import Image, ImageDraw, ImageOps

from checker.errors import InputError
from checker.model.records import dataclass
from checker.patterns import compiled
from checker.readers.pdf.page import Page, Word
from checker.readers.pdf.picture import DOTS, Picture, picture_of, stems
from checker.readers.pdf.ruled import ruled_tables
from checker.readers.worker import still_going
from checker.text import fold_key

_LANGUAGE = "vie"
_BODY, _CELLS = ("--psm", "3"), ("--psm", "6")
_NUMBERS = ("--psm", "7", "-c", "tessedit_char_whitelist=0123456789IVXLC.")
_NARROW = 48  # points: a column so narrow at the left of a table holds numbers
_EDGE = 30  # dots of paper around a cell
_NOISE = compiled(r"[_|~`´'‘’^·•—=*]+")
_AROUND = "_|~`^"
_ROMAN = compiled(r"([IHLl1|!UTỊ]{1,5})([/.,;)]\S*)?")
_LEAST_SURE = 0.2
_LABEL = compiled(r"[IVX]{1,4}[.)]?|\d{1,2}[.)]")
_SPECK = 40  # dots; what is smaller, with paper around it, is dust
_UNREADABLE = "\ufffd"


def recogniser() -> str | None:
    """The path of tesseract, None where it or its Vietnamese is not installed."""
    program = shutil.which("tesseract")
    return program if program and _LANGUAGE in _languages(program) else None


def recognised_page(page: Any, number: int, name: str) -> Page:
    """A scanned page as recognised. Raises InputError (needs-tesseract)."""
    program = recogniser()
    if program is None:
        raise InputError(
            f"has scanned pages (page {number}), and tesseract, which reads Vietnamese letters in pictures, is missing",
            code="needs-tesseract",
            file=name,
            mend="install tesseract with Vietnamese (Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-vie)",
        )
    picture = picture_of(page)
    width, height = picture.image.width / picture.scale, picture.image.height / picture.scale
    empty = Page(number=number, width=width, height=height, words=(), across=picture.across, down=picture.down)
    with tempfile.TemporaryDirectory() as folder:
        words = list(_Reading(program, picture, Path(folder)).words(empty))
    letters = sum(len(word.text) for word in words)
    return Page(
        number=number,
        width=width,
        height=height,
        words=tuple(words),
        across=picture.across,
        down=picture.down,
        recognised=sum(word.sure * len(word.text) for word in words) / letters if letters else 0.0,
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the picture: where it was cut out, and what is written there."""

    left: int
    top: int
    image: Any


@dataclass(frozen=True, slots=True)
class _Seen:
    """One word as tesseract tells it: in which picture of the list and in which line, its box in dots, how sure it is."""

    part: int
    line: tuple[str, str, str]
    box: tuple[int, int, int, int]
    sure: float
    text: str


@dataclass(slots=True)
class _Reading:
    """The reading of one page."""

    program: str
    picture: Picture
    folder: Path

    def words(self, page: Page) -> Iterator[Word]:
        """The words outside tables, then those of each cell."""
        tables, _ = ruled_tables(page)
        body = self.picture.image.copy()
        numbers: list[_Part] = []
        cells: list[_Part] = []
        for table in tables:
            for at, row in enumerate(table.rows):
                for column, cell in row.items():
                    box = (cell.left, table.heights[at], cell.right, table.heights[at + cell.height])
                    part = self._cut(box)
                    if part is not None:
                        narrow = column == 0 and cell.columns == 1 and cell.right - cell.left < _NARROW and at > 0
                        (numbers if narrow else cells).append(part)
            frame = [table.edges[0], table.top, table.edges[-1], table.bottom]
            ImageDraw.Draw(body).rectangle([round(value * self.picture.scale) for value in frame], fill=255)
        yield from self._recognised([_Part(0, 0, body)], _LANGUAGE, _BODY)
        yield from self._recognised(cells, _LANGUAGE, _CELLS)
        english = "eng" if "eng" in _languages(self.program) else _LANGUAGE
        yield from self._recognised(numbers, english, _NUMBERS)

    def _cut(self, box: Sequence[float]) -> _Part | None:
        """What is written in a cell, with some paper around it; None for an empty one."""
        left, top, right, bottom = (round(value * self.picture.scale) for value in box)
        inner = (left + 4, top + 4, right - 4, bottom - 4)
        if inner[2] - inner[0] < 8 or inner[3] - inner[1] < 8:
            return None
        ink = self.picture.ink.crop(inner)
        # Specks of dust are no writing: looked at from afar they vanish.
        far = ink.resize((max(1, ink.width // 4), max(1, ink.height // 4)), Image.Resampling.BOX)
        found = far.point(lambda value: 255 if value > 90 else 0).getbbox()
        if found is None:
            return None
        x, y = inner[0] + max(0, 4 * found[0] - 10), inner[1] + max(0, 4 * found[1] - 10)
        edge = (x, y, min(inner[2], inner[0] + 4 * found[2] + 10), min(inner[3], inner[1] + 4 * found[3] + 10))
        return _Part(x - _EDGE, y - _EDGE, ImageOps.expand(self.picture.image.crop(edge), _EDGE, fill=255))

    def _recognised(self, parts: Sequence[_Part], language: str, how: Sequence[str]) -> Iterator[Word]:
        """The words in all parts, by one run of the program."""
        if not parts:
            return
        names = []
        for at, part in enumerate(parts):
            names.append(self.folder / f"{at}.pgm")
            part.image.save(names[-1])
        listed = self.folder / "parts.txt"
        listed.write_text("\n".join(map(str, names)), encoding="utf-8")
        seen = _seen(_run(self.program, [str(listed), "stdout", "-l", language, *how, "--dpi", str(DOTS), "tsv"]))
        read: set[int] = set()
        before = ""
        for (at, _), line in groupby(seen, key=lambda one: (one.part, one.line)):
            if at >= len(parts):
                continue
            for word in self._line(parts[at], list(line), before if at in read else ""):
                before = word.text
                read.add(at)
                yield word
        if how != _BODY:
            for part in (part for at, part in enumerate(parts) if at not in read):
                yield from self._unread(part, number=how == _NUMBERS)

    def _unread(self, part: _Part, *, number: bool) -> Iterator[Word]:
        """A cell of which nothing was made: its strokes as a roman number, else a sign that something stands there."""
        box = (
            part.left + _EDGE,
            part.top + _EDGE,
            part.left + part.image.width - _EDGE,
            part.top + part.image.height - _EDGE,
        )
        count = stems(self.picture, box)
        if number and 1 < count <= 3:
            yield self._mark("I" * count, box, 0.5)
        elif not number and min(box[2] - box[0], box[3] - box[1]) > _SPECK:
            yield self._mark(_UNREADABLE, box, 0.0)

    def _mark(self, text: str, box: Sequence[int], sure: float) -> Word:
        left, top, right, bottom = (value / self.picture.scale for value in box)
        return Word(text, left, right, bottom, bottom - top, sure=sure)

    def _line(self, part: _Part, line: list[_Seen], before: str) -> Iterator[Word]:
        scale = self.picture.scale
        base = median(one.box[3] for one in line)
        high = max(one.box[3] for one in line) - min(one.box[1] for one in line)
        lost = 1.0
        for one in line:
            box = (one.box[0] + part.left, one.box[1] + part.top, one.box[2] + part.left, one.box[3] + part.top)
            text = self._counted(_clean(one.text), box, before)
            if not text:
                continue
            if one.sure < _LEAST_SURE and not _LABEL.fullmatch(text):
                lost = min(lost, one.sure)  # something stood here: the word behind it is no surer
                continue
            before = text
            yield Word(
                text=text,
                left=box[0] / scale,
                right=box[2] / scale,
                base=(base + part.top) / scale,
                size=min(high, 0.08 * DOTS * 3) / scale / 1.1,
                sure=min(one.sure, lost),
            )
            lost = 1.0

    def _counted(self, text: str, box: tuple[int, int, int, int], before: str) -> str:
        """The word; where it may be a roman number, its strokes are counted."""
        found = _ROMAN.fullmatch(text)
        if found is None or not (fold_key(before) == "quý" or any(sign in "IHL" for sign in found[1])):
            return text
        count = stems(self.picture, box)
        return "I" * count + (found[2] or "") if 1 < count <= 3 or (count == 1 and fold_key(before) == "quý") else text


def _clean(text: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("\u2044", "/").strip(_AROUND)
    return "" if _NOISE.fullmatch(text) else text


def _seen(told: str) -> Iterator[_Seen]:
    for row in csv.DictReader(told.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row["text"] or "").strip()
        if row["level"] != "5" or not text:
            continue
        left, top = int(row["left"]), int(row["top"])
        yield _Seen(
            part=int(row["page_num"]) - 1,
            line=(row["block_num"], row["par_num"], row["line_num"]),
            box=(left, top, left + int(row["width"]), top + int(row["height"])),
            sure=max(0.0, float(row["conf"]) / 100),
            text=text,
        )


def _run(program: str, arguments: Sequence[str]) -> str:
    still_going()
    done = subprocess.run(  # noqa: S603 - tesseract with our own arguments
        [program, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return done.stdout.decode("utf-8", "replace")


@lru_cache(maxsize=4)
def _languages(program: str) -> frozenset[str]:
    return frozenset(_run(program, ["--list-langs"]).split())
