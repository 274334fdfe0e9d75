"""The content of a review slip from the outcomes of one plan; Word, HTML and Markdown only lay it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from checker.model.location import Location
from checker.model.outcome import Edit, Outcome, Status
from checker.model.plan import Plan
from checker.model.records import dataclass
from checker.model.report import FileReport
from checker.model.slip import Slip, SlipRow
from checker.parse.vocabulary import phrases
from checker.reporters.facts import headline, place
from checker.reporters.visible import visible
from checker.reporters.words import Words

_LONGEST = 300
_COLUMNS = ("number", "place", "found", "asked", "basis", "proposed")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipOptions:
    """What the plan cannot say: the reviewing body and its superior as written, and the day of the slip.

    What is not known becomes a visible blank. ``doubts`` takes in what could not be told.
    """

    body: str | None = None
    superior: str | None = None
    day: dt.date | None = None
    doubts: bool = False


def slip_of(file: FileReport, say: Words, options: SlipOptions | None = None) -> Slip:
    """The slip on one audited plan, in the language of ``say`` (its outcomes should be made in that language)."""
    options = options or SlipOptions()
    plan = file.plan
    body = visible(options.body) if options.body else say("slip.blank.body")
    unit = visible(", ".join(issuer.name for issuer in plan.issuers)) or say("slip.blank.unit")
    rows = _rows(file, Status.FAILED, say)
    doubts = _rows(file, Status.CANNOT_TELL, say) if options.doubts else ()
    motto = [visible(line) for line in phrases("drafting", "motto")]
    head = [text.upper() for text in (options.superior, options.body) if text]
    verdict = "asks" if rows else ("only-doubts" if doubts else "agrees")
    known = {"plan": _plan(plan, say), "body": body, "unit": unit}
    return Slip(
        file=visible(file.file),
        lang=say.lang,
        letterhead=tuple(visible(text) for text in head) or (say("slip.blank.body"),),
        motto=(motto[0], motto[1]),
        number=say("slip.number"),
        dateline=_dateline(options.day, say),
        title=say("slip.title"),
        subject=(say("slip.subject", **known), *([visible(_title(plan))] if plan.title else [])),
        addressee=say("slip.addressee", **known),
        opening=say(f"slip.opening.{verdict}", **known),
        columns=tuple(say(f"slip.column.{name}") for name in _COLUMNS),  # type: ignore[arg-type]  # six names
        nothing=say("slip.nothing"),
        rows=rows,
        doubts_head=say("slip.doubts"),
        doubts=doubts,
        closing=(say("slip.closing" if rows else "slip.closing-agreed", **known),),
        recipients_head=say("slip.recipients"),
        recipients=(say("slip.to-unit", **known), say("slip.archive")),
        posts=(say("slip.blank.post"),),
        signer=say("slip.blank.signer"),
    )


def proposed(outcome: Outcome, plan: Plan) -> tuple[str, ...]:
    """The text that the outcome's edits bring, line by line; a replacement says what it stands for."""
    lines = plan.document.lines
    markdown = plan.document.format == "markdown"
    out: list[str] = []
    for edit in outcome.edits:
        new = [_plain(line, markdown=markdown) for line in edit.text.split("\n") if line.strip()]
        old = _plain(_words(_range(edit), lines), markdown=markdown)
        out += [f"“{old}” → “{' '.join(new)}”"] if old else new
    return tuple(out)


def quoted(at: Location, lines: Sequence[str]) -> str | None:
    """The plan's own words at a place, in one line and cut where they are long; None where nothing stands there."""
    text = " ".join(visible(_words(at, lines)).split())
    return (text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…") or None


def quoted_range(edit: Edit, lines: Sequence[str]) -> str | None:
    """The plan's own words that an edit replaces, as ``quoted`` gives them."""
    return quoted(_range(edit), lines)


def _rows(file: FileReport, status: Status, say: Words) -> tuple[SlipRow, ...]:
    """The outcomes of a status, gravest first, else in reading order."""
    shown = [outcome for outcome in file.outcomes if outcome.status is status]
    shown.sort(key=lambda outcome: -outcome.severity.rank)
    return tuple(_row(number, outcome, file.plan, say) for number, outcome in enumerate(shown, start=1))


def _row(number: int, outcome: Outcome, plan: Plan, say: Words) -> SlipRow:
    head = visible(headline(outcome, say)).rstrip(".")
    return SlipRow(
        number=number,
        rule=outcome.rule,
        severity=outcome.severity,
        location=outcome.location,
        place=place(outcome, plan, say),
        found=quoted(outcome.location, plan.document.lines),
        asked=f"{head}. {visible(outcome.message)}",
        basis=visible(outcome.basis) if outcome.basis else None,
        proposed=proposed(outcome, plan),
    )


def _words(at: Location, lines: Sequence[str]) -> str:
    last = min(at.end_line, len(lines))
    parts: Iterable[str] = (
        lines[n - 1][at.column - 1 if n == at.line else 0 : at.end_column - 1 if n == at.end_line else None]
        for n in range(at.line, last + 1)
    )
    return " ".join(parts)


def _range(edit: Edit) -> Location:
    (line, column), (end_line, end_column) = edit.start, edit.end
    return Location(line=line, column=column, end_line=end_line, end_column=end_column)


def _plain(text: str, *, markdown: bool) -> str:
    text = " ".join(visible(text).split())
    return text.strip("*_# ") if markdown else text


def _plan(plan: Plan, say: Words) -> str:
    facts = [say("slip.plan")]
    if plan.number.value:
        facts.append(say("slip.plan-number", number=plan.number.value))
    if plan.issued.value:
        facts.append(say("fact.of-day", day=say.date(plan.issued.value)))
    names = ", ".join(issuer.name for issuer in plan.issuers)
    if names:
        facts.append(say("slip.plan-of", unit=names))
    return visible(" ".join(facts))


def _title(plan: Plan) -> str:
    return " ".join(plan.title.text.split()) if plan.title else ""


def _dateline(day: dt.date | None, say: Words) -> str:
    if day is None:
        return say("slip.dateline-blank")
    # Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4: a zero before days under 10 and before months 1 and 2 only.
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return say("slip.dateline", day=f"{day.day:02}", month=month, year=day.year)
