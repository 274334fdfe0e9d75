"""What the reading of one element may know of the whole document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.model.plan import Issuer, Level, Role
from checker.model.records import dataclass, field
from checker.parse.nodes import Node
from checker.parse.page import Line, Page
from checker.parse.vocabulary import roles_of


@dataclass
class Ledger:
    """Which stretches of which lines have been read as what; what stays unread becomes residue."""

    taken: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict)

    def take(self, line: Line, element: str, start: int = 0, end: int | None = None) -> None:
        """Note that ``line.key[start:end]`` was read as part of ``element``."""
        self.taken.setdefault(line.index, []).append((start, len(line.key) if end is None else end, element))

    def has(self, line: Line, at: int, elements: frozenset[str]) -> bool:
        """Whether the offset of a line's key was read as one of the elements."""
        return any(a <= at < b and e in elements for a, b, e in self.taken.get(line.index, ()))

    def is_read(self, line: Line, elements: frozenset[str]) -> bool:
        """Whether something of a line was read as one of the elements."""
        return any(element in elements for *_, element in self.taken.get(line.index, ()))


@dataclass(frozen=True)
class Context:
    """The page, the tree of its numbered lines, and what is known of the plan as a whole.

    ``year`` is the year that days without one belong to; ``one_year`` says that the plan is for that year alone;
    ``opened`` are short forms that the document explains, as (short, long); ``closing_start`` is the index of the first
    sentence after the last part.
    """

    page: Page
    body: Sequence[Line]
    nodes: Sequence[Node]
    node_of: Mapping[int, Node]
    skip: frozenset[int]
    year: int | None
    one_year: bool
    issuer: Issuer | None
    opened: tuple[tuple[str, str], ...]
    closing_start: int
    ledger: Ledger

    @property
    def level(self) -> Level | None:
        """The level of the issuer."""
        return self.issuer.level if self.issuer else None

    def ancestors(self, index: int) -> list[Node]:
        """The nodes that hold a line, the deepest first."""
        found = []
        node = self.node_of.get(index)
        while node is not None:
            found.append(node)
            node = node.parent
        return found

    def roles_above(self, index: int) -> set[Role]:
        """The roles of all nodes that hold a line."""
        return {role for node in self.ancestors(index) for role in roles_of(node.key)}

    def is_heading(self, line: Line) -> bool:
        """Whether a line is a heading as a whole, and not one that a text follows in the same line."""
        return any(n.start == line.index and n.heading and not n.run_in for n in self.ancestors(line.index))
