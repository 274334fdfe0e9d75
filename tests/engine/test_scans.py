"""Findings on recognised letters: an accusation stands only where the letters it rests on are sure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.engine import audit
from checker.model.outcome import Outcome, Status
from checker.parse import parse
from checker.readers import read_text
from checker.rules import load_rules

PLAN = """UBND TỈNH VÂN GIANG
SỞ CÔNG THƯƠNG
Số: 15/KH-SCT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Vân Giang, ngày 25 tháng 02 năm 2026

KẾ HOẠCH
Truyền thông về cải cách thủ tục hành chính năm 2026

Thực hiện Kế hoạch số 27/KH-UBND ngày 20/01/2026 của UBND tỉnh Vân Giang, Sở Công Thương ban hành kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Phổ biến thủ tục hành chính đến doanh nghiệp.
2. Yêu cầu
Đúng tiến độ.

II. NỘI DUNG
1. Tập huấn
- Đơn vị chủ trì: Văn phòng Sở.
- Thời gian thực hiện: Tháng 5/2026.

III. TỔ CHỨC THỰC HIỆN
Văn phòng Sở báo cáo UBND tỉnh trước ngày 31/4/2026.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

GIÁM ĐỐC
Trần Văn Bình
"""
MISSING, WRONG = "missing-funding-clause", "impossible-date"


def outcomes(sure: dict[int, float] | float) -> dict[str, Outcome]:
    """What two rules say, the letters of each line (of all other lines 0.97) being so sure."""
    document = read_text(PLAN, "ke-hoach.pdf")
    by_line = sure if isinstance(sure, dict) else dict.fromkeys(range(1, len(document.lines) + 1), sure)
    plan = parse(replace(document, sure=tuple(by_line.get(at, 0.97) for at in range(1, len(document.lines) + 1))))
    return {o.rule: o for o in audit(plan, load_rules(select=(MISSING, WRONG)))}


def line_of(words: str) -> int:
    return next(at for at, line in enumerate(PLAN.split("\n"), start=1) if words in line)


def test_letters_that_were_stored_bear_every_finding() -> None:
    found = {o.rule: o for o in audit(parse(read_text(PLAN, "a.txt")), load_rules(select=(MISSING, WRONG)))}
    assert {rule: (o.status, o.confidence) for rule, o in found.items()} == {
        MISSING: (Status.FAILED, "certain"),
        WRONG: (Status.FAILED, "certain"),
    }


def test_letters_recognised_with_certainty_bear_a_finding_that_is_likely() -> None:
    assert {rule: (o.status, o.confidence) for rule, o in outcomes(0.97).items()} == {
        MISSING: (Status.FAILED, "likely"),
        WRONG: (Status.FAILED, "likely"),
    }


def test_a_finding_on_a_doubtful_line_is_for_a_person_to_look_at() -> None:
    found = outcomes({line_of("31/4/2026"): 0.8})
    assert found[WRONG].status is Status.CANNOT_TELL
    assert "trang quét" in found[WRONG].message
    assert found[WRONG].edits == ()
    assert found[MISSING].status is Status.FAILED


@pytest.mark.parametrize("sure", [0.0, 0.5, 0.69])
def test_what_is_missing_may_stand_in_what_was_read_badly(sure: float) -> None:
    found = outcomes(sure)
    assert {o.status for o in found.values()} == {Status.CANNOT_TELL}


def test_one_short_line_read_badly_hides_no_section() -> None:
    assert outcomes({line_of("Đúng tiến độ"): 0.3})[MISSING].status is Status.FAILED


def test_doubtful_letters_elsewhere_leave_a_finding_alone() -> None:
    assert outcomes({line_of("UBND TỈNH"): 0.3})[WRONG].status is Status.FAILED


def test_a_gap_in_numbers_rests_on_all_lines_between_them() -> None:
    gap = "section-numbering-gap"
    document = read_text(PLAN.replace("II. NỘI DUNG", "NỘI DUNG"), "ke-hoach.pdf")

    def status(doubtful: int) -> Status:
        sure = tuple(0.5 if at == doubtful else 0.97 for at in range(1, len(document.lines) + 1))
        found = audit(parse(replace(document, sure=sure)), load_rules(select=(gap,)))
        return next(o.status for o in found if o.status is not Status.PASSED)

    assert status(line_of("II. NỘI DUNG")) is Status.CANNOT_TELL
    assert status(line_of("UBND TỈNH")) is Status.FAILED
