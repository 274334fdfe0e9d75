"""The findings on one plan as remarks for the margin of the submitted file."""

from __future__ import annotations

from checker.model.outcome import Outcome, Status
from checker.model.plan import Plan
from checker.model.remark import Remark
from checker.model.report import FileReport
from checker.reporters.facts import headline
from checker.reporters.slip import proposed
from checker.reporters.visible import visible
from checker.reporters.words import Words


def remarks(file: FileReport, say: Words, *, doubts: bool = True) -> tuple[Remark, ...]:
    """A remark for each failed outcome in reading order, and with ``doubts`` for each that could not be told."""
    statuses = (Status.FAILED, Status.CANNOT_TELL) if doubts else (Status.FAILED,)
    return tuple(_remark(outcome, file.plan, say) for outcome in file.outcomes if outcome.status in statuses)


def _remark(outcome: Outcome, plan: Plan, say: Words) -> Remark:
    severity = f" ({say(f'severity.{outcome.severity}')})" if outcome.status is Status.FAILED else ""
    parts = [visible(headline(outcome, say)) + severity, visible(outcome.message)]
    offered = proposed(outcome, plan)
    if offered:
        parts += [say("remark.proposed"), *offered]
    if outcome.status is Status.CANNOT_TELL:
        parts.append(say("text.look"))
    if outcome.basis:
        parts.append(say("remark.basis", basis=visible(outcome.basis)))
    return Remark(location=outcome.location, paragraphs=tuple(parts))
