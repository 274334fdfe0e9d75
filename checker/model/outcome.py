"""What a rule says about a plan."""

from __future__ import annotations

from enum import StrEnum

from checker.model.location import Location
from checker.model.records import dataclass


class Status(StrEnum):
    """The verdict. Only ``FAILED`` accuses; ``CANNOT_TELL`` asks a person to look."""

    PASSED = "passed"
    FAILED = "failed"
    CANNOT_TELL = "cannot-tell"
    NOT_APPLICABLE = "not-applicable"
    WAIVED = "waived"
    CRASHED = "crashed"


class Severity(StrEnum):
    """How grave a failed outcome is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    r"""Text to put in place of a range of the original; an insertion has an empty range.

    ``text`` carries its own line breaks: whole inserted lines end with ``\n``. ``start`` and ``end`` are (line, column).
    ``because`` says where the text was taken from, for instance the parent plan's task.
    """

    start: tuple[int, int]
    end: tuple[int, int]
    text: str
    has_blanks: bool = False
    because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another place that belongs to the finding, with a word on why."""

    location: Location
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """Why a finding is accepted, until when (ISO date), and by whom."""

    reason: str
    until: str | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One verdict of one rule on one item of one plan, in the language it was made for.

    ``found`` is what stands at ``location`` now; for something missing the location is the empty range where it belongs.
    ``confidence`` is "certain", "likely" or "unsure". ``anchor`` holds the words by which the item is known again, "" for the
    plan itself. ``title`` is the rule's own, ``reason`` the one sentence why the
    rule exists, ``basis`` its source in short form ("Nghị định 30/2020/NĐ-CP, Phụ lục III", or "practice" named as such).
    """

    rule: str
    title: str
    category: str
    status: Status
    severity: Severity
    message: str
    location: Location
    confidence: str = "certain"
    expected: str | None = None
    found: str | None = None
    reason: str | None = None
    basis: str | None = None
    edits: tuple[Edit, ...] = ()
    fingerprint: str = ""
    anchor: str = ""
    related: tuple[Related, ...] = ()
    waiver: Waiver | None = None
