"""What the reading of one element may know of the whole document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from checker.model.location import Location
from checker.model.plan import Issuer, Level, LineRole, Period
from checker.parse.outline import Node
from checker.parse.page import Line, Page
from checker.text import Text


@dataclass
class Ledger:
    """Which stretches of which lines have been read as what; what stays unread becomes residue."""

    taken: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict)
    roles: list[LineRole] = field(default_factory=list)

    def take(self, line: Line, element: str, start: int = 0, end: int | None = None) -> None:
        """Note that ``line.key[start:end]`` was read as part of ``element``."""
        self.taken.setdefault(line.index, []).append((start, len(line.key) if end is None else end, element))

    def note(self, role: str, location: Location, detail: str = "") -> None:
        """Note what a stretch was read as, for people who ask."""
        self.roles.append(LineRole(role=role, location=location, detail=detail))

    def has(self, line: Line, at: int, elements: frozenset[str]) -> bool:
        """Whether the offset of a line's key was read as one of the elements."""
        return any(a <= at < b and e in elements for a, b, e in self.taken.get(line.index, ()))


@dataclass(frozen=True)
class Context:
    """The page, the tree of its numbered lines, and what is known of the plan as a whole.

    ``year`` is the year that days without one belong to; ``one_year`` says that the plan is for that year alone;
    ``opened`` are short forms that the document explains, as (short, long).
    """

    page: Page
    body: Sequence[Line]
    nodes: Sequence[Node]
    node_of: Mapping[int, Node]
    skip: frozenset[int]
    year: int | None
    one_year: bool
    period: Period | None
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


_OPENED = re.compile(
    r"\((?:sau đây )?(?:gọi tắt là|viết tắt là|sau đây viết tắt là|sau đây gọi là)\s*:?\s*(?P<long>[^)]{2,60})\)|\((?P<short>[a-zđ&]{2,10})\)"
)


def opened_forms(lines: Sequence[Line]) -> tuple[tuple[str, str], ...]:
    """Short forms that the text explains: "thủ tục hành chính (TTHC)" gives ("tthc", "thủ tục hành chính")."""
    found: dict[str, str] = {}
    for line in lines:
        key = line.key
        if "(" not in key:
            continue
        for match in _OPENED.finditer(key):
            short = match["short"]
            if not short or short in found:
                continue
            letters = [c for c in short if c.isalpha()]
            words = re.findall(r"[a-zà-ỹđ]+", key[: match.start()])[-len(letters) :]
            if (
                len(letters) >= 2
                and len(words) == len(letters)
                and all(_initial(w) == _initial(c) for w, c in zip(words, letters, strict=True))
            ) and line.text.value[slice(*line.text.folded.original(*match.span("short")))].isupper():
                found[short] = " ".join(words)
    return tuple(found.items())


def _initial(word: str) -> str:
    return {"đ": "đ"}.get(word[0], word[0])


def sentences(text: Text) -> list[tuple[int, int]]:
    """Ranges of the sentences of a text's key, semicolons and full stops as ends; brackets, numbers and short forms kept whole."""
    key = text.key
    found: list[tuple[int, int]] = []
    start = depth = 0
    for at, char in enumerate(key):
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and char in ".;" and (at + 1 == len(key) or key[at + 1] == " "):
            if (
                char == "."
                and re.search(r"(?:^|[ (])(?:tp|q|p|tx|tt|kt|tm|ths|ts|gs|\d)$", key[max(0, at - 4) : at])
                and at + 1 < len(key)
            ):
                continue
            found.append((start, at + 1))
            start = at + 1
    if key[start:].strip():
        found.append((start, len(key)))
    return [(a, b) for a, b in found if key[a:b].strip(" .;/")]
