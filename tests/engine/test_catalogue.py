"""Every example of every rule that belongs to the program, and every edit that a rule offers in one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import pytest

from checker.engine import AuditOptions, apply_edits, audit, read_example, run_example
from checker.model.document import Document
from checker.model.outcome import Outcome, Status
from checker.model.plan import Plan
from checker.model.report import FileReport, RunReport
from checker.reporters import RenderOptions, plan_json
from checker.rules import Example, Rule, RuleSet, load_examples, load_profile
from checker.rules.loader import load_all
from checker.rules.profiles import Profile

RULES = load_all()
BASE = load_profile("base")
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
    # What only a stricter profile asks for is no fault of a text for all.
    every = RuleSet(rules=tuple(r for r in RULES if BASE.takes(r.id) or r is rule), profile=BASE)
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


ELEMENTS: dict[str, Callable[[dict[str, Any]], int]] = {
    "parent": lambda plan: plan["parent"] is not None,
    "purpose": lambda plan: sum("purpose" in section["roles"] for section in plan["outline"]),
    "requirements": lambda plan: sum("requirements" in section["roles"] for section in plan["outline"]),
    "tasks": lambda plan: len(plan["tasks"]) + len(plan["assignments"]),
    "lead": lambda plan: sum(bool(task["lead"]) for task in plan["tasks"]),
    "time": lambda plan: sum(bool(task["time"]) for task in plan["tasks"]),
    "product": lambda plan: sum(bool(task["product"]) for task in plan["tasks"]),
    "reporting": lambda plan: len(plan["reporting"]),
    "funding": lambda plan: plan["funding"] is not None,
    "recipients": lambda plan: len(plan["recipients"]),
}
"""How much of each element ``extract`` sees."""


@pytest.mark.parametrize(
    ("rule", "example"),
    [(rule, example) for rule, example in FAILING if rule.insert is not None],
    ids=[f"{rule.id}::{example.name}" for rule, example in FAILING if rule.insert is not None],
)
def test_what_is_inserted_is_read_back_as_the_element_that_the_rule_asks_for(rule: Rule, example: Example) -> None:
    element = "tasks" if "tasks" in rule.needs else next(iter(rule.needs))
    plan = read_example(example)
    offered = [o for o in audit(plan, alone(rule), AuditOptions(stage=example.stage)) if o.edits]
    if not offered:
        pytest.skip("no edit is offered here")
    lines = apply_edits(plan.document.lines, [edit for outcome in offered for edit in outcome.edits])
    before, after = (ELEMENTS[element](extracted(p)) for p in (plan, reread(example, plan.document, lines)))
    assert after >= before + len(offered), "\n".join(lines)


def extracted(plan: Plan) -> dict[str, Any]:
    """The plan as ``checker extract`` gives it."""
    report = RunReport(files=(FileReport(file="example", plan=plan),))
    (entry,) = json.loads(plan_json.render(report, RenderOptions()))["plans"]
    return cast(dict[str, Any], entry)


def test_every_rule_with_an_insert_names_the_element_that_it_adds() -> None:
    for rule in RULES:
        if rule.insert is not None:
            assert rule.needs & ELEMENTS.keys(), rule.id


def failed(outcomes: tuple[Outcome, ...]) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.status is Status.FAILED]
