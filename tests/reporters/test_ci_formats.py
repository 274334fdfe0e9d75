"""What programs of CI read: SARIF, JUnit, GitHub's annotations, GitLab's code quality, the comment on a pull request."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from junitparser import JUnitXml
from sarif.loader import load_sarif_file  # type: ignore[import-untyped]  # the package has no types

from checker.model.changes import apply
from checker.model.outcome import Edit, Severity, Status
from checker.model.report import FileReport, Fixed, RuleCard, RunReport
from checker.reporters import FORMATS, RenderOptions, renderer
from tests.reporters.factories import LINES, at, every_status, hostile, nothing_found, outcome, plan

CARD = RuleCard(
    id="missing-task-lead",
    title="Nhiệm vụ không có đơn vị chủ trì",
    category="tasks",
    severity=Severity.ERROR,
    reason="Mỗi nhiệm vụ cần một đơn vị chịu trách nhiệm chính.",
    basis="thực tiễn thẩm định",
    advice="Thêm dòng “Đơn vị chủ trì”.",
)


@cache
def sarif_schema() -> Any:
    """The published schema; see the note beside it."""
    folder = Path(__file__).parent.parent / "data" / "sarif"
    return json.loads((folder / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))


def sarif(report: RunReport, **options: Any) -> dict[str, Any]:
    """The one run of the report, validated."""
    log = json.loads(renderer("sarif")(report, RenderOptions(**options)))
    jsonschema.Draft4Validator(sarif_schema()).validate(log)
    (run,) = log["runs"]
    return dict(run)


def tracked() -> RunReport:
    """As ``every_status``, with a baseline that accepts one finding and remembers one that is gone."""
    report = every_status()
    known = outcome("missing-purpose", location=at(3), fingerprint="known")
    fixed = Fixed(rule="year-mismatch", file="plans/cũ.md", message="Năm 2024.", fingerprint="gone", count=2)
    return replace(
        report, files=(replace(report.files[0], known=(known,)), *report.files[1:]), fixed=(fixed,), rules=(CARD,)
    )


@pytest.mark.parametrize("report", [every_status(), nothing_found(), hostile(), tracked()])
@pytest.mark.parametrize("options", [{}, {"show_all": True}, {"lang": "en", "base": "/srv/kho kế hoạch"}])
def test_sarif_is_valid(report: RunReport, options: dict[str, Any]) -> None:
    assert sarif(report, **options)["columnKind"] == "unicodeCodePoints"


def test_sarif_is_read_by_another_program(tmp_path: Path) -> None:
    path = tmp_path / "out.sarif"
    path.write_text(renderer("sarif")(tracked(), RenderOptions()), encoding="utf-8")
    file = load_sarif_file(str(path))
    report = file.get_report()
    found = {record["Code"] for record in report.get_issues_for_severity("error")}
    assert file.get_distinct_tool_names() == ["checker"]
    assert {"missing-task-lead", "missing-funding-clause"} <= found
    (lead,) = (record for record in report.get_issues_for_severity("error") if record["Code"] == "missing-task-lead")
    assert (lead["Location"], lead["Line"]) == ("plans/kh-so-van-hoa-2025.md", 12)


def test_sarif_verdicts() -> None:
    kinds = {(result["ruleId"], result["kind"], result["level"]) for result in sarif(every_status())["results"]}
    assert kinds == {
        ("type-symbol-mismatch", "fail", "warning"),
        ("missing-task-lead", "fail", "error"),
        ("foreign-year-leftover", "fail", "note"),
        ("missing-task-lead", "review", "none"),  # what is no failure has no level: SARIF 2.1.0, 3.27.10
        ("reporting-deadline-by-reference", "fail", "warning"),
        ("missing-funding-clause", "fail", "error"),
    }


def test_sarif_suppressions_are_told_of_every_result() -> None:
    told = {result["ruleId"]: result["suppressions"] for result in sarif(every_status())["results"]}
    (waived,) = told.pop("reporting-deadline-by-reference")
    assert waived == {
        "kind": "external",
        "status": "accepted",
        "justification": "tỉnh đã thống nhất",
        "properties": {"until": "2026-12-31", "who": "Phòng Tổng hợp"},
    }
    assert not any(told.values())


def test_sarif_baseline_state_is_told_of_every_result_or_none() -> None:
    assert not any("baselineState" in result for result in sarif(every_status())["results"])
    states = [(result["ruleId"], result["baselineState"]) for result in sarif(tracked())["results"]]
    assert ("missing-purpose", "unchanged") in states
    assert ("year-mismatch", "absent") in states
    assert {state for _, state in states} == {"new", "unchanged", "absent"}


def test_sarif_rules_tell_help_basis_and_level() -> None:
    (rule,) = sarif(tracked())["tool"]["driver"]["rules"]
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"]["basis"] == CARD.basis
    for text in (CARD.reason, CARD.advice, CARD.basis):
        assert text in rule["help"]["text"]
    results = [result for result in sarif(tracked())["results"] if result["ruleId"] == CARD.id]
    assert results
    assert all(result["ruleIndex"] == 0 for result in results)


def test_sarif_names_files_from_the_folder_of_the_repository() -> None:
    cases = {
        "plans/kế hoạch số 1.md": ("plans/k%E1%BA%BF%20ho%E1%BA%A1ch%20s%E1%BB%91%201.md", "%SRCROOT%"),
        "/srv/kho/a.md": ("a.md", "%SRCROOT%"),
        "../kho/b#1.md": ("b%231.md", "%SRCROOT%"),
        "/etc/c.md": ("file:///etc/c.md", None),
    }
    for name, (uri, base) in cases.items():
        report = RunReport(files=(FileReport(file=name, plan=plan(LINES), outcomes=(outcome("a-rule"),)),))
        (result,) = sarif(report, base="/srv/kho")["results"]
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert (place["uri"], place.get("uriBaseId")) == (uri, base)


def test_sarif_fixes_give_the_text_that_the_edits_give() -> None:
    lines = ("Một", "Hai ba", "Bốn")
    edits = (
        Edit(start=(2, 5), end=(2, 7), text="năm"),
        Edit(start=(4, 1), end=(4, 1), text="Sáu.\n", has_blanks=True, because="27/KH-UBND"),
    )
    file = FileReport(file="a.md", plan=plan(lines), outcomes=(outcome("a-rule", edits=edits, location=at(4)),))
    (result,) = sarif(RunReport(files=(file,)))["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    text = apply("\n".join(lines) + "\n", [_edit(replacement) for replacement in change["replacements"]])
    assert text == "Một\nHai năm\nBốn\nSáu.\n"
    assert "27/KH-UBND" in result["fixes"][0]["description"]["text"]
    # No viewer opens a line that is not there yet: what is missing at the end is shown at the end.
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == len(lines)


def test_sarif_tells_what_could_not_be_read_and_which_rule_broke() -> None:
    (invocation,) = sarif(every_status())["invocations"]
    assert invocation["executionSuccessful"] is False
    unread, broken = invocation["toolExecutionNotifications"]
    assert unread["descriptor"]["id"] == "binary-file"
    assert broken["associatedRule"]["id"] == "section-numbering-gap"
    assert sarif(nothing_found())["invocations"][0]["executionSuccessful"] is True


def test_junit_counts_what_makes_the_run_fail() -> None:
    for fail_on, strict, failures in (
        ("error", False, 2),
        ("warning", False, 3),
        ("new", False, 4),
        ("error", True, 2),
    ):
        text = renderer("junit")(every_status(), RenderOptions(fail_on=fail_on, strict=strict))
        xml = JUnitXml.fromstring(text.encode())
        assert (xml.failures, xml.errors) == (failures, 2)
        assert [suite.name for suite in xml] == ["plans/kh-so-van-hoa-2025.md", "plans/kh-sach.md", "Không đọc được"]


def test_junit_says_what_was_waived_and_why() -> None:
    xml = JUnitXml.fromstring(renderer("junit")(every_status(), RenderOptions()).encode())
    (case,) = (case for suite in xml for case in suite if case.name == "reporting-deadline-by-reference")
    (skipped,) = case.result
    assert skipped.type == "waived"
    assert "tỉnh đã thống nhất, đến 2026-12-31, Phòng Tổng hợp" in skipped.message


def commands(report: RunReport, **options: Any) -> Iterator[tuple[str, dict[str, str], str]]:
    for line in renderer("github")(report, RenderOptions(**options)).splitlines():
        match = re.fullmatch(r"::(\w+)(?: (.*?))?::(.*)", line)
        if match and match[2]:
            yield match[1], dict(part.split("=", 1) for part in match[2].split(",")), match[3]


def test_github_gets_one_annotation_a_finding() -> None:
    found = list(commands(every_status()))
    assert [level for level, *_ in found] == ["warning", "error", "notice", "notice", "error", "error", "error"]
    (year,) = (place for _, place, text in found if "năm 2024" in text)
    assert (year["line"], year["col"], year["endColumn"]) == ("12", "26", "29")  # the last column is inclusive there
    assert "Được miễn (tỉnh đã thống nhất" in renderer("github")(every_status(), RenderOptions())
    assert renderer("github")(nothing_found(), RenderOptions()) == ""


def test_no_text_of_a_plan_becomes_a_workflow_command() -> None:
    told = outcome("a-rule", message="::error::x\n::set-env name=A::%0A b", title="a,b:c%", location=at(1))
    file = FileReport(file="a,b:c.md", plan=plan(LINES), outcomes=(told,))
    ((level, place, text),) = commands(RunReport(files=(file,)))
    assert level == "error"
    assert place["file"] == "a%2Cb%3Ac.md"
    assert place["title"] == "a%2Cb%3Ac%25 (a-rule)"
    assert text == "::error::x ::set-env name=A::%250A b"


def test_gitlab_tells_findings_apart_and_grades_them() -> None:
    report = every_status()
    twice = replace(report, files=(*report.files, replace(report.files[0], file="plans/bản sao.md")))
    issues = json.loads(renderer("gitlab")(twice, RenderOptions()))
    prints = [issue["fingerprint"] for issue in issues]
    assert len(prints) == len(set(prints))
    grades = {(issue["check_name"], issue["severity"]) for issue in issues}
    assert ("missing-funding-clause", "major") in grades
    assert ("type-symbol-mismatch", "minor") in grades
    assert ("reporting-deadline-by-reference", "info") in grades
    assert ("binary-file", "critical") in grades
    assert json.loads(renderer("gitlab")(nothing_found(), RenderOptions())) == []


def test_the_comment_says_first_whether_something_stops_the_change() -> None:
    assert renderer("pull_request")(nothing_found(), RenderOptions(lang="en")).startswith("## ✓ ")
    assert renderer("pull_request")(every_status(), RenderOptions(lang="en")).startswith("## ✗ ")
    only_warnings = replace(every_status(), errors=())
    files = [
        replace(file, outcomes=tuple(o for o in file.outcomes if o.severity is not Severity.ERROR))
        for file in only_warnings.files
    ]
    text = renderer("pull_request")(replace(only_warnings, files=files), RenderOptions(lang="en"))
    assert text.startswith("## ✓ ")
    assert "type-symbol-mismatch" in text


def test_the_comment_stays_below_what_github_takes() -> None:
    many = tuple(
        outcome(f"rule-{number}", status, message="dài " * 400)
        for number in range(500)
        for status in (Status.FAILED, Status.CANNOT_TELL, Status.WAIVED)
    )
    fixed = tuple(Fixed(rule="r", file="a.md", message="m " * 200, fingerprint=str(n)) for n in range(500))
    report = RunReport(files=(FileReport(file="kh.md", plan=plan(LINES), outcomes=many),), fixed=fixed)
    assert len(renderer("pull_request")(report, RenderOptions())) < 65_536


def test_every_format_tells_waivers() -> None:
    for name, module in FORMATS.items():
        assert "tỉnh đã thống nhất" in renderer(module)(every_status(), RenderOptions()), name


def test_the_same_report_gives_the_same_bytes() -> None:
    for module in FORMATS.values():
        first, second = (renderer(module)(tracked(), RenderOptions()) for _ in range(2))
        assert first == second


def _edit(replacement: dict[str, Any]) -> Edit:
    region = replacement["deletedRegion"]
    return Edit(
        start=(region["startLine"], region["startColumn"]),
        end=(region["endLine"], region["endColumn"]),
        text=replacement["insertedContent"]["text"],
    )
