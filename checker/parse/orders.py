"""What the plan orders its subordinates to do by a day."""

from __future__ import annotations

import re
from datetime import date

from checker.model.plan import Name, Order
from checker.parse.addressees import unit_above
from checker.parse.context import Context
from checker.parse.deadlines import due_below, dues_of
from checker.parse.marks import bullet
from checker.parse.page import Line
from checker.parse.sentences import Sentence, sentences
from checker.parse.units import clause_start, is_unit, split_units
from checker.parse.vocabulary import Expression, pattern
from checker.patterns import compiled

_PLAN = Expression("orders", "{plan}")
_MARK = compiled(r"\s*(?:\d{1,2}(?:\.\d{1,2})*|\w)[.)] ")
_MORE = Expression("orders", r"\s*{more}")
_REPORT = Expression("orders", r"{report}[^.;]{0,80}$")


def read_orders(context: Context) -> list[Order]:
    """What subordinates must do by a day; above all, issue their own plans."""
    found: list[Order] = []
    for line in context.body:
        if line.index in context.skip or not _PLAN.search(line.key) or context.is_heading(line):
            continue
        for sentence in _sentences(line):
            match = pattern("orders", "issue_plan").search(line.key, sentence.start, sentence.end)
            due = _due(context, sentence, match) if match else None
            if due is None:
                continue
            context.ledger.take(line, "order", sentence.start, sentence.end)
            found.append(
                Order(
                    kind="issue-plan",
                    text=sentence.text.value,
                    due=due,
                    addressees=_ordered(context, line),
                    location=sentence.location,
                )
            )
    return found


def _sentences(line: Line) -> list[Sentence]:
    """Sentences; what follows a semicolon with "hoàn thành trước ngày …" belongs to the order before it."""
    found: list[Sentence] = []
    for sentence in sentences(line):
        if found and _MORE.match(sentence.key):
            found[-1] = found[-1].joined(sentence)
        else:
            found.append(sentence)
    return found


def _due(context: Context, sentence: Sentence, match: re.Match[str]) -> date | None:
    """The day of an order: after its words and not that of a report, else in the line below."""
    own = [d for d in dues_of(context, Sentence(sentence.line, match.start(), sentence.end)) if d.date]
    if own:
        return None if _REPORT.search(sentence.line.key[match.end() : own[0].start]) else own[0].date
    below, _ = due_below(context, Sentence(sentence.line, 0, sentence.end))
    return next((d.date for d in below if d.date), None)


def _ordered(context: Context, line: Line) -> tuple[Name, ...]:
    above = unit_above(context, line.index)
    if above:
        return above
    sign, mark = bullet(line.key), _MARK.match(line.key)
    start = sign[1] if sign else mark.end() if mark else 0
    text = line.text.cut_key(start, len(line.key))
    verb = clause_start(text)
    return split_units(text.cut_key(0, verb), context.opened) if verb and is_unit(text.key) else ()
