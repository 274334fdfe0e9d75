from __future__ import annotations

import pytest

from checker.errors import InputError
from checker.model.document import Paragraph
from checker.readers import read_bytes
from tests.readers.pdf.paper import Sheet, paper, read, shown

pytest.importorskip("pypdfium2", reason="pypdfium2 (extra pdf) is not installed")

LONG = (
    "Cac phong, don vi thuoc So can cu nhiem vu duoc giao tai Ke hoach nay to",
    "chuc thuc hien, bao dam tien do va chat luong, gui ket qua ve Van phong",
    "So truoc ngay 05 thang 12 hang nam de tong hop.",
)


def test_lines_of_a_paragraph_are_joined_and_paragraphs_stay_apart() -> None:
    sheet = Sheet().rows(780, "I. MUC DICH", *LONG, "1. Viec thu nhat", *LONG)
    assert shown(read(sheet)) == ["I. MUC DICH", " ".join(LONG), "1. Viec thu nhat", " ".join(LONG)]


def test_every_paragraph_knows_its_page() -> None:
    document = read(Sheet().rows(780, "I. MUC DICH", *LONG), Sheet().rows(780, "II. NOI DUNG", *LONG))
    assert [block.page for block in document.blocks] == [1, 1, 2, 2]
    assert [document.place(line).page for line in range(1, 5)] == [1, 1, 2, 2]


def test_letters_are_put_in_order_by_their_places() -> None:
    sheet = Sheet().write(104, 700, "HOACH").write(70, 700, "KE").rows(600, *LONG)
    assert shown(read(sheet))[0] == "KE HOACH"


def test_words_split_by_kerning_are_whole() -> None:
    sheet = Sheet().raw("BT /F1 12 Tf 70 700 Td [(K) 60 (E) -400 (HO) 80 (A) -90 (CH)] TJ ET").rows(600, *LONG)
    assert shown(read(sheet))[0] == "KE HOACH"


def test_a_hyphen_at_the_end_of_a_line_is_kept_in_a_symbol() -> None:
    first = "Thuc hien To trinh so 96 cua So Nong nghiep va Moi truong, so 96/TTr-"
    sheet = Sheet().rows(700, first, "SNNMT ngay 05 thang 3 nam 2025 va cac van ban lien quan khac nhau,", *LONG)
    assert "96/TTr-SNNMT ngay 05" in str(shown(read(sheet))[0])


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    first = Sheet().rows(780, "I. MUC DICH", *LONG, *LONG).rows(120, *LONG[:2]).write(300, 40, "1")
    assert shown(read(first, Sheet().rows(780, LONG[2], "2. Yeu cau")))[-2:] == [" ".join(LONG), "2. Yeu cau"]


def test_page_numbers_and_running_heads_are_no_text() -> None:
    sheets = [
        Sheet().write(150, 810, f"Phu luc Ke hoach so 412, trang {n}").rows(720, *LONG).write(295, 30, str(n))
        for n in range(1, 5)
    ]
    assert shown(read(*sheets)) == [" ".join(LONG)] * 4


def test_a_line_with_which_several_pages_begin_is_no_running_head() -> None:
    sheets = [Sheet().rows(780, "Thuong xuyen", *LONG, f"{n}. Viec khac") for n in range(1, 5)]
    assert sum("Thuong xuyen" in str(text) for text in shown(read(*sheets))) == 4


def test_a_running_head_of_two_lines_is_no_text() -> None:
    sheets = [Sheet().rows(815, "So Noi vu", "Phu luc Ke hoach", pitch=12).rows(760, *LONG) for _ in range(4)]
    assert shown(read(*sheets)) == [" ".join(LONG)] * 4


def test_a_number_that_is_no_page_number_stays() -> None:
    assert shown(read(Sheet().rows(780, *LONG).write(70, 40, "412")))[-1] == "412"


def test_a_number_where_lines_begin_counts_an_item() -> None:
    sheets = [Sheet().rows(780, *LONG), Sheet().write(70, 810, "2").rows(790, *LONG)]
    assert shown(read(*sheets)) == [" ".join(LONG), "2", " ".join(LONG)]


