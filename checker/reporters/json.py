"""The report as JSON, contract checker/report/1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checker import __version__
from checker.errors import CheckerError
from checker.model.document import Document, Note
from checker.model.location import Location
from checker.model.outcome import Outcome, Severity, Status
from checker.model.report import FileReport, Fixed, RunReport
from checker.reporters import contracts as c
from checker.reporters.facts import SHOWN
from checker.reporters.frames import dumped, listed
from checker.reporters.options import RenderOptions
from checker.reporters.visible import unbroken


def render(report: RunReport, options: RenderOptions) -> str:
    """The report as indented JSON; the same report gives the same bytes."""
    return "".join(pieces(report, options))


def pieces(report: RunReport, options: RenderOptions) -> Iterator[str]:
    """As ``render``, file by file; the summary follows the files, and needs only one look at them."""
    summed = _Sum()

    def files() -> Iterator[c.FileEntry]:
        for file in report.files:
            summed.add(file)
            yield _file(file, show_all=options.show_all)

    head = c.ReportDocument(
        tool=c.Tool(version=__version__, rules=report.rules_digest), files=(), summary=summed.entry(report), errors=(),
    )  # fmt: skip
    # What follows the files is known when they were all seen.
    yield dumped(head).split('"files": []', 1)[0] + '"files": ['
    yield from listed(files(), depth=1)
    whole = head.model_copy(
        update={
            "summary": summed.entry(report),
            "errors": tuple(fault(error) for error in report.errors),
            "fixed": None if report.fixed is None else tuple(_fixed(fixed) for fixed in report.fixed),
        }
    )
    yield "]" + dumped(whole).split('"files": []', 1)[1] + "\n"


def fault(error: CheckerError) -> c.FaultEntry:
    """An error as both contracts tell it."""
    return c.FaultEntry(
        file=None if error.file is None else unbroken(error.file),
        error=error.code, message=unbroken(error.what), line=error.line, mend=error.mend,
    )  # fmt: skip


def note_entry(note: Note) -> c.NoteEntry:
    """A note on the file itself, as both contracts tell it."""
    return c.NoteEntry(kind=note.kind, text=unbroken(note.text), line=note.line, count=note.count)


def _file(file: FileReport, *, show_all: bool) -> c.FileEntry:
    plan = file.plan
    return c.FileEntry(
        file=unbroken(file.file),
        kind=plan.kind,
        skipped=plan.kind if file.skipped else None,
        number=plan.number.value,
        issuer=plan.issuer.name if plan.issuer else None,
        parent=plan.parent.number if plan.parent else None,
        notes=tuple(note_entry(note) for note in plan.document.notes),
        outcomes=tuple(_outcome(o, plan.document) for o in file.outcomes if show_all or o.status in SHOWN),
        passed=file.count(Status.PASSED),
        not_applicable=file.count(Status.NOT_APPLICABLE),
        known=len(file.known),
    )


def _outcome(outcome: Outcome, document: Document) -> c.OutcomeEntry:
    waiver = outcome.waiver
    return c.OutcomeEntry(
        rule=outcome.rule,
        title=outcome.title,
        category=outcome.category,
        status=outcome.status,
        severity=outcome.severity,
        confidence=outcome.confidence,
        message=outcome.message,
        reason=outcome.reason,
        basis=outcome.basis,
        location=_location(outcome.location, document),
        expected=outcome.expected,
        found=outcome.found,
        edits=tuple(
            c.EditEntry(start=e.start, end=e.end, text=e.text, has_blanks=e.has_blanks, because=e.because)
            for e in outcome.edits
        ),
        fingerprint=outcome.fingerprint,
        anchor=outcome.anchor,
        waiver=c.WaiverEntry(reason=waiver.reason, until=waiver.until, who=waiver.who) if waiver else None,
        related=tuple(c.RelatedEntry(location=_location(r.location, document), text=r.text) for r in outcome.related),
    )


def _location(at: Location, document: Document) -> c.LocationEntry:
    found = document.place(at.line)
    cell = None
    if found.table is not None and found.row is not None and found.column is not None:
        cell = c.CellPlace(table=found.table, row=found.row, column=found.column)
    return c.LocationEntry(
        line=at.line, column=at.column, end_line=at.end_line, end_column=at.end_column,
        page=at.page or found.page, paragraph=None if document.has_lines else at.line, cell=cell, section=at.section,
    )  # fmt: skip


def _fixed(fixed: Fixed) -> c.FixedEntry:
    return c.FixedEntry(
        rule=fixed.rule,
        file=unbroken(fixed.file),
        message=fixed.message,
        fingerprint=fixed.fingerprint,
        count=fixed.count,
    )


class _Sum:
    """The numbers of the run, file by file."""

    def __init__(self) -> None:
        self._files: Counter[str] = Counter()
        self._status: Counter[Status] = Counter()
        self._severity: Counter[Severity] = Counter()
        self._rules: Counter[str] = Counter()

    def add(self, file: FileReport) -> None:
        self._files["all"] += 1
        self._files["skipped"] += file.skipped is not None
        self._files["known"] += len(file.known)
        self._status.update(outcome.status for outcome in file.outcomes)
        failed = [outcome for outcome in file.outcomes if outcome.status is Status.FAILED]
        self._severity.update(outcome.severity for outcome in failed)
        self._rules.update(outcome.rule for outcome in failed)

    def entry(self, report: RunReport) -> c.Summary:
        return c.Summary(
            files=self._files["all"],
            skipped=self._files["skipped"],
            failed=self._status[Status.FAILED],
            errors=self._severity[Severity.ERROR],
            warnings=self._severity[Severity.WARNING],
            infos=self._severity[Severity.INFO],
            cannot_tell=self._status[Status.CANNOT_TELL],
            waived=self._status[Status.WAIVED],
            crashed=self._status[Status.CRASHED],
            known=self._files["known"],
            fixed=sum(fixed.count for fixed in report.fixed or ()),
            by_rule=dict(sorted(self._rules.items())),
        )
