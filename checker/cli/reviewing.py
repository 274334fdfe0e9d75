"""The work of ``checker review``: audit a folder, write what goes back to the units, sum up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from checker.cli.auditing import exit_code, rules_for
from checker.cli.progress import progress
from checker.cli.review_folder import ReviewFolder
from checker.cli.review_job import Work, names_of, places
from checker.cli.review_papers import ANNOTATED, ENDINGS, Job
from checker.cli.settings import Settings, settle
from checker.cli.streams import say_fault
from checker.cli.views import parent_plan, units_in
from checker.cli.warm import cache_for
from checker.errors import InputError, UsageError
from checker.model.report import FileReport, RunReport
from checker.reporters import RenderOptions, renderer
from checker.reporters.extras import wanted
from checker.reporters.review import Papers, Review, lines, states
from checker.reporters.slip import SlipOptions
from checker.reporters.tally import tally
from checker.reporters.visible import visible
from checker.reporters.words import Words, words
from checker.repository.answers import Answers
from checker.repository.cards import card_of
from checker.repository.coverage import coverage
from checker.repository.ledger import ledger
from checker.repository.store import Store
from checker.resources import switch_cache

_INDEX, _WORKBOOK = "index.html", "summary.xlsx"
_LIBRARIES = ("jinja2", "xlsxwriter", "docx")


def review(
    folder: Path, *, out: Path, units: Path | None, jobs: int | None, reviewer: str | None, force: bool,
    exit_zero: bool, no_cache: bool, **switches: Any,
) -> int:  # fmt: skip
    """Review a folder into another one; the exit code."""
    if no_cache:
        switch_cache(on=False)
    settings = settle([str(folder)], **switches)
    say = words(settings.lang)
    for library in _LIBRARIES:
        wanted(library, extra="report")
    job = _job(folder, out, settings, reviewer, say)
    listed = units_in(units, say) if units is not None else ()
    papers = ReviewFolder(out, say, force=force)
    found = _summed_up(job, _worked(job, papers, jobs), listed, papers)
    options = RenderOptions(lang=settings.lang)
    papers.put(_INDEX, renderer("summary_page")(found, options).encode("utf-8", "replace"), job.rules.digest)
    papers.put(_WORKBOOK, _workbook(found, options), job.rules.digest)
    papers.finish()
    _tell(found, papers, say)
    return exit_code(found.report, settings, exit_zero=exit_zero)


def _job(folder: Path, out: Path, settings: Settings, reviewer: str | None, say: Words) -> Job:
    if settings.parent is None:
        raise UsageError(say("usage.missing", name="--parent"), mend=say("usage.see-help", command="checker review"))
    if not folder.is_dir():
        raise UsageError(say("review.no-folder"), file=str(folder), mend=say("review.no-folder-mend"))
    if out.resolve() == folder.resolve():
        raise UsageError(say("review.same"), file=str(out), mend=say("review.same-mend"))
    return Job(
        folder=folder,
        parent=settings.parent,
        above=parent_plan(settings.parent),
        names=names_of(folder, parent=settings.parent, out=out),
        settings=settings,
        slips=SlipOptions(body=reviewer),
        rules=rules_for(settings),
    )


def _worked(job: Job, papers: ReviewFolder, jobs: int | None) -> Work:
    with Store.open() as store, progress(len(job.names), quiet=False) as bar:
        work = Work(job, cache_for(job.settings, store), papers)
        done = 0

        def step(path: Path) -> None:
            nonlocal done
            done += 1
            if bar is not None:
                bar(done, len(job.names), str(path))

        work.run(jobs, step)
    return work


def _summed_up(job: Job, work: Work, units: Sequence[str], papers: ReviewFolder) -> Review:
    files = [work.reports[path] for path in job.names if path in work.reports]
    faults = sorted(work.faults, key=lambda error: (error.file or "", error.what))
    if not faults and all(file.skipped for file in files):
        say = words(job.settings.lang)
        none = InputError(say("error.no-plans"), code="no-plans", file=str(job.folder), mend=say("mend.no-plans"))
        faults.append(none)
    parent = str(job.parent)
    cards = {file.file: card_of(file.plan) for file in files} | {parent: card_of(job.above)}
    plans = {file.file: file.plan for file in files}
    return Review(
        folder=str(job.folder),
        report=RunReport(files=tuple(files), errors=tuple(faults), rules_digest=job.rules.digest),
        coverage=coverage(parent, job.above, Answers(cards), plans.__getitem__, units),
        cards=cards,
        acts=ledger(cards),
        papers={file.file: _papers(file, job, papers) for file in files if not file.skipped},
    )


def _papers(file: FileReport, job: Job, papers: ReviewFolder) -> Papers:
    """What there is on a plan: what could not be made is not linked."""
    there = {form: name for form, name in places(file, job.names[Path(file.file)]).items() if papers.has(name)}
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
