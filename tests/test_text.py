"""The folded view: what it makes alike, what it keeps apart, and the way back to the original."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text import Text, fold, fold_key, loosen

WORDS = [
    "kế", "hoạch", "Uỷ", "ban", "nhân", "dân", "tỉnh", "hoà", "khoẻ", "thuý", "quý", "Quyết", "định", "NĐ-CP", "Đắk",
    "15/3/2025", "số", "1.", "“trích”", "–", "giường", "nghiệm", "thu", "ưu", "tiên", "qúy", "giữa", "thuở", "xoè",
]  # fmt: skip
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
# Letters, marks in any order, invisible characters, all kinds of space: whatever a file may hold.
ANYTHING = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("aăâeêioôơuưyđĐÐ\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u200b\u00ad\u00a0\t\n…ﬁİ½②"),
    ),
    max_size=40,
)


def nbsp(text: str) -> str:
    return text.replace(" ", "\u00a0")


def double_spaces(text: str) -> str:
    return text.replace(" ", "  ")


def eth(text: str) -> str:
    return text.replace("Đ", "\u00d0").replace("đ", "\u00f0")


def zero_width(text: str) -> str:
    return "\u200b".join(text)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _bare(key: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c)) or key


SPELLINGS = [decomposed, nbsp, double_spaces, str.upper, eth, zero_width]


@given(ANYTHING)
def test_folding_twice_changes_nothing(text: str) -> None:
    key = fold(text).key
    assert fold(key).key == key


@given(ANYTHING)
def test_every_folded_offset_leads_to_its_characters_in_order(text: str) -> None:
    folded = fold(text)
    places = [folded.original(at, at + 1) for at in range(len(folded.key))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(places))
    for (start, end), char in zip(places, folded.key, strict=True):
        # A tone may move to the other vowel of its pair; the letter stays where it was.
        assert unicodedata.combining(char) or _bare(char) in _bare(fold(text[start:end]).key)


@given(SENTENCES)
def test_a_word_found_in_the_key_is_the_same_word_in_the_original(sentence: str) -> None:
    for spelling in SPELLINGS:
        text = spelling(sentence)
        folded = fold(text)
        for word in folded.key.split(" "):
            at = folded.key.index(word)
            start, end = folded.original(at, at + len(word))
            assert fold_key(text[start:end]) == word


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda spelling: spelling.__name__)
@given(sentence=SENTENCES)
def test_spellings_of_one_sentence_fold_alike(spelling: object, sentence: str) -> None:
    assert callable(spelling)
    assert fold(spelling(sentence)).key == fold(sentence).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vân Giang", "Va\u0302n Giang"),
        ("BỘ", "BO\u0323\u0302"),  # marks in the order of typing, not of Unicode
        ("ế", "e\u0301\u0302"),
        ("ự", "\u01b0\u0323"),
        ("Điều", "\u00d0iều"),
        ("nghị định", "nghị \u0111\u1ecbnh"),
        ("NĐ-CP", "N\u0189-CP"),
        ("ngày\u00a015", "ngày 15"),
        ("ngày\u202f15", "ngày 15"),
        ("a\tb", "a b"),
        ("17\u200b/2025", "17/2025"),
        ("\ufeffKế hoạch", "Kế hoạch"),
        ("QĐ\u00ad-UBND", "QĐ-UBND"),
        ("41/KH\u2013SVHTT", "41/KH-SVHTT"),
        ("2026 \u2014 2030", "2026 - 2030"),
        ("15\u20443\uff0f2025", "15/3/2025"),
        ("\u201cđúng hạn\u201d", '"đúng hạn"'),
        ("\u00abđúng hạn\u00bb", '"đúng hạn"'),
        ("\uff14\uff11/KH", "41/KH"),
        ("\u2022 Sở", "- Sở"),
        ("\uf0b7 Sở", "- Sở"),
        ("Ủy ban", "Uỷ ban"),
        ("ỦY BAN", "UỶ BAN"),
        ("hòa", "hoà"),
        ("số hóa", "số hoá"),
        ("KHÁNH HÒA", "KHÁNH HOÀ"),
        ("khỏe", "khoẻ"),
        ("thúy", "thuý"),
        ("quý", "qúy"),
    ],
)
def test_forms_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold_key(one) == fold_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("quý", "quì"), ("mục", "múc"), ("hoạch", "hạch"), ("Sơn", "Son"), ("ma", "mạ"), ("đa", "da")]
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold_key(one) != fold_key(other)


def test_the_loose_view_forgets_marks_and_keeps_places() -> None:
    key = fold("Nơi nhận: ĐỒNG ƯỚC").key
    assert loosen(key) == "noi nhan: dong uoc"
    assert len(loosen(key)) == len(key)


@given(st.lists(st.text("ab ", min_size=1, max_size=6), min_size=1, max_size=5), st.data())
def test_a_cut_of_a_joined_text_stands_where_its_characters_stand(lines: list[str], data: st.DataObject) -> None:
    text = Text.join([Text.of_line(line, number) for number, line in enumerate(lines, 1)])
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = text.cut(start, end)
    assert part.value == text.value[start:end].strip()
    for at, char in enumerate(part.value):
        place = part.location(at, at + 1)
        line = lines[place.line - 1]
        # The separator stands behind the end of its line.
        assert line[place.column - 1 : place.end_column - 1] == char or (char == " " and place.column == len(line) + 1)


def test_joined_lines_keep_their_places() -> None:
    text = Text.join([Text.of_line("Căn cứ Nghị quyết", 7, 3), Text.of_line("số 5", 8)])
    assert text.value == "Căn cứ Nghị quyết số 5"
    assert (text.line, text.end_line) == (7, 8)
    place = text.location(text.value.index("quyết"), len(text.value))
    assert (place.line, place.column, place.end_line, place.end_column) == (7, 15, 8, 5)
    assert text.location(3, 3).empty


def test_what_the_key_found_is_located_in_the_original() -> None:
    text = Text.of_line("Kế\u200b  HOẠCH  số", 4)
    at = text.key.index("hoạch")
    place = text.key_location(at, at + 5)
    assert (place.line, place.column, place.end_column) == (4, 6, 11)
    assert text.cut_key(at, at + 5).value == "HOẠCH"


def test_an_empty_text_has_a_place() -> None:
    text = Text.join([])
    assert text.value == ""
    assert text.location().line == 1
