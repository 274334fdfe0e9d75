"""A repository from its first check to its third pull request, as its maintainer sees it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from junitparser import JUnitXml
from sarif.loader import load_sarif_file  # type: ignore[import-untyped]  # the package has no types

from checker.reporters.contracts import ReportDocument, json_schema
from tests.cli.conftest import Call
from tests.cli.repository import TWO_TASKS, Repository
from tests.reporters.test_ci_formats import sarif_schema

OUTPUTS = ("-f", "text", "-f", "sarif:out/checker.sarif", "-f", "junit:out/checker.xml", "-f", "json:out/report.json",
           "-f", "gitlab:out/quality.json", "-f", "github:out/annotations.txt", "-f", "pull-request:out/comment.md")  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.setenv("CHECKER_TODAY", "2026-06-30")
    made = Repository(tmp_path)
    made.family()
    made.write("plans/kế hoạch/sở tư pháp.txt", TWO_TASKS)
    made.write("checker.toml", 'lang = "en"\nfail-on = "new"\n')
    made.write(".gitignore", "out/\n")
    (tmp_path / "out").mkdir()
    made.commit("plans as they came")
    return made


def test_a_repository_of_plans_and_its_history(call: Call, repository: Repository) -> None:
    # The first run: much is found, and accepted as it is.
    assert call("check", "plans").exit_code == 1
    assert call("baseline", "plans").exit_code == 0
    assert call("check", "plans").exit_code == 0
    repository.commit("baseline")

    # A pull request brings a plan with a fault, renames one and mends another.
    repository.git("checkout", "-q", "-b", "change")
    new = TWO_TASKS.replace("hộ tịch", "trợ giúp pháp lý").replace("1. Chiếu phim", "1. Diễn kịch")
    repository.write("plans/kế hoạch/mới.txt", new)
    repository.git("mv", "plans/xa-lung-thang.txt", "plans/xã Lũng Thàng.txt")
    repository.edit("plans/xa-tan-lap.txt", "Bộ Tư pháp", "UBND tỉnh")
    result = call("check", "plans", "--changed-since", "main", *OUTPUTS)
    assert result.exit_code == 1
    checked = {file["file"]: file for file in _json("out/report.json")["files"]}
    assert set(checked) == {"plans/kế hoạch/mới.txt", "plans/xã Lũng Thàng.txt", "plans/xa-tan-lap.txt"}
    verdicts = [(outcome["rule"], outcome["status"]) for outcome in checked["plans/kế hoạch/mới.txt"]["outcomes"]]
    lead = ("missing-task-lead", "failed")
    assert verdicts == [("parent-not-found", "cannot-tell"), lead, lead]
    assert checked["plans/xã Lũng Thàng.txt"]["known"] == 1
    assert [fixed["rule"] for fixed in _json("out/report.json")["fixed"]] == ["reporting-to-wrong-body"]
    jsonschema.validate(_json("out/report.json"), json_schema(ReportDocument, "report"))

    # Independent programs read what was written.
    jsonschema.Draft4Validator(sarif_schema()).validate(_json("out/checker.sarif"))
    sarif = load_sarif_file("out/checker.sarif").get_report()
    leads = [record for record in sarif.get_issues_for_severity("error") if record["Code"] == "missing-task-lead"]
    assert [(record["Location"], record["Line"]) for record in leads] == [
        ("plans/k%E1%BA%BF%20ho%E1%BA%A1ch/m%E1%BB%9Bi.txt", 22),
        ("plans/k%E1%BA%BF%20ho%E1%BA%A1ch/m%E1%BB%9Bi.txt", 26),
    ]
    states = [result["baselineState"] for result in _json("out/checker.sarif")["runs"][0]["results"]]
    assert {"new", "unchanged", "absent"} == set(states)
    xml = JUnitXml.fromfile("out/checker.xml")
    assert (xml.failures, xml.errors) == (1, 0)  # one case: the rule asked of the new plan
    issues = [(issue["location"]["path"], issue["severity"]) for issue in _json("out/quality.json")]
    assert issues == [("plans/kế hoạch/mới.txt", grade) for grade in ("info", "major", "major")]
    assert Path("out/annotations.txt").read_text(encoding="utf-8").count("::error file=plans/kế hoạch/mới.txt,") == 2
    comment = Path("out/comment.md").read_text(encoding="utf-8")
    assert comment.startswith("## ✗ ")
    assert "Fixed since the baseline: 1" in comment

    # One finding is waived, the other mended; what is fixed leaves the baseline.
    plan = "plans/kế hoạch/mới.txt"
    reason = "another office decides in July"
    waive = ("waive", "missing-task-lead", plan, "--line", "22", "--reason", reason, "--until", "2026-07-31")
    assert call(*waive).exit_code == 0
    repository.edit(plan, "- Thời gian: Quý III/2026.", "- Đơn vị chủ trì: Văn phòng Sở.\n- Thời gian: Quý III/2026.")
    assert call("baseline", "plans", "--update").exit_code == 0
    assert call("check", "plans", "--changed-since", "main", *OUTPUTS).exit_code == 0
    assert reason in Path("out/checker.sarif").read_text(encoding="utf-8")
    suppressed = [each for each in _json("out/checker.sarif")["runs"][0]["results"] if each["suppressions"]]
    assert [each["ruleId"] for each in suppressed] == ["missing-task-lead"]
    assert call("check", "plans").exit_code == 0
    repository.commit("mended")
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "change")

    # A reviewer sees everything; in August the waiver is over.
    assert call("check", "plans", "--ignore-waivers").exit_code == 1
    assert len(_statuses(call, "--no-baseline", "--ignore-waivers")) > len(_statuses(call))


def test_the_waiver_of_the_demo_ends(call: Call, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    call("baseline", "plans")
    repository.write("plans/a.txt", TWO_TASKS.replace("hộ tịch", "trợ giúp pháp lý"))
    call("waive", "missing-task-lead", "plans/a.txt", "--all", "--reason", "x", "--until", "2026-07-31")
    assert call("check", "plans").exit_code == 0
    monkeypatch.setenv("CHECKER_TODAY", "2026-08-01")
    result = call("check", "plans", "-f", "short")
    assert result.exit_code == 1
    assert "checker.waivers.yml:1:1: warning expired-waiver" in result.stdout
    assert result.stdout.count("plans/a.txt") >= 2


def test_the_same_repository_gives_the_same_bytes(call: Call, repository: Repository) -> None:
    repository.write("checker.waivers.yml", "- {rule: missing-task-lead, plan: 12/KH-STP, anchor: tờ gấp, reason: x}\n")
    written = []
    for more in (("--jobs", "1"), ("--jobs", "2", "--no-cache"), ("--jobs", "2")):
        call("check", "plans", *OUTPUTS, *more)
        written.append({path.name: path.read_bytes() for path in Path("out").iterdir()})
    assert written[0] == written[1] == written[2]
    assert len(written[0]) == 6


def _json(path: str) -> Any:
    return json.loads(Path(path).read_text(encoding="utf-8"))


def _statuses(call: Call, *arguments: str) -> list[str]:
    data = json.loads(call("check", "plans", "-f", "json", *arguments).stdout)
    return [
        outcome["status"] for file in data["files"] for outcome in file["outcomes"] if outcome["status"] == "failed"
    ]
