"""Marks of Markdown: read, left out of the text, and no character moved from its place."""

from __future__ import annotations

import pytest

from checker.model.document import Paragraph
from checker.readers import read_text
from tests.readers.shown import markdown, paragraphs, plain


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("**I. MỤC ĐÍCH**", "I. MỤC ĐÍCH"),
        ("**I. MỤC\nĐÍCH, YÊU CẦU**", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("**1.****\n**Trên cơ sở tài liệu chung", "1. Trên cơ sở tài liệu chung"),
        ("**6**.\nTổ chức phát động", "6. Tổ chức phát động"),
        ("**3. Tổ Toán\n- Tin**", "3. Tổ Toán - Tin"),
        ("**1.\nMục đích: **Giữ gìn\nnước sạch", "1. Mục đích: Giữ gìn nước sạch"),
        ("**1. **Kinh phí do xã lo", "1. Kinh phí do xã lo"),
        ("*-* Sở Y tế (b/c);", "- Sở Y tế (b/c);"),
        ("- *Đơn vị chủ trì:* Ban Quản lý.", "- Đơn vị chủ trì: Ban Quản lý."),
        ("hộ kinh doanh *(HKD) *trên địa bàn", "hộ kinh doanh (HKD) trên địa bàn"),
        ("***Nơi nhận:***", "Nơi nhận:"),
        ("***TIỂU MỤC\nMỘT**", "*TIỂU MỤC MỘT"),
        ("**I. MỤC ĐÍCH", "I. MỤC ĐÍCH"),
        ("1\\. Họp \\*mở rộng\\* \\- lần một", "1. Họp *mở rộng* - lần một"),
        ("Điều 5 (*) và 3*4*5 ô", "Điều 5 (*) và 3*4*5 ô"),
        ("* Lưu ý: mang theo giấy", "* Lưu ý: mang theo giấy"),
        ("_Nghiêng_ và __đậm__, TH_{LNH}, tên_tệp_dài.txt", "Nghiêng và đậm, TH_{LNH}, tên_tệp_dài.txt"),
        ("Ký tên: ______", "Ký tên: ______"),
        ("Chạy `lệnh *này*` rồi ` nghỉ", "Chạy lệnh *này* rồi ` nghỉ"),
        ("Xem [Cổng thông tin](https://x.gov.vn/a?b=1) nhé", "Xem Cổng thông tin nhé"),
        ("[điền: tên](ghi sau) và [red]", "[điền: tên](ghi sau) và [red]"),
        ("<https://x.gov.vn>", "https://x.gov.vn"),
        ("A &amp; B&nbsp;C &lt;x&gt; &khonghieu;", "A & B\u00a0C <x> &khonghieu;"),
        ("VT<sub>(Linh)</sub>, <u>gạch</u> <em>n</em>", "VT(Linh), gạch n"),
        ("> Trích **lời** dặn", "Trích lời dặn"),
        ("### **2. Yêu cầu** ###", "2. Yêu cầu"),
        ("# C# là tên", "C# là tên"),
    ],
)
def test_marks_are_no_part_of_the_text(source: str, read: str) -> None:
    assert markdown(source) == [read]


def test_plain_text_keeps_every_sign() -> None:
    for line in ("5 * 3 = 15 *", "a_b_c `x` \\* &amp;", "#của tôi", "> 30%"):
        assert plain(line) == [line]


def test_emphasis_is_told_where_it_is_whole() -> None:
    document = read_text(
        "**KẾ HOẠCH**\n\n**1. Sở Y tế:** làm\n\n*(Kèm theo …)*\n\n***Cả hai***\n\n<strong>Đậm</strong>", "a.md"
    )
    found = [(p.text.value, p.bold, p.italic) for p in paragraphs(document)]
    assert found == [
        ("KẾ HOẠCH", True, False),
        ("1. Sở Y tế: làm", False, False),
        ("(Kèm theo …)", False, True),
        ("Cả hai", True, True),
        ("Đậm", True, False),
    ]


def test_headings_have_levels_and_lists_keep_their_marks() -> None:
    document = read_text("## I. NHIỆM VỤ\n#### 1. Họp\n- một\n- hai\n  1. ba\n+ bốn", "a.md")
    found = [(p.text.value, p.level, p.indent) for p in paragraphs(document)]
    assert found == [
        ("I. NHIỆM VỤ", 2, 0), ("1. Họp", 4, 0), ("- một", None, 0), ("- hai", None, 0), ("1. ba", None, 2), ("+ bốn", None, 0),
    ]  # fmt: skip


def test_a_hard_break_ends_a_line() -> None:
    assert markdown("**KẾ HOẠCH**  \n**Truyền thông năm 2031**\n\nmột\\\nhai\n\nba<br>bốn") == [
        "KẾ HOẠCH",
        "Truyền thông năm 2031",
        "một",
        "hai",
        "ba",
        "bốn",
    ]


def test_two_names_in_one_emphasis_stay_two() -> None:
    assert markdown("**UBND TỈNH VÂN GIANG\nSỞ Y TẾ**") == ["UBND TỈNH VÂN GIANG", "SỞ Y TẾ"]
    assert markdown("**KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC**") == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert markdown("**TM. ỦY BAN\nNHÂN DÂN**") == ["TM. ỦY BAN NHÂN DÂN"]
    assert markdown("**CỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM**") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_marks_without_text_and_rules_are_empty_lines() -> None:
    document = read_text("một\n\n** **\n\n---\n\n* *\n\nhai", "a.md")
    found = [(b.text.value, b.blanks) for b in document.blocks if isinstance(b, Paragraph)]
    assert found == [("một", 0), ("hai", 7)]


def test_ragged_lines_of_a_web_page_are_joined_within_their_block() -> None:
    block = """\
Căn cứ Thông tư số
5/2030/TT-BYT ngày 30 tháng 6 năm 2030 của Bộ trưởng Bộ Y tế hướng dẫn phòng bệnh;

Ủy ban nhân dân xã Sông
Lúa ban hành Kế hoạch phòng bệnh mùa khô, bảo đảm nước sạch cho các hộ ở vùng xa, với
nội dung như sau:

- Truyền thông tới từng
hộ về cách trữ nước, đậy kín lu chứa, diệt lăng quăng, giữ vệ sinh chung quanh nhà ở
và nơi công cộng.

- Cấp phát thuốc, khử
trùng giếng đào sau mỗi trận mưa lớn, kiểm tra nước tại các trạm cấp nước của xã, báo
cáo kết quả."""
    assert [str(text)[:40] for text in markdown(block)] == [
        "Căn cứ Thông tư số 5/2030/TT-BYT ngày 30",
        "Ủy ban nhân dân xã Sông Lúa ban hành Kế ",
        "- Truyền thông tới từng hộ về cách trữ n",
        "- Cấp phát thuốc, khử trùng giếng đào sa",
    ]


def test_a_fence_keeps_lines_apart() -> None:
    assert markdown("```\nmột *hai*\nba\n```\nbốn") == ["một *hai*", "ba", "bốn"]
