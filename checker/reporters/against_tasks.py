"""A parent's tasks and duties for a unit beside what the unit's plan makes of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from checker.model.demands import Accord
from checker.model.demands import Demand as Held
from checker.model.plan import Issuer, ParentPlan, Plan
from checker.reporters.against_verdicts import VERDICTS, listed, marked
from checker.reporters.comparison import Answer, Demand
from checker.reporters.words import Words
from checker.repository.drafting import missing_task
from checker.repository.matching import Fit, Pair, match_tasks


def tasks(child: Plan, parent: Plan, issuer: Issuer, held: ParentPlan, say: Words) -> Iterator[Demand]:
    """The rows of every task and duty that the parent gives to the unit or wants its help for.

    What ``held`` knows of a task is what the parent rules say of it; of the rest nobody is accused.
    """
    known = {(demand.path, demand.title): demand for demand in held.demands}
    for pair in match_tasks(child, parent):
        yield from _rows(pair, known.get((pair.demand.path, pair.demand.title.strip(" .;"))), issuer, say)


def _rows(pair: Pair, held: Held | None, issuer: Issuer, say: Words) -> Iterator[Demand]:
    demand, work = pair.demand, pair.work
    kind = "duty" if demand.duty else "task"
    text = say(f"against.{kind}", path=place(demand.path, say), title=demand.title)
    if work is None:
        verdict, answers = _unanswered(pair, held, issuer, say)
        yield Demand(text=text, verdict=verdict, answers=answers, kind=kind, score=pair.score)
        return
    title = f"{place(work.path, say)}  {work.title}".strip()
    answer = Answer(text=say("against.score", title=title, score=_score(pair.score, say)), line=work.location.line)
    verdict = "good" if pair.fit is Fit.MATCHED else "unsure"
    yield Demand(text=text, verdict=verdict, answers=(answer,), kind=kind, score=pair.score)
    if pair.fit is Fit.MATCHED:
        yield from _lead(pair, held, say)
        yield from _time(pair, held, say)


def place(path: str, say: Words) -> str:
    """A path as people read it: "annex:1/I.1" is I.1 of the first annex."""
    annex, slash, rest = path.partition("/")
    if not slash or not annex.startswith("annex:"):
        return path
    return f"{say('place.annex', number=annex.removeprefix('annex:'))}, {rest}"


def _unanswered(pair: Pair, held: Held | None, issuer: Issuer, say: Words) -> tuple[str, tuple[Answer, ...]]:
    if pair.told is not None:
        return "unsure", (Answer(text=say("against.told", line=pair.told.line), line=pair.told.line),)
    if not pair.demand.leads:
        return "dim", (Answer(text=f"{say('against.absent')} ({say('against.helps')})"),)
    absent = Answer(text=say("against.absent"))
    if held is not None and held.covered is Accord.DIFFERS:
        return "error", (absent, Answer(text=missing_task(pair.demand, issuer), insert=True))
    return "unsure", (absent,)


def _lead(pair: Pair, held: Held | None, say: Words) -> Iterator[Demand]:
    asked, work = pair.demand, pair.work
    if work is None or not asked.leads or not asked.lead:
        return
    accord = held.lead_accord if held is not None else None
    names = listed(name.text for name in work.lead)
    answers = (
        (Answer(text=say("against.lead", names=marked(names, accord)), line=work.lead[0].location.line),)
        if names
        else ()
    )
    wrong = accord if accord is not Accord.AGREES else None  # its own offices are no other lead, and no point to praise
    text = say("against.lead", names=listed(name.text for name in asked.lead))
    yield Demand(text=text, verdict=VERDICTS[wrong], answers=answers, kind="lead", inner=True)


def _time(pair: Pair, held: Held | None, say: Words) -> Iterator[Demand]:
    asked, work = pair.demand, pair.work
    if not asked.time:
        return
    text = _when(asked.due, asked.time, say)
    if work is None or work.time is None:
        yield Demand(text=text, verdict="", answers=(), kind="time", inner=True)
        return
    accord = held.time_accord if held is not None else None
    answer = Answer(text=say("against.time", time=marked(work.time.text, accord)), line=work.time.location.line)
    yield Demand(text=text, verdict=VERDICTS[accord], answers=(answer,), kind="time", inner=True)


def _when(due: dt.date | None, time: str | None, say: Words) -> str:
    return say("against.until", day=say.date(due)) if due else say("against.time", time=time or "")


def _score(score: float, say: Words) -> str:
    text = f"{score:.2f}"
    return text.replace(".", ",") if say.lang == "vi" else text
