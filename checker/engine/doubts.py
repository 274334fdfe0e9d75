"""Why a no is not sure enough to accuse a plan."""

from __future__ import annotations

from typing import Any

from checker.engine.applicability import Gate
from checker.model.location import Location
from checker.model.plan import Confidence, Plan, Residue
from checker.model.records import dataclass, field
from checker.rules import Rule
from checker.rules.formatting import Wording, written
from checker.rules.paths import parse_path
from checker.rules.scope import Scope
from checker.rules.truth import Finding
from checker.rules.values import step

_LIMIT = 90  # characters of the words shown
_ORDER = (Confidence.CERTAIN, Confidence.LIKELY, Confidence.UNSURE)


@dataclass(frozen=True, slots=True)
class Doubt:
    """The phrase that says why nothing can be told, what to fill into it, and the words that were not understood."""

    key: str
    parts: dict[str, str] = field(default_factory=dict)
    residue: Residue | None = None


def doubt_of(
    rule: Rule, scope: Scope, finding: Finding, *, sure: bool, applies: Gate, reading: Confidence, letters: Confidence
) -> Doubt | None:
    """The first reason why the finding must not accuse, None when it may.

    ``sure`` is whether the item was certainly to be asked about, ``applies`` whether the rule certainly applies,
    ``reading`` how sure the reading is of what was looked at, ``letters`` how sure its letters are.
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
    if rule.confidence == Confidence.UNSURE or finding.unsure:
        return Doubt(finding.doubt)
    if letters is Confidence.UNSURE:
        return Doubt("scanned")
    return Doubt("unsure-reading") if reading is Confidence.UNSURE else None


def reading_of(scope: Scope, member: Scope, finding: Finding) -> Confidence:
    """The least sure reading among the things that the finding rests on.

    These are the item (of a group the ``member`` at fault and the one it disagrees with), the owner of the item, and
    all on the way of the field that was asked about; of a list the element at fault, or all where none is singled out.
    """
    seen = [member.item, member.owner, *_on_the_way(member if finding.index is not None else scope, finding)]
    if isinstance(scope.item, tuple) and finding.twin is not None and finding.twin < len(scope.item):
        seen.append(scope.item[finding.twin])
    said = [reading.confidence for thing in seen if (reading := getattr(thing, "reading", None)) is not None]
    return max(said, key=_ORDER.index, default=Confidence.CERTAIN)


def worse(one: Confidence, other: Confidence) -> Confidence:
    """The less sure of two."""
    return max(one, other, key=_ORDER.index)


def _on_the_way(scope: Scope, finding: Finding) -> list[Any]:
    path = parse_path(finding.field, ()) if finding.field else None
    if path is None or path.head in {"profile", "vocabulary", "own_text"}:
        return []
    value = scope.item if path.head == "item" else scope.head(path.head)
    found: list[Any] = []
    for name in (*path.names, None):
        things = list(value) if isinstance(value, tuple) else [value]
        if isinstance(value, tuple) and path.head != "item" and finding.index is not None and name is None:
            things = things[finding.index : finding.index + 1]
        found += things
        if name is None or value is None:
            break
        value = step(value, name)
    return found


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
