"""What is left of a report under ``--quiet``: what failed, and nothing beside it."""

from __future__ import annotations

from dataclasses import replace

from checker.model.outcome import Outcome, Status
from checker.model.report import FileReport, RunReport
from checker.reporters.options import RenderOptions


def audible(report: RunReport, options: RenderOptions) -> RunReport:
    """The report as people are to see it: whole, or (``quiet``) only files with something failed, and only that.

    What could not be told stays under ``strict``, where it counts as failed; a rule that crashed always stays.
    """
    if not options.quiet:
        return report
    files = (audible_file(file, options) for file in report.files)
    return replace(report, files=tuple(file for file in files if file is not None))


def audible_file(file: FileReport, options: RenderOptions) -> FileReport | None:
    """One file as people are to see it; None where there is nothing to say of it."""
    if not options.quiet:
        return file
    left = tuple(outcome for outcome in file.outcomes if not silent(outcome, options))
    return replace(file, outcomes=left) if left else None


def silent(outcome: Outcome, options: RenderOptions) -> bool:
    """Whether ``quiet`` leaves the outcome out."""
    loud = outcome.status in (Status.FAILED, Status.CRASHED) or (
        options.strict and outcome.status is Status.CANNOT_TELL
    )
    return options.quiet and not loud
