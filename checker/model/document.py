"""What a reader hands to the parser: blocks of text that know where they came from."""

from __future__ import annotations

from typing import TypeAlias

from checker.model.form import Form
from checker.model.records import dataclass, field
from checker.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph, hard-wrapped lines joined, layout marks (``**``, ``#``) left out.

    List marks that a person sees ("- ", "1. ", "a) ") stay in the text. ``level`` is the mark-up's own heading
    level (1 is highest), which says nothing sure about the plan's outline. ``blanks`` counts empty lines before it.
    ``note``: it stood at the foot of a page or of the text, without its number here; it is no part of the outline.
    """

    text: Text
    level: int | None = None
    bold: bool = False
    italic: bool = False
    indent: int = 0
    blanks: int = 0
    page: int | None = None
    note: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table; ``columns`` and ``rows`` count what it spans (1 is a plain cell)."""

    paragraphs: tuple[Paragraph, ...] = ()
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that the source marked as one (pipes, bars between cells, HTML, office formats)."""

    rows: tuple[tuple[Cell, ...], ...]
    page: int | None = None


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a line stands in a file whose lines nobody can count, as a person finds it; all numbers begin at 1.

    ``page`` is None where the file does not tell. ``table``, ``row`` and ``column`` (of the table's grid) are those of the
    innermost table.
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


_UNKNOWN = Place()
_FORMATS_OF_LINES = ("text", "markdown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a reader noticed about the file itself.

    ``kind`` is one of "legacy-encoding", "replacement-characters", "ocr", "tracked-changes", "comments", "placeholder",
    "macros", "embedded". ``count``: how many of them there are, where they can be counted.
    """

    kind: str
    text: str
    line: int | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as read.

    ``lines`` is the original text line by line, without line breaks, as diffs show it and locations count it; formats
    without lines give one line a paragraph. ``format`` is "text", "markdown", …; ``newline`` is the file's own line break,
    ``encoding`` that of its bytes as Python names it ("utf-8-sig" when the file begins with a byte-order mark).
    ``places``: one entry a line, where the file tells pages or has tables; else empty. ``sure``: where letters were
    recognised in pictures, one entry a line: how sure its least sure word is (0 to 1); empty where all were stored.
    ``form``: how its pages look, None in formats that do not tell.
    """

    name: str
    lines: tuple[str, ...] = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    format: str = "text"
    newline: str = "\n"
    encoding: str = "utf-8"
    notes: tuple[Note, ...] = ()
    places: tuple[Place, ...] = field(default=(), repr=False)
    sure: tuple[float, ...] = field(default=(), repr=False)
    form: Form | None = field(default=None, repr=False)

    @property
    def has_lines(self) -> bool:
        """Whether the file itself has lines that can be counted; in all others a line is a paragraph."""
        return self.format in _FORMATS_OF_LINES

    def place(self, line: int) -> Place:
        """Where a line (1-based) stands, as far as the file tells."""
        return self.places[line - 1] if 0 < line <= len(self.places) else _UNKNOWN
