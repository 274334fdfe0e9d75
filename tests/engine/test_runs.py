"""Many inputs in one run, and the files that arguments mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.engine import find_inputs, run
from checker.errors import InputError
from checker.model.outcome import Status
from checker.readers import read_text
from tests.rulewriter import rules_of

PLAN = """\
UBND TỈNH VÂN GIANG
SỞ TƯ PHÁP
Số: 12/KH-STP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Vân Giang, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Truyền thông về thủ tục hành chính năm 2026

Thực hiện Kế hoạch số 30/KH-UBND ngày 20/01/2026 của UBND tỉnh Vân Giang, Sở Tư pháp ban hành Kế hoạch như sau:

I. MỤC ĐÍCH
Giúp người dân hiểu và làm đúng thủ tục.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

GIÁM ĐỐC
Phan Văn Đạt
"""
LETTER = "SỞ TƯ PHÁP\nSố: 5/STP-VP\nV/v góp ý\nKính gửi: Sở Y tế\nĐề nghị góp ý trước ngày 01/3/2026.\n"
FUNDING = "require: [{funding: present}]"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    plans = tmp_path / "plans"
    (plans / "deep" / ".hidden").mkdir(parents=True)
    (plans / "b.txt").write_text(PLAN, encoding="utf-8")
    (plans / "deep" / "a.md").write_text(PLAN, encoding="utf-8")
    (plans / "deep" / ".hidden" / "c.txt").write_text(PLAN, encoding="utf-8")
    (plans / "letter.txt").write_text(LETTER, encoding="utf-8")
    (plans / "empty.txt").write_bytes(b"")
    (plans / "picture.png").write_bytes(b"\x89PNG")
    return plans


def test_a_bad_input_does_not_stop_the_others(folder: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    paths = [folder / "empty.txt", folder / "gone.txt", folder / "b.txt", folder / "letter.txt"]
    report = run(paths, rules_of(tmp_path, FUNDING), progress=lambda *step: seen.append(step))
    assert [Path(file.file).name for file in report.files] == ["b.txt", "letter.txt"]
    assert [Path(str(error.file)).name for error in report.errors] == ["empty.txt", "gone.txt"]
    assert [outcome.status for outcome in report.files[0].outcomes] == [Status.FAILED]
    assert (report.files[1].skipped, report.files[1].outcomes) == ("letter", ())
    assert report.rules_digest.startswith("sha256:")
    # Each is read, then audited.
    assert [step[:2] for step in seen] == [(0, 4), (1, 4), (1, 4), (2, 4), (2, 4), (3, 4), (3, 4), (4, 4)]


def test_a_run_gives_the_same_twice(folder: Path, tmp_path: Path) -> None:
    rules = rules_of(tmp_path, FUNDING)
    first, second = (run([folder / "b.txt"], rules) for _ in range(2))
    assert first.files[0].outcomes == second.files[0].outcomes
    assert first.rules_digest == second.rules_digest


def test_every_plan_is_held_against_the_parent_that_is_given(folder: Path, tmp_path: Path) -> None:
    rules = rules_of(tmp_path, "require: [{year: {equals: $parent_plan.year}}]")
    head, _, body = PLAN.partition("\n\nKẾ HOẠCH")
    text = head.replace("UBND TỈNH VÂN GIANG\nSỞ TƯ PHÁP\nSố: 12/KH-STP", "UBND TỈNH VÂN GIANG\nSố: 30/KH-UBND")
    text = (
        text.replace("05 tháng 3", "20 tháng 01")
        + "\n\nKẾ HOẠCH"
        + body.partition("Thực hiện")[0].replace("2026", "2025")
    )
    parent = read_text(text, "parent")
    assert [o.status for o in run([folder / "b.txt"], rules, parent=parent).files[0].outcomes] == [Status.FAILED]
    assert [o.status for o in run([folder / "b.txt"], rules).files[0].outcomes] == [Status.NOT_APPLICABLE]


def test_a_parent_that_is_no_plan_is_an_error(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no plan but: letter"):
        run([folder / "b.txt"], rules_of(tmp_path, FUNDING), parent=folder / "letter.txt")


def test_arguments_mean_files_folders_and_patterns(folder: Path) -> None:
    found, errors = find_inputs([str(folder), str(folder / "picture.png"), str(folder / "*.txt")])
    names = [path.relative_to(folder).as_posix() for path in found]
    assert names == ["b.txt", "deep/a.md", "empty.txt", "letter.txt", "picture.png"]
    assert errors == []


def test_arguments_that_mean_nothing_are_errors(folder: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    found, errors = find_inputs([str(bare), str(tmp_path / "gone.txt"), str(folder / "*.doc")])
    assert found == []
    assert [error.code for error in errors] == ["no-documents", "missing-file", "missing-file"]
