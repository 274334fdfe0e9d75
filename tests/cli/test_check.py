"""``checker check`` as its users call it."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Call


def test_a_clean_plan_is_one_line_and_exit_code_0(call: Call, clean: Path) -> None:
    result = call("check", clean.name)
    assert result.exit_code == 0
    assert result.stdout.startswith("✓ kh.txt: đạt")
    assert result.stdout.count("\n") == 1
    assert result.stderr == ""


def test_a_finding_shows_the_place_the_text_to_insert_and_the_rule(call: Call, faulty: Path) -> None:
    result = call("check", faulty.name)
    assert result.exit_code == 1
    assert "missing-funding-clause" in result.stdout
    assert any(line.startswith("    + │") and "[điền:" in line for line in result.stdout.splitlines())


def test_several_plans_end_with_the_elements_and_a_summary(call: Call, clean: Path, faulty: Path) -> None:
    result = call("check", ".")
    *_, head, first, second, summary = result.stdout.splitlines()
    assert "kinh phí" in head
    assert first.startswith(faulty.name)
    assert "✗" in first
    assert second.startswith(clean.name)
    assert "✗" not in second
    assert summary.startswith("2 kế hoạch · 1 đạt")


def test_english_is_a_switch_away(call: Call, faulty: Path) -> None:
    for arguments in (("check", faulty.name, "--lang", "en"), ("--lang", "en", "check", faulty.name)):
        result = call(*arguments)
        assert result.exit_code == 1
        assert "1 error" in result.stdout
        assert "lỗi" not in result.stdout


def test_the_environment_may_choose_the_language(call: Call, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_LANG", "en")
    assert "1 error" in call("check", faulty.name).stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 1),
        (("--exit-zero",), 0),
        (("--ignore", "missing-funding-clause,section-numbering-gap"), 0),
        (("--ignore", "funding", "--ignore", "structure"), 0),
        (("--select", "missing-purpose"), 0),
        (("--select", "missing-funding-clause", "--fail-on", "warning"), 1),
    ],
)
def test_exit_codes_of_findings(call: Call, faulty: Path, arguments: tuple[str, ...], code: int) -> None:
    assert call("check", faulty.name, *arguments).exit_code == code


def test_an_unreadable_file_wins_over_findings_and_the_others_are_checked(
    call: Call, clean: Path, faulty: Path
) -> None:
    Path("leer.txt").touch()
    result = call("check", faulty.name, "leer.txt", "không-có.txt", clean.name)
    assert result.exit_code == 2
    assert "missing-funding-clause" in result.stdout
    assert "✓ kh.txt" in result.stdout
    assert "leer.txt: tệp rỗng" in result.stdout
    assert "không-có.txt: không có tệp này" in result.stdout
    assert call("check", faulty.name, "leer.txt", "--exit-zero").exit_code == 2


def test_a_document_that_is_no_plan_changes_nothing(call: Call, clean: Path) -> None:
    Path("thu.txt").write_text("Thư mời họp\n\nKính gửi các đồng chí.\n", encoding="utf-8")
    assert call("check", "thu.txt").exit_code == 0
    result = call("check", clean.name, "thu.txt")
    assert result.exit_code == 0
    assert "thu.txt: bỏ qua, không phải kế hoạch" in result.stdout


def test_a_folder_without_any_plan_is_an_error(call: Call) -> None:
    Path("thu").mkdir()
    assert call("check", "thu").exit_code == 2
    Path("thu/thu.txt").write_text("Thư mời họp\n\nKính gửi các đồng chí.\n", encoding="utf-8")
    result = call("check", "thu")
    assert result.exit_code == 2
    assert "thư mục không có kế hoạch nào" in result.stdout


def test_standard_input_is_a_plan_like_any_other(call: Call, faulty: Path) -> None:
    result = call("check", "-", "--format", "short", input=faulty.read_bytes())
    assert result.exit_code == 1
    assert result.stdout.startswith("<stdin>:")


def test_patterns_are_expanded_where_the_shell_does_not(call: Call, clean: Path, faulty: Path) -> None:
    result = call("check", "*.txt", "--format", "json")
    assert [entry["file"] for entry in json.loads(result.stdout)["files"]] == [faulty.name, clean.name]


def test_several_formats_at_once(call: Call, faulty: Path) -> None:
    old = Path("ket-qua.json")
    old.write_text("old")
    old.chmod(0o640)
    result = call("check", faulty.name, "-f", "short", "-f", "json:ket-qua.json", "-f", "markdown:ket-qua.md")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0].startswith(f"{faulty.name}:")
    assert json.loads(old.read_bytes())["schema"] == "checker/report/1"
    assert Path("ket-qua.md").read_text(encoding="utf-8").startswith("# ")
    assert {path.name for path in Path().iterdir()} == {faulty.name, "ket-qua.json", "ket-qua.md"}
    assert os.name == "nt" or stat.S_IMODE(old.stat().st_mode) == 0o640


def test_a_report_that_cannot_be_written_is_an_error(call: Call, faulty: Path) -> None:
    result = call("check", faulty.name, "-f", "json:no/such/folder.json")
    assert result.exit_code == 2
    assert "no/such/folder.json: không ghi được" in result.stderr


def test_the_same_input_gives_the_same_bytes(call: Call, clean: Path, faulty: Path) -> None:
    for form in ("text", "short", "json", "markdown"):
        once, twice = (call("check", ".", "--format", form).stdout_bytes for _ in range(2))
        assert once == twice
        assert clean.name.encode() in once or form == "short"
        assert faulty.name.encode() in once


def test_all_outcomes_can_be_shown(call: Call, clean: Path) -> None:
    some = json.loads(call("check", clean.name, "-f", "json").stdout)["files"][0]
    everything = json.loads(call("check", clean.name, "-f", "json", "--show", "all").stdout)["files"][0]
    assert some["outcomes"] == []
    assert len(everything["outcomes"]) == some["passed"] + some["not_applicable"] > 10


def test_quiet_leaves_only_findings(call: Call, clean: Path, faulty: Path) -> None:
    assert call("check", clean.name, "--quiet").stdout == ""
    result = call("check", clean.name, faulty.name, "--quiet")
    assert "missing-funding-clause" in result.stdout
    assert clean.name not in result.stdout


def test_a_draft_needs_no_number_yet(call: Call, clean: Path, clean_text: str) -> None:
    lines = clean_text.split("\n")
    number = next(i for i, line in enumerate(lines) if line.startswith("Số:"))
    lines[number] = "Số:      /KH-" + lines[number].rpartition("-")[2]
    clean.write_text("\n".join(lines), encoding="utf-8")
    assert "missing-document-number" in call("check", clean.name, "-f", "short").stdout
    assert "missing-document-number" not in call("check", clean.name, "-f", "short", "--stage", "draft").stdout


def test_cannot_tell_counts_only_when_strict(call: Call, clean: Path, clean_text: str) -> None:
    body = clean_text.split("KẾ HOẠCH\n", 1)[1]
    clean.write_text("KẾ HOẠCH\n" + body, encoding="utf-8")
    usual = call("check", clean.name, "--select", "missing-document-number")
    assert "?" in usual.stdout
    assert usual.exit_code == 0
    assert call("check", clean.name, "--select", "missing-document-number", "--strict").exit_code == 1


def test_a_parent_that_cannot_be_read_ends_the_run(call: Call, clean: Path) -> None:
    result = call("check", clean.name, "--parent", "cha.txt")
    assert result.exit_code == 2
    assert "cha.txt: không có tệp này" in result.stderr


def test_a_parent_that_is_no_plan_ends_the_run(call: Call, clean: Path) -> None:
    Path("cha.txt").write_text("Thư mời họp\n\nKính gửi các đồng chí.\n", encoding="utf-8")
    result = call("check", clean.name, "--parent", "cha.txt", "--lang", "en")
    assert result.exit_code == 2
    assert "cha.txt: is no plan" in result.stderr


def test_colour_obeys_the_environment(call: Call, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in call("check", faulty.name).stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31" in call("check", faulty.name).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in call("check", faulty.name).stdout


def test_files_are_never_coloured(call: Call, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    call("check", faulty.name, "-f", "text:bao-cao.txt")
    assert b"\x1b" not in Path("bao-cao.txt").read_bytes()


def test_own_rules_come_on_top(call: Call, clean: Path) -> None:
    folder = Path("quy-tac")
    folder.mkdir()
    (folder / "always-two-recipients.yml").write_text(_RULE, encoding="utf-8")
    result = call("check", clean.name, "--rules", "quy-tac", "--select", "too-few-recipients", "-f", "short")
    assert result.exit_code == 2, "a rule's id is its file's name"
    (folder / "always-two-recipients.yml").rename(folder / "too-few-recipients.yml")
    result = call("check", clean.name, "--rules", "quy-tac", "--select", "too-few-recipients", "-f", "short")
    assert result.exit_code == 1, result.output
    assert "too-few-recipients" in result.stdout


_RULE = """\
id: too-few-recipients
title: {vi: Ít nơi nhận, en: Few recipients}
severity: error
reason: {vi: Thử nghiệm., en: A trial.}
require:
  - {recipients: {count: {min: 1000}}}
message: {vi: 'Chưa đủ nơi nhận.', en: 'Too few recipients.'}
basis:
  - {practice: {vi: thử nghiệm, en: trial}, checked: 2026-01-01}
examples:
  - name: no recipient at all
    plan: |
      KẾ HOẠCH
      Công tác năm 2025
      I. MỤC ĐÍCH
      Nâng cao hiệu quả.
    expect: [{at: 'Nâng cao', status: failed}]
  - name: nothing expected
    plan: |
      KẾ HOẠCH
      Công tác năm 2025
      I. MỤC ĐÍCH
      Nâng cao hiệu quả.
    expect: []
"""
