"""The results of one run, as reporters receive them."""

from __future__ import annotations

from collections.abc import Sequence

from checker.errors import CheckerError
from checker.model.outcome import Outcome, Severity, Status
from checker.model.plan import Kind, Plan
from checker.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """All outcomes of one document in reading order; ``skipped`` is its kind where it is no plan and was not audited.

    ``known`` are findings that the baseline accepts: they are in no count, and only formats that track them show them.
    """

    file: str
    plan: Plan
    outcomes: tuple[Outcome, ...] = ()
    skipped: str | None = None
    known: tuple[Outcome, ...] = ()

    @property
    def is_plan(self) -> bool:
        """Whether it is an audited plan, and no other document or file with findings of its own."""
        return self.skipped is None and self.plan.kind is Kind.PLAN

    def count(self, status: Status, severity: Severity | None = None) -> int:
        """How many outcomes have the status (and the severity)."""
        return sum(o.status is status and severity in (None, o.severity) for o in self.outcomes)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCard:
    """What a report tells of a rule, in the report's language; ``severity`` is the one that holds in this run."""

    id: str
    title: str
    category: str
    severity: Severity
    reason: str
    basis: str
    advice: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A finding of the baseline that is no longer there, as the baseline told it; ``count`` is how many of them."""

    rule: str
    file: str
    message: str
    fingerprint: str
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """One run: its files in the order given, and the inputs that could not be read.

    ``rules`` are the rules that were asked, filled for formats that describe them. ``fixed`` is what the baseline held and
    is gone; None where no baseline was used.
    """

    files: Sequence[FileReport]
    errors: tuple[CheckerError, ...] = ()
    rules_digest: str = ""
    rules: tuple[RuleCard, ...] = ()
    fixed: tuple[Fixed, ...] | None = None
