"""Many files: by way of the disk and of other processes, with the same words as few."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.cli.many import MANY, jobs_for
from checker.cli.settings import Settings
from checker.cli.spool import Spool
from checker.reporters import FORMATS, RenderOptions, renderer
from tests.cli.conftest import Call
from tests.cli.repository import TWO_TASKS
from tests.reporters.factories import every_status

COUNT = MANY + 6


@pytest.fixture
def plans(tmp_path: Path) -> list[str]:
    for number in range(COUNT):
        text = TWO_TASKS.replace("12/KH-STP", f"{number + 1}/KH-STP").replace("hộ tịch", f"việc thứ {number}")
        (tmp_path / f"kh-{number:03}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "kh-999.txt").touch()
    return sorted(path.name for path in tmp_path.iterdir())


def entries(call: Call, *arguments: str) -> list[dict[str, Any]]:
    return list(json.loads(call("check", *arguments, "-f", "json").stdout)["files"])


def test_many_files_are_told_as_few_are(call: Call, plans: list[str]) -> None:
    whole = entries(call, ".", "--no-cache", "--jobs", "1")
    assert [entry["file"] for entry in whole] == plans[:-1]  # the empty one is an error
    assert whole == entries(call, *plans[:40], "--no-cache") + entries(call, *plans[40:], "--no-cache")


def test_the_number_of_processes_changes_nothing(call: Call, plans: list[str]) -> None:
    assert plans
    outputs = []
    for jobs in ("1", "2"):
        files = {name: Path(f"out-{jobs}.{name}") for name in FORMATS if name != "html"}
        formats = [word for name, file in files.items() for word in ("-f", f"{name}:{file}")]
        result = call("check", "*.txt", "--jobs", jobs, "--no-cache", *formats)
        assert result.exit_code == 2
        outputs.append([file.read_bytes() for file in files.values()])
    assert outputs[0] == outputs[1]


def test_baseline_and_waivers_hold_for_many(call: Call, plans: list[str]) -> None:
    assert plans
    Path("kh-999.txt").unlink()
    Path("checker.waivers.yml").write_text("- {rule: missing-task-lead, plan: 3/KH-STP, reason: x}\n", encoding="utf-8")
    assert call("baseline", ".", "--jobs", "2", "--lang", "en").stdout.endswith(
        f": {2 * COUNT - 2} findings ({2 * COUNT - 2} new, 0 gone)\n"
    )
    result = call("check", ".", "--jobs", "2", "-f", "json")
    assert result.exit_code == 0
    summary = json.loads(result.stdout)["summary"]
    assert (summary["known"], summary["waived"], summary["failed"]) == (2 * COUNT - 2, 2, 0)


def test_few_files_need_no_other_process() -> None:
    assert jobs_for(Settings(), MANY) == 1
    assert jobs_for(Settings(jobs=3), 1000) == 3
    assert jobs_for(Settings(jobs=3), 2) == 2
    assert jobs_for(Settings(jobs=1), 1000) == 1


def test_reports_that_waited_on_disk_are_what_they_were() -> None:
    report = every_status()
    spool = Spool(room=1)
    for file in report.files:
        spool.add(file)
    assert list(spool) == list(report.files)
    assert list(spool[1:]) == list(report.files[1:])
    assert spool[-1] == report.files[-1]
    assert spool.verdicts == {(o.status, o.severity) for file in report.files for o in file.outcomes}
    for module in FORMATS.values():
        waited = type(report)(files=spool, errors=report.errors, rules_digest=report.rules_digest)
        assert renderer(module)(waited, RenderOptions()) == renderer(module)(report, RenderOptions())
    spool.close()
