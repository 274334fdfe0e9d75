"""Patches: what GNU patch makes of them, in files of every kind."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import InputError
from checker.model.changes import apply, settle
from checker.model.document import Document
from checker.model.outcome import Edit, Severity
from checker.readers import read_bytes
from checker.writers.offers import offered
from checker.writers.patch import make_patch
from tests.reporters.factories import outcome

_PLAN = "KẾ HOẠCH\nI. MỤC ĐÍCH\nNâng cao.\n\nII. NHIỆM VỤ\n1. Chiếu phim\n- Thời gian: tháng 9 năm 2024.\n\nNơi nhận:\n"
_EDITS = (
    Edit(start=(7, 1), end=(7, 1), text="- Đơn vị chủ trì: [điền: đơn vị].\n"),
    Edit(start=(7, 26), end=(7, 30), text="2025"),
    Edit(start=(9, 1), end=(9, 1), text="III. KINH PHÍ\nNgân sách.\n\n"),
)
_WANTED = (
    "KẾ HOẠCH\nI. MỤC ĐÍCH\nNâng cao.\n\nII. NHIỆM VỤ\n1. Chiếu phim\n- Đơn vị chủ trì: [điền: đơn vị].\n"
    "- Thời gian: tháng 9 năm 2025.\n\nIII. KINH PHÍ\nNgân sách.\n\nNơi nhận:\n"
)

needs_patch = pytest.mark.skipif(shutil.which("patch") is None, reason="GNU patch is not installed")


def _read(source: bytes) -> Document:
    return read_bytes(source, "kh.txt")


@needs_patch
@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (_PLAN, _WANTED),
        (_PLAN.replace("\n", "\r\n"), _WANTED.replace("\n", "\r\n")),
        ("\ufeff" + _PLAN, "\ufeff" + _WANTED),
        (_PLAN.rstrip("\n"), _WANTED.rstrip("\n")),
        (_PLAN.replace("Nâng cao.\n", "Nâng cao.\r\n"), _WANTED.replace("Nâng cao.\n", "Nâng cao.\r\n")),
        (_PLAN.replace("Nâng cao.", "Nâng\fcao\u2028."), _WANTED.replace("Nâng cao.", "Nâng\fcao\u2028.")),
        (_PLAN.replace("\n", "\r"), _WANTED.replace("\n", "\r")),
    ],
    ids=["plain", "CRLF", "byte order mark", "no newline at the end", "mixed line breaks", "form feed", "CR"],
)
def test_patch_carries_out_the_edits(tmp_path: Path, source: str, wanted: str) -> None:
    name = "thư mục/kế hoạch số 1.txt"
    file = tmp_path / name
    file.parent.mkdir()
    file.write_bytes(source.encode())
    made = make_patch(source.encode(), name, _read(source.encode()), _EDITS)
    assert made.changed.decode() == wanted
    run = subprocess.run(["patch", "-p1"], cwd=tmp_path, input=made.diff, capture_output=True, check=False)
    assert run.returncode == 0, run.stdout.decode()
    assert file.read_bytes().decode() == wanted


def test_what_comes_behind_the_last_line_starts_a_line_of_its_own() -> None:
    edit = Edit(start=(3, 1), end=(3, 1), text="ba\n")
    assert apply("một\nhai", [edit]) == "một\nhai\nba"
    assert apply("một\nhai\n", [edit]) == "một\nhai\nba\n"


def test_edits_that_overlap_an_earlier_one_are_left_out() -> None:
    first = Edit(start=(1, 1), end=(1, 4), text="a")
    second = Edit(start=(1, 3), end=(1, 6), text="b")
    beside = Edit(start=(1, 4), end=(1, 6), text="c")
    kept, clashing = settle([first, second, beside, first])
    assert kept == (first, beside)
    assert clashing == (second,)


def test_inserts_at_one_place_keep_their_order() -> None:
    edits = [Edit(start=(2, 1), end=(2, 1), text=f"{text}\n") for text in ("z", "a", "m")]
    kept, clashing = settle(edits)
    assert apply("1\n2\n", kept) == "1\nz\na\nm\n2\n"
    assert clashing == ()


def test_new_sections_at_one_place_are_numbered_one_after_another() -> None:
    def section(rule: str, title: str, severity: Severity) -> object:
        edit = Edit(start=(9, 1), end=(9, 1), text=f"\n**IV. {title}**\nNội dung.\n")
        return outcome(rule, edits=(edit,), severity=severity)

    found = offered([section("b", "BÁO CÁO", Severity.WARNING), section("a", "KINH PHÍ", Severity.ERROR)])  # type: ignore[list-item]
    assert [edit.text.split("\n")[1] for edit in found] == ["**IV. KINH PHÍ**", "**V. BÁO CÁO**"]


def test_nothing_to_change_is_an_empty_patch() -> None:
    assert make_patch(_PLAN.encode(), "a.txt", _read(_PLAN.encode()), ()).diff == b""


@pytest.mark.parametrize("source", ["Kế hoạch".encode("utf-16"), b"\xc3\x28", b"other text\n"])
def test_a_file_that_is_not_what_was_read_gets_no_patch(source: bytes) -> None:
    with pytest.raises(InputError) as caught:
        make_patch(source, "a.txt", _read("Kế hoạch".encode()), _EDITS)
    assert caught.value.code == "not-patchable"


@given(st.lists(st.text(alphabet="ab ê\u0323", max_size=5), min_size=1, max_size=8), st.data())
def test_lines_beside_an_edit_stay_as_they_are(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines) + "\n"
    line = data.draw(st.integers(1, len(lines)))
    edit = Edit(start=(line, 1), end=(line, 1), text="mới\n")
    assert apply(text, [edit]).split("\n") == [*lines[: line - 1], "mới", *lines[line - 1 :], ""]
