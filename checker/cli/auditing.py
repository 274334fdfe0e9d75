"""The work of ``checker check``: settings, rules, run, reports, exit code."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.cli.acceptance import Acceptance, Scope, accepted
from checker.cli.output import emit, targets
from checker.cli.places import absolute
from checker.cli.settings import Settings, settle
from checker.cli.streams import say_fault, width_of_terminal
from checker.cli.warm import cache_for, recalled
from checker.errors import CheckerError
from checker.model.outcome import Severity, Status
from checker.model.report import RuleCard, RunReport
from checker.reporters import DESCRIBING, FORMATS, RenderOptions
from checker.reporters.words import words
from checker.repository.store import Store
from checker.resources import switch_cache

if TYPE_CHECKING:
    from checker.rules import RuleSet

_TELLS_ERRORS = ("text", "short")
NEW = "new"
"""``--fail-on new``: whatever is found counts, and what the baseline accepts is not found."""


def check(
    paths: Sequence[str], *, show: str, exit_zero: bool, quiet: bool, no_cache: bool, no_baseline: bool,
    ignore_waivers: bool, changed_since: str | None, **switches: Any,
) -> int:  # fmt: skip
    """Audit ``paths`` and write the reports; the exit code."""
    started = time.perf_counter()
    settings = settle(paths, **switches)
    say = words(settings.lang)
    goals = targets(settings.formats, FORMATS, say)
    acceptance = accepted(paths, settings, say, baseline=not no_baseline, waivers=not ignore_waivers)
    report = audit_paths(
        paths, settings, no_cache=no_cache, quiet=quiet, acceptance=acceptance, changed_since=changed_since
    )
    on_terminal = sys.stdout.isatty()
    options = RenderOptions(
        lang=settings.lang,
        width=width_of_terminal(),
        show_all=show == "all",
        quiet=quiet,
        strict=settings.strict,
        fail_on=settings.fail_on,
        base=str(Path.cwd()),
        seconds=time.perf_counter() - started if on_terminal else None,
    )
    if any(goal.format in DESCRIBING for goal in goals):
        report = replace(report, rules=cards_of(rules_for(settings), settings.lang))
    emit(report, goals, options, say)
    if not any(goal.file is None and goal.format in _TELLS_ERRORS for goal in goals):
        for error in report.errors:
            say_fault(error, say)
    return exit_code(report, settings, exit_zero=exit_zero)


def audit_paths(
    paths: Sequence[str], settings: Settings, *, no_cache: bool, quiet: bool = True,
    acceptance: Acceptance | None = None, changed_since: str | None = None, only: Path | None = None,
) -> RunReport:  # fmt: skip
    """The report on ``paths``, with an error for each folder that holds no plan. Raises RuleError, InputError (parent).

    What ``acceptance`` accepts is put apart in it; with ``changed_since`` only plans that a change concerns are audited, with
    ``only`` this one; all others are but looked at as parents.
    """
    if no_cache:
        switch_cache(on=False)
    if not settings.specials and changed_since is None and only is None:
        with Store.open() as store:
            known = recalled(paths, settings, cache_for(settings, store))
        if known is not None:
            return _with_accepted(known, paths, settings, acceptance)
    # Where everything is known from the run before, none of this is needed.
    from checker.cli.many import audit_many  # noqa: PLC0415

    return audit_many(paths, settings, quiet=quiet, acceptance=acceptance, changed_since=changed_since, only=only)


def _with_accepted(
    report: RunReport, paths: Sequence[str], settings: Settings, acceptance: Acceptance | None
) -> RunReport:
    if acceptance is None or acceptance.is_empty:
        return report
    from checker.cli.many import closed  # noqa: PLC0415 - as above

    files = [acceptance.apply(file) for file in report.files]
    audited = {absolute(file.file) for file in files}
    return closed(replace(report, files=files), Scope(arguments=tuple(paths), audited=audited), settings, acceptance)


def rules_for(settings: Settings) -> RuleSet:
    """The rules that the settings choose for files of which nothing special is said."""
    from checker.cli.choosing import choice_of, loaded  # noqa: PLC0415 - as above

    return loaded(choice_of(settings), settings.configs)


def cards_of(rules: RuleSet, lang: str) -> tuple[RuleCard, ...]:
    """What reports tell of each rule."""
    return tuple(
        RuleCard(
            id=rule.id,
            title=rule.title[lang],
            category=rule.category,
            severity=rule.severity,
            reason=rule.reason[lang],
            basis="; ".join(basis.short(lang) for basis in rule.basis),
            advice=rule.advice[lang] if rule.advice else None,
        )
        for rule in rules.rules
    )


def exit_code(report: RunReport, settings: Settings, *, exit_zero: bool = False) -> int:
    """2 where an input could not be read or a rule broke, else 1 where something counts as failed, else 0.

    ``exit_zero`` forgives findings, never errors.
    """
    verdicts = verdicts_of(report)
    if report.errors or any(status is Status.CRASHED for status, _ in verdicts):
        return CheckerError.exit_code
    least = 0 if settings.fail_on == NEW else Severity(settings.fail_on).rank
    failed = any(
        severity.rank >= least and (status is Status.FAILED or (settings.strict and status is Status.CANNOT_TELL))
        for status, severity in verdicts
    )
    return int(failed and not exit_zero)


def verdicts_of(report: RunReport) -> Iterable[tuple[Status, Severity]]:
    """Which verdicts there are; reports that wait on disk know it without being read again."""
    told = getattr(report.files, "verdicts", None)
    if told is not None:
        return frozenset(told)
    return {(outcome.status, outcome.severity) for file in report.files for outcome in file.outcomes}
