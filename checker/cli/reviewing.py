"""The work of ``checker review``: audit a folder, write what goes back to the units, sum up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from checker.cli.acceptance import accepted
from checker.cli.auditing import audit_paths, exit_code
from checker.cli.progress import progress
from checker.cli.review_folder import ReviewFolder
from checker.cli.review_names import paper_names
from checker.cli.review_papers import ANNOTATED, ENDINGS, LANG, places, task_for
from checker.cli.review_pool import made
from checker.cli.settings import Settings, settle
from checker.cli.streams import say_fault
from checker.cli.views import opened, parent_plan, units_in
from checker.engine import find_inputs
from checker.engine.covers import covered
from checker.errors import CheckerError, InputError, UsageError
from checker.model.plan import Plan
from checker.model.records import dataclass
from checker.model.report import FileReport, RunReport
from checker.reporters import RenderOptions, renderer
from checker.reporters.extras import wanted
from checker.reporters.review import Papers, Review, lines, states
from checker.reporters.slip import SlipOptions
from checker.reporters.tally import tally
from checker.reporters.visible import visible
from checker.reporters.words import Words, words
from checker.repository.coverage import coverage
from checker.repository.ledger import ledger
from checker.resources import switch_cache

_INDEX, _WORKBOOK = "index.html", "summary.xlsx"
_LIBRARIES = ("jinja2", "xlsxwriter", "docx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The plans of a folder, each with the name of its papers, to be held against the plan ``above`` in ``parent``.

    ``errors`` are archives in it that cannot be opened.
    """

    folder: Path
    parent: Path
    above: Plan
    names: Mapping[str, str]
    errors: tuple[CheckerError, ...]
    settings: Settings


def review(
    folder: Path, *, out: Path, units: Path | None, reviewer: str | None, force: bool, exit_zero: bool, no_cache: bool,
    **switches: Any,
) -> int:  # fmt: skip
    """Review a folder into another one; the exit code."""
    if no_cache:
        switch_cache(on=False)
    settings = settle([str(folder)], **switches)
    say = words(settings.lang)
    for library in _LIBRARIES:
        wanted(library, extra="report")
    job = _job(folder, out, settings, say)
    listed = units_in(units, say) if units is not None else ()
    papers = ReviewFolder(out, say, force=force)
    report = _audited(job, settings)
    faults = _written(job, report, SlipOptions(body=reviewer), papers)
    found = _summed_up(job, replace(report, errors=(*report.errors, *faults)), listed, papers)
    options = RenderOptions(lang=settings.lang)
    papers.put(_INDEX, renderer("summary_page")(found, options).encode("utf-8", "replace"), _INDEX)
    papers.put(_WORKBOOK, _workbook(found, options), _WORKBOOK)
    papers.finish()
    _tell(found, papers, say)
    return exit_code(found.report, settings, exit_zero=exit_zero)


def _job(folder: Path, out: Path, settings: Settings, say: Words) -> Job:
    if settings.parent is None:
        raise UsageError(say("usage.missing", name="--parent"), mend=say("usage.see-help", command="checker review"))
    if not folder.is_dir():
        raise UsageError(say("review.no-folder"), file=str(folder), mend=say("review.no-folder-mend"))
    if out.resolve() == folder.resolve():
        raise UsageError(say("review.same"), file=str(out), mend=say("review.same-mend"))
    files, errors = find_inputs([str(folder)])
    # The parent may lie among the plans.
    parent = settings.parent.resolve()
    kept = [path.relative_to(folder) for path in files if path.resolve() != parent]
    if not kept:
        raise errors[0] if errors else _no_plans(folder, say)
    names = {str(folder / path): name for path, name in paper_names(kept).items()}
    above = parent_plan(settings.parent)
    return Job(
        folder=folder, parent=settings.parent, above=above, names=names, errors=tuple(errors), settings=settings
    )  # fmt: skip


def _audited(job: Job, settings: Settings) -> RunReport:
    """The audit of the plans as ``check`` makes it, with what is accepted in the folder put apart."""
    acceptance = accepted([str(job.folder)], settings, words(settings.lang))
    report = audit_paths(tuple(job.names), settings, no_cache=False, quiet=False, acceptance=acceptance)
    files = tuple(covered(file) for file in report.files if file.file in job.names)
    errors = (*job.errors, *report.errors)
    if not errors and not any(file.is_plan for file in files):
        errors = (_no_plans(job.folder, words(settings.lang)),)
    return replace(report, files=files, errors=errors)


def _no_plans(folder: Path, say: Words) -> InputError:
    return InputError(say("error.no-plans"), code="no-plans", file=str(folder), mend=say("mend.no-plans"))


def _written(job: Job, report: RunReport, slips: SlipOptions, papers: ReviewFolder) -> list[CheckerError]:
    """Write the papers that are not there or no longer hold; the faults on the way."""
    if job.settings.lang != LANG:
        report = _audited(job, replace(job.settings, lang=LANG))
    faults: list[CheckerError] = []
    tasks = {}
    for file in report.files:
        try:
            task = task_for(file, slips) if file.is_plan else None
        except CheckerError as error:
            faults.append(error)
            continue
        if task is not None and not papers.holds(places(file, job.names[file.file]).values(), task.key):
            tasks[file.file] = task
    # Closed at once where this is broken off, so that no process works on.
    with progress(len(tasks), quiet=False) as step, closing(made(tuple(tasks.values()), job.settings.jobs)) as results:
        for count, done in enumerate(results, start=1):
            task = tasks[done.file]
            where = places(task.report, job.names[done.file])
            for form, data in done.papers.items():
                papers.put(where[form], data, task.key)
            faults += [done.fault] if done.fault is not None else []
            if step is not None:
                step(count, len(tasks), done.file)
    return sorted(faults, key=lambda error: (error.file or "", error.what))


def _summed_up(job: Job, report: RunReport, units: Sequence[str], papers: ReviewFolder) -> Review:
    with opened([Path(file.file) for file in report.files], job.parent) as view:
        return Review(
            folder=str(job.folder),
            report=report,
            coverage=coverage(str(job.parent), job.above, view.answers, view.plan, units),
            cards=view.answers.cards,
            acts=ledger(view.answers.cards),
            papers={file.file: _papers(file, job, papers) for file in report.files if file.is_plan},
        )


def _papers(file: FileReport, job: Job, papers: ReviewFolder) -> Papers:
    """What there is on a plan: what could not be made is not linked."""
    there = {form: name for form, name in places(file, job.names[file.file]).items() if papers.has(name)}
    return Papers(slips={form: there[form] for form in ENDINGS if form in there}, annotated=there.get(ANNOTATED))


def _workbook(found: Review, options: RenderOptions) -> bytes:
    from checker.reporters.workbook import render  # noqa: PLC0415 - a format as the others, but of bytes

    return render(found, options)


def _tell(found: Review, papers: ReviewFolder, say: Words) -> None:
    """What came of it, in three lines; on standard error what could not be read and what was left alone."""
    counted = ", ".join(f"{number} {say(f'review.state.{state}')}" for state, number in states(lines(found)).items())
    click.echo(say("review.units", count=len(found.coverage.rows), states=counted))
    click.echo(" · ".join(text for text, _ in tally(found.report, say)))
    click.echo(say("review.written", index=papers.root / _INDEX, count=len(papers.written)))
    for name in papers.kept:
        click.echo(say("review.kept", file=visible(str(papers.root / name))), err=True)
    for error in found.report.errors:
        say_fault(error, say)
