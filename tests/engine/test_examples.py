"""What is said of an example that does not hold."""

from __future__ import annotations

from pathlib import Path

from checker.engine import run_examples
from checker.rules import RuleSet
from checker.rules.loader import load_rule
from checker.rules.profiles import Profile
from tests.engine.test_runs import LETTER, PLAN
from tests.rulewriter import RULE


def rules(folder: Path, *examples: str) -> RuleSet:
    body = "require: [{funding: present}]\nplace: {after: end}"
    text = RULE.format(id="my-rule", body=body).replace("examples: []", "examples:\n" + "\n".join(examples))
    path = folder / "my-rule.yml"
    path.write_text(text, encoding="utf-8")
    return RuleSet(rules=(load_rule(path, category="custom"),), profile=Profile(id="base"))


def example(name: str, plan: str, expect: str) -> str:
    indented = "".join(f"      {line}\n" for line in plan.splitlines())
    return f"  - name: {name}\n    plan: |\n{indented}    expect: {expect}"


def test_an_example_holds_when_exactly_the_expected_comes(tmp_path: Path) -> None:
    funded = PLAN.replace("Nơi nhận:", "II. KINH PHÍ THỰC HIỆN\nKinh phí từ ngân sách tỉnh.\n\nNơi nhận:")
    results = run_examples(
        rules(
            tmp_path,
            example("no clause", PLAN, "[{at: 'Nơi nhận', status: failed}]"),
            example("the line above", PLAN, "[{at: 'giúp người dân', status: failed, line: 15}]"),
            example("a clause", funded, "[]"),
        )
    )
    assert [result.name for result in results] == ["my-rule::no clause", "my-rule::the line above", "my-rule::a clause"]
    assert [result.diff for result in results] == ["", "", ""]


def test_the_difference_names_what_was_expected_and_what_came(tmp_path: Path) -> None:
    (wrong,) = run_examples(rules(tmp_path, example("wrong", PLAN, "[{at: 'Sở Y tế', status: failed, line: 3}]")))
    assert not wrong.ok
    assert wrong.diff == "- failed at “Sở Y tế”, line 3\n+ failed at line 15 “”: Thiếu …"


def test_an_example_that_is_not_read_as_a_plan_proves_nothing(tmp_path: Path) -> None:
    (result,) = run_examples(rules(tmp_path, example("a letter", LETTER, "[]")))
    assert result.diff == "! read as 'letter', not as 'plan'"


def test_an_example_may_be_about_another_kind_of_document(tmp_path: Path) -> None:
    (result,) = run_examples(rules(tmp_path, example("a letter", LETTER, "[]") + "\n    kind: letter"))
    assert result.ok
