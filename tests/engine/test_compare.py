"""What a changed rule set would change, and rules that see one fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.engine.compare import How, compare
from checker.engine.overlaps import overlaps
from checker.errors import InputError
from checker.rules import RuleSet, load_rules
from checker.rules.profiles import Profile
from tests.engine.test_runs import LETTER, PLAN
from tests.rulewriter import rules_of, write_rule

FUNDING = "require: [{funding: present}]\nplace: {after: end}"


@pytest.fixture
def plans(tmp_path: Path) -> list[Path]:
    for name, text in (("a.txt", PLAN), ("b.txt", LETTER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt"]


def folder(path: Path, name: str) -> Path:
    made = path / name
    made.mkdir()
    return made


def test_findings_appear_go_and_change(tmp_path: Path, plans: list[Path]) -> None:
    old = rules_of(folder(tmp_path, "old"), FUNDING, "require: [{title: absent}]", "require: [{annexes: present}]")
    new_folder = folder(tmp_path, "new")
    for name, body in (
        ("rule-1", FUNDING),
        ("rule-2", "require: [{title: present}]"),
        ("rule-3", "require: [{annexes: present}]"),
        ("rule-4", "require: [{period: absent}, {title: absent}]"),
    ):
        path = write_rule(new_folder, body, name)
        if name == "rule-1":
            path.write_text(
                path.read_text(encoding="utf-8").replace("severity: error", "severity: info"), encoding="utf-8"
            )
    new = load_rules(folders=[new_folder], alone=True)
    result = compare(old, new, plans)
    assert [(d.rule, d.how) for d in result.differences if d.how is not How.CHANGED] == [
        ("rule-2", How.GONE),
        ("rule-4", How.APPEARED),
    ]
    (changed,) = [d for d in result.differences if d.how is How.CHANGED]
    assert changed.old is not None
    assert changed.new is not None
    assert (changed.rule, changed.old.severity.value, changed.new.severity.value) == ("rule-1", "error", "info")
    assert (result.plans, result.same, result.added, result.removed) == (1, 1, ("rule-4",), ())
    assert [error.code for error in result.errors] == ["missing-file"]
    assert result.by_rule()["rule-4"] == {How.APPEARED: 1}


def test_a_rule_set_does_not_differ_from_itself(tmp_path: Path, plans: list[Path]) -> None:
    rules = rules_of(tmp_path, FUNDING)
    result = compare(rules, rules, plans[:2])
    assert (result.differences, result.same, result.added, result.removed) == ((), 1, (), ())


def test_a_parent_that_cannot_be_read_ends_the_comparison(tmp_path: Path, plans: list[Path]) -> None:
    rules = rules_of(tmp_path, FUNDING)
    with pytest.raises(InputError):
        compare(rules, rules, plans[:1], parent=tmp_path / "none.txt")


def with_example(path: Path, *bodies: str) -> RuleSet:
    made = []
    indented = "".join(f"      {line}\n" for line in PLAN.splitlines())
    for index, body in enumerate(bodies, start=1):
        file = write_rule(path, body, f"rule-{index}")
        example = f"examples:\n  - name: bad\n    plan: |\n{indented}    expect: [{{at: x, status: failed}}]\n"
        file.write_text(file.read_text(encoding="utf-8").replace("examples: []\n", example), encoding="utf-8")
        made.append(file)
    return RuleSet(rules=load_rules(folders=[path], alone=True).rules, profile=Profile(id="base"))


TITLE = "given: title\nrequire: [{text: {contains_none_of: [kế hoạch, năm]}}]"


def test_two_rules_that_speak_of_the_same_words_overlap(tmp_path: Path) -> None:
    (found,) = overlaps(with_example(tmp_path, TITLE, TITLE))
    assert (found.rules, found.one_edit) == (("rule-1", "rule-2"), False)
    assert found.where.endswith("::bad")


@pytest.mark.parametrize("key", ["yields_to", "beside"])
def test_a_pair_whose_author_has_settled_it_is_not_told(tmp_path: Path, key: str) -> None:
    assert overlaps(with_example(tmp_path, TITLE, f"{TITLE}\n{key}: [rule-1]")) == ()


def test_two_rules_that_one_edit_silences_overlap(tmp_path: Path) -> None:
    insert = "fix: {insert: {before: recipients, text: 'Kinh phí thực hiện: từ ngân sách tỉnh.'}}"
    written = "require: [{$own_text: {contains_any_of: [kinh phí]}}]"
    (found,) = overlaps(with_example(tmp_path, f"require: [{{funding: present}}]\n{insert}", written))
    assert (found.rules, found.one_edit) == (("rule-1", "rule-2"), True)


def test_the_rules_of_the_program_see_no_fault_twice() -> None:
    assert [overlap.rules for overlap in overlaps(load_rules())] == []
