"""What holds for all formats: a bad file is one line, the others are read; what is absent says how to get it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import checker
from checker.engine import find_inputs, run
from checker.errors import InputError
from checker.readers import READABLE
from checker.readers.office import read_doc
from checker.readers.pdf import read_pdf
from checker.reporters.words import words
from checker.rules import load_rules
from tests.readers.pdf.paper import Sheet, paper
from tests.readers.test_archives import packed
from tests.readers.test_opendocument import odt, p

SOURCES = Path(checker.__file__).parent / "readers"


def test_a_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    good = [("kế hoạch.txt", "KẾ HOẠCH\nTuyên truyền năm 2026".encode()), ("b.odt", odt(p("KẾ HOẠCH")))]
    bad = [
        ("hỏng.pdf", b"%PDF-1.7 and no more", "damaged-file"),
        ("khóa.odt", odt(p("a"), manifest="<encryption-data/>"), "encrypted-file"),
        ("trống.html", b"<html><body></body></html>", "no-text"),
        ("thực thể.odt", odt(p("a"), styles="<!DOCTYPE a>"), "unsafe-file"),
        ("hỏng.zip", b"PK\x03\x04 and no more", "damaged-file"),
        ("ảnh.docx", b"\x89PNG\r\n\x1a\n" + bytes(60), "binary-file"),
    ]
    for name, data in (*good, *((name, data) for name, data, _ in bad)):
        (tmp_path / name).write_bytes(data)
    (tmp_path / "nộp.zip").write_bytes(packed({"c.txt": b"KE HOACH", "d.pdf": b"%PDF-1.7"}))
    found, errors = find_inputs([str(tmp_path)])
    report = run(found, load_rules(select=("missing-purpose",)))
    read = {Path(file.file).relative_to(tmp_path).as_posix() for file in report.files}
    assert read == {"kế hoạch.txt", "b.odt", "nộp.zip/c.txt"}
    told = {
        Path(error.file).relative_to(tmp_path).as_posix(): error.code
        for error in (*errors, *report.errors)
        if error.file is not None
    }
    assert told == {**{name: code for name, _, code in bad}, "nộp.zip/d.pdf": "damaged-file"}


def test_every_format_is_looked_for_in_folders() -> None:
    assert {".txt", ".md", ".docx", ".odt", ".doc", ".rtf", ".pdf", ".html", ".zip"} <= set(READABLE)


def test_an_extra_that_is_absent_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    monkeypatch.setitem(sys.modules, "olefile", None)
    with pytest.raises(InputError, match=r"kehoach-checker\[pdf\]") as pdf:
        read_pdf(paper(Sheet()), "a.pdf")
    with pytest.raises(InputError, match=r"kehoach-checker\[office\]") as office:
        read_doc(b"\xd0\xcf\x11\xe0" + bytes(600), "a.doc")
    assert (pdf.value.code, office.value.code) == ("needs-pdf", "needs-office")


def test_every_error_of_a_reader_is_told_in_vietnamese() -> None:
    codes = {
        code
        for path in SOURCES.rglob("*.py")
        for code in re.findall(r'code="([a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    assert {"needs-libreoffice", "needs-tesseract", "too-slow"} <= codes
    say = words("vi")
    assert sorted(code for code in codes if not say.get(f"error.{code}", "")) == []
