"""Workflow commands of GitHub Actions: each finding an annotation at its line; waived ones in a group of the log.

Documented in "Workflow commands for GitHub Actions", docs.github.com; checked 2026-11-21.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.errors import CheckerError
from checker.model.outcome import Outcome, Severity, Status
from checker.model.report import FileReport, RunReport
from checker.reporters.faults import told
from checker.reporters.findings import listed, sentence, title
from checker.reporters.options import RenderOptions
from checker.reporters.regions import inside
from checker.reporters.repository_paths import shown
from checker.reporters.visible import visible
from checker.reporters.words import Words, words

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SILENT = (Status.PASSED, Status.NOT_APPLICABLE)


def render(report: RunReport, options: RenderOptions) -> str:
    """One command a line; nothing found is the empty string."""
    return "".join(pieces(report, options))


def pieces(report: RunReport, options: RenderOptions) -> Iterator[str]:
    """As ``render``, line by line."""
    say = words(options.lang)
    for file in report.files:
        for outcome in listed(file, options):
            if outcome.status is not Status.WAIVED and outcome.status not in _SILENT:
                yield _annotation(outcome, file, options, say)
    for error in report.errors:
        yield _error(error, options, say)
    yield from _waived(report, options, say)


def _annotation(outcome: Outcome, file: FileReport, options: RenderOptions, say: Words) -> str:
    level = "notice" if outcome.status is Status.CANNOT_TELL else _LEVELS[outcome.severity]
    if outcome.status is Status.CRASHED:
        level = "error"
    at = inside(outcome.location, file.plan.document.lines)
    place = {"file": shown(file.file, options.base), "line": at.line, "endLine": at.end_line}
    if at.line == at.end_line:
        # Columns are for ranges inside one line only; the last one is inclusive.
        place |= {"col": at.column} | ({} if at.empty else {"endColumn": at.end_column - 1})
    return _command(level, place, f"{title(outcome, say)} ({outcome.rule})", sentence(outcome, say))


def _error(error: CheckerError, options: RenderOptions, say: Words) -> str:
    what, mend = told(error, say)
    place: dict[str, object] = {"file": shown(error.file, options.base)} if error.file else {}
    if error.line is not None:
        place["line"] = error.line
    return _command("error", place, error.code, visible(f"{what} → {mend}" if mend else what))


def _waived(report: RunReport, options: RenderOptions, say: Words) -> Iterator[str]:
    opened = False
    for file in report.files:
        for outcome in listed(file, options):
            if outcome.status is not Status.WAIVED:
                continue
            if not opened:
                yield f"::group::{say('text.waived')}\n"
                opened = True
            yield f"{shown(file.file, options.base)}:{outcome.location.line}: {outcome.rule} {sentence(outcome, say)}\n"
    if opened:
        yield "::endgroup::\n"


def _command(level: str, place: dict[str, object], head: str, text: str) -> str:
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in {**place, "title": head}.items())
    return f"::{level} {properties}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
