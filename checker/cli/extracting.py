"""The work of ``checker extract``: read, parse, show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from checker.cli.inputs import inputs
from checker.cli.output import emit, targets
from checker.cli.settings import settle
from checker.cli.streams import say_fault, width_of_terminal
from checker.errors import CheckerError, InputError
from checker.model.document import Document
from checker.model.report import FileReport, RunReport
from checker.parse import parse
from checker.readers import read_path
from checker.reporters import EXPLAIN_FORMATS, PLAN_FORMATS, RenderOptions
from checker.reporters.words import words
from checker.resources import switch_cache

_TELLS_ERRORS = ("tree", "text")


def extract(
    paths: Sequence[str], *, formats: Sequence[str], explain: bool, lang: str | None, no_cache: bool, **_: Any
) -> int:
    """Print every document as it was read, or (``explain``) its page with what each line was read as; the exit code."""
    if no_cache:
        switch_cache(on=False)
    settings = settle(paths, lang=lang)
    say = words(settings.lang)
    goals = targets(formats, EXPLAIN_FORMATS if explain else {**PLAN_FORMATS, "html": EXPLAIN_FORMATS["html"]}, say)
    found, errors = inputs(paths)
    report = _read(found, errors)
    emit(report, goals, RenderOptions(lang=settings.lang, width=width_of_terminal(), explain=explain), say)
    if not any(goal.file is None and goal.format in _TELLS_ERRORS for goal in goals):
        for error in report.errors:
            say_fault(error, say)
    return CheckerError.exit_code if report.errors else 0


def _read(found: Sequence[Path | Document], errors: Sequence[CheckerError]) -> RunReport:
    files = []
    faults = list(errors)
    for source in found:
        try:
            document = source if isinstance(source, Document) else read_path(source)
        except InputError as error:
            error.file = error.file or str(source)
            faults.append(error)
        else:
            files.append(FileReport(file=document.name, plan=parse(document, explain=True)))
    return RunReport(files=tuple(files), errors=tuple(faults))
