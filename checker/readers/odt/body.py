"""The body of an OpenDocument text, walked in reading order."""

from __future__ import annotations

from typing import Any

from checker.model.document import Note
from checker.model.records import dataclass, field
from checker.readers.odt.lists import Count, Lists, label
from checker.readers.odt.names import attribute, full, number, short
from checker.readers.odt.runs import Paragraph, Runs
from checker.readers.odt.styles import Level, Styles
from checker.readers.parts import Box, Grid, Part, Piece

_MOST_COPIES = 200  # a cell or row that stands for many says so in an attribute
_CONTAINERS = frozenset({
    "text:section", "text:index-body", "text:alphabetical-index", "text:bibliography", "table:table-rows",
    "table:table-header-rows", "table:table-row-group", "text:list-header", "office:text",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Turn:
    """The list in which a paragraph stands: its levels, its count, and how deep the paragraph is in it."""

    style: str
    count: Count
    depth: int


@dataclass(slots=True)
class Body:
    """The parts of the body, as they are read."""

    styles: Styles
    paged: bool = False
    parts: list[Part] = field(default_factory=list)
    styles_used: set[str] = field(default_factory=set)
    _lists: Lists = field(default_factory=Lists)
    _page: int = 1
    _tracked: int = 0
    _comments: int = 0
    _outline: Count = field(default_factory=Count)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What a person should know about the file."""
        found = []
        if self._tracked:
            found.append(Note(kind="tracked-changes", text="pending changes, read as if accepted", count=self._tracked))
        if self._comments:
            found.append(Note(kind="comments", text="comments in the margin, not read", count=self._comments))
        return tuple(found)

    def read(self, text: Any) -> None:
        """Take all that stands in ``office:text``."""
        self._comments = sum(1 for _ in text.iter(full("office:annotation")))
        self._walk(text, self.parts, None)

    def _walk(self, parent: Any, into: list[Part], turn: _Turn | None) -> None:
        for child in parent:
            self._take(child, into, turn)

    def _take(self, child: Any, into: list[Part], turn: _Turn | None) -> None:
        kind = short(child)
        if kind in {"text:p", "text:h"}:
            into += self._paragraph(child, turn, numbered=False)
        elif kind == "text:list":
            self._list(child, into, turn)
        elif kind == "text:numbered-paragraph":
            self._numbered(child, into)
        elif kind == "table:table":
            self._table(child, into)
        elif kind == "text:tracked-changes":
            self._tracked += sum(short(region) == "text:changed-region" for region in child)
        elif kind == "text:soft-page-break":
            self._page += 1
        elif kind in {"draw:frame", "draw:custom-shape", "draw:g"}:
            for box in Runs(self.styles).boxes(child):
                self._walk(box, into, None)
        elif kind in _CONTAINERS and attribute(child, "text:display", "true") != "none":
            self._walk(child, into, turn)

    def _list(self, element: Any, into: list[Part], outer: _Turn | None) -> None:
        style = attribute(element, "text:style-name")
        if outer is None:
            count = self._lists.open(
                style,
                attribute(element, "xml:id"),
                attribute(element, "text:continue-list"),
                goes_on=attribute(element, "text:continue-numbering") == "true",
            )
            turn = _Turn(style, count, 1)
        else:
            turn = _Turn(style or outer.style, outer.count, outer.depth + 1)
        for item in element:
            kind = short(item)
            if kind == "text:soft-page-break":
                self._page += 1
            if kind not in {"text:list-item", "text:list-header"}:
                continue
            first = kind == "text:list-item"
            given = number(item, "text:start-value", -1)
            for child in item:
                if short(child) in {"text:p", "text:h"}:
                    into += self._paragraph(child, turn, numbered=first, given=given if given >= 0 else None)
                    first = False
                else:
                    self._take(child, into, turn)

    def _numbered(self, element: Any, into: list[Part]) -> None:
        style = attribute(element, "text:style-name")
        count = self._lists.open(
            style, attribute(element, "text:list-id"), attribute(element, "text:list-id"), goes_on=True
        )
        turn = _Turn(style, count, number(element, "text:level", 1))
        for child in element:
            if short(child) in {"text:p", "text:h"}:
                into += self._paragraph(child, turn, numbered=True)

    def _paragraph(self, element: Any, turn: _Turn | None, *, numbered: bool, given: int | None = None) -> list[Part]:
        style = attribute(element, "text:style-name")
        if self.styles.breaks_before(style) and self.parts:
            self._page += 1
        page = self._page
        read = Runs(self.styles).read(element)
        self._page += read.turns
        self.styles_used.add(self.styles.origin(style))
        mark = self._mark(element, style, read, turn if numbered else None, given)
        # A page that turns before the first word turns before the paragraph.
        piece = Piece(
            text=f"{mark} {read.text}".strip() if mark else read.text,
            level=number(element, "text:outline-level", 1) if short(element) == "text:h" else None,
            bold=read.bold,
            italic=read.italic,
            page=(self._page if read.turned_first else page) if self.paged else None,
        )
        found: list[Part] = [piece]
        for box in read.boxes:
            self._walk(box, found, None)
        for note in read.notes:
            inner: list[Part] = []
            self._walk(note, inner, None)
            texts = [part.text for part in inner if isinstance(part, Piece) and not part.blank]
            if texts:
                found.append(Piece(text=" ".join(texts), note=True, page=piece.page))
        return found

    def _mark(self, element: Any, style: str, read: Paragraph, turn: _Turn | None, given: int | None) -> str:
        """The automatic number or bullet; one that only stands before hidden words is counted and not shown."""
        levels: dict[int, Level] = {}
        count, depth = self._outline, 0
        if turn is not None:
            own = self.styles.list_of(style)
            levels = {} if own == "" else self.styles.levels(turn.style or own or "")
            count, depth = turn.count, turn.depth
        elif short(element) == "text:h" and attribute(element, "text:is-list-header") != "true":
            levels, depth = self.styles.outline, number(element, "text:outline-level", 1)
        if not levels or depth not in levels:
            return ""
        count.next(depth, levels[depth].start, given)
        return "" if read.hidden else label(levels, depth, count)

    def _table(self, element: Any, into: list[Part]) -> None:
        """The table, and behind it the notes of its cells."""
        if self.styles.breaks_before(attribute(element, "table:style-name")) and self.parts:
            self._page += 1
        page = self._page if self.paged else None
        rows: list[tuple[Box, ...]] = []
        notes: list[Piece] = []
        self._rows(element, rows, notes)
        if rows:
            into.append(Grid(rows=tuple(rows), page=page))
        into += notes

    def _rows(self, parent: Any, rows: list[tuple[Box, ...]], notes: list[Piece]) -> None:
        for child in parent:
            kind = short(child)
            if kind == "table:table-row":
                if attribute(child, "table:visibility", "visible") == "visible":
                    copies = number(child, "table:number-rows-repeated", 1, _MOST_COPIES)
                    rows += [self._row(child, notes)] * copies
            elif kind == "text:soft-page-break":
                self._page += 1
            elif kind in _CONTAINERS:
                self._rows(child, rows, notes)

    def _row(self, row: Any, notes: list[Piece]) -> tuple[Box, ...]:
        boxes: list[Box] = []
        for cell in row:
            if short(cell) != "table:table-cell":
                continue
            parts: list[Part] = []
            self._walk(cell, parts, None)
            pieces = _flat(parts)
            notes += [piece for piece in pieces if piece.note]
            box = Box(
                pieces=tuple(piece for piece in pieces if not piece.note),
                columns=number(cell, "table:number-columns-spanned", 1, _MOST_COPIES),
                rows=number(cell, "table:number-rows-spanned", 1),
            )
            boxes += [box] * number(cell, "table:number-columns-repeated", 1, _MOST_COPIES)
        return tuple(boxes)


def _flat(parts: list[Part]) -> list[Piece]:
    """The paragraphs of a cell; those of a table in it too, one after another."""
    found: list[Piece] = []
    for part in parts:
        if isinstance(part, Piece):
            found.append(part)
        else:
            found += [piece for boxes in part.rows for box in boxes for piece in box.pieces]
    return found
