"""Duties to report on the plan's results."""

from __future__ import annotations

from checker.model.plan import Confidence, Reading, Report
from checker.parse.addressees import addressees, direction, reporters
from checker.parse.context import Context
from checker.parse.dates import Due
from checker.parse.deadlines import cadence, due_below, dues_of, is_by_reference
from checker.parse.report_clauses import Clause, find_clauses
from checker.parse.vocabulary import Expression

_DEADLINE = Expression("reports", r"{deadline}|{before} \d")


def read_reports(context: Context) -> list[Report]:
    """Every duty to report on the plan's results, with its day, rhythm and addressee as far as they are said."""
    return [report for clause in find_clauses(context) for report in _reports(context, clause)]


def _reports(context: Context, clause: Clause) -> list[Report]:
    """One report for each day that a clause names, one without a day when it names none."""
    sentence = clause.sentence
    line = sentence.line
    for match in _DEADLINE.finditer(sentence.key):
        context.ledger.take(line, "reporting", sentence.start + match.start(), sentence.start + match.end())
    dues = dues_of(context, sentence)
    below = None
    if not dues:
        dues, below = due_below(context, sentence)
    if below is not None:
        context.ledger.take(below, "reporting")
    by_reference = not dues and is_by_reference(sentence)
    to = addressees(context, sentence, clause.verb)
    location = sentence.location
    each: list[Due | None] = [*dues] or [None]
    return [
        Report(
            who=reporters(context, sentence, clause.verb),
            to=to,
            direction=direction(context, to),
            deadline=due.date if due is not None else None,
            recurrence=due.recurrence if due is not None else None,
            cadence=cadence(sentence),
            by_reference=by_reference,
            dated=due is not None,
            text=sentence.text.value,
            location=location,
            span=location.to(below.text.location()) if below is not None else location,
            reading=Reading(
                how="sentence",
                confidence=Confidence.CERTAIN if due is not None or by_reference else Confidence.LIKELY,
            ),
        )
        for due in each
    ]
