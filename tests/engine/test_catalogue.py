"""Every example of every rule that belongs to the program, and every edit that a rule offers in one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.engine import AuditOptions, apply_edits, audit, read_example, run_example
from checker.model.document import Document
from checker.model.outcome import Outcome, Status
from checker.model.plan import Plan
from checker.rules import Example, Rule, RuleSet, load_examples
from checker.rules.loader import load_all
from checker.rules.profiles import Profile

RULES = load_all()
CASES = [(rule, example) for rule in RULES for example in load_examples(rule)]
FAILING = [(rule, example) for rule, example in CASES if rule.has_fix and example.expect]


def name(part: Rule | Example) -> str:
    return part.id if isinstance(part, Rule) else part.name


def alone(rule: Rule) -> RuleSet:
    return RuleSet(rules=(rule,), profile=Profile(id="base"))


@pytest.mark.parametrize(("rule", "example"), CASES, ids=[f"{rule.id}::{example.name}" for rule, example in CASES])
def test_an_example_holds(rule: Rule, example: Example) -> None:
    result = run_example(rule, example, alone(rule))
    assert result.ok, f"\n{result.diff}"


@pytest.mark.parametrize(("rule", "example"), FAILING, ids=[f"{rule.id}::{example.name}" for rule, example in FAILING])
def test_what_a_rule_offers_to_insert_clears_its_finding_and_makes_no_other(rule: Rule, example: Example) -> None:
    options = AuditOptions(stage=example.stage)
    plan = read_example(example)
    every = RuleSet(rules=RULES, profile=Profile(id="base"))
    before = audit(plan, every, options)
    offered = [outcome for outcome in before if outcome.rule == rule.id and outcome.edits]
    if not offered:
        pytest.skip("no edit is offered here")
    lines = apply_edits(plan.document.lines, [edit for outcome in offered for edit in outcome.edits])
    after = audit(reread(example, plan.document, lines), every, options)
    assert not [o.message for o in failed(after) if o.rule == rule.id], "\n".join(lines)
    news = {o.rule for o in failed(after)} - {o.rule for o in failed(before)}
    assert news <= {"unfilled-blank"}, "\n".join(lines)


def reread(example: Example, document: Document, lines: list[str]) -> Plan:
    plan = read_example(replace(example, plan="\n".join(lines) + "\n"))
    assert plan.document.format == document.format
    return plan


def failed(outcomes: tuple[Outcome, ...]) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.status is Status.FAILED]
