"""How a plan stands to its parent: what rules compare, each part with agrees, unsure or differs. Pure functions on plans."""

from __future__ import annotations

import datetime as dt

from checker.model.demands import Accord, Demand, PlanDue
from checker.model.plan import Issuer, Level, ParentPlan, Plan, Task, Time
from checker.repository.agreement import compare
from checker.repository.bodies import Concern, province_of
from checker.repository.cards import card_of, cited
from checker.repository.citing import cited_parts
from checker.repository.matching import Fit, Pair, match_tasks, other_lead
from checker.repository.matters import matters_of, one_matter, title_accord
from checker.repository.orders import order_concern, plan_order
from checker.repository.reports import report_asked
from checker.repository.works import works_of

_SURE = 0.8
"""From this score on an answer is so surely the demand's that its lead and day may be held against the parent's."""
_RANK = {
    Level.CENTRAL: 0, Level.PROVINCE: 1, Level.DEPARTMENT: 2, Level.DISTRICT: 2, Level.COMMUNE: 3, Level.SCHOOL: 3,
    Level.UNIT: 3,
}  # fmt: skip


def named_parent(child: Plan, parent: Plan) -> ParentPlan | None:
    """The parent that a person has named for a plan, held against it.

    None where the two are one plan. Where the plan carries out another act, or the named parent carries out the plan, or
    the plan cites nothing and stands no lower, nothing is compared and the reason says why.
    """
    own, above = card_of(child), card_of(parent)
    if child.document.lines == parent.document.lines:
        return None
    if above.parent is not None and compare(above.parent, own).exact:
        return ParentPlan(plan=None, reason="cycle", candidates=(parent.document.name,))
    matches = [compare(cited(citation, province_of(child.issuer)), above) for citation in child.citations]
    meant = any(match.possible or match.near for match in matches)
    if not meant and (child.parent is not None or not _stands_below(child, parent)):
        return ParentPlan(plan=None, reason="other", candidates=(parent.document.name,))
    return held_against(child, parent)


def held_against(child: Plan, parent: Plan) -> ParentPlan:
    """The parent of a plan with all that it asks of it."""
    issuer = child.issuer
    if issuer is None:
        return ParentPlan(plan=parent, cited=cited_parts(child, parent), title_accord=title_accord(child, parent))
    return ParentPlan(
        plan=parent,
        cited=cited_parts(child, parent),
        demands=_demands(child, parent, issuer),
        order=_order(child, parent, issuer),
        report=report_asked(child, parent, issuer),
        matters=matters_of(child, parent),
        title_accord=title_accord(child, parent),
    )


def _stands_below(child: Plan, parent: Plan) -> bool:
    own = child.issuer.level if child.issuer else None
    above = parent.issuer.level if parent.issuer else None
    return own not in _RANK or above not in _RANK or _RANK[own] > _RANK[above]


def _order(child: Plan, parent: Plan, issuer: Issuer) -> PlanDue | None:
    order = plan_order(parent, issuer)
    if order is None or order.due is None:
        return None
    accord = None
    if child.issued.value is not None:
        accord = Accord.AGREES
        if child.issued.value > order.due:
            # "Các sở liên quan" may mean another unit.
            accord = Accord.DIFFERS if order_concern(order, issuer) is not Concern.PERHAPS else Accord.UNSURE
    return PlanDue(due=order.due, text=order.text, accord=accord, location=child.issued.location)


def _demands(child: Plan, parent: Plan, issuer: Issuer) -> tuple[Demand, ...]:
    """The tasks that the unit itself must do; what it only helps with, and duties of a whole group, are no tasks of its plan.

    A plan on a part of the parent's matter is asked for the tasks that name the unit, and nothing accuses it.
    """
    whole = one_matter(child, parent)
    sure = whole and child.complete and bool(works_of(child))
    wanted = [
        pair
        for pair in match_tasks(child, parent)
        if pair.demand.leads and (pair.demand.concern is Concern.NAMED or (whole and not pair.demand.duty))
    ]
    return tuple(_demand(pair, child, issuer, sure=sure) for pair in wanted)


def _demand(pair: Pair, child: Plan, issuer: Issuer, *, sure: bool) -> Demand:
    asked, work = pair.demand, pair.work
    task = next((task for task in child.tasks if work is not None and task.location == work.location), None)
    covered = Accord.UNSURE
    if pair.fit is Fit.MATCHED:
        covered = Accord.AGREES
    elif pair.fit is Fit.NONE and sure and not asked.duty and asked.concern is not Concern.PERHAPS:
        covered = Accord.DIFFERS
    matched = covered is Accord.AGREES and work is not None
    lead = _lead_accord(pair, issuer) if matched else None
    return Demand(
        path=asked.path, title=asked.title.strip(" .;"), unit=issuer.name, lead=tuple(name.text for name in asked.lead),
        time=asked.time.strip(" .;") if asked.time else None, due=asked.due,
        product=asked.product.strip(" .;") if asked.product else None,
        covered=covered, score=round(pair.score, 2),
        answer=_answer(pair, child), location=work.location if work else pair.told,
        answer_lead=tuple(name.text for name in work.lead) if work else (), lead_accord=lead,
        lead_location=work.lead[0].location if work and work.lead else None,
        answer_time=work.time.text.strip(" .;") if work and work.time else None, answer_due=work.due if work else None,
        time_accord=_time_accord(pair, task) if matched else None,
        time_location=(work.time or work).location if work else None,
    )  # fmt: skip


def _answer(pair: Pair, child: Plan) -> str | None:
    if pair.work is not None:
        return f"{pair.work.path} {pair.work.title}".strip(" .;")
    return child.document.lines[pair.told.line - 1].strip() if pair.told is not None else None


def _lead_accord(pair: Pair, issuer: Issuer) -> Accord | None:
    if pair.work is None or not pair.work.lead or pair.demand.duty:
        return None
    if not other_lead(pair.demand, pair.work, issuer):
        return Accord.AGREES
    return Accord.DIFFERS if pair.score >= _SURE and pair.demand.concern is Concern.NAMED else Accord.UNSURE


def _time_accord(pair: Pair, task: Task | None) -> Accord | None:
    asked, work = pair.demand.due, pair.work
    if asked is None or work is None or work.due is None:
        return None
    if work.due <= asked:
        return Accord.AGREES
    sure = pair.score >= _SURE and pair.demand.concern is not Concern.PERHAPS
    return Accord.DIFFERS if sure and not _whole_year(task.time if task else None) else Accord.UNSURE


def _whole_year(time: Time | None) -> bool:
    """Whether a task's time is a year ("Trong năm 2026"), which says that it goes on rather than when it ends."""
    return (
        time is not None
        and time.due is not None
        and time.due == dt.date(time.due.year, 12, 31)
        and (time.start is None or time.start == dt.date(time.due.year, 1, 1))
    )
