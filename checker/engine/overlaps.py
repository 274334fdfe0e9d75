"""Rules that see one fault: two that speak of the same words, or that one and the same edit silences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from checker.engine.audit import AuditOptions, audit_located
from checker.engine.edits import apply_edits
from checker.engine.examples import read_example
from checker.engine.located import Located
from checker.errors import CheckerError
from checker.model.outcome import Outcome, Status
from checker.model.plan import Kind, Plan
from checker.model.records import dataclass
from checker.parse import parse
from checker.readers import read_text
from checker.rules import RuleSet, load_examples


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Two rules, the name of the plan in which both spoke, the line, and whether one edit silenced both."""

    rules: tuple[str, str]
    where: str
    line: int
    one_edit: bool


def overlaps(rules: RuleSet, plans: Iterable[tuple[str, Plan]] = ()) -> tuple[Overlap, ...]:
    """The pairs of rules that see one fault, each once, over the examples of the rules and over further plans.

    A pair of which one gives way to the other (``yields_to``), or says that it may stand beside it (``beside``), is none.
    """
    settled = {
        frozenset((rule.id, other))
        for rule in rules.rules
        for other in (*(y.rule for y in rule.yields_to), *rule.beside)
    }
    found: dict[frozenset[str], Overlap] = {}
    for where, plan, options in (*_examples(rules), *((name, plan, AuditOptions()) for name, plan in plans)):
        for overlap in _in_plan(where, plan, rules, options):
            pair = frozenset(overlap.rules)
            if pair not in settled:
                found.setdefault(pair, overlap)
    return tuple(sorted(found.values(), key=lambda overlap: overlap.rules))


def _examples(rules: RuleSet) -> list[tuple[str, Plan, AuditOptions]]:
    found = []
    for rule in rules.rules:
        for example in load_examples(rule):
            if example.expect:
                try:
                    plan = read_example(example)
                except CheckerError:
                    continue
                found.append((f"{rule.id}::{example.name}", plan, AuditOptions(stage=example.stage)))
    return found


def _in_plan(where: str, plan: Plan, rules: RuleSet, options: AuditOptions) -> list[Overlap]:
    if plan.kind is not Kind.PLAN:
        return []
    spoken = [o for o in audit_located(plan, rules, options) if o.outcome.status is Status.FAILED]
    found = [
        _overlap(where, one, other, one_edit=False)
        for one, other in combinations(spoken, 2)
        if one.outcome.rule != other.outcome.rule and _same_words(one, other)
    ]
    whole = {rule.id for rule in rules.rules if rule.given is None}
    for one in spoken:
        if one.outcome.edits and len(spoken) > 1:
            left = {o.fingerprint for o in _after(plan, one.outcome, rules, options)}
            found += [
                _overlap(where, one, other, one_edit=True)
                for other in spoken
                if other.outcome.rule != one.outcome.rule
                and other.outcome.fingerprint not in left
                and (whole >= {one.outcome.rule, other.outcome.rule} or _touches(other, one.outcome))
            ]
    return found


def _overlap(where: str, one: Located, other: Located, *, one_edit: bool) -> Overlap:
    first, second = sorted((one.outcome.rule, other.outcome.rule))
    return Overlap(rules=(first, second), where=where, line=one.outcome.location.line, one_edit=one_edit)


def _same_words(one: Located, other: Located) -> bool:
    """Whether the two speak of the same words; places where something is missing are shared by neighbours."""
    here, there = one.outcome.location, other.outcome.location
    # Who misses something has found nothing, and stands at the title for want of a better place.
    if here.empty or there.empty or one.outcome.found is None or other.outcome.found is None:
        return False
    return (here.holds(there) or there.holds(here)) and _alike(one, other)


def _touches(other: Located, outcome: Outcome) -> bool:
    """Whether an edit is made where the other speaks; a new section may mend a far reference to it by chance."""
    place = other.outcome.location
    start, end = (place.line, place.column), (place.end_line, place.end_column)
    # The edits after the first only renumber what follows.
    return any(edit.start <= end and start <= edit.end for edit in outcome.edits[:1])


def _alike(one: Located, other: Located) -> bool:
    """Whether the two found the same: two faults of one citation (its symbol, its missing day) are two."""
    return one.outcome.found == other.outcome.found or one.outcome.location == other.outcome.location


def _after(plan: Plan, outcome: Outcome, rules: RuleSet, options: AuditOptions) -> Sequence[Outcome]:
    document = plan.document
    text = "\n".join(apply_edits(document.lines, outcome.edits)) + "\n"
    try:
        mended = parse(read_text(text, document.name, document.format))
    except CheckerError:
        return [outcome]
    mended = replace(mended, parent_plan=plan.parent_plan)
    return [o.outcome for o in audit_located(mended, rules, options) if o.outcome.status is not Status.PASSED]
