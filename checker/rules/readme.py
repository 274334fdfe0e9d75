"""The catalogue of rules as one Markdown page, made from the rule files (rules/README.md)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from checker.model.plan import Plan, Role
from checker.patterns import compiled
from checker.rules.build import ELEMENTS
from checker.rules.checks import CHECKS
from checker.rules.examples import load_examples
from checker.rules.fields import fields_of, source_shape
from checker.rules.phrases import phrase
from checker.rules.profiles import Profile
from checker.rules.rule import CATEGORIES, PLACES, Basis, Rule
from checker.rules.sources import COLLECTIONS, DERIVED, SINGLE, parse_source
from checker.rules.words.registry import ANY, WORDS

_CATEGORY = {
    "header": "Header",
    "structure": "Structure",
    "citations": "Citations",
    "tasks": "Tasks",
    "reporting": "Reporting",
    "funding": "Funding",
    "consistency": "Consistency",
    "parent": "Parent and child",
    "text": "Text",
}


_GUIDE = Path(__file__).with_name("guide.md")
_MARK = compiled(r"^<!-- ([a-z]+) -->$", re.MULTILINE)


def catalogue(rules: Sequence[Rule], profiles: Sequence[Profile] = ()) -> str:
    """The Markdown page: what profiles ask, a list by category, each rule, and how rules are written.

    The same rules give the same bytes. Every rule's id is its anchor.
    """
    lines = [
        "# Rules",
        "",
        "Generated from the rule files by `make docs`; edit those, not this page.",
        "",
        f"{len(rules)} rules. Severity says how grave a finding is (*error*: one of the five elements, wrong in law or",
        "self-contradictory; *warning*: a reviewer would send it back with a remark; *info*: advice); how sure it is stands in",
        "each outcome. A rule's id is the name of its file. [How to write a rule](#writing-a-rule) stands at the end.",
        "",
    ]
    lines += _profiles(profiles, rules)
    for category in _categories(rules):
        inside = [rule for rule in rules if rule.category == category]
        lines += [f"## {_said(category)}", "", *_table(inside, "en", other="vi"), ""]
        for rule in inside:
            lines += _rule(rule)
    return "\n".join(lines).rstrip() + "\n\n" + _guide()


def rule_table(rules: Sequence[Rule], lang: str) -> str:
    """A Markdown table of the rules in one language, by category."""
    lines: list[str] = []
    for category in _categories(rules):
        inside = [rule for rule in rules if rule.category == category]
        lines += [f"## {_said(category)}", "", *_table(inside, lang), ""]
    return "\n".join(lines)


def basis_of(basis: Basis, lang: str) -> str:
    """What a rule rests on, with the date of the act and the day it was last looked at."""
    return basis.short(lang) + "".join(f"; {detail}" for detail in _details(basis, lang))


def _table(rules: Sequence[Rule], lang: str, other: str | None = None) -> list[str]:
    lines = ["| rule | severity | what |", "|---|---|---|"]
    for rule in rules:
        title = rule.title[lang] + (f" ({rule.title[other]})" if other else "")
        lines.append(f"| [{rule.id}](#{rule.id}) | {rule.severity} | {_cell(title)} |")
    return lines


def _guide() -> str:
    """How rules are written; what follows from the code is put in at the marks."""
    made: dict[str, Callable[[], str]] = {
        "given": _given,
        "words": lambda: _rows(("word", "follows", "true when"), _words()),
        "checks": lambda: _rows(("named check", "true when"), [(f"`{n}`", c.about) for n, c in sorted(CHECKS.items())]),
        "needs": lambda: ", ".join(f"`{element}`" for element in ELEMENTS) + ".",
        "places": lambda: ", ".join(f"`{place}`" for place in (*PLACES, *Role)) + ".",
    }
    return _MARK.sub(lambda mark: made[mark[1]](), _GUIDE.read_text(encoding="utf-8"))


def _given() -> str:
    rows = []
    for name in (*COLLECTIONS, *SINGLE, *DERIVED):
        fields = fields_of(source_shape(parse_source(name, ()), ()).of)
        rows.append((f"`{name}`", ", ".join(fields)))
    rows.append(("the plan (no `given`, `$plan`)", ", ".join(fields_of(Plan))))
    return _rows(("given", "fields of an item"), rows)


def _words() -> list[tuple[str, str, str]]:
    return [
        (f"`{name}`", "anything" if word.of == ANY else ", ".join(sorted(word.of)), word.about)
        for name, word in sorted(WORDS.items())
    ]


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _said(category: str) -> str:
    return _CATEGORY.get(category, category.capitalize())


def _categories(rules: Iterable[Rule]) -> list[str]:
    found = {rule.category for rule in rules}
    return [*(c for c in CATEGORIES if c in found), *sorted(found - set(CATEGORIES))]


def _profiles(profiles: Sequence[Profile], rules: Sequence[Rule]) -> list[str]:
    if not profiles:
        return []
    lines = ["## Profiles", ""]
    rows = []
    for profile in profiles:
        taken = sum(profile.takes(rule.id) for rule in rules)
        rows.append((f"`{profile.id}`", profile.about.get("en") or profile.title.get("en", ""), str(taken)))
    lines += [_rows(("profile", "asks", "rules"), rows), ""]
    for profile in profiles:
        lines += _profile(profile)
    return lines


def _profile(profile: Profile) -> list[str]:
    """What one profile asks otherwise than the rule files say."""
    facts = [f"- `{rule}` is {severity} here." for rule, severity in sorted(profile.severities.items())]
    if profile.without:
        facts.append(f"- Without {', '.join(f'`{rule}`' for rule in sorted(profile.without))}.")
    facts += [
        f"- Topic *{topic.title.get('en', topic.id)}* ({topic.title.get('vi', '')}): {', '.join(topic.words)}"
        for topic in profile.topics
    ]
    return [f"### Profile {profile.id}", "", profile.title.get("vi", ""), "", *facts, ""] if facts else []


def _rule(rule: Rule) -> list[str]:
    lines = [f"### {rule.id}", "", f"**{rule.title['vi']}** · {rule.title['en']} · {rule.severity}", ""]
    lines += [rule.reason["en"], "", rule.reason["vi"], ""]
    lines += [f"- Asks: {_asks(rule)}"]
    lines += [f"- Basis: {_basis(basis)}" for basis in rule.basis]
    lines += [f"- Remedy: {remedy}" for remedy in _remedies(rule)]
    if rule.yields_to:
        lines.append(f"- Gives way to: {', '.join(other.rule for other in rule.yields_to)}")
    examples = load_examples(rule)
    for said, some in (
        ("Speaks", [e for e in examples if e.expect]),
        ("Silent", [e for e in examples if not e.expect]),
    ):
        if some:
            lines.append(f"- {said}: {'; '.join(example.name for example in some)}")
    return [*lines, ""]


def _asks(rule: Rule) -> str:
    what = f"each of `{rule.given}`" if rule.given is not None else "the plan"
    if rule.group_by:
        what = f"`{rule.given}` by {', '.join(f'`{path}`' for path in rule.group_by)}"
    parts = [what]
    if rule.applies_to.levels:
        parts.append(f"of level {', '.join(sorted(rule.applies_to.levels))}")
    if rule.applies_to.not_levels:
        parts.append(f"not of level {', '.join(sorted(rule.applies_to.not_levels))}")
    if rule.applies_to.stages:
        parts.append(f"when {', '.join(sorted(rule.applies_to.stages))}")
    if rule.effective.start is not None:
        parts.append(f"from {rule.effective.start}")
    if rule.effective.end is not None:
        parts.append(f"until {rule.effective.end}")
    return ", ".join(parts)


def _basis(basis: Basis) -> str:
    text = basis.short("en")
    details = "".join(f", {detail}" for detail in _details(basis, "en"))
    return f"[{text}{details}]({basis.url})" if basis.url else text + details


def _details(basis: Basis, lang: str) -> list[str]:
    found = [phrase("act-of", lang, day=basis.date)] if basis.date else []
    return [*found, phrase("checked-on", lang, day=basis.checked)] if basis.checked else found


def _remedies(rule: Rule) -> list[str]:
    found = []
    if rule.insert is not None:
        text = rule.insert.text.source.strip().replace("\n", " / ")
        found.append(f"insert {rule.insert.place.where} {', '.join(rule.insert.place.names)}: `{text}`")
    if rule.replace is not None:
        found.append(f"replace by `{rule.replace.text.source.strip()}`")
    if rule.advice is not None:
        found.append(rule.advice["en"])
    return found
