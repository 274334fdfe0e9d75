"""A plan's citations of its parent, part by part: where number, date, issuer or subject is not the parent's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from checker.model.demands import Accord, Part
from checker.model.plan import Citation, Plan
from checker.patterns import compiled
from checker.repository.agreement import Agreement, Match, compare
from checker.repository.bodies import province_of
from checker.repository.cards import card_of, cited

_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TELLING = 4
"""A subject of fewer words may be cut short: what it lacks tells nothing."""


def cited_parts(child: Plan, parent: Plan) -> tuple[Part, ...]:
    """The parts of every citation that means the parent; one that is repeated with the same words stands once."""
    card, province = card_of(parent), province_of(child.issuer)
    found: dict[tuple[str, str], Part] = {}
    for citation in child.citations:
        if citation.within == "reference" or citation.nested:
            continue
        match = compare(cited(citation, province), card)
        for part in _parts(citation, match, parent):
            found.setdefault((part.part, part.said), part)
    return tuple(found.values())


def _parts(citation: Citation, match: Match, parent: Plan) -> Iterator[Part]:
    wrong = match.near or ("date" if _same_number_of_a_year(citation, match, parent) else None)
    if wrong is None and not match.exact:
        return
    said = {
        "number": citation.number, "date": _day(citation.date), "issuer": citation.issuer, "subject": citation.subject,
    }  # fmt: skip
    issuer = parent.issuer
    own = {
        "number": parent.number.value, "date": _day(parent.issued.value), "issuer": issuer.name if issuer else None,
        "subject": " ".join(parent.title.text.split()) if parent.title else None,
    }  # fmt: skip
    for part, words in said.items():
        bears = own[part]
        if not words or not bears or getattr(match, part) is Agreement.UNKNOWN:
            continue
        accord = Accord.AGREES if part != wrong else _accord(part, citation, parent)
        yield Part(part=part, text=citation.text, said=words, own=bears, accord=accord, location=citation.location)


def _accord(part: str, citation: Citation, parent: Plan) -> Accord:
    """How surely the differing part is wrong."""
    subject = citation.subject or ""
    if part == "subject":
        return Accord.DIFFERS if len(subject.split()) >= _TELLING else Accord.UNSURE
    own = parent.issued.value
    # Numbers come back every year: without a year in the subject last year's plan may be meant.
    if part == "date" and citation.date and own and citation.date.year != own.year and not _YEAR.search(subject):
        return Accord.UNSURE
    return Accord.DIFFERS


def _same_number_of_a_year(citation: Citation, match: Match, parent: Plan) -> bool:
    """Whether number, issuer and year are the parent's, so that another day of that year cannot be another act's."""
    own = parent.issued.value
    return (
        match.date is Agreement.DIFFERS
        and match.number is match.issuer is Agreement.SAME
        and Agreement.DIFFERS not in (match.type, match.subject)
        and citation.date is not None
        and own is not None
        and citation.date.year == own.year
    )


def _day(day: dt.date | None) -> str | None:
    return f"{day:%d/%m/%Y}" if day else None
