"""The work of ``checker rules``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import click

from checker.cli.rules_page import load, show
from checker.cli.spoken import language
from checker.cli.streams import width_of_terminal
from checker.engine import run_example
from checker.model.outcome import Outcome, Status
from checker.reporters.elements import SIGNS
from checker.reporters.styled import Styled
from checker.reporters.visible import visible
from checker.reporters.words import Words, words
from checker.resources import rules_root
from checker.rules import (
    Example,
    Profile,
    Rule,
    RuleSet,
    catalogue,
    load_examples,
    load_profile,
    profile_names,
    rule_schema,
)
from checker.rules.readme import basis_of, rule_table


def list_rules(*, folders: Sequence[Path], profile: str | None, form: str, lang: str | None, no_cache: bool) -> int:
    """Print the rules, by category."""
    say = words(language((), lang))
    rules = load(no_cache=no_cache, folders=folders, profile=profile)
    if form == "markdown":
        click.echo(rule_table(rules.rules, say.lang), nl=False)
        return 0
    if form == "json":
        entries = [
            {
                "id": r.id,
                "title": r.title[say.lang],
                "category": r.category,
                "severity": str(r.severity),
                "fix": r.has_fix,
            }
            for r in rules.rules
        ]
        click.echo(json.dumps({"profile": rules.profile.id, "rules": entries}, ensure_ascii=False, indent=2))
        return 0
    width = max((len(rule.id) for rule in rules.rules), default=0)
    out: list[Styled] = []
    for category, members in groupby(rules.rules, key=lambda rule: rule.category):
        out += [Styled.of((say.get(f"category.{category}", category), "bold"))]
        for rule in members:
            first = Styled.of((_sign(rule), str(rule.severity)), f" {rule.id.ljust(width)}  ")
            out += Styled.of(visible(rule.title[say.lang])).wrapped(width_of_terminal(), Styled.of("  ") + first)
    out.append(Styled.of((f"{say.count('count.rule', len(rules.rules))} · {rules.profile.title[say.lang]}", "dim")))
    show(out)
    return 0


def show_rule(*, name: str, folders: Sequence[Path], lang: str | None, no_cache: bool) -> int:
    """Print one rule: what it asks, why, on what basis, how to mend, its examples."""
    say = words(language((), lang))
    rule = load(no_cache=no_cache, folders=folders).get(name)
    width = width_of_terminal()
    out = Styled.of((rule.title[say.lang], "bold"), f" · {rule.id}").wrapped(width, Styled.of(_sign(rule), " "))
    facts: list[tuple[str, str]] = [
        (say("rules.severity"), say(f"severity.{rule.severity}")),
        (say("rules.category"), say.get(f"category.{rule.category}", rule.category)),
        (say("rules.reason"), rule.reason[say.lang]),
        (say("rules.message"), rule.message[say.lang].source),
    ]
    facts += [(say("rules.basis"), basis_of(basis, say.lang)) for basis in rule.basis]
    facts += [(say("rules.basis-note"), basis.note[say.lang]) for basis in rule.basis if basis.note]
    if rule.advice:
        facts.append((say("rules.advice"), rule.advice[say.lang]))
    facts.append((say("rules.fix"), _fix(rule, say)))
    facts.append((say("rules.waive"), say("rules.waive-one", id=rule.id)))
    facts.append(("", say("rules.waive-all", id=rule.id)))
    facts.append(("", say("rules.waive-severity", id=rule.id)))
    facts.append((say("rules.file"), str(rule.path)))
    label = max(len(key) for key, _ in facts) + 2
    for key, value in facts:
        out += Styled.of(visible(value)).wrapped(width, Styled.of("  ", (key.ljust(label), "dim")))
    examples = load_examples(rule)
    for key, some in (
        ("rules.bad", [e for e in examples if e.expect]),
        ("rules.good", [e for e in examples if not e.expect]),
    ):
        if some:
            out += _example(say(key), min(some, key=lambda e: e.messy), rule, say)
    show(out)
    return 0


def _fix(rule: Rule, say: Words) -> str:
    change = rule.insert or rule.replace
    return change.text.source.strip() if change else say("rules.no-fix")


def _example(title: str, example: Example, rule: Rule, say: Words) -> list[Styled]:
    """A plan's text, and what the rule says of it below the lines where it says it."""
    result = run_example(rule, example, RuleSet(rules=(rule,), profile=Profile(id="base")), lang=say.lang)
    out = [Styled(), Styled.of((f"  {title}: {visible(example.name)}", "bold"))]
    for number, line in enumerate(example.plan.rstrip().split("\n"), start=1):
        for outcome in (o for o in result.outcomes if o.location.line == number and o.location.empty):
            out += _said(outcome)
        out.append(Styled.of((f"  {number:>3} ", "dim"), visible(line)))
        for outcome in (o for o in result.outcomes if o.location.line == number and not o.location.empty):
            out += _said(outcome)
    if not result.outcomes:
        out.append(Styled.of((f"      {SIGNS['good']} {say('rules.silent')}", "good")))
    return out


def _said(outcome: Outcome) -> list[Styled]:
    style = str(outcome.severity) if outcome.status is Status.FAILED else "unsure"
    head = Styled.of("      ", (SIGNS[style], style), " ")
    out = Styled.of((visible(outcome.message), style)).wrapped(width_of_terminal(), head)
    for edit in outcome.edits:
        out += [Styled.of("      ", (f"+ {visible(line)}", "insert")) for line in edit.text.rstrip("\n").split("\n")]
    return out


def rule_file_schema(*, lang: str | None) -> int:  # noqa: ARG001 - a schema has one language
    """Print the JSON Schema of a rule file."""
    click.echo(json.dumps(rule_schema(), ensure_ascii=False, indent=1))
    return 0


def readme(*, folders: Sequence[Path], lang: str | None, no_cache: bool) -> int:  # noqa: ARG001 - the catalogue is bilingual
    """Print the catalogue of all rules as Markdown."""
    rules = load(no_cache=no_cache, folders=folders).rules
    profiles = [load_profile(name, (rules_root(), *folders)) for name in profile_names(folders)]
    click.echo(catalogue(rules, profiles), nl=False)
    return 0


def _sign(rule: Rule) -> str:
    return SIGNS[str(rule.severity)]
