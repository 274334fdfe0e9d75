"""Remarks on rule files that load and could still be better."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.rules import load_all, load_rules
from checker.rules.lint import lint, unused_vocabulary
from checker.rules.scaffold import scaffold

TODAY = dt.date(2026, 11, 25)
Write = Callable[..., Path]

PLAN = "    plan: |\n      KẾ HOẠCH\n"
EXAMPLES = "".join(
    f"\n  - name: {name}\n{PLAN}    expect: {expect}{messy}"
    for name, expect in (("bad", "[{at: x, status: failed}]"), ("good", "[]"))
    for messy in ("", "\n    messy: true")
)
GOOD = "given: tasks\nrequire: [{title: present}]\nfix: {advice: {vi: Ghi thêm., en: Name one.}}"


def codes(folder: Path, path: Path, *changes: tuple[str, str]) -> list[str]:
    text = path.read_text(encoding="utf-8").replace("examples: []", f"examples:{EXAMPLES}")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    remarks = lint(load_rules(folders=[folder], alone=True).rules, today=TODAY)
    assert all(remark.file == path and remark.about == "my-rule" for remark in remarks)
    return [remark.code for remark in remarks]


def test_a_good_rule_gets_no_remark(tmp_path: Path, write_rule: Write) -> None:
    assert codes(tmp_path, write_rule(GOOD)) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("    messy: true\n  - name: good", "  - name: good", "no-messy-failing"),
        ("{vi: 'Thiếu {found}', en: 'Lacks {found}'}", "{vi: 'Thiếu {found}', en: 'Lacks {title}'}", "placeholders-differ"),
        ("en: 'Lacks {found}'", "en: 'Thiếu {found} ở đây'", "no-english"),
        ("en: Name}", "en: Tên}", "no-english"),
        ("fix: {advice: {vi: Ghi thêm., en: Name one.}}\n", "", "no-remedy"),
        ("checked: 2026-11-21", "checked: 2026-12-21", "checked-in-future"),
        ("checked: 2026-11-21", "checked: 2021-11-21", "checked-long-ago"),
        ("practice: {vi: thực tiễn, en: practice}", "act: Nghị định 30/2020/NĐ-CP, date: 2020-03-05", "no-article"),
        ("practice: {vi: thực tiễn, en: practice}", "act: Nghị định 30/2020/NĐ-CP, article: Điều 8", "no-act-date"),
        ("given: tasks\nrequire: [{title: present}]", "require: [{title: present}]", "no-place"),
    ],
)  # fmt: skip
def test_what_could_be_better_is_told(tmp_path: Path, write_rule: Write, old: str, new: str, code: str) -> None:
    assert codes(tmp_path, write_rule(GOOD), (old, new)) == [code]


def test_a_message_that_could_be_about_any_item_is_told(tmp_path: Path, write_rule: Write) -> None:
    found = codes(tmp_path, write_rule(GOOD), ("{vi: 'Thiếu {found}', en: 'Lacks {found}'}", "{vi: Thiếu, en: Lacks}"))
    assert found == ["no-placeholder", "no-placeholder"]


def test_too_few_examples_are_told_with_their_line(tmp_path: Path, write_rule: Write) -> None:
    path = write_rule(GOOD)
    remarks = lint(load_rules(folders=[tmp_path], alone=True).rules, today=TODAY)
    assert [remark.code for remark in remarks] == [
        "few-failing", "no-messy-failing", "few-silent", "no-messy-silent",
    ]  # fmt: skip
    line = path.read_text(encoding="utf-8").split("\n").index("examples: []") + 1
    assert {remark.line for remark in remarks} == {line}


def test_a_scaffold_that_nobody_wrote_on_is_told(tmp_path: Path) -> None:
    path = tmp_path / "structure" / "my-rule.yml"
    path.parent.mkdir()
    path.write_text(
        scaffold("my-rule", category="structure", given="tasks", checked="2026-11-21", schema="x"), encoding="utf-8"
    )
    remarks = lint(load_rules(folders=[tmp_path], alone=True).rules, today=TODAY)
    lines = path.read_text(encoding="utf-8").split("\n")
    told = [lines[remark.line - 2].strip() for remark in remarks if remark.code == "untouched" and remark.line]
    assert told == ["title:", "reason:", "message:", "advice:"]


def test_the_rules_of_the_program_get_no_remark() -> None:
    assert [(remark.about, remark.code) for remark in lint(load_all(), today=TODAY)] == []


def test_remarks_on_the_vocabulary_name_entries_that_exist() -> None:
    for remark in unused_vocabulary():
        name, key = remark.about.split(".", 1)
        assert remark.file.stem == name
        assert remark.line is not None
        assert remark.file.read_text(encoding="utf-8").split("\n")[remark.line - 1].startswith(f"{key}:")
