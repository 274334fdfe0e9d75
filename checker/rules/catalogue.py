"""The catalogue of rules as one Markdown page, made from the rule files (rules/README.md)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.rules.checks import CHECKS
from checker.rules.examples import load_examples
from checker.rules.profiles import Profile
from checker.rules.rule import CATEGORIES, Basis, Rule
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


def catalogue(rules: Sequence[Rule], profiles: Sequence[Profile] = ()) -> str:
    """The Markdown page: a list by category, then each rule with meaning, basis, remedy and the names of its examples.

    The same rules give the same bytes. Every rule's id is its anchor.
    """
    lines = [
        "# Rules",
        "",
        "Generated from the rule files by `make docs`; edit those, not this page.",
        "",
        f"{len(rules)} rules. Severity says how grave a finding is; how sure it is stands in each outcome.",
        "",
    ]
    lines += _profiles(profiles, rules)
    for category in _categories(rules):
        lines += [
            f"## {_CATEGORY.get(category, category.capitalize())}",
            "",
            "| rule | severity | what |",
            "|---|---|---|",
        ]
        inside = [rule for rule in rules if rule.category == category]
        lines += [
            f"| [{rule.id}](#{rule.id}) | {rule.severity} | {rule.title['en']} ({rule.title['vi']}) |"
            for rule in inside
        ]
        lines.append("")
        for rule in inside:
            lines += _rule(rule)
    lines += _language()
    return "\n".join(lines).rstrip() + "\n"


def _language() -> list[str]:
    """What clauses can say, from the registry of words and of named checks."""
    lines = ["## Words of the rule language", "", "| word | follows | true when |", "|---|---|---|"]
    for name, word in sorted(WORDS.items()):
        follows = "anything" if word.of == ANY else ", ".join(sorted(word.of))
        lines.append(f"| `{name}` | {follows} | {word.about} |")
    lines += ["", "| named check | true when |", "|---|---|"]
    for name, check in sorted(CHECKS.items()):
        lines.append(f"| `{name}` | {check.about} |")
    return [*lines, ""]


def _categories(rules: Iterable[Rule]) -> list[str]:
    found = {rule.category for rule in rules}
    return [*(c for c in CATEGORIES if c in found), *sorted(found - set(CATEGORIES))]


def _profiles(profiles: Sequence[Profile], rules: Sequence[Rule]) -> list[str]:
    if not profiles:
        return []
    lines = ["## Profiles", "", "| profile | asks | rules |", "|---|---|---|"]
    for profile in profiles:
        taken = sum(profile.takes(rule.id) for rule in rules)
        about = profile.about.get("en") or profile.title.get("en", "")
        lines.append(f"| `{profile.id}` | {about} | {taken} |")
    return [*lines, ""]


def _rule(rule: Rule) -> list[str]:
    lines = [f"### {rule.id}", "", f"**{rule.title['vi']}** · {rule.title['en']} · {rule.severity}", ""]
    lines += [rule.reason["en"], "", rule.reason["vi"], ""]
    lines += [f"- Asks: {_asks(rule)}"]
    lines += [f"- Basis: {_basis(basis)}" for basis in rule.basis]
    lines += [f"- Remedy: {remedy}" for remedy in _remedies(rule)]
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
    details = [f"of {basis.date}" if basis.date else "", f"checked {basis.checked}" if basis.checked else ""]
    text += "".join(f", {detail}" for detail in details if detail)
    return f"[{text}]({basis.url})" if basis.url else text


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
