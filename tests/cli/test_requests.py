"""What users of other checkers ask for, and do not get there: each request is a test of that name."""

from __future__ import annotations

import json
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from checker.resources import switch_cache
from tests.cli.conftest import Call
from tests.cli.repository import SAMPLES, TWO_TASKS

WAIVER = (
    "- {rule: missing-task-lead, plan: kh.txt, anchor: tờ gấp, reason: 'đã thống nhất', until: 2026-12-31, who: An}\n"
)


@pytest.fixture(autouse=True)
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The plan of two tasks without a lead, in the working folder, on a day of its year."""
    monkeypatch.setenv("CHECKER_TODAY", "2026-06-30")
    path = tmp_path / "kh.txt"
    path.write_text(TWO_TASKS, encoding="utf-8")
    return path


def found(call: Call, *arguments: str) -> list[dict[str, Any]]:
    data = json.loads(call("check", *(arguments or ("kh.txt",)), "-f", "json").stdout)
    return [outcome for file in data["files"] for outcome in file["outcomes"]]


def rules(call: Call, *arguments: str) -> set[str]:
    return {outcome["rule"] for outcome in found(call, *arguments) if outcome["status"] == "failed"}


def test_absence_as_a_first_class_rule(call: Call, plan: Path) -> None:
    folder = Path("rules/structure")
    folder.mkdir(parents=True)
    (folder / "missing-audience.yml").write_text(
        """\
id: missing-audience
title: {vi: Thiếu đối tượng, en: No audience}
severity: warning
reason: {vi: Cần biết làm cho ai, en: For whom must be known.}
require:
  - {roles: {includes: audience}}
