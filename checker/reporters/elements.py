"""The elements that every subordinate plan must hold, at a glance: one cell a plan and element."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.outcome import Outcome, Severity, Status
from checker.model.records import dataclass
from checker.model.report import FileReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One column; its findings are those of the named ``rules`` and of all rules of the ``categories``.

    ``counted`` names the rule whose items are counted ("6/8").
    """

    key: str
    rules: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    counted: str | None = None

    def holds(self, outcome: Outcome) -> bool:
        """Whether the outcome speaks of this element."""
        return outcome.rule in self.rules or outcome.category in self.categories


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a cell shows: ``text`` is a sign or a count, ``style`` the name of its colour."""

    text: str
    style: str


ELEMENTS = (
    Element(key="parent", rules=frozenset({"missing-parent-citation"}), categories=frozenset({"parent"})),
    Element(key="purpose", rules=frozenset({"missing-purpose"})),
    Element(key="requirements", rules=frozenset({"missing-requirements"})),
    Element(
        key="lead",
        rules=frozenset({"no-tasks", "missing-task-lead", "vague-lead"}),
        counted="missing-task-lead",
    ),
    Element(key="reporting", categories=frozenset({"reporting"})),
    Element(key="funding", categories=frozenset({"funding"})),
)

SIGNS = {"error": "✗", "warning": "!", "info": "i", "unsure": "?", "good": "✓", "dim": "–", "waived": "~"}
"""The sign of each verdict; it carries the meaning, the colour only repeats it."""


def cells(file: FileReport) -> tuple[Cell, ...]:
    """One cell for each of ``ELEMENTS``, and a last one with the number of all other findings."""
    out = [_cell(element, [o for o in file.outcomes if element.holds(o)]) for element in ELEMENTS]
    others = [o for o in file.outcomes if not any(element.holds(o) for element in ELEMENTS)]
    number = sum(o.status in (Status.FAILED, Status.CANNOT_TELL, Status.CRASHED) for o in others)
    return (*out, Cell(text=str(number) if number else SIGNS["dim"], style=verdict(others) if number else "dim"))


def verdict(outcomes: Sequence[Outcome]) -> str:
    """The gravest of the outcomes, as a key of ``SIGNS``."""
    failed = [o.severity for o in outcomes if o.status is Status.FAILED]
    if any(o.status is Status.CRASHED for o in outcomes):
        return "error"
    if failed:
        return str(max(failed, key=lambda severity: severity.rank))
    for status, sign in ((Status.CANNOT_TELL, "unsure"), (Status.WAIVED, "waived"), (Status.PASSED, "good")):
        if any(o.status is status for o in outcomes):
            return sign
    return "dim"


def _cell(element: Element, outcomes: Sequence[Outcome]) -> Cell:
    worst = verdict(outcomes)
    asked = [o for o in outcomes if o.rule == element.counted and o.status is not Status.NOT_APPLICABLE]
    grave_elsewhere = any(
        o.status is Status.FAILED and o.severity is Severity.ERROR and o.rule != element.counted for o in outcomes
    )
    if len(asked) > 1 and not grave_elsewhere:
        right = sum(o.status is Status.PASSED for o in asked)
        open_ = any(o.status is Status.CANNOT_TELL for o in asked)
        return Cell(text=f"{right}/{len(asked)}" + (SIGNS["unsure"] if open_ else ""), style=worst)
    return Cell(text=SIGNS[worst], style=worst)
