"""The days on which a plan can have been issued."""

from __future__ import annotations

import datetime as dt

from checker.model.plan import Plan


def plan_interval(plan: Plan) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day on which the plan can have been issued; None is open.

    Without a whole date of its own, the month or year that can be read bounds it, else the latest act that it cites and
    the end of its period.
    """
    issued = plan.issued
    if issued.value is not None:
        return issued.value, issued.value
    if issued.year is not None and 1 <= issued.year <= dt.MAXYEAR:
        first, last = issued.month or 1, issued.month or 12
        if 1 <= first <= 12:
            return dt.date(issued.year, first, 1), _month_end(issued.year, last)
    cited = [citation.date for citation in plan.citations if citation.date is not None]
    low = max(cited, default=None)
    high = plan.period.end if plan.period else None
    if low is not None and high is not None and low > high:
        high = None
    return low, high


def ended_before(day: dt.date, plan: Plan) -> bool | None:
    """Whether the plan was certainly issued on ``day`` or later; None where its days lie on both sides or are open."""
    low, high = plan_interval(plan)
    if low is not None and low >= day:
        return True
    return False if high is not None and high < day else None


def _month_end(year: int, month: int) -> dt.date:
    if month == 12:
        return dt.date(year, 12, 31)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)
