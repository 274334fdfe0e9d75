"""The day of the run, which nothing below the command line may ask for."""

from __future__ import annotations

import datetime as dt
import os

from checker.errors import UsageError
from checker.reporters.words import Words

TODAY = "CHECKER_TODAY"
"""The environment variable that sets the day (ISO), for runs that must say the same at any time."""


def today(say: Words) -> dt.date:
    """The day by the clock, or as the environment has it."""
    given = os.environ.get(TODAY)
    if not given:
        return dt.date.today()  # noqa: DTZ011, TID251 - here is the command line; a waiver ends by the local calendar
    try:
        return dt.date.fromisoformat(given)
    except ValueError as error:
        raise UsageError(say("usage.bad-day", name=TODAY, value=given), mend=say("usage.day-form")) from error
