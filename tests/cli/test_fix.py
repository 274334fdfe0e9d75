"""``checker fix`` and ``checker new --out``: copies beside the plan, in the plan's own format."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from checker.engine import read_plan
from checker.model.plan import Plan
from checker.model.report import FileReport, RunReport
from checker.readers import read_path
from checker.readers.docx import walk
from checker.reporters import RenderOptions, renderer
from checker.reporters.draft_text import render as draft_text
from checker.repository.drafting import draft
from checker.writers.draft_docx import draft_docx
from tests.cli.conftest import Call
from tests.writers.packages import p, package, parts

FUNDING = "[điền: nguồn kinh phí]"
_WHERE = frozenset({"file", "line", "place", "page", "paragraph", "reading", "location"})


def as_word(text: Path) -> Path:
    """The lines of a text as paragraphs of a Word file beside it."""
    lines = text.read_text(encoding="utf-8").split("\n")
    file = text.with_suffix(".docx")
    file.write_bytes(package("".join(p(line.strip()) for line in lines if line.strip())))
    return file


def as_open_document(text: Path) -> None:
    """The lines of a text as paragraphs of an OpenDocument file beside it."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    page = "".join(f"<t:p>{line}</t:p>" for line in text.read_text(encoding="utf-8").split("\n"))
    with zipfile.ZipFile(text.with_suffix(".odt"), "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr(
            "content.xml",
            f'<o:document-content xmlns:o="{space}:office:1.0" xmlns:t="{space}:text:1.0"><o:body><o:text>{page}</o:text>'
            "</o:body></o:document-content>",
        )


@pytest.fixture
def word(faulty: Path) -> Path:
    return as_word(faulty)


@pytest.mark.usefixtures("faulty")
def test_a_text_is_copied_with_the_missing_clause_and_the_original_kept(call: Call, faulty: Path) -> None:
    before = faulty.read_bytes()
    result = call("fix", "kh-thieu.txt")
    assert result.exit_code == 0
    assert "Đã ghi kh-thieu.sua.txt: sửa 1 chỗ." in result.stdout
    assert f"+ Kinh phí thực hiện Kế hoạch này từ {FUNDING}" in result.stdout
    assert faulty.read_bytes() == before
    assert FUNDING in Path("kh-thieu.sua.txt").read_text(encoding="utf-8")
    assert "missing-funding-clause" not in call("check", "kh-thieu.sua.txt", "--format", "short").stdout


@pytest.mark.usefixtures("word")
def test_a_word_file_is_copied_with_the_clause_as_a_tracked_change(call: Call, word: Path) -> None:
    before = word.read_bytes()
    assert "missing-funding-clause" in call("check", word.name, "--format", "short").stdout
    result = call("fix", word.name, "--author", "Tổ thẩm định")
    assert result.exit_code == 0
    made = Path("kh-thieu.sua.docx").read_bytes()
    assert 'w:author="Tổ thẩm định"'.encode() in parts(made)["word/document.xml"]
    assert word.read_bytes() == before
    assert "missing-funding-clause" not in call("check", "kh-thieu.sua.docx", "--format", "short").stdout


@pytest.mark.usefixtures("word")
def test_comments_change_no_word(call: Call, word: Path) -> None:
    result = call("fix", word.name, "--comments", "--lang", "en", "--out", "noted.docx")
    assert result.exit_code == 0
    assert result.stdout.startswith("Wrote noted.docx: ")
    made = Path("noted.docx").read_bytes()
    assert walk(made).document.lines == walk(word.read_bytes()).document.lines
    assert "funding" in parts(made)["word/comments.xml"].decode()


@pytest.mark.usefixtures("faulty")
def test_what_is_there_is_not_written_over_unless_asked(call: Call, faulty: Path) -> None:
    Path("kh-thieu.sua.txt").write_text("của người khác", encoding="utf-8")
    refused = call("fix", "kh-thieu.txt")
    assert refused.exit_code == 2
    assert Path("kh-thieu.sua.txt").read_text(encoding="utf-8") == "của người khác"
    assert call("fix", "kh-thieu.txt", "--out", "kh-thieu.txt", "--force").exit_code == 2
    assert FUNDING not in faulty.read_text(encoding="utf-8")
    assert call("fix", "kh-thieu.txt", "--force").exit_code == 0
    assert FUNDING in Path("kh-thieu.sua.txt").read_text(encoding="utf-8")
    assert call("fix", "kh-thieu.txt", "--in-place").exit_code == 0
    assert FUNDING in faulty.read_text(encoding="utf-8")


