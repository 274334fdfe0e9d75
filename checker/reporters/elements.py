"""The elements that every subordinate plan must hold, at a glance: one cell a plan and element."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

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

    def holds(self, rule: str, category: str) -> bool:
        """Whether the outcomes of a rule of this category speak of this element."""
        return rule in self.rules or category in self.categories


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
    spoken: tuple[list[Outcome], ...] = tuple([] for _ in ELEMENTS)
    others: list[Outcome] = []
    for outcome in file.outcomes:
        places = _places(outcome.rule, outcome.category)
        for place in places:
            spoken[place].append(outcome)
        if not places:
            others.append(outcome)
    out = [_cell(element, outcomes) for element, outcomes in zip(ELEMENTS, spoken, strict=True)]
    number = sum(o.status in (Status.FAILED, Status.CANNOT_TELL, Status.CRASHED) for o in others)
    return (*out, Cell(text=str(number) if number else SIGNS["dim"], style=verdict(others) if number else "dim"))


@lru_cache(maxsize=512)
def _places(rule: str, category: str) -> tuple[int, ...]:
    return tuple(at for at, element in enumerate(ELEMENTS) if element.holds(rule, category))


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
