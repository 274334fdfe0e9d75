"""The report as GitLab's Code Quality artifact: the part of the Code Climate format that GitLab reads.

Documented in "Code Quality", docs.gitlab.com; checked 2026-11-21. Where nothing is found the list is empty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from checker.errors import CheckerError
from checker.model.outcome import Outcome, Severity, Status
from checker.model.report import FileReport, RunReport
from checker.reporters.faults import told
from checker.reporters.findings import listed as outcomes_listed
from checker.reporters.findings import sentence, title
from checker.reporters.frames import listed
from checker.reporters.options import RenderOptions
from checker.reporters.regions import inside
from checker.reporters.repository_paths import shown
from checker.reporters.visible import visible
from checker.reporters.words import Words, words

Gravity = Literal["info", "minor", "major", "critical", "blocker"]

_LEVELS: dict[Severity, Gravity] = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_SILENT = (Status.PASSED, Status.NOT_APPLICABLE)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Lines(_Entry):
    """The line at which the widget opens the file."""

    begin: int = Field(ge=1)


class Place(_Entry):
    """A file of the repository and a line of it."""

    path: str
    lines: Lines


class Issue(_Entry):
    """One finding; GitLab takes two with one fingerprint for the same one."""

    description: str
    check_name: str
    fingerprint: str
    severity: Gravity
    location: Place


def render(report: RunReport, options: RenderOptions) -> str:
    """The list as indented JSON."""
    return "".join(pieces(report, options))


def pieces(report: RunReport, options: RenderOptions) -> Iterator[str]:
    """As ``render``, entry by entry."""
    yield "["
    yield from listed(_issues(report, options, words(options.lang)), depth=0)
    yield "]\n"


def _issues(report: RunReport, options: RenderOptions, say: Words) -> Iterator[Issue]:
    seen: Counter[str] = Counter()
    for file in report.files:
        for outcome in outcomes_listed(file, options):
            if outcome.status not in _SILENT:
                yield _issue(outcome, file, options, say, seen)
    for error in report.errors:
        yield _unread(error, options, say, seen)


def _issue(outcome: Outcome, file: FileReport, options: RenderOptions, say: Words, seen: Counter[str]) -> Issue:
    gravity = "info" if outcome.status in (Status.WAIVED, Status.CANNOT_TELL) else _LEVELS[outcome.severity]
    if outcome.status is Status.CRASHED:
        gravity = "critical"
    text = sentence(outcome, say)
    return Issue(
        description=text if outcome.status is Status.WAIVED else f"{title(outcome, say)}: {text}",
        check_name=outcome.rule,
        fingerprint=_own(outcome.fingerprint or f"{outcome.rule}:{outcome.location.line}", seen),
        severity=gravity,
        location=_place(file.file, inside(outcome.location, file.plan.document.lines).line, options),
    )


def _unread(error: CheckerError, options: RenderOptions, say: Words, seen: Counter[str]) -> Issue:
    what, mend = told(error, say)
    return Issue(
        description=visible(f"{what} → {mend}" if mend else what),
        check_name=error.code,
        fingerprint=_own(f"{error.code}:{visible(error.file or '')}", seen),
        severity="critical",
        location=_place(error.file or ".", error.line or 1, options),
    )


def _own(fingerprint: str, seen: Counter[str]) -> str:
    """The fingerprint, told apart from equal ones of copied plans."""
    seen[fingerprint] += 1
    return fingerprint if seen[fingerprint] == 1 else f"{fingerprint}-{seen[fingerprint]}"


def _place(file: str, line: int, options: RenderOptions) -> Place:
    return Place(path=shown(file, options.base), lines=Lines(begin=line))
