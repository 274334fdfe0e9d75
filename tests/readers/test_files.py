"""Files and bytes: what is opened, what is refused and why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.readers import read_bytes, read_path, read_text
from tests.readers.shown import texts

PLAN = "KẾ HOẠCH\nPhòng, chống hạn hán năm 2031\n"


def code_of(data: bytes, name: str = "plan.txt") -> str:
    with pytest.raises(InputError) as refusal:
        read_bytes(data, name)
    assert refusal.value.file == name
    assert refusal.value.exit_code == 2
    return refusal.value.code


@pytest.mark.parametrize("data", [b"", b"  \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe\n\0", "\u00a0\n".encode()])
def test_a_file_without_text_is_empty(data: bytes) -> None:
    assert code_of(data) == "empty-file"


def test_a_text_without_text_is_empty() -> None:
    with pytest.raises(InputError) as refusal:
        read_text(" \n", "-")
    assert refusal.value.code == "empty-file"


def test_what_is_not_there_and_what_is_no_file(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "không có.txt", "missing-file"), (tmp_path, "not-a-file")):
        with pytest.raises(InputError) as refusal:
            read_path(path)
        assert refusal.value.code == code
        assert refusal.value.file == str(path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="rights bind ordinary users of POSIX systems")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN)
    path.chmod(0)
    with pytest.raises(InputError) as refusal:
        read_path(path)
    assert refusal.value.code == "unreadable-file"


@pytest.mark.parametrize(
    ("begins", "code"),
    [
        (b"PK\x03\x04" + bytes(60), "damaged-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60), "damaged-file"),
        (b"%PDF-1.7\n%\xe2\xe3", "damaged-file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "binary-file"),
        (b"\x7fELF\x02\x01" + bytes(60), "binary-file"),
        (bytes(range(256)) * 8, "binary-file"),
        (bytes(7 * [1, 2, 3, 4, 65]), "binary-file"),
    ],
)
def test_what_is_no_text_is_refused_by_its_content(begins: bytes, code: str) -> None:
    assert code_of(begins, "kế hoạch.txt") == code


def test_a_refused_file_says_what_to_send_instead() -> None:
    with pytest.raises(InputError) as refusal:
        read_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60), "kh.docx")
    assert refusal.value.mend is not None
    assert ".docx" in refusal.value.mend


def test_the_first_letters_of_a_picture_may_begin_a_text() -> None:
    assert texts(read_bytes("BM. 12 — biểu mẫu kèm theo".encode(), "a.txt")) == ["BM. 12 — biểu mẫu kèm theo"]


def test_a_file_beyond_the_bound_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.readers.files.LARGEST", 20)
    assert code_of(b"a" * 21) == "too-large"
    assert texts(read_bytes(b"a" * 20, "plan.txt")) == ["a" * 20]


def test_a_path_is_read_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(PLAN, encoding="utf-8")
    document = read_path(path)
    assert document.name == str(path)
    assert (document.format, document.newline, document.encoding) == ("text", "\n", "utf-8")
    assert document.lines == tuple(PLAN.splitlines())


@pytest.mark.parametrize(
    ("text", "name", "format_name"),
    [
        ("I. MỤC ĐÍCH\n* Lưu ý: *", "plan.txt", "text"),
        ("I. MỤC ĐÍCH", "plan.md", "markdown"),
        ("**I. MỤC ĐÍCH**", "plan.txt", "markdown"),
        ("**I. MỤC\nĐÍCH**", "plan.txt", "markdown"),
        ("## I. MỤC ĐÍCH", "plan", "markdown"),
        ("| STT | Việc |\n|-----|------|\n| 1 | Họp |", "-", "markdown"),
        ("<table><tr><td>STT</td></tr></table>", "plan.txt", "markdown"),
        ("Số 5 # 6\n5 * 3 ** 2", "plan.txt", "text"),
    ],
)
def test_markdown_is_seen_by_its_marks(text: str, name: str, format_name: str) -> None:
    assert read_text(text, name).format == format_name


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(InputError) as refusal:
        read_text(PLAN, "-", "docx")
    assert refusal.value.code == "unsupported-format"


@pytest.mark.parametrize(
    ("text", "newline", "lines"),
    [
        ("một\nhai\n", "\n", ("một", "hai")),
        ("một\r\nhai\r\n", "\r\n", ("một", "hai")),
        ("một\rhai", "\r", ("một", "hai")),
        ("một\r\nhai\n", "\n", ("một\r", "hai")),
        ("một\n\fhai\vba\u2028bốn\n", "\n", ("một", "\fhai\vba\u2028bốn")),
        ("một\n\n\n", "\n", ("một", "", "")),
    ],
)
def test_lines_are_those_that_patch_counts(text: str, newline: str, lines: tuple[str, ...]) -> None:
    document = read_text(text, "a.txt")
    assert document.newline == newline
    assert document.lines == lines


def test_control_characters_stay_in_the_lines_and_leave_the_blocks() -> None:
    document = read_text("KẾ\x07 HO\x00ẠCH\x1b[31m", "a.txt")
    assert document.lines == ("KẾ\x07 HO\x00ẠCH\x1b[31m",)
    assert texts(document) == ["KẾ HOẠCH[31m"]


def test_what_looks_like_markup_is_text() -> None:
    line = "Kế hoạch [red]đỏ[/red] <script>alert(1)</script> [điền: tên]"
    assert texts(read_text(line, "a.txt")) == [line]
    assert texts(read_text(line, "a.md")) == [line]
