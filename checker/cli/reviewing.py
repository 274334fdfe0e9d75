"""The work of ``checker review``: audit a folder, write what goes back to the units, sum up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from checker.cli.auditing import exit_code, rules_for
from checker.cli.progress import progress
from checker.cli.review_folder import ReviewFolder, inside
from checker.cli.review_names import paper_names
from checker.cli.review_papers import ANNOTATED, ENDINGS, LANG, Done, Task, formats
from checker.cli.review_pool import reviewed
from checker.cli.settings import Settings, settle
from checker.cli.streams import say_fault
from checker.cli.views import parent_plan, units_in
from checker.cli.warm import cache_for
from checker.engine import find_inputs
from checker.errors import CheckerError, InputError, UsageError
from checker.model.plan import Plan
from checker.model.records import dataclass, field
from checker.model.report import FileReport, RunReport
from checker.readers.files import bytes_of
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
from checker.repository.digests import combined, content_digest
from checker.repository.ledger import ledger
from checker.repository.outcomes import OutcomeCache
from checker.repository.store import Store
from checker.resources import switch_cache

INDEX, WORKBOOK = "index.html", "summary.xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be reviewed: the files found in ``folder``, against ``above`` in the file ``parent``."""

    folder: Path
    settings: Settings
    parent: Path
    above: Plan
    slips: SlipOptions
    files: tuple[Path, ...]
    names: Mapping[Path, str]


@dataclass(slots=True, kw_only=True)
class Results:
    """What has come of the files so far."""

    reports: dict[Path, FileReport] = field(default_factory=dict)
    faults: list[CheckerError] = field(default_factory=list)


def review(
    folder: Path, *, out: Path, units: Path | None, jobs: int | None, reviewer: str | None, force: bool,
    exit_zero: bool, no_cache: bool, **switches: Any,
) -> int:  # fmt: skip
    """Review a folder into another one; the exit code."""
    if no_cache:
        switch_cache(on=False)
    settings = settle([str(folder)], **switches)
    say = words(settings.lang)
    for library in ("jinja2", "xlsxwriter", "docx"):
        wanted(library, extra="report")
    rules = rules_for(settings)
    listed = units_in(units, say) if units is not None else ()
    job = _job(folder, out, settings, reviewer, say)
    papers = ReviewFolder(out, say, force=force)
    with Store.open() as store:
        results = _worked(job, cache_for(settings, store), papers, rules.digest, jobs)
    found = _summed_up(job, results, rules.digest, listed, papers)
    options = RenderOptions(lang=settings.lang)
    papers.put(INDEX, renderer("summary_page")(found, options).encode("utf-8", "replace"), rules.digest)
    papers.put(WORKBOOK, workbook(found, options), rules.digest)
    papers.finish()
    _tell(found, papers, say)
    return exit_code(found.report, settings, exit_zero=exit_zero)


def workbook(found: Review, options: RenderOptions) -> bytes:
    """The workbook's bytes."""
    from checker.reporters.workbook import render  # noqa: PLC0415 - a format as the others, but of bytes

    return render(found, options)


def _job(folder: Path, out: Path, settings: Settings, reviewer: str | None, say: Words) -> Job:
    if settings.parent is None:
        raise UsageError(say("usage.missing", name="--parent"), mend=say("usage.see-help", command="checker review"))
    if out.resolve() == folder.resolve():
        raise UsageError(say("review.same"), file=str(out), mend=say("review.foreign-mend"))
    above = parent_plan(settings.parent)
    files, errors = find_inputs([str(folder)])
    for error in errors:
        raise error
    # The parent may lie among the plans, and so may what an earlier run has written.
    aside = {settings.parent.resolve(), *(path.resolve() for path in inside(files, out))}
    kept = tuple(path for path in files if path.resolve() not in aside)
    names = paper_names([path.relative_to(folder) for path in kept])
    return Job(
        folder=folder,
        settings=settings,
        parent=settings.parent,
        above=above,
        slips=SlipOptions(body=reviewer),
        files=kept,
        names={folder / path: name for path, name in names.items()},
    )


