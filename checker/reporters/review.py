"""What a review of a folder tells: every unit and every file in one line, findings counted; pages and workbooks draw it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from checker.errors import CheckerError
from checker.model.outcome import Outcome, Severity, Status
from checker.model.plan import Kind
from checker.model.records import dataclass, field
from checker.model.report import FileReport, RunReport
from checker.reporters.elements import ELEMENTS
from checker.repository.bodies import body_key, same_body
from checker.repository.cards import Card
from checker.repository.coverage import Coverage, Row
from checker.repository.ledger import Act

STATES = {
    "in-time": "good", "submitted": "good", "late": "warning", "undated": "unsure", "elsewhere": "unsure",
    "missing": "error", "further": "dim", "unlisted": "dim", "unread": "error", "other": "dim",
}  # fmt: skip
"""Every state of a line and the style of it: those of ``Submission``, and ``elsewhere`` (the unit has a plan here that was
not recognised as one under this parent), ``further`` (not the unit's newest), ``unlisted`` (of no unit that must submit),
``unread`` and ``other`` (no plan)."""
GRAVITIES = ("error", "warning", "info", "unsure")
"""What findings are counted by, the gravest first; keys of ``elements.SIGNS``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What was written on one plan, as paths below the folder of the review: the slip by format, the annotated copy."""

    slips: Mapping[str, str] = field(default_factory=dict)
    annotated: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A whole folder against one parent; ``cards`` and ``papers`` go by the name of a file.

    ``folder`` is what the names of its files begin with.
    """

    folder: str = ""
    report: RunReport
    coverage: Coverage
    cards: Mapping[str, Card]
    acts: tuple[Act, ...] = ()
    papers: Mapping[str, Papers] = field(default_factory=dict)

    def name_of(self, file: str) -> str:
        """The name of a file as its folder sees it."""
        return file.removeprefix(self.folder).lstrip("/\\")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One unit with its plan, or one file that belongs to no unit; ``state`` is a key of ``STATES``."""

    name: str
    state: str
    file: FileReport | None = None
    row: Row | None = None
    error: CheckerError | None = None

    @property
    def style(self) -> str:
        """The style of the state."""
        return STATES[self.state]


def lines(review: Review) -> tuple[Line, ...]:
    """The units that must submit, in the coverage's order, then all other plans, files not read, other documents."""
    files = {file.file: file for file in review.report.files}
    out: list[Line] = []
    for row in review.coverage.rows:
        out += _of_unit(row, review, files)
    told = {line.file.file for line in out if line.file is not None}
    rest = [file for file in review.report.files if file.file not in told]
    plans, others = [file for file in rest if file.is_plan], [file for file in rest if not file.is_plan]
    out += [Line(name=_issuer(file, review), state="unlisted", file=file) for file in plans]
    out += [Line(name=review.name_of(error.file or ""), state="unread", error=error) for error in review.report.errors]
    return (*out, *(Line(name=review.name_of(file.file), state="other", file=file) for file in others))


def states(found: tuple[Line, ...]) -> Mapping[str, int]:
    """How many units are in each state, in the order of ``STATES``."""
    counted = Counter(line.state for line in found if line.row is not None and line.state != "further")
    return {state: counted[state] for state in STATES if counted[state]}


def gravity(outcome: Outcome) -> str | None:
    """The finding's key in ``GRAVITIES``, None for what is no finding."""
    if outcome.status is Status.FAILED:
        return str(outcome.severity)
    if outcome.status is Status.CRASHED:
        return str(Severity.ERROR)
    return "unsure" if outcome.status is Status.CANNOT_TELL else None


def findings(found: tuple[Line, ...]) -> Iterator[tuple[Line, Outcome]]:
    """Every finding with its line, plan by plan in reading order."""
    for line in found:
        for outcome in line.file.outcomes if line.file is not None else ():
            if gravity(outcome):
                yield line, outcome


def by_element(found: tuple[Line, ...]) -> Mapping[str, Counter[str]]:
    """The findings of each element (and "other"), counted by gravity."""
    out: dict[str, Counter[str]] = {key: Counter() for key in (*(element.key for element in ELEMENTS), "other")}
    for _, outcome in findings(found):
        key = next((element.key for element in ELEMENTS if element.holds(outcome.rule, outcome.category)), "other")
        out[key][gravity(outcome) or ""] += 1
    return out


def by_rule(found: tuple[Line, ...]) -> tuple[tuple[str, str, Counter[str]], ...]:
    """The rules with findings, by id and title, counted by gravity: the most frequent first, mere remarks last."""
    counted: dict[tuple[str, str], Counter[str]] = {}
    for _, outcome in findings(found):
        counted.setdefault((outcome.rule, outcome.title), Counter())[gravity(outcome) or ""] += 1
    order = sorted(counted.items(), key=lambda item: (item[1]["info"] - item[1].total(), -item[1].total(), item[0]))
    return tuple((rule, title, counts) for (rule, title), counts in order)


def _of_unit(row: Row, review: Review, files: Mapping[str, FileReport]) -> Iterator[Line]:
    own = [files[name] for name in row.files if name in files]
    if own:
        yield Line(name=row.unit, state=str(row.submission), file=own[0], row=row)
        yield from (Line(name=row.unit, state="further", file=file, row=row) for file in own[1:])
        return
    beside = _beside(row.unit, review)
    if not beside:
        yield Line(name=row.unit, state=str(row.submission), row=row)
    for number, name in enumerate(beside):
        yield Line(name=row.unit, state="further" if number else "elsewhere", file=files[name], row=row)


def _beside(unit: str, review: Review) -> list[str]:
    """The plans of a unit that were not recognised as carrying out this parent."""
    key, known = body_key(unit), {file.file for file in review.report.files}
    taken = {name for row in review.coverage.rows for name in row.files}
    return [
        name
        for name, card in sorted(review.cards.items())
        if card.kind is Kind.PLAN and name in known - taken and any(same_body(key, own) for own in card.issuer_keys)
    ]


def _issuer(file: FileReport, review: Review) -> str:
    return ", ".join(issuer.name for issuer in file.plan.issuers) or review.name_of(file.file)
