"""``checker.waivers.yml`` and ``checker waive``: one finding accepted, for a reason, until a day, by somebody."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checker.reporters import FORMATS
from checker.resources import load_yaml
from tests.cli.conftest import Call
from tests.cli.repository import TWO_TASKS, Repository

WAIVER = """\
# Đã thống nhất với Sở.
- rule: missing-task-lead
  plan: plans/kh.txt
  anchor: chiếu phim LƯU ĐỘNG   # only this task
  reason: Sở Văn hóa chủ trì
  until: 2026-12-31
  who: Trần Văn An
"""


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_TODAY", "2026-06-30")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    made.write("plans/kh.txt", TWO_TASKS)
    return made


def outcomes(call: Call, *arguments: str) -> dict[str, list[dict[str, Any]]]:
    """Failed and waived outcomes by file."""
    data = json.loads(call("check", "plans", "-f", "json", *arguments).stdout)
    return {
        file["file"]: [o for o in file["outcomes"] if o["status"] in ("failed", "waived")] for file in data["files"]
    }


def told(call: Call, *arguments: str) -> list[tuple[str, str]]:
    """(rule, status) in order."""
    return [(o["rule"], o["status"]) for found in outcomes(call, *arguments).values() for o in found]


def test_one_finding_is_silenced_and_its_like_are_not(call: Call, repository: Repository) -> None:
    repository.write("checker.waivers.yml", WAIVER)
    (found,) = outcomes(call).values()
    assert [outcome["status"] for outcome in found] == ["waived", "failed"]
    assert found[0]["waiver"] == {"reason": "Sở Văn hóa chủ trì", "until": "2026-12-31", "who": "Trần Văn An"}


def test_a_waived_finding_makes_no_run_fail(call: Call, repository: Repository) -> None:
    repository.write("checker.waivers.yml", WAIVER.replace("  anchor", "  # anchor"))
    assert call("check", "plans").exit_code == 0
    assert call("check", "plans", "--ignore-waivers").exit_code == 1
    assert {status for _, status in told(call, "--ignore-waivers")} == {"failed"}


@pytest.mark.parametrize("plan", ["12/KH-STP", "12/kh-stp", "plans/", "*.txt", "/plans/k?.txt", "plans/kh.txt"])
def test_a_plan_is_meant_by_number_or_pattern(call: Call, repository: Repository, plan: str) -> None:
    repository.write("checker.waivers.yml", f"- rule: missing-task-lead\n  plan: '{plan}'\n  reason: x\n")
    assert ("missing-task-lead", "failed") not in told(call)


@pytest.mark.parametrize("plan", ["13/KH-STP", "other/", "plans/b.txt", "/kh.txt"])
def test_another_plan_is_not_meant(call: Call, repository: Repository, plan: str) -> None:
    repository.write("checker.waivers.yml", f"- rule: missing-task-lead\n  plan: '{plan}'\n  reason: x\n")
    assert ("missing-task-lead", "failed") in told(call)


def test_every_format_tells_the_waiver(call: Call, repository: Repository) -> None:
    repository.write("checker.waivers.yml", WAIVER)
    for name in FORMATS:
        assert "Sở Văn hóa chủ trì" in call("check", "plans", "-f", name).stdout, name


def test_an_expired_waiver_is_told_at_its_line_and_silences_nothing(
    call: Call, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("checker.waivers.yml", WAIVER)
    monkeypatch.setenv("CHECKER_TODAY", "2026-12-31")
    assert "expired-waiver" not in call("check", "plans", "-f", "short").stdout
    monkeypatch.setenv("CHECKER_TODAY", "2027-01-01")
    found = outcomes(call)
    (expired,) = found["checker.waivers.yml"]
    assert (expired["rule"], expired["severity"], expired["location"]["line"]) == ("expired-waiver", "warning", 2)
    assert [outcome["status"] for outcome in found["plans/kh.txt"]] == ["failed", "failed"]
    assert "checker.waivers.yml:2:1: warning expired-waiver" in call("check", "plans", "-f", "short").stdout


def test_an_unused_waiver_is_told_where_it_could_have_been_used(call: Call, repository: Repository) -> None:
    repository.write("checker.waivers.yml", WAIVER + "- {rule: missing-purpose, plan: plans/kh.txt, reason: x}\n")
    repository.write("plans/b.txt", TWO_TASKS.replace("hộ tịch", "lý lịch"))
    unused = ("unused-waiver", "failed")
    assert unused in told(call)
    assert "checker.waivers.yml:8:1" in call("check", "plans/kh.txt", "-f", "short").stdout
    # Of a plan that was not looked at, or a rule that was not asked, nobody can tell.
    assert "unused" not in call("check", "plans/b.txt", "-f", "short").stdout
    assert unused not in told(call, "--select", "missing-task-lead")
    repository.write("checker.waivers.yml", "- {rule: missing-purpose, plan: gone.txt, reason: x}\n")
    assert "unused" not in call("check", "plans", "-f", "short").stdout
    assert "unused" in call("check", ".", "-f", "short").stdout


def test_a_waiver_that_reaches_too_far_is_told(call: Call, repository: Repository) -> None:
    waiver = "- {rule: missing-task-lead, plan: '**', reason: x}\n"
    repository.write("checker.waivers.yml", waiver)
    assert ("broad-waiver", "failed") in told(call)
    repository.write("checker.waivers.yml", waiver.replace("**", "12/KH-STP"))
    assert ("broad-waiver", "failed") not in told(call)
    # A number belongs to one issuer; here two have it.
    repository.write("plans/b.txt", TWO_TASKS.replace("SỞ TƯ PHÁP", "SỞ NỘI VỤ").replace("Sở Tư pháp", "Sở Nội vụ"))
    assert ("broad-waiver", "failed") in told(call)


def test_findings_about_waivers_are_graded_and_ignored_as_others(call: Call, repository: Repository) -> None:
    repository.write("checker.waivers.yml", WAIVER + "- {rule: missing-purpose, plan: plans/kh.txt, reason: x}\n")
    repository.write("checker.toml", '[severities]\nunused-waiver = "info"\n')
    assert "info unused-waiver" in call("check", "plans", "-f", "short").stdout
    repository.write("checker.toml", 'ignore = ["unused-waiver"]\n')
    assert "unused-waiver" not in call("check", "plans", "-f", "short").stdout


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("rule: x\n", 1, "- rule:"),
        ("- rule: missing-task-led\n  plan: a\n  reason: b\n", 1, "missing-task-lead"),
        ("- rule: missing-task-lead\n  plan: a\n  reson: b\n  reason: c\n", 3, "reason"),
        ("# x\n- rule: missing-task-lead\n  plan: a\n", 2, "reason"),
        ("- rule: missing-task-lead\n  plan: a\n  reason: ''\n", 3, "reason"),
        ("- rule: missing-task-lead\n  plan: a\n  reason: b\n  until: 31/12/2026\n", 4, "2026-12-31"),
        ("- rule: missing-task-lead\n  plan: 14\n  reason: b\n", 2, "plan"),
        ("- rule: missing-task-lead\n  plan: [a\n", 2, ""),
        ("- rule: missing-task-lead\n  rule: missing-purpose\n  plan: a\n  reason: b\n", 2, "rule"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_its_line(
    call: Call, repository: Repository, text: str, line: int, words: str
) -> None:
    repository.write("checker.waivers.yml", text)
    result = call("check", "plans")
    assert result.exit_code == 2
    assert f"checker.waivers.yml:{line}:" in result.stderr
    assert words in result.stderr
    assert call("check", "plans", "--ignore-waivers").exit_code == 1


def test_waive_writes_a_waiver_for_the_finding_meant_and_leaves_the_file_as_it_was(
    call: Call, repository: Repository
) -> None:
    repository.write("checker.waivers.yml", "# Đầu tệp\r\n- {rule: no-tasks, plan: x, reason: 'y'} # giữ\r\n")
    reason = 'đã "thống nhất": #5'
    plan = str(Path("plans/kh.txt"))
    result = call("waive", "missing-task-lead", plan, "--line", "26", "--reason", reason, "--until", "2026-12-31")
    assert result.exit_code == 0, result.stderr
    text = Path("checker.waivers.yml").read_bytes().decode()
    assert text.startswith(
        "# Đầu tệp\r\n- {rule: no-tasks, plan: x, reason: 'y'} # giữ\r\n- rule: missing-task-lead\r\n"
    )
    assert [outcome["status"] for outcome in outcomes(call)["plans/kh.txt"]] == ["failed", "waived"]
    assert outcomes(call)["plans/kh.txt"][1]["waiver"]["reason"] == reason


@pytest.mark.usefixtures("repository")
def test_waive_asks_which_finding_is_meant(call: Call) -> None:
    arguments = ("waive", "missing-task-lead", "plans/kh.txt", "--reason", "x", "--lang", "en")
    result = call(*arguments)
    assert result.exit_code == 2
    assert "2 findings fit" in result.stderr
    assert "--line" in result.stderr
    assert not Path("checker.waivers.yml").exists()
    assert call(*arguments, "--anchor", "tờ gấp").exit_code == 0
    # What is waived is no finding any more, so the other one is meant.
    assert call(*arguments).exit_code == 0
    assert {status for _, status in told(call)} == {"waived"}


@pytest.mark.usefixtures("repository")
def test_waive_all(call: Call) -> None:
    assert call("waive", "missing-task-lead", "plans/kh.txt", "--reason", "x", "--all").exit_code == 0
    assert {status for _, status in told(call)} == {"waived"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("missing-task-led", "plans/kh.txt", "--reason", "x"), "missing-task-lead"),
        (("missing-purpose", "plans/kh.txt", "--reason", "x"), "no finding"),
        (("missing-task-lead", "plans/gone.txt", "--reason", "x"), "no such file"),
        (("missing-task-lead", "plans/kh.txt", "--reason", " "), "reason"),
        (("missing-task-lead", "plans/kh.txt", "--reason", "x", "--line", "26", "--until", "31/12"), "2026-12-31"),
        (("missing-task-lead", "plans/kh.txt", "--reason", "x", "--line", "26", "--until", "2026-01-01"), "is over"),
        (("missing-task-lead", "plans/kh.txt"), "--reason"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_waive_refuses_what_cannot_be_meant(call: Call, arguments: tuple[str, ...], words: str) -> None:
    result = call("waive", *arguments, "--lang", "en")
    assert result.exit_code == 2
    assert words in result.stderr
    assert not Path("checker.waivers.yml").exists()


def test_a_file_that_cannot_be_added_to_is_left_alone(call: Call, repository: Repository) -> None:
    text = "[{rule: no-tasks, plan: x, reason: y}]\n"
    repository.write("checker.waivers.yml", text)
    result = call("waive", "missing-task-lead", "plans/kh.txt", "--line", "26", "--reason", "x")
    assert result.exit_code == 2
    assert Path("checker.waivers.yml").read_text(encoding="utf-8") == text


def test_a_finding_that_only_the_parent_shows_can_be_waived(call: Call, repository: Repository) -> None:
    repository.family()
    plan = "plans/so-cong-thuong.txt"
    assert call("waive", "lead-differs-from-parent", plan, "--reason", "đổi theo công văn").exit_code == 0
    found = outcomes(call)[plan]
    assert [outcome["status"] for outcome in found if outcome["rule"] == "lead-differs-from-parent"] == ["waived"]


def test_a_day_in_the_environment_that_is_none_is_told(
    call: Call, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("checker.waivers.yml", WAIVER)
    monkeypatch.setenv("CHECKER_TODAY", "hôm nay")
    result = call("check", "plans")
    assert result.exit_code == 2
    assert "CHECKER_TODAY" in result.stderr


def test_the_file_agrees_with_the_published_schema(call: Call, repository: Repository) -> None:
    schema = json.loads(call("schema", "waivers").stdout)
    path = repository.write("checker.waivers.yml", WAIVER)
    assert call("waive", "missing-task-lead", "plans/kh.txt", "--line", "26", "--reason", "x").exit_code == 0
    jsonschema.validate(load_yaml(path), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"rule": "no-tasks", "plan": "x"}], schema)
