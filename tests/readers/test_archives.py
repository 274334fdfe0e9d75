from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from checker.engine import find_inputs
from checker.errors import InputError
from checker.readers import READABLE, archive_members, read_path
from checker.readers.archives import DEEPEST


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "nộp"


def put(folder: Path, members: dict[str, bytes], name: str = "bài.zip") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(packed(members))
    return path


def names(path: Path) -> list[str]:
    found = archive_members(path, READABLE)
    assert found is not None
    return [member.relative_to(path).as_posix() for member in found]


def test_members_are_named_as_if_the_archive_were_a_folder(folder: Path) -> None:
    path = put(folder, {"Sở A/kế hoạch.txt": "KẾ HOẠCH A".encode(), "b.md": b"# B"})
    assert names(path) == ["Sở A/kế hoạch.txt", "b.md"]
    document = read_path(path / "Sở A" / "kế hoạch.txt")
    assert document.lines == ("KẾ HOẠCH A",)
    assert document.name == str(path / "Sở A" / "kế hoạch.txt")


def test_arguments_that_name_archives_mean_their_members(folder: Path) -> None:
    path = put(folder, {"a.txt": b"a", "anh.png": b"\x89PNG"})
    assert find_inputs([str(folder)]) == ([path / "a.txt"], [])
    assert find_inputs([str(path)]) == ([path / "a.txt"], [])
    assert find_inputs([str(path / "a.txt")]) == ([path / "a.txt"], [])


def test_what_systems_leave_behind_is_no_member(folder: Path) -> None:
    path = put(folder, {"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "~$a.txt": b"x", "thư mục/": b"", "a.txt": b"a"})
    assert names(path) == ["a.txt"]


def test_names_that_lead_out_of_the_archive_do_not(folder: Path) -> None:
    evil = {"../../evil.txt": b"a", "/etc/evil2.txt": b"b", "..\\..\\evil3.txt": b"c", "C:/evil4.txt": b"d"}
    path = put(folder, evil)
    assert names(path) == ["C_/evil4.txt", "etc/evil2.txt", "evil.txt", "evil3.txt"]
    assert [read_path(path / name).lines for name in names(path)] == [("d",), ("b",), ("a",), ("c",)]
    assert [found.name for found in folder.parent.rglob("*")] == ["nộp", "bài.zip"]


def test_two_members_of_one_name_are_told_apart(folder: Path) -> None:
    path = put(folder, {"a.txt": b"one", "./a.txt": b"two"})
    assert names(path) == ["a (2).txt", "a.txt"]


def test_an_archive_in_an_archive_is_opened_to_a_depth(folder: Path) -> None:
    inside = {"sâu.txt": b"deep"}
    for level in range(DEEPEST):
        inside = {f"{level}.zip": packed(inside), f"{level}.txt": b"text"}
    path = put(folder, inside)
    assert names(path) == ["1.txt", "1.zip/0.txt", "1.zip/0.zip"]
    with pytest.raises(InputError) as found:
        read_path(path / "1.zip" / "0.zip")
    assert found.value.code == "unsupported-format"


def test_a_bomb_in_an_archive_is_refused_and_the_others_are_read(folder: Path) -> None:
    path = put(folder, {"bom.txt": bytes(80 * 2**20), "a.txt": b"a"})
    assert read_path(path / "a.txt").lines == ("a",)
    with pytest.raises(InputError) as found:
        read_path(path / "bom.txt")
    assert (found.value.code, found.value.file) == ("too-large", f"{path}/bom.txt")


def test_a_locked_member_says_so(folder: Path) -> None:
    path = put(folder, {"a.txt": b"a"})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(InputError) as found:
        read_path(path / "a.txt")
    assert found.value.code == "encrypted-file"


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 and no more", packed({"a.txt": b"a" * 500})[:60]], ids=["a head alone", "the end cut off"]
)
def test_a_broken_archive_is_an_error_of_its_own(folder: Path, data: bytes) -> None:
    folder.mkdir()
    (folder / "hỏng.zip").write_bytes(data)
    (folder / "a.txt").write_text("a")
    found, errors = find_inputs([str(folder)])
    assert found == [folder / "a.txt"]
    assert [(error.code, error.file) for error in errors] == [("damaged-file", str(folder / "hỏng.zip"))]


def test_what_is_not_there_is_missing(folder: Path) -> None:
    path = put(folder, {"a.txt": b"a"})
    with pytest.raises(InputError) as found:
        read_path(path / "b.txt")
    assert found.value.code == "missing-file"
