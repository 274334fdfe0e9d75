"""What is written on one plan: the slip as Word, HTML and Markdown, and the submitted Word file with comments."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checker.errors import CheckerError, InputError
from checker.model.records import dataclass, field
from checker.model.report import FileReport
from checker.readers.files import bytes_of
from checker.reporters import SLIP_FORMATS, RenderOptions, renderer
from checker.reporters.remarks import remarks
from checker.reporters.slip import SlipOptions, slip_of
from checker.reporters.words import words
from checker.repository.digests import combined, content_digest, program_digest
from checker.repository.serial import to_json
from checker.writers.annotated_docx import annotate
from checker.writers.slip_docx import slip_docx

LANG = "vi"
"""The language of all that goes back to the unit."""
ENDINGS = {"docx": ".docx", "html": ".html", "markdown": ".md"}
"""The formats of a slip and the endings of their files."""
ANNOTATED = "annotated"
"""The format of the submitted Word file with comments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A plan to write on; ``key`` stands for all that decides what is written."""

    report: FileReport
    slips: SlipOptions
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The papers on a plan by format, or the fault for which there are none."""

    file: str
    papers: Mapping[str, bytes] = field(default_factory=dict)
    fault: CheckerError | None = None


def task_for(report: FileReport, slips: SlipOptions) -> Task:
    """What is to be done for a plan. Raises InputError where its file can no longer be read."""
    path = Path(report.file)
    content = content_digest(bytes_of(path), path.name)
    key = combined((program_digest(), content, slips.body or "", to_json(report)))
    return Task(report=report, slips=slips, key=key)


def formats(report: FileReport) -> tuple[str, ...]:
    """What is made of a plan: the slip, and where it is a Word file with findings its annotated copy."""
    word = report.plan.document.format == "docx" and bool(remarks(report, words(LANG)))
    return (*ENDINGS, *([ANNOTATED] if word else []))


def places(report: FileReport, name: str) -> dict[str, str]:
    """Where the papers on a plan go, by format; ``name`` is that of its papers."""
    say = words(LANG)
    out = {form: f"slips/{name}-{say('review.slip-file')}{ending}" for form, ending in ENDINGS.items()}
    # A file with macros under the other ending would not be opened.
    ending = ".docm" if report.file.lower().endswith(".docm") else ".docx"
    out[ANNOTATED] = f"annotated/{name}-{say('review.annotated-file')}{ending}"
    return {form: out[form] for form in formats(report)}


def work(task: Task) -> Done:
    """The papers on one plan."""
    report, say = task.report, words(LANG)
    slip = slip_of(report, say, task.slips)
    out = {form: renderer(module)(slip, RenderOptions(lang=LANG)).encode() for form, module in SLIP_FORMATS.items()}
    try:
        out["docx"] = slip_docx(slip)
        if ANNOTATED in formats(report):
            data = bytes_of(Path(report.file))
            out[ANNOTATED] = annotate(data, remarks(report, say), document=report.plan.document)
    except InputError as error:
        error.file = error.file or report.file
        return Done(file=report.file, fault=error)
    return Done(file=report.file, papers=out)
