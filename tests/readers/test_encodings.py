"""Old encodings: recognised by the words that they make, converted, and said so; never guessed."""

from __future__ import annotations

import unicodedata

import pytest

from checker.errors import InputError
from checker.readers import read_bytes, read_text
from tests.readers.encoded import TONES, typed
from tests.readers.shown import texts

TEXT = (
    "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về phát triển hợp tác xã, Sở Nông nghiệp xây dựng kế hoạch triển khai "
    "như sau: đẩy mạnh tuyên truyền, vận động bà con liên kết sản xuất; bảo đảm đúng tiến độ, tiết kiệm, hiệu quả."
)
SMALL = TEXT.lower()


@pytest.mark.parametrize("as_bytes", [True, False], ids=["one byte a letter", "look-alikes in UTF-8"])
@pytest.mark.parametrize(
    ("name", "shown", "meant"),
    [
        ("tcvn3", typed(SMALL, tcvn3=True), SMALL),
        ("vni", typed(TEXT, tcvn3=False), TEXT),
    ],
)
def test_fonts_with_codes_of_their_own(name: str, shown: str, meant: str, as_bytes: bool) -> None:
    document = read_bytes(shown.encode("latin-1" if as_bytes else "utf-8"), "a.txt")
    assert texts(document) == [meant]
    assert document.encoding == name
    assert [note.kind for note in document.notes] == ["legacy-encoding"]


def test_text_given_as_text_is_restored_too() -> None:
    assert texts(read_text(typed(TEXT, tcvn3=False), "-")) == [TEXT]


def test_capitals_of_tcvn3_come_from_the_letters_around_them() -> None:
    # In a capital font the codes are small ones; only plain letters show that the word is in capitals.
    head = "KẾ HOẠCH PHÒNG, CHỐNG HẠN HÁN"
    shown = "".join(c if c.isascii() else typed(c.lower(), tcvn3=True) for c in head)
    document = read_bytes(f"{shown}\n\n{typed(SMALL, tcvn3=True)}".encode("latin-1"), "a.txt")
    assert texts(document) == [head, SMALL]


def test_a_capital_at_the_start_of_a_word_makes_no_capital_word() -> None:
    shown = typed("Sở Tư pháp, Hà Nội, Ở", tcvn3=True).replace("Ở", "ë")
    document = read_bytes(f"{shown}. {typed(SMALL, tcvn3=True)}".encode("latin-1"), "a.txt")
    assert texts(document)[0] == f"Sở Tư pháp, Hà Nội, ở. {SMALL}"


def test_windows_1258() -> None:
    data = b""
    for char in TEXT:
        try:
            data += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tone = "".join(c for c in parts if c in TONES)
            rest = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
            data += (rest + tone).encode("cp1258")
    document = read_bytes(data, "a.txt")
    assert texts(document) == [TEXT]
    assert (document.encoding, document.notes[0].kind) == ("cp1258", "legacy-encoding")


@pytest.mark.parametrize("page", ["latin-1", "cp1252"])
def test_utf_8_that_was_shown_as_latin_1(page: str) -> None:
    shown = "".join(bytes([b]).decode(page, "ignore") or chr(b) for b in TEXT.encode())
    document = read_bytes(shown.encode(), "a.txt")
    assert texts(document) == [TEXT]
    assert document.notes[0].kind == "legacy-encoding"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "utf-8"])
def test_unicode_in_all_its_forms_needs_no_note(encoding: str) -> None:
    document = read_bytes(f"{TEXT}\r\n{TEXT}\r\n".encode(encoding), "a.txt")
    assert document.lines == (TEXT, TEXT)
    assert document.newline == "\r\n"
    assert document.encoding == encoding
    assert not document.notes


def test_decomposed_letters_are_kept_as_they_are() -> None:
    document = read_bytes(unicodedata.normalize("NFD", TEXT).encode(), "a.txt")
    assert document.lines[0] == unicodedata.normalize("NFD", TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "Le café était fermé à Orléans; le maître d'hôtel a répondu: «déjà vu».",
        "Ho so nay khong dau.",
        "Cà phê và bánh mì là món quà cho bà.",
        "25 °C ± 2 µm × 3",
    ],
)
def test_other_latin_text_is_left_alone(text: str) -> None:
    document = read_bytes(text.encode(), "a.txt")
    assert texts(document) == [text]
    assert not document.notes


def test_letters_that_no_table_explains_are_reported_and_left() -> None:
    text = "¿¡ßçÞ " * 30 + "xÿz wÿq bÐf " * 30
    document = read_bytes(text.encode(), "a.txt")
    assert document.encoding == "utf-8"
    assert [note.kind for note in document.notes] == ["legacy-encoding"]
    assert document.lines == (text,)


def test_a_few_damaged_bytes_cost_a_few_letters() -> None:
    data = f"{TEXT}\n{TEXT}".encode()
    at = data.rindex("ộ".encode())
    document = read_bytes(data[:at] + b"\xff" + data[at:], "a.txt")
    assert document.lines[0] == TEXT
    assert [(note.kind, note.line) for note in document.notes] == [("replacement-characters", 2)]


@pytest.mark.parametrize("data", [b"caf\xe9", b"\x80\x81\xfe\xff" * 40, b"\xef\xbb\xbf\xff\xff\xff"])
def test_what_nothing_explains_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as refusal:
        read_bytes(data, "a.txt")
    assert refusal.value.code == "undecodable"
    assert refusal.value.mend is not None