def _worked(job: Job, cache: OutcomeCache, papers: ReviewFolder, rules: str, jobs: int | None) -> Results:
    """Every file's report, its papers written; what is written already and still holds is left alone."""
    results = Results()
    parent = content_digest(bytes_of(job.parent), job.parent.name)
    tasks: list[Task] = []
    with progress(len(job.files), quiet=False) as step:
        count = 0

        def tick(path: Path) -> None:
            nonlocal count
            count += 1
            if step is not None:
                step(count, len(job.files), str(path))

        for path in job.files:
            task = _task(path, job, cache, papers, parent, results)
            if task is None:
                tick(path)
            else:
                tasks.append(task)
        for done in reviewed(tasks, job.settings, job.above, job.slips, jobs):
            _keep(done, job, cache, papers, parent, results, rules)
            tick(done.path)
    cache.save()
    return results


def _task(
    path: Path, job: Job, cache: OutcomeCache, papers: ReviewFolder, parent: str, results: Results
) -> Task | None:
    """What is left to do for a file, None where there is nothing."""
    try:
        content = content_digest(bytes_of(path), path.name)
    except CheckerError as error:
        results.faults.append(error)
        return None
    kept = cache.recall(content, str(path), parent)
    if kept is not None:
        names = paths_of(kept.report, job.names[path]).values()
        if papers.holds(names, _key(path, content, job, cache, parent)):
            results.reports[path] = kept.report
            return None
    return Task(path=path, content=content, report=kept.report if kept is not None else None)


def _keep(
    done: Done, job: Job, cache: OutcomeCache, papers: ReviewFolder, parent: str, results: Results, rules: str
) -> None:
    if done.fault is not None:
        results.faults.append(done.fault)
    if isinstance(done.result, CheckerError):
        results.faults.append(done.result)
        return
    results.reports[done.path] = done.result
    key = _key(done.path, done.content, job, cache, parent)
    names = paths_of(done.result, job.names[done.path])
    for form, data in done.papers.items():
        papers.put(names[form], data, key)
    cache.keep(done.content, done.path, done.result, rules, parent=parent)


def _key(path: Path, content: str, job: Job, cache: OutcomeCache, parent: str) -> str:
    """The digest of all that decides what is written on a file."""
    return combined((cache.key(content, parent), str(path), job.slips.body or "", LANG))


def paths_of(file: FileReport, name: str) -> dict[str, str]:
    """Where the papers on a plan go, by format."""
    say = words(LANG)
    out = {}
    for form in formats(file):
        if form == ANNOTATED:
            out[form] = f"annotated/{name}-{say('review.annotated-file')}.docx"
        else:
            out[form] = f"slips/{name}-{say('review.slip-file')}{ENDINGS[form]}"
    return out


def _summed_up(job: Job, results: Results, rules: str, units: Sequence[str], papers: ReviewFolder) -> Review:
    files = [results.reports[path] for path in job.files if path in results.reports]
    order = {str(path): number for number, path in enumerate(job.files)}
    faults = sorted(results.faults, key=lambda error: (order.get(error.file or "", -1), error.what))
    if not any(not file.skipped for file in files) and not faults:
        say = words(job.settings.lang)
        faults.append(
            InputError(say("error.no-plans"), code="no-plans", file=str(job.folder), mend=say("mend.no-plans"))
        )
    parent = str(job.parent)
    cards = {file.file: card_of(file.plan) for file in files} | {parent: card_of(job.above)}
    plans = {file.file: file.plan for file in files}
    return Review(
        folder=str(job.folder),
        report=RunReport(files=tuple(files), errors=tuple(faults), rules_digest=rules),
        coverage=coverage(parent, job.above, Answers(cards), plans.__getitem__, units),
        cards=cards,
        acts=ledger(cards),
        papers={file.file: _papers(file, job, papers) for file in files if not file.skipped},
    )


def _papers(file: FileReport, job: Job, papers: ReviewFolder) -> Papers:
    there = {form: name for form, name in paths_of(file, job.names[Path(file.file)]).items() if papers.has(name)}
    return Papers(slips={form: there[form] for form in ENDINGS if form in there}, annotated=there.get(ANNOTATED))


def _tell(found: Review, papers: ReviewFolder, say: Words) -> None:
    """What came of it, in three lines; on standard error what could not be read and what was left alone."""
    counted = ", ".join(f"{number} {say(f'review.state.{state}')}" for state, number in states(lines(found)).items())
    click.echo(say("review.units", count=len(found.coverage.rows), states=counted))
    click.echo(" · ".join(text for text, _ in tally(found.report, say)))
    click.echo(say("review.written", index=papers.root / INDEX, count=len(papers.written)))
    for name in papers.kept:
        click.echo(say("review.kept", file=visible(str(papers.root / name))), err=True)
    for error in found.report.errors:
        say_fault(error, say)
