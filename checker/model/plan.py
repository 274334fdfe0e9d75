"""The plan as read: the vocabulary that rules speak.

Every value taken from a plan carries its location; ``reading`` says how it was found and how sure that is. Field names
are those of the rule language and of the JSON contracts.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from checker.model.demands import Accord, Demand, Matter, Part, PlanDue, ReportAsked
from checker.model.document import Document
from checker.model.location import Location
from checker.model.records import dataclass, field


class Kind(StrEnum):
    """What sort of document it is; only plans are audited."""

    PLAN = "plan"
    DECISION = "decision"
    LETTER = "letter"
    REPORT = "report"
    RESOLUTION = "resolution"
    FORM = "form"
    OTHER = "other"


class Level(StrEnum):
    """Where a body stands in the administration."""

    CENTRAL = "central"
    PROVINCE = "province"
    DEPARTMENT = "department"
    DISTRICT = "district"
    COMMUNE = "commune"
    SCHOOL = "school"
    PARTY = "party"
    UNIT = "unit"


class State(StrEnum):
    """Whether a value of the header could be read.

    ``BLANK``: its place is there and empty. ``PARTIAL``: part of it is filled ("ngày   tháng 6 năm 2026").
    ``UNSEEN``: the text holds no letterhead, so nothing can be said.
    """

    READ = "read"
    BLANK = "blank"
    PARTIAL = "partial"
    UNSEEN = "unseen"


class Source(StrEnum):
    """Where the number or the date was taken from."""

    HEADER = "header"
    ANNEX = "annex"
    DECISION = "decision"


class Role(StrEnum):
    """What a section is for."""

    PURPOSE = "purpose"
    REQUIREMENTS = "requirements"
    AUDIENCE = "audience"
    CONTENT = "content"
    TASKS = "tasks"
    FUNDING = "funding"
    ORGANISATION = "organisation"
    REPORTING = "reporting"
    OTHER = "other"


class Confidence(StrEnum):
    """How sure a reading is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"


