"""Plans in brief: what the index compares, without the text. All keys are in the form in which they are compared."""

from __future__ import annotations

import datetime as dt

from checker.model.plan import Citation, Kind, Level, Plan, Source, State
from checker.model.records import dataclass
from checker.parse.numbers import number_key
from checker.parse.vocabulary import phrases
from checker.repository.bodies import body_key, province_of
from checker.text import fold_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """An act as one plan cites it. ``issuer_key`` has the citing plan's own province filled in."""

    type: str
    type_key: str
    number: str | None
    number_key: str
    date: dt.date | None
    issuer: str | None
    issuer_key: str | None
    subject: str | None
    normative: bool
    nested: bool
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A document in brief; ``by_decision``: its number is that of the decision that issues it, and others cite it as either."""

    kind: Kind
    complete: bool
    issuer: str | None
    issuer_keys: tuple[str, ...]
    level: Level | None
    superior: str | None
    number: str | None
    number_key: str
    by_decision: bool
    issued: dt.date | None
    issued_blank: bool
    title: str | None
    year: int | None
    start: dt.date | None
    end: dt.date | None
    parent: Cited | None
    citations: tuple[Cited, ...]


def card_of(plan: Plan) -> Card:
    """The plan in brief."""
    issuer = plan.issuer
    province = province_of(issuer)
    return Card(
        kind=plan.kind,
        complete=plan.complete,
        issuer=issuer.name if issuer else None,
        issuer_keys=tuple(body_key(each.name, province) for each in plan.issuers),
        level=issuer.level if issuer else None,
        superior=issuer.superior if issuer else None,
        number=plan.number.value,
        number_key=number_key(plan.number.value),
        by_decision=plan.number.source is Source.DECISION,
        issued=plan.issued.value,
        issued_blank=plan.issued.state in (State.BLANK, State.PARTIAL),
        title=plan.title.text if plan.title else None,
        year=plan.year,
        start=plan.period.start if plan.period else None,
        end=plan.period.end if plan.period else None,
        parent=cited(plan.parent, province) if plan.parent else None,
        citations=tuple(cited(citation, province) for citation in plan.citations),
    )


def cited(citation: Citation, province: str | None) -> Cited:
    """A citation in brief; ``province`` is that of the plan in which it stands."""
    return Cited(
        type=citation.type,
        type_key=fold_key(citation.type),
        number=citation.number,
        number_key=number_key(citation.number),
        date=citation.date,
        issuer=citation.issuer,
        issuer_key=body_key(citation.issuer, province) if citation.issuer else None,
        subject=citation.subject,
        normative=citation.normative or fold_key(citation.type) in phrases("document_types", "general_law"),
        nested=citation.nested,
        line=citation.location.line,
    )
