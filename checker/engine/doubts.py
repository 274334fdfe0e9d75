"""Why a no is not sure enough to accuse a plan."""

from __future__ import annotations

from typing import Any

from checker.engine.applicability import Gate
from checker.model.location import Location
from checker.model.plan import Confidence, Plan, Residue
from checker.model.records import dataclass, field
from checker.rules import Rule
from checker.rules.formatting import Wording, written
from checker.rules.scope import Scope
from checker.rules.truth import Finding

_LIMIT = 90  # characters of the words shown


@dataclass(frozen=True, slots=True)
class Doubt:
    """The phrase that says why nothing can be told, what to fill into it, and the words that were not understood."""

    key: str
    parts: dict[str, str] = field(default_factory=dict)
    residue: Residue | None = None


def doubt_of(rule: Rule, scope: Scope, finding: Finding, *, sure: bool, applies: Gate) -> Doubt | None:
    """The first reason why the finding must not accuse, None when it may.

    ``sure`` is whether the item was certainly to be asked about, ``applies`` whether the rule certainly applies.
    """
    if finding.truth is None:
        return Doubt("unseen") if finding.missing else Doubt("unknown-value", {"field": finding.field})
    residue = _residue(rule, scope)
    if residue is not None:
        return Doubt("residue", {"seen": written(residue.text, Wording(), _LIMIT)}, residue)
    if finding.missing and not scope.plan.complete and _may_be_cut_off(rule, scope):
        return Doubt("incomplete")
    if applies.open is None:
        return Doubt(applies.because)
    if not sure:
        return Doubt("condition-unknown")
    if rule.confidence == Confidence.UNSURE:
        return Doubt("unsure-rule")
    return Doubt("unsure-reading") if reading_of(scope.item) is Confidence.UNSURE else None


def reading_of(item: Any) -> Confidence | None:
    """How sure the reading of an item is, None for items that do not say."""
    return getattr(getattr(item, "reading", None), "confidence", None)


def _residue(rule: Rule, scope: Scope) -> Residue | None:
    """The first words on an element that the rule needs, inside the item's span; for the whole plan, anywhere."""
    if not rule.needs:
        return None
    span = None if isinstance(scope.item, Plan) else getattr(scope.item, "span", None)
    for residue in scope.plan.residue:
        if residue.element in rule.needs and (not isinstance(span, Location) or span.holds(residue.location)):
            return residue
    return None


def _may_be_cut_off(rule: Rule, scope: Scope) -> bool:
    """Whether what is missing may stand in the part that a cut text lacks: anything of the plan, or of its last item."""
    if rule.given is None:
        return True
    span = getattr(scope.item, "span", None)
    return isinstance(span, Location) and span.end_line >= scope.plan.body.end_line
