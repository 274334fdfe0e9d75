"""Packages opened within bounds: what they say of themselves is not believed."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.readers import package, read_bytes
from checker.readers.package import Package, member_names
from checker.readers.xmlparts import parse_part
from tests.writers.packages import p, parts
from tests.writers.packages import package as docx

PLAN = p("KẾ HOẠCH") + p("Truyền thông năm 2026")


def zipped(members: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def code_of(data: bytes, name: str = "kh.docx") -> str:
    with pytest.raises(InputError) as refusal:
        read_bytes(data, name)
    assert refusal.value.file == name
    assert refusal.value.mend
    return refusal.value.code


def with_part(name: str, data: bytes) -> bytes:
    return zipped({**parts(docx(PLAN)), name: data})


def test_members_are_found_whatever_their_case_and_slashes() -> None:
    opened = Package(zipped({"Word\\Document.xml": b"a", "/b/C.xml": b"b"}), "x")
    assert (opened.read("word/document.xml"), opened.read("B/c.XML"), "word/other.xml" in opened) == (b"a", b"b", False)
    with pytest.raises(InputError) as refusal:
        opened.read("word/other.xml")
    assert refusal.value.code == "damaged-file"


def test_a_member_may_be_no_larger_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_MEMBER", 1000)
    opened = Package(zipped({"a": bytes(1000), "b": bytes(1001)}), "x")
    assert len(opened.read("a")) == 1000
    with pytest.raises(InputError) as refusal:
        opened.read("b")
    assert refusal.value.code == "too-large"


def test_all_that_is_read_from_a_package_counts_together() -> None:
    opened = Package(zipped({"a": bytes(1000), "b": bytes(1000)}), "x", whole=1500)
    opened.read("a")
    with pytest.raises(InputError) as refusal:
        opened.read("b")
    assert refusal.value.code == "too-large"


def bomb(size: int) -> bytes:
    return with_part("word/document.xml", b"<w:document>" + b"a" * size)


def test_a_part_that_inflates_out_of_all_measure_is_refused() -> None:
    assert code_of(bomb(16 * 2**20)) == "too-large"


@pytest.mark.parametrize("said", [4096, 2**31])
def test_a_directory_that_lies_about_a_size_is_found_out(said: int) -> None:
    size = 3 * 2**20
    data = bomb(size).replace(struct.pack("<I", size + 12), struct.pack("<I", said))
    assert code_of(data) == "damaged-file"


def test_a_directory_of_too_many_entries_is_not_opened() -> None:
    data = zipped({f"{number}": b"" for number in range(10_001)}, zipfile.ZIP_STORED)
    assert member_names(data) == ()
    with pytest.raises(InputError) as refusal:
        Package(data, "x")
    assert refusal.value.code == "too-large"


@pytest.mark.parametrize("kept", [0.2, 0.6, 0.98])
def test_a_file_without_its_end_is_damaged(kept: float) -> None:
    data = docx(PLAN)
    assert code_of(data[: int(len(data) * kept)]) == "damaged-file"


def test_damage_inside_a_part_is_told() -> None:
    data = bytearray(zipped(parts(docx(PLAN * 50))))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as file:
        at = file.getinfo("word/document.xml").header_offset + 60
    data[at : at + 20] = bytes(20)
    assert code_of(bytes(data)) == "damaged-file"


def test_a_package_whose_parts_need_a_password_says_so() -> None:
    data = bytearray(docx(PLAN))
    start = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[start + 8] |= 1
    assert code_of(bytes(data)) == "encrypted-file"


def test_an_encrypted_office_file_says_so() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(64)
    assert code_of(data) == "encrypted-file"


def test_a_package_of_something_else_is_no_plan() -> None:
    assert code_of(zipped({"xl/workbook.xml": b"<workbook/>"}), "bang.docx") in {"unsupported-format", "no-documents"}


def test_names_that_lead_out_of_a_folder_write_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    members = {
        **parts(docx(PLAN)),
        "../../evil.txt": b"x",
        "word/media/../../../../evil.txt": b"x",
        "..\\..\\evil.txt": b"x",
    }
    assert read_bytes(zipped(members), "kh.docx").lines[0] == "KẾ HOẠCH"
    assert not list(tmp_path.rglob("*"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "inside",
    ['<!ENTITY x SYSTEM "file:///etc/hostname">', '<!ENTITY a "ha"><!ENTITY x "&a;&a;&a;">', "<!ELEMENT w:p ANY>"],
)
def test_declarations_of_entities_are_refused(inside: str, encoding: str) -> None:
    body = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&x;</w:body></w:document>'
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w:document [{inside}]>{body}'
    assert code_of(with_part("word/document.xml", text.encode(encoding))) == "unsafe-file"


def test_other_xml_that_is_none() -> None:
    for part in (b"", b"<w:document", b"\x00\x01", b"<html/>", "<a>Kế</a>".encode("utf-16-le")):
        assert code_of(with_part("word/document.xml", part)) == "damaged-file"


def test_elements_nested_too_deep_are_refused() -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    deep = f'<w:document xmlns:w="{space}"><w:body>' + "<w:sdt><w:sdtContent>" * 3000 + "</w:sdtContent></w:sdt>" * 3000
    assert code_of(with_part("word/document.xml", f"{deep}</w:body></w:document>".encode())) == "damaged-file"


def test_a_part_of_too_many_nodes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.readers.xmlparts.MOST_NODES", 10)
    assert len(parse_part(b"<a>" + b"<b/>" * 9 + b"</a>", "a", "x")) == 9
    with pytest.raises(InputError) as refusal:
        parse_part(b"<a>" + b"<b/>" * 10 + b"</a>", "a", "x")
    assert refusal.value.code == "too-large"


def test_a_text_part_of_another_name_is_found_by_its_relation() -> None:
    members = parts(docx(PLAN))
    members["word/document2.xml"] = members.pop("word/document.xml")
    members["_rels/.rels"] = members["_rels/.rels"].replace(b"word/document.xml", b"/word/document2.xml")
    assert read_bytes(zipped(members), "kh.txt").format == "docx"


def test_macros_are_told_and_never_read() -> None:
    document = read_bytes(with_part("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 Attribut"), "kh.docx")
    assert [note.kind for note in document.notes] == ["macros"]
