"""Rules written for one test."""

from __future__ import annotations

from pathlib import Path

from checker.rules import RuleSet
from checker.rules.loader import load_rule
from checker.rules.profiles import Profile

RULE = """\
id: {id}
title: {{vi: Tên, en: Name}}
severity: error
reason: {{vi: Vì thế., en: So it is.}}
{body}
message: {{vi: 'Thiếu {{found}}', en: 'Lacks {{found}}'}}
basis: [{{practice: {{vi: thực tiễn, en: practice}}, checked: 2026-11-21}}]
examples: []
"""


def write_rule(folder: Path, body: str, name: str = "my-rule") -> Path:
    """The file of a rule with the given keys; what a rule must have besides is there."""
    path = folder / f"{name}.yml"
    path.write_text(RULE.format(id=name, body=body.strip()), encoding="utf-8")
    return path


def rules_of(folder: Path, *bodies: str, profile: Profile | None = None) -> RuleSet:
    """A set of the rules ``rule-1``, ``rule-2`` …, one for each body."""
    names = [f"rule-{index}" for index in range(1, len(bodies) + 1)]
    # All files first: a rule may name another one.
    paths = [write_rule(folder, body, name) for name, body in zip(names, bodies, strict=True)]
    rules = tuple(load_rule(path, category="custom") for path in paths)
    return RuleSet(rules=rules, profile=profile or Profile(id="base"))