def test_letters_across_the_page_are_a_watermark() -> None:
    sheet = Sheet().rows(780, *LONG).raw("BT /F1 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm (DU THAO) Tj ET")
    assert shown(read(sheet)) == [" ".join(LONG)]


def test_a_page_that_lies_is_read_as_it_is_looked_at() -> None:
    sheet = Sheet(turned=90)
    for at, line in enumerate(LONG):
        sheet.raw(f"BT /F1 12 Tf 0 1 -1 0 {100 + 16 * at} 60 Tm ({line}) Tj ET")
    assert shown(read(sheet)) == [" ".join(LONG)]


def test_the_letterhead_is_two_columns() -> None:
    sheet = Sheet()
    sheet.write(80, 780, "UBND TINH SONG LAM").write(300, 780, "CONG HOA XA HOI CHU NGHIA VIET NAM", size=11)
    sheet.write(90, 764, "SO Y TE", bold=True).write(350, 764, "Doc lap - Tu do - Hanh phuc")
    sheet.write(85, 740, "So: 12/KH-SYT").write(330, 740, "Song Lam, ngay 02 thang 4 nam 2025")
    sheet.write(265, 700, "KE HOACH", bold=True).rows(660, *LONG)
    found = shown(read(sheet))
    assert found[0] == [
        [
            "UBND TINH SONG LAM / SO Y TE / So: 12/KH-SYT",
            "CONG HOA XA HOI CHU NGHIA VIET NAM / Doc lap - Tu do - Hanh phuc / Song Lam, ngay 02 thang 4 nam 2025",
        ]
    ]
    assert found[1] == "KE HOACH"


def test_a_blank_to_be_filled_in_parts_no_column() -> None:
    sheet = Sheet().write(80, 780, "UBND TINH SONG LAM").write(300, 780, "CONG HOA XA HOI CHU NGHIA VIET NAM", size=11)
    sheet.write(80, 760, "So:").write(140, 760, "/KH-SYT").write(330, 760, "Song Lam, ngay").write(450, 760, "thang 4")
    assert shown(read(sheet.rows(700, *LONG)))[0] == [
        ["UBND TINH SONG LAM / So: /KH-SYT", "CONG HOA XA HOI CHU NGHIA VIET NAM / Song Lam, ngay thang 4"]
    ]


def test_a_day_too_long_for_its_column_stays_in_it() -> None:
    sheet = Sheet().write(84, 780, "UY BAN NHAN DAN").write(254, 780, "CONG HOA XA HOI CHU NGHIA VIET NAM", size=11)
    sheet.write(63, 740, "So: 172/KH-UBND").write(231, 740, "Thanh pho Song Lam, ngay 18 thang 11 nam")
    sheet.write(231, 726, "2025").write(265, 700, "KE HOACH", bold=True).rows(660, *LONG)
    assert shown(read(sheet))[:2] == [
        [
            [
                "UY BAN NHAN DAN / So: 172/KH-UBND",
                "CONG HOA XA HOI CHU NGHIA VIET NAM / Thanh pho Song Lam, ngay 18 thang 11 nam / 2025",
            ]
        ],
        "KE HOACH",
    ]


def test_recipients_and_signature_are_two_columns() -> None:
    sheet = Sheet().rows(780, *LONG)
    sheet.write(70, 600, "Noi nhan:", bold=True).write(370, 600, "GIAM DOC", bold=True)
    sheet.write(70, 585, "- UBND tinh;", size=10).write(70, 572, "- Luu: VT.", size=10)
    sheet.write(365, 520, "Tran Van Binh", bold=True)
    assert shown(read(sheet))[-1] == [["Noi nhan: / - UBND tinh; / - Luu: VT.", "GIAM DOC / Tran Van Binh"]]


