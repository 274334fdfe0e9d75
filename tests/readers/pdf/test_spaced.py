"""Tables without ruled lines between their columns, on one page and over several; and what only looks like one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from checker.model.document import Table
from tests.readers.pdf.paper import Sheet, read, shown

pytest.importorskip("pypdfium2", reason="pypdfium2 (extra pdf) is not installed")

LONG = (
    "Cac phong, don vi thuoc So can cu nhiem vu duoc giao tai Ke hoach nay to",
    "chuc thuc hien, bao dam tien do va chat luong, gui ket qua ve Van phong",
    "So truoc ngay 05 thang 12 hang nam de tong hop.",
)
XS = (70, 110, 280, 400)
HEAD = ("STT", "Noi dung", "Don vi chu tri", "Thoi gian")
ROWS = (
    ("1", "Ra soat danh muc\nthu tuc hanh chinh", "Van phong", "Quy I"),
    ("2", "Tap huan", "Phong Noi vu, phong\nTai chinh", "Truoc ngay 30\nthang 10"),
    ("3", "Ket noi du lieu", "", "Quy IV"),
)
TABLE = [
    ["STT", "Noi dung", "Don vi chu tri", "Thoi gian"],
    ["1", "Ra soat danh muc thu tuc hanh chinh", "Van phong", "Quy I"],
    ["2", "Tap huan", "Phong Noi vu, phong Tai chinh", "Truoc ngay 30 thang 10"],
    ["3", "Ket noi du lieu", "", "Quy IV"],
]


def table(sheet: Sheet, top: float, rows: Sequence[Sequence[str]], *, ruled: bool = False) -> float:
    """Set the rows in columns; the height below the last comes back."""
    for cells in rows:
        if ruled:
            sheet.line(66, top + 13, 525, top + 13)
        depth = 0
        for x, text in zip(XS, cells, strict=False):
            for at, line in enumerate(text.split("\n") if text else []):
                sheet.write(x, top - 14 * at, line)
                depth = max(depth, at)
        top -= 14 * (depth + 1) + (4 if ruled else 0)
    if ruled:
        sheet.line(66, top + 13, 525, top + 13)
    return top


@pytest.mark.parametrize("ruled", [False, True])
def test_cells_are_told_by_the_white_space_between_columns(ruled: bool) -> None:
    sheet = Sheet().rows(780, *LONG)
    below = table(sheet, 700, (HEAD, *ROWS), ruled=ruled)
    sheet.rows(below - 16, "IV. KINH PHI", *LONG)
    assert shown(read(sheet)) == [" ".join(LONG), TABLE, "IV. KINH PHI", " ".join(LONG)]


def test_cells_may_hold_one_word_each() -> None:
    sheet = Sheet().rows(780, *LONG)
    rows = [("TT", "Viec", "Ai", "Luc"), ("1", "Hoc", "So", "Nay"), ("2", "Hop", "Xa", "Mai")]
    table(sheet, 700, rows)
    assert shown(read(sheet))[1] == [list(cells) for cells in rows]


def test_heads_stand_in_the_middle_of_their_columns() -> None:
    sheet = Sheet().rows(780, *LONG)
    for x, y, text in ((78, 700, "STT"), (160, 700, "Noi dung"), (300, 707, "Don vi"), (298, 693, "chu tri")):
        sheet.write(x, y, text)
    sheet.write(430, 700, "Thoi gian")
    table(sheet, 672, ROWS)
    assert shown(read(sheet))[1] == TABLE


def test_numbers_may_stand_at_the_middle_of_their_rows() -> None:
    sheet = Sheet().rows(780, *LONG)
    table(sheet, 700, (HEAD,))
    sheet.rows(679, "Ra soat danh muc", "thu tuc hanh chinh", left=110, pitch=14)
    sheet.write(70, 672, "1").write(280, 672, "Van phong").write(400, 672, "Quy I")
    sheet.rows(651, "Phong Noi vu, phong", "Tai chinh", left=280, pitch=14)
    sheet.rows(651, "Truoc ngay 30", "thang 10", left=400, pitch=14).write(70, 644, "2").write(110, 644, "Tap huan")
    sheet.write(70, 623, "3").write(110, 623, "Ket noi du lieu").write(400, 623, "Quy IV")
    assert shown(read(sheet))[1] == TABLE


def test_the_head_of_a_group_runs_over_all_columns() -> None:
    sheet = Sheet().rows(780, *LONG)
    table(sheet, 700, (HEAD, ("I", "Nhom viec cua cac phong, don vi thuoc So va cac xa, phuong"), *ROWS))
    found = next(block for block in read(sheet).blocks if isinstance(block, Table))
    assert [[(cell.columns, len(cell.paragraphs)) for cell in cells] for cells in found.rows[:3]] == [
        [(1, 1)] * 4,
        [(1, 1), (3, 1)],
        [(1, 1)] * 4,
    ]


@pytest.mark.parametrize("repeated", [False, True])
def test_a_table_goes_on_over_pages(repeated: bool) -> None:
    sheets = [Sheet().rows(780, *LONG), Sheet(), Sheet()]
    table(sheets[0], 110, (HEAD, ROWS[0], ("2", "Tap huan", "Phong Noi vu, phong", "Truoc ngay 30")))
    again = (HEAD,) if repeated else ()
    below = table(
        sheets[1], 780, (*again, ("", "", "Tai chinh", "thang 10"), ROWS[2], *((str(n), *ROWS[2][1:]) for n in (4, 5)))
    )
    table(sheets[2], 780, (*again, ("6", *ROWS[2][1:])))
    found = shown(read(*sheets))
    assert below > 600
    assert found == [" ".join(LONG), [*TABLE, *([str(number), *TABLE[3][1:]] for number in (4, 5, 6))]]


def test_a_first_page_with_one_row_is_proved_by_the_second() -> None:
    first = Sheet().rows(780, *LONG)
    table(first, 90, (HEAD, ROWS[0]))
    second = Sheet()
    below = table(second, 780, (ROWS[1], ROWS[2]))
    second.rows(below - 16, "IV. KINH PHI", *LONG)
    assert shown(read(first, second)) == [" ".join(LONG), TABLE, "IV. KINH PHI", " ".join(LONG)]


def test_who_signs_below_a_table_is_no_part_of_it() -> None:
    sheet = Sheet().rows(780, *LONG)
    below = table(sheet, 700, (HEAD, *ROWS))
    sheet.write(400, below, "KT. GIAM DOC", bold=True).write(400, below - 60, "Tran Van Binh")
    assert shown(read(sheet))[1:] == [TABLE, "KT. GIAM DOC", "Tran Van Binh"]


def tables(*sheets: Sheet) -> list[Table]:
    return [block for block in read(*sheets).blocks if isinstance(block, Table)]


@pytest.mark.parametrize("head", [("TT", "so 01"), ("So", "hieu")])
def test_a_list_with_hanging_indents_is_no_table(head: Sequence[str]) -> None:
    sheet = Sheet().rows(780, *LONG).write(70, 700, head[0]).write(110, 700, head[1])
    for at in range(6):
        y = 684 - 28 * at
        sheet.write(70, y, f"{at + 1}.").write(110, y, "Ra soat cac danh muc thu tuc hanh chinh thuoc tham quyen")
        sheet.write(110, y - 14, "giai quyet cua So, trinh Uy ban nhan dan tinh cong bo.")
    assert tables(sheet) == []


def test_prose_with_wide_spaces_is_no_table() -> None:
    sheet = Sheet()
    for at in range(12):
        x = 70.0
        for number, word in enumerate(("TT", "huan", "luyen", "nghiep", "vu", "cho", "can", "bo")):
            sheet.write(x, 700 - 16 * at, str(at) if number == 0 and at else word)
            x += 45 + (at * 13 + number * 7) % 24
    assert tables(sheet) == []


def test_rows_whose_cells_run_over_the_columns_are_no_table() -> None:
    sheet = Sheet().rows(780, *LONG)
    table(sheet, 700, (HEAD, *ROWS[:2]))
    sheet.write(70, 616, "3").write(110, 616, "Ket noi du lieu cua cac phong, don vi thuoc So va cac xa")
    sheet.write(470, 616, "Quy IV")
    assert tables(sheet) == []


def test_lines_that_run_from_edge_to_edge_are_no_table() -> None:
    sheet = Sheet().rows(780, *LONG)
    table(
        sheet,
        700,
        (HEAD, ("1", "Ra soat", "Van phong", "Quy I"), ("2", "Khao sat muc do", "hai long cua dan", "tren moi")),
    )
    sheet.write(70, 658, "truong dien tu nam 2026, Van phong So, Quy II")
    assert tables(sheet) == []
