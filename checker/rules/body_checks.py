"""Named checks on bodies: the letters of symbols, bodies that have ended, other units' names, recipients."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from checker.model.plan import Annex, Issuer, Level, Mention, Naming, Number
from checker.parse.levels import level_of
from checker.parse.namings import named_unit
from checker.parse.units import canonical
from checker.parse.vocabulary import pattern, phrases, phrases_of_rows
from checker.rules.intervals import ended_before
from checker.rules.known_acts import SURE
from checker.rules.named import check
from checker.rules.scope import Scope
from checker.rules.truth import Finding, Verdict
from checker.rules.units import same_body
from checker.rules.values import elements, step
from checker.text import Text, fold_key

_COMMITTEES = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


@check
def symbol_names_issuer(scope: Scope) -> Verdict:
    """The letters in the plan's own symbol are not another known body's; letters that nobody is known by pass."""
    number: Number = scope.item
    _, _, tail = fold_key(number.symbol or "").partition("-")
    letters = re.sub(r"[^\w]", "", tail)
    owners = [row["name"] for row in phrases_of_rows("bodies", "departments") if letters in row["letters"]]
    committee = letters in phrases("bodies", "committee")
    if not owners and not committee:
        return True
    issuers = scope.plan.issuers
    if not issuers or any(issuer.level is None for issuer in issuers):
        return True
    if any(_bears(issuer, owners, committee=committee) for issuer in issuers):
        return True
    return Finding(found=number.symbol, expected=issuers[0].name, at=number.location)


def _bears(issuer: Issuer, owners: Iterable[str], *, committee: bool) -> bool:
    """Whether the letters can be the issuer's. Only departments, committees and schools are known by their letters."""
    if issuer.level not in (*_COMMITTEES, Level.DEPARTMENT, Level.SCHOOL):
        return True
    if issuer.level is Level.DEPARTMENT and not _is_department(issuer):
        return True
    if any(canonical(owner) in issuer.canonical for owner in owners):
        return True
    return committee and any(canonical(name) in issuer.canonical for name in phrases("bodies", "committee"))


def _is_department(issuer: Issuer) -> bool:
    """Whether the issuer is a department by name: steering committees and inspectorates stand at that level as well."""
    return any(canonical(row["name"]) in issuer.canonical for row in phrases_of_rows("bodies", "departments"))


@check
def worked_then(scope: Scope) -> Verdict:
    """None of the bodies of the group had ended when the plan was issued; recipients alone are only to be verified.

    A plan whose days lie on both sides of the end, or are open, is not judged.
    """
    members: list[Mention] = elements(scope.item)
    row = next(row for row in phrases_of_rows("bodies", "ended") if row["id"] == members[0].canonical)
    ended = dt.date.fromisoformat(row["ended"])
    if ended_before(ended, scope.plan) is not True:
        return True
    at = next((index for index, member in enumerate(members) if member.frame == "acting"), None)
    return Finding(
        found=row["source"],
        expected=(row["now"], ended),
        index=at or 0,
        at=members[at or 0].location,
        related=tuple(member.location for index, member in enumerate(members) if index != (at or 0))[:_SHOWN],
        unsure=at is None or row["confidence"] != SURE,
    )


_SHOWN = 3


@check
def named_for_issuer(scope: Scope) -> Verdict:
    """Where the plan or its annex names the unit whose it is, that is the issuer; bodies of another rank pass."""
    item: Naming | Annex = scope.item
    unit = item.issuer if isinstance(item, Naming) else named_unit(Text.of_line(item.title, 1))
    if not unit or not scope.plan.issuers:
        return True
    level = level_of(unit, None)
    for issuer in scope.plan.issuers:
        if issuer.level is None or level is not issuer.level or _same(unit, issuer):
            return True
    return Finding(found=unit, expected=scope.plan.issuers[0].name, at=item.location)


def _same(unit: str, issuer: Issuer) -> bool:
    name = canonical(unit)
    return same_body(unit, issuer.name) or name.startswith(issuer.canonical) or issuer.canonical.startswith(name)


@check
def among_recipients(scope: Scope, *, names: str) -> Verdict:
    """At least one of the bodies in the field ``names`` receives the plan; lists such as "các sở, ban, ngành" take many in.

    Persons, own units, bodies that are not named one by one and those that issue the plan are passed over.
    """
    recipients = [canonical(recipient.text) for recipient in scope.plan.recipients if not recipient.archive]
    issuing = [issuer.canonical for issuer in scope.plan.issuers]
    named = [name for name in elements(step(scope.item, names)) if _is_named(name.canonical)]
    wanted = [name for name in named if not any(same_body(name.canonical, issuer) for issuer in issuing)]
    if not wanted or any(_is_open(recipient) for recipient in recipients):
        return True
    if any(_receives(name.canonical, recipients) for name in wanted):
        return True
    return Finding(found=tuple(name.text for name in wanted), at=wanted[0].location, missing=True)


def _is_named(name: str) -> bool:
    return bool(pattern("bodies", "named", at="start").match(name)) and not pattern("bodies", "inner").search(name)


def _is_open(recipient: str) -> bool:
    """Whether a line of the recipients takes in bodies that it does not name one by one."""
    if pattern("bodies", "closed").search(recipient):
        return False
    return bool(pattern("bodies", "collective").search(recipient)) or "&" in recipient or ":" in recipient


def _receives(name: str, recipients: list[str]) -> bool:
    return any(same_body(name, recipient) or name in recipient or recipient in name for recipient in recipients)
