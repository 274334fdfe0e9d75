"""What an office format, a web page or a printed page holds, as it marks it: paragraphs and tables, before they have lines."""

from __future__ import annotations

from typing import TypeAlias

from checker.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    r"""One paragraph as the format has it; a line break inside it (``\n``) makes two.

    ``sure``: of letters recognised in a picture, how sure the least sure word is.
    """

    text: str
    level: int | None = None
    bold: bool = False
    italic: bool = False
    indent: int = 0
    blanks: int = 0
    page: int | None = None
    note: bool = False
    sure: float = 1.0

    @property
    def blank(self) -> bool:
        """Whether nothing visible stands in it."""
        return not self.text.strip(" \t\r\n\f\v\u00a0\u200b\ufeff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One cell of a table; ``columns`` and ``rows`` count what it spans."""

    pieces: tuple[Piece, ...] = ()
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table as the format has it."""

    rows: tuple[tuple[Box, ...], ...]
    page: int | None = None


Part: TypeAlias = Piece | Grid
