"""Units against what a parent plan wants of them: who has submitted, when, and which tasks are answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

from checker.model.plan import Confidence, Issuer, Level, Plan, Reading
from checker.model.records import dataclass
from checker.parse.levels import level_of
from checker.parse.units import canonical
from checker.repository.answers import Answers, Verdict
from checker.repository.bodies import body_key, is_group, same_body
from checker.repository.matching import Fit, Pair, demands_on, match_demands
from checker.repository.orders import last_report, plan_order, report_demand

_BELOW = frozenset({Level.DEPARTMENT, Level.DISTRICT, Level.COMMUNE, Level.SCHOOL})


class Submission(StrEnum):
    """Whether a unit's plan is there, and in time."""

    IN_TIME = "in-time"
    SUBMITTED = "submitted"
    """It is there; the parent sets no day."""
    LATE = "late"
    UNDATED = "undated"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One of the parent's tasks for one unit: ``leads`` when the unit must do it, else it only helps."""

    task: int
    leads: bool
    fit: Fit | None
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One unit; ``files`` are its plans under this parent, the newest first, of which the first is looked at.

    ``issued`` is the day of that one, ``submitted`` the day of the first plan, which tells whether the unit was in time.
    """

    unit: str
    level: Level | None
    files: tuple[str, ...]
    number: str | None
    submission: Submission
    submitted: dt.date | None
    issued: dt.date | None
    due: dt.date | None
    cells: tuple[Cell, ...]
    report: dt.date | None
    report_due: dt.date | None
    wrong_citation: str | None

    @property
    def asked(self) -> int:
        """How many tasks the unit must do."""
        return sum(cell.leads for cell in self.cells)

    @property
    def covered(self) -> int:
        """How many of them its plan answers for certain."""
        return sum(cell.leads and cell.fit is Fit.MATCHED for cell in self.cells)

    @property
    def unsure(self) -> int:
        """How many of them a person must look at."""
        return sum(cell.leads and cell.fit is Fit.PERHAPS for cell in self.cells)

    @property
    def report_late(self) -> bool:
        """Whether the last report comes after the parent's day; the same day is right."""
        return self.report is not None and self.report_due is not None and self.report > self.report_due


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """All units under one parent; ``tasks`` are the parent's, by path and title; ``unlisted`` plans of no listed unit."""

    parent: str
    plan: Plan
    tasks: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    unlisted: tuple[str, ...]


def coverage(
    parent: str, plan: Plan, answers: Answers, plan_of: Callable[[str], Plan], units: Sequence[str] = ()
) -> Coverage:
    """The units' plans under ``parent``.

    ``units`` are the names of those who must submit; without them, whoever has submitted and whoever the parent names
    among those who do its tasks. ``plan_of`` gives the whole plan of a name.
    """
    children = {child: answers.cards[child].issuer_keys for child in answers.children_of(parent)}
    expected = _expected(plan, units, [answers.cards[child].issuer for child in children])
    taken: dict[str, list[str]] = {unit: _of_unit(unit, children) for unit in expected}
    used = {child for files in taken.values() for child in files}
    rows = tuple(_row(unit, _newest(files, answers), plan, answers, plan_of) for unit, files in taken.items())
    return Coverage(
        parent=parent,
        plan=plan,
        tasks=tuple((task.path, task.title) for task in plan.tasks),
        rows=tuple(sorted(rows, key=_order)),
        unlisted=tuple(child for child in children if child not in used),
    )


def _order(row: Row) -> tuple[int, str]:
    levels = (Level.DEPARTMENT, Level.DISTRICT, Level.COMMUNE, Level.SCHOOL, Level.UNIT)
    return (levels.index(row.level) if row.level in levels else len(levels), row.unit)


def _expected(plan: Plan, units: Sequence[str], issuers: Iterable[str | None]) -> list[str]:
    if units:
        return list(dict.fromkeys(units))
    own = [body_key(issuer.name) for issuer in plan.issuers]
    names = [name.text for task in plan.tasks for name in task.lead if not is_group(name.canonical)]
    names += [name.text for a in plan.assignments for name in a.units if not is_group(name.canonical)]
    below = [name for name in names if level_of(name, None) in _BELOW]
    found: dict[str, str] = {}
    for name in (*filter(None, issuers), *below):
        key = body_key(name)
        if not any(same_body(key, other) for other in (*found, *own)):
            found[key] = name
    return list(found.values())


def _of_unit(unit: str, children: Mapping[str, tuple[str, ...]]) -> list[str]:
    key = body_key(unit)
    return [child for child, keys in children.items() if any(same_body(key, other) for other in keys)]


def _newest(files: list[str], answers: Answers) -> tuple[str, ...]:
    return tuple(sorted(files, key=lambda name: (answers.cards[name].issued or dt.date.min, name), reverse=True))


def _row(unit: str, files: tuple[str, ...], parent: Plan, answers: Answers, plan_of: Callable[[str], Plan]) -> Row:
    child = plan_of(files[0]) if files else None
    issuer = child.issuer if child is not None and child.issuer is not None else issuer_named(unit, parent)
    order, report = plan_order(parent, issuer), report_demand(parent, issuer)
    last = last_report(child) if child is not None else None
    above = answers.parent_of(files[0]) if files else None
    issued = child.issued.value if child is not None else None
    # A plan that is amended later was submitted on the day of the first one.
    submitted = min((day for name in files if (day := answers.cards[name].issued) is not None), default=None)
    due = order.due if order is not None else None
    return Row(
        unit=unit, level=issuer.level, files=files, number=child.number.value if child is not None else None,
        submission=_submission(child, submitted, due), submitted=submitted,
        issued=issued, due=due, cells=tuple(_cells(parent, issuer, child)),
        report=last.deadline if last is not None else None, report_due=report.deadline if report is not None else None,
        wrong_citation=above.differs if above is not None and above.verdict is Verdict.NEAR else None,
    )  # fmt: skip


def _submission(child: Plan | None, submitted: dt.date | None, due: dt.date | None) -> Submission:
    if child is None:
        return Submission.MISSING
    if submitted is None:
        return Submission.UNDATED
    if due is None:
        return Submission.SUBMITTED
    return Submission.LATE if submitted > due else Submission.IN_TIME


def _cells(parent: Plan, issuer: Issuer, child: Plan | None) -> Iterable[Cell]:
    place = {task.location: number for number, task in enumerate(parent.tasks)}
    demands = demands_on(parent, issuer)
    pairs: Sequence[Pair | None] = match_demands(child, parent, issuer) if child is not None else [None] * len(demands)
    for demand, pair in zip(demands, pairs, strict=True):
        if not demand.duty:
            fit, score = (pair.fit, pair.score) if pair is not None else (None, 0.0)
            yield Cell(task=place[demand.location], leads=demand.leads, fit=fit, score=score)


def issuer_named(name: str, parent: Plan) -> Issuer:
    """A unit that is known by its name alone, below the parent's issuer."""
    superior = parent.issuer.name if parent.issuer else None
    return Issuer(
        name=name, superior=superior, level=level_of(name, superior), canonical=canonical(name), location=None,
        reading=Reading(how="given", confidence=Confidence.CERTAIN),
    )  # fmt: skip
