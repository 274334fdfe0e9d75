"""``checker baseline``: what is there when checking begins is accepted, and known again whatever moves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.conftest import Call
from tests.cli.repository import TWO_TASKS, Repository

LEADS = "missing-task-lead"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    made.write("plans/kh.txt", TWO_TASKS)
    return made


def findings(call: Call, *arguments: str) -> list[tuple[str, str, int]]:
    """(file, rule, line) of what failed."""
    data = json.loads(call("check", "plans", "-f", "json", *arguments).stdout)
    return [
        (file["file"], outcome["rule"], outcome["location"]["line"])
        for file in data["files"]
        for outcome in file["outcomes"]
        if outcome["status"] == "failed"
    ]


def report(call: Call, *arguments: str) -> dict[str, Any]:
    return dict(json.loads(call("check", "plans", "-f", "json", *arguments).stdout))


def test_what_is_there_is_accepted_and_only_what_is_new_counts(call: Call, repository: Repository) -> None:
    assert call("check", "plans").exit_code == 1
    written = call("baseline", "plans", "--lang", "en")
    assert (written.exit_code, written.stdout) == (0, "checker.baseline.json: 2 findings (2 new, 0 gone)\n")
    assert call("check", "plans").exit_code == 0
    assert findings(call) == []
    assert len(findings(call, "--no-baseline")) == 2
    repository.edit("plans/kh.txt", "Từ ngân sách nhà nước giao cho Sở năm 2026.", "")
    repository.edit("plans/kh.txt", "IV. KINH PHÍ\n", "")
    assert {rule for _, rule, _ in findings(call)} >= {"missing-funding-clause"}
    assert call("check", "plans").exit_code == 1


def _moved(repository: Repository) -> None:
    repository.edit("plans/kh.txt", "KẾ HOẠCH\n", "\n\n\nKẾ HOẠCH\n")


def _inserted(repository: Repository) -> None:
    repository.edit("plans/kh.txt", "Thiết thực, tiết kiệm.", "Thiết thực, tiết kiệm.\nĐúng đối tượng.\nKịp thời.")


def _task_before(repository: Repository) -> None:
    task = "1. Tập huấn cho công chức hộ tịch\n- Đơn vị chủ trì: Văn phòng Sở.\n- Thời gian: Quý I/2026.\n\n"
    repository.edit("plans/kh.txt", "1. Chiếu phim", task + "2. Chiếu phim")
    repository.edit("plans/kh.txt", "2. In tờ", "3. In tờ")


def _renamed(repository: Repository) -> None:
    (repository.folder / "plans/kh.txt").rename(repository.folder / "plans/kế hoạch mới.txt")


def _section_before(repository: Repository) -> None:
    repository.edit("plans/kh.txt", "III. NHIỆM VỤ", "III. ĐỐI TƯỢNG\nNgười dân.\n\nIV. NHIỆM VỤ")
    repository.edit("plans/kh.txt", "IV. KINH PHÍ", "V. KINH PHÍ")
    repository.edit("plans/kh.txt", "V. TỔ CHỨC", "VI. TỔ CHỨC")


def _spelled(repository: Repository) -> None:
    repository.edit(
        "plans/kh.txt", "Chiếu phim lưu động tại các xã vùng cao", "Chiếu phim  lưu động\ntại các xã vùng cao"
    )


@pytest.mark.parametrize("change", [_moved, _inserted, _task_before, _renamed, _section_before, _spelled])
def test_a_baseline_survives(call: Call, repository: Repository, change: Callable[[Repository], None]) -> None:
    call("baseline", "plans")
    change(repository)
    data = report(call)
    assert data["summary"]["failed"] == 0
    assert data["summary"]["known"] == 2
    assert data["fixed"] == []


def test_what_is_fixed_is_told_and_taken_out(call: Call, repository: Repository) -> None:
    call("baseline", "plans")
    repository.edit(
        "plans/kh.txt", "- Thời gian: Quý II/2026.", "- Đơn vị chủ trì: Văn phòng Sở.\n- Thời gian: Quý II/2026."
    )
    (fixed,) = report(call)["fixed"]
    assert (fixed["rule"], fixed["file"]) == (LEADS, "plans/kh.txt")
    assert "Chiếu phim" in fixed["message"]
    assert "Chiếu phim" in call("check", "plans").stdout
    assert call("baseline", "plans", "--update", "--lang", "en").stdout.startswith(
        "checker.baseline.json: 1 findings (0 new, 1 gone)\n"
    )
    assert report(call)["fixed"] == []


def test_update_only_shrinks(call: Call, repository: Repository) -> None:
    call("baseline", "plans")
    repository.write("plans/b.txt", TWO_TASKS.replace("hộ tịch", "lý lịch tư pháp"))
    before = json.loads(Path("checker.baseline.json").read_text(encoding="utf-8"))
    call("baseline", "plans", "--update")
    assert json.loads(Path("checker.baseline.json").read_text(encoding="utf-8")) == before
    assert len(findings(call)) == 2


def test_a_copy_of_a_plan_brings_new_findings(call: Call, repository: Repository) -> None:
    call("baseline", "plans")
    repository.write("plans/z.txt", TWO_TASKS)
    assert len(findings(call)) == 2


def test_what_was_not_looked_at_is_neither_fixed_nor_forgotten(call: Call, repository: Repository) -> None:
    repository.write("plans/b.txt", TWO_TASKS.replace("hộ tịch", "lý lịch tư pháp"))
    call("baseline", "plans")
    one = json.loads(call("check", "plans/b.txt", "-f", "json").stdout)
    assert (one["fixed"], one["summary"]["known"]) == ([], 2)
    few = json.loads(call("check", "plans", "--select", "missing-purpose", "-f", "json").stdout)
    assert few["fixed"] == []
    call("baseline", "plans/b.txt", "--update")
    call("baseline", "plans/b.txt")
    assert report(call)["summary"]["known"] == 4
    (repository.folder / "plans/kh.txt").unlink()
    assert len(report(call)["fixed"]) == 2


def test_fail_on_new_counts_whatever_is_not_in_the_baseline(call: Call, repository: Repository) -> None:
    call("baseline", "plans")
    assert call("check", "plans", "--fail-on", "new").exit_code == 0
    repository.edit("plans/kh.txt", "- Lưu: VT.", "")
    assert call("check", "plans").exit_code == 0  # a warning only
    assert call("check", "plans", "--fail-on", "new").exit_code == 1


def test_the_baseline_lies_beside_the_configuration(call: Call, repository: Repository) -> None:
    repository.write("plans/checker.toml", 'lang = "en"\n')
    call("baseline", "plans")
    assert Path("plans/checker.baseline.json").is_file()
    assert call("check", "plans/kh.txt").exit_code == 0


@pytest.mark.usefixtures("repository")
def test_a_finding_that_could_not_be_told_then_and_fails_now_is_new(call: Call) -> None:
    call("baseline", "plans")
    path = Path("checker.baseline.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    for entry in data["findings"].values():
        entry["status"] = "cannot-tell"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert len(findings(call)) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "checker.baseline.json:1"),
        ('{\n"schema": "checker/baseline/2", "findings": {}}', "checker.baseline.json:2"),
        ('{"schema": "checker/baseline/1",\n"findings": {\n"0123456789abcdef": {"rule": "x", "count": 0,\n"file": "a", "message": "b"}}}', "json:3"),
        ('{"schema": "checker/baseline/1", "findings": {"x": {"rule": "x", "file": "a", "message": "b"}}}', "json:1"),
    ],
)  # fmt: skip
def test_a_baseline_that_cannot_be_used_is_told_with_its_line(
    call: Call, repository: Repository, text: str, told: str
) -> None:
    repository.write("checker.baseline.json", text)
    result = call("check", "plans")
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_the_same_findings_give_the_same_bytes(call: Call, repository: Repository) -> None:
    call("baseline", "plans")
    first = Path("checker.baseline.json").read_bytes()
    call("baseline", "plans", "--no-cache")
    assert Path("checker.baseline.json").read_bytes() == first
    _moved(repository)
    call("baseline", "plans", "--update")
    assert Path("checker.baseline.json").read_bytes() == first


def test_the_file_agrees_with_the_published_schema(call: Call, repository: Repository) -> None:
    repository.write("plans/b.txt", TWO_TASKS.replace("hộ tịch", "lý lịch tư pháp"))
    call("baseline", "plans")
    data = json.loads(Path("checker.baseline.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, json.loads(call("schema", "baseline").stdout))
