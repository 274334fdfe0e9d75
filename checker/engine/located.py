"""An outcome, and the item it is about."""

from __future__ import annotations

from checker.model.location import Location
from checker.model.outcome import Outcome
from checker.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Located:
    """An outcome with the place of the item it is about, which is not always where the text to insert belongs.

    An outcome that gives way to a more precise rule has that rule's id in ``gives_way_to``, and in ``fingerprint`` its own
    before it fell silent.
    """

    outcome: Outcome
    item: Location | None
    gives_way_to: str | None = None
    fingerprint: str = ""
