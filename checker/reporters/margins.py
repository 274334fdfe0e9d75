"""The page itself, line by line, with what each line was read as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.model.location import Location
from checker.model.plan import LineRole, Plan
from checker.model.records import dataclass

FURNITURE = frozenset({"page-number", "rule", "mark-up"})
"""What the page needs and the plan does not."""
QUIET = frozenset({"header", "content", "table-row", "closing", "carried", "annex-text", "label"})
"""Roles of whole passages; where something precise begins in a line, they go without saying."""
PARTS = frozenset({"lead", "coordinating", "time", "table-row"})
"""Parts of a task, which are as sure as the task itself."""
STRONG = frozenset({"title", "type", "heading"})
"""What a printed plan sets in bold."""
COPY = "repeat"
RESIDUE = "residue"
SIGNS = {RESIDUE: "?", COPY: "≡"}
"""What marks a role without colour."""
_INSIDE = frozenset({
    "number", "issued", "issuer", "parent", "citation", "label", "lead", "coordinating", "time", "product", "order",
    "report", "blank", RESIDUE,
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a line; ``roles`` are those that single it out within the line, the innermost last."""

    text: str
    roles: tuple[LineRole, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the original.

    ``notes`` are the roles that begin in it; ``goes_on`` is the role that it only continues, where none begins.
    """

    number: int
    text: str
    notes: tuple[LineRole, ...]
    goes_on: LineRole | None
    pieces: tuple[Piece, ...]
    is_copy: bool

    @property
    def blank(self) -> bool:
        """Whether nothing stands in the line."""
        return not self.text.strip()

    @property
    def unread(self) -> bool:
        """Whether words stand in the line and nothing was made of them."""
        return not self.blank and not self.notes and self.goes_on is None

    @property
    def strong(self) -> bool:
        """Whether the line is part of a title or heading."""
        told = (*self.notes, self.goes_on) if self.goes_on else self.notes
        return any(role.role in STRONG for role in told)

    @property
    def is_furniture(self) -> bool:
        """Whether the line belongs to the page and not to the plan."""
        return any(note.role in FURNITURE for note in self.notes)


def rows_of(plan: Plan) -> Iterator[Row]:
    """All lines of the plan's document, in order."""
    starting: dict[int, list[LineRole]] = {}
    for role in plan.line_roles:
        starting.setdefault(role.location.line, []).append(role)
    going_on: list[LineRole] = []
    for number, text in enumerate(plan.document.lines, 1):
        begin = sorted(starting.get(number, ()), key=_place)
        going_on = [role for role in going_on if _reaches(role.location, number)]
        yield _row(number, text, begin, going_on)
        going_on += [role for role in begin if role.location.end_line > number]


def residue_of(plan: Plan) -> Sequence[LineRole]:
    """What speaks of an element and was not read into it, in reading order."""
    return [role for role in plan.line_roles if role.role == RESIDUE]


def _row(number: int, text: str, begin: Sequence[LineRole], going_on: Sequence[LineRole]) -> Row:
    furniture = tuple(role for role in begin if role.role in FURNITURE)
    if furniture or not text.strip():
        copied = any(role.role == COPY for role in going_on)
        return Row(
            number=number, text=text, notes=furniture, goes_on=None, pieces=(Piece(text=text),), is_copy=copied
        )  # fmt: skip
    covering = [*going_on, *begin]
    said = [role for role in begin if role.role not in QUIET]
    # A passage that is said already is not said again where it starts anew with the next paragraph's first words.
    notes = tuple(said or begin)
    return Row(
        number=number,
        text=text,
        notes=notes,
        goes_on=going_on[-1] if going_on and not notes else None,
        pieces=tuple(_pieces(number, text, [role for role in covering if role.role in _INSIDE])),
        is_copy=any(role.role == COPY for role in covering),
    )


def _place(role: LineRole) -> tuple[int, int, int]:
    at = role.location
    return at.column, -at.end_line, -at.end_column


def _reaches(at: Location, number: int) -> bool:
    return at.end_line > number or (at.end_line == number and at.end_column > 1)


def _pieces(number: int, text: str, roles: Sequence[LineRole]) -> Iterator[Piece]:
    spans = [(*_columns(role.location, number, text), role) for role in roles]
    cuts = sorted({0, len(text), *(cut for start, end, _ in spans for cut in (start, end))})
    for start, end in pairwise(cuts):
        holding = [(a, -b, role) for a, b, role in spans if a <= start and end <= b]
        holding.sort(key=lambda span: span[:2])
        yield Piece(text=text[start:end], roles=tuple(role for _, _, role in holding))


def _columns(at: Location, number: int, text: str) -> tuple[int, int]:
    """The part of a line that a range takes, less the spaces around it."""
    start = min(at.column - 1 if at.line == number else 0, len(text))
    end = min(at.end_column - 1 if at.end_line == number else len(text), len(text))
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), max(start, end - len(inner) + len(inner.rstrip()))
