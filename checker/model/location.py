"""Where something stands in the original text."""

from __future__ import annotations

from checker.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Location:
    """A range in the original: lines and columns are 1-based code points, the end is exclusive.

    ``line == end_line and column == end_column`` is an empty range: a place where something belongs.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None = None
    section: str | None = None

    @property
    def empty(self) -> bool:
        """Whether the range holds no character."""
        return (self.line, self.column) == (self.end_line, self.end_column)

    def to(self, other: Location) -> Location:
        """The range from the start of this one to the end of ``other``."""
        return Location(
            line=self.line, column=self.column, end_line=other.end_line, end_column=other.end_column,
            page=self.page, section=self.section,
        )  # fmt: skip

    def holds(self, other: Location) -> bool:
        """Whether ``other`` lies inside this range."""
        return (self.line, self.column) <= (other.line, other.column) and (
            (other.end_line, other.end_column) <= (self.end_line, self.end_column)
        )


def point(line: int, column: int = 1, *, section: str | None = None) -> Location:
    """The empty range before ``column`` of ``line``."""
    return Location(line=line, column=column, end_line=line, end_column=column, section=section)


def whole_line(line: int, length: int) -> Location:
    """The range of a whole line of ``length`` code points, without its line break."""
    return Location(line=line, column=1, end_line=line, end_column=length + 1)
