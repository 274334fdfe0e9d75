"""Duties to report on the plan's results."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.plan import Confidence, Name, Reading, Report
from checker.parse.addressees import addressees, direction, reporters
from checker.parse.context import Context
from checker.parse.dates import Due
from checker.parse.deadlines import cadence, day_of_sending, due_below, dues_of, is_by_reference
from checker.parse.report_clauses import Clause, find_clauses
from checker.parse.sentences import Sentence
from checker.parse.vocabulary import Expression

_VERB = Expression("reports", r"\<{verb}\>")
_DEADLINE = Expression("reports", r"{deadline}|{before} \d")


def read_reports(context: Context) -> list[Report]:
    """Every duty to report on the plan's results, with its day, rhythm and addressee as far as they are said."""
    by_sentence: dict[Sentence, list[Clause]] = {}
    for clause in find_clauses(context):
        by_sentence.setdefault(clause.sentence, []).append(clause)
    return [report for clauses in by_sentence.values() for report in _of_sentence(context, clauses)]


def _of_sentence(context: Context, clauses: Sequence[Clause]) -> list[Report]:
    """The reports of one sentence: where it names days, each belongs to the duty before it, and a duty without one is none."""
    dues = dues_of(context, clauses[0].sentence)
    if not dues or len(clauses) == 1:
        return [report for clause in clauses for report in _reports(context, clause, dues)]
    owned: dict[int, list[Due]] = {}
    for due in dues:
        before = [at for at, clause in enumerate(clauses) if clause.verb <= due.start]
        owned.setdefault(before[-1] if before else 0, []).append(due)
    return [
        report
        for at, days in sorted(owned.items())
        for report in _reports(context, clauses[at], days, after=clauses[:at])
    ]


def _reports(context: Context, clause: Clause, dues: Sequence[Due], after: Sequence[Clause] = ()) -> list[Report]:
    """One report for each day of a clause, one without a day when it has none.

    Where the clause names nobody ("… và báo cáo năm trước ngày 01/12"), those ``after`` which it stands tell to whom.
    """
    sentence = clause.sentence
    line = sentence.line
    for match in _DEADLINE.finditer(sentence.key):
        context.ledger.take(line, "reporting", sentence.start + match.start(), sentence.start + match.end())
    below = None
    if not dues:
        dues, below = due_below(context, sentence)
        dues = dues or day_of_sending(context, sentence, clause.verb)
    if below is not None:
        context.ledger.take(below, "reporting")
    by_reference = not dues and is_by_reference(sentence)
    named = (addressees(context, sentence, other.verb) for other in (clause, *reversed(after)))
    to = next((names for names in named if names), ()) or _told_before(context, sentence)
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


def _told_before(context: Context, sentence: Sentence) -> tuple[Name, ...]:
    """To whom the part of a sentence before a semicolon reports: what follows it without a name goes there too."""
    line = sentence.line
    if not line.key[: sentence.start].rstrip().endswith(";"):
        return ()
    before = Sentence(line, 0, sentence.start)
    verb = _VERB.search(line.key, 0, sentence.start)
    return addressees(context, before, verb.start()) if verb else ()
