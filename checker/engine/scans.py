"""How far letters that were recognised in pictures bear a finding."""

from __future__ import annotations

from collections.abc import Sequence

from checker.engine.doubts import worse
from checker.model.document import Document
from checker.model.location import Location
from checker.model.plan import Confidence, Plan
from checker.rules import Rule
from checker.rules.scope import Scope
from checker.rules.truth import Finding
from checker.rules.values import place_of

# On clean scans nearly all lines with a wrong letter have a word less sure than this, and few others have.
_SURE = 0.85
# What is missing may stand in lines that were read badly: so few of the letters may be in such.
_BAD, _FEW = 0.7, 0.05


def sureness_of_letters(rule: Rule, group: Scope, scope: Scope, finding: Finding) -> Confidence:
    """How sure the letters are that the finding rests on: "certain" where they were stored, else "likely" or "unsure".

    What is missing rests on all that was read, in the plan or in the item's span; what does not fit the items before it in
    its ``group`` rests on all that stands between them.
    """
    found = _in_parent(rule, scope.plan)
    document = scope.plan.document
    if not document.sure:
        return found
    span = getattr(scope.item, "span", None)
    if finding.missing:
        place = span if isinstance(span, Location) else None
        lines = _lines(document, place)
        return worse(found, _all_read(document, lines))
    place = finding.at or scope.place
    before = _before(group, finding)
    if place is not None and before is not None and before.line < place.line:
        place = before.to(place)
    sure = [document.sure[line - 1] for line in _lines(document, place)]
    if not sure or min(sure) >= 1:
        return found
    return worse(found, Confidence.LIKELY if min(sure) >= _SURE else Confidence.UNSURE)


def _before(group: Scope, finding: Finding) -> Location | None:
    """The place of the item before the one at fault."""
    if not isinstance(group.item, tuple) or not finding.index:
        return None
    return place_of(group.item[min(finding.index, len(group.item)) - 1])


def _in_parent(rule: Rule, plan: Plan) -> Confidence:
    """A rule that compares with the parent plan rests on the parent's letters as well."""
    above = plan.parent_plan.plan if plan.parent_plan is not None else None
    if rule.category != "parent" or above is None or not above.document.sure:
        return Confidence.CERTAIN
    return _all_read(above.document, range(1, len(above.document.lines) + 1))


def _all_read(document: Document, lines: Sequence[int]) -> Confidence:
    sure = [(len(document.lines[line - 1]), document.sure[line - 1]) for line in lines]
    recognised = sum(size for size, how in sure if how < 1)
    if not recognised:
        return Confidence.CERTAIN
    bad = sum(size for size, how in sure if how < _BAD)
    return Confidence.LIKELY if bad <= _FEW * recognised else Confidence.UNSURE


def _lines(document: Document, place: Location | None) -> Sequence[int]:
    last = min(len(document.lines), len(document.sure))
    if place is None:
        return range(1, last + 1)
    return range(max(1, place.line), min(last, place.end_line) + 1)
