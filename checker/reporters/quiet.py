"""What is left of a report under ``--quiet``: what failed, and nothing beside it."""

from __future__ import annotations

from dataclasses import replace

from checker.model.outcome import Outcome, Status
from checker.model.report import RunReport
from checker.reporters.options import RenderOptions


def audible(report: RunReport, options: RenderOptions) -> RunReport:
    """The report as people are to see it: whole, or (``quiet``) only files with something failed, and only that.

    What could not be told stays under ``strict``, where it counts as failed; a rule that crashed always stays.
    """
    if not options.quiet:
        return report
    files = (replace(file, outcomes=tuple(o for o in file.outcomes if not silent(o, options))) for file in report.files)
    return replace(report, files=tuple(file for file in files if file.outcomes))


def silent(outcome: Outcome, options: RenderOptions) -> bool:
    """Whether ``quiet`` leaves the outcome out."""
    loud = outcome.status in (Status.FAILED, Status.CRASHED) or (
        options.strict and outcome.status is Status.CANNOT_TELL
    )
    return options.quiet and not loud
