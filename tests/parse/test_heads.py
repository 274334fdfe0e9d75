"""The heads of tables of tasks as people type them: in two rows, numbered, again under another heading."""

from __future__ import annotations

import pytest

from checker.model.plan import Plan
from checker.parse import parse
from checker.readers import read_text

_PLAN = """KẾ HOẠCH
Kiểm soát thủ tục hành chính năm 2026 của Sở Xây dựng

I. NHIỆM VỤ

{table}

II. VIỆC KHÁC

{other}

Nơi nhận:
- Lưu: VT.

GIÁM ĐỐC
Phan Văn Đạt
"""
_DIVIDED = (
    ("TT", "Nội dung", "Phân công thực hiện", "", "Tiến độ", "Sản phẩm"),
    ("", "", "Chủ trì", "Phối hợp", "", ""),
    ("1", "Niêm yết thủ tục mới", "Văn phòng Sở", "Các phòng chuyên môn", "Thường xuyên", "Bảng niêm yết"),
    ("2", "Kiểm tra hồ sơ tồn", "Thanh tra Sở", "Văn phòng Sở", "Quý III", "Báo cáo"),
)
_EXPECTED = [
    ("I.1", ["Văn phòng Sở"], ["Các phòng chuyên môn"], "Thường xuyên", "Bảng niêm yết"),
    ("I.2", ["Thanh tra Sở"], ["Văn phòng Sở"], "Quý III", "Báo cáo"),
]


def _read(table: str, other: str = "Các phòng chủ động phối hợp.", name: str = "text") -> Plan:
    return parse(read_text(_PLAN.format(table=table, other=other), "plan", name))


def _facts(plan: Plan) -> list[tuple[str, list[str], list[str], str | None, str | None]]:
    return [
        (t.path, [n.text for n in t.lead], [n.text for n in t.coordinating], t.time.text if t.time else None, t.product)
        for t in plan.tasks
    ]


def _tabs(rows: tuple[tuple[str, ...], ...]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def _pipes(rows: tuple[tuple[str, ...], ...]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


def _lines(rows: tuple[tuple[str, ...], ...]) -> str:
    return "\n".join(cell for row in rows for cell in row if cell)


@pytest.mark.parametrize("form", [_tabs, _pipes, _lines])
@pytest.mark.parametrize("numbers", [(), ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"), ("A", "B", "1", "2", "3", "4")])
def test_a_head_that_two_below_it_divide(form: object, numbers: tuple[str, ...]) -> None:
    rows = (*_DIVIDED[:2], *([numbers] if numbers else []), *_DIVIDED[2:])
    assert callable(form)
    assert _facts(_read(form(rows))) == _EXPECTED


def test_divided_heads_again_on_the_next_page_are_no_task() -> None:
    rows = (*_DIVIDED[:3], *_DIVIDED[:2], *_DIVIDED[3:])
    for form in (_tabs, _pipes):
        assert _facts(_read(form(rows))) == _EXPECTED


def test_a_heading_between_two_tables_is_no_row_of_the_first() -> None:
    other = _tabs(
        (
            ("STT", "Nội dung", "Chủ trì", "Bắt đầu", "Kết thúc"),
            ("1", "In tờ hướng dẫn", "Văn phòng Sở", "Tháng 2/2026", "Tháng 5/2026"),
        )
    )
    plan = _read(_tabs(_DIVIDED), other)
    assert [section.path for section in plan.sections] == ["I", "II"]
    assert _facts(plan)[2:] == [("II.1", ["Văn phòng Sở"], [], "Tháng 5/2026", None)]


def test_a_column_before_the_work_heads_the_rows_beside_it() -> None:
    rows = (
        ("Tháng", "Nội dung công việc", "Người phụ trách"),
        ("Tháng 9/2026", "Kiện toàn tổ tư vấn", "Hiệu trưởng"),
        ("", "Ký cam kết chấp hành luật giao thông", "Tổng phụ trách Đội"),
        ("Tháng 10/2026", "Tổ chức ngoại khóa", "Phó Hiệu trưởng"),
    )
    assert [time for *_, time, _ in _facts(_read(_tabs(rows)))] == ["Tháng 9/2026", "Tháng 9/2026", "Tháng 10/2026"]
