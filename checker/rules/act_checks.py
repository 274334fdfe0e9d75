"""Named checks on cited acts: their dates against one another and against what is known of them."""

from __future__ import annotations

from checker.model.plan import Citation
from checker.parse.numbers import number_key
from checker.rules.intervals import ended_before
from checker.rules.known_acts import KnownAct, known_acts
from checker.rules.named import check
from checker.rules.scope import Scope
from checker.rules.truth import Finding, Verdict
from checker.rules.units import same_body
from checker.rules.values import elements


@check
def one_date(scope: Scope) -> Verdict:
    """The mentions of one number that speak of one act give one date.

    A number with a year is one act's. Without a year the number comes back every year and with every issuer: then only dates
    of one year, of an issuer that is named and the same, contradict each other.
    """
    members: list[Citation] = [c for c in elements(scope.item) if c.date is not None]
    for index, citation in enumerate(members):
        for other in members[:index]:
            if citation.date == other.date or not _one_act(citation, other):
                continue
            return Finding(
                expected=other.date,
                found=citation.date,
                index=elements(scope.item).index(citation),
                at=citation.location,
                related=(other.location,),
            )
    return True


def _one_act(one: Citation, other: Citation) -> bool:
    if one.date is None or other.date is None:
        return False
    if one.number_year is not None:
        return True
    if one.date.year != other.date.year or not one.issuer or not other.issuer:
        return False
    return same_body(one.issuer, other.issuer)


@check
def date_as_known(scope: Scope) -> Verdict:
    """The date of a cited act is the one that the vocabulary knows; acts that it does not know pass.

    Numbers without a year are compared with acts of the same year only. Where the plan itself gives the known date
    elsewhere, the two dates contradict each other, which is another rule's.
    """
    citation: Citation = scope.item
    key = number_key(citation.number)
    date = citation.date
    if date is None:
        return True
    acts = [act for act in known_acts().get(key, ()) if citation.number_year or act.date.year == date.year]
    if not acts or any(act.date == date for act in acts):
        return True
    known = {act.date for act in acts}
    if any(number_key(other.number) == key and other.date in known for other in scope.plan.citations):
        return True
    return Finding(found=_told(acts[0]), expected=acts[0].date, at=citation.location, unsure=True)


@check
def act_still_in_force(scope: Scope) -> Verdict:
    """The cited act had not ended when the plan was issued, as far as the vocabulary knows; open dates pass."""
    citation: Citation = scope.item
    for act in known_acts().get(number_key(citation.number), ()):
        if citation.number_year is None and citation.date != act.date:
            continue
        if act.ending is not None and ended_before(act.ending.date, scope.plan):
            found = (act.source, act.ending.confidence)
            return Finding(found=found, expected=(act.ending.by, act.ending.date), at=citation.location, unsure=True)
    return True


def _told(act: KnownAct) -> tuple[str, str]:
    return act.source, act.confidence
