"""Lines of plain text put together into paragraphs, and what stays apart."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.document import Paragraph
from checker.readers import read_text
from tests.readers.shown import plain

PARAGRAPHS = [
    "KẾ HOẠCH",
    "Phòng, chống hạn hán và xâm nhập mặn trên địa bàn xã năm 2031",
    (
        "Thực hiện Kế hoạch số 17/KH-UBND ngày 05/01/2031 của Ủy ban nhân dân tỉnh về phòng, chống thiên tai, Ủy ban nhân "
        "dân xã ban hành Kế hoạch phòng, chống hạn hán và xâm nhập mặn năm 2031 như sau:"
    ),
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    (
        "Chủ động tích trữ nước ngọt, bảo vệ lúa và cây ăn trái trong mùa khô; nâng cao nhận thức của người dân về sử dụng "
        "nước tiết kiệm, góp phần giảm thiệt hại do hạn, mặn gây ra trên địa bàn xã và các xã lân cận."
    ),
    "2. Yêu cầu",
    "a) Các ấp, các đoàn thể phối hợp chặt chẽ, bảo đảm người dân nhận được thông tin về độ mặn trước khi mở cống lấy nước;",
    "b) Việc đắp đập tạm phải xong trước khi mặn đến, không để nước mặn vào nội đồng.",
    "II. NHIỆM VỤ",
    "- Nạo vét kênh nội đồng, đắp mười đập tạm tại các đầu kênh, sửa chữa các cống hở do ấp quản lý.",
    "Đơn vị chủ trì: Ban Quản lý công trình xã.",
    "Thời gian thực hiện: Tháng 01/2031.",
    "- Đo độ mặn hằng ngày tại ba điểm và thông báo trên loa truyền thanh, mạng xã hội của xã.",
    "III. KINH PHÍ THỰC HIỆN",
    "Kinh phí thực hiện Kế hoạch từ ngân sách xã năm 2031 và các nguồn hợp pháp khác theo quy định.",
    "Nơi nhận:",
    "- UBND tỉnh;",
    "- Lưu: VT.",
    "CHỦ TỊCH",
    "Trần Văn Lúa",
]


def wrapped(width: int, *, between: str = "\n") -> str:
    return between.join("\n".join(textwrap.wrap(p, width, break_on_hyphens=False)) for p in PARAGRAPHS)


def test_one_line_a_paragraph_stays_so() -> None:
    assert plain("\n".join(PARAGRAPHS)) == PARAGRAPHS
    assert plain("\n\n".join(PARAGRAPHS)) == PARAGRAPHS


@pytest.mark.parametrize("width", [60, 66, 72, 80, 90])
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["close", "spaced"])
def test_hard_wrapped_paragraphs_are_joined(width: int, between: str) -> None:
    assert plain(wrapped(width, between=between)) == PARAGRAPHS


@given(st.integers(55, 110), st.sampled_from(["\n", "\n\n"]))
def test_no_width_joins_what_stands_apart(width: int, between: str) -> None:
    found = [text for text in plain(wrapped(width, between=between)) if isinstance(text, str)]
    # A line that ends a sentence at the full width may end the paragraph as well; never does one hold parts of two.
    assert " ".join(found) == " ".join(PARAGRAPHS)
    for paragraph in PARAGRAPHS:
        assert any(paragraph.startswith(text) for text in found)


def test_a_printed_page_wraps_at_about_its_width() -> None:
    lines = """\