class Direction(StrEnum):
    """Whether a report goes to the superior or stays inside the issuer's own house."""

    UP = "up"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How something was found ("label", "table", "sentence", "heading", "header", …) and how sure that is."""

    how: str
    confidence: Confidence = Confidence.CERTAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of the plan's own words."""

    text: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A unit as written, with the canonical form in which units are compared (folded, abbreviations opened)."""

    text: str
    canonical: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """A body that issues the plan."""

    name: str
    superior: str | None
    level: Level | None
    canonical: str
    location: Location | None
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """The plan's own number and symbol ("257/KH-SKHCN"); ``value`` is None unless read.

    ``location`` is the number's place in the header (also when blank), None where there is no such place.
    ``text`` is what stands there.
    """

    value: str | None
    state: State
    source: Source | None
    symbol: str | None
    location: Location | None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """The day of issue; ``value`` is None unless whole. ``year`` and ``month`` are kept where only they stand.

    A day that is written but cannot be read ("ngày Z5 tháng 7") is blank in an unsure ``reading``.
    """

    value: dt.date | None
    state: State
    source: Source | None
    year: int | None
    month: int | None
    location: Location | None
    text: str | None = None
    reading: Reading = Reading(how="header")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The letterhead: whether there is one, whether the national motto stands in it, and the lines it takes."""

    seen: bool
    motto: bool
    location: Location | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What the plan is for: the first and the last day, as far as the title says."""

    start: dt.date
    end: dt.date
    text: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One mention of another act.

    ``type`` is the word before the number as written, ``symbol`` the letters after the slash, ``symbol_type`` the type
    that the symbol stands for (None when unknown). ``missing`` lists what a full citation lacks ("date", "issuer",
    "subject"); ``full`` is true when nothing lacks. ``first`` marks the first mention of its number; ``within`` is
    "opening", "body", "annex" or "reference" (the plan's own "(Kèm theo …)"); ``nested`` says it stands inside the title
    of another act. ``known_elsewhere``: another mention of the number in this text is full.
    """

    type: str
    number: str | None
    date: dt.date | None
    issuer: str | None
    subject: str | None
    symbol: str | None
    symbol_type: str | None
    text: str
    full: bool
    missing: tuple[str, ...]
    first: bool
    within: str
    nested: bool
    known_elsewhere: bool
    normative: bool
    location: Location
    reading: Reading

    @property
    def number_year(self) -> int | None:
        """The year that stands in the number ("46/2002/QĐ-UBND"), None in numbers without one."""
        parts = (self.number or "").split("/")
        return int(parts[1]) if len(parts) > 2 and len(parts[1]) == 4 and parts[1].isdigit() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands below it, down to the next heading of its level or above.

    ``path`` is "II.1"; ``ordinal`` the place among its siblings as its number says (None without a number); ``mark``
    the number as written; ``level`` 1 for the highest. ``location`` is the heading, ``span`` heading and content.
    ``text_lines`` counts lines of content that are no sub-heading's. ``run_in`` marks a head before a colon with the
    text going on in the same line.
    """

    path: str
    parent_path: str
    ordinal: int | None
    mark: str
    style: str
    title: str
    roles: tuple[Role, ...]
    level: int
    run_in: bool
    repeated: bool
    text_lines: int
    children: int
    location: Location
    span: Location
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """When a task is to be done: the words, the first day and the last day where they can be known."""

    text: str
    start: dt.date | None
    due: dt.date | None
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A piece of work with (or lacking) a lead unit; ``source`` is "label", "table" or "sentence".

    ``span`` is the whole item; ``after_title`` the empty range of the line where a label line after the title belongs;
    ``label_style`` is the plan's own way to write such a line ("- Cơ quan chủ trì: "), so that an insert looks like it.
    """

    path: str
    ordinal: int | None
    parent_path: str
    group: str | None
    title: str
    lead: tuple[Name, ...]
    coordinating: tuple[Name, ...]
    time: Time | None
    product: str | None
    source: str
    annex: int | None
    location: Location
    span: Location
    after_title: Location
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A unit as heading (or run-in head) and the duties below it."""

    unit: str
    units: tuple[Name, ...]
    duties: tuple[Passage, ...]
    path: str
    location: Location
    span: Location
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """A date that comes back: ``every`` is month, quarter, half-year or year; ``offset`` last-month or next-month."""

    every: str
    day: int | None
    month: int | None
    offset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A duty to report. ``dated`` is true when a day or a recurring day is known."""

    who: tuple[Name, ...]
    to: tuple[Name, ...]
    direction: Direction
    deadline: dt.date | None
    recurrence: Recurrence | None
    cadence: str | None
    by_reference: bool
    dated: bool
    text: str
    location: Location
    span: Location
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the plan demands of its subordinates; ``kind`` is "issue-plan" for "ban hành kế hoạch trước ngày …"."""

    kind: str
    text: str
    due: dt.date | None
    addressees: tuple[Name, ...]
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """The clause that says who pays; ``sources`` are the sources of money it names."""

    text: str
    sources: tuple[str, ...]
    by_reference: bool
    location: Location
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One line of "Nơi nhận"."""

    text: str
    archive: bool
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs. ``capacity`` is TM, KT, TL, TUQ, Q or None; ``for_post`` the post signed for; ``role`` the signer's own."""

    capacity: str | None
    for_post: str | None
    role: str | None
    name: str | None
    location: Location
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The "(Kèm theo Kế hoạch số … ngày … của …)" of an annex; a value is None where blank or absent.

    ``blank`` is true when the place of number or day is there and empty.
    """

    type: str | None
    number: str | None
    date: dt.date | None
    issuer: str | None
    blank: bool
    text: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """An annex: its title, its reference to the plan, how many tables it holds."""

    ordinal: int
    title: str
    year: int | None
    reference: Reference | None
    tables: int
    location: Location
    span: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A field of work, body, place, year or own number named in the text.

    ``kind`` is "field", "body", "place", "year", "ended-body" or "number". ``frame`` says how it is used ("thuộc lĩnh vực X"
    is "field-of", "của Sở Y" is "of-body", plain use is ""); ``own`` is true when it agrees with the issuer, title or parent.
    """

    kind: str
    canonical: str
    text: str
    frame: str
    own: bool
    within: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Residue:
    """Words that speak of an element but were not read into it."""

    element: str
    text: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A place left to be filled in; ``element`` is "number", "date", "lead", … or "text"."""

    element: str
    text: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A long block that stands twice: ``location`` is the second one, ``original`` the first; ``lines`` its length."""

    text: str
    lines: int
    location: Location
    original: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A place where the plan names itself: its title, "ban hành Kế hoạch …" in the opening, "Trên đây là Kế hoạch …".

    ``within`` is "title", "opening" or "closing"; ``text`` is what follows the word plan; ``year``, ``number`` and
    ``issuer`` are None where the words give none.
    """

    within: str
    text: str
    year: int | None
    number: str | None
    issuer: str | None
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day by which somebody must have done something; ``kind`` is "task", "order", "report" or "duty"."""

    kind: str
    text: str
    due: dt.date
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    """A reference to another part of the plan ("tại mục IV", "khoản 2 mục III"); ``path`` is "IV" or "III.2"."""

    text: str
    path: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """Traces that scanning, typing or converting left in the text.

    ``kind`` is "mixed-unicode", "legacy-encoding" or "ocr"; ``count`` says how often, ``text`` shows some of it, and
    ``location`` is the first place.
    """

    kind: str
    count: int
    text: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRole:
    """What a stretch of the text was read as, for ``extract --explain``.

    ``detail`` is the path, number, unit or word that belongs to the role; ``reading`` how it was found, None for what
    follows from the layout of the page alone.
    """

    role: str
    location: Location
    detail: str = ""
    reading: Reading | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentPlan:
    """The parent plan as read, or why there is none; set by the repository step, with what it asks of the plan.

    ``reason`` is "absent", "several", "possible", "not-a-plan", "itself", "cycle" or "other" (the plan carries out another
    act than the parent that was named); ``candidates`` are the files that may be meant. ``cited`` are the parts of the
    plan's citations of the parent; ``title_accord`` says whether both speak of one matter.
    """

    plan: Plan | None
    reason: str | None = None
    candidates: tuple[str, ...] = ()
    cited: tuple[Part, ...] = ()
    demands: tuple[Demand, ...] = ()
    order: PlanDue | None = None
    report: ReportAsked | None = None
    matters: tuple[Matter, ...] = ()
    title_accord: Accord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A document as a plan. For other kinds most fields are empty.

    ``end`` is the empty range where the body ends (before recipients and signature); ``opening`` the sentences between
    title and first heading. ``impossible_dates`` are days that no calendar has, as written.
    """

    document: Document = field(repr=False)
    kind: Kind
    complete: bool
    header: Header
    issuers: tuple[Issuer, ...]
    number: Number
    issued: Issued
    title: Passage | None
    topic: str | None
    year: int | None
    period: Period | None
    opening: Passage | None
    parent: Citation | None
    citations: tuple[Citation, ...]
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    assignments: tuple[Assignment, ...]
    reporting: tuple[Report, ...]
    orders: tuple[Order, ...]
    funding: Funding | None
    recipients: tuple[Recipient, ...]
    recipients_location: Location | None
    signature: Signature | None
    annexes: tuple[Annex, ...]
    mentions: tuple[Mention, ...]
    residue: tuple[Residue, ...]
    blanks: tuple[Blank, ...]
    repeats: tuple[Repeat, ...]
    roles: tuple[Role, ...]
    body: Location
    end: Location
    namings: tuple[Naming, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    references: tuple[CrossReference, ...] = ()
    impossible_dates: tuple[Passage, ...] = ()
    noise: tuple[Noise, ...] = ()
    line_roles: tuple[LineRole, ...] = field(repr=False, default=())
    parent_plan: ParentPlan | None = field(repr=False, default=None)

    @property
    def issuer(self) -> Issuer | None:
        """The first issuer."""
        return self.issuers[0] if self.issuers else None
