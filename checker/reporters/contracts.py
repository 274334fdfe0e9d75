"""The JSON contracts, version 1: what programs may rely on. Keys may be added; removing one needs a new number.

Only the JSON formats and ``checker schema`` import this module, as it brings pydantic.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from checker.model.outcome import Severity, Status
from checker.model.plan import Confidence, Direction, Kind, Level, Role, Source, State

Line = Annotated[int, Field(ge=1, description="Line in the original, 1-based.")]
Place = Annotated[tuple[int, int], Field(description="Line and column, 1-based code points.")]


class Contract(BaseModel):
    """The base of all objects: exact keys, no coercion."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class FaultEntry(Contract):
    """An input that could not be read, or another error of the run."""

    file: str | None
    error: str = Field(description="A stable code, for instance encrypted-file.")
    message: str
    line: int | None = None
    mend: str | None = None


class CellPlace(Contract):
    """A cell of a table of an office file; all numbers begin at 1, columns are those of the table's grid."""

    table: int
    row: int
    column: int


class LocationEntry(Contract):
    """A range in the original; the end is exclusive, an empty range is a place where something belongs."""

    line: Line
    column: int = Field(ge=1)
    end_line: Line
    end_column: int = Field(ge=1)
    page: int | None = Field(description="Where the file tells its pages.")
    paragraph: int | None = Field(
        default=None,
        description="In a file without lines of its own the paragraph, empty ones and those in cells counted.",
    )
    cell: CellPlace | None = None
    section: str | None


class EditEntry(Contract):
    """Text to put in place of a range; an insertion has an empty range."""

    start: Place
    end: Place
    text: str
    has_blanks: bool = Field(description="Whether the text still holds blanks such as [điền: …].")
    because: str | None = Field(default=None, description="Where the text was taken from.")


class RelatedEntry(Contract):
    """Another place that belongs to the finding."""

    location: LocationEntry
    text: str


class WaiverEntry(Contract):
    """Why a finding is accepted, until when, and by whom."""

    reason: str
    until: str | None
    who: str | None


class OutcomeEntry(Contract):
    """One verdict of one rule on one item."""

    rule: str
    title: str
    category: str
    status: Status
    severity: Severity
    confidence: str
    message: str
    reason: str | None
    basis: str | None
    location: LocationEntry
    expected: str | None
    found: str | None
    edits: tuple[EditEntry, ...]
    fingerprint: str = Field(description="Stays the same when lines move or the file is renamed.")
    anchor: str = Field(description="The words by which the item is known again; empty for the plan itself.")
    waiver: WaiverEntry | None
    related: tuple[RelatedEntry, ...]


class NoteEntry(Contract):
    """What was noticed about the file itself; ``kind`` is "tracked-changes", "comments", "macros", "ocr" and the like."""

    kind: str
    text: str
    line: int | None
    count: int | None


class FileEntry(Contract):
    """One document; ``outcomes`` holds failed, cannot-tell, waived and crashed, with --show all the rest."""

    file: str
    kind: Kind
    skipped: Kind | None = Field(
        default=None, description="The kind of a document that is no plan and was not audited."
    )
    number: str | None
    issuer: str | None
    parent: str | None = Field(description="The number of the parent plan as cited.")
    notes: tuple[NoteEntry, ...] = ()
    outcomes: tuple[OutcomeEntry, ...]
    passed: int
    not_applicable: int
    known: int = Field(description="Findings that the baseline accepts; they are not listed.")


class Tool(Contract):
    """What made the report."""

    name: Literal["checker"] = "checker"
    version: str
    rules: str = Field(description="Digest of the rule set.")


class Summary(Contract):
    """The run in numbers; ``by_rule`` counts failed outcomes."""

    files: int
    skipped: int
    failed: int
    errors: int = Field(description="Failed outcomes of severity error.")
    warnings: int
    infos: int
    cannot_tell: int
    waived: int
    crashed: int
    known: int = Field(description="Findings that the baseline accepts.")
    fixed: int = Field(description="Findings that the baseline holds and that are gone.")
    by_rule: dict[str, int]


class FixedEntry(Contract):
    """A finding that the baseline holds and that is gone, as the baseline tells it."""

    rule: str
    file: str
    message: str
    fingerprint: str
    count: int


class ReportDocument(Contract):
    """``checker check --format json``."""

    schema_: Literal["checker/report/1"] = Field(serialization_alias="schema", default="checker/report/1")
    tool: Tool
    files: tuple[FileEntry, ...]
    summary: Summary
    errors: tuple[FaultEntry, ...]
    fixed: tuple[FixedEntry, ...] | None = Field(
        default=None, description="What is gone since the baseline; null without one."
    )


class ReadingEntry(Contract):
    """How an element was found ("label", "table", "sentence", "heading", …) and how sure that is."""

    how: str
    confidence: Confidence


class IssuerEntry(Contract):
    """The body that issues the plan."""

    name: str
    superior: str | None
    level: Level | None
    reading: ReadingEntry


class PeriodEntry(Contract):
    """First and last day."""

    from_: dt.date = Field(serialization_alias="from")
    to: dt.date


