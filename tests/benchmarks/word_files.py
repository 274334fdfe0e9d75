"""A Word file of 30 KB of text read by the own walker and by python-docx, in one run."""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import docx
from docx.table import Table

from checker.readers import read_text
from checker.readers.docx import read_docx
from tests.benchmarks.plans import GROWING, of_size
from tests.readers.docx.written import as_docx
from tests.writer.layout import Markup

_SIZE = 30_000
_ROUNDS = 25


def word(_folder: Path) -> None:
    """Milliseconds for each reader, and how many of its characters the other one has."""
    for name, layout in GROWING.items():
        suffix = "md" if layout.markup is Markup.MARKDOWN else "txt"
        data = as_docx(read_text(of_size(1, layout, _SIZE).decode(), f"kh.{suffix}"))
        own, other = _seconds(_own, data), _seconds(_plain, data)
        found, plain = len("".join(read_docx(data, "kh.docx").lines)), len("".join(_plain(data)))
        print(
            f"word     {name}: {found / 1000:.0f} thousand characters in {len(data) / 1000:.0f} KB: own reader"
            f" {own * 1000:.1f} ms, python-docx {other * 1000:.1f} ms ({plain / found:.0%} of the text);"
            f" ratio {own / other:.2f}"
        )


def _own(data: bytes) -> object:
    return read_docx(data, "kh.docx")


def _plain(data: bytes) -> list[str]:
    """The texts of all paragraphs, those of cells too, as people use python-docx."""
    found: list[str] = []
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            found += (p.text for row in block.rows for cell in row.cells for p in cell.paragraphs)
        else:
            found.append(block.text)
    return found


def _seconds(read: Callable[[bytes], object], data: bytes) -> float:
    """The CPU of reading, the median of some rounds, the first left out."""
    times = []
    for _ in range(_ROUNDS + 1):
        start = time.process_time()
        read(data)
        times.append(time.process_time() - start)
    return statistics.median(times[1:])
