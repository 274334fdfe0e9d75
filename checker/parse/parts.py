"""Where everything stands in a plan: its tables, repeated pages and numbered lines, before any element is read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from checker.model.location import Location, point
from checker.model.plan import Repeat
from checker.model.records import dataclass
from checker.parse.grids import find_grids
from checker.parse.nodes import Node, walk
from checker.parse.outline import read_outline
from checker.parse.page import Grid, Line, Page
from checker.parse.repeats import find_repeats
from checker.parse.structure import Structure
from checker.parse.vocabulary import pattern
from checker.text import Text

_CLOSING_REACH = 8
_OPENING_REACH = 40


@dataclass(frozen=True)
class Parts:
    """A page cut into its parts. ``tabled`` are indexes of lines that make up tables, ``copies`` of lines that stand twice.

    ``nodes`` is the tree of numbered lines of the body.
    """

    page: Page
    structure: Structure
    grids: tuple[Grid, ...]
    tabled: frozenset[int]
    repeats: tuple[Repeat, ...]
    copies: frozenset[int]
    nodes: Sequence[Node]

    @property
    def skip(self) -> frozenset[int]:
        """Lines that are no text of the body."""
        return self.copies | self.tabled

    @cached_property
    def body(self) -> list[Line]:
        """The lines of the body, those of tables included."""
        return self.lines(self.structure.body)

    @cached_property
    def first_heading(self) -> int:
        """The index of the first numbered line, or the end of the body."""
        return self.nodes[0].start if self.nodes else self.structure.body.stop

    @cached_property
    def opening(self) -> list[Text]:
        """The lines between title and first heading."""
        found = [line.text for line in self.body if line.index < self.first_heading and line.index not in self.tabled]
        return found[:_OPENING_REACH]

    @cached_property
    def closing_start(self) -> int:
        """The index of the first sentence after the last part ("Trên đây là …"), or the end of the body."""
        body = self.structure.body
        starts = {node.start for node in walk(self.nodes)}
        last = self.nodes[-1].start if self.nodes else body.start
        found = body.stop
        for index in range(body.stop - 1, max(last, body.stop - _CLOSING_REACH, body.start) - 1, -1):
            line = self.page.lines[index]
            if index in starts or index in self.skip or line.text.value.lstrip()[:1] in ("-", "+", "*"):
                break
            if pattern("phrases", "closing", at="start").match(line.key.strip()):
                found = index
        return found

    @property
    def end(self) -> Location:
        """Where a further part belongs: before the closing sentences, else before recipients and signature."""
        lines, body, closing = self.page.lines, self.structure.body, self.structure.closing
        if self.closing_start < body.stop:
            return point(lines[self.closing_start].number)
        if closing and body.stop <= closing.start < len(lines):
            return point(lines[closing.start].number)
        return point((self.body[-1].text.end_line if self.body else len(self.page.document.lines)) + 1)

    @cached_property
    def texts(self) -> list[Text]:
        """The texts of body and annexes, cells of tables included."""
        structure = self.structure
        lines = [line for reach in (structure.body, *structure.annexes) for line in self.lines(reach)]
        return [line.text for line in lines if line.index not in self.copies] + self._cells

    @cached_property
    def all_texts(self) -> list[Text]:
        """Every text of the page once, letterhead and closing too."""
        return [line.text for line in self.page.lines if line.index not in self.copies] + self._cells

    @property
    def _cells(self) -> list[Text]:
        cells = (cell for grid in self.page.grids for row in grid.rows for cell in row)
        return [cell.text for cell in cells if cell.text is not None]

    def lines(self, reach: range) -> list[Line]:
        """The lines of a range."""
        return list(self.page.lines[reach.start : reach.stop])


def cut_parts(page: Page, structure: Structure) -> Parts:
    """The parts of a plan's page."""
    ranges = (structure.body, *structure.annexes)
    lines = [list(page.lines[reach.start : reach.stop]) for reach in ranges]
    repeats, copies = find_repeats([line for part in lines for line in part])
    grids = [grid for grid in page.grids if grid.at >= structure.body.start]
    tabled: set[int] = set()
    for part in lines:
        found, taken = find_grids(part)
        grids.extend(found)
        tabled |= taken
    return Parts(
        page=page,
        structure=structure,
        grids=tuple(sorted(grids, key=lambda grid: grid.at)),
        tabled=frozenset(tabled),
        repeats=tuple(repeats),
        copies=copies,
        nodes=read_outline(page, structure.body, copies | tabled),
    )
