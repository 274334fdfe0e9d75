"""Tables whose columns stand apart by white space alone."""

from __future__ import annotations

import textwrap
import unicodedata
from random import Random

import pytest

from tests.readers.shown import plain

TABLE = """\
 STT   Nội dung                    Đơn vị chủ trì        Thời gian
  1    Rà soát, công bố danh mục   Trung tâm Phục vụ     Quý I và quý
       thủ tục hành chính          hành chính công xã    IV
  II   Công tác tuyên truyền về phòng, chống hạn mặn trên địa bàn xã
  2    Phát thanh lưu động bằng    Sở Khoa học và
       xe của Đoàn Thanh niên      Công nghệ
  3    Đo độ mặn                   Phòng Kinh tế;
                                   Công an xã            Tháng 5"""
READ = [
    ["STT", "Nội dung", "Đơn vị chủ trì", "Thời gian"],
    ["1", "Rà soát, công bố danh mục thủ tục hành chính", "Trung tâm Phục vụ hành chính công xã", "Quý I và quý IV"],
    ["II", "Công tác tuyên truyền về phòng, chống hạn mặn trên địa bàn xã"],
    ["2", "Phát thanh lưu động bằng xe của Đoàn Thanh niên", "Sở Khoa học và Công nghệ", ""],
    ["3", "Đo độ mặn", "Phòng Kinh tế; Công an xã", "Tháng 5"],
]


def composed(block: object) -> object:
    """The same block in composed letters."""
    if isinstance(block, str):
        return unicodedata.normalize("NFC", block)
    assert isinstance(block, list)
    return [[unicodedata.normalize("NFC", cell) for cell in row] for row in block]


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["close", "spaced"])
@pytest.mark.parametrize(
    "spell", [str, lambda text: unicodedata.normalize("NFD", text)], ids=["composed", "decomposed"]
)
def test_columns_of_a_printed_page(between: str, spell: object) -> None:
    assert callable(spell)
    found = plain(spell(f"Danh mục{between}{TABLE}{between}III. KINH PHÍ THỰC HIỆN\nDo ngân sách xã bảo đảm."))
    assert [composed(block) for block in found] == [
        "Danh mục",
        READ,
        "III. KINH PHÍ THỰC HIỆN",
        "Do ngân sách xã bảo đảm.",
    ]


def test_numbers_in_the_middle_of_their_rows() -> None:
    table = """\
STT    Nội dung                Chủ trì            Thời gian

       Rà soát, công bố        Trung tâm Phục
 1     danh mục                vụ hành chính      Quý I
                               công xã

II. Tuyên truyền về phòng, chống hạn mặn

       Phát thanh
 2                             Công an xã         Quý II
       lưu động"""
    assert plain(f"{table}\n\nHết") == [
        [
            ["STT", "Nội dung", "Chủ trì", "Thời gian"],
            ["1", "Rà soát, công bố danh mục", "Trung tâm Phục vụ hành chính công xã", "Quý I"],
            ["II. Tuyên truyền về phòng, chống hạn mặn"],
            ["2", "Phát thanh lưu động", "Công an xã", "Quý II"],
        ],
        "Hết",
    ]


def test_a_table_goes_on_over_a_page_with_its_head_repeated() -> None:
    head = "STT   Việc        Chủ trì       Thời gian"
    rows = [f" {n}    Việc {n}      Công an xã    Tháng {n}" for n in range(1, 7)]
    found = plain("\n".join([head, *rows[:3], "", "\f2", "", head, *rows[3:]]))
    assert found == [
        [
            ["STT", "Việc", "Chủ trì", "Thời gian"],
            *([str(n), f"Việc {n}", "Công an xã", f"Tháng {n}"] for n in (1, 2, 3)),
            ["STT", "Việc", "Chủ trì", "Thời gian"],
            *([str(n), f"Việc {n}", "Công an xã", f"Tháng {n}"] for n in (4, 5, 6)),
        ]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "STT   Nội dung   Chủ trì\nCác ấp tự đắp đập tạm và đo độ mặn hằng ngày.",
        "STT   Nội dung   Chủ trì\n 1    Đo mặn     Ấp Một",
        "Số      /KH-UBND    ngày      tháng      năm 2031\n1. Đo độ mặn\n2. Đắp đập",
        "Các ấp   đo độ mặn   hằng ngày\nvà đắp   đập tạm   ở đầu kênh\nrồi   báo cáo   cho xã",
    ],
    ids=["no rows", "one row", "blanks to be filled in", "a justified line"],
)
def test_gaps_that_prove_no_table(text: str) -> None:
    assert all(isinstance(block, str) for block in plain(text))


WORDS = [
    "rà soát",
    "công bố",
    "danh mục",
    "thủ tục",
    "tập huấn",
    "cán bộ",
    "phát thanh",
    "lưu động",
    "kiểm tra",
    "tổng hợp",
]
UNITS = ["Văn phòng", "Công an xã", "Trạm Y tế xã", "Trung tâm Phục vụ hành chính công xã", "Sở Khoa học và Công nghệ"]
TIMES = ["Quý I", "Tháng 5/2031", "Thường xuyên", "Trước ngày 15/6/2031", "Quý II và quý IV"]


def drawn(random: Random) -> tuple[list[list[str]], str]:
    """A table, and the page that shows it."""
    rows = [["STT", "Nội dung", "Đơn vị chủ trì", "Phối hợp", "Thời gian"]]
    for number in range(1, random.randint(4, 9)):
        words = " ".join(random.choice(WORDS) for _ in range(random.randint(5, 9)))
        rows.append([str(number), words, random.choice(UNITS), random.choice([*UNITS, ""]), random.choice(TIMES)])
    widths = [random.randint(3, 5), random.randint(18, 40), *(random.randint(14, 24) for _ in range(3))]
    gutter, indent, gap = " " * random.randint(3, 6), " " * random.randint(0, 4), random.random() < 0.5
    lines: list[str] = []
    for row in rows:
        cells = [textwrap.wrap(cell, width, break_on_hyphens=False) for cell, width in zip(row, widths, strict=True)]
        for at in range(max(map(len, cells))):
            pieces = [
                (cell[at] if at < len(cell) else "").ljust(width) for cell, width in zip(cells, widths, strict=True)
            ]
            lines.append((indent + gutter.join(pieces)).rstrip())
        lines += [""] * gap
    return rows, "\n".join(lines)


def test_tables_that_nobody_has_seen() -> None:
    for seed in range(150):
        rows, page = drawn(Random(seed))
        assert plain(f"Danh mục\n\n{page}\n\nIV. KINH PHÍ\nDo ngân sách xã bảo đảm.") == [
            "Danh mục",
            rows,
            "IV. KINH PHÍ",
            "Do ngân sách xã bảo đảm.",
        ], seed
