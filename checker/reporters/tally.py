"""The run in one line: plans, clean ones, findings by gravity, what was skipped or could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checker.model.outcome import Severity, Status
from checker.model.report import FileReport, RunReport
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


class Tally:
    """The numbers of a run, file by file."""

    def __init__(self) -> None:
        self._files: Counter[str] = Counter()
        self._found: Counter[tuple[Status, Severity | None]] = Counter()

    def add(self, file: FileReport) -> None:
        """Count one file."""
        if file.is_plan:
            self._files["plan"] += 1
            self._files["clean"] += is_clean(file)
        self._files["skipped"] += file.skipped is not None
        self._files["known"] += len(file.known)
        self._found.update((o.status, o.severity if o.status is Status.FAILED else None) for o in file.outcomes)

    def parts(self, report: RunReport, say: Words) -> Iterator[Part]:
        """The numbers with their words and styles; what is nought is left out, but for the number of plans."""
        yield say.count("count.plan", self._files["plan"]), ""
        if self._files["clean"]:
            yield say.count("count.clean", self._files["clean"]), "good"
        for key, style, kind in _KINDS:
            if self._found[kind]:
                yield say.count(f"count.{key}", self._found[kind]), style
        if self._files["known"]:
            yield say.count("count.known", self._files["known"]), "dim"
        if report.fixed:
            yield say.count("count.fixed", sum(fixed.count for fixed in report.fixed)), "good"
        if self._files["skipped"]:
            yield say.count("count.skipped", self._files["skipped"]), "dim"
        if report.errors:
            yield say.count("count.unread", len(report.errors)), "error"


def tally(report: RunReport, say: Words) -> Iterator[Part]:
    """The numbers of a whole report."""
    counted = Tally()
    for file in report.files:
        counted.add(file)
    yield from counted.parts(report, say)
