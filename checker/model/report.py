"""The results of one run, as reporters receive them."""

from __future__ import annotations

from checker.errors import CheckerError
from checker.model.outcome import Outcome, Severity, Status
from checker.model.plan import Plan
from checker.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """All outcomes of one document in reading order; ``skipped`` is its kind where it is no plan and was not audited."""

    file: str
    plan: Plan
    outcomes: tuple[Outcome, ...] = ()
    skipped: str | None = None

    def count(self, status: Status, severity: Severity | None = None) -> int:
        """How many outcomes have the status (and the severity)."""
        return sum(o.status is status and severity in (None, o.severity) for o in self.outcomes)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """One run: its files in the order given, and the inputs that could not be read."""

    files: tuple[FileReport, ...]
    errors: tuple[CheckerError, ...] = ()
    rules_digest: str = ""
