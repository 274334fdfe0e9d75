"""The views over a folder: tree, coverage, ledger; new; and diff against a parent."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.repository import plans as p


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A parent with a child in time, a late one that misses its task, and one of another parent."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    place = tmp_path / "kh"
    place.mkdir()
    late = p.Child(
        issuer="Sở Khoa học và Công nghệ", number="9/KH-SKHCN", report="15/12/2026",
        title="Truyền thông thủ tục hành chính của Sở Khoa học và Công nghệ năm 2026",
        tasks=(("Sửa chữa nhà để xe của cơ quan", "Văn phòng Sở", "Tháng 9/2026"),),
    )  # fmt: skip
    other = p.Child(
        issuer="Sở Nội vụ", number="8/KH-SNV",
        cites="Kế hoạch số 27/KH-UBND ngày 21/01/2026 của UBND tỉnh Vân Giang về truyền thông thủ tục hành chính năm 2026",
    )  # fmt: skip
    text = late.text().replace("ngày 25 tháng 2 năm 2026", "ngày 20 tháng 3 năm 2026")
    p.put(place, cha=p.Parent().text(), con=p.Child().text(), muon=text, sai=other.text())
    return place


@pytest.mark.usefixtures("folder")
def test_tree_puts_every_plan_below_its_parent(call: Call) -> None:
    result = call("tree", "kh")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("27/KH-UBND · UBND tỉnh Vân Giang · 20/01/2026")
    assert sum(line.startswith(("├─ ", "└─ ")) for line in lines) == 3
    assert any("dẫn sai ngày" in line for line in lines)
    assert lines[-1] == "4 kế hoạch · 3 có cấp trên ở đây"


@pytest.mark.usefixtures("folder")
def test_tree_as_json_says_why(call: Call) -> None:
    said = json.loads(call("tree", "kh", "--format", "json").stdout)
    assert said["schema"] == "checker/tree/1"
    verdicts = {Path(plan["file"]).stem: (plan["verdict"], plan["differs"]) for plan in said["plans"]}
    assert verdicts == {
        "cha": ("none-cited", None),
        "con": ("found", None),
        "muon": ("found", None),
        "sai": ("near", "date"),
    }


@pytest.mark.usefixtures("folder")
def test_coverage_tells_late_missing_and_tasks(call: Call) -> None:
    said = json.loads(call("coverage", "kh", "--parent", "kh/cha.txt", "--format", "json").stdout)
    units = {unit["unit"]: unit for unit in said["units"]}
    assert {name: unit["state"] for name, unit in units.items()} == {
        "Sở Công Thương": "in-time", "Sở Khoa học và Công nghệ": "late", "Sở Nội vụ": "in-time",
        "Sở Văn hóa, Thể thao và Du lịch": "missing",
    }  # fmt: skip
    late = units["Sở Khoa học và Công nghệ"]
    assert (late["asked"], late["covered"], late["tasks"][0]["fit"]) == (1, 0, "none")
    assert units["Sở Nội vụ"]["wrong_citation"] == "date"


@pytest.mark.usefixtures("folder")
def test_coverage_reads_a_list_of_units(call: Call, tmp_path: Path) -> None:
    (tmp_path / "units.yml").write_text("units:\n  - Sở Công Thương\n  - {name: Sở Y tế}\n", encoding="utf-8")
    result = call("coverage", "kh", "--parent", "kh/cha.txt", "--units", "units.yml")
    assert result.exit_code == 0
    assert "2 đơn vị: 1 đã nộp, 0 nộp muộn, 1 chưa nộp" in result.stdout
    assert "ngoài danh sách đơn vị" in result.stdout
    (tmp_path / "units.yml").write_text("- Sở Công Thương\n- Sở Y tế\n", encoding="utf-8")
    assert call("coverage", "kh", "--parent", "kh/cha.txt", "--units", "units.yml").stdout == result.stdout
    (tmp_path / "units.yml").write_text("units: 5\n", encoding="utf-8")
    refused = call("coverage", "kh", "--parent", "kh/cha.txt", "--units", "units.yml")
    assert refused.exit_code == 2
    assert "units.yml" in refused.stderr


@pytest.mark.usefixtures("folder")
def test_coverage_as_table_for_spreadsheets_has_a_line_a_unit(call: Call) -> None:
    text = call("coverage", "kh", "--parent", "kh/cha.txt", "--format", "csv").stdout_bytes.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 5
    assert len({len(row) for row in rows}) == 1
    assert rows[0][0] == "đơn vị"
    numbers = [rows[0].index(head) for head in ("nhiệm vụ được giao", "đã có", "cần xem")]
    assert all(row[at] == "" or row[at].isdigit() for row in rows[1:] for at in numbers)


@pytest.mark.usefixtures("folder")
def test_several_plans_of_one_unit_are_told(call: Call, tmp_path: Path) -> None:
    text = (tmp_path / "kh" / "sai.txt").read_text(encoding="utf-8")
    (tmp_path / "kh" / "sai-2.txt").write_text(text + "\n", encoding="utf-8")
    assert "2 kế hoạch của đơn vị; xét bản mới nhất" in call("coverage", "kh", "--parent", "kh/cha.txt").stdout


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[int] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the library's
        self.scripts += tag == "script"
        if tag == "tr":
            self.rows.append(0)
        elif tag in ("td", "th"):
            self.rows[-1] += 1


def test_the_page_has_a_cell_for_every_task_and_unit_and_runs_nothing(call: Call, folder: Path) -> None:
    hostile = p.Child(issuer="Sở <script>alert(1)</script> Công Thương", number="15/KH-SCT")
    p.put(folder, con=hostile.text())
    result = call("coverage", "kh", "--parent", "kh/cha.txt", "--format", "html")
    page = _Cells()
    page.feed(result.stdout)
    assert page.scripts == 0
    assert set(page.rows) == {8, 4}
    assert "&lt;script&gt;" in result.stdout.lower()


@pytest.mark.usefixtures("folder")
def test_ledger_names_the_conflict_first_with_every_place(call: Call) -> None:
    result = call("ledger", "kh")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "! Kế hoạch 27/KH-UBND · ngày khác nhau"
    assert sum(line.endswith(".txt:14") for line in lines) == 3
    assert [line.strip() for line in lines if line.endswith(" chỗ")] == [
        "Kế hoạch · 20/01/2026 · UBND tỉnh Vân Giang · 2 chỗ",
        "Kế hoạch · 21/01/2026 · UBND tỉnh Vân Giang · 1 chỗ",
    ]
    said = json.loads(call("ledger", "kh", "--format", "json").stdout)
    assert [act["conflicts"] for act in said["acts"]] == [["date"], []]


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_shown(call: Call, folder: Path) -> None:
    (folder / "rong.txt").write_bytes(b"")
    for command in (("tree", "kh"), ("ledger", "kh"), ("coverage", "kh", "--parent", "kh/cha.txt")):
        result = call(*command)
        assert result.exit_code == 2
        assert "rong.txt" in result.stderr
        assert "27/KH-UBND" in result.stdout


@pytest.mark.parametrize("command", ["tree", "ledger"])
def test_a_folder_without_documents_is_an_error(call: Call, tmp_path: Path, command: str) -> None:
    (tmp_path / "empty").mkdir()
    assert call(command, "empty").exit_code == 2


def test_a_parent_that_is_no_plan_is_refused(call: Call, folder: Path) -> None:
    (folder / "thu.txt").write_text("Kính gửi ông Ba,\nMời ông đến dự họp.\n", encoding="utf-8")
    for command in (("coverage", "kh"), ("new", "--issuer", "Sở Nội vụ")):
        result = call(*command, "--parent", "kh/thu.txt")
        assert result.exit_code == 2
        assert "thu.txt" in result.stderr


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_new_drafts_a_plan_that_only_lacks_what_is_blank(call: Call, tmp_path: Path, form: str) -> None:
    drafted = call("new", "--parent", "kh/cha.txt", "--issuer", "Sở Công Thương", "--format", form)
    assert drafted.exit_code == 0
    name = f"moi.{'md' if form == 'markdown' else 'txt'}"
    (tmp_path / name).write_bytes(drafted.stdout_bytes)
    said = json.loads(call("check", name, "--parent", "kh/cha.txt", "--format", "json").stdout)
    (file,) = said["files"]
    assert file["kind"] == "plan"
    told = {outcome["rule"] for outcome in file["outcomes"] if outcome["status"] == "failed"}
    assert told <= {"unfilled-blank", "missing-document-number", "missing-issue-date"}


@pytest.mark.usefixtures("folder")
def test_diff_puts_demand_and_answer_beside_each_other(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    result = call("diff", "kh/muon.txt", "kh/cha.txt")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert "27/KH-UBND của UBND tỉnh Vân Giang yêu cầu" in lines[0]
    assert "9/KH-SKHCN của Sở Khoa học và Công nghệ đáp ứng" in lines[0]
    assert any("ban hành kế hoạch trước 15/3/2026" in line and "✗" in line and "‹20/3/2026›" in line for line in lines)
    assert any("nhiệm vụ II.1" in line and "✗" in line and "không có" in line for line in lines)
    assert any(line.strip().startswith("+ Tập huấn kỹ năng") or " + Tập huấn kỹ năng" in line for line in lines)
    assert any("báo cáo trước 10/12/2026" in line and "✗" in line and "‹15/12/2026›" in line for line in lines)


@pytest.mark.usefixtures("folder")
def test_diff_says_the_same_in_every_format(call: Call) -> None:
    rows = json.loads(call("diff", "kh/sai.txt", "kh/cha.txt", "--format", "json").stdout)["rows"]
    assert [(row["kind"], row["verdict"]) for row in rows] == [
        ("issue", "passed"),
        ("citation", "failed"),
        ("report", "passed"),
        ("report-to", "passed"),
    ]
    assert rows[1]["answers"][0]["text"].count("‹21/01/2026›") == 1 or "‹21/" in rows[1]["answers"][0]["text"]
    assert rows[1]["answers"][1]["insert"]
    for form in ("markdown", "html", "text"):
        shown = call("diff", "kh/sai.txt", "--parent", "kh/cha.txt", "--format", form).stdout
        assert "15/3/2026" in shown
        assert shown.count("✗") == 1


@pytest.mark.usefixtures("folder")
def test_views_speak_english_too(call: Call) -> None:
    assert "with a parent here" in call("tree", "kh", "--lang", "en").stdout
    assert "different dates" in call("ledger", "kh", "--lang", "en").stdout
    assert "1 late, 1 missing" in call("coverage", "kh", "--parent", "kh/cha.txt", "--lang", "en").stdout
    assert "asks" in call("diff", "kh/con.txt", "kh/cha.txt", "--lang", "en").stdout


def test_a_cycle_and_two_plans_of_one_number_are_told(call: Call, folder: Path) -> None:
    ring = p.Parent(opening=(
        "Thực hiện Kế hoạch số 15/KH-SCT ngày 25/02/2026 của Sở Công Thương về truyền thông thủ tục hành chính của Sở Công Thương năm 2026"
    ))  # fmt: skip
    p.put(folder, cha=ring.text(), hai=p.Child(title="Cải cách hành chính của Sở Công Thương năm 2026").text())
    result = call("tree", "kh")
    assert result.exit_code == 0
    assert "trùng số: kh/con.txt, kh/hai.txt" in result.stdout


@pytest.mark.parametrize("form", ["json", "markdown", "html"])
def test_diff_of_what_is_no_plan_writes_no_half_answer(call: Call, folder: Path, form: str) -> None:
    (folder / "thu.txt").write_text("Kính gửi ông Ba,\nMời ông đến dự họp.\n", encoding="utf-8")
    (folder / "rong.txt").write_bytes(b"")
    for child in ("thu", "rong"):
        result = call("diff", f"kh/{child}.txt", "kh/cha.txt", "--format", form)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert f"{child}.txt" in result.stderr
