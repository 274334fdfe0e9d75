"""What formats for other programs say of one outcome: which there are, how grave, in which words."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.outcome import Outcome, Severity, Status
from checker.model.report import FileReport
from checker.reporters.facts import SHOWN, headline
from checker.reporters.options import RenderOptions
from checker.reporters.quiet import silent
from checker.reporters.visible import visible
from checker.reporters.words import Words


def listed(file: FileReport, options: RenderOptions) -> Iterator[Outcome]:
    """The outcomes of a file that a report lists."""
    for outcome in file.outcomes:
        if (options.show_all or outcome.status in SHOWN) and not silent(outcome, options):
            yield outcome


def fails(outcome: Outcome, options: RenderOptions) -> bool:
    """Whether the outcome makes the run fail."""
    if outcome.status is Status.CRASHED:
        return True
    if outcome.status is not Status.FAILED and not (options.strict and outcome.status is Status.CANNOT_TELL):
        return False
    return options.fail_on == "new" or outcome.severity.rank >= Severity(options.fail_on).rank


def title(outcome: Outcome, say: Words) -> str:
    """The rule's title; where the rule could not tell, no accusation."""
    return visible(headline(outcome, say))


def sentence(outcome: Outcome, say: Words) -> str:
    """The message in one line; of what was waived, with the reason."""
    if outcome.status is Status.CRASHED:
        return visible(say("text.crashed", message=outcome.message))
    waiver = outcome.waiver
    if outcome.status is Status.WAIVED and waiver is not None:
        until = say("text.until", day=waiver.until) if waiver.until else None
        why = ", ".join(fact for fact in (waiver.reason, until, waiver.who) if fact)
        return visible(f"{say('text.waived')} ({why}): {outcome.message}")
    return visible(outcome.message)