@pytest.mark.usefixtures("clean")
def test_a_plan_without_faults_gives_no_file(call: Call, tmp_path: Path) -> None:
    result = call("fix", "kh.txt")
    assert (result.exit_code, "không ghi tệp nào" in result.stdout) == (0, True)
    assert [file.name for file in tmp_path.glob("kh*")] == ["kh.txt"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-",), "không sửa được văn bản đọc từ đầu vào"),
        ((".",), "đây là thư mục"),
        (("khong-co.txt",), "không có tệp này"),
        (("kh-thieu.txt", "--comments"), "chỉ ghi được nhận xét vào tệp Word"),
        (("kh-thieu.txt", "--out", "x.docx"), "phải cùng định dạng"),
        (("kh-thieu.txt", "--out", "x.txt", "--in-place"), "không đi cùng nhau"),
        (("kh-thieu.odt",), "không ghi được vào tệp định dạng này"),
        (("kh-*.txt",), "không phải là một tệp kế hoạch riêng lẻ"),
        (("kh.zip",), "không phải là một tệp kế hoạch riêng lẻ"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    call: Call, faulty: Path, arguments: tuple[str, ...], said: str
) -> None:
    as_open_document(faulty)
    with zipfile.ZipFile("kh.zip", "w") as archive:
        archive.write(faulty.name)
    result = call("fix", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize("unit", ["Sở Y tế", "UBND xã Nà Mương", "Trường THCS Bản Đào"])
def test_a_draft_in_word_is_read_as_the_same_plan_as_the_draft_in_text(root: Path, tmp_path: Path, unit: str) -> None:
    parent = read_plan(root / "samples/ubnd-tinh-2026.md")
    assert isinstance(parent, Plan)
    lines = draft(parent, unit)
    text, word = tmp_path / "kh.txt", tmp_path / "kh.docx"
    text.write_text(draft_text(lines, RenderOptions()), encoding="utf-8")
    word.write_bytes(draft_docx(lines))
    assert facts(word) == facts(text)


def facts(file: Path) -> object:
    """All that a plan says, without where it stands and how sure the reading is: a Word file shows headings by their looks."""
    plan = read_plan(file)
    assert isinstance(plan, Plan)
    report = RunReport(files=(FileReport(file="kh", plan=plan),))
    return _plain(json.loads(renderer("plan_json")(report, RenderOptions())))


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items() if key not in _WHERE}
    return [_plain(part) for part in value] if isinstance(value, list) else value


def test_new_writes_word_text_and_markdown_by_the_ending_and_nothing_twice(call: Call, root: Path) -> None:
    parent = str(root / "samples/ubnd-tinh-2026.md")
    for name in ("kh.docx", "kh.txt", "kh.md"):
        assert call("new", "--parent", parent, "--issuer", "Sở Y tế", "--out", name).exit_code == 0
        assert any("KẾ HOẠCH" in line for line in read_path(Path(name)).lines)
    again = call("new", "--parent", parent, "--issuer", "Sở Y tế", "--out", "kh.docx")
    assert (again.exit_code, "tệp đã có" in again.stderr) == (2, True)
    assert call("new", "--parent", parent, "--issuer", "Sở Nội vụ", "--out", "kh.docx", "--force").exit_code == 0
    odd = call("new", "--parent", parent, "--issuer", "Sở Y tế", "--out", "kh.doc")
    assert (odd.exit_code, "đuôi tệp lạ" in odd.stderr) == (2, True)


@pytest.mark.usefixtures("word")
def test_what_was_mended_is_not_mended_again(call: Call) -> None:
    assert call("fix", "kh-thieu.docx").exit_code == 0
    again = call("fix", "kh-thieu.sua.docx")
    assert (again.exit_code, "không ghi tệp nào" in again.stdout) == (0, True)


def test_without_the_library_for_word_it_says_what_to_install(root: Path, tmp_path: Path) -> None:
    code = "import sys; sys.modules['docx'] = None; from checker.cli import main; main(sys.argv[1:])"
    parent = str(root / "samples/ubnd-tinh-2026.md")
    arguments = ["new", "--parent", parent, "--issuer", "Sở Y tế", "--out", str(tmp_path / "kh.docx")]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert "pip install 'kehoach-checker[report]'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("faulty")
def test_what_was_waived_is_left_as_it_is(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_TODAY", "2026-03-05")
    waived = call(
        "waive", "missing-funding-clause", "kh-thieu.txt", "--reason", "chi thường xuyên", "--until", "2026-06-30"
    )
    assert waived.exit_code == 0
    result = call("fix", "kh-thieu.txt")
    assert (result.exit_code, "không ghi tệp nào" in result.stdout) == (0, True)


@pytest.mark.usefixtures("word")
def test_the_same_day_gives_the_same_bytes(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_TODAY", "2026-03-05")
    for name in ("a.docx", "b.docx"):
        assert call("fix", "kh-thieu.docx", "--out", name).exit_code == 0
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()
    assert b'w:date="2026-03-05T00:00:00Z"' in parts(Path("a.docx").read_bytes())["word/document.xml"]
