from __future__ import annotations

import time

import pytest

from checker.errors import InputError
from checker.model.document import Document, Paragraph, Table
from checker.readers import read_bytes


def page(body: str, head: str = "") -> bytes:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()


def read(body: str, head: str = "") -> Document:
    return read_bytes(page(body, head), "ke-hoach.html")


def lines(body: str, head: str = "") -> list[str]:
    return list(read(body, head).lines)


def cells(document: Document) -> list[list[tuple[int, int, list[str]]]]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [[(c.columns, c.rows, [p.text.value for p in c.paragraphs]) for c in row] for row in table.rows]


def test_white_space_of_the_source_says_nothing() -> None:
    assert lines("<p>\n  Kế\n hoạch\t năm&nbsp;2026 </p>") == ["Kế hoạch năm 2026"]


def test_blocks_and_breaks_part_paragraphs() -> None:
    assert lines("<div>một<p>hai<br>ba</div>bốn<h2>năm</h2>") == ["một", "hai", "ba", "bốn", "năm"]


def test_inline_elements_do_not_part_words() -> None:
    assert lines("<p>96/<b>TTr</b>-<span>SNN</span>MT</p>") == ["96/TTr-SNNMT"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<nav>Số: 1</nav>", "<aside><p>Số: 1</p></aside>", "<footer>Số: 1</footer>", "<script>var a = 'Số: 1 </p>'</script>",
        "<!-- Số: 1 -->", "<p style='display: none'>Số: 1</p>", "<p hidden>Số: 1", "<p class='x an'>Số: 1</p>",
        "<div id=giau><table><tr><td>Số: 1</td></tr></table></div>", "<p style='mso-hide:all'>Số: 1</p>", "<del>Số: 1</del>",
        "<noscript><p>Số: 1</p></noscript>", "<select><option>Số: 1</option></select>", "<template><p>Số: 1</p></template>",
    ],
)  # fmt: skip
def test_what_is_not_shown_or_not_of_the_document_is_left_out(hidden: str) -> None:
    style = "<style>.an, #giau { color: red; display:none }</style>"
    assert lines(f"<p>trước</p>{hidden}<p>sau</p>", style) == ["trước", "sau"]


def test_of_a_portal_only_the_article_counts() -> None:
    article = "<p>" + "Nội dung kế hoạch. " * 20 + "</p>"
    assert lines(f"<div>Trang chủ</div><main><article>{article}</article></main><div>Liên hệ</div>") == [
        ("Nội dung kế hoạch. " * 20).strip()
    ]


def test_numbered_lists_bear_their_numbers() -> None:
    body = "<ol type=I><li>một<ol type=a><li>a1<li>a2</ol><li>hai</ol><ol start=3><li value=7>bảy<li>tám</ol><ul><li>gạch</ul>"
    assert lines(body) == ["I. một", "a) a1", "b) a2", "II. hai", "7. bảy", "8. tám", "- gạch"]


def test_tables_keep_spans_and_forgive_open_cells() -> None:
    body = "<table><tr><th colspan=3>I. Nhóm<tr><td>1<td rowspan=2>Văn phòng<br>Thanh tra<td>Quý I<tr><td>2<td>Quý II</table>"
    assert cells(read(body)) == [
        [(3, 1, ["I. Nhóm"])],
        [(1, 1, ["1"]), (1, 2, ["Văn phòng", "Thanh tra"]), (1, 1, ["Quý I"])],
        [(1, 1, ["2"]), (1, 1, ["Quý II"])],
    ]


def test_a_table_that_lays_out_the_page_is_none() -> None:
    body = "<table><tr><td><p>KẾ HOẠCH</p><table><tr><td>1<td>Việc<tr><td>2<td>Họp</table><td>Lề</tr></table>"
    document = read(body)
    assert [type(block) for block in document.blocks] == [Paragraph, Table, Paragraph]
    assert document.lines == ("KẾ HOẠCH", "1", "Việc", "2", "Họp", "Lề")


def test_headings_and_bold_are_told() -> None:
    document = read("<h2>I. MỤC ĐÍCH</h2><p><b>1. Yêu cầu</b></p><p style='font-weight:700'>a</p><p>b <b>c</b></p>")
    found = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert [(block.level, block.bold) for block in found] == [(2, True), (None, True), (None, True), (None, False)]


def test_typed_text_is_read_as_text() -> None:
    document = read("<pre>I. MỤC ĐÍCH\n\n- một\n- hai</pre>")
    assert document.lines == ("I. MỤC ĐÍCH", "", "- một", "- hai")


def test_the_encoding_may_be_named_or_not() -> None:
    text = "<html><body><p>Kế hoạch cải cách thủ tục hành chính</p></body></html>"
    named = text.replace("<body>", '<meta http-equiv="Content-Type" content="text/html; charset=utf-16le"><body>')
    assert read_bytes(text.encode("utf-8-sig"), "a.html").lines == ("Kế hoạch cải cách thủ tục hành chính",)
    assert read_bytes(text.encode(), "a.doc").lines == ("Kế hoạch cải cách thủ tục hành chính",)
    assert read_bytes(named.encode(), "a.html").lines == ("Kế hoạch cải cách thủ tục hành chính",)


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(InputError) as found:
        read("<nav>Trang chủ</nav>")
    assert found.value.code == "no-text"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 50_000 + "chữ", "<table><tr><td>" * 5_000 + "chữ", "<p>chữ" + "</b>" * 50_000, "<b>" * 20_000 + "chữ" + "</i>" * 20_000,
        "<p>chữ" + "<td></p>" * 20_000, "<ol><li>" * 5_000 + "chữ", "<p>chữ" + "<!--" * 50_000, "<p>chữ" + "<a " * 50_000,
    ],
)  # fmt: skip
def test_no_page_takes_long(body: str) -> None:
    start = time.monotonic()
    document = read(body)
    assert time.monotonic() - start < 10
    assert any("chữ" in line for line in document.lines)
