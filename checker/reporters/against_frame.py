"""What a parent asks besides work, beside what the plan has: its days, its citation, its contents, its report."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.demands import Accord, Part, ReportAsked
from checker.model.plan import Citation, ParentPlan, Plan
from checker.reporters.against_verdicts import VERDICTS, listed, marked
from checker.reporters.comparison import Answer, Demand
from checker.reporters.words import Words
from checker.repository.agreement import Agreement
from checker.repository.agreement import compare as agree
from checker.repository.bodies import province_of
from checker.repository.cards import card_of, cited
from checker.repository.drafting import citation_of
from checker.repository.orders import last_report

_EXCERPT = 100


def frame(child: Plan, parent: Plan, held: ParentPlan, say: Words) -> Iterator[Demand]:
    """The rows on the plan's own days and title and on its citation of the parent."""
    yield from _issued(child, held, say)
    yield from _not_before(child, parent, say)
    yield from _citation(child, parent, held, say)
    yield from _title(child, parent, held, say)


def contents(held: ParentPlan, say: Words) -> Iterator[Demand]:
    """A row for each content that the parent names, with the line that speaks of it or comes nearest."""
    for matter in held.matters:
        answer = Answer(text=say("against.absent"))
        if matter.nearest is not None and matter.location is not None:
            answer = Answer(text=_short(matter.nearest), line=matter.location.line)
        text = say("against.content", title=matter.title)
        yield Demand(text=text, verdict=VERDICTS[matter.accord], answers=(answer,), kind="content")


def reports(child: Plan, held: ParentPlan, say: Words) -> Iterator[Demand]:
    """The rows on the last report: by when, and to whom."""
    asked = held.report
    if asked is None:
        return
    if asked.due is not None:
        yield _report_day(child, asked, say)
    if asked.to_accord is not None:
        to = listed(asked.to) or (held.plan.issuer.name if held.plan and held.plan.issuer else "?")
        line = asked.to_location.line if asked.to_location else None
        answer = Answer(text=marked(listed(asked.last_to), asked.to_accord), line=line)
        text = say("against.report-to", to=to)
        yield Demand(text=text, verdict=VERDICTS[asked.to_accord], answers=(answer,), kind="report-to", inner=True)


def _issued(child: Plan, held: ParentPlan, say: Words) -> Iterator[Demand]:
    order = held.order
    if order is None:
        return
    day = child.issued.value
    line = child.issued.location.line if child.issued.location else None
    answer = say("against.no-date") if day is None else marked(say.date(day), order.accord)
    text = say("against.issue", day=say.date(order.due))
    verdict = VERDICTS[order.accord] or "unsure"
    yield Demand(text=text, verdict=verdict, answers=(Answer(text=answer, line=line),), kind="issue")


def _not_before(child: Plan, parent: Plan, say: Words) -> Iterator[Demand]:
    """A row only where the plan is older than its parent."""
    day, above = child.issued.value, parent.issued.value
    if day is not None and above is not None and day < above:
        line = child.issued.location.line if child.issued.location else None
        text = say("against.not-before", day=say.date(above))
        yield Demand(
            text=text, verdict="error", answers=(Answer(text=f"‹{say.date(day)}›", line=line),), kind="not-before"
        )


def _title(child: Plan, parent: Plan, held: ParentPlan, say: Words) -> Iterator[Demand]:
    """Rows only where the plan is for another year, or about another matter."""
    own, above = child.period, parent.period
    if own is not None and above is not None and (own.start > above.end or own.end < above.start):
        answer = Answer(text=f"‹{own.text}›", line=own.location.line)
        yield Demand(text=say("against.year", text=above.text), verdict="error", answers=(answer,), kind="year")
    if held.title_accord is Accord.DIFFERS and child.title is not None and parent.title is not None:
        answer = Answer(text=f"‹{_short(child.title.text)}›", line=child.title.location.line)
        text = say("against.title", text=" ".join(parent.title.text.split()))
        yield Demand(text=text, verdict="error", answers=(answer,), kind="title")


def _citation(child: Plan, parent: Plan, held: ParentPlan, say: Words) -> Iterator[Demand]:
    text = say("against.cites", act=citation_of(parent))
    offered = Answer(text=citation_of(parent), insert=True)
    wrong = [part for part in held.cited if part.accord is not Accord.AGREES]
    if wrong:
        for part in wrong:
            answers = (Answer(text=_with_fault(part), line=part.location.line), offered)
            yield Demand(text=text, verdict=VERDICTS[part.accord], answers=answers, kind="citation")
    elif held.cited:
        part = held.cited[0]
        yield Demand(
            text=text, verdict="good", answers=(Answer(text=part.text, line=part.location.line),), kind="citation"
        )
    else:
        yield _not_meant(_of_that_number(child, parent), child, text, offered, say)


def _with_fault(part: Part) -> str:
    """The words of the citation, those that differ between ‹ and ›."""
    said = part.said.lstrip("0") if part.part == "date" else part.said
    return part.text.replace(said, f"‹{said}›") if said in part.text else f"{part.text} ‹{part.said}›"


def _not_meant(possible: Citation | None, child: Plan, text: str, offered: Answer, say: Words) -> Demand:
    """The row of a plan that surely cites its parent nowhere; where it carries out another act nobody is accused."""
    if possible is not None:
        answers = (Answer(text=possible.text, line=possible.location.line), offered)
        return Demand(text=text, verdict="unsure", answers=answers, kind="citation")
    if child.parent is not None:
        answers = (Answer(text=child.parent.text, line=child.parent.location.line), offered)
        return Demand(text=text, verdict="unsure", answers=answers, kind="citation")
    answers = (Answer(text=say("against.no-parent")), offered)
    return Demand(text=text, verdict="error" if child.complete else "unsure", answers=answers, kind="citation")


def _of_that_number(child: Plan, parent: Plan) -> Citation | None:
    card, province = card_of(parent), province_of(child.issuer)
    matches = ((found, agree(cited(found, province), card)) for found in child.citations)
    return next((found for found, match in matches if match.exact or match.number is Agreement.SAME), None)


def _report_day(child: Plan, asked: ReportAsked, say: Words) -> Demand:
    text = say("against.report", day=say.date(asked.due)) if asked.due else ""
    if asked.last is not None:
        line = asked.location.line if asked.location else None
        answer = Answer(text=marked(say.date(asked.last), asked.time_accord), line=line)
        return Demand(text=text, verdict=VERDICTS[asked.time_accord], answers=(answer,), kind="report")
    other = next(iter(child.reporting), None)
    if other is None:
        verdict = "error" if child.complete else "unsure"
        return Demand(text=text, verdict=verdict, answers=(Answer(text=say("against.absent")),), kind="report")
    elsewhere = last_report(child)
    if elsewhere is not None and elsewhere.deadline is not None:
        answer = Answer(text=say.date(elsewhere.deadline), line=elsewhere.location.line)
        return Demand(text=text, verdict="", answers=(answer,), kind="report")
    key = "by-reference" if other.by_reference else "no-day"
    answer = Answer(text=say(f"against.{key}"), line=other.location.line)
    return Demand(text=text, verdict="unsure", answers=(answer,), kind="report")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _EXCERPT else words[:_EXCERPT].rsplit(" ", 1)[0] + "…"
