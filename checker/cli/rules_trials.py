"""The work of ``checker rules try`` and ``compare``: what rules do on plans, clause by clause and set by set."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from checker.cli.inputs import inputs
from checker.cli.progress import progress
from checker.cli.rules_page import load, show
from checker.cli.settings import settle
from checker.cli.streams import say_fault, width_of_terminal
from checker.engine import AuditOptions, read_under
from checker.engine.compare import Comparison, Difference, How, compare
from checker.engine.trace import Step, Trace, Trial, trace
from checker.errors import CheckerError, InputError, UsageError
from checker.model.outcome import Outcome, Status
from checker.reporters.elements import SIGNS
from checker.reporters.styled import Styled
from checker.reporters.visible import visible
from checker.reporters.words import Words, words
from checker.rules import RuleSet
from checker.rules.phrases import phrase

OWN = "-"
"""What stands for the program's own rules where a folder is asked for."""

_HOLDS = {True: "good", False: "error", None: "unsure"}
_HOW = {How.APPEARED: ("+", "insert"), How.GONE: ("-", "delete"), How.CHANGED: ("~", "warning")}


def try_rule(*, name: str, file: str, no_cache: bool, **switches: Any) -> int:
    """Show what one rule saw in a plan."""
    settings = settle([file], **switches)
    say = words(settings.lang)
    rules = load(no_cache=no_cache, folders=settings.folders, profile=settings.profile)
    rule = rules.get(name)
    found, errors = inputs([file])
    if errors:
        raise errors[0]
    if len(found) != 1:
        raise UsageError(say("diff.one-plan"), file=file, mend=say("diff.one-plan-mend"))
    plan = read_under(found[0], settings.parent)
    seen = trace(plan, rule, rules, AuditOptions(lang=say.lang, stage=settings.stage))
    title = Styled.of((rule.id, "bold"), f" · {rule.title[say.lang]} · {visible(file)}")
    show([*title.wrapped(width_of_terminal()), *_trace(seen, say)])
    return 0


def compare_rules(
    *, old: str, new: str, paths: Sequence[str], on_top: bool, form: str, no_cache: bool, **switches: Any
) -> int:
    """Show what ``new`` says of the plans otherwise than ``old``."""
    settings = settle(paths, **switches)
    say = words(settings.lang)
    sets = [_set(text, say, on_top=on_top, profile=settings.profile, no_cache=no_cache) for text in (old, new)]
    found, errors = inputs(paths)
    options = AuditOptions(lang=say.lang, stage=settings.stage)
    with progress(len(found), quiet=False) as step:
        result = compare(sets[0], sets[1], found, options, parent=settings.parent, progress=step)
    if form == "json":
        click.echo(json.dumps(_document(result), ensure_ascii=False, indent=2))
    else:
        show(_comparison(result, say))
    errors = [*errors, *result.errors]
    for error in errors:
        say_fault(error, say)
    if not result.plans and not errors:
        raise InputError(say("error.no-plans"), code="no-plans", mend=say("mend.no-plans"))
    return CheckerError.exit_code if errors else 0


def _set(text: str, say: Words, *, on_top: bool, profile: str | None, no_cache: bool) -> RuleSet:
    if text == OWN:
        return load(no_cache=no_cache, profile=profile)
    folder = Path(text)
    if not folder.is_dir():
        raise UsageError(say("rules.no-folder"), file=text, mend=say("rules.own-sign"))
    return load(no_cache=no_cache, folders=[folder], profile=profile, alone=not on_top)


def _trace(seen: Trace, say: Words) -> list[Styled]:
    if seen.gate.open is False:
        return [Styled.of((SIGNS["dim"], "dim"), f" {phrase(seen.gate.because, say.lang)}")]
    if not seen.trials:
        return [Styled.of((SIGNS["dim"], "dim"), f" {phrase('nothing-asked', say.lang)}")]
    out = []
    if seen.gate.open is None:
        out.append(Styled.of((SIGNS["unsure"], "unsure"), f" {phrase(seen.gate.because, say.lang)}"))
    for trial in seen.trials:
        out += [Styled(), *_trial(trial, say)]
    return out