def test_an_annex_below_the_signature_is_no_part_of_it() -> None:
    sheet = Sheet().rows(780, *LONG)
    sheet.write(70, 600, "Noi nhan:", bold=True).write(370, 600, "GIAM DOC", bold=True)
    sheet.write(70, 585, "- Luu: VT.", size=10).write(365, 540, "Tran Van Binh", bold=True)
    sheet.write(70, 500, "PHU LUC", bold=True).write(70, 480, "Danh muc")
    assert shown(read(sheet))[1:] == [[["Noi nhan: / - Luu: VT.", "GIAM DOC / Tran Van Binh"]], "PHU LUC", "Danh muc"]


def test_notes_at_the_foot_of_a_page_stand_behind_its_text() -> None:
    sheet = Sheet().rows(780, *LONG[:2]).write(70, 748, "So truoc ngay 05").write(160, 753, "1", size=7)
    sheet.write(168, 748, "thang 12.").write(70, 105, "1", size=6).write(76, 100, "Theo Quyet dinh so 5.", size=9)
    document = read(sheet)
    assert shown(document) == [" ".join((*LONG[:2], "So truoc ngay 05 thang 12.")), "Theo Quyet dinh so 5."]
    assert [block.note for block in document.blocks if isinstance(block, Paragraph)] == [False, True]


def test_a_note_stands_behind_the_paragraph_that_points_to_it() -> None:
    sheet = Sheet().write(70, 780, "Theo quy dinh").write(148, 785, "1", size=7).write(152, 780, ", So ban hanh:")
    sheet.rows(740, "I. MUC DICH", *LONG).line(70, 120, 170, 120).write(70, 105, "1 Quyet dinh so 5.")
    assert shown(read(sheet)) == [
        "Theo quy dinh, So ban hanh:", "Quyet dinh so 5.", "I. MUC DICH", " ".join(LONG),
    ]  # fmt: skip


def test_a_raised_number_of_a_measure_stays() -> None:
    sheet = Sheet().write(70, 780, "Dien tich 45 m").write(147, 785, "2", size=7).rows(740, "I. MUC DICH", *LONG)
    assert shown(read(sheet))[0] == "Dien tich 45 m2"


def test_type_of_one_width_is_read_as_text_with_its_columns() -> None:
    lines = (
        "STT   Noi dung             Don vi chu tri    Thoi gian",
        " 1    Ra soat danh muc     Van phong So      Quy I",
        " 2    To chuc tap huan     Phong Noi vu      Quy II",
    )
    sheet = Sheet()
    for at, line in enumerate(("III. NHIEM VU", "", *lines)):
        sheet.write(60, 700 - 14 * at, line, size=10, mono=True)
    found = shown(read(sheet))
    assert found[0] == "III. NHIEM VU"
    assert found[1] == [
        ["STT", "Noi dung", "Don vi chu tri", "Thoi gian"],
        ["1", "Ra soat danh muc", "Van phong So", "Quy I"],
        ["2", "To chuc tap huan", "Phong Noi vu", "Quy II"],
    ]


def test_lines_of_one_width_that_are_wrapped_by_hand_stay_apart_but_for_what_the_page_has_broken() -> None:
    by_hand = (
        "Ke hoach nay giao cac phong, don vi thuoc So to chuc thuc hien",
        "cac nhiem vu ve cai cach thu tuc hanh chinh tren dia ban va gui ket qua",
    )
    sheet = Sheet()
    for at, line in enumerate(
        (*by_hand * 6, "ve Van phong So truoc ngay 05 thang 12 hang nam de tong hop, bao cao", "tinh")
    ):
        sheet.write(60, 780 - 14 * at, line, size=11, mono=True)
    assert read(sheet).lines == (
        *by_hand * 6, "ve Van phong So truoc ngay 05 thang 12 hang nam de tong hop, bao cao tinh",
    )  # fmt: skip


@pytest.mark.parametrize("cut", [20, 200, 500])
def test_a_file_cut_short_is_damaged(cut: int) -> None:
    with pytest.raises(InputError) as found:
        read_bytes(paper(Sheet().rows(780, *LONG))[:cut], "a.pdf")
    assert found.value.code == "damaged-file"


def test_a_file_without_text_says_so() -> None:
    with pytest.raises(InputError) as found:
        read(Sheet())
    assert found.value.code == "no-text"
