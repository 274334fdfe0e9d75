"""The parent's demands on a unit, and what of them the unit's own plan answers. Pure functions on plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum

from checker.model.location import Location
from checker.model.plan import Assignment, Issuer, Name, Plan, Task
from checker.model.records import dataclass
from checker.parse.levels import level_of
from checker.parse.vocabulary import Expression
from checker.repository.assignment import best_pairs
from checker.repository.bodies import Concern, body_key, nearest_concern, province_of, same_body
from checker.repository.likeness import Likeness
from checker.repository.works import Work, works_of
from checker.text import fold_key

MATCHED = 0.62
"""From this score on a task answers a demand."""
PERHAPS = 0.34
"""Below this score nothing speaks for it; between the two a person must look."""
_TOLD = 0.6
_PAPERWORK = Expression("hierarchy", "{paperwork}")


class Fit(StrEnum):
    """Whether a demand is answered."""

    MATCHED = "matched"
    PERHAPS = "perhaps"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """Work that a parent wants of a unit: a task, or a duty below the unit's heading (``lead`` is then the heading's units).

    ``leads`` says whether the unit is to do it itself or only to help; ``concern`` how it is meant.
    """

    path: str
    title: str
    leads: bool
    concern: Concern
    lead: tuple[Name, ...]
    coordinating: tuple[Name, ...]
    time: str | None
    due: dt.date | None
    product: str | None
    duty: bool
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A demand and the work that answers it, or the nearest there is; ``score`` is 0 to 1.

    ``told`` is the place where the plan's text speaks of the demand without making it a task.
    """

    demand: Demand
    fit: Fit
    score: float
    work: Work | None
    told: Location | None = None


def match_tasks(child: Plan, parent: Plan) -> tuple[Pair, ...]:
    """Every demand of the parent on the child's issuer with what answers it; empty where the issuer is not known."""
    return () if child.issuer is None else match_demands(child, parent, child.issuer)


def match_demands(child: Plan, parent: Plan, issuer: Issuer) -> tuple[Pair, ...]:
    """Every demand of the parent on ``issuer``, in the parent's order, with what of its plan answers it, one to one.

    Tasks of other units take part: what the child says of one of those answers no demand on the issuer.
    """
    demands = demands_on(parent, issuer)
    taken = {demand.location for demand in demands}
    others = [_demand(task, Concern.NO, leads=False) for task in parent.tasks if task.location not in taken]
    return _pair_up([*demands, *others], child)[: len(demands)]


def _pair_up(demands: Sequence[Demand], child: Plan) -> tuple[Pair, ...]:
    """The demands with the work of ``child`` that answers them."""
    works = works_of(child)
    likeness = Likeness([*(demand.title for demand in demands), *(work.matter for work in works)])
    scores = [[likeness.score(demand.title, work.matter) for work in works] for demand in demands]
    chosen = best_pairs([[score if score >= PERHAPS else 0.0 for score in row] for row in scores])
    return tuple(
        _pair(demand, row, chosen.get(at), works, likeness, child)
        for at, (demand, row) in enumerate(zip(demands, scores, strict=True))
    )


def demands_on(parent: Plan, issuer: Issuer) -> tuple[Demand, ...]:
    """What a parent wants of a unit: its tasks that name the unit or a group it belongs to, and duties below such names."""
    found = [demand for task in parent.tasks if (demand := _of_task(task, issuer)) is not None]
    for assignment in parent.assignments:
        found += _of_assignment(assignment, issuer, parent)
    return tuple(found)


def other_lead(demand: Demand, work: Work, issuer: Issuer) -> tuple[Name, ...]:
    """The work's lead units that are other bodies of the issuer's own rank, though the demand is on the issuer.

    A unit may name its own offices: only when every lead is another body of its rank does the lead differ.
    """
    if not demand.leads or not work.lead or issuer.level is None:
        return ()
    own = body_key(issuer.name, province_of(issuer))
    asked = [body_key(name.canonical) for name in demand.lead]
    for name in work.lead:
        key = body_key(name.canonical)
        known = [same_body(key, other) for other in (own, *asked)]
        if level_of(name.text, None) is not issuer.level or True in known or None in known:
            return ()
    return work.lead


def _of_task(task: Task, issuer: Issuer) -> Demand | None:
    lead, helping = nearest_concern(task.lead, issuer), nearest_concern(task.coordinating, issuer)
    if lead is Concern.NO and helping is Concern.NO:
        return None
    return _demand(task, lead if lead is not Concern.NO else helping, leads=lead is not Concern.NO)


def _demand(task: Task, meant: Concern, *, leads: bool) -> Demand:
    return Demand(
        path=task.path, title=task.title, leads=leads, concern=meant,
        lead=task.lead, coordinating=task.coordinating, time=task.time.text if task.time else None,
        due=task.time.due if task.time else None, product=task.product, duty=False, location=task.location,
    )  # fmt: skip


def _of_assignment(assignment: Assignment, issuer: Issuer, parent: Plan) -> Iterable[Demand]:
    meant = nearest_concern(assignment.units, issuer)
    if meant is Concern.NO:
        return
    paper = [*(order.location for order in parent.orders), *(report.location for report in parent.reporting)]
    for duty in assignment.duties:
        # The plan itself and the reports are asked for elsewhere.
        if any(duty.location.holds(place) for place in paper) or _PAPERWORK.search(fold_key(duty.text).lstrip("-+ ")):
            continue
        yield Demand(
            path=assignment.path, title=duty.text, leads=True, concern=meant, lead=assignment.units, coordinating=(),
            time=None, due=None, product=None, duty=True, location=duty.location,
        )  # fmt: skip


def _pair(
    demand: Demand, scores: Sequence[float], at: int | None, works: Sequence[Work], likeness: Likeness, child: Plan
) -> Pair:
    if at is not None and scores[at] >= MATCHED:
        return Pair(demand=demand, fit=Fit.MATCHED, score=scores[at], work=works[at])
    best = max(range(len(works)), key=scores.__getitem__, default=None) if at is None else at
    if best is not None and scores[best] >= PERHAPS:
        return Pair(demand=demand, fit=Fit.PERHAPS, score=scores[best], work=works[best])
    told = _told(demand, likeness, child)
    score = scores[best] if best is not None else 0.0
    return Pair(demand=demand, fit=Fit.NONE if told is None else Fit.PERHAPS, score=score, work=None, told=told)


def _told(demand: Demand, likeness: Likeness, child: Plan) -> Location | None:
    """The line below the title that speaks of the demand's matter, be it in the body or behind it."""
    lines = child.document.lines
    best, place = 0.0, None
    for number in range(child.body.line, len(lines) + 1):
        line = lines[number - 1]
        share = likeness.inside(demand.title, line) if line.strip() else 0.0
        if share > best:
            best, place = share, Location(line=number, column=1, end_line=number, end_column=len(line) + 1)
    return place if best >= _TOLD else None
