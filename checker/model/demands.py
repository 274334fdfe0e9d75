"""What a parent plan asks of the unit below it, held against the unit's own plan: the words of the parent rules.

Nothing here holds places in the parent: every location is one in the unit's plan, None where nothing answers.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from checker.model.location import Location
from checker.model.records import dataclass


class Accord(StrEnum):
    """Whether something in the plan agrees with its parent; ``UNSURE`` is for a person to look at."""

    AGREES = "agrees"
    UNSURE = "unsure"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a citation of the parent: ``part`` is "number", "date", "issuer" or "subject".

    ``said`` is what the citation ``text`` gives, ``own`` what the parent itself bears.
    """

    part: str
    text: str
    said: str
    own: str
    accord: Accord
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A task that the parent gives to the unit, and the unit's answer.

    ``unit`` is the unit's name; ``answer`` the path and title of the task that answers it or, where ``covered`` is not
    "agrees", the nearest there is; ``score`` how alike they are (0 to 1). ``lead_accord`` and ``time_accord`` are None where
    nothing can be compared.
    """

    path: str
    title: str
    unit: str
    lead: tuple[str, ...]
    time: str | None
    due: dt.date | None
    product: str | None
    covered: Accord
    score: float
    answer: str | None = None
    location: Location | None = None
    answer_lead: tuple[str, ...] = ()
    lead_accord: Accord | None = None
    lead_location: Location | None = None
    answer_time: str | None = None
    answer_due: dt.date | None = None
    time_accord: Accord | None = None
    time_location: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDue:
    """The parent's order to the unit to issue its own plan by a day, and whether the plan was issued by then."""

    due: dt.date
    text: str
    accord: Accord | None
    location: Location | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAsked:
    """The report that the parent asks of the unit, and the unit's own last report upwards.

    ``to`` are the bodies that the parent names for it, ``last`` and ``last_to`` what the plan says.
    """

    due: dt.date | None
    to: tuple[str, ...]
    last: dt.date | None
    last_to: tuple[str, ...]
    time_accord: Accord | None
    to_accord: Accord | None
    location: Location | None
    to_location: Location | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A content that the parent names for the plans below it; ``nearest`` speaks of it or comes nearest."""

    title: str
    accord: Accord
    nearest: str | None
    location: Location | None
