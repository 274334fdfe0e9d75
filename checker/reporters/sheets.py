"""Sheets of cells as the bytes of a workbook (.xlsx), the same bytes for the same cells.

Every text is written as text: what begins with "=" is no formula, what looks like an address no link.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from math import ceil
from typing import Any

from checker.model.records import dataclass
from checker.reporters.extras import wanted
from checker.reporters.visible import visible

_CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the same input must give the same bytes; the format knows no zones
_LONGEST = 32_000
"""A cell holds 32,767 characters."""
_LINE, _TALLEST = 15.0, 405.0
"""The height of a line of text, and the greatest of a row that the format allows, in points."""
_COLOURS = {
    "error": ("#B3261E", "#FDECEB"), "warning": ("#7A4F00", "#FFF3C4"), "info": ("#1C1C1C", "#F0F0F0"),
    "unsure": ("#1D4ED8", "#E5ECFF"), "good": ("#1A6E2E", "#E6F4E8"), "dim": ("#6A6A6A", None), "waived": ("#6A6A6A", None),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: a text, number or day with a style of ``elements.SIGNS``, or a ``link`` to a file beside the workbook."""

    value: str | int | dt.date | None
    style: str = ""
    link: str | None = None
    centred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: its name, (head, width) of each column, its rows, and how many columns stay in sight."""

    name: str
    columns: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[Cell]]
    frozen: int = 1


def written(sheets: Sequence[Sheet], *, title: str) -> bytes:
    """The workbook; ``title`` goes into its properties. Raises ExtraError where xlsxwriter is not installed."""
    out = io.BytesIO()
    never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = wanted("xlsxwriter", extra="report").Workbook(out, {"in_memory": True, **never})
    book.set_properties({"title": _text(title), "created": _CREATED})
    formats = _Formats(book)
    for sheet in sheets:
        _put(sheet, book.add_worksheet(sheet.name), formats)
    book.close()
    return out.getvalue()


def _put(sheet: Sheet, page: Any, formats: _Formats) -> None:
    for column, (head, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(0, column, _text(head), formats.head)
    widths = [width for _, width in sheet.columns]
    page.set_row(0, _height([head for head, _ in sheet.columns], [width - 3 for width in widths]))
    for number, row in enumerate(sheet.rows, start=1):
        page.set_row(number, _height([str(cell.value or "") for cell in row], widths))
        for column, cell in enumerate(row):
            _write(page, number, column, cell, formats)
    page.freeze_panes(1, sheet.frozen)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&C&P/&N")


def _height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """The height in points in which every text fits its column; not every program measures rows by itself."""
    most = max(
        sum(ceil(len(line) / max(1.0, width * 0.95)) or 1 for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return min(_TALLEST, _LINE * most)


def _write(page: Any, row: int, column: int, cell: Cell, formats: _Formats) -> None:
    value = cell.value
    if cell.link is not None:
        page.write_url(row, column, f"external:{cell.link}", formats.link, string=_text(str(value)))
    elif isinstance(value, str) and value:
        page.write_string(row, column, _text(value), formats.of(cell))
    elif isinstance(value, dt.date):
        page.write_datetime(row, column, value, formats.of(cell))
    elif isinstance(value, int):
        page.write_number(row, column, value, formats.of(cell))
    else:
        page.write_blank(row, column, None, formats.of(cell))


def _text(value: str) -> str:
    """What a cell can hold: no control characters but line breaks, and not more than the format takes."""
    text = "\n".join(visible(line) for line in value.split("\n"))
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, ...], Any] = {}
        self._plain = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#DDDDDD"}
        self.head = book.add_format(self._plain | {"bold": True, "bg_color": "#E8E8E8", "valign": "vcenter"})
        self.link = book.add_format(self._plain | {"font_color": "#0B57D0", "underline": 1})

    def of(self, cell: Cell) -> Any:
        """The format of a cell; dates are ones that sheets can sort and filter."""
        ink, paper = _COLOURS.get(cell.style, (None, None))
        day = "dd/mm/yyyy" if isinstance(cell.value, dt.date) else None
        asked = {"font_color": ink, "bg_color": paper, "num_format": day, "align": "center" if cell.centred else None}
        key = tuple(str(value) for value in asked.values())
        if key not in self._made:
            self._made[key] = self._book.add_format(self._plain | {k: v for k, v in asked.items() if v})
        return self._made[key]
