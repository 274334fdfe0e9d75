"""Words on days."""

from __future__ import annotations

import datetime as dt

from checker.rules.limits import Limit
from checker.rules.parameters import INTERVAL, MOMENT, Moment
from checker.rules.scope import Scope
from checker.rules.truth import Finding, Verdict
from checker.rules.words.registry import word

DATE = frozenset({"date"})


@word(MOMENT, of=DATE)
def before(value: dt.date, other: Moment, _scope: Scope) -> Verdict:
    """The day lies before the other (or within so many days of grace after it)."""
    return (
        None if other.day is None else value < other.day + other.grace or Finding(expected=Limit("before", other.day))
    )


@word(MOMENT, of=DATE)
def after(value: dt.date, other: Moment, _scope: Scope) -> Verdict:
    """The day lies after the other (or within so many days of grace before it)."""
    return None if other.day is None else value > other.day - other.grace or Finding(expected=Limit("after", other.day))


@word(MOMENT, of=DATE)
def not_before(value: dt.date, other: Moment, _scope: Scope) -> Verdict:
    """The day is the other or later; `grace` days earlier are let pass."""
    return (
        None
        if other.day is None
        else value >= other.day - other.grace or Finding(expected=Limit("not-before", other.day))
    )


@word(MOMENT, of=DATE)
def not_after(value: dt.date, other: Moment, _scope: Scope) -> Verdict:
    """The day is the other or earlier; `grace` days later are let pass."""
    return (
        None
        if other.day is None
        else value <= other.day + other.grace or Finding(expected=Limit("not-after", other.day))
    )


@word(INTERVAL, of=DATE)
def within(value: dt.date, interval: tuple[Moment, Moment], _scope: Scope) -> Verdict:
    """The day lies between `from` and `to`, both included, `grace` days let pass on both sides."""
    first, last = interval
    if first.day is not None and value < first.day - first.grace:
        return Finding(expected=_span(first, last))
    if last.day is not None and value > last.day + last.grace:
        return Finding(expected=_span(first, last))
    return None if first.day is None or last.day is None else True


def _span(first: Moment, last: Moment) -> Limit:
    """What is asked for: both days, or the one that is known."""
    if first.day is None or last.day is None:
        return Limit("not-before", first.day) if last.day is None else Limit("not-after", last.day)
    return Limit("between", first.day, last.day)
