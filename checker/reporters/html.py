"""The report as one page of HTML: the same words as on the terminal, in light, dark and print, without network."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.outcome import Outcome, Status
from checker.model.records import dataclass
from checker.model.report import FileReport, RunReport
from checker.reporters.elements import ELEMENTS, SIGNS, Cell, cells, verdict
from checker.reporters.facts import SHOWN, counts, headline, identity, notes, parent_line, place
from checker.reporters.faults import place_of, told
from checker.reporters.hunks import Row, Sign, rows
from checker.reporters.options import RenderOptions
from checker.reporters.pages import page
from checker.reporters.quiet import audible
from checker.reporters.styled import excerpt
from checker.reporters.tally import tally
from checker.reporters.visible import visible
from checker.reporters.words import Words, words

_LONGEST = 600
_KINDS = {Sign.DELETE: "gone", Sign.INSERT: "new", Sign.ASK: "ask", Sign.GAP: "gap"}
_DRAWN = {Sign.DELETE: "−", Sign.INSERT: "+", Sign.ASK: "?", Sign.GAP: "⋮"}
_ELEMENTS = {Sign.DELETE: "del", Sign.INSERT: "ins"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A row of a hunk; ``told`` is what its sign says to those who hear it, ``element`` its element of HTML."""

    kind: str
    number: str
    sign: str
    told: str
    element: str | None
    pieces: tuple[tuple[str, bool], ...]
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finding:
    sign: str
    style: str
    kind: str
    title: str
    place: str
    rule: str
    message: str
    lines: tuple[_Line, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    anchor: str
    name: str
    skipped: str
    facts: tuple[str, ...]
    counts: tuple[tuple[str, str], ...]
    findings: tuple[_Finding, ...]
    cells: tuple[Cell, ...]


def render(report: RunReport, options: RenderOptions) -> str:
    """The page; every text of a plan is escaped. Raises ExtraError where jinja2 is not installed."""
    say = words(options.lang)
    files = [_file(number, file, say, options) for number, file in enumerate(audible(report, options).files, 1)]
    plans = [file for file in files if file.cells]
    return page(
        "html", say,
        title=f"{', '.join(file.name for file in files[:3])} · {say('markdown.title')}".removeprefix(" · "),
        heading=say("markdown.title"), tally=list(tally(report, say)), signs=SIGNS, files=files,
        elements=[*(say(f"element.{element.key}") for element in ELEMENTS), say("element.other")],
        glances=plans if len(plans) > 1 and not options.quiet else (),
        errors=[(place_of(error), *told(error, say)) for error in report.errors],
    )  # fmt: skip


def _file(number: int, file: FileReport, say: Words, options: RenderOptions) -> _File:
    skipped = say("text.skipped", kind=say.get(f"kind.{file.skipped}", file.skipped)) if file.skipped else ""
    shown = [] if skipped else [o for o in file.outcomes if options.show_all or o.status in SHOWN]
    return _File(
        anchor=f"f{number}",
        name=file.file,
        skipped=skipped,
        facts=_facts(file, say, options),
        counts=counts(file, say) or ((f"{SIGNS['good']} {say('text.clean')}", "good"),),
        findings=_findings(shown, file, say),
        cells=cells(file) if file.is_plan else (),
    )


def _facts(file: FileReport, say: Words, options: RenderOptions) -> tuple[str, ...]:
    if not file.is_plan:
        return ()
    parent = parent_line(file.plan, say) or say("fact.no-parent")
    return (*identity(file.plan, say), parent, *(() if options.quiet else notes(file.plan.document, say)))


def _findings(outcomes: Sequence[Outcome], file: FileReport, say: Words) -> tuple[_Finding, ...]:
    out: list[_Finding] = []
    before: Outcome | None = None
    for outcome in outcomes:
        # One rule's findings in a row need its reason once.
        told_ = before is not None and (before.rule, before.status) == (outcome.rule, outcome.status)
        out.append(_finding(outcome, file, say, told=told_))
        before = outcome
    return tuple(out)


def _finding(outcome: Outcome, file: FileReport, say: Words, *, told: bool) -> _Finding:
    key = verdict([outcome])
    crashed, settled = outcome.status is Status.CRASHED, outcome.status in (Status.PASSED, Status.NOT_APPLICABLE)
    asked = outcome.status in (Status.FAILED, Status.CANNOT_TELL)
    message = say("text.crashed", message=outcome.message) if crashed else outcome.message
    why = _why(outcome, say) if asked and not told else ""
    return _Finding(
        sign="‼" if crashed else SIGNS[key],
        style=key,
        kind=say(f"severity.{outcome.severity}" if outcome.status is Status.FAILED else f"status.{outcome.status}"),
        title=headline(outcome, say),
        place=_where(outcome, file, say),
        rule=outcome.rule,
        message="" if settled else message,
        lines=tuple(_line(row, say) for row in rows(outcome, file.plan.document.lines)) if asked else (),
        why=_waiver(outcome, say) if outcome.status is Status.WAIVED else why,
    )


def _where(outcome: Outcome, file: FileReport, say: Words) -> str:
    """The place; of a rule that broke none, and of one that was not asked why."""
    if outcome.status is Status.CRASHED:
        return ""
    return outcome.message if outcome.status is Status.NOT_APPLICABLE else place(outcome, file.plan, say)


def _why(outcome: Outcome, say: Words) -> str:
    look = say("text.look") if outcome.status is Status.CANNOT_TELL else None
    basis = f"({outcome.basis})" if outcome.basis else None
    return " ".join(filter(None, (outcome.reason, look, basis)))


def _waiver(outcome: Outcome, say: Words) -> str:
    if outcome.waiver is None:
        return say("text.waived")
    until = say("text.until", day=outcome.waiver.until) if outcome.waiver.until else None
    facts = [fact for fact in (outcome.waiver.reason, until, outcome.waiver.who) if fact]
    return f"{say('text.waived')}: {', '.join(facts)}"


def _line(row: Row, say: Words) -> _Line:
    parts = tuple((visible(piece.text), "mark" if piece.marked else "") for piece in row.pieces)
    kind = _KINDS.get(row.sign, "subject" if row.sign is Sign.SUBJECT else "context")
    return _Line(
        kind=kind,
        number=str(row.number) if row.number is not None else "",
        sign=_DRAWN.get(row.sign, ""),
        told=say(f"page.{kind}") if row.sign in _DRAWN else "",
        element=_ELEMENTS.get(row.sign),
        pieces=tuple((text, bool(style)) for text, style in (excerpt(parts, _LONGEST) if row.number else parts)),
        note=say.get(f"note.{row.note}", row.note) if row.note else None,
    )
