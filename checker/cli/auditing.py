"""The work of ``checker check``: settings, rules, run, reports, exit code."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.cli.output import emit, targets
from checker.cli.settings import Settings, settle
from checker.cli.streams import say_fault, width_of_terminal
from checker.cli.warm import cache_for, recalled
from checker.errors import CheckerError
from checker.model.outcome import Severity, Status
from checker.model.report import RuleCard, RunReport
from checker.reporters import DESCRIBING, FORMATS, RenderOptions
from checker.reporters.words import words
from checker.repository.outcomes import OutcomeCache
from checker.repository.store import Store
from checker.resources import switch_cache

if TYPE_CHECKING:
    from checker.rules import RuleSet

_TELLS_ERRORS = ("text", "short")


def check(paths: Sequence[str], *, show: str, exit_zero: bool, quiet: bool, no_cache: bool, **switches: Any) -> int:
    """Audit ``paths`` and write the reports; the exit code."""
    started = time.perf_counter()
    settings = settle(paths, **switches)
    say = words(settings.lang)
    goals = targets(settings.formats, FORMATS, say)
    report = audit_paths(paths, settings, no_cache=no_cache, quiet=quiet)
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


def audit_paths(paths: Sequence[str], settings: Settings, *, no_cache: bool, quiet: bool = True) -> RunReport:
    """The report on ``paths``, with an error for each folder that holds no plan. Raises RuleError, InputError (parent)."""
    if no_cache:
        switch_cache(on=False)
    with Store.open() as store:
        cache = cache_for(settings, store)
        known = recalled(paths, settings, cache)
        return known if known is not None else _audited(paths, settings, cache, quiet=quiet)


def _audited(paths: Sequence[str], settings: Settings, cache: OutcomeCache, *, quiet: bool) -> RunReport:
    # Where everything is known from the run before, none of this is needed.
    from checker.cli.inputs import folders_without_plan, inputs  # noqa: PLC0415
    from checker.cli.progress import progress  # noqa: PLC0415
    from checker.engine import AuditOptions, run  # noqa: PLC0415

    rules = rules_for(settings)
    found, errors = inputs(paths)
    options = AuditOptions(lang=settings.lang, stage=settings.stage)
    with progress(len(found), quiet=quiet) as step:
        report = run(found, rules, options, parent=settings.parent, progress=step, cache=cache)
    report = replace(report, errors=(*errors, *report.errors))
    return replace(report, errors=(*report.errors, *folders_without_plan(paths, report, words(settings.lang))))


def rules_for(settings: Settings) -> RuleSet:
    """The rules that the settings choose."""
    from checker.rules import load_rules  # noqa: PLC0415 - as above

    return load_rules(
        folders=settings.folders,
        profile=settings.profile,
        select=settings.select,
        ignore=settings.ignore,
        severities={rule: Severity(name) for rule, name in settings.severities.items()},
    )


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
    outcomes = [outcome for file in report.files for outcome in file.outcomes]
    if report.errors or any(outcome.status is Status.CRASHED for outcome in outcomes):
        return CheckerError.exit_code
    least = Severity(settings.fail_on).rank
    failed = any(
        outcome.severity.rank >= least
        and (outcome.status is Status.FAILED or (settings.strict and outcome.status is Status.CANNOT_TELL))
        for outcome in outcomes
    )
    return int(failed and not exit_zero)
