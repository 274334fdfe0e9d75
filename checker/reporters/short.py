"""One line a finding, ``file:line:col: severity rule message``, as editors and CI logs read them."""

from __future__ import annotations

from collections.abc import Iterator

from checker.errors import CheckerError
from checker.model.document import Note
from checker.model.outcome import Outcome, Status
from checker.model.report import RunReport
from checker.reporters.facts import notable, said
from checker.reporters.faults import told
from checker.reporters.findings import listed, sentence
from checker.reporters.options import RenderOptions
from checker.reporters.visible import visible
from checker.reporters.words import Words, words


def render(report: RunReport, options: RenderOptions) -> str:
    """The findings in the order of the files; nothing found is the empty string."""
    return "".join(pieces(report, options))


def pieces(report: RunReport, options: RenderOptions) -> Iterator[str]:
    """As ``render``, line by line."""
    say = words(options.lang)
    for file in report.files:
        if not options.quiet:
            yield from (_note(file.file, note, say) + "\n" for note in notable(file.plan.document, say))
        for outcome in listed(file, options):
            yield _line(file.file, outcome, say) + "\n"
    for error in report.errors:
        yield _error(error, say) + "\n"


def _line(file: str, outcome: Outcome, say: Words) -> str:
    # The words that programs look for stay the same in every language; the message is for people.
    kind = str(outcome.severity) if outcome.status is Status.FAILED else str(outcome.status)
    at = outcome.location
    return visible(f"{file}:{at.line}:{at.column}: {kind} {outcome.rule} {sentence(outcome, say)}")


def _note(file: str, note: Note, say: Words) -> str:
    return visible(f"{file}:{note.line or 1}:1: note {note.kind} {said(note, say)}")


def _error(error: CheckerError, say: Words) -> str:
    return visible(f"{error.file or '-'}:{error.line or 1}:1: error {error.code} {told(error, say)[0]}")
