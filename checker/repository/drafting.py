"""A unit's plan drafted from its parent plan: all that follows from the parent is written, the rest is a visible blank."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cached_property

from checker.model.plan import Issuer, Name, Plan
from checker.model.records import dataclass
from checker.parse.vocabulary import Expression, phrases, types_by_symbol
from checker.patterns import compiled
from checker.repository.bodies import Concern, concern, is_group
from checker.repository.coverage import issuer_named
from checker.repository.drafted_body import DraftedBody
from checker.repository.drafted_words import blank, fill
from checker.repository.matching import Demand, demands_on
from checker.repository.matters import contents_of
from checker.repository.orders import report_demand

_ROMAN = ("I", "II", "III", "IV", "V")
_SCOPE_END = Expression("drafting", r"(?i)\s+(?:{scope})\s+\d.*$")
_LETTERS = compiled(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the draft.

    ``role`` is "superior", "issuer", "number", "motto", "dateline" (the letterhead), "type", "title", "section", "part",
    "task", "text", "recipients" (the words "Nơi nhận:"), "recipient", "post" or "signer".
    """

    text: str
    role: str = "text"


def draft(parent: Plan, issuer: str, *, report_days: int = 7) -> tuple[Line, ...]:
    """The lines of a plan of ``issuer`` (a name as written) under ``parent``; an empty text stands between parts."""
    return tuple(_Draft(parent, issuer_named(issuer, parent), report_days).lines())


def citation_of(plan: Plan) -> str:
    """The full citation of a plan, as another plan's opening writes it."""
    number, issued, title = plan.number.value, plan.issued.value, plan.title
    return fill(
        "citation", type=cited_type(plan), number=number or blank("parent_number"),
        date=f"{issued:%d/%m/%Y}" if issued else blank("date"),
        issuer=plan.issuer.name if plan.issuer else blank("parent_issuer"),
        title=lowered(" ".join(title.text.split())) if title else blank("topic"),
    )  # fmt: skip


def missing_task(demand: Demand, issuer: Issuer) -> str:
    """A task of the parent as one line of the unit's plan."""
    lead = issuer.name if demand.leads else blank("lead")
    return f"{demand.title.strip(' .')}. " + fill("missing_task", lead=lead, time=_time(demand))


def task_lines(demand: Demand, number: int, issuer: Issuer) -> Iterator[Line]:
    """A task of the parent as an item of the unit's plan, with its label lines."""
    yield Line(text=f"{number}. {demand.title.strip(' .')}", role="task")
    yield Line(text=fill("lead", names=issuer.name if demand.leads else blank("lead")))
    # What is asked of whole groups each body does by itself: the others of the group do not help it.
    beside = [name for name in demand.lead if not is_group(name.canonical)]
    others = [name for name in (*beside, *demand.coordinating) if not _is_own(name, issuer)]
    yield Line(text=fill("coordinating", names=_listed(others) or fill("concerned")))
    yield Line(text=fill("time", time=_time(demand)))
    yield Line(text=fill("product", product=demand.product.strip(" .;") if demand.product else blank("product")))


def cited_type(plan: Plan) -> str:
    """The type under which a plan is cited: that of the decision that carries it where it has the decision's number."""
    return types_by_symbol()["qđ" if plan.number.source == "decision" else "kh"].name


def lowered(text: str) -> str:
    """A title as it goes on in a sentence; a name or an abbreviation keeps its capitals."""
    letters = _LETTERS.findall(text)
    if letters and all(word.isupper() for word in letters):
        return text[:1] + text[1:].lower() if len(letters) == 1 else text.lower()
    return text[:1].lower() + text[1:] if not text[1:2].isupper() else text


