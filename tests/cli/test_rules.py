"""``checker rules`` as authors of rules call it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checker.cli.rules import COMMANDS
from checker.reporters.words import words
from checker.resources import load_yaml, rules_root
from checker.rules.scaffold import GIVEN
from tests.cli.conftest import Call


def new(call: Call, name: str = "my-rule", *more: str) -> Path:
    result = call("rules", "new", name, "--category", "tasks", "--dir", "own", *more)
    assert result.exit_code == 0, result.stderr
    return Path("own/tasks") / f"{name}.yml"


def edit(path: Path, old: str, text: str) -> None:
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, text), encoding="utf-8")


def test_rules_can_be_listed(call: Call) -> None:
    text = call("rules", "list")
    data = json.loads(call("rules", "list", "--format", "json").stdout)
    page = call("rules", "list", "--format", "markdown", "--lang", "en")
    assert text.exit_code == page.exit_code == 0
    assert len(data["rules"]) >= 20
    assert all(rule["id"] in text.stdout for rule in data["rules"])
    assert all(f"| [{rule['id']}](#{rule['id']}) | {rule['severity']} |" in page.stdout for rule in data["rules"])


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_rule_is_shown_with_basis_a_bad_and_a_good_example_and_how_to_waive_it(call: Call, lang: str) -> None:
    result = call("rules", "show", "missing-task-lead", "--lang", lang)
    assert result.exit_code == 0
    for key in ("rules.basis", "rules.bad", "rules.good", "rules.waive", "rules.silent"):
        assert words(lang)(key) in result.stdout
    assert "checker waive missing-task-lead" in result.stdout
    assert "+ - Đơn vị chủ trì: [điền: đơn vị chủ trì]." in result.stdout
    assert "2026-11-21" in result.stdout


def test_the_catalogue_is_markdown_with_profiles_and_a_guide(call: Call) -> None:
    page = call("rules", "readme").stdout
    for part in (
        "### missing-task-lead",
        "### Profile tthc",
        "## Writing a rule",
        "| `count` |",
        "@check",
        "checker.rules",
    ):
        assert part in page
    assert "<!--" not in page


def test_the_example_of_a_rule_in_the_guide_is_one(call: Call, tmp_path: Path) -> None:
    page = call("rules", "readme").stdout
    text = page[page.index("id: missing-task-form") :].partition("```")[0].replace("examples: [...]", "examples: []")
    own = tmp_path / "own"
    own.mkdir()
    (own / "missing-task-form.yml").write_text(text, encoding="utf-8")
    assert "missing-task-form" in call("rules", "list", "--rules", "own").stdout


@pytest.mark.parametrize("given", ["", *GIVEN])
def test_a_new_rule_holds_together_whatever_it_is_given(call: Call, given: str) -> None:
    path = new(call, "my-rule", *(["--given", given] if given else []))
    for command in (["test", "own"], ["test", str(path)], ["test", "own", "--alone"]):
        result = call("rules", *command)
        assert result.exit_code == 0, result.stdout
    remarks = json.loads(call("rules", "lint", "own", "--alone", "--format", "json").stdout)["remarks"]
    assert {remark["code"] for remark in remarks} == {"untouched"}
    data: Any = load_yaml(path)
    assert data.get("given") == (given or None)
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    assert first == "# yaml-language-server: $schema=../rule.schema.json"
    assert "yaml-language-server" not in rest
    jsonschema.validate(data, json.loads(Path("own/rule.schema.json").read_bytes()))
    assert json.loads(call("rules", "schema").stdout) == json.loads(Path("own/rule.schema.json").read_bytes())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Missing_Lead", "--category", "tasks"], "is no id of a rule"),
        (["my-rule", "--category", "taks"], "did you mean 'tasks'?"),
        (["my-rule", "--category", "tasks", "--given", "task"], "did you mean 'tasks'?"),
        (["missing-task-lead", "--category", "tasks"], "mã quy tắc “missing-task-lead”"),
        (["my-rule"], "còn thiếu"),
    ],
)
def test_a_new_rule_that_cannot_be_is_refused(call: Call, arguments: list[str], said: str) -> None:
    result = call("rules", "new", *arguments, "--dir", "own")
    assert result.exit_code == 2
    assert said in result.stderr
    assert not Path("own").exists()


def test_a_rule_that_is_there_is_not_written_over(call: Call) -> None:
    path = new(call)
    path.write_text("mine", encoding="utf-8")
    assert call("rules", "new", "my-rule", "--category", "header", "--dir", "own").exit_code == 2
    assert path.read_text(encoding="utf-8") == "mine"


def test_the_examples_of_a_rule_can_be_run(call: Call) -> None:
    result = call("rules", "test", "--select", "missing-purpose")
    assert result.exit_code == 0, result.stdout
    assert "tất cả đều đúng" in result.stdout
    assert result.stdout.startswith("1 quy tắc")


def test_a_rule_that_only_one_profile_takes_can_be_tested_as_well(call: Call) -> None:
    file = rules_root() / "tasks" / "missing-task-product.yml"
    result = call("rules", "test", str(file))
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("1 quy tắc")


def test_an_example_that_does_not_hold_shows_what_was_expected_and_what_came(call: Call) -> None:
    path = new(call, "my-rule", "--given", "tasks")
    edit(path, "contains_none_of: [từ cần tìm]", "contains_none_of: [chủ trì]")
    result = call("rules", "test", "own")
    assert result.exit_code == 1
    assert "✗ my-rule::a plain plan without the fault" in result.stdout
    assert "+ failed at line 20 “1. Tổ chức hội nghị tuyên truyền”" in result.stdout
    assert "2 ví dụ không đúng" in result.stdout


def test_there_must_be_rules_where_one_looks_for_them(call: Call, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert call("rules", "test", "empty").exit_code == 2
    assert call("rules", "test", "nowhere").exit_code == 2
    assert call("rules", "lint", "nowhere").exit_code == 2


def test_lint_tells_remarks_with_their_place(call: Call) -> None:
    path = new(call)
    edit(
        path, "  en: 'The words “{found}” stand here; what is asked for is …'", "  en: 'Có “{found}” ở đây; cần ghi …'"
    )
    result = call("rules", "lint", "own")
    assert result.exit_code == 1
    line = path.read_text(encoding="utf-8").split("\n").index("  en: 'Có “{found}” ở đây; cần ghi …'") + 1
    assert "no-english" in result.stdout
    assert f"{path}:{line}" in result.stdout
    data = json.loads(call("rules", "lint", "own", "--format", "json").stdout)
    assert ("no-english", line) in [(remark["code"], remark["line"]) for remark in data["remarks"]]


def test_lint_finds_rules_that_see_one_fault(call: Call, faulty: Path) -> None:
    path = new(call, "no-money")
    faulty.write_text(faulty.read_text(encoding="utf-8") + "(lưu nội bộ KB-77)\n", encoding="utf-8")
    asked = "{any: [{$own_text: {contains_any_of: [kinh phí]}}, {$own_text: {contains_none_of: [KB-77]}}]}"
    edit(path, "{$own_text: {contains_none_of: [từ cần tìm]}}", asked)
    without = json.loads(call("rules", "lint", "own", "--format", "json").stdout)
    assert {remark["code"] for remark in without["remarks"]} == {"untouched"}
    found = json.loads(call("rules", "lint", "own", "--plans", faulty.name, "--format", "json").stdout)["remarks"]
    assert "one-edit-mends-both" in {remark["code"] for remark in found}
    assert any("missing-funding-clause" in (remark["about"] + remark["message"]) for remark in found)


def test_trying_a_rule_shows_what_each_clause_saw(call: Call, clean: Path, faulty: Path) -> None:
    good = call("rules", "try", "missing-funding-clause", clean.name)
    bad = call("rules", "try", "missing-funding-clause", faulty.name, "--lang", "en")
    assert good.exit_code == bad.exit_code == 0
    assert "✓ funding: present" in good.stdout
    assert "✗ funding: present   saw: nothing" in bad.stdout
    assert "failed (certain)" in bad.stdout


def test_trying_needs_a_rule_and_one_file(call: Call, clean: Path) -> None:
    misspelt = call("rules", "try", "missing-funding-claus", clean.name)
    assert misspelt.exit_code == 2
    assert "missing-funding-clause" in misspelt.stderr
    assert call("rules", "try", "missing-funding-clause", "none.txt").exit_code == 2


def test_a_rule_that_does_not_apply_says_why(call: Call, clean: Path) -> None:
    result = call("rules", "try", "missing-document-number", clean.name, "--stage", "draft")
    assert result.exit_code == 0
    assert "Quy tắc không áp dụng cho văn bản này." in result.stdout


def test_comparing_rule_sets_shows_what_would_change(call: Call, faulty: Path, root: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed"
    (changed / "funding").mkdir(parents=True)
    text = (root / "rules/funding/missing-funding-clause.yml").read_text(encoding="utf-8")
    (changed / "funding/missing-funding-clause.yml").write_text(
        text.replace("severity: error", "severity: info"), encoding="utf-8"
    )
    same = call("rules", "compare", "-", "-", faulty.name)
    assert same.exit_code == 0
    assert "thêm 0 · mất 0 · đổi 0" in same.stdout
    result = call("rules", "compare", "-", "changed", faulty.name, "--format", "json")
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    (difference,) = [d for d in data["differences"] if d["rule"] == "missing-funding-clause"]
    assert (difference["how"], difference["old"]["severity"], difference["new"]["severity"]) == (
        "changed",
        "error",
        "info",
    )
    assert "missing-task-lead" in data["removed_rules"]
    assert "đổi 1" in call("rules", "compare", "-", "changed", faulty.name).stdout


def test_a_folder_put_on_top_changes_nothing_of_the_programs_own(call: Call, faulty: Path) -> None:
    path = new(call, "no-money")
    edit(path, "{$own_text: {contains_none_of: [từ cần tìm]}}", "{$own_text: {contains_any_of: [kinh phí, ngân sách]}}")
    data = json.loads(call("rules", "compare", "-", "own", faulty.name, "--on-top", "--format", "json").stdout)
    assert (data["added_rules"], data["removed_rules"]) == (["no-money"], [])
    assert [d["how"] for d in data["differences"]] == ["appeared"]


def test_comparing_needs_rule_sets_and_plans(call: Call, clean: Path, tmp_path: Path) -> None:
    assert call("rules", "compare", "-", "nowhere", clean.name).exit_code == 2
    (tmp_path / "letter.txt").write_text("Kính gửi anh\n", encoding="utf-8")
    assert call("rules", "compare", "-", "-", "letter.txt").exit_code == 2


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_on_rules_explains_itself(call: Call, command: str, lang: str) -> None:
    text = call("rules", command, "--help", "--lang", lang).stdout
    assert words(lang)(f"help.rules.{command}").split()[0] in text
    assert not re.search(r"help\.[a-z]", text)
