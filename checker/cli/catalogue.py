"""The work of ``checker rules``."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from checker.cli.spoken import language
from checker.cli.streams import has_colour, width_of_terminal
from checker.engine import run_examples
from checker.errors import UsageError
from checker.reporters.elements import SIGNS
from checker.reporters.styled import Styled
from checker.reporters.visible import visible
from checker.reporters.words import Words, words
from checker.resources import switch_cache
from checker.rules import Rule, RuleSet, catalogue, load_examples, load_rules


def list_rules(*, folders: Sequence[Path], profile: str | None, form: str, lang: str | None, no_cache: bool) -> int:
    """Print the rules, by category."""
    say = words(language((), lang))
    rules = _load(no_cache, folders=folders, profile=profile)
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
    _print(out)
    return 0


def show_rule(*, name: str, folders: Sequence[Path], lang: str | None, no_cache: bool) -> int:
    """Print one rule: what it asks, why, on what basis, how to mend, its examples."""
    say = words(language((), lang))
    rule = _load(no_cache, folders=folders).get(name)
    width = width_of_terminal()
    out = Styled.of((rule.title[say.lang], "bold"), f" · {rule.id}").wrapped(width, Styled.of(_sign(rule), " "))
    facts: list[tuple[str, str]] = [
        (say("rules.severity"), say(f"severity.{rule.severity}")),
        (say("rules.category"), say.get(f"category.{rule.category}", rule.category)),
        (say("rules.reason"), rule.reason[say.lang]),
        (say("rules.message"), rule.message[say.lang].source),
    ]
    facts += [(say("rules.basis"), basis.short(say.lang)) for basis in rule.basis]
    if rule.advice:
        facts.append((say("rules.advice"), rule.advice[say.lang]))
    facts.append((say("rules.fix"), say("rules.has-fix" if rule.has_fix else "rules.no-fix")))
    facts.append((say("rules.file"), str(rule.path)))
    label = max(len(key) for key, _ in facts) + 2
    for key, value in facts:
        out += Styled.of(visible(value)).wrapped(width, Styled.of("  ", (key.ljust(label), "dim")))
    for example in load_examples(rule):
        out += [Styled(), Styled.of((f"  {say('rules.example')}: {visible(example.name)}", "bold"))]
        out += [Styled.of(f"    {visible(line)}".rstrip()) for line in example.plan.rstrip().split("\n")]
        verdicts = "; ".join(_expected(entry, say) for entry in example.expect) or say("rules.silent")
        out += Styled.of((f"→ {verdicts}", "dim")).wrapped(width, Styled.of("    "))
    _print(out)
    return 0


def test_rules(*, folder: str | None, select: Sequence[str], lang: str | None, no_cache: bool) -> int:
    """Run the examples of all rules, or of the rules in ``folder``; 1 where one does not hold."""
    say = words(language((), lang))
    if folder is not None and not Path(folder).is_dir():
        raise UsageError(say("rules.no-folder"), file=folder)
    rules = _load(no_cache, folders=[Path(folder)] if folder else [], select=select)
    own: list[str] = []
    if folder is not None:
        own = [rule.id for rule in rules.rules if Path(folder).resolve() in Path(rule.path).resolve().parents]
        if not own:
            raise UsageError(say("rules.none-there"), file=folder)
    results = run_examples(rules, lang=say.lang, only=own)
    out: list[Styled] = []
    for result in results:
        if not result.ok:
            out.append(Styled.of((SIGNS["error"], "error"), f" {visible(result.name)}"))
            out += [Styled.of(f"    {visible(line)}") for line in result.diff.rstrip().split("\n")]
    failed = sum(not result.ok for result in results)
    tested = len({result.rule for result in results})
    total = f"{say.count('count.rule', tested)} · {say.count('count.example', len(results))} · "
    verdict = (say("rules.failed", count=failed), "error") if failed else (say("rules.all-hold"), "good")
    _print([*out, Styled.of(total, verdict)])
    return int(failed > 0)


def readme(*, folders: Sequence[Path], lang: str | None, no_cache: bool) -> int:  # noqa: ARG001 - the catalogue is bilingual
    """Print the catalogue of all rules as Markdown."""
    click.echo(catalogue(_load(no_cache, folders=folders).rules), nl=False)
    return 0


def _load(
    no_cache: bool, *, folders: Sequence[Path] = (), profile: str | None = None, select: Sequence[str] = ()
) -> RuleSet:
    if no_cache:
        switch_cache(on=False)
    return load_rules(folders=folders, profile=profile, select=select)


def _sign(rule: Rule) -> str:
    return SIGNS[str(rule.severity)]


def _expected(entry: Any, say: Words) -> str:
    return f"{say.get(f'status.{entry.status}', entry.status)}: {entry.at}"


def _print(lines: Sequence[Styled]) -> None:
    colour = has_colour(sys.stdout)
    text = "".join((line.ansi() if colour else line.plain).rstrip(" ") + "\n" for line in lines)
    click.echo(text, nl=False, color=colour)
