"""Word files on the command line: in folders, from standard input, with the places and notes of reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.readers.docx.pages import listed
from tests.writers.packages import GONE, MARK, NUMBERING, p, package, r, table

PAGE = "<w:r><w:lastRenderedPageBreak/></w:r>"


def plan(*more: str) -> bytes:
    """A plan in Word without a funding clause, its second task without a lead, with changes pending."""
    body = (
        p("UBND TỈNH VÂN GIANG") + p(r("SỞ TƯ PHÁP", "<w:b/>")) + p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        + p("Độc lập - Tự do - Hạnh phúc") + p("Số: ", GONE.format("11"), MARK.format(r("12")), "/KH-STP")
        + p("Vân Giang, ngày 05 tháng 3 năm 2026") + p("KẾ HOẠCH") + p("Truyền thông về thủ tục hành chính năm 2026")
        + p("MỤC ĐÍCH, YÊU CẦU", properties=listed(1, 0)) + p("Giúp người dân hiểu và làm đúng thủ tục.")
        + p("NHIỆM VỤ", properties=listed(1, 0))
        + table(
            tuple(map(p, ("STT", "Nội dung", "Đơn vị chủ trì", "Thời gian"))),
            tuple(map(p, ("1", "Đăng tin trên trang điện tử", "Văn phòng Sở", "Quý I/2026"))),
            (p(PAGE, "2"), p("In tờ hướng dẫn"), p(""), p("Quý II/2026")),
        )
        + p("Kết quả thực hiện báo cáo về Sở Nội vụ trước ngày 05/12/2026.") + p("Nơi nhận:") + p("- Sở Nội vụ;")
        + p("- Lưu: VT.") + p("GIÁM ĐỐC") + p("Phan Văn Đạt") + "".join(more)
    )  # fmt: skip
    return package(body, numbering=NUMBERING)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "kh"
    place.mkdir()
    (place / "kế hoạch.docx").write_bytes(plan())
    return place


def test_a_report_names_page_and_cell(folder: Path, call: Call) -> None:
    result = call("check", "kh", "--select", "missing-task-lead,missing-funding-clause", "--lang", "en")
    assert result.exit_code == 1
    assert folder.is_dir()
    assert "missing-task-lead" in result.stdout
    assert "page 2, table 1, row 3" in result.stdout
    assert "page 2, paragraph" in result.stdout
    assert "i Tracked changes are pending (2)" in result.stdout


def test_json_names_paragraph_cell_and_what_is_known_of_the_file(folder: Path, call: Call) -> None:
    file = str(folder / "kế hoạch.docx")
    (told,) = json.loads(call("check", file, "--format", "json").stdout)["files"]
    (lead,) = [outcome for outcome in told["outcomes"] if outcome["rule"] == "missing-task-lead"]
    where = lead["location"]
    assert (where["page"], where["cell"]["table"], where["cell"]["row"]) == (2, 1, 3)
    assert where["paragraph"] == where["line"]
    assert [(note["kind"], note["count"], note["line"]) for note in told["notes"]] == [("tracked-changes", 2, 5)]
    (read,) = json.loads(call("extract", file, "--format", "json").stdout)["plans"]
    assert (read["number"], len(read["tasks"]), read["notes"]) == ("12/KH-STP", 2, told["notes"])


def test_the_short_format_keeps_line_and_column(folder: Path, call: Call) -> None:
    out = call("check", "kh", "--format", "short", "--select", "missing-task-lead").stdout
    assert "docx:5:1: note tracked-changes" in out
    assert "missing-task-lead" in out
    assert "note" not in call("check", "kh", "--format", "short", "--quiet").stdout
    assert folder.is_dir()


def test_markdown_and_html_tell_the_notes(folder: Path, call: Call) -> None:
    for form in ("markdown", "html"):
        assert "Tracked changes are pending" in call("check", "kh", "--format", form, "--lang", "en").stdout
    assert folder.is_dir()


def test_a_word_file_from_standard_input_and_under_another_name(folder: Path, call: Call) -> None:
    assert "12/KH-STP" in call("extract", "-", input=plan()).stdout
    other = folder / "khong-duoi"
    other.write_bytes(plan())
    assert "12/KH-STP" in call("extract", str(other)).stdout


def test_what_was_found_in_a_word_file_is_kept(folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHECKER_NO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder.parent / "cache"))
    first, second = (call("check", "kh", "--format", "json").stdout for _ in range(2))
    assert first == second
    assert json.loads(second)["files"][0]["outcomes"][0]["location"]["paragraph"]


def test_a_broken_file_is_one_error_and_the_others_are_checked(folder: Path, call: Call) -> None:
    (folder / "hỏng.docx").write_bytes(plan()[:500])
    result = call("check", "kh", "--format", "json")
    report = json.loads(result.stdout)
    assert result.exit_code == 2
    assert [error["error"] for error in report["errors"]] == ["damaged-file"]
    assert [file["number"] for file in report["files"]] == ["12/KH-STP"]


def test_a_patch_of_a_word_file_points_to_fix(folder: Path, call: Call) -> None:
    result = call("diff", str(folder / "kế hoạch.docx"), "--format", "patch")
    assert result.exit_code == 2
    assert "checker fix" in result.stderr


def test_a_comparison_names_paragraphs_and_cells(folder: Path, call: Call) -> None:
    out = call("diff", str(folder / "kế hoạch.docx"), "--format", "markdown", "--lang", "en").stdout
    assert "(page 1, paragraph 9)" in out
    assert "(line " not in out