message: {vi: Kế hoạch không có mục “Đối tượng”., en: The plan has no part on its audience.}
basis: [{practice: {vi: thông lệ, en: practice}, checked: 2026-11-21}]
place: {after: requirements}
examples: []
""",
        encoding="utf-8",
    )
    (missing,) = (o for o in found(call, "kh.txt", "--rules", "rules") if o["rule"] == "missing-audience")
    assert missing["status"] == "failed"
    line = missing["location"]["line"]
    assert TWO_TASKS.split("\n")[line - 1].startswith("III.") or TWO_TASKS.split("\n")[line - 2].startswith(
        "Thiết thực"
    )
    plan.write_text(TWO_TASKS.replace("III. NHIỆM VỤ", "III. ĐỐI TƯỢNG\nNgười dân.\n\nIV. NHIỆM VỤ"), encoding="utf-8")
    assert "missing-audience" not in rules(call, "kh.txt", "--rules", "rules")


def test_a_location_for_every_finding(call: Call) -> None:
    for path in (SAMPLES.parent, SAMPLES):
        data = json.loads(call("check", str(path), "-f", "json").stdout)
        for file in data["files"]:
            length = len(Path(file["file"]).read_text(encoding="utf-8").splitlines())
            for outcome in file["outcomes"]:
                at = outcome["location"]
                assert 1 <= at["line"] <= at["end_line"] <= length + 1, outcome["rule"]
                assert (at["line"], at["column"]) <= (at["end_line"], at["end_column"])


def test_what_is_missing_has_a_place_where_it_belongs(call: Call) -> None:
    lead = next(outcome for outcome in found(call) if outcome["rule"] == "missing-task-lead")
    at = lead["location"]
    assert (at["line"], at["column"]) == (at["end_line"], at["end_column"])
    assert TWO_TASKS.split("\n")[at["line"] - 2].startswith("1. Chiếu phim")
    assert lead["edits"][0]["text"].startswith("- Đơn vị chủ trì:")


def test_what_differs_word_by_word(call: Call) -> None:
    shutil.copytree(SAMPLES, "plans")
    text = call("diff", "plans/so-tu-phap.txt", "plans/ubnd-tinh.txt", "--lang", "en").stdout
    assert "41/KH-UBND" in text
    shown = call("check", "plans", "--lang", "en").stdout
    assert "‹năm\n" in shown or "‹năm 2025›" in shown  # in the plan's own line, only what differs is marked


def test_tolerant_headings(call: Call, plan: Path) -> None:
    before = rules(call)
    for old, new in (
        ("I. MỤC ĐÍCH\n", "I/ Mục đích:\n"), ("I. MỤC ĐÍCH\n", "1. MỤC ĐÍCH\n"), ("I. MỤC ĐÍCH\n", "**I.  Mục  Đích**\n"),
        ("IV. KINH PHÍ\n", "IV. Kinh phí thực hiện\n"), ("IV. KINH PHÍ\n", "IV. NGUỒN KINH PHÍ\n"),
    ):  # fmt: skip
        plan.write_text(TWO_TASKS.replace(old, new), encoding="utf-8")
        assert not {"missing-purpose", "missing-funding-clause"} & rules(call), new
    assert "missing-task-lead" in before


def test_a_baseline_not_tied_to_lines(call: Call, plan: Path) -> None:
    call("baseline", "kh.txt")
    assert not any(char.isdigit() for char in json.loads(Path("checker.baseline.json").read_bytes())["schema"][:-1])
    plan.write_text("\n" * 7 + TWO_TASKS.replace("II. YÊU CẦU\n", "\nII. YÊU CẦU\nĐúng hạn.\n"), encoding="utf-8")
    assert call("check", "kh.txt").exit_code == 0


def test_one_instance_silenced(call: Call) -> None:
    Path("checker.waivers.yml").write_text(WAIVER, encoding="utf-8")
    verdicts = {outcome["anchor"]: outcome["status"] for outcome in found(call)}
    assert verdicts == {
        "Chiếu phim lưu động tại các xã vùng cao": "failed",
        "In tờ gấp về đăng ký khai sinh": "waived",
    }


def test_reason_and_end_date_for_a_waiver(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("checker.waivers.yml").write_text(WAIVER.replace("reason: 'đã thống nhất', ", ""), encoding="utf-8")
    assert call("check", "kh.txt").exit_code == 2
    Path("checker.waivers.yml").write_text(WAIVER, encoding="utf-8")
    assert "đã thống nhất, đến 2026-12-31, An" in call("check", "kh.txt").stdout
    monkeypatch.setenv("CHECKER_TODAY", "2027-01-01")
    assert "expired-waiver" in rules(call)


def test_reviewers_override_waivers(call: Call) -> None:
    Path("checker.waivers.yml").write_text(WAIVER, encoding="utf-8")
    assert {outcome["status"] for outcome in found(call, "kh.txt", "--ignore-waivers")} == {"failed"}


def test_unused_waivers_reported(call: Call, plan: Path) -> None:
    Path("checker.waivers.yml").write_text("# x\n" + WAIVER, encoding="utf-8")
    plan.write_text(TWO_TASKS.replace("2. In tờ gấp", "2. In tờ gấp\n- Đơn vị chủ trì: Văn phòng.\n\n3. In"), "utf-8")
    plan.write_text(TWO_TASKS.replace("2. In tờ gấp", "2. In sổ tay"), encoding="utf-8")
    assert "checker.waivers.yml:2:1: warning unused-waiver" in call("check", "kh.txt", "-f", "short").stdout


def test_waivers_in_sarif(call: Call) -> None:
    Path("checker.waivers.yml").write_text(WAIVER, encoding="utf-8")
    results = json.loads(call("check", "kh.txt", "-f", "sarif").stdout)["runs"][0]["results"]
    (suppressed,) = (result for result in results if result["suppressions"])
    assert suppressed["suppressions"][0]["justification"] == "đã thống nhất"
    assert suppressed["partialFingerprints"]


def test_severity_per_rule(call: Call) -> None:
    Path("checker.toml").write_text('[severities]\nmissing-task-lead = "info"\n', encoding="utf-8")
    assert {outcome["severity"] for outcome in found(call)} == {"info"}
    assert call("check", "kh.txt").exit_code == 0
    assert call("check", "kh.txt", "--fail-on", "info").exit_code == 1


def test_tests_for_own_rules(call: Call) -> None:
    made = call("rules", "new", "missing-task-form", "--category", "tasks", "--given", "tasks", "--dir", "my-rules")
    assert made.exit_code == 0, made.stderr
    assert call("rules", "test", "my-rules").exit_code == 0
    rule = Path("my-rules/tasks/missing-task-form.yml")
    rule.write_text(rule.read_text(encoding="utf-8").replace("status: failed", "status: passed"), encoding="utf-8")
    assert call("rules", "test", "my-rules").exit_code != 0


def test_a_cache(call: Call, plan: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CHECKER_NO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    switch_cache(on=True)  # whatever an earlier test has left
    first = call("check", "kh.txt", "-f", "json").stdout
    assert (tmp_path / "cache/checker/plans").is_dir()
    assert call("check", "kh.txt", "-f", "json").stdout == first
    assert call("check", "kh.txt", "-f", "json", "--no-cache").stdout == first
    plan.write_text(TWO_TASKS.replace("2. In tờ gấp", "2. In sổ tay"), encoding="utf-8")
    assert call("check", "kh.txt", "-f", "json").stdout != first


def test_unicode_equality(call: Call, plan: Path) -> None:
    def told() -> list[tuple[str, str, str]]:
        return [(o["rule"], o["fingerprint"], o["status"]) for o in found(call)]

    expected = told()
    spelled = {
        "NFD": unicodedata.normalize("NFD", TWO_TASKS),
        "no-break spaces": TWO_TASKS.replace(" phim ", "\u00a0phim "),
        "zero width": TWO_TASKS.replace("khai", "kh\u200bai"),
        "CRLF and BOM": "\ufeff" + TWO_TASKS.replace("\n", "\r\n"),
        "Eth": TWO_TASKS.replace("Đ", "\u00d0"),
    }
    for name, text in spelled.items():
        plan.write_bytes(text.encode())
        assert told() == expected, name
    # A waiver written in one spelling means the words in any.
    Path("checker.waivers.yml").write_text(unicodedata.normalize("NFD", WAIVER), encoding="utf-8")
    assert "waived" in {status for _, _, status in told()}
