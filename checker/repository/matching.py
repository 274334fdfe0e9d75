"""The parent's demands on a unit, and what of them the unit's own plan answers. Pure functions on plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum

from checker.model.location import Location
from checker.model.plan import Assignment, Issuer, Level, Name, Order, Plan, Report, Task, Time
from checker.model.records import dataclass
from checker.parse.levels import level_of
from checker.parse.units import is_unit, split_units
from checker.parse.vocabulary import Expression
from checker.repository.assignment import best_pairs
from checker.repository.bodies import Concern, body_key, concern, province_of, same_body
from checker.repository.likeness import Likeness
from checker.text import Text, fold_key

MATCHED = 0.62
"""From this score on a task answers a demand."""
PERHAPS = 0.34
"""Below this score nothing speaks for it; between the two a person must look."""
_TOLD = 0.6
_LONGEST_HEAD = 60
_PAPERWORK = Expression("hierarchy", "{paperwork}")
_SUMS_UP = Expression("hierarchy", "{sums_up}")


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
class Work:
    """What a plan undertakes: a task, or a duty below a heading."""

    path: str
    title: str
    lead: tuple[Name, ...]
    time: Time | None
    duty: bool
    location: Location

    @property
    def due(self) -> dt.date | None:
        """The last day for it."""
        return self.time.due if self.time else None


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
    likeness = Likeness([*(demand.title for demand in demands), *(work.title for work in works)])
    scores = [[likeness.score(demand.title, work.title) for work in works] for demand in demands]
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


def works_of(plan: Plan) -> tuple[Work, ...]:
    """What a plan undertakes."""
    tasks = [
        Work(path=task.path, title=task.title, lead=task.lead, time=task.time, duty=False, location=task.location)
        for task in plan.tasks
    ]
    duties = [
        Work(path=a.path, title=duty.text, lead=a.units, time=None, duty=True, location=duty.location)
        for a in plan.assignments
        for duty in a.duties
    ]
    return (*tasks, *duties)


def plan_order(parent: Plan, issuer: Issuer) -> Order | None:
    """The parent's order to this unit to issue its own plan by a day; None where there is none for it."""
    orders = [order for order in parent.orders if order.kind == "issue-plan" and order.due is not None]
    meant = [order for order in orders if order_concern(order, issuer) is not Concern.NO]
    return min(meant, key=lambda order: order.due or dt.date.max, default=None)


def order_concern(order: Order, issuer: Issuer) -> Concern:
    """Whether an order is given to this unit."""
    return _nearest(_addressees(order), issuer)


def report_concern(report: Report, issuer: Issuer) -> Concern:
    """Whether the parent asks this unit for a report; a clause that names nobody may be meant for it."""
    names = report.who or _names_in(report.text, report.location)
    return _nearest(names, issuer) if names else Concern.PERHAPS


def report_demand(parent: Plan, issuer: Issuer) -> Report | None:
    """The parent's last dated demand on this unit to report to it; None where it sets no day.

    Who must report is named or belongs to a group; a clause that names nobody is meant for all.
    """
    own = [body_key(each.name, province_of(each)) for each in parent.issuers]
    due = [report for report in parent.reporting if report.deadline is not None and _to_parent(report, own)]
    for wanted in (Concern.NAMED, Concern.GROUP):
        named = [report for report in due if _nearest(report.who, issuer) is wanted and not _sums_up(report, issuer)]
        if named:
            return max(named, key=lambda report: report.deadline or dt.date.min)
    unsaid = [report for report in due if not report.who and _by_text(report, issuer)]
    return min(unsaid, key=lambda report: report.deadline or dt.date.max, default=None)


def last_report(child: Plan) -> Report | None:
    """The child's last dated report upwards; None where it has none."""
    dated = [report for report in child.reporting if report.direction == "up" and report.deadline is not None]
    return max(dated, key=lambda report: report.deadline or dt.date.min, default=None)


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
    lead, helping = _nearest(task.lead, issuer), _nearest(task.coordinating, issuer)
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
    meant = _nearest(assignment.units, issuer)
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


_ORDER = (Concern.NAMED, Concern.GROUP, Concern.PERHAPS, Concern.NO)


def _nearest(names: Iterable[Name], issuer: Issuer) -> Concern:
    return min((concern(name.canonical, issuer) for name in names), key=_ORDER.index, default=Concern.NO)


def _addressees(order: Order) -> tuple[Name, ...]:
    """To whom an order is given: as read, else whoever stands before its verb in the sentence."""
    return order.addressees or _names_in(order.text, order.location)


def _names_in(text: str, location: Location) -> tuple[Name, ...]:
    """The bodies with which a sentence begins ("1. Các sở, ban, ngành và UBND các xã, phường ban hành …").

    A head that runs into the sentence comes before them ("2. Chế độ báo cáo: Các sở, ban, ngành …").
    """
    for start in (_first_letter(text, 0), _first_letter(text, text.find(":", 0, _LONGEST_HEAD) + 1)):
        sentence = Text.of_line(text, location.line).cut(start)
        if is_unit(sentence.key):
            return split_units(sentence)
    return ()


def _first_letter(text: str, start: int) -> int:
    return next((i for i, char in enumerate(text[start:], start) if char.isalpha()), start)


def _to_parent(report: Report, own: Sequence[str]) -> bool:
    return not report.to or any(same_body(body_key(name.text), key) is not False for name in report.to for key in own)


def _by_text(report: Report, issuer: Issuer) -> bool:
    names = _names_in(report.text, report.location)
    return not names or _nearest(names, issuer) is not Concern.NO


def _sums_up(report: Report, issuer: Issuer) -> bool:
    """Whether the duty is to gather the reports of all, which has its own, later day."""
    return _SUMS_UP.search(fold_key(report.text)) is not None and issuer.level is Level.DEPARTMENT


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
