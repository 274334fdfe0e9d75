"""What another rule set would say of the same plans: findings that appear, go, or change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from checker.engine.audit import AuditOptions, audit
from checker.engine.desk import under
from checker.engine.reading import name_of, read_plan
from checker.engine.runs import Progress, read_under
from checker.errors import CheckerError
from checker.model.document import Document
from checker.model.outcome import Outcome, Status
from checker.model.plan import Kind, Plan
from checker.model.records import dataclass
from checker.rules import RuleSet

_TOLD = (Status.FAILED, Status.CANNOT_TELL, Status.CRASHED)


class How(StrEnum):
    """What became of a finding."""

    APPEARED = "appeared"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One finding of one file that the two rule sets do not agree on; ``old`` or ``new`` is None where it is not there."""

    file: str
    how: How
    old: Outcome | None
    new: Outcome | None

    @property
    def rule(self) -> str:
        """The rule that speaks."""
        outcome = self.new or self.old
        return outcome.rule if outcome else ""

    @property
    def line(self) -> int:
        """Where it speaks."""
        outcome = self.new or self.old
        return outcome.location.line if outcome else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All differences in the order of files and lines; ``same`` findings, ``plans`` compared, inputs not read in ``errors``.

    ``added`` and ``removed`` are the rules that only one of the two sets has.
    """

    differences: tuple[Difference, ...]
    same: int
    plans: int
    added: tuple[str, ...]
    removed: tuple[str, ...]
    errors: tuple[CheckerError, ...]

    def by_rule(self) -> dict[str, Counter[How]]:
        """How many findings of each rule appeared, are gone, changed."""
        counts: dict[str, Counter[How]] = {}
        for difference in self.differences:
            counts.setdefault(difference.rule, Counter())[difference.how] += 1
        return dict(sorted(counts.items()))


def compare(
    old: RuleSet,
    new: RuleSet,
    inputs: Iterable[Path | Document],
    options: AuditOptions | None = None,
    *,
    parent: Path | Document | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Both rule sets put to every plan, each read once; documents that are no plans are passed over."""
    options = options or AuditOptions()
    above = read_under(parent, None) if parent is not None else None
    found: list[Difference] = []
    errors: list[CheckerError] = []
    same = plans = 0
    todo = list(inputs)
    for done, source in enumerate(todo, start=1):
        plan = read_plan(source)
        if progress is not None:
            progress(done, len(todo), name_of(source))
        if isinstance(plan, CheckerError):
            errors.append(plan)
        elif plan.kind is Kind.PLAN:
            plans += 1
            differences, agreed = _differences(name_of(source), under(plan, above), old, new, options)
            found += differences
            same += agreed
    ids = {rule.id for rule in old.rules}, {rule.id for rule in new.rules}
    return Comparison(
        differences=tuple(found),
        same=same,
        plans=plans,
        added=tuple(sorted(ids[1] - ids[0])),
        removed=tuple(sorted(ids[0] - ids[1])),
        errors=tuple(errors),
    )


def _differences(
    file: str, plan: Plan, old: RuleSet, new: RuleSet, options: AuditOptions
) -> tuple[list[Difference], int]:
    before, after = _told(plan, old, options), _told(plan, new, options)
    found = [
        Difference(
            file=file,
            how=How.CHANGED if key in before and key in after else How.GONE if key in before else How.APPEARED,
            old=before.get(key),
            new=after.get(key),
        )
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key)
    ]
    agreed = sum(before[key] == after.get(key) for key in before)
    return sorted(found, key=lambda difference: (difference.line, difference.rule, difference.how)), agreed


def _told(plan: Plan, rules: RuleSet, options: AuditOptions) -> dict[str, Outcome]:
    """What a person would be told, by fingerprint, which stays the same when a rule's wording changes."""
    return {o.fingerprint: o for o in audit(plan, rules, options) if o.status in _TOLD}
