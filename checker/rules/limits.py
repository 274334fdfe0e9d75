"""What a word with bounds asks for, kept apart from the value so that it can be said in either language."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from checker.model.records import dataclass

Kind: TypeAlias = Literal["at-least", "at-most", "before", "after", "not-before", "not-after", "between"]


@dataclass(frozen=True, slots=True)
class Limit:
    """The bounds that a value breaks: ``first`` alone, or ``first`` and ``last`` where the kind is "between"."""

    kind: Kind
    first: Any
    last: Any = None
