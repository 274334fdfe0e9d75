"""A parent's demands on a unit beside the answers of the unit's plan, as a comparison.

A row accuses only of what can be seen for certain; where the likeness of two titles is neither great nor small, or the plan
speaks of the matter without making it a task, the sign is "cannot tell".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from checker.model.plan import Issuer, Plan
from checker.reporters.comparison import Answer, Comparison, Demand
from checker.reporters.words import Words
from checker.repository.agreement import Agreement
from checker.repository.agreement import compare as agree
from checker.repository.bodies import Concern
from checker.repository.cards import card_of, cited
from checker.repository.drafting import citation_of, missing_task
from checker.repository.matching import Fit, Pair, last_report, match_tasks, other_lead, plan_order, report_demand


def compare(child: Plan, parent: Plan, say: Words) -> Comparison:
    """The rows: the plan in time, the citation, every task, the report. Only the head where nobody knows whose plan it is."""
    issuer = child.issuer
    rows: list[Demand] = []
    if issuer is not None:
        rows += _issued(child, parent, issuer, say)
        rows += _citation(child, parent, say)
        for pair in match_tasks(child, parent):
            rows += _task(pair, issuer, say)
        rows += _report(child, parent, issuer, say)
    return Comparison(
        asking=say("against.asks", plan=_number(parent, say), issuer=_issuer(parent)),
        answering=say("against.answers", plan=_number(child, say), issuer=_issuer(child)),
        demands=tuple(rows),
    )


def _issued(child: Plan, parent: Plan, issuer: Issuer, say: Words) -> Iterator[Demand]:
    order = plan_order(parent, issuer)
    if order is None or order.due is None:
        return
    day = child.issued.value
    line = child.issued.location.line if child.issued.location else None
    if day is None:
        verdict, answer = "unsure", Answer(text=say("against.no-date"), line=line)
    elif day > order.due:
        verdict, answer = "error", Answer(text=f"‹{say.date(day)}›", line=line)
    else:
        verdict, answer = "good", Answer(text=say.date(day), line=line)
    text = say("against.issue", day=say.date(order.due))
    yield Demand(text=text, verdict=verdict, answers=(answer,), kind="issue")


def _citation(child: Plan, parent: Plan, say: Words) -> Iterator[Demand]:
    card = card_of(parent)
    text = say("against.cites", act=citation_of(parent))
    offered = Answer(text=citation_of(parent), insert=True)
    matches = [(found, agree(cited(found, None), card)) for found in child.citations]
    exact = next((found for found, match in matches if match.exact), None)
    if exact is not None:
        answer = Answer(text=exact.text, line=exact.location.line)
        yield Demand(text=text, verdict="good", answers=(answer,), kind="citation")
        return
    near = next(((found, match) for found, match in matches if match.near), None)
    if near is not None:
        found, match = near
        said = {"number": found.number, "date": say.date(found.date) if found.date else None, "issuer": found.issuer}
        wrong = said.get(match.near or "")
        shown = found.text.replace(wrong, f"‹{wrong}›") if wrong and wrong in found.text else f"{found.text} ‹{wrong}›"
        answers = (Answer(text=shown if wrong else found.text, line=found.location.line), offered)
        yield Demand(text=text, verdict="error", answers=answers, kind="citation")
        return
    possible = next((found for found, match in matches if match.number is Agreement.SAME), None)
    if possible is not None:
        answers = (Answer(text=possible.text, line=possible.location.line), offered)
        yield Demand(text=text, verdict="unsure", answers=answers, kind="citation")
        return
    answers = (Answer(text=say("against.no-parent")), offered)
    yield Demand(text=text, verdict="error", answers=answers, kind="citation")


def _task(pair: Pair, issuer: Issuer, say: Words) -> Iterator[Demand]:
    demand, work = pair.demand, pair.work
    key = "duty" if demand.duty else "task"
    text = say(f"against.{key}", path=demand.path, title=demand.title)
    if work is None:
        yield _unanswered(pair, text, issuer, say)
        return
    title = say("against.score", title=f"{work.path}  {work.title}".strip(), score=_score(pair.score, say))
    verdict = "good" if pair.fit is Fit.MATCHED else "unsure"
    yield Demand(
        text=text, verdict=verdict, answers=(Answer(text=title, line=work.location.line),), kind=key, score=pair.score
    )
    if pair.fit is not Fit.MATCHED:
        return
    if demand.leads and demand.lead:
        wrong = bool(other_lead(demand, work, issuer))
        names = ", ".join(name.text for name in work.lead)
        answer = say("against.lead", names=f"‹{names}›" if wrong else names) if names else ""
        yield Demand(
            text=say("against.lead", names=", ".join(name.text for name in demand.lead)), verdict="error" if wrong else "",
            answers=(Answer(text=answer, line=work.lead[0].location.line),) if answer else (), kind="lead", inner=True,
        )  # fmt: skip
    if demand.time:
        yield _time(pair, say)


def _unanswered(pair: Pair, text: str, issuer: Issuer, say: Words) -> Demand:
    demand = pair.demand
    offered = Answer(text=missing_task(demand, issuer), insert=True)
    kind = "duty" if demand.duty else "task"
    if pair.told is not None:
        answer = Answer(text=say("against.told", line=pair.told.line), line=pair.told.line)
        return Demand(text=text, verdict="unsure", answers=(answer,), kind=kind, score=pair.score)
    if not demand.leads:
        answer = Answer(text=f"{say('against.absent')} ({say('against.helps')})")
        return Demand(text=text, verdict="dim", answers=(answer,), kind=kind, score=pair.score)
    sure = demand.concern in (Concern.NAMED, Concern.GROUP) and not demand.duty
    answers = (Answer(text=say("against.absent")), *((offered,) if sure else ()))
    return Demand(text=text, verdict="error" if sure else "unsure", answers=answers, kind=kind, score=pair.score)


def _time(pair: Pair, say: Words) -> Demand:
    demand, work = pair.demand, pair.work
    asked = _when(demand.due, demand.time, say)
    if work is None or work.time is None:
        return Demand(text=asked, verdict="", answers=(), kind="time", inner=True)
    late = demand.due is not None and work.due is not None and work.due > demand.due
    known = demand.due is not None and work.due is not None
    said = work.time.text if not late else f"‹{work.time.text}›"
    verdict = "error" if late and demand.leads else "unsure" if late else "good" if known else ""
    line = Answer(text=say("against.time", time=said), line=work.time.location.line)
    return Demand(text=asked, verdict=verdict, answers=(line,), kind="time", inner=True)


def _report(child: Plan, parent: Plan, issuer: Issuer, say: Words) -> Iterator[Demand]:
    asked = report_demand(parent, issuer)
    if asked is None or asked.deadline is None:
        return
    text = say("against.report", day=say.date(asked.deadline))
    last = last_report(child)
    if last is not None and last.deadline is not None:
        late = last.deadline > asked.deadline
        day = say.date(last.deadline)
        answer = Answer(text=f"‹{day}›" if late else day, line=last.location.line)
        yield Demand(text=text, verdict="error" if late else "good", answers=(answer,), kind="report")
        return
    other = next(iter(child.reporting), None)
    if other is None:
        yield Demand(text=text, verdict="error", answers=(Answer(text=say("against.absent")),), kind="report")
        return
    key = "by-reference" if other.by_reference else "no-day"
    answer = Answer(text=say(f"against.{key}"), line=other.location.line)
    yield Demand(text=text, verdict="unsure", answers=(answer,), kind="report")


def _when(due: dt.date | None, time: str | None, say: Words) -> str:
    return say("against.until", day=say.date(due)) if due else say("against.time", time=time or "")


def _score(score: float, say: Words) -> str:
    text = f"{score:.2f}"
    return text.replace(".", ",") if say.lang == "vi" else text


def _number(plan: Plan, say: Words) -> str:
    return plan.number.value or say("fact.no-number")


def _issuer(plan: Plan) -> str:
    return plan.issuer.name if plan.issuer else "?"
