"""A numbered line with what stands below it: the outline as a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model.records import dataclass, field
from checker.parse.marks import Mark
from checker.parse.page import Line
from checker.text import Text


@dataclass(eq=False)
class Node:
    """A numbered line: ``start`` and ``end`` are indexes of lines, ``heading`` says whether it is a head or a paragraph.

    ``title_line`` is the line below a number that stands alone ("Phần I" / "MỤC ĐÍCH, YÊU CẦU").
    """

    mark: Mark
    line: Line
    start: int
    end: int
    path: tuple[str, ...]
    depth: int
    parent: Node | None
    title: Text
    children: list[Node] = field(default_factory=list)
    heading: bool = False
    run_in: bool = False
    rest: Text | None = None
    title_line: Line | None = None

    @property
    def key(self) -> str:
        """The folded title."""
        return self.title.key.strip(" .:;")

    @property
    def name(self) -> str:
        """The path as text: "II.1"."""
        return ".".join(self.path)

    @property
    def head(self) -> Line:
        """The line that holds the title."""
        return self.title_line or self.line

    def own_lines(self) -> Iterator[int]:
        """Indexes of the lines below it that belong to no child."""
        at = self.start + (2 if self.title_line else 1)
        for child in self.children:
            yield from range(at, child.start)
            at = child.end
        yield from range(at, self.end)


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """All nodes in reading order."""
    for node in nodes:
        yield node
        yield from walk(node.children)
