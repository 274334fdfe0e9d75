"""The text of a file as lines and as rows.

A *line* is what editors and ``patch`` count. A *row* is what a person sees as one line of writing: a form feed, a vertical
tab or a lone carriage return inside a line ends a row, but not the line. Every row knows where it stands.
"""

from __future__ import annotations

from typing import NamedTuple

from checker.model.records import dataclass
from checker.patterns import compiled
from checker.text import Run, Text

_ROW_BREAK = compiled("[\f\v\x1c\x1d\x1e\x85\u2028\u2029\r]")
_CONTROL = compiled("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]+")
_BLANK = " \u00a0\u2007\u202f\u3000\u200b\u200c\u200d\u2060\u00ad"


class Row(NamedTuple):
    """A stretch of one original line: ``raw`` starts in ``column`` (1-based) of ``line``; ``page`` is None without pages."""

    line: int
    column: int
    raw: str
    page: int | None = None

    def cut(self, start: int, end: int | None = None) -> Row:
        """The part of the row between two offsets of ``raw``."""
        return Row(self.line, self.column + start, self.raw[start:end], self.page)

    @property
    def blank(self) -> bool:
        """Whether nothing visible stands in the row."""
        return not self.raw.strip() or not self.raw.strip(_BLANK + "\t\r\n")


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text: its lines without line breaks, its rows, and the line break itself."""

    lines: tuple[str, ...]
    rows: tuple[Row, ...]
    newline: str
    paged: bool

    @classmethod
    def of(cls, text: str) -> Source:
        r"""The lines and rows of ``text``.

        Lines end at ``\n``, and so that a diff of them fits the file byte for byte, a ``\r`` before it belongs to the
        line break only where all line breaks of the file have one. Without any ``\n``, lines end at ``\r``.
        """
        newline = "\n"
        if "\n" in text:
            if "\r" in text and text.count("\r\n") == text.count("\n"):
                newline = "\r\n"
        elif "\r" in text:
            newline = "\r"
        lines = text.split(newline)
        if lines[-1] == "" and len(lines) > 1:
            lines.pop()
        rows: list[Row] = []
        paged = "\f" in text
        page = 1
        broken = _ROW_BREAK.search(text) is not None
        for number, line in enumerate(lines, 1):
            if not broken or not _ROW_BREAK.search(line):
                rows.append(Row(number, 1, line, page if paged else None))
                continue
            start = 0
            for match in _ROW_BREAK.finditer(line):
                # A line that only a form feed ends shows no empty row of its own.
                if match.start() > start or match.group() != "\f":
                    rows.append(Row(number, start + 1, line[start : match.start()], page if paged else None))
                page += match.group() == "\f"
                start = match.end()
            if start < len(line):
                rows.append(Row(number, start + 1, line[start:], page if paged else None))
        return cls(tuple(lines), tuple(rows), newline, paged)


def plain_text(row: Row) -> Text:
    """The row's text without control characters and outer white space; tabs that mark a cell stay."""
    raw = row.raw
    start, end = _bounds(raw)
    if not _CONTROL.search(raw):
        return Text.of_line(raw[start:end], row.line, row.column + start)
    return kept_text(row, [(start, end)])


def kept_text(row: Row, kept: list[tuple[int, int]], instead: dict[int, str] | None = None) -> Text:
    """The text of the ``kept`` stretches of a row; ``instead`` gives another character for the first of a stretch."""
    value: list[str] = []
    runs: list[Run] = []
    size = 0
    for start, end in kept:
        if instead and start in instead:
            pieces = [(start, instead[start])]
        else:
            pieces = []
            at = start
            for match in _CONTROL.finditer(row.raw, start, end):
                pieces.append((at, row.raw[at : match.start()]))
                at = match.end()
            pieces.append((at, row.raw[at:end]))
        for at, piece in pieces:
            if piece:
                runs.append(Run(size, row.line, row.column + at))
                value.append(piece)
                size += len(piece)
    return _trimmed("".join(value), runs)


def _trimmed(value: str, runs: list[Run]) -> Text:
    start, end = _bounds(value)
    if start == 0:
        return Text(value[:end], tuple(run for run in runs if run.start < end))
    shifted = []
    for run, after in zip(runs, [*(r.start for r in runs[1:]), len(value)], strict=True):
        if after > start and run.start < end:
            skip = max(0, start - run.start)
            shifted.append(Run(max(0, run.start - start), run.line, run.column + skip))
    return Text(value[start:end], tuple(shifted))


def _bounds(value: str) -> tuple[int, int]:
    """Where the text begins and ends; a tab before it, and tabs behind it where others part it, mark cells."""
    end = len(value.rstrip())
    start = len(value) - len(value.lstrip())
    tab = value.find("\t", 0, start)
    start = min(start if tab < 0 else tab, end)
    if "\t" in value[start:end].strip():
        end = max(end, value.rfind("\t") + 1)
    return start, end
