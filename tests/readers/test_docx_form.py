"""How the pages of a Word file look: only what the file says, and nothing where it is silent."""

from __future__ import annotations

import pytest

from checker.model.form import Form
from checker.readers.docx import read_docx
from checker.repository.drafting import Line
from checker.writers.draft_docx import draft_docx
from tests.writers.packages import p, package, r

A4 = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/>'
LETTER = '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:gutter="284"/>'
LYING = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850"/>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def form(body: str, section: str = "", **parts: str) -> Form:
    found = read_docx(package(body, section=section, **parts), "kh.docx").form
    assert found is not None
    return found


def refers(name: str, part: int, kind: str = "default") -> str:
    return f'<w:{name}Reference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="{kind}" r:id="rId{part}"/>'


def test_pages_are_measured_in_whole_millimetres_and_told_once_with_their_first_line() -> None:
    body = (
        p("một")
        + p("hai", properties=f"<w:sectPr>{A4}</w:sectPr>")
        + p("ba", properties=f"<w:sectPr>{LYING}</w:sectPr>")
        + p("bốn", properties=f"<w:sectPr>{A4}</w:sectPr>")
        + p("năm")
    )
    pages = form(body, LETTER).pages
    assert [(page.width, page.height, page.left, page.right, page.location.line) for page in pages] == [
        (210, 297, 30, 15, 1), (297, 210, 15, 15, 3), (216, 279, 30, 25, 5),
    ]  # fmt: skip
    assert [page.landscape for page in pages] == [False, True, False]


def test_a_page_that_nothing_measures_is_not_told() -> None:
    assert form(p("một")).pages == ()


def test_fonts_are_told_by_their_share_of_the_letters_and_unnamed_ones_not_at_all() -> None:
    arial, times = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', '<w:rFonts w:ascii="Times New Roman"/>'
    fonts = form(p(r("ab 12", arial), r("abcdef", times)) + p("ab")).fonts
    assert [(font.name, font.share) for font in fonts] == [("Times New Roman", 60), ("Arial", 20)]
    assert (fonts[0].location.column, fonts[1].location.column) == (6, 1)


@pytest.mark.parametrize(
    ("section", "header", "told"),
    [
        (refers("header", 1), p(FIELD, properties='<w:jc w:val="center"/>'), ("top", "center", True)),
        (refers("header", 1) + "<w:titlePg/>", p(FIELD, properties='<w:jc w:val="center"/>'), ("top", "center", False)),
        (refers("header", 1) + "<w:titlePg/>", p(FIELD, properties='<w:jc w:val="right"/>'), ("top", "right", False)),
        (refers("header", 1) + "<w:titlePg/>", p(FIELD), ("top", None, False)),
        (refers("header", 1), p("<w:r><w:tab/></w:r>", FIELD, properties='<w:jc w:val="left"/>'), ("top", None, True)),
        (refers("footer", 1), p(FIELD, properties='<w:jc w:val="center"/>'), ("bottom", "center", True)),
        (refers("header", 1), p("<w:r><w:instrText>NUMPAGES</w:instrText></w:r>"), None),
    ],
)
def test_the_place_of_page_numbers_is_that_of_their_field(
    section: str, header: str, told: tuple[object, ...] | None
) -> None:
    name = "footer" if "footer" in section else "header"
    found = form(p("một"), section + A4, **{name: header}).page_numbers
    assert [(n.place, n.align, n.first) for n in found] == ([told] if told else [])


def test_missing_page_numbers_are_told_of_files_known_to_have_several_pages_only() -> None:
    turned = p("một") + p("<w:r><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r>")
    assert [n.place for n in form(turned, A4).page_numbers] == ["none"]
    assert form(p("một") + p("hai"), A4).page_numbers == ()


def test_a_header_that_cannot_be_read_does_not_hide_the_text() -> None:
    document = read_docx(package(p("một"), section=refers("header", 1), header="<broken"), "kh.docx")
    assert document.lines == ("một",)
    assert document.form is not None
    assert document.form.page_numbers == ()


def test_the_motto_is_told_with_its_looks() -> None:
    body = (
        p(r("Cộng hòa xã hội chủ nghĩa Việt Nam", '<w:b/><w:caps/><w:sz w:val="25"/>'))
        + p(r("Độc lập – Tự do – Hạnh phúc", '<w:sz w:val="28"/>'), r(" ", "<w:i/>"))
        + p("KẾ HOẠCH")
    )
    title, motto = form(body).motto
    assert (title.role, title.bold, title.capitals, title.size) == ("title", True, True, 12)
    assert (motto.role, motto.bold, motto.capitals, motto.size) == ("motto", False, False, 14)


def test_a_draft_by_this_program_has_the_form_that_the_decree_asks_for() -> None:
    lines = [Line(text="SỞ Y TẾ", role="issuer"), Line(text="Số:", role="number"), Line(text="KẾ HOẠCH", role="type")]
    motto = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    found = read_docx(draft_docx([*lines, *(Line(text=text, role="motto") for text in motto)]), "kh.docx").form
    assert found is not None
    (page,), (font,), (number,) = found.pages, found.fonts, found.page_numbers
    assert (page.width, page.height, page.top, page.bottom, page.left, page.right) == (210, 297, 20, 20, 30, 15)
    assert (font.name, font.share) == ("Times New Roman", 100)
    assert (number.place, number.align, number.first) == ("top", "center", False)
    assert [(line.role, line.bold, line.size) for line in found.motto] == [("title", True, 13), ("motto", True, 14)]
