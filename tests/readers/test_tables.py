"""Tables in all the forms in which text keeps them."""

from __future__ import annotations

import pytest

from checker.model.document import Table
from checker.readers import read_text
from tests.readers.shown import markdown, plain

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
LETTERHEAD = [
    ["UBND TỈNH VÂN GIANG / SỞ Y TẾ / Số:         /KH-SYT", f"{MOTTO} / Độc lập - Tự do - Hạnh phúc / Vân Giang, ngày    tháng 3 năm 2031"]
]  # fmt: skip
SIGNED = [["Nơi nhận: / - UBND tỉnh; / - Lưu: VT.", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / Lê Thị Mây"]]


def test_pipes() -> None:
    table = """\
| STT | Nội dung | Chủ trì |
|----:|:---------|:-------:|
| **I** | **Phòng bệnh** |  |
| 1 | Diệt lăng quăng \\| muỗi | - Trạm Y tế;<br>- Các ấp. |
| 2 | Khử trùng | |
"""
    read = [
        ["STT", "Nội dung", "Chủ trì"],
        ["I", "Phòng bệnh", ""],
        ["1", "Diệt lăng quăng | muỗi", "- Trạm Y tế; / - Các ấp."],
        ["2", "Khử trùng", ""],
    ]
    assert markdown(f"Danh mục\n\n{table}\nHết") == ["Danh mục", read, "Hết"]


def test_pipes_of_a_letterhead_with_an_empty_column() -> None:
    text = f"| UBND TỈNH |     | **{MOTTO}** |\n|----|---|----|\n| **SỞ Y TẾ** |   | **Độc lập** |\n\n**KẾ HOẠCH**"
    assert markdown(text) == [[["UBND TỈNH", "", MOTTO], ["SỞ Y TẾ", "", "Độc lập"]], "KẾ HOẠCH"]


def bars(rows: list[list[str]]) -> str:
    """A table as web pages leave it: a bar before the row, and one after each cell."""
    return "\n".join("\n".join(["|", *("\n".join(filter(None, [cell, "|"])) for cell in row)]) for row in rows)


HEAD = ["STT", "Tên nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"]


@pytest.mark.parametrize(
    "body",
    [
        [["1", "Họp", "Sở A", "Sở B", "Quý I"], ["2", "Báo cáo", "Sở A", "Sở C", "Quý II"]],
        [["**I. NHÓM\nMỘT**"], ["1", "Họp dân\nở ấp", "Sở A", "Sở B", "Quý I"], ["**II. NHÓM HAI**"]],
        [["1", "Họp", "Sở A", "", "Quý I"], ["2", "Báo cáo", "Sở A", "Sở B", "Quý II"]],
        [
            ["1", "Họp", "Sở A", "Sở B", ""],
            ["2", "Báo cáo", "Sở A", "", "Quý II"],
            ["3", "Kết", "Sở A", "Sở B", "Quý III"],
        ],
        [["", "Nhóm", "", "", ""], ["1", "Họp", "Sở A", "Sở B", "Quý I"], ["2", "Kết", "Sở A", "Sở B", "Quý II"]],
    ],
    ids=["whole", "group rows", "an empty cell", "an empty end", "an empty start"],
)
def test_bars_alone_in_their_lines(body: list[list[str]]) -> None:
    read = markdown(f"Phụ lục\n\n{bars([HEAD, *body])}\n\nHết")
    assert isinstance(read[1], list)
    expected = [[cell.replace("*", "").replace("\n", " ") for cell in row] for row in [HEAD, *body]]
    found = [[*row, *[""] * (len(want) - len(row))] for row, want in zip(read[1], expected, strict=True)]
    assert found == expected
    assert [read[0], read[2]] == ["Phụ lục", "Hết"]


def test_bars_set_out_letterhead_and_signature() -> None:
    head = bars(
        [["**UBND TỈNH**\nVÂN GIANG\n-----", f"**{MOTTO}**\nĐộc lập\n----"], ["Số:\n5/KH-UBND", "*Vân Giang,\nngày 5*"]]
    )
    end = bars([["*Nơi nhận:*\n- Sở Y tế;\n- Lưu: VT.", "**TM. ỦY BAN\nNHÂN DÂN**\nKT. CHỦ TỊCH\n**Lê Mây**"]])
    read = markdown(f"{head}\n\n\n**KẾ HOẠCH**\n\nnăm 2031\n\n{end}\n\n** **")
    assert read == [
        [["UBND TỈNH / VÂN GIANG", f"{MOTTO} / Độc lập"], ["Số: 5/KH-UBND", "Vân Giang, ngày 5"]],
        "KẾ HOẠCH",
        "năm 2031",
        [["Nơi nhận: / - Sở Y tế; / - Lưu: VT.", "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / Lê Mây"]],
    ]


def test_bars_without_gaps_around_the_text() -> None:
    """A page without empty lines: what stands between two tables is no cell of either."""
    facts = bars([["Số hiệu:", "5/KH", "Loại:", "Kế hoạch"], ["Người ký:", "Lê Mây", "Ngày:", "5/3/2031"]])
    head = bars([["SỞ Y TẾ", MOTTO], ["Số: 5/KH-SYT", "Vân Giang, ngày 5"]])
    end = bars([["Nơi nhận:\n- Lưu: VT.", "GIÁM ĐỐC\nLê Mây"]])
    tasks = bars([["STT", "Việc"], ["1", "Họp"]])
    read = markdown(f"{facts}\n{head}\n**KẾ HOẠCH**\nnăm 2031\n{end}\n**PHỤ LỤC**\n{tasks}")
    assert read == [
        [["Số hiệu:", "5/KH", "Loại:", "Kế hoạch"], ["Người ký:", "Lê Mây", "Ngày:", "5/3/2031"]],
        [["SỞ Y TẾ", MOTTO], ["Số: 5/KH-SYT", "Vân Giang, ngày 5"]],
        "KẾ HOẠCH",
        "năm 2031",
        [["Nơi nhận: / - Lưu: VT.", "GIÁM ĐỐC / Lê Mây"]],
        "PHỤ LỤC",
        [["STT", "Việc"], ["1", "Họp"]],
    ]


def test_bars_that_share_a_line_with_a_cell() -> None:
    assert markdown("|STT\n|Việc\n||1\n|Họp\n|\n\nHết".replace("||1", "|\n|1")) == [
        [["STT", "Việc"], ["1", "Họp"]],
        "Hết",
    ]


def test_bars_alone_are_no_text() -> None:
    assert markdown("một\n|\n|\n|\n\nhai\n\n|\n") == ["một", "hai"]


def test_a_frame_of_one_cell_is_no_table() -> None:
    assert markdown("|\n**KẾ HOẠCH**\nnăm 2031\n|\n\nmột") == ["KẾ HOẠCH", "năm 2031", "một"]


def test_grid() -> None:
    text = """\
+------+---------------+-----------+
| STT  | Nội dung      | Chủ trì   |
+======+===============+===========+
| 1    | Họp dân       | - Ấp Một; |
|      | ở các ấp      |           |
|      |               | - Ấp Hai. |
+------+---------------+-----------+
| 2    | Kết           |           |
+------+---------------+-----------+
Hết"""
    assert plain(text) == [
        [["STT", "Nội dung", "Chủ trì"], ["1", "Họp dân ở các ấp", "- Ấp Một; / - Ấp Hai."], ["2", "Kết", ""]],
        "Hết",
    ]


RULED = """\
  -------------------------------------
  STT   Nội dung            Chủ trì
  ----- ------------------- -----------
  1     Họp dân ở các ấp    Ấp Một
        ven sông

  2     Kết
  -------------------------------------
"""


def test_columns_under_rules_of_dashes() -> None:
    read = [["STT", "Nội dung", "Chủ trì"], ["1", "Họp dân ở các ấp ven sông", "Ấp Một"], ["2", "Kết", ""]]
    assert plain(f"Phụ lục\n\n{RULED}\nHết") == ["Phụ lục", read, "Hết"]


def test_columns_without_a_frame() -> None:
    text = "  STT  Nội dung\n  ---- ---------\n  1    Họp\n  2    Kết\n\nHết"
    assert plain(text) == [[["STT", "Nội dung"], ["1", "Họp"], ["2", "Kết"]], "Hết"]


def test_a_line_of_dashes_is_a_rule_and_no_table() -> None:
    assert plain("KẾ HOẠCH\n-----\nnăm 2031\n\nmột") == ["KẾ HOẠCH", "năm 2031", "một"]


def test_html() -> None:
    text = """\
Danh mục

<table style="width:100%">
<thead><tr><th>TT</th><th><strong>Việc</strong></th><th>Chủ trì</th></tr></thead>
<tbody>
<tr>
<td colspan="3"><p>A. Nhóm một</p></td>
</tr>
<tr>
<td><ol start="2" type="1">
<li></li>
</ol></td>
<td>Họp &amp; bàn<br />thống nhất</td>
<td rowspan="2"><p>Lê Mây</p>
<p>Trần Lúa</p></td>
</tr>
<tr><td>3</td><td><ul><li>một</li><li>hai</li></ul></td></tr>
<tr><td>4</td><td><table><tr><td>trong</td><td>lồng</td></tr></table></td><td></td></tr>
</tbody>
</table>

Hết"""
    document = read_text(text, "a.md")
    assert markdown(text) == [
        "Danh mục",
        [
            ["TT", "Việc", "Chủ trì"],
            ["A. Nhóm một"],
            ["2", "Họp & bàn / thống nhất", "Lê Mây / Trần Lúa"],
            ["3", "- một / - hai"],
            ["4", "trong / lồng", ""],
        ],
        "Hết",
    ]
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert [(cell.columns, cell.rows) for cell in (*table.rows[1], *table.rows[2])] == [(3, 1), (1, 1), (1, 1), (1, 2)]
    assert table.rows[0][1].paragraphs[0].bold


def test_html_that_is_never_closed_is_text() -> None:
    assert markdown("<table>\n\nmột") == ["<table>", "một"]


@pytest.mark.parametrize(
    "head",
    [
        f"""\
  UBND TỈNH VÂN GIANG          {MOTTO}
       SỞ Y TẾ                         Độc lập - Tự do - Hạnh phúc

  Số:         /KH-SYT               Vân Giang, ngày    tháng 3 năm 2031""",
        (
            f"UBND TỈNH VÂN GIANG\t{MOTTO}\nSỞ Y TẾ\tĐộc lập - Tự do - Hạnh phúc\n"
            "Số:         /KH-SYT\tVân Giang, ngày    tháng 3 năm 2031"
        ),
        (
            f"UBND TỈNH VÂN GIANG\nSỞ Y TẾ\nSố:         /KH-SYT | {MOTTO}\nĐộc lập - Tự do - Hạnh phúc\n"
            "Vân Giang, ngày    tháng 3 năm 2031"
        ),
        (
            f"UBND TỈNH VÂN GIANG\n SỞ Y TẾ             {MOTTO}\n                          Độc lập - Tự do - Hạnh phúc\n"
            "Số:         /KH-SYT       Vân Giang, ngày    tháng 3 năm 2031"
        ),
    ],
    ids=["gaps", "tabs", "one bar", "steps"],
)
def test_two_columns_of_a_letterhead(head: str) -> None:
    title = "          KẾ HOẠCH\n     Phòng bệnh năm 2031"
    assert plain(f"{head}\n\n{title}") == [LETTERHEAD, "KẾ HOẠCH", "Phòng bệnh năm 2031"]


@pytest.mark.parametrize(
    "end",
    [
        "Nơi nhận:              KT. GIÁM ĐỐC\n- UBND tỉnh;           PHÓ GIÁM ĐỐC\n- Lưu: VT.\n\n\n              Lê Thị Mây",
        "Nơi nhận:\tKT. GIÁM ĐỐC\n- UBND tỉnh;\tPHÓ GIÁM ĐỐC\n- Lưu: VT.\tLê Thị Mây",
        "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT. | KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\n\nLê Thị Mây",
    ],
    ids=["gaps", "tabs", "one bar"],
)
def test_two_columns_of_a_signature(end: str) -> None:
    assert plain(f"Trên đây là Kế hoạch./.\n{end}\n\nPHỤ LỤC") == ["Trên đây là Kế hoạch./.", SIGNED, "PHỤ LỤC"]


def test_recipients_in_one_column_are_paragraphs() -> None:
    assert plain("Nơi nhận:\n- Sở A;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLê Mây") == [
        "Nơi nhận:",
        "- Sở A;",
        "- Lưu: VT.",
        "GIÁM ĐỐC",
        "Lê Mây",
    ]


def test_a_gap_in_prose_is_a_blank_and_no_column() -> None:
    line = "Kèm theo Kế hoạch số      /KH-SYT ngày      tháng      năm 2031 của Sở Y tế"
    assert plain(line) == [line]


def test_an_empty_cell_in_every_row_of_bars() -> None:
    """Rows that all have an empty cell fall into the same two pieces; the head shows how wide they are."""
    rows = [[str(n), f"Việc {n}", "Ấp Một", "", f"Tháng {n}"] for n in range(1, 6)]
    assert plain(f"Phụ lục\n\n{bars([HEAD, *rows])}\n\nHết") == ["Phụ lục", [HEAD, *rows], "Hết"]


def test_an_empty_row_between_two_bars_is_an_empty_cell() -> None:
    rows = [["I. NHÓM MỘT"], ["1", "Họp", "Ấp Một", "", "Tháng 1"], ["2", "Kết", "Ấp Hai", "", ""]]
    lines = "\n".join("|\n" + "\n".join(f"{cell}\n|" for cell in row) for row in [HEAD, *rows])
    assert plain(f"{lines}\n\nHết\n\n{bars([['Nơi nhận:', 'CHỦ TỊCH']])}") == [
        [HEAD, *rows],
        "Hết",
        [["Nơi nhận:", "CHỦ TỊCH"]],
    ]


def test_cells_of_a_grid_are_joined_by_the_width_of_their_column() -> None:
    text = """\
+-----+----------------------+--------------+
| STT | Nội dung             | Chủ trì      |
+=====+======================+==============+
| 1   | Rà soát các cống hở  | Trạm Y tế xã |
|     | và đắp đập tạm ở các | Sông Lúa     |
|     | ấp ven sông          |              |
+-----+----------------------+--------------+
| 2   | Đo độ mặn            | Công an xã   |
|     |                      | Trạm Y tế    |
+-----+----------------------+--------------+"""
    assert plain(text) == [
        [
            ["STT", "Nội dung", "Chủ trì"],
            ["1", "Rà soát các cống hở và đắp đập tạm ở các ấp ven sông", "Trạm Y tế xã Sông Lúa"],
            ["2", "Đo độ mặn", "Công an xã / Trạm Y tế"],
        ]
    ]


def test_spaces_that_fill_a_drawn_cell_break_no_line() -> None:
    text = (
        "Trước bảng.\n\n+-----+----------------+---------+\n| STT | Chủ trì        | Lúc     |\n"
        "+=====+================+=========+\n| 1   | Phòng Xây dựng | Quý I   |\n|     | và Kiểm tra    |         |\n"
        "|     | VBQPPL         |         |\n+-----+----------------+---------+\n"
    )
    assert markdown(text)[1] == [["STT", "Chủ trì", "Lúc"], ["1", "Phòng Xây dựng và Kiểm tra VBQPPL", "Quý I"]]
