"""A document laid flat: its lines of text in reading order, and its tables of data beside them."""

from __future__ import annotations

from functools import cached_property

from checker.model.document import Document
from checker.model.records import dataclass
from checker.text import Text


@dataclass(frozen=True)
class Line:
    """A paragraph as the parser sees it: ``column`` is its place in a table used for layout.

    ``note``: it is the text of a footnote, set where its page ends. ``blanks_with_tabs`` counts the lines above that hold
    nothing but a tab, whether or not empty lines stand between: the empty cells of a flattened table.
    """

    index: int
    text: Text
    bold: bool = False
    italic: bool = False
    level: int | None = None
    blanks: int = 0
    page: int | None = None
    table: int | None = None
    column: int = 0
    blanks_with_tabs: int = 0
    note: bool = False

    @cached_property
    def key(self) -> str:
        """The folded text."""
        return self.text.key

    @cached_property
    def memory(self) -> dict[str, object]:
        """What was found in the line already, by what was looked for: several readers ask the same of it."""
        return {}

    @cached_property
    def caps(self) -> bool:
        """Whether all its letters are capitals."""
        return self.text.value.isupper()

    @cached_property
    def starts_small(self) -> bool:
        """Whether its first letter is a small one."""
        first = next((c for c in self.text.value if c.isalnum()), "")
        return first.islower()

    @property
    def emphasised(self) -> bool:
        """Whether the source sets the whole line apart: bold, italic or a heading of the mark-up."""
        return self.bold or self.italic or self.level is not None

    @property
    def number(self) -> int:
        """The line of the original in which it starts."""
        return self.text.line


@dataclass(frozen=True)
class GridCell:
    """A cell of a data table: its paragraphs; ``columns`` and ``rows`` count what it spans."""

    texts: tuple[Text, ...] = ()
    columns: int = 1
    rows: int = 1

    @cached_property
    def text(self) -> Text | None:
        """The whole cell as one text, None when empty."""
        texts = [t for t in self.texts if t.value.strip()]
        if len(texts) < 2:
            return texts[0] if texts else None
        return Text.join(texts)

    @cached_property
    def key(self) -> str:
        """The folded text of the cell, "" when empty."""
        return self.text.key.strip() if self.text else ""


@dataclass(frozen=True)
class Grid:
    """A table of data; it stands before ``lines[at]`` of the page. ``how`` says from what it was built."""

    at: int
    rows: tuple[tuple[GridCell, ...], ...]
    how: str
    lines: range = range(0)


@dataclass(frozen=True)
class Page:
    """The whole document: lines in reading order and the tables that the source marked as such."""

    document: Document
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...]

    @cached_property
    def shouting(self) -> bool:
        """Whether the whole text is in capitals, so that capitals tell nothing."""
        size = sum(len(line.text.value) for line in self.lines)
        big = sum(len(line.text.value) for line in self.lines if line.caps)
        return size > 0 and big > 0.75 * size
