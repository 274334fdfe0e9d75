"""Recipients and signature as people type them, and what keeps a signature that could not be read from being missed."""

from __future__ import annotations

import pytest

from checker.engine import AuditOptions, audit
from checker.model.outcome import Status
from checker.model.plan import Plan
from checker.parse import parse
from checker.readers import read_text
from checker.rules import load_rules

_PLAN = """UBND TỈNH VÂN GIANG
SỞ TƯ PHÁP
Số: 12/KH-STP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Vân Giang, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Truyền thông thủ tục hành chính năm 2026

I. MỤC ĐÍCH, YÊU CẦU
Giúp người dân hiểu và làm đúng thủ tục.

II. TỔ CHỨC THỰC HIỆN
{organisation}

{closing}
"""
_ANNEX = "\n\nDANH MỤC\nNội dung công việc năm 2026\n\n" + "\n".join(
    f"\t{cell}"
    for cell in (
        *("STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện"),
        *("1", "In tờ hướng dẫn", "Trưởng phòng Chuyên môn", "Văn phòng Sở", "Thường xuyên"),
        *("2", "Mở chuyên mục hỏi đáp", "Văn phòng Sở", "Trưởng phòng Chuyên môn", "Quý II/2026"),
    )
)
_DUTY = "1. Văn phòng Sở: in tờ hướng dẫn trong quý II/2026."


def _read(closing: str, organisation: str = _DUTY) -> Plan:
    return parse(read_text(_PLAN.format(closing=closing, organisation=organisation), "plan"))


def _told(plan: Plan, rule: str) -> list[Status]:
    outcomes = audit(plan, load_rules(select=[rule]), AuditOptions(lang="en"))
    return [outcome.status for outcome in outcomes]


@pytest.mark.parametrize(
    "closing",
    [
        "* Nơi nhận:\n- UBND tỉnh;\n- Lưu VT.\n\nGIÁM ĐỐC\n\nPhan Văn Đạt",
        "Nơi nhận: - UBND tỉnh; - Các phòng; - Lưu: VT.\n\nGIÁM ĐỐC\n\nPhan Văn Đạt",
        "Nơi nhận:\n+ UBND tỉnh;\n+ Lưu: VT.\n\nGIÁM ĐỐC\n\nPhan Văn Đạt",
        "GIÁM ĐỐC\n\n\nPhan Văn Đạt\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.",
        "Nơi nhận:\tGIÁM ĐỐC\n- UBND tỉnh;\n- Lưu: VT.\n\n\tPhan Văn Đạt",
        "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\nGIÁM ĐỐC\n(Ký tên, đóng dấu)\n\nPhan Văn Đạt",
    ],
)
def test_recipients_and_signer_are_read(closing: str) -> None:
    plan = _read(closing)
    assert plan.signature is not None
    assert (plan.signature.role, plan.signature.name) == ("GIÁM ĐỐC", "Phan Văn Đạt")
    assert [recipient.archive for recipient in plan.recipients][-1]
    assert _told(plan, "missing-archive-recipient") == _told(plan, "missing-signature") == [Status.PASSED]


@pytest.mark.parametrize("signed", ["GIÁM ĐỐC Phan Văn Đạt", "Giám đốc\n\nPhan Văn Đạt", "Người ký: Phan Văn Đạt"])
def test_a_signature_that_could_not_be_read_is_not_missing(signed: str) -> None:
    plan = _read(f"Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n{signed}")
    assert _told(plan, "missing-signature") == [Status.CANNOT_TELL]


@pytest.mark.parametrize("annex", ["", _ANNEX])
def test_a_signature_that_is_not_there_is_missing(annex: str) -> None:
    assert _told(_read(f"Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.{annex}"), "missing-signature") == [Status.FAILED]


def test_offices_in_a_table_in_capitals_are_no_signature() -> None:
    text = _PLAN.format(organisation=_DUTY, closing=f"KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nPhan Văn Đạt{_ANNEX}")
    plan = parse(read_text(text.upper(), "plan"))
    assert plan.signature is not None
    assert (plan.signature.role, plan.signature.name) == ("PHÓ GIÁM ĐỐC", "PHAN VĂN ĐẠT")
    assert [(task.path, len(task.lead)) for task in plan.tasks] == [("annex:1/1", 1), ("annex:1/2", 1)]


def test_a_time_in_capitals_below_an_office_is_nobodys_name() -> None:
    row = "TRƯỞNG PHÒNG CHUYÊN MÔN\n- PHÒNG HÀNH CHÍNH;\n- THANH TRA SỞ.\nTHƯỜNG XUYÊN"
    plan = parse(read_text(_PLAN.format(organisation=_DUTY, closing=row).upper(), "plan"))
    assert plan.signature is None


def test_a_signature_in_capitals_below_a_table_is_one() -> None:
    organisation = f"{_DUTY}{_ANNEX}"
    text = _PLAN.format(organisation=organisation, closing="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nPhan Văn Đạt")
    plan = parse(read_text(text.upper(), "plan"))
    assert plan.signature is not None
    assert plan.signature.name == "PHAN VĂN ĐẠT"


@pytest.mark.parametrize(
    ("organisation", "status"),
    [
        (_DUTY, Status.PASSED),
        ("- Đồng chí Bí thư chi bộ chỉ đạo chung việc thực hiện.", Status.CANNOT_TELL),
        ("- Văn phòng Sở báo cáo UBND tỉnh kết quả trước ngày 10/12/2026.", Status.FAILED),
    ],
)
def test_who_is_told_something_may_have_work(organisation: str, status: Status) -> None:
    closing = "Nơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nPhan Văn Đạt"
    assert _told(_read(closing, organisation), "no-tasks") == [status]
