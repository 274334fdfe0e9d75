"""What a report says about a plan in a line: who issued it, its number, day and year, its parent, its counts."""

from __future__ import annotations

from checker.model.document import Document, Note
from checker.model.location import Location
from checker.model.outcome import Outcome, Severity, Status
from checker.model.plan import Kind, LineRole, Plan, Section, State
from checker.model.report import FileReport
from checker.reporters.visible import visible
from checker.reporters.words import Words

SHOWN = (Status.FAILED, Status.CANNOT_TELL, Status.WAIVED, Status.CRASHED)
"""What every report lists; the rest only when all is asked for."""


def identity(plan: Plan, words: Words) -> tuple[str, ...]:
    """Issuer, number, day and period of a plan, as far as they were read; blank ones are named as blank."""
    facts = [", ".join(issuer.name for issuer in plan.issuers)]
    if plan.number.value:
        facts.append(plan.number.value)
    elif plan.number.state in (State.BLANK, State.PARTIAL):
        facts.append(words("fact.no-number"))
    if plan.issued.value:
        facts.append(words.date(plan.issued.value))
    elif plan.issued.state in (State.BLANK, State.PARTIAL):
        facts.append(words("fact.no-date"))
    if plan.period and plan.period.start.year != plan.period.end.year:
        facts.append(words("fact.years", start=plan.period.start.year, end=plan.period.end.year))
    elif plan.year:
        facts.append(words("fact.year", year=plan.year))
    return tuple(visible(fact) for fact in facts if fact)


def parent_line(plan: Plan, words: Words) -> str | None:
    """Whom the plan carries out: number, day and issuer of its parent; None where it names none."""
    parent = plan.parent
    if parent is None:
        return None
    name = parent.number or " ".join(filter(None, (parent.type, parent.subject)))
    line = words("fact.parent", name=name)
    if parent.date:
        line += " " + words("fact.of-day", day=words.date(parent.date))
    if parent.issuer:
        line += f" ({parent.issuer})"
    return visible(line)


def kind_line(plan: Plan) -> LineRole | None:
    """The words that say what sort of document it is ("QUYẾT ĐỊNH"), None where no line says it."""
    return next((role for role in plan.line_roles if role.role == "type"), None)


def why_skipped(plan: Plan, words: Words) -> str:
    """In a sentence why a document that is no plan is not audited."""
    if plan.kind is Kind.FORM:
        return words("skip.form")
    said = kind_line(plan)
    if said is not None:
        line = said.location.line
        text = visible(plan.document.lines[line - 1]).strip(" *#_|")
        return words("skip.type", place=spot(line, plan.document, words), text=text)
    return words("skip.letter" if plan.kind is Kind.LETTER else "skip.none")


def counts(file: FileReport, words: Words) -> tuple[tuple[str, str], ...]:
    """How many errors, warnings, … with the style of each: (("2 lỗi", "error"), …); what is nought is left out."""
    numbers = [
        ("error", "error", file.count(Status.FAILED, Severity.ERROR)),
        ("warning", "warning", file.count(Status.FAILED, Severity.WARNING)),
        ("info", "", file.count(Status.FAILED, Severity.INFO)),
        ("unsure", "unsure", file.count(Status.CANNOT_TELL)),
        ("waived", "dim", file.count(Status.WAIVED)),
        ("crashed", "error", file.count(Status.CRASHED)),
    ]
    return tuple((words.count(f"count.{key}", number), style) for key, style, number in numbers if number)


def is_clean(file: FileReport) -> bool:
    """Whether nothing failed, nothing is unclear and no rule broke."""
    return not any(o.status in (Status.FAILED, Status.CANNOT_TELL, Status.CRASHED) for o in file.outcomes)


_NOT_TOLD = {Status.CANNOT_TELL: "text.unclear", Status.PASSED: "text.free", Status.NOT_APPLICABLE: "text.not-asked"}


def headline(outcome: Outcome, say: Words) -> str:
    """The rule's title, which names a fault; where nothing is told to be wrong, it must not sound like an accusation."""
    key = _NOT_TOLD.get(outcome.status)
    if key is None:
        return outcome.title
    title = outcome.title
    if len(title) > 1 and not title[1].isupper():
        title = title[0].lower() + title[1:]
    return say(key, title=title)


def place(outcome: Outcome, plan: Plan, words: Words) -> str:
    """Where a finding stands, in words: "II.2, dòng 31", "sau mục III, dòng 52", "mở đầu, trang 1, đoạn 8"."""
    at = outcome.location
    return visible(f"{_part(at, plan, words)}, {spot(at.line, plan.document, words)}".removeprefix(", "))


def spot(line: int, document: Document, words: Words) -> str:
    """A line as a person finds it: "dòng 31"; in an office file "trang 2, đoạn 31" or "trang 2, bảng 1, hàng 3, cột 2"."""
    if document.has_lines:
        return words("place.line", line=line)
    found = document.place(line)
    page = words("place.page", page=found.page) + ", " if found.page else ""
    if found.table:
        return page + words("place.cell", table=found.table, row=found.row, column=found.column)
    return page + words("place.paragraph", line=line)


def notable(document: Document, words: Words) -> tuple[Note, ...]:
    """The notes on the file itself that are for people; what a rule tells of is left to that rule."""
    return tuple(note for note in document.notes if words.get(f"note.{note.kind}", ""))


def said(note: Note, words: Words) -> str:
    """A note as a sentence."""
    return words(f"note.{note.kind}", count=note.count or 1)


def notes(document: Document, words: Words) -> tuple[str, ...]:
    """What is to be known about the file itself, in sentences."""
    return tuple(said(note, words) for note in notable(document, words))


def _part(at: Location, plan: Plan, words: Words) -> str:
    annex = next((annex for annex in plan.annexes if annex.span.line <= at.line <= annex.span.end_line), None)
    if annex is not None and _deepest(plan, at) is None:
        return words("place.annex", number=annex.ordinal) if len(plan.annexes) > 1 else words("place.the-annex")
    inside = _deepest(plan, at)
    if at.empty and inside is None:
        ended = [
            section for section in plan.sections if section.span.line < at.line and section.span.end_line <= at.line
        ]
        if ended:
            top = min(section.level for section in ended)
            path = next((section.path for section in reversed(ended) if section.level == top), "")
            return words("place.after", path=path) if path else words("place.end")
        return words("place.opening") if plan.sections else ""
    if at.section:
        return at.section
    if inside is not None:
        return inside.path
    first = min((s.location.line for s in plan.sections), default=None)
    if first is None:
        return ""
    if at.line < first:
        title = plan.title.location.line if plan.title else first
        return words("place.header") if at.line < title else words("place.opening")
    return words("place.end")


def _deepest(plan: Plan, at: Location) -> Section | None:
    inside = [s for s in plan.sections if s.path and (s.span.line, s.span.column) <= (at.line, at.column) < _end(s)]
    return max(inside, key=lambda s: (s.level, s.location.line), default=None)


def _end(section: Section) -> tuple[int, int]:
    return section.span.end_line, section.span.end_column
