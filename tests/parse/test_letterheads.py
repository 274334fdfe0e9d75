"""Bodies of all kinds: who issues, with which number and day, and who signs."""

from __future__ import annotations

import pytest

from checker.engine import AuditOptions, audit
from checker.model.outcome import Status
from checker.parse import parse
from checker.readers import read_text
from checker.rules import load_rules

_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
_BODY = """
KẾ HOẠCH
Truyền thông thủ tục hành chính năm 2026

Thực hiện Kế hoạch số 27/KH-UBND ngày 20/01/2026 của UBND tỉnh Vân Giang về truyền thông năm 2026, {issuer} ban hành Kế hoạch:

I. MỤC ĐÍCH, YÊU CẦU
Giúp người dân hiểu và làm đúng thủ tục.
II. NỘI DUNG
1. In tờ hướng dẫn
- Đơn vị chủ trì: Văn phòng.
- Thời gian: Quý II/2026.
III. KINH PHÍ THỰC HIỆN
Từ ngân sách nhà nước năm 2026.
IV. TỔ CHỨC THỰC HIỆN
Văn phòng tổng hợp, báo cáo UBND tỉnh trước ngày 10/12/2026.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

{signature}

Phan Văn Đạt
"""
_BODIES = [
    ("UBND TỈNH VÂN GIANG\nSỞ TƯ PHÁP", "STP", "Sở Tư pháp", "PHỤ TRÁCH SỞ\nPHÓ GIÁM ĐỐC"),
    ("UBND TỈNH VÂN GIANG\nBAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP", "BQLKCN", "Ban Quản lý các Khu công nghiệp", "TRƯỞNG BAN"),
    ("UBND TỈNH VÂN GIANG\nTHANH TRA TỈNH", "TTr", "Thanh tra tỉnh", "CHÁNH THANH TRA"),
    ("SỞ Y TẾ VÂN GIANG\nBỆNH VIỆN ĐA KHOA TỈNH", "BVĐK", "Bệnh viện Đa khoa tỉnh", "GIÁM ĐỐC"),
    ("UBND XÃ TÂN LẬP\nTRƯỜNG MẦM NON HOA BAN", "MNHB", "Trường Mầm non Hoa Ban", "HIỆU TRƯỞNG"),
    (
        "ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP",
        "UBND",
        "Ủy ban nhân dân xã Tân Lập",
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    ),
    ("BỘ TƯ PHÁP\nVỤ TỔ CHỨC CÁN BỘ", "TCCB", "Vụ Tổ chức cán bộ", "VỤ TRƯỞNG"),
    ("TÒA ÁN NHÂN DÂN TỐI CAO\nTÒA ÁN NHÂN DÂN TỈNH VÂN GIANG", "TA", "Tòa án nhân dân tỉnh Vân Giang", "CHÁNH ÁN"),
]


@pytest.mark.parametrize("day", ["ngày 05 tháng 3 năm 2026", "ngày 05/3/2026", "05/3/2026"])
@pytest.mark.parametrize(("head", "symbol", "issuer", "signature"), _BODIES)
def test_no_letterhead_is_a_fault(head: str, symbol: str, issuer: str, signature: str, day: str) -> None:
    top = f"{head}\nSố: 12/KH-{symbol}\n{_MOTTO}Vân Giang, {day}\n"
    plan = parse(read_text(top + _BODY.format(issuer=issuer, signature=signature), "plan"))
    assert plan.issuer is not None
    assert (plan.issuer.name, str(plan.issued.value)) == (issuer, "2026-03-05")
    outcomes = audit(plan, load_rules(), AuditOptions(lang="en"))
    assert [(o.rule, o.message) for o in outcomes if o.status in (Status.FAILED, Status.CANNOT_TELL)] == []
