"""What a plan says of itself and of the act it carries out, where its own words could be taken for another's."""

from __future__ import annotations

import pytest

from checker.model.plan import Plan
from checker.parse import parse
from checker.readers import read_text

PLAN = """ỦY BAN NHÂN DÂN
XÃ ĐẠI HÒA
Số: 35/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đại Hòa, ngày 20 tháng 01 năm 2026

KẾ HOẠCH
Phát động phong trào đọc sách năm 2026 trên địa bàn xã

Thực hiện {parent} về phong trào đọc sách năm 2026, UBND xã ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
Nâng cao văn hóa đọc.

Nơi nhận:
- Lưu: VT.

CHỦ TỊCH
Lê Văn An
"""


def of(parent: str) -> Plan:
    return parse(read_text(PLAN.format(parent=parent), "plan.txt"))


@pytest.mark.parametrize("day", [" ngày 08/01/2026", ""])
def test_an_act_of_another_body_may_bear_the_plans_own_number(day: str) -> None:
    plan = of(f"Kế hoạch số 35/KH-UBND{day} của UBND tỉnh Quế Hà")
    assert plan.parent is not None
    assert (plan.parent.number, plan.parent.issuer) == ("35/KH-UBND", "UBND tỉnh Quế Hà")


def test_a_mention_of_the_plan_itself_is_no_earlier_one_of_another_act_with_its_number() -> None:
    own = "Kế hoạch số 35/KH-UBND ngày 20/01/2026 của UBND xã Đại Hòa về đọc sách"
    (other,) = of(f"{own}, Kế hoạch số 35/KH-UBND của UBND tỉnh Quế Hà").citations
    assert (other.first, other.known_elsewhere, other.missing) == (True, False, ("date",))


@pytest.mark.parametrize(
    "own",
    [
        "Kế hoạch số 35/KH-UBND ngày 20/01/2026 của UBND xã Đại Hòa",
        "Kế hoạch số 35/KH-UBND ngày 02/01/2026 của UBND xã Đại Hòa",
        "Kế hoạch số 35/KH-UBND của UBND xã",
    ],
)
def test_the_plans_own_number_is_no_citation(own: str) -> None:
    assert [citation.number for citation in of(own).citations] == []


@pytest.mark.parametrize(
    "name",
    [
        "Ban quản lý khu kinh tế",
        "Trường Mầm non Hoa Sữa",
        "Trường THPT Lê Văn Hưu",
        "Trường Tiểu học Song Lãng",
        "Sở Lao động - Thương binh và Xã hội",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Y tế tỉnh Thái Bình",
        "Bảo hiểm xã hội tỉnh Hà Giang",
    ],
)
def test_names_in_capitals_are_shown_as_they_are_written_in_a_sentence(name: str) -> None:
    text = f"{name.upper()}\nSố: 5/KH-ABC\n\nKẾ HOẠCH\nSố hóa hồ sơ năm 2026\n\nI. MỤC ĐÍCH\nĐổi mới.\n"
    issuer = parse(read_text(text, "plan.txt")).issuer
    assert issuer is not None
    assert issuer.name == name


def test_the_youth_union_has_a_head_line_of_its_own() -> None:
    text = (
        "TỈNH ĐOÀN AN GIANG\nBCH ĐOÀN XÃ VĨNH TẾ\n***\nSố: 12-KH/ĐTN\n\nĐOÀN TNCS HỒ CHÍ MINH\nVĩnh Tế, ngày 05 tháng 6 năm 2026\n\n"
        "KẾ HOẠCH\nHè tình nguyện năm 2026\n\nI. MỤC ĐÍCH\nCống hiến.\n"
    )
    plan = parse(read_text(text, "plan.txt"))
    assert plan.header.motto
    assert plan.issuer is not None
    assert plan.issuer.name == "BCH đoàn xã Vĩnh Tế"
