"""The work of ``checker baseline`` and ``checker waive``: what is there now is written down as accepted."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from checker.cli.acceptance import Acceptance, Scope, accepted, rule_names
from checker.cli.auditing import audit_paths, verdicts_of
from checker.cli.baseline_file import read_baseline, written
from checker.cli.output import write_whole
from checker.cli.places import BASELINE, WAIVERS, absolute, from_here, home
from checker.cli.settings import Settings, settle
from checker.cli.streams import say_fault
from checker.cli.today import today
from checker.cli.waivers_file import added, nearest_rule, read_waivers
from checker.engine.baseline import Baseline
from checker.engine.globs import name_from
from checker.engine.waivers import Claim, Waivers
from checker.errors import CheckerError, ConfigError, UsageError
from checker.model.outcome import Outcome, Status
from checker.model.report import FileReport
from checker.reporters.visible import visible
from checker.reporters.words import Words, words

_WAIVABLE = (Status.FAILED, Status.CANNOT_TELL)
_MAGIC = re.compile(r"([\\*?\[])")
_NUMBER = re.compile(r"[^/\s]*/[^\s.]*[A-ZĐ][^\s.]*")
_LONGEST = 80


def baseline(paths: Sequence[str], *, update: bool, no_cache: bool, **switches: Any) -> int:
    """Write today's findings, or with ``update`` only take out what is gone; the exit code."""
    settings = settle(paths, **switches)
    say = words(settings.lang)
    at = home(BASELINE, paths, settings.config)
    old = read_baseline(at, say) if at.is_file() else None
    if old is None and update:
        raise UsageError(say("baseline.none"), file=str(at), mend=say("baseline.none-mend"))
    waived = accepted(paths, settings, say, baseline=False)
    acceptance = Acceptance(old or Baseline(), at, waived.waivers, waived.waivers_at)
    report = audit_paths(paths, settings, no_cache=no_cache, quiet=False, acceptance=acceptance)
    audited = {absolute(file.file) for file in report.files}
    covers = acceptance.covering(Scope(arguments=tuple(paths), audited=audited))
    sifted = acceptance.baseline or Baseline()
    entries = sifted.shrunk(covers, rule_names(settings)) if update else sifted.anew(covers)
    write_whole(at, written(entries), say)
    before = sum(entry.count for entry in sifted.entries.values())
    gone = sum(fixed.count for fixed in report.fixed or ())
    now = sum(entry.count for entry in entries)
    click.echo(
        say("baseline.written", file=visible(from_here(at)), count=now, gone=gone, new=max(0, now - before + gone))
    )
    for fixed in report.fixed or ():
        click.echo(visible(f"  ✓ {fixed.file}: {fixed.rule} {fixed.message}"))
    for error in report.errors:
        say_fault(error, say)
    crashed = any(status is Status.CRASHED for status, _ in verdicts_of(report))
    return CheckerError.exit_code if report.errors or crashed else 0


def waive(
    rule: str, plan: str, *, reason: str, line: int | None, anchor: str | None, every: bool, until: str | None,
    who: str | None, config: Path | None, lang: str | None, no_cache: bool,
) -> int:  # fmt: skip
    """Add one waiver to the file; the exit code."""
    settings = settle([plan] if Path(plan).exists() else [], config=config, lang=lang)
    say = words(settings.lang)
    known = rule_names(settings)
    if rule not in known:
        raise UsageError(say("waivers.no-such-rule", name=rule), mend=nearest_rule(rule, sorted(known), say))
    if not reason.strip():
        raise UsageError(say("waivers.missing", name="reason"), mend=say("waivers.reason"))
    at = home(WAIVERS, [plan] if Path(plan).exists() else [], settings.config)
    claim = Claim(
        rule=rule, plan=_pattern(plan, at, say), reason=reason.strip(), anchor=anchor, until=_day(until, say), who=who
    )
    if Path(plan).is_file() and not (every and anchor is None):
        claim = _pointed(claim, plan, line, settings, at, say, no_cache=no_cache)
    _write(at, claim, settings, say)
    click.echo(say("waivers.written", file=visible(from_here(at)), rule=rule, plan=visible(claim.plan)))
    return 0


def _pattern(plan: str, at: Path, say: Words) -> str:
    """What the waiver calls the plan: a file from the folder of the waivers, or the number or pattern as given."""
    if not Path(plan).exists():
        if _NUMBER.fullmatch(plan) or "*" in plan or "?" in plan:
            return plan
        raise UsageError(say("error.missing-file"), file=plan, mend=say("waivers.plan"))
    name = name_from(plan, at.parent)
    if name is None:
        raise UsageError(say("waivers.outside", folder=at.parent), file=plan, mend=say("waivers.outside-mend"))
    return "/" + _MAGIC.sub(r"\\\1", name)


