"""A table of several pages saved as PDF by LibreOffice, however its cells are drawn, is the table that it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.document import Document, Table
from checker.readers import read_bytes, read_path
from tests.readers.converted import convert
from tests.readers.typeset import CELLS, typeset

pytest.importorskip("pypdfium2", reason="pypdfium2 (extra pdf) is not installed")

TASKS = (
    "Rà soát, công bố danh mục thủ tục hành chính thuộc phạm vi quản lý của xã",
    "Tập huấn nghiệp vụ cho công chức",
    "Tổ chức đối thoại với doanh nghiệp, hộ kinh doanh trên địa bàn về những khó khăn, vướng mắc khi thực hiện thủ tục",
    "Báo cáo kết quả",
)
LEADS = ("Văn phòng", "Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công", "")
TIMES = ("Quý I/2026", "Thường xuyên", "Trước ngày 15/11/2026")
PROSE = (
    "Các phòng, đơn vị căn cứ nhiệm vụ được giao tại Kế hoạch này tổ chức thực hiện, bảo đảm tiến độ và chất lượng, gửi kết quả "
    "về Văn phòng trước ngày 05 tháng 12 hằng năm để tổng hợp, báo cáo Ủy ban nhân dân tỉnh theo quy định."
)


def plan(rows: int, prose: int) -> str:
    lines = ["# KẾ HOẠCH", "", *[PROSE, ""] * prose, "## III. NHIỆM VỤ", ""]
    lines += ["| STT | Nội dung nhiệm vụ | Đơn vị chủ trì | Thời gian hoàn thành |", "|---|---|---|---|"]
    for at in range(rows):
        lines.append(f"| {at + 1} | {TASKS[at % 4]} | {LEADS[at // 3 % 4]} | {TIMES[at % 3]} |")
    return "\n".join([*lines, "", "## IV. TỔ CHỨC THỰC HIỆN", "", f"1. {PROSE}", "", f"2. {PROSE}"])


@pytest.fixture(scope="module")
def source() -> Document:
    return read_bytes(plan(70, 4).encode(), "a.md")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, source: Document) -> Path:
    folder = tmp_path_factory.mktemp("tables") / "out"
    folder.mkdir()
    files = [folder / f"{name}.odt" for name in CELLS if name != "ruled"]
    for path in files:
        path.write_bytes(typeset(source, path.stem))
    convert(files, "pdf", folder)
    return folder


def cells(document: Document) -> list[list[list[str]]]:
    return [
        [[" ".join(paragraph.text.value for paragraph in cell.paragraphs) for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


@pytest.mark.parametrize("name", [name for name in CELLS if name != "ruled"])
def test_a_table_of_several_pages_is_the_table_that_it_was(saved: Path, source: Document, name: str) -> None:
    document = read_path(saved / f"{name}.pdf")
    assert max(block.page or 0 for block in document.blocks) > 2
    assert cells(document) == cells(source)
