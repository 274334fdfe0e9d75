"""What each line of a page was read as."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from checker.model.document import Document
from checker.model.plan import LineRole, Plan
from checker.parse import parse
from checker.readers import read_path, read_text
from checker.reporters.words import LANGUAGES, words
from tests.writer import PLAIN, invent, write

_SAMPLES = sorted(
    path
    for path in (Path(__file__).parents[2] / "samples").iterdir()
    if path.suffix in (".txt", ".md") and path.stem != "README"
)

_PLAN = """\
UBND TỈNH VÂN GIANG
SỞ XÂY DỰNG
Số: 12/KH-SXD
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
-------
Vân Giang, ngày 10 tháng 3 năm 2026

KẾ HOẠCH
Công tác thi đua năm 2026

Thực hiện Kế hoạch số 05/KH-UBND ngày 12/01/2026 của UBND tỉnh về thi đua, Sở Xây dựng ban hành Kế hoạch như sau:

I. MỤC ĐÍCH
Nâng cao chất lượng công tác.

- 2 -

II. NHIỆM VỤ
1. Tổ chức hội thi tay nghề
- Đơn vị chủ trì: Văn phòng Sở.
- Thời gian: tháng 9 năm 2026.
- Sản phẩm: Báo cáo kết quả hội thi.

Trên đây là Kế hoạch công tác thi đua năm 2026.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

GIÁM ĐỐC

Nguyễn Văn An
"""


def _explained(text: str) -> Plan:
    return parse(read_text(text, "kh.txt"), explain=True)


def _by_text(plan: Plan) -> dict[str, set[str]]:
    """The roles that begin in each line, by the line's words."""
    found: dict[str, set[str]] = {}
    for role in plan.line_roles:
        found.setdefault(plan.document.lines[role.location.line - 1].strip(), set()).add(role.role)
    return found


def _reaches(role: LineRole) -> range:
    at = role.location
    return range(at.line, at.end_line + (at.end_column > 1))


def test_every_element_is_noted_where_it_stands() -> None:
    roles = _by_text(_explained(_PLAN))
    assert "issuer" in roles["SỞ XÂY DỰNG"]
    assert "number" in roles["Số: 12/KH-SXD"]
    assert roles["Độc lập - Tự do - Hạnh phúc"] == {"motto"}
    assert roles["-------"] == {"rule"}
    assert roles["KẾ HOẠCH"] == {"type"}
    assert "title" in roles["Công tác thi đua năm 2026"]
    assert {"heading"} <= roles["I. MỤC ĐÍCH"]
    assert roles["Nâng cao chất lượng công tác."] == {"content"}
    assert roles["- 2 -"] == {"page-number"}
    assert {"heading", "task"} & roles["1. Tổ chức hội thi tay nghề"]
    assert {"label", "lead"} <= roles["- Đơn vị chủ trì: Văn phòng Sở."]
    assert {"label", "time"} <= roles["- Thời gian: tháng 9 năm 2026."]
    assert {"label", "product"} <= roles["- Sản phẩm: Báo cáo kết quả hội thi."]
    assert roles["Trên đây là Kế hoạch công tác thi đua năm 2026."] == {"closing"}
    assert "recipients" in roles["Nơi nhận:"]
    assert "recipient" in roles["- UBND tỉnh;"]
    assert "signature" in roles["GIÁM ĐỐC"]


def test_the_rows_of_a_table_are_told_apart() -> None:
    table = (
        "| STT | Nhiệm vụ | Đơn vị chủ trì | Thời gian |\n|---|---|---|---|\n"
        "| I | Tuyên truyền | | |\n| 1 | Phát thanh | Văn phòng | Quý I |\n| 2 | In tờ gấp | Thanh tra | Quý II |\n"
    )
    plan = parse(read_text(_PLAN.replace("Trên đây", f"{table}\nTrên đây"), "kh.md", "markdown"), explain=True)
    roles = _by_text(plan)
    assert "table-head" in roles["| STT | Nhiệm vụ | Đơn vị chủ trì | Thời gian |"]
    assert roles["|---|---|---|---|"] == {"rule"}
    assert "table-group" in roles["| I | Tuyên truyền | | |"]
    assert {"table-row", "task", "lead", "time"} <= roles["| 1 | Phát thanh | Văn phòng | Quý I |"]


def test_a_document_that_is_no_plan_tells_by_which_line() -> None:
    plan = _explained("SỞ A\nSố: 3/QĐ-SA\n\nQUYẾT ĐỊNH\nVề việc khen thưởng\n\nĐiều 1. Khen thưởng.")
    (kind,) = [role for role in plan.line_roles if role.role == "type"]
    assert (kind.location.line, kind.detail) == (4, "decision")
    assert plan.line_roles[0].role == "header"


def test_an_audit_does_without() -> None:
    assert parse(read_text(_PLAN, "kh.txt")).line_roles == ()


@pytest.mark.parametrize("path", _SAMPLES, ids=lambda path: path.name)
def test_no_line_of_a_sample_is_read_as_nothing(path: Path) -> None:
    _assert_whole(read_path(path))


@pytest.mark.parametrize("seed", range(20))
def test_no_line_of_a_written_plan_is_read_as_nothing(seed: int) -> None:
    _assert_whole(read_text(write(invent(Random(seed)), PLAIN), "kh.txt"))


def _assert_whole(document: Document) -> None:
    plan = parse(document, explain=True)
    told = {number for role in plan.line_roles for number in _reaches(role)}
    assert [line for number, line in enumerate(document.lines, 1) if line.strip() and number not in told] == []
    places = [(role.location.line, role.location.column) for role in plan.line_roles]
    assert places == sorted(places)
    for role in plan.line_roles:
        assert not role.location.empty
        assert role.location.end_line <= len(document.lines)
        for lang in LANGUAGES:
            assert f"read.{role.role}" in words(lang).table
            assert role.reading is None or f"how.{role.reading.how}" in words(lang).table
