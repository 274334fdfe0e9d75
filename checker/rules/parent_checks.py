"""The named checks on what the repository step held against the parent plan."""

from __future__ import annotations

from checker.model.demands import Accord
from checker.model.location import Location
from checker.rules.named import check
from checker.rules.scope import Scope
from checker.rules.truth import Finding, Verdict


@check
def accords(scope: Scope, *, field: str, at: str = "location") -> Verdict:
    """The item's field says that the plan agrees with its parent; where that is unsure, nobody is accused.

    ``at`` is the field with the place in the plan, or "title" for the plan's own; where it is empty, something is missing.
    """
    accord = getattr(scope.item, field)
    if accord is None or accord is Accord.AGREES:
        return True
    title = scope.plan.title
    place = getattr(scope.item, at) if at != "title" else title.location if title else None
    found = place if isinstance(place, Location) else None
    unsure = accord is Accord.UNSURE
    return Finding(missing=found is None and not unsure, unsure=unsure, doubt="parent-unsure", at=found)


@check
def parent_found(scope: Scope) -> Verdict:
    """The parent that the plan names was found and read; where it was not, nobody is accused, and the candidates are shown."""
    above = scope.item
    if above.plan is not None:
        return True
    cited = scope.plan.parent
    found = above.candidates or None
    return Finding(unsure=True, doubt="parent-missing", found=found, at=cited.location if cited else None)