def _trial(trial: Trial, say: Words) -> list[Styled]:
    width = width_of_terminal()
    outcome = trial.outcome
    sign, verdict = _verdict(outcome, say)
    place = f"{say('place.line', line=trial.line)} │ " if trial.line is not None else ""
    head = Styled.of((SIGNS[sign], sign), " ")
    out = Styled.of(f"{place}{visible(trial.text)}", (f" → {verdict}", "bold")).wrapped(width, head, Styled.of("  "))
    for name, steps in (("when", trial.when), ("require", trial.require)):
        if steps:
            out.append(Styled.of((f"    {name}:", "dim")))
            out += [line for step in steps for line in _step(step, say, 6)]
    if outcome is not None and outcome.status is not Status.PASSED:
        out += Styled.of(visible(outcome.message)).wrapped(width, Styled.of("    ← "), Styled.of("      "))
    if trial.silenced_by:
        out += Styled.of(phrase("yielded", say.lang, rule=trial.silenced_by)).wrapped(width, Styled.of("    – "))
    return out


def _verdict(outcome: Outcome | None, say: Words) -> tuple[str, str]:
    if outcome is None:
        return "dim", say("rules.left-out")
    said = say(f"status.{outcome.status}")
    if outcome.status is Status.FAILED:
        return str(outcome.severity), f"{said} ({say(f'confidence.{outcome.confidence}')})"
    return {Status.PASSED: "good", Status.CANNOT_TELL: "unsure"}.get(outcome.status, "error"), said


def _step(step: Step, say: Words, indent: int) -> list[Styled]:
    sign = _HOLDS[step.holds]
    head = Styled.of(" " * indent, (SIGNS[sign], sign), " ")
    saw = (f"   {say('rules.saw')}: {visible(step.saw)}", "dim") if step.saw is not None else ""
    out = Styled.of(visible(step.asks), saw).wrapped(width_of_terminal(), head)
    return [*out, *(line for part in step.parts for line in _step(part, say, indent + 2))]


def _comparison(result: Comparison, say: Words) -> list[Styled]:
    width = width_of_terminal()
    out: list[Styled] = []
    file = None
    for difference in result.differences:
        if difference.file != file:
            file = difference.file
            out.append(Styled.of((visible(file), "bold")))
        sign, style = _HOW[difference.how]
        head = Styled.of(f"  {say('place.line', line=difference.line)}: ", difference.rule)
        out += head.wrapped(width, Styled.of((sign, style), " "))
        for mark, kind, outcome in (("-", "delete", difference.old), ("+", "insert", difference.new)):
            if outcome is not None:
                text = f"{say(f'status.{outcome.status}')}, {say(f'severity.{outcome.severity}')}: {outcome.message}"
                out += Styled.of((visible(text), kind)).wrapped(width, Styled.of(f"      {mark} "))
    for key, names in (("rules.added", result.added), ("rules.removed", result.removed)):
        if names:
            out += Styled.of(f"{say(key)}: {', '.join(names)}").wrapped(width)
    for rule, counts in result.by_rule().items():
        told = ", ".join(f"{say(f'rules.{how}')} {counts[how]}" for how in How if counts[how])
        out += Styled.of(f"  {rule}: {told}").wrapped(width, rest=Styled.of("    "))
    total = [f"{say(f'rules.{how}')} {sum(d.how is how for d in result.differences)}" for how in How]
    summary = [say.count("count.plan", result.plans), *total, f"{say('rules.same')} {result.same}"]
    return [*out, Styled.of((" · ".join(summary), "bold"))]


def _document(result: Comparison) -> dict[str, Any]:
    return {
        "plans": result.plans,
        "same": result.same,
        "added_rules": list(result.added),
        "removed_rules": list(result.removed),
        "by_rule": {rule: {str(how): counts[how] for how in How} for rule, counts in result.by_rule().items()},
        "differences": [_entry(difference) for difference in result.differences],
    }


def _entry(difference: Difference) -> dict[str, Any]:
    return {
        "file": difference.file,
        "line": difference.line,
        "rule": difference.rule,
        "how": str(difference.how),
        "old": _outcome(difference.old),
        "new": _outcome(difference.new),
    }


def _outcome(outcome: Outcome | None) -> dict[str, str] | None:
    if outcome is None:
        return None
    return {"status": str(outcome.status), "severity": str(outcome.severity), "message": outcome.message}