Nâng cao nhận thức của người dân và của các tổ chức về việc giữ nước ngọt
(NN) trong mùa khô, bảo vệ các vườn cây ăn trái, hoa màu, ao nuôi tôm cá
của bà con trong xã và giúp nhau khi thiếu nước. Đồng thời vận động mỗi
hộ sắm thêm một lu chứa.
1. Ban Quản lý công trình
Theo dõi độ mặn, đóng mở cống đúng lịch, báo cáo Chủ tịch Ủy ban nhân dân
xã khi có sự cố để kịp thời xử lý."""
    assert plain(lines) == [
        (
            "Nâng cao nhận thức của người dân và của các tổ chức về việc giữ nước ngọt (NN) trong mùa khô, bảo vệ các vườn cây "
            "ăn trái, hoa màu, ao nuôi tôm cá của bà con trong xã và giúp nhau khi thiếu nước. Đồng thời vận động mỗi hộ sắm "
            "thêm một lu chứa."
        ),
        "1. Ban Quản lý công trình",
        "Theo dõi độ mặn, đóng mở cống đúng lịch, báo cáo Chủ tịch Ủy ban nhân dân xã khi có sự cố để kịp thời xử lý.",
    ]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("thực hiện Nghị định số 48/2030/NĐ-\nCP của Chính phủ", "thực hiện Nghị định số 48/2030/NĐ-CP của Chính phủ"),
        ("thực hiện Nghị định số 48/2030/\nNĐ-CP của Chính phủ", "thực hiện Nghị định số 48/2030/NĐ-CP của Chính phủ"),
        ("thực hiện Kế hoạch số 34\n/KH-UBND của tỉnh", "thực hiện Kế hoạch số 34/KH-UBND của tỉnh"),
        ("phát triển kinh tế -\nxã hội của xã", "phát triển kinh tế - xã hội của xã"),
        ("theo Quyết định số 5/QĐ\u00ad\nUBND của tỉnh", "theo Quyết định số 5/QĐ\u00ad-UBND của tỉnh"),
        ("(Ban hành kèm theo Kế hoạch số 5/KH-UBND\nngày 05/01/2031)", "(Ban hành kèm theo Kế hoạch số 5/KH-UBND ngày 05/01/2031)"),
    ],
)  # fmt: skip
def test_words_broken_at_a_line_end(lines: str, joined: str) -> None:
    assert plain(lines) == [joined]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1. Mục đích", "Chủ động tích trữ nước ngọt."),
        ("Các ấp thực hiện như sau:", "- Ấp Một đắp đập"),
        ("Các ấp thực hiện như sau:", "+ Ấp Một đắp đập"),
        ("Các ấp thực hiện như sau:", "• Ấp Một đắp đập"),
        ("I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích"),
        ("ba ấp ven sông", "I. NHIỆM VỤ"),
        ("ba ấp ven sông", "I/ Nhiệm vụ"),
        ("ba ấp ven sông", "1.1. Nhiệm vụ"),
        ("ba ấp ven sông", "a) Nhiệm vụ"),
        ("ba ấp ven sông", "đ) Nhiệm vụ"),
        ("ba ấp ven sông", "A. NHIỆM VỤ"),
        ("ba ấp ven sông", "Điều 1. Nhiệm vụ"),
        ("ba ấp ven sông", "Phần I"),
        ("ba ấp ven sông", "Thực hiện: Ban Quản lý"),
        ("ba ấp ven sông", "TỔ CHỨC THỰC HIỆN"),
        ("ỦY BAN NHÂN DÂN XÃ", "Số: 5/KH-UBND"),
        ("Số: 5/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Độc lập - Tự do - Hạnh phúc", "Sông Lúa, ngày 05 tháng 01 năm 2031"),
        ("KẾ HOẠCH", "THỰC HIỆN PHONG TRÀO"),
        ("- Lưu: VT.", "KT. CHỦ TỊCH"),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("PHÓ CHỦ TỊCH", "Trần Văn Lúa"),
        ("1", "Nạo vét kênh nội đồng"),
        ("Nạo vét kênh nội đồng", "Ban Quản lý công trình"),
        ("\tNạo vét kênh", "\tban quản lý"),
        ("01\tNạo vét kênh", "ban quản lý"),
    ],
)
def test_what_begins_something_new_is_never_joined(before: str, after: str) -> None:
    running = "nước ngọt cho các ấp ven sông trong mùa khô\nvà giữ cho đến khi\ncó mưa\n\n"
    assert plain(f"{before}\n{after}") == [before, after]
    assert plain(f"{running}{before}\n{after}")[1:] == [before, after]


def test_a_number_after_a_word_that_counts_is_no_numbering() -> None:
    text = "báo cáo kết quả về Ủy ban nhân dân xã trước ngày\n15. Các ấp gửi thêm số liệu về độ mặn và số đập tạm đã\nđắp xong."
    assert len(plain(text)) == 1


def test_a_sentence_runs_over_an_empty_line_only_in_mid_phrase() -> None:
    assert plain("theo Chỉ thị số 19/CT-UBND ngày\n\n07/12/2030 của Chủ tịch") == [
        "theo Chỉ thị số 19/CT-UBND ngày 07/12/2030 của Chủ tịch"
    ]
    assert plain("gồm các ấp Một,\n\nhai và ba") == ["gồm các ấp Một, hai và ba"]
    assert plain("các ấp ven sông\n\nvà các ấp khác") == ["các ấp ven sông", "và các ấp khác"]
    assert plain("nêu tại các mục sau,\n\n1. Mục một") == ["nêu tại các mục sau,", "1. Mục một"]
    assert plain("báo cáo, gồm:\n\n15 hộ") == ["báo cáo, gồm:", "15 hộ"]


def test_a_cell_keeps_its_tabs() -> None:
    assert plain("STT\tViệc\tĐơn vị\n01\tĐo mặn\tẤp Một\n\t\tẤp Hai\n \t  Thường xuyên") == [
        "STT\tViệc\tĐơn vị",
        "01\tĐo mặn\tẤp Một",
        "\t\tẤp Hai",
        "\t  Thường xuyên",
    ]


def test_the_next_line_of_a_cell_belongs_to_it() -> None:
    assert plain("\tĐơn vị \nphối hợp\n\tThời gian") == ["\tĐơn vị phối hợp", "\tThời gian"]


def test_empty_lines_and_indents_are_counted() -> None:
    blocks = read_text("KẾ HOẠCH\n\n\n   Năm 2031\nĐến 2032", "a.txt").blocks
    found = [(block.blanks, block.indent) for block in blocks if isinstance(block, Paragraph)]
    assert found == [(0, 0), (2, 3), (0, 0)]


def test_lines_that_only_draw_a_rule_are_no_text() -> None:
    assert plain("TỈNH VÂN GIANG\n--------\nSố: 5\n_______\n* * *\nKẾ HOẠCH") == ["TỈNH VÂN GIANG", "Số: 5", "KẾ HOẠCH"]
    assert plain("Họ tên: ........\n........") == ["Họ tên: ........", "........"]


PAGE = "Chủ động tích trữ nước ngọt, bảo vệ lúa và cây ăn trái trong mùa khô của xã.\n" * 14


def test_numbers_of_pages_are_taken_out_and_sentences_go_on() -> None:
    paged = "gồm các ấp ven sông và các\n                2\n\n\fấp trong đồng có kênh chung."
    document = read_text(paged, "a.txt")
    assert [b.text.value for b in document.blocks if isinstance(b, Paragraph)] == [
        "gồm các ấp ven sông và các ấp trong đồng có kênh chung."
    ]
    assert document.lines[1].strip() == "2"


@pytest.mark.parametrize("number", ["- 2 -", "– 2 –", "Trang 2", "Trang 2/5", "trang: 2/5"])
def test_labelled_page_numbers_always_go(number: str) -> None:
    assert plain(f"KẾ HOẠCH\n\n{number}\n\nNăm 2031") == ["KẾ HOẠCH", "Năm 2031"]


def test_bare_page_numbers_go_where_they_keep_step() -> None:
    text = f"{PAGE}\n2\n\n{PAGE}\n3\n\n{PAGE}"
    assert not {"2", "3"} & {t for t in plain(text) if isinstance(t, str)}


def test_numbers_of_rows_are_no_numbers_of_pages() -> None:
    cells = "1\n\nNạo vét kênh\n\nBan Quản lý\n\n2\n\nĐo mặn\n\nẤp Một\n\n3\n\nTrực cống\n\nẤp Hai"
    assert plain(cells) == [c for c in cells.split("\n") if c]
    assert plain(f"{cells}\n\f4\nGác đập")[-2:] == ["4", "Gác đập"]


def test_pages_are_counted_by_form_feeds() -> None:
    blocks = read_text("một\n\fHai\n\f\nBa", "a.txt").blocks
    assert [(b.text.value, b.page) for b in blocks if isinstance(b, Paragraph)] == [("một", 1), ("Hai", 2), ("Ba", 3)]
    assert all(b.page is None for b in read_text("một", "a.txt").blocks)


def test_acts_named_one_after_another_are_one_sentence() -> None:
    acts = (
        "Thực hiện Quyết định số 235/QĐ-TTg ngày 25/01/2031 về phòng, chống hạn; Nghị định số 105/2030/NĐ-CP ngày 15/5/2030 "
        "quy định về tích trữ nước; Kế hoạch số 25/KH-UBND ngày 27/01/2031 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân xã ban "
        "hành Kế hoạch như sau:"
    )
    for width in range(60, 100):
        lines = "\n".join(textwrap.wrap(acts, width, break_on_hyphens=False))
        assert plain(f"{wrapped(width)}\n{lines}")[-1] == acts


def test_the_name_of_a_body_is_no_word_that_counts() -> None:
    lines = [*wrapped(72).split("\n"), "Gửi về Văn phòng Sở", "2. Các phòng thuộc Sở"]
    assert plain("\n".join(lines))[-2:] == ["Gửi về Văn phòng Sở", "2. Các phòng thuộc Sở"]


def test_a_list_below_a_heading_of_full_width_stays_a_list() -> None:
    heading = "2. Nạo vét kênh mương nội đồng và các cống hở do ấp quản lý"
    lines = f"{wrapped(len(heading))}\n{heading}\n- Đắp đập tạm;\n- Đo độ mặn."
    assert plain(lines)[-3:] == [heading, "- Đắp đập tạm;", "- Đo độ mặn."]


@pytest.mark.parametrize("width", [64, 72, 80])
def test_a_text_in_capitals_is_joined_by_its_width_alone(width: int) -> None:
    found = [str(text) for text in plain(wrapped(width).upper())]
    assert " ".join(found) == " ".join(PARAGRAPHS).upper()
    assert len(found) <= len(PARAGRAPHS) + 2
    assert plain("\n".join(PARAGRAPHS).upper()) == [p.upper() for p in PARAGRAPHS]


def test_pages_of_few_lines_are_known_by_the_missing_one() -> None:
    page = "\n".join(PARAGRAPHS[5:9])
    text = f"{page}\n\n2\n\n{page}\n\n3\n\n{page}"
    assert not {"2", "3"} & {t for t in plain(text) if isinstance(t, str)}
    assert {"1", "2", "3"} <= {t for t in plain(f"1\n\n{text}") if isinstance(t, str)}


def test_numbers_of_rows_between_bars_hide_no_page_numbers() -> None:
    rows = "|\nSTT\n|\nViệc\n|\n|\n1\n|\nHọp\n|\n|\n2\n|\nKết\n|\n"
    page = "\n".join(PARAGRAPHS[5:9])
    text = f"{page}\n\n2\n\n{page}\n\n{rows}\n{page}\n\n3\n\n{page}"
    assert not {"2", "3"} & {block for block in plain(text) if isinstance(block, str)}


def test_a_department_is_no_number() -> None:
    running = "nước ngọt cho các ấp ven sông trong mùa khô\nvà giữ cho đến khi\ncó mưa\n\n"
    assert plain(f"{running}và gửi báo cáo về Văn phòng của\nSở Y tế.")[1:] == [
        "và gửi báo cáo về Văn phòng của Sở Y tế."
    ]
    assert plain(f"{running}Ủy ban nhân dân xã\nSố: 5/KH-UBND")[1:] == ["Ủy ban nhân dân xã", "Số: 5/KH-UBND"]


def test_a_line_that_ends_in_the_midst_of_a_phrase_goes_on_however_short_it_is() -> None:
    text = "Thực hiện Kế hoạch số 15/KH-UBND ngày\n02/01/2031 của\nỦy ban nhân dân tỉnh về hạn, mặn.\nI. MỤC ĐÍCH\nGiữ nước."
    joined = "Thực hiện Kế hoạch số 15/KH-UBND ngày 02/01/2031 của Ủy ban nhân dân tỉnh về hạn, mặn."
    assert plain(text) == [joined, "I. MỤC ĐÍCH", "Giữ nước."]


def test_the_head_of_a_table_is_no_part_of_the_heading_above() -> None:
    assert plain("I. NHIỆM VỤ\nSTT\nNội dung\nChủ trì") == ["I. NHIỆM VỤ", "STT", "Nội dung", "Chủ trì"]


@pytest.mark.parametrize("words", ["các đơn vị trực thuộc", "mua sắm trang thiết bị", "theo danh sách kèm theo"])
@pytest.mark.parametrize("wide", [False, True], ids=["as it is", "in wrapped text"])
def test_a_heading_may_end_with_a_word_that_often_goes_on(words: str, wide: bool) -> None:
    lines = ["1. Kiểm tra độ mặn tại các cống và " + words, "(Đơn vị chủ trì: Trạm Y tế xã; thời gian: tháng 6/2031)."]
    before = wrapped(90) + "\n" if wide else ""
    assert plain(before + "\n".join(lines))[-2:] == lines
