"""Old Vietnamese fonts in Word files: converted by run, and only where the text says so too."""

from __future__ import annotations

import pytest

from tests.readers.docx.pages import lines, of_style, read, style
from tests.readers.encoded import typed
from tests.writers.packages import p, r

SMALL = "thực hiện kế hoạch của ủy ban nhân dân tỉnh về phát triển hợp tác xã, bảo đảm đúng tiến độ và tiết kiệm"


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def test_the_font_of_the_run_says_how_to_read_it() -> None:
    body = p(
        r(typed(SMALL, tcvn3=True), font(".VnTime")),
        r(" của Sở ", font("Times New Roman")),
        r(typed(SMALL, tcvn3=False), font("VNI-Times")),
    )
    document = read(body)
    assert document.lines == (f"{SMALL} của Sở {SMALL}",)
    assert [(note.kind, note.line) for note in document.notes] == [("legacy-encoding", 1)]
    assert "TCVN3 (ABC) and VNI" in document.notes[0].text


def test_capitals_of_a_font_that_has_only_capitals() -> None:
    assert lines(p(r(typed("kế hoạch", tcvn3=True), font(".VnTimeH")))) == ["KẾ HOẠCH"]
    assert lines(p(r(typed("kế hoạch", tcvn3=True), font(".VnArial NarrowH")))) == ["KẾ HOẠCH"]


def test_capitals_in_a_word_and_not_beside_a_number() -> None:
    assert lines(p(r("KÕ ho¹ch Sè: 412/KH-SNNMT", font(".VnTime")))) == ["Kế hoạch Số: 412/KH-SNNMT"]


@pytest.mark.parametrize("more", ["", '<w:rStyle w:val="Chu"/>'])
def test_the_font_may_come_from_a_style(more: str) -> None:
    styles = (
        style("Cu", f"<w:rPr>{font('.VnTime')}</w:rPr>")
        + style("Moi", "", based="Cu")
        + style("Chu", "", kind="character")
    )
    assert lines(p(r(typed(SMALL, tcvn3=True), more), properties=of_style("Moi")), styles=styles) == [SMALL]


def test_the_font_for_letters_beyond_ascii_counts() -> None:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi=".VnTime"/>'
    assert lines(p(r(typed(SMALL, tcvn3=True), fonts))) == [SMALL]


@pytest.mark.parametrize("tcvn3", [True, False])
def test_a_text_whose_old_fonts_were_replaced_is_known_by_its_words(tcvn3: bool) -> None:
    document = read(p(r(typed(SMALL, tcvn3=tcvn3), font("Times New Roman"))))
    assert document.lines[0] == SMALL
    assert [note.kind for note in document.notes] == ["legacy-encoding"]


def test_a_font_of_the_theme_goes_before_one_by_name() -> None:
    styles = style("Cu", f"<w:rPr>{font('.VnTime')}</w:rPr>")
    theme = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    assert lines(p(r("§¶ng", theme), properties=of_style("Cu")), styles=styles) == ["§¶ng"]


def test_unicode_in_an_old_font_stays() -> None:
    """Word shows Unicode in any font: a run of letters that Latin has too is judged with all others of its font."""
    runs = [r(word + " ", font(".VnTime")) for word in f"{SMALL} công tác tháng hai".split()]
    document = read(p(*runs))
    assert document.lines == (f"{SMALL} công tác tháng hai ",)
    assert document.notes == ()


def test_the_letter_that_programs_take_for_a_soft_hyphen() -> None:
    run = f"<w:r><w:rPr>{font('.VnTime')}</w:rPr><w:t>H</w:t><w:softHyphen/><w:t>íng dÉn</w:t></w:r>"
    assert lines(p(run)) == ["Hướng dẫn"]


def test_a_letter_whose_mark_stands_in_another_run() -> None:
    raw = typed("hướng dẫn", tcvn3=False)
    assert lines(p(*(r(sign, font("VNI-Times")) for sign in raw))) == ["hướng dẫn"]


def test_decomposed_letters_over_runs_stay_as_they_are() -> None:
    assert lines(p(r("Ke"), r("\u0302\u0301 hoa"), r("\u0323ch"))) == ["Ke\u0302\u0301 hoa\u0323ch"]
