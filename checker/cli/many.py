"""Plans that must be read: here or by several processes, in memory or, where they are many, by way of the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.caches import cache_folder
from checker.cli.acceptance import Acceptance, Scope
from checker.cli.choosing import choices_for, loaded
from checker.cli.inputs import folders_without_plan, inputs
from checker.cli.places import absolute
from checker.cli.progress import progress
from checker.cli.settings import Settings
from checker.cli.spool import Spool
from checker.engine.brief import Brief, Office
from checker.engine.choices import Choice
from checker.engine.covers import covered
from checker.engine.desk import overflows, parent_of
from checker.engine.reading import Input
from checker.engine.runs import Alone, Hands, results_of
from checker.errors import CheckerError
from checker.model.report import FileReport, RunReport
from checker.reporters.words import words
from checker.repository.digests import combined
from checker.resources import RULE_GROUP, brings_entry_points
from checker.rules import RuleSet

if TYPE_CHECKING:
    from checker.cli.changed import Changed, Single

MANY = 64
"""From this many inputs on reports go by way of the disk, and other processes help: below, they cost more than they save."""


def audit_many(
    paths: Sequence[str], settings: Settings, *, quiet: bool, acceptance: Acceptance | None = None,
    changed_since: str | None = None, only: Path | None = None,
) -> RunReport:  # fmt: skip
    """As ``audit_paths``, for inputs that no earlier run knows."""
    say = words(settings.lang)
    found, errors = inputs(paths)
    choice = _partial(changed_since, only, paths, settings, acceptance)
    if choice is not None and settings.parent is not None:
        found = [source for source in found if choice.takes(source)]
    choices, numbers = choices_for(settings, found)
    rules = {choice: loaded(choice, settings.configs) for choice in choices}
    if settings.parent is not None:
        parent_of(settings.parent)  # said before anything else is done
    files: list[FileReport] | Spool = Spool() if len(found) > MANY else []
    plans: list[str] = []
    audited: set[str] = set()
    with ExitStack() as stack:
        step = stack.enter_context(progress(len(found), quiet=quiet))
        hands = stack.enter_context(
            _hands(rules, Brief(choices=choices, lang=settings.lang, parent=settings.parent), found, settings)
        )
        results = results_of(
            found, hands, regimes=numbers, under_parent=settings.parent is not None,
            wanted=choice.wants if choice is not None else None, progress=step,
        )  # fmt: skip
        for result in results:
            if isinstance(result, CheckerError):
                errors.append(result)
                continue
            report = acceptance.apply(result) if acceptance is not None else result
            audited.add(absolute(report.file))
            plans += [report.file] if report.is_plan else []
            if isinstance(files, Spool):
                files.add(covered(report))
            else:
                files.append(report)
    if choice is None:
        errors += folders_without_plan(paths, plans, errors, say)
    whole = RunReport(
        files=files if isinstance(files, Spool) else tuple(files), errors=tuple(errors), rules_digest=_digest(rules)
    )
    scope = Scope(arguments=tuple(paths), audited=audited, partly=choice is not None)
    return closed(whole, scope, settings, acceptance) if acceptance is not None else whole


def closed(report: RunReport, scope: Scope, settings: Settings, acceptance: Acceptance) -> RunReport:
    """The report with what can be said only when all files were seen: what is fixed, and which waivers are amiss."""
    own, files = None, report.files
    if acceptance.waivers is not None:
        from checker.cli.waiver_findings import waiver_findings  # noqa: PLC0415 - most runs have none

        own = waiver_findings(acceptance, scope, settings, words(settings.lang))
    if own is not None and isinstance(files, Spool):
        files.add(own)
    elif own is not None:
        files = (*files, own)
    return replace(report, files=files, fixed=acceptance.fixed(scope))


def jobs_for(settings: Settings, count: int) -> int:
    """How many processes are to work on so many inputs; 1 is this one."""
    if settings.jobs == 0 and count <= MANY:
        return 1
    wanted = settings.jobs or processors()
    return max(1, min(wanted, count))


@contextmanager
def _hands(
    rules: Mapping[Choice, RuleSet], brief: Brief, found: Sequence[Input], settings: Settings
) -> Iterator[Hands]:
    """Whoever does the work, with a cache: the user's, or for many inputs one that is gone with the run."""
    jobs = jobs_for(settings, len(found))
    spill = overflows(found)
    with ExitStack() as stack:
        # Where installed packages bring rules and checks, nobody can tell what decides an outcome: nothing is kept.
        folder = None if brings_entry_points(RULE_GROUP) else cache_folder()
        if folder is None and spill and brief.parent is None:
            import tempfile  # noqa: PLC0415 - slow to import, and few plans need none

            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="checker-")))
        brief = replace(brief, store=folder, spill=spill)
        if jobs > 1:
            from checker.engine.crew import Crew  # noqa: PLC0415 - most runs work alone

            yield stack.enter_context(Crew(brief, jobs))
        else:
            office = Office(brief, rules)
            try:
                yield Alone(office.desk)
            finally:
                office.close()


def _partial(
    since: str | None, only: Path | None, paths: Sequence[str], settings: Settings, acceptance: Acceptance | None
) -> Changed | Single | None:
    """Which of the plans are to be audited; None for all of them."""
    if since is None and only is None:
        return None
    from checker.cli.changed import Single, changed_since  # noqa: PLC0415 - most runs look at all of them

    if since is None:
        return Single(only) if only is not None else None
    accepting = acceptance.files if acceptance is not None else ()
    return changed_since(since, paths, settings, accepting, words(settings.lang))


def _digest(rules: Mapping[Choice, RuleSet]) -> str:
    """One digest for all that was asked."""
    digests = [each.digest for each in rules.values()]
    return digests[0] if len(digests) == 1 else f"sha256:{combined(digests)}"


def processors() -> int:
    """The processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Macs and Windows
        return os.cpu_count() or 1
