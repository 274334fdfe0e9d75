"""What a plan says, apart from how it looks: the plain model from which texts are written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The body that issues the plan.

    ``assembly`` is the collective for which its chair signs (None for an office with a single head); ``office`` is its
    own unit that keeps the papers together.
    """

    name: str
    level: str
    symbol: str
    superior: str
    place: str
    province: str
    region: str
    head: str
    deputy: str
    assembly: str | None
    own_units: tuple[str, ...]
    office: str
    report_to: tuple[str, ...]
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act of somebody else's that the plan cites; without ``date`` or ``subject`` the citation is incomplete."""

    type: str
    number: str
    date: dt.date | None
    issuer: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """When a task is to be done, as written, and the last day of it where the words bound it."""

    text: str
    due: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A piece of work; ``lead`` and ``time`` are empty only where an edit took them."""

    title: str
    detail: str
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    time: Time | None
    product: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Tasks under one heading or group row."""

    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A unit and its duties, each a sentence without its full stop."""

    unit: str
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """A reporting date that comes back, in the words of the JSON contract."""

    every: str
    day: int
    month: int | None = None
    offset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """To whom and when the plan's results are reported; ``when`` is the phrase that says it."""

    to: tuple[str, ...]
    when: str
    deadlines: tuple[dt.date, ...] = ()
    beat: Beat | None = None
    by_reference: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs, by name; by a deputy or by the head."""

    name: str
    by_deputy: bool


class Slip(StrEnum):
    """Faults that lie in how the parts are put together, not in what they say."""

    SKIPPED_NUMBER = "the number of the second part is left out"
    REPEATED_PAGES = "the first two parts stand twice"
    OTHER_NUMBER_IN_ANNEX = "the annex names another number than the plan's own"
    REPEATED_NUMBER = "the second part bears the first one's number"
    EMPTY_PART = "a part is a heading only"
    SKIPPED_TASK = "the last row of the first group skips a number"
    BLANK_ANNEX = "the annex leaves the plan's number and day blank"
    NO_MOTTO = "the letterhead lacks the national motto"
    NO_CAPACITY = "a deputy signs without KT."
    OTHER_UNIT_AT_END = "the last sentence names another department's plan"
    OTHER_UNIT_IN_ANNEX = "the annex is named for another department"
    OTHER_YEAR_AT_END = "the last sentence names last year's plan"
    HEAD_FOR_HEAD = "the head signs with KT. before the own post"
    OTHER_YEAR_IN_OPENING = "the opening names last year's plan"
    OTHER_YEAR_IN_ANNEX = "the annex is named for last year"
    OTHER_NUMBER_AT_END = "the last sentence gives another number"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSpec:
    """Everything a plan says. Elements that a compliant plan must have are None or empty only after an edit.

    ``title_year`` is the year in the title where it is not the plan's own.
    """

    body: Body
    number: int | None
    issued: dt.date | None
    year: int
    topic: str
    parent: Act | None
    bases: tuple[Act, ...]
    purpose: tuple[str, ...]
    requirements: tuple[str, ...]
    groups: tuple[Group, ...]
    assignments: tuple[Assignment, ...]
    reporting: Reporting | None
    funding: str | None
    subordinate_due: dt.date | None
    recipients: tuple[str, ...]
    signature: Signature | None
    title_year: int | None = None
    slip: Slip | None = None

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks in order."""
        return tuple(task for group in self.groups for task in group.tasks)

    @property
    def symbol(self) -> str:
        """The number's part after the slash."""
        return f"KH-{self.body.symbol}"

    @property
    def full_number(self) -> str | None:
        """The number as other acts would cite it."""
        return None if self.number is None else f"{self.number:02d}/{self.symbol}"

    @property
    def other_number(self) -> str:
        """The number that the last sentence gives where it is not the plan's own."""
        return f"{(self.number or 0) + 3}/{self.symbol}"

    @property
    def title(self) -> str:
        """The title below the words KẾ HOẠCH."""
        return f"{self.topic} năm {self.title_year or self.year} {self.body.region}"
