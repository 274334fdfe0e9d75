"""The work of ``checker rules new``, ``test`` and ``lint``: rule files written, tried on their examples, looked over."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from checker.cli.inputs import inputs
from checker.cli.output import write_whole
from checker.cli.rules_page import load_own, show
from checker.cli.spoken import language, reason_of
from checker.cli.streams import say_fault, width_of_terminal
from checker.engine import read_plan, run_examples
from checker.engine.overlaps import Overlap, overlaps
from checker.errors import CheckerError, UsageError
from checker.reporters.elements import SIGNS
from checker.reporters.styled import Styled
from checker.reporters.visible import visible
from checker.reporters.words import Words, words
from checker.resources import rules_root
from checker.rules import rule_files, rule_schema
from checker.rules.lint import Remark, lint, unused_vocabulary
from checker.rules.scaffold import scaffold

SCHEMA = "rule.schema.json"
"""The JSON Schema that scaffolds name, at the top of a folder of rules."""


def new_rule(*, name: str, category: str, given: str | None, title: str | None, folder: Path, lang: str | None) -> int:
    """Write the scaffold of a rule, and the schema for editors beside it."""
    say = words(language((), lang))
    today = dt.date.today().isoformat()  # noqa: TID251, DTZ011 - the command line knows the day, the author's own
    text = scaffold(name, category=category, given=given, checked=today, schema=f"../{SCHEMA}", title=title)
    path = folder / category / f"{name}.yml"
    roots = [root for root in (rules_root(), folder) if root.is_dir()]
    taken = next((known for root in roots for known in rule_files(root) if known.stem == name), None)
    if taken is not None:
        raise UsageError(say("rules.taken", name=name), file=str(taken))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(say("usage.cannot-write", reason=reason_of(error, say)), file=str(path.parent)) from error
    schema = f"{json.dumps(rule_schema(), ensure_ascii=False, separators=(',', ':'))}\n"
    write_whole(folder / SCHEMA, schema.encode(), say)
    write_whole(path, text.encode(), say)
    click.echo(say("rules.written", file=path))
    where = "" if folder.resolve() == rules_root() else f" --rules {folder}"
    test = path if not where else folder
    for command in (
        f"checker rules test {test}",
        f"checker rules try {name} FILE{where}",
        f"checker rules lint {test}",
    ):
        click.echo(f"  {command}")
    return 0


def test_rules(*, place: str | None, select: Sequence[str], alone: bool, lang: str | None, no_cache: bool) -> int:
    """Run the examples of all rules, or of the rules in ``place``; 1 where one does not hold."""
    say = words(language((), lang))
    rules, own = load_own(place, say, no_cache=no_cache, alone=alone, select=select)
    results = run_examples(rules, lang=say.lang, only=own)
    out: list[Styled] = []
    for result in results:
        if not result.ok:
            out.append(Styled.of((SIGNS["error"], "error"), f" {visible(result.name)}"))
            out += [_diff_line(line) for line in result.diff.rstrip().split("\n")]
    failed = sum(not result.ok for result in results)
    total = f"{say.count('count.rule', len(own))} · {say.count('count.example', len(results))} · "
    verdict = (say("rules.failed", count=failed), "error") if failed else (say("rules.all-hold"), "good")
    show([*out, Styled.of(total, verdict)])
    return int(failed > 0)


def lint_rules(
    *, place: str | None, plans: Sequence[str], alone: bool, form: str, lang: str | None, no_cache: bool
) -> int:
    """Tell what could be better in all rules, or in those of ``place``; 1 where there is something."""
    say = words(language((), lang))
    rules, own = load_own(place, say, no_cache=no_cache, alone=alone)
    mine = [rule for rule in rules.rules if rule.id in own]
    today = dt.date.today()  # noqa: TID251, DTZ011 - as above
    remarks = list(lint(mine, today=today))
    if place is None or Path(place).resolve() == rules_root():
        remarks += unused_vocabulary()
    sources, errors = inputs(plans) if plans else ([], [])
    read = [(str(getattr(source, "name", source)), read_plan(source)) for source in sources]
    for _, plan in read:
        if isinstance(plan, CheckerError):
            errors.append(plan)
    asked = rules if len(own) < len(rules.rules) else replace(rules, rules=tuple(mine))
    paths = {rule.id: rule.path for rule in rules.rules}
    for overlap in overlaps(asked, [(name, plan) for name, plan in read if not isinstance(plan, CheckerError)]):
        if set(overlap.rules) & set(own):
            remarks.append(_overlap(overlap, paths))
    if form == "json":
        entries = [_entry(remark, say) for remark in remarks]
        click.echo(json.dumps({"rules": len(own), "remarks": entries}, ensure_ascii=False, indent=2))
    else:
        _show_remarks(remarks, len(own), say)
    for error in errors:
        say_fault(error, say)
    return CheckerError.exit_code if errors else int(bool(remarks))


def _diff_line(line: str) -> Styled:
    style = {"-": "delete", "+": "insert", "!": "error"}.get(line[:1], "")
    return Styled.of(("    " + visible(line), style))


def _overlap(overlap: Overlap, paths: dict[str, Path]) -> Remark:
    first, second = overlap.rules
    code = "one-edit-mends-both" if overlap.one_edit else "same-place"
    parts = {"other": second, "where": overlap.where, "at": str(overlap.line)}
    return Remark(code=code, about=first, file=paths[first], line=1, parts=parts)


def _said(remark: Remark, say: Words) -> str:
    return say(f"lint.{remark.code}", **remark.parts)


def _entry(remark: Remark, say: Words) -> dict[str, str | int | None]:
    file = str(remark.file)
    return {
        "code": remark.code,
        "about": remark.about,
        "file": file,
        "line": remark.line,
        "message": _said(remark, say),
    }


def _show_remarks(remarks: Sequence[Remark], rules: int, say: Words) -> None:
    width = width_of_terminal()
    out: list[Styled] = []
    for remark in remarks:
        place = os.path.relpath(remark.file) + (f":{remark.line}" if remark.line else "")
        out.append(Styled.of((SIGNS["warning"], "warning"), " ", (visible(remark.about), "bold"), f" · {remark.code}"))
        out += Styled.of(_said(remark, say)).wrapped(width, Styled.of("    "))
        out.append(Styled.of(("    " + visible(place), "dim")))
    total = f"{say.count('count.rule', rules)} · "
    verdict = (say.count("count.remark", len(remarks)), "warning") if remarks else (say("rules.no-remarks"), "good")
    show([*out, Styled.of(total, verdict)])
