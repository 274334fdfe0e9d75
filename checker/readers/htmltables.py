"""HTML tables inside Markdown, as converters write what pipe tables cannot hold: spans, several paragraphs in a cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.numerals import to_roman
from checker.model.records import dataclass, field
from checker.patterns import compiled
from checker.readers.source import Row
from checker.readers.tables import RawCell, RawTable, cell_of

_BLOCK = compiled(
    r"<(?P<close>/?)(?P<name>table|caption|colgroup|col|thead|tbody|tfoot|tr|td|th|p|div|br|ol|ul|li|h[1-6])"
    r"(?P<attributes>\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ATTRIBUTE = compiled(r"([a-z]+)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_MOST_SPANNED = 200


def html_table(rows: Sequence[Row], at: int) -> tuple[RawTable, int] | None:
    """The table that begins with ``<table`` at ``rows[at]``, and the index behind it; None when it is never closed."""
    if not opens_html_table(rows[at]):
        return None
    end = _closing(rows, at)
    if end is None:
        return None
    reading = _Reading()
    for index in range(at, end + 1):
        reading.read(rows[index])
    reading.finish()
    table = RawTable(tuple(tuple(cells) for cells in reading.rows if cells), "html")
    return (table, end + 1) if table.rows else None


def opens_html_table(row: Row) -> bool:
    """Whether the row begins with the tag of a table."""
    return row.raw.lstrip()[:6].lower() == "<table"


def _closing(rows: Sequence[Row], at: int) -> int | None:
    depth = 0
    for index in range(at, len(rows)):
        if "table" not in rows[index].raw.lower():
            continue
        for tag in _BLOCK.finditer(rows[index].raw):
            if tag["name"].lower() == "table":
                depth += -1 if tag["close"] else 1
        if depth <= 0:
            return index
    return None


@dataclass(slots=True)
class _List:
    """A list that is open: whether its items are numbered, and how far it has counted."""

    style: str
    count: int


@dataclass(slots=True)
class _Reading:
    """The state of reading one table; tables inside its cells become paragraphs of the cell."""

    rows: list[list[RawCell]] = field(default_factory=list)
    depth: int = 0
    cell: list[Row] | None = None
    spans: tuple[int, int] = (1, 1)
    lists: list[_List] = field(default_factory=list)
    prefix: str = ""

    def read(self, row: Row) -> None:
        """Take one row of the source."""
        at = 0
        for tag in _BLOCK.finditer(row.raw):
            self._text(row, at, tag.start())
            at = tag.end()
            self._tag(tag, row)
        self._text(row, at, len(row.raw))

    def finish(self) -> None:
        """Close what is still open."""
        if self.cell:
            self._close_cell()

    def _text(self, row: Row, start: int, end: int) -> None:
        piece = row.cut(start, end)
        if piece.blank:
            return
        if self.cell is None:
            # A caption, or text that lost its cell: a row of its own.
            self.rows.append([cell_of([piece])])
            return
        if self.prefix:
            raw = piece.raw.lstrip()
            column = piece.column + len(piece.raw) - len(raw) - len(self.prefix)
            piece = Row(piece.line, max(1, column), self.prefix + raw, piece.page)
            self.prefix = ""
        self.cell.append(piece)

    def _tag(self, tag: re.Match[str], row: Row) -> None:
        name, closing = tag["name"].lower(), bool(tag["close"])
        attributes = {key.lower(): value for key, value in _ATTRIBUTE.findall(tag["attributes"] or "")}
        if name == "table":
            self.depth += -1 if closing else 1
        elif self.depth == 1 and name == "tr":
            if self.cell is not None:
                self._close_cell()
            if not closing:
                self.rows.append([])
        elif self.depth == 1 and name in ("td", "th"):
            if self.cell is not None:
                self._close_cell()
            if not closing:
                self.cell = []
                self.spans = (_span(attributes, "colspan"), _span(attributes, "rowspan"))
        elif name in ("ol", "ul"):
            if closing:
                del self.lists[-1:]
            else:
                start = attributes.get("start", "1")
                style = attributes.get("type", "1") if name == "ol" else "-"
                self.lists.append(_List(style, int(start) - 1 if start.isdigit() and len(start) < 5 else 0))
        elif name == "li" and self.cell is not None:
            if closing:
                self._lone_number(row, tag.start())
            elif self.lists:
                self.lists[-1].count += 1
                self.prefix = _mark(self.lists[-1])
        if self.cell is not None:
            self.cell.append(Row(row.line, row.column + tag.start(), "", row.page))

    def _lone_number(self, row: Row, at: int) -> None:
        """The number of a list item without text: a table's column of automatic numbers."""
        if self.prefix and self.cell is not None:
            number = self.prefix.strip().rstrip(".")
            self.cell.append(Row(row.line, max(1, row.column + at - len(number)), number, row.page))
        self.prefix = ""

    def _close_cell(self) -> None:
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(cell_of(self.cell or (), columns=self.spans[0], height=self.spans[1]))
        self.cell, self.prefix, self.lists = None, "", []


def _span(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name, "1")
    return min(max(1, int(value)), _MOST_SPANNED) if value.isdigit() and len(value) < 6 else 1


def _mark(numbering: _List) -> str:
    count = numbering.count
    if numbering.style == "-":
        return "- "
    if numbering.style in "aA" and 1 <= count <= 26:
        return chr(ord(numbering.style) + count - 1) + ") "
    if numbering.style in "iI":
        return f"{to_roman(count)}. "
    return f"{count}. "
