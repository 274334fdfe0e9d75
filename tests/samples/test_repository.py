"""The small repository of a province is judged, counted and drawn exactly as the files beside its plans say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from checker.cli.program import program
from checker.engine import find_inputs, run
from checker.model.outcome import Status
from checker.model.report import RunReport
from checker.resources import load_yaml
from checker.rules import load_rules

FOLDER = Path(__file__).resolve().parents[2] / "samples" / "van-giang-2026"
PLANS = sorted(FOLDER.glob("*.txt"))
TOLD = {Status.FAILED, Status.CANNOT_TELL, Status.CRASHED}


@pytest.fixture(scope="module")
def report() -> RunReport:
    paths, errors = find_inputs([str(FOLDER)])
    assert not errors
    return run(paths, load_rules())


@pytest.mark.parametrize("path", PLANS, ids=[path.name for path in PLANS])
def test_a_plan_of_the_repository_gives_what_the_file_beside_it_says(path: Path, report: RunReport) -> None:
    told = next(file.outcomes for file in report.files if Path(file.file) == path)
    data: Any = load_yaml(path.with_suffix(".expected.yml"))
    wanted = sorted((entry["rule"], entry["status"], entry["line"]) for entry in data or ())
    assert sorted((o.rule, o.status.value, o.location.line) for o in told if o.status in TOLD) == wanted


def test_the_named_parent_says_the_same_as_the_parent_that_lies_beside(report: RunReport) -> None:
    children = [path for path in PLANS if path.name not in ("ubnd-tinh.txt", "xa-nam-khao.txt")]
    named = run(children, load_rules(), parent=FOLDER / "ubnd-tinh.txt")
    beside = {file.file: file.outcomes for file in report.files}
    assert {file.file: file.outcomes for file in named.files} == {str(path): beside[str(path)] for path in children}


def test_one_is_late_one_has_not_submitted_and_one_misses_its_task() -> None:
    arguments = ["coverage", FOLDER, "--parent", FOLDER / "ubnd-tinh.txt", "--units", FOLDER / "units.yml"]
    result = CliRunner().invoke(program, [*map(str, arguments), "--format", "json", "--no-cache"])
    assert result.exit_code == 0, result.output
    rows = {row["unit"]: row for row in json.loads(result.stdout)["units"]}
    assert [unit for unit, row in rows.items() if row["state"] == "late"] == ["Sở Khoa học và Công nghệ"]
    assert [unit for unit, row in rows.items() if row["state"] == "missing"] == ["Sở Y tế", "UBND xã Nậm Khao"]
    missed = [unit for unit, row in rows.items() if row["covered"] < row["asked"] and row["state"] != "missing"]
    assert missed == ["Sở Văn hóa, Thể thao và Du lịch"]
