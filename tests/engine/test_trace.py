"""Why a rule passed, failed or could not tell."""

from __future__ import annotations

from pathlib import Path

from checker.engine import AuditOptions
from checker.engine.trace import Step, Trace, trace
from checker.model.outcome import Status
from checker.model.plan import Kind, Plan
from tests import factories as make
from tests.rulewriter import rules_of


def traced(folder: Path, *bodies: str, plan: Plan | None = None, lang: str = "en") -> Trace:
    rules = rules_of(folder, *bodies)
    return trace(plan or make.plan(), rules.rules[0], rules, AuditOptions(lang=lang))


def flat(steps: tuple[Step, ...]) -> list[tuple[str, bool | None, str | None]]:
    return [(step.asks, step.holds, step.saw) for step in steps]


def test_each_clause_is_told_with_the_value_it_saw(tmp_path: Path) -> None:
    seen = traced(tmp_path, "given: tasks\nrequire: [{title: present}, {lead: {count: {min: 1}}}]")
    first, second = seen.trials
    assert (first.line, first.text) == (9, "1. Chiếu phim lưu động")
    assert flat(first.require) == [
        ("title: present", True, "Chiếu phim lưu động"),
        ("lead: {count: {min: 1}}", True, "1: Trung tâm Văn hóa"),
    ]
    assert flat(second.require)[-1] == ("lead: {count: {min: 1}}", False, "an empty list")
    assert first.outcome is not None
    assert second.outcome is not None
    assert (first.outcome.status, second.outcome.status) == (Status.PASSED, Status.FAILED)


def test_clauses_after_the_one_that_fails_are_not_reached(tmp_path: Path) -> None:
    seen = traced(tmp_path, "given: tasks\nrequire: [{lead: absent, title: present}, {title: absent}]")
    assert [step.asks for step in seen.trials[0].require] == ["lead: absent"]


def test_joined_clauses_are_opened(tmp_path: Path) -> None:
    seen = traced(tmp_path, "given: tasks\nrequire: [{any: [{time.due: present}, {not: {title: absent}}]}]")
    (step,) = seen.trials[0].require
    assert (step.asks, step.holds) == ("any", True)
    due, no = step.parts
    assert (due.asks, due.holds, due.saw) == ("time.due: present", False, "nothing")
    assert [part.asks for part in no.parts] == ["title: absent"]


def test_an_item_that_when_leaves_out_is_told_with_the_reason(tmp_path: Path) -> None:
    body = "given: tasks\nwhen: {title: {contains_any_of: [chiếu phim]}}\nrequire: [{lead: present}]"
    asked, left_out = traced(tmp_path, body).trials
    assert asked.outcome is not None
    assert flat(left_out.when) == [("title: {contains_any_of: [chiếu phim]}", False, "Tuyên truyền cơ sở")]
    assert left_out.outcome is None
    assert left_out.require == ()


def test_a_rule_that_does_not_apply_is_told_by_its_gate(tmp_path: Path) -> None:
    seen = traced(tmp_path, "require: [{title: present}]", plan=make.plan(kind=Kind.LETTER))
    assert (seen.gate.open, seen.gate.because, seen.trials) == (False, "not-applicable", ())


def test_named_checks_and_groups_are_told(tmp_path: Path) -> None:
    seen = traced(tmp_path, "given: sections\ngroup_by: [parent_path]\nrequire: [{check: sequence}]")
    trial = seen.trials[0]
    assert trial.text.endswith("(+2)")
    assert [step.asks for step in trial.require] == ["check sequence"]


def test_an_outcome_that_gives_way_names_the_other_rule(tmp_path: Path) -> None:
    seen = traced(
        tmp_path,
        "given: tasks\nrequire: [{lead: present}]\nyields_to: [rule-2]",
        "given: tasks\nrequire: [{lead: {count: {min: 1}}}]",
    )
    assert [trial.silenced_by for trial in seen.trials] == [None, "rule-2"]


def test_what_was_seen_is_said_in_the_language_asked_for(tmp_path: Path) -> None:
    seen = traced(tmp_path, "given: tasks\nrequire: [{time.due: present}]", lang="vi")
    assert seen.trials[0].require[0].saw == "không có gì"
