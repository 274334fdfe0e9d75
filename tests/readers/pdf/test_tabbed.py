"""Tables typed with tabs, whose cells stand at tab stops and under no head: the lines that were typed come back."""

from __future__ import annotations

from math import floor

import pytest

from tests.readers.pdf.paper import Sheet, read, shown

pytest.importorskip("pypdfium2", reason="pypdfium2 (extra pdf) is not installed")

LONG = (
    "Cac phong, don vi thuoc So can cu nhiem vu duoc giao tai Ke hoach nay to",
    "chuc thuc hien, bao dam tien do va chat luong, gui ket qua ve Van phong",
    "So truoc ngay 05 thang 12 hang nam de tong hop.",
)
LETTER, RIGHT = 7.2, 525
TWO_CM = 56.7
TYPED = (
    "STT\tNhiem vu\tDon vi chu tri\tDon vi phoi hop\tThoi gian",
    "I\tTuyen truyen tren bao chi, phat thanh\t\t\t",
    "1\tQuay phim ngan huong dan nop ho so\tVan phong So\tPhong Ky thuat an toan\tThang 3/2026",
    "2\tMo diem huong dan\tPhong Quan ly thuong mai, cac xa, phuong tren dia ban tinh\tVan phong So\tQuy III/2026",
    "4\tGoi dien nhac doanh nghiep\t\tVan phong So, Phong Noi vu\tThuong xuyen",
)


def typed(sheet: Sheet, top: float, *lines: str, step: float = TWO_CM) -> float:
    """Set the lines as a word processor does, each letter as wide as the other; the height below the last comes back."""
    for line in lines:
        x = 70.0
        for at, cell in enumerate(line.rstrip("\t").split("\t")):
            if at:
                x = 70 + step * (floor((x - 70) / step + 0.001) + 1)
                if x + LETTER * len(cell.split(" ")[0]) > RIGHT:
                    x, top = 70 + step, top - 14
            for number, word in enumerate(cell.split()):
                x += LETTER if number else 0
                if x + LETTER * len(word) > RIGHT:
                    x, top = 70.0, top - 14
                sheet.write(x, top, word, mono=True)
                x += LETTER * len(word)
        top -= 20
    return top


@pytest.mark.parametrize("step", [TWO_CM, 35.4, 42.5])
def test_lines_that_ran_on_over_columns_come_back_with_their_tabs(step: float) -> None:
    sheet = Sheet().rows(780, *LONG)
    below = typed(sheet, 700, *TYPED, step=step)
    sheet.rows(below - 20, "IV. KINH PHI", *LONG)
    assert shown(read(sheet)) == [" ".join(LONG), *TYPED, "IV. KINH PHI", " ".join(LONG)]


def test_two_tabs_at_the_end_of_a_row_leave_a_cell_empty() -> None:
    sheet = Sheet().rows(780, *LONG)
    line = "5\tMo cac lop tap huan nghiep vu cho can bo\t\tPhong Van hoa\tQuy IV"
    typed(sheet, 700, *TYPED, line)
    assert shown(read(sheet))[-1] == line


def test_words_between_which_a_tab_had_no_room_are_two() -> None:
    sheet = Sheet().rows(780, *LONG)
    lines = (*TYPED, "5\tMo cac lop tap huan nghiep vu cho can bo xa moi\tPhong A\tPhong B\tQuy IV")
    typed(sheet, 700, *lines)
    assert shown(read(sheet))[-len(lines) :] == list(lines)


def test_a_table_goes_on_over_a_page_and_its_head_is_not_repeated() -> None:
    first = Sheet().rows(780, *LONG, *LONG, *LONG).rows(400, *LONG)
    typed(first, 240, *TYPED)
    second = Sheet()
    below = typed(second, 780, TYPED[0], "5\tTap huan can bo\tPhong A\tPhong B\tQuy IV")
    second.rows(below - 20, "IV. KINH PHI", *LONG)
    found = shown(read(first, second))
    assert found[-8:] == [*TYPED, "5\tTap huan can bo\tPhong A\tPhong B\tQuy IV", "IV. KINH PHI", " ".join(LONG)]


@pytest.mark.parametrize("shift", [7, 13, 19])
def test_cells_that_begin_anywhere_are_left_as_they_are(shift: int) -> None:
    sheet = Sheet().rows(780, *LONG)
    sheet.write(70, 700, "STT").write(110, 700, "Nhiem vu").write(260, 700, "Chu tri").write(400, 700, "Thoi gian")
    for at in range(4):
        y, x = 680 - 20 * at, shift * at
        sheet.write(70, y, str(at + 1)).write(104 + x, y, "Ra soat cac danh muc thu tuc hanh chinh")
        sheet.write(361 + x * x / 7, y, "Van phong So")
    assert not any("\t" in str(text) for text in shown(read(sheet)))


def test_prose_with_wide_spaces_is_no_table() -> None:
    sheet = Sheet().rows(780, "TT so 01 cua Bo Noi vu", *LONG)
    for at, left in enumerate((126.7, 183.4, 240.1, 296.8)):
        sheet.write(70, 700 - 16 * at, f"{at + 1}").write(left, 700 - 16 * at, "Ra soat cac danh muc")
    assert not any("\t" in str(text) for text in shown(read(sheet)))
