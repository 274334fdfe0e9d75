"""The run in one line: plans, clean ones, findings by gravity, what was skipped or could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checker.model.outcome import Severity, Status
from checker.model.report import RunReport
from checker.reporters.facts import is_clean
from checker.reporters.styled import Part
from checker.reporters.words import Words

_KINDS = (
    ("error", "error", (Status.FAILED, Severity.ERROR)),
    ("warning", "warning", (Status.FAILED, Severity.WARNING)),
    ("info", "", (Status.FAILED, Severity.INFO)),
    ("unsure", "unsure", (Status.CANNOT_TELL, None)),
    ("waived", "dim", (Status.WAIVED, None)),
    ("crashed", "error", (Status.CRASHED, None)),
)


def tally(report: RunReport, say: Words) -> Iterator[Part]:
    """The numbers with their words and styles; what is nought is left out, but for the number of plans."""
    plans = [file for file in report.files if file.is_plan]
    yield say.count("count.plan", len(plans)), ""
    clean = sum(is_clean(file) for file in plans)
    if clean:
        yield say.count("count.clean", clean), "good"
    found = Counter(
        (o.status, o.severity if o.status is Status.FAILED else None) for f in report.files for o in f.outcomes
    )
    for key, style, kind in _KINDS:
        if found[kind]:
            yield say.count(f"count.{key}", found[kind]), style
    known = sum(len(file.known) for file in report.files)
    if known:
        yield say.count("count.known", known), "dim"
    if report.fixed:
        yield say.count("count.fixed", sum(fixed.count for fixed in report.fixed)), "good"
    skipped = sum(file.skipped is not None for file in report.files)
    if skipped:
        yield say.count("count.skipped", skipped), "dim"
    if report.errors:
        yield say.count("count.unread", len(report.errors)), "error"
