"""Tables whose cells are ruled, on one page and over several."""

from __future__ import annotations

import pytest

from checker.model.document import Table
from tests.readers.pdf.paper import Sheet, read, shown

pytest.importorskip("pypdfium2", reason="pypdfium2 (extra pdf) is not installed")

LONG = (
    "Cac phong, don vi thuoc So can cu nhiem vu duoc giao tai Ke hoach nay to",
    "chuc thuc hien, bao dam tien do va chat luong, gui ket qua ve Van phong",
    "So truoc ngay 05 thang 12 hang nam de tong hop.",
)
XS = (70, 110, 300, 420, 520)
HEAD = ("STT", "Noi dung", "Chu tri", "Thoi gian")


def test_cells_are_read_by_their_rules() -> None:
    rows = [
        HEAD,
        ("1", "Ra soat danh muc\nthu tuc", "Van phong", "Quy I"),
        ("2", "Tap huan", "Phong A", "Quy II"),
    ]
    sheet = Sheet().rows(780, *LONG).table(XS, (600, 580, 540, 520), rows).rows(480, "4. Kinh phi")
    assert shown(read(sheet))[1:] == [
        [
            ["STT", "Noi dung", "Chu tri", "Thoi gian"],
            ["1", "Ra soat danh muc thu tuc", "Van phong", "Quy I"],
            ["2", "Tap huan", "Phong A", "Quy II"],
        ],
        "4. Kinh phi",
    ]


def test_a_table_goes_on_over_a_page_and_its_head_is_not_repeated() -> None:
    first = Sheet().rows(780, *LONG)
    first.table(
        XS,
        (200, 180, 160, 120),
        [HEAD, ("1", "Ra soat", "A", "Quy I"), ("2", "Ket noi du", "B", "Truoc ngay 30")],
    )
    second = Sheet().write(295, 810, "2")
    second.table(XS, (780, 760, 740, 720), [HEAD, ("", "lieu", "", "thang 10"), ("3", "Tap huan", "C", "Quy IV")])
    found = shown(read(first, second))
    assert found[1:] == [
        [
            ["STT", "Noi dung", "Chu tri", "Thoi gian"],
            ["1", "Ra soat", "A", "Quy I"],
            ["2", "Ket noi du lieu", "B", "Truoc ngay 30 thang 10"],
            ["3", "Tap huan", "C", "Quy IV"],
        ]
    ]


def test_merged_cells_tell_what_they_span() -> None:
    sheet = Sheet().rows(780, *LONG)
    for y in (600, 580, 540):
        sheet.line(70, y, 520, y)
    sheet.line(70, 560, 300, 560).line(420, 560, 520, 560)  # the third column is merged over two rows
    for x in (70, 520):
        sheet.line(x, 600, x, 540)
    for x in (110, 300, 420):
        sheet.line(x, 580, x, 540)  # the first row is one cell
    sheet.write(75, 587, "I. Nhom viec", size=11)
    for y, number, task, time in ((567, "1", "Viec mot", "Quy I"), (547, "2", "Viec hai", "Quy II")):
        sheet.write(75, y, number, size=11).write(115, y, task, size=11).write(425, y, time, size=11)
    sheet.write(305, 557, "Van phong", size=11)
    table = next(block for block in read(sheet).blocks if isinstance(block, Table))
    assert [[(cell.columns, cell.rows) for cell in cells] for cells in table.rows] == [
        [(4, 1)],
        [(1, 1), (1, 1), (1, 2), (1, 1)],
        [(1, 1), (1, 1), (1, 1)],
    ]


def test_a_merged_cell_goes_on_over_the_end_of_a_page() -> None:
    first = Sheet().rows(780, *LONG)
    first.table(XS, (200, 180, 160), [HEAD, ("1", "Ra soat", "Van phong", "Quy I")])
    second = Sheet().table(XS, (780, 760, 740), [("2", "Tap huan", "", "Quy II"), ("3", "Ket noi", "B", "Quy IV")])
    table = next(block for block in read(first, second).blocks if isinstance(block, Table))
    assert [cell.rows for cell in table.rows[1]] == [1, 1, 2, 1]
    assert [len(cells) for cells in table.rows] == [4, 4, 3, 4]


def test_a_word_that_a_narrow_cell_has_cut_is_whole() -> None:
    sheet = Sheet().rows(780, *LONG)
    xs = (70, 94, 300, 352)
    sheet.table(xs, (600, 560, 520), [("ST\nT", "Noi dung", "Thoi gian"), ("1", "Ra soat", "30/10/20\n25")])
    assert shown(read(sheet))[1] == [["STT", "Noi dung", "Thoi gian"], ["1", "Ra soat", "30/10/2025"]]


def test_the_head_of_a_group_at_the_top_of_a_page_is_no_rest_of_a_cell() -> None:
    first = Sheet().rows(780, *LONG)
    first.table(XS, (200, 180, 160), [HEAD, ("1", "Ra soat", "Van phong", "Quy I")])
    second = Sheet().table(XS, (780, 760, 740), [("II", "Nhom hai", "", ""), ("1", "Ket noi", "B", "Quy IV")])
    table = next(block for block in read(first, second).blocks if isinstance(block, Table))
    assert [[cell.rows for cell in cells] for cells in table.rows] == [[1] * 4] * 4


def test_a_line_below_the_motto_makes_no_table() -> None:
    sheet = Sheet().rows(780, *LONG).line(250, 700, 350, 700).line(100, 690, 200, 690)
    assert shown(read(sheet)) == [" ".join(LONG)]