class _Draft:
    def __init__(self, parent: Plan, issuer: Issuer, report_days: int) -> None:
        self.parent = parent
        self.issuer = issuer
        self.report_days = report_days
        self.superior = parent.issuer.name if parent.issuer else blank("parent_issuer")
        self.body = DraftedBody(issuer, self.superior)

    def lines(self) -> Iterator[Line]:
        yield from self._head()
        yield from self._opening()
        parts = [("purpose", self._purpose()), ("tasks", self._tasks()), ("funding", self._funding())]
        contents = contents_of(self.parent)
        if contents:
            parts.insert(1, ("contents", _listed_lines(contents)))
        parts.append(("organisation", self._organisation()))
        for mark, (name, lines) in zip(_ROMAN, parts, strict=False):
            yield Line(text=f"{mark}. {fill('sections', name)}", role="section")
            yield from lines
            yield Line(text="")
        yield from self._ending()

    @cached_property
    def year(self) -> str:
        year = self.parent.year or (self.parent.issued.value.year if self.parent.issued.value else None)
        return str(year) if year else blank("year")

    def _head(self) -> Iterator[Line]:
        if self.body.names_superior:
            yield Line(text=self.superior.upper(), role="superior")
        yield Line(text=self.issuer.name.upper(), role="issuer")
        yield Line(text="")
        yield Line(text=fill("number", symbol=self.body.symbol), role="number")
        yield Line(text="")
        for line in phrases("drafting", "motto"):
            yield Line(text=line, role="motto")
        yield Line(text="")
        yield Line(text=fill("dateline", place=self.body.seat, year=self.year), role="dateline")
        yield Line(text="")
        yield Line(text=fill("heading"), role="type")
        yield Line(text=self._title(), role="title")
        yield Line(text="")

    def _title(self) -> str:
        title = " ".join(self.parent.title.text.split()) if self.parent.title else ""
        topic = self.parent.topic or title
        topic = _without_scope(topic) or blank("topic")
        topic = topic[:1].upper() + topic[1:]
        period = self.parent.period
        if period and period.start.year != period.end.year and self.parent.year is None:
            when = fill("years", start=period.start.year, end=period.end.year)
        else:
            when = fill("year", year=self.year)
        if not self.body.is_committee:
            return fill("title", "other", topic=topic, issuer=self.issuer.name, period=when)
        return fill("title", "committee", topic=topic, place=self.body.place, period=when)

    def _opening(self) -> Iterator[Line]:
        yield Line(text=fill("opening", citation=citation_of(self.parent), issuer=self.issuer.name))
        yield Line(text="")

    def _purpose(self) -> Iterator[Line]:
        short = fill(
            "citation_short", type=cited_type(self.parent), number=self.parent.number.value or blank("parent_number")
        )
        for number, part in enumerate(("purpose", "requirements"), start=1):
            yield Line(text=f"{number}. {fill(part)}", role="part")
            for text in phrases("drafting", f"{part}_text"):
                filled = text.format(
                    citation_short=short, issuer=self.issuer.name,
                    purpose_blank=blank("purpose"), requirements_blank=blank("requirements"),
                )  # fmt: skip
                yield Line(text=filled)

    def _tasks(self) -> Iterator[Line]:
        demands = demands_on(self.parent, self.issuer)
        for number, demand in enumerate(demands, start=1):
            yield from task_lines(demand, number, self.issuer)
        if not demands:
            yield Line(text=f"1. {blank('task')}", role="task")
            yield Line(text=fill("lead", names=blank("lead")))
            yield Line(text=fill("time", time=blank("time")))
            yield Line(text=fill("product", product=blank("product")))

    def _funding(self) -> Iterator[Line]:
        yield Line(text=fill("funding", source=blank("source")))

    def _organisation(self) -> Iterator[Line]:
        for text in phrases("drafting", "organisation"):
            filled = text.format(
                issuer=self.issuer.name, office=self.body.office, superior=self.superior, date=self._report_day()
            )
            yield Line(text=filled)

    def _ending(self) -> Iterator[Line]:
        yield Line(text=fill("recipients"), role="recipients")
        for text in phrases("drafting", "recipient_lines"):
            yield Line(text=text.format(superior=self.superior, issuer=self.issuer.name), role="recipient")
        yield Line(text="")
        for text in self.body.posts:
            yield Line(text=text, role="post")
        yield Line(text=blank("name"), role="signer")

    def _report_day(self) -> str:
        asked = report_demand(self.parent, self.issuer)
        if asked is None or asked.deadline is None:
            return blank("date")
        return f"{asked.deadline - dt.timedelta(days=self.report_days):%d/%m/%Y}"


def _listed_lines(contents: Sequence[str]) -> Iterator[Line]:
    for content in contents:
        yield Line(text=fill("content", content=content[:1].upper() + content[1:].strip(" .;")))


def _time(demand: Demand) -> str:
    return demand.time.strip(" .;") if demand.time else blank("time")


def _listed(names: Sequence[Name]) -> str:
    return "; ".join(dict.fromkeys(name.text for name in names))


def _is_own(name: Name, issuer: Issuer) -> bool:
    return concern(name.canonical, issuer) is Concern.NAMED


def _without_scope(topic: str) -> str:
    """The matter of a title without place, unit and year."""
    topic = _SCOPE_END.compiled.sub("", topic)
    low = topic.lower()
    for phrase in phrases("hierarchy", "title_ends"):
        at = low.rfind(f" {phrase} ")
        if at > 20:
            topic, low = topic[:at], low[:at]
    return topic.strip(" ,.;")
