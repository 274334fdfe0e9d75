"""What is written on one plan: the slip as Word, HTML and Markdown, and the submitted Word file with comments."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Mapping
from dataclasses import replace
from multiprocessing.process import BaseProcess
from pathlib import Path

from checker.cli.auditing import rules_for
from checker.cli.settings import Settings
from checker.engine import AuditOptions, audit, examine
from checker.engine.desk import under
from checker.errors import CheckerError, InputError
from checker.model.plan import Plan
from checker.model.records import dataclass, field
from checker.model.report import FileReport
from checker.readers.files import bytes_of
from checker.reporters import SLIP_FORMATS, RenderOptions, renderer
from checker.reporters.remarks import remarks
from checker.reporters.slip import SlipOptions, slip_of
from checker.reporters.words import words
from checker.repository.digests import content_digest
from checker.rules import RuleSet
from checker.writers.annotated_docx import annotate
from checker.writers.slip_docx import slip_docx

LANG = "vi"
"""The language of all that goes back to the unit."""
ENDINGS = {"docx": ".docx", "html": ".html", "markdown": ".md"}
"""The formats of a slip and the endings of their files."""
ANNOTATED = "annotated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The files to review, each with the name of its papers, against the plan ``above`` in the file ``parent``."""

    folder: Path
    parent: Path
    above: Plan
    names: Mapping[Path, str]
    settings: Settings
    slips: SlipOptions
    rules: RuleSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A file to review; ``report`` where it is known already, ``content`` the digest of its bytes."""

    path: Path
    content: str
    report: FileReport | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A file reviewed: its report or why there is none, and the papers on it by format ("annotated" among them).

    ``fault`` says why a paper could not be made of a plan that could be read.
    """

    path: Path
    content: str
    result: FileReport | CheckerError
    papers: Mapping[str, bytes] = field(default_factory=dict)
    fault: CheckerError | None = None


class Desk:
    """Where plans are reviewed one after another, with the rules and the parent at hand."""

    def __init__(self, settings: Settings, rules: RuleSet, parent: Plan, slips: SlipOptions) -> None:
        self._rules = rules
        self._options = AuditOptions(lang=settings.lang, stage=settings.stage)
        self._parent = parent
        self._slips = slips

    def work(self, task: Task) -> Done:
        """The review of one file. Nothing that is wrong with the file is raised."""
        try:
            data = bytes_of(task.path)
        except CheckerError as error:
            return Done(path=task.path, content=task.content, result=error)
        if content_digest(data, task.path.name) != task.content:
            changed = InputError("has changed while it was read", code="changed-file", file=str(task.path))
            return Done(path=task.path, content=task.content, result=changed)
        result: FileReport | CheckerError
        if task.report is not None:
            result = replace(task.report, plan=under(task.report.plan, self._parent))
        else:
            result = examine(task.path, self._rules, self._options, parent=self._parent, data=data)
        if isinstance(result, CheckerError) or result.skipped:
            return Done(path=task.path, content=task.content, result=_alone(result))
        fault = None
        try:
            papers = self._papers(result, data)
        except InputError as error:
            papers, fault = {}, error
            error.file = error.file or str(task.path)
        return Done(path=task.path, content=task.content, result=_alone(result), papers=papers, fault=fault)

    def _papers(self, file: FileReport, data: bytes) -> dict[str, bytes]:
        say = words(LANG)
        if self._options.lang != LANG:
            file = replace(file, outcomes=audit(file.plan, self._rules, replace(self._options, lang=LANG)))
        slip = slip_of(file, say, self._slips)
        out = {form: renderer(module)(slip, RenderOptions(lang=LANG)).encode() for form, module in SLIP_FORMATS.items()}
        out["docx"] = slip_docx(slip)
        if ANNOTATED in formats(file):
            out[ANNOTATED] = annotate(data, remarks(file, say), document=file.plan.document)
        return out


def formats(file: FileReport) -> tuple[str, ...]:
    """What is made of a plan: the slip, and where it is a Word file with findings its annotated copy."""
    if file.skipped:
        return ()
    word = file.plan.document.format == "docx" and bool(remarks(file, words(LANG)))
    return (*ENDINGS, *([ANNOTATED] if word else []))


def begin(settings: Settings, parent: Plan, slips: SlipOptions) -> None:
    """Set up the desk of this process; an interrupt is the first process's business, and without that one nothing is left."""
    global _desk  # noqa: PLW0603 - a process of a pool has no other place
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()
    _desk = Desk(settings, rules_for(settings), parent, slips)


def work(task: Task) -> Done:
    """The review of one file at this process's desk."""
    if _desk is None:
        raise RuntimeError("begin() comes first")
    return _desk.work(task)


_desk: Desk | None = None


def _end_with(parent: BaseProcess | None) -> None:
    if parent is not None:
        parent.join()
        os._exit(1)


def _alone(result: FileReport | CheckerError) -> FileReport | CheckerError:
    """A report without the parent plan, which every one of them would carry from process to process."""
    if isinstance(result, CheckerError):
        return result
    return replace(result, plan=replace(result.plan, parent_plan=None))
