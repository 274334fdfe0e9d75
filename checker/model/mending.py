"""What became of the edits that the rules offered for one file."""

from __future__ import annotations

from checker.model.outcome import Edit, Outcome
from checker.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A finding whose edits were carried out; ``edits`` as they were written."""

    outcome: Outcome
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmended:
    """A finding whose edits could not be carried out; ``reason`` is "clash", "label", "lines" or "place"."""

    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """The changed file, what was mended and what could not be, and the findings for which nothing was offered."""

    data: bytes
    done: tuple[Mended, ...]
    left: tuple[Unmended, ...]
    open: tuple[Outcome, ...]