def _pointed(
    claim: Claim, plan: str, line: int | None, settings: Settings, at: Path, say: Words, *, no_cache: bool
) -> Claim:
    """The claim with the anchor that singles out the finding meant; UsageError where none or several are meant."""
    file = _audited(plan, settings, at, say, no_cache=no_cache, rule=claim.rule)
    found = _findings(file, claim.rule)
    chosen = [outcome for outcome in found if line is None or outcome.location.line == line]
    if claim.anchor is not None:
        chosen = [outcome for outcome in chosen if _silences(claim, file, at, outcome)]
    if not chosen:
        raise UsageError(say("waivers.not-found", rule=claim.rule), file=plan, mend=_places(found, say) or None)
    if len(chosen) > 1:
        raise UsageError(say("waivers.several", count=len(chosen)), file=plan, mend=_places(chosen, say))
    if claim.anchor is not None:
        return claim
    (meant,) = chosen
    for words_ in _anchors(meant, file):
        narrowed = replace(claim, anchor=words_)
        if [outcome for outcome in found if _silences(narrowed, file, at, outcome)] == [meant]:
            return narrowed
    return claim if len(found) == 1 else replace(claim, anchor=_short(meant.message))


def _audited(plan: str, settings: Settings, at: Path, say: Words, *, no_cache: bool, rule: str) -> FileReport:
    """The report on the plan: by itself, or where the rule finds nothing then, as one among the plans around it."""
    acceptance = accepted([plan], settings, say, baseline=False)
    report = audit_paths([plan], settings, no_cache=no_cache, acceptance=acceptance)
    for error in report.errors:
        raise error
    alone = report.files[0]
    if _findings(alone, rule) or not at.parent.is_dir():
        return alone
    around = [from_here(at.parent)]
    whole = audit_paths(around, settings, no_cache=no_cache, acceptance=acceptance, only=Path(plan))
    return next((file for file in whole.files if absolute(file.file) == absolute(plan)), alone)


def _findings(file: FileReport, rule: str) -> list[Outcome]:
    return [outcome for outcome in file.outcomes if outcome.rule == rule and outcome.status in _WAIVABLE]


def _anchors(outcome: Outcome, file: FileReport) -> list[str]:
    """Words that may tell a finding from its like, the surest to last first."""
    line = file.plan.document.lines[outcome.location.line - 1 : outcome.location.line]
    return [_short(text) for text in (outcome.anchor, *line, outcome.message) if text.strip()]


def _short(text: str) -> str:
    """The first words of a text: anchors need not be long to be found again."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0]


def _silences(claim: Claim, file: FileReport, at: Path, outcome: Outcome) -> bool:
    waivers = Waivers([replace(claim, until=None)], base=at.parent.absolute(), today=dt.date.min)
    (only,) = waivers.silence(replace(file, outcomes=(outcome,))).outcomes
    return only.status is Status.WAIVED


def _places(found: Sequence[Outcome], say: Words) -> str:
    told = "; ".join(f"{say('place.line', line=o.location.line)}: {_short(o.anchor or o.message)}" for o in found[:5])
    return say("waivers.choose", places=visible(told)) if told else say("waivers.nothing-there")


def _day(until: str | None, say: Words) -> dt.date | None:
    if until is None:
        return None
    try:
        day = dt.date.fromisoformat(until)
    except ValueError as error:
        raise UsageError(say("usage.bad-day", name="--until", value=until), mend=say("usage.day-form")) from error
    if day < today(say):
        raise UsageError(say("usage.past-day", name="--until", value=until))
    return day


def _write(at: Path, claim: Claim, settings: Settings, say: Words) -> None:
    """Put the claim at the end of the file, which is left alone where that would not give just one more waiver."""
    try:
        data = at.read_bytes() if at.exists() else b""
    except OSError as error:
        raise ConfigError(say("config.unreadable", reason=error.strerror), file=str(at)) from error
    names = rule_names(settings)
    before = read_waivers(at, names, say) if at.exists() else ()
    text = data.decode("utf-8-sig")
    newline = "\r\n" if "\r\n" in text else "\n"
    new = added(text.replace("\r\n", "\n"), claim).replace("\n", newline).encode()
    new = b"\xef\xbb\xbf" + new if data.startswith(b"\xef\xbb\xbf") else new
    with tempfile.TemporaryDirectory(prefix="checker-") as folder:
        trial = Path(folder) / WAIVERS
        trial.write_bytes(new)
        try:
            after = read_waivers(trial, names, say)
        except ConfigError:
            after = ()
    if tuple(replace(other, line=1) for other in after) != tuple(replace(other, line=1) for other in (*before, claim)):
        raise ConfigError(say("waivers.not-a-list-of-lines"), file=str(at), mend=say("waivers.by-hand"))
    write_whole(at, new, say)
