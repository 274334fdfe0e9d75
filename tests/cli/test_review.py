"""``checker review``: what is written, what is left alone, and what a run that broke off leaves for the next."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cli.review_folder import ReviewFolder
from checker.cli.review_names import paper_names
from checker.engine.inputs import RESULTS as STATE
from checker.errors import UsageError
from checker.reporters.words import words
from tests.cli.conftest import Call
from tests.repository import plans as p

VI = words("vi")
RUN = ("review", "kh", "--parent", "kh/cha.txt", "--out", "ra")
SLIP = "phieu-gop-y"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A parent with a child in time and, in a folder of its own, one that is late."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    place = tmp_path / "kh"
    (place / "sở nội vụ").mkdir(parents=True)
    late = p.Child(
        issuer="Sở Nội vụ", number="8/KH-SNV", title="Truyền thông thủ tục hành chính của Sở Nội vụ năm 2026"
    )
    p.put(place, cha=p.Parent().text(), con=p.Child().text())
    p.put(place / "sở nội vụ", con=late.text().replace("ngày 25 tháng 2 năm 2026", "ngày 20 tháng 3 năm 2026"))
    return place


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("folder")
def test_every_plan_gets_its_papers_and_the_folder_a_summary(call: Call, tmp_path: Path) -> None:
    result = call(*RUN)
    assert result.exit_code == 0, result.output
    slips = {f"slips/{name}-{SLIP}.{end}" for name in ("con", "sở nội vụ/con") for end in ("docx", "html", "md")}
    assert set(contents(tmp_path / "ra")) == {STATE, "index.html", "summary.xlsx", *slips}
    assert "đúng hạn" in result.stdout
    assert "nộp muộn" in result.stdout
    page = (tmp_path / "ra" / "index.html").read_text(encoding="utf-8")
    assert "./slips/s%E1%BB%9F%20n%E1%BB%99i%20v%E1%BB%A5/con-phieu-gop-y.docx" in page


@pytest.mark.usefixtures("folder")
def test_a_second_run_writes_nothing_and_another_folder_gets_the_same_bytes(call: Call, tmp_path: Path) -> None:
    call(*RUN)
    first = contents(tmp_path / "ra")
    again = call(*RUN)
    assert again.stdout.splitlines()[-1].startswith("đã ghi 0 tệp")
    call(*RUN[:-1], "khác", "--no-cache", "--jobs", "2")
    assert contents(tmp_path / "ra") == first == contents(tmp_path / "khác")


def test_a_word_file_comes_back_with_comments(folder: Path, call: Call, tmp_path: Path) -> None:
    drafted = call("new", "--parent", "kh/cha.txt", "--issuer", "Sở Tư pháp", "--out", "kh/tu-phap.docx")
    assert drafted.exit_code == 0, drafted.output
    assert call(*RUN).exit_code == 1
    annotated = tmp_path / "ra" / "annotated" / "tu-phap-gop-y.docx"
    assert annotated.is_file()
    assert annotated.read_bytes() != (folder / "tu-phap.docx").read_bytes()
    assert "./annotated/tu-phap-gop-y.docx" in (tmp_path / "ra" / "index.html").read_text(encoding="utf-8")
    # What is known of a file from the run before serves as well as the file read again.
    made = annotated.read_bytes()
    annotated.unlink()
    assert call(*RUN).exit_code == 1
    assert annotated.read_bytes() == made


def test_a_broken_file_is_one_line_and_the_others_are_done(folder: Path, call: Call, tmp_path: Path) -> None:
    (folder / "hỏng <b>.txt").write_bytes(b"\x00\x01\x02" * 100)
    result = call(*RUN)
    assert result.exit_code == 2
    assert "hỏng <b>.txt" in result.stderr
    page = (tmp_path / "ra" / "index.html").read_text(encoding="utf-8")
    assert page.count("hỏng &lt;b&gt;.txt") == 1
    assert (tmp_path / "ra" / "slips" / f"con-{SLIP}.docx").is_file()


def test_an_archive_of_submissions_is_a_folder_and_a_broken_one_a_line(
    folder: Path, call: Call, tmp_path: Path
) -> None:
    with zipfile.ZipFile(folder / "nộp.zip", "w") as archive:
        archive.writestr("sở/kh.txt", p.Child(issuer="Sở Y tế", number="5/KH-SYT").text())
    (folder / "hỏng.zip").write_bytes((folder / "nộp.zip").read_bytes()[:100])
    result = call(*RUN)
    assert result.exit_code == 2
    assert "hỏng.zip" in result.stderr
    assert (tmp_path / "ra" / "slips" / "nộp.zip" / "sở" / f"kh-{SLIP}.docx").is_file()
    assert (tmp_path / "ra" / "index.html").read_text(encoding="utf-8").count("hỏng.zip") == 1
    assert call(*RUN).stdout.splitlines()[-1].startswith("đã ghi 0 tệp")


def test_what_others_have_put_there_stays(folder: Path, call: Call, tmp_path: Path) -> None:
    (tmp_path / "ra").mkdir()
    (tmp_path / "ra" / "index.html").write_text("của tôi", encoding="utf-8")
    result = call(*RUN)
    assert result.exit_code == 2
    assert "không do chương trình này ghi" in result.stderr
    assert contents(tmp_path / "ra") == {"index.html": "của tôi".encode()}
    before = contents(folder)
    assert call(*RUN[:-1], "kh").exit_code == 2
    assert contents(folder) == before


@pytest.mark.usefixtures("folder")
def test_a_file_that_somebody_has_changed_is_left_until_asked(call: Call, tmp_path: Path) -> None:
    call(*RUN)
    slip = tmp_path / "ra" / "slips" / f"con-{SLIP}.md"
    made = slip.read_bytes()
    slip.write_bytes(b"sua tay")
    result = call(*RUN, "--reviewer", "Sở Tư pháp")
    assert slip.read_bytes() == b"sua tay"
    assert f"con-{SLIP}.md" in result.stderr
    assert "SỞ TƯ PHÁP" in (tmp_path / "ra" / "slips" / "sở nội vụ" / f"con-{SLIP}.md").read_text(encoding="utf-8")
    call(*RUN, "--force")
    assert slip.read_bytes() == made


def test_the_readme_shows_what_is_said_of_the_sample_folder(call: Call, root: Path) -> None:
    sample = root / "samples" / "van-giang-2026"
    parent, units = str(sample / "ubnd-tinh.txt"), str(sample / "units.yml")
    result = call("review", str(sample), "--parent", parent, "--units", units, "--out", "result", "--lang", "en")
    assert result.exit_code == 1
    assert f"```text\n{result.stdout}```" in (root / "README.md").read_text(encoding="utf-8")


def test_papers_of_a_plan_that_is_gone_go_too(folder: Path, call: Call, tmp_path: Path) -> None:
    call(*RUN)
    shutil.rmtree(folder / "sở nội vụ")
    edited = tmp_path / "ra" / "slips" / "sở nội vụ" / f"con-{SLIP}.md"
    edited.write_bytes(b"sua tay")
    call(*RUN)
    there = set(contents(tmp_path / "ra"))
    assert {name for name in there if "nội vụ" in name} == {f"slips/sở nội vụ/con-{SLIP}.md"}
    edited.unlink()
    call(*RUN)
    assert f"slips/con-{SLIP}.md" in contents(tmp_path / "ra")


def test_a_plan_that_has_changed_gets_new_papers(folder: Path, call: Call, tmp_path: Path) -> None:
    call(*RUN)
    slip = tmp_path / "ra" / "slips" / f"con-{SLIP}.md"
    before = slip.read_bytes()
    text = (folder / "con.txt").read_text(encoding="utf-8")
    (folder / "con.txt").write_text(text.replace("15/KH-SCT", "16/KH-SCT"), encoding="utf-8")
    last = call(*RUN).stdout.splitlines()[-1]
    assert last.startswith("đã ghi 5 tệp"), last
    assert slip.read_bytes() != before


@pytest.mark.usefixtures("folder")
def test_what_is_waived_is_asked_of_nobody(call: Call, tmp_path: Path) -> None:
    call(*RUN)
    slip = tmp_path / "ra" / "slips" / "sở nội vụ" / f"con-{SLIP}.md"
    assert "15/3/2026" in slip.read_text(encoding="utf-8")
    waived = call("waive", "issued-after-due", "kh/sở nội vụ/con.txt", "--reason", "tỉnh cho lùi", "--all")
    assert waived.exit_code == 0, waived.output
    again = call(*RUN)
    assert "1 được miễn" in again.stdout
    assert "15/3/2026" not in slip.read_text(encoding="utf-8")


def test_what_was_written_is_not_reviewed(folder: Path, call: Call) -> None:
    inner = (*RUN[:-1], "kh/ra")
    first = call(*inner)
    assert call(*inner).stdout.splitlines()[:2] == first.stdout.splitlines()[:2]
    assert not [path for path in (folder / "ra" / "slips").rglob("*") if "ra" in path.parts[-2:-1]]
    checked = call("check", "kh", "--parent", "kh/cha.txt", "--format", "json").stdout
    assert {Path(file["file"]).name for file in json.loads(checked)["files"]} == {"cha.txt", "con.txt"}


def test_links_that_lead_out_of_the_folder_are_not_followed(call: Call, folder: Path, tmp_path: Path) -> None:
    call(*RUN)
    outside = tmp_path / "ngoài"
    outside.mkdir()
    shutil.rmtree(tmp_path / "ra" / "slips")
    try:
        (tmp_path / "ra" / "slips").symlink_to(outside, target_is_directory=True)
    except OSError:
        pytest.skip("no symbolic links here")
    result = call(*RUN)
    assert result.exit_code == 2
    assert not list(outside.iterdir())
    assert folder.is_dir()


def test_the_memory_of_the_folder_cannot_lead_out_of_it(tmp_path: Path) -> None:
    victim = tmp_path / "quan-trong.txt"
    victim.write_bytes(b"x")
    ReviewFolder(tmp_path / "ra", VI, force=False).finish()
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"  # of "x"
    with (tmp_path / "ra" / STATE).open("a", encoding="utf-8") as state:
        state.write(json.dumps({"file": "../quan-trong.txt", "content": digest, "key": "k"}) + "\n")
    with pytest.raises(UsageError):
        ReviewFolder(tmp_path / "ra", VI, force=False).finish()
    assert victim.read_bytes() == b"x"


def test_half_a_line_of_a_run_that_was_killed_is_passed_over(tmp_path: Path) -> None:
    first = ReviewFolder(tmp_path / "ra", VI, force=False)
    first.put("a.txt", b"mot", "k1")
    (tmp_path / "ra" / f".{STATE}.abcd1234").write_bytes(b"half")
    with (tmp_path / "ra" / STATE).open("a", encoding="utf-8") as state:
        state.write('{"file": "b.t')
    again = ReviewFolder(tmp_path / "ra", VI, force=False)
    assert again.holds(["a.txt"], "k1")
    assert not again.holds(["a.txt"], "k2")
    again.put("a.txt", b"hai", "k2")
    again.finish()
    assert contents(tmp_path / "ra").keys() == {STATE, "a.txt"}
    assert (tmp_path / "ra" / "a.txt").read_bytes() == b"hai"
    assert again.kept == []


def test_a_run_that_was_killed_is_taken_up_again(call: Call, tmp_path: Path, folder: Path) -> None:
    for number in range(8):
        child = p.Child(issuer="Sở Tư pháp", number=f"{number}/KH-STP")
        (folder / f"stp-{number}.txt").write_text(child.text(), encoding="utf-8")
    command = [sys.executable, "-m", "checker", *RUN]
    running = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment(tmp_path)
    )
    slips = tmp_path / "ra" / "slips"
    until = time.monotonic() + 30
    while time.monotonic() < until and not (slips.is_dir() and len(list(slips.iterdir())) > 2):
        time.sleep(0.01)
    running.kill()
    running.wait()
    assert not (tmp_path / "ra" / "summary.xlsx").exists(), "it was done before it could be killed"
    kept = {path.name: path.stat().st_mtime_ns for path in slips.iterdir() if not path.name.startswith(".")}
    assert call(*RUN).exit_code == 0
    assert call(*RUN[:-1], "mới").exit_code == 0
    assert contents(tmp_path / "ra") == contents(tmp_path / "mới")
    untouched = {path.name: path.stat().st_mtime_ns for path in slips.iterdir()}
    assert kept.items() <= untouched.items()


@pytest.mark.parametrize("library", ["jinja2", "xlsxwriter", "docx"])
@pytest.mark.usefixtures("folder")
def test_a_library_that_is_not_installed_is_named_with_its_remedy(library: str, tmp_path: Path) -> None:
    program = f"import sys; sys.modules[{library!r}] = None; from checker.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", program, *RUN, "--lang", "en"]
    run = subprocess.run(
        command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, env=_environment(tmp_path)
    )
    assert run.returncode == 2
    assert f"the library {library} is not installed" in run.stderr
    assert 'pip install "kehoach-checker[report]"' in run.stderr
    assert not (tmp_path / "ra").exists()


def test_without_the_extra_everything_else_works(clean: Path, tmp_path: Path) -> None:
    program = "import sys; sys.modules['jinja2'] = None; from checker.cli import main; main(sys.argv[1:])"

    def run(form: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", program, "check", clean.name, "-f", form]
        return subprocess.run(
            command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, env=_environment(tmp_path)
        )

    assert run("text").returncode == 0
    page = run("html")
    assert page.returncode == 2
    assert 'pip install "kehoach-checker[report]"' in page.stderr
    assert page.stdout == ""


@pytest.mark.parametrize("arguments", [(), ("--parent", "kh/không-có.txt"), ("--parent", "kh/cha.txt", "--jobs", "-1")])
@pytest.mark.usefixtures("folder")
def test_wrong_calls_write_nothing(call: Call, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert call("review", "kh", "--out", "ra", *arguments).exit_code == 2
    assert call("review", "kh/cha.txt", "--parent", "kh/cha.txt", "--out", "ra").exit_code == 2
    assert not (tmp_path / "ra").exists()


_NAMES = st.text(min_size=1, max_size=300).filter(lambda name: "/" not in name and name not in {".", ".."})


@given(st.lists(st.lists(_NAMES, min_size=1, max_size=3).map("/".join), unique=True, max_size=8))
def test_names_of_papers_are_safe_different_and_always_the_same(texts: list[str]) -> None:
    files = [PurePosixPath(text) for text in dict.fromkeys(texts)]
    named = paper_names(files)
    assert set(named) == set(files)
    assert len({name.casefold() for name in named.values()}) == len(set(files))
    for name in named.values():
        parts = name.split("/")
        assert all(part and part not in {".", ".."} and not part.startswith((".", "-", " ")) for part in parts)
        assert all(len(part.encode()) < 200 and not set(part) & set('\\:*?"<>|#%\x00') for part in parts)
    assert paper_names(files[::-1]) == named


def test_names_that_only_a_careful_system_tells_apart_are_numbered() -> None:
    files = [
        PurePosixPath(name) for name in ("Kế.txt", "Ke\u0302\u0301.txt", "KẾ.docx", "con.txt", "a/x.md", "a/x.txt")
    ]
    assert sorted(paper_names(files).values()) == ["KẾ-docx", "Kế-txt", "Kế-txt-2", "a/x-md", "a/x-txt", "con"]
    files = [PurePosixPath(name) for name in ("aux/a.txt", "nul.a.txt", ".txt", "=1+1%.txt", "a" * 300 + ".txt")]
    told = paper_names(files)
    assert [told[file] for file in files[:4]] == ["_aux/a", "_nul.a", "txt", "1+1"]
    assert len(told[files[4]]) == 80


def _environment(tmp_path: Path) -> dict[str, str]:
    root = str(Path(__file__).resolve().parents[2])
    return {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": root, "COLUMNS": "200"}