class ParentEntry(Contract):
    """The act of the superior body that the plan carries out."""

    type: str
    number: str | None
    date: dt.date | None
    issuer: str | None
    reading: ReadingEntry


class CitationEntry(Contract):
    """An act cited, once for each number and date; ``line`` is the first mention's."""

    type: str
    number: str | None
    date: dt.date | None
    issuer: str | None
    subject: str | None
    full: bool
    line: Line
    reading: ReadingEntry


class SectionEntry(Contract):
    """One heading of the outline."""

    path: str
    title: str
    roles: tuple[Role, ...]
    line: Line
    reading: ReadingEntry


class TaskEntry(Contract):
    """A piece of work; ``path`` of a task in annex n is "annex:n/I.1"."""

    path: str
    group: str | None
    title: str
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    time: str | None
    due: dt.date | None
    product: str | None
    source: Literal["label", "table", "sentence"]
    line: Line
    reading: ReadingEntry


class AssignmentEntry(Contract):
    """A unit as a heading, and how many duties stand below it."""

    unit: str
    duties: int
    line: Line
    reading: ReadingEntry


class RecurrenceEntry(Contract):
    """A date that comes back."""

    every: Literal["month", "quarter", "half-year", "year"]
    day: int | None
    month: int | None
    offset: Literal["last-month", "next-month"] | None


class ReportingEntry(Contract):
    """A duty to report."""

    deadline: dt.date | None
    recurrence: RecurrenceEntry | None
    cadence: str | None
    by_reference: bool
    direction: Direction
    to: tuple[str, ...]
    line: Line
    reading: ReadingEntry


class FundingEntry(Contract):
    """The clause that says who pays."""

    text: str
    line: Line
    reading: ReadingEntry


class SignatureEntry(Contract):
    """Who signs, and for whom."""

    capacity: str | None
    for_: str | None = Field(serialization_alias="for")
    role: str | None
    name: str | None
    reading: ReadingEntry


class AnnexEntry(Contract):
    """An annex and the number and date that its reference names."""

    title: str
    number: str | None
    date: dt.date | None
    line: Line


class ResidueEntry(Contract):
    """Words that speak of an element but were not read into it."""

    element: str
    text: str
    line: Line


class BlankEntry(Contract):
    """A place left to be filled in; ``element`` is number, date, lead, funding or text."""

    element: str
    text: str
    line: Line


class RepeatEntry(Contract):
    """A long block that stands twice: ``line`` to ``end_line`` is the copy, ``original`` the first line of the first one."""

    text: str
    lines: int
    line: Line
    end_line: Line
    original: Line


class MentionEntry(Contract):
    """A field of work, body, place or year named in the text; ``frame`` says how, ``own`` that it is the plan's own."""

    kind: str
    canonical: str
    text: str
    frame: str
    own: bool
    within: str
    line: Line


class KindEntry(Contract):
    """The line that says what sort of document it is."""

    text: str
    line: Line


class LineRoleEntry(Contract):
    """What a stretch of the page was read as; the end is exclusive, ``reading`` null where the layout alone tells."""

    role: str
    detail: str
    start: Place
    end: Place
    reading: ReadingEntry | None


class PlanEntry(Contract):
    """One document as it was read."""

    file: str
    kind: Kind
    kind_from: KindEntry | None = Field(description="The line that names the type of the document, if one was read.")
    complete: bool
    issuer: IssuerEntry | None
    number: str | None
    number_state: State
    number_from: Source | None
    issued: dt.date | None
    issued_state: State
    title: str | None
    year: int | None = Field(description="Only if the title says it.")
    period: PeriodEntry | None
    parent: ParentEntry | None
    citations: tuple[CitationEntry, ...]
    outline: tuple[SectionEntry, ...]
    tasks: tuple[TaskEntry, ...]
    assignments: tuple[AssignmentEntry, ...]
    reporting: tuple[ReportingEntry, ...]
    subordinate_due: dt.date | None = Field(description="The day before which subordinates must issue their own plans.")
    funding: FundingEntry | None
    recipients: tuple[str, ...]
    signature: SignatureEntry | None
    annexes: tuple[AnnexEntry, ...]
    residue: tuple[ResidueEntry, ...]
    blanks: tuple[BlankEntry, ...]
    repeats: tuple[RepeatEntry, ...]
    mentions: tuple[MentionEntry, ...]
    notes: tuple[NoteEntry, ...] = ()
    roles: tuple[LineRoleEntry, ...] = Field(description="With --explain, what each stretch was read as; else empty.")


class PlansDocument(Contract):
    """``checker extract --format json``."""

    schema_: Literal["checker/plans/1"] = Field(serialization_alias="schema", default="checker/plans/1")
    plans: tuple[PlanEntry, ...]
    errors: tuple[FaultEntry, ...]


def json_schema(model: type[BaseModel], title: str, *, written: bool = True) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what the program has ``written``, else of what it reads, defaults left out."""
    schema = model.model_json_schema(by_alias=True, mode="serialization" if written else "validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}
