"""Tasks given in sentences: who leads and who helps stand in many places of them."""

from __future__ import annotations

import pytest

from checker.parse import parse
from checker.readers import read_text

_PLAN = """KẾ HOẠCH
Phòng, chống tai nạn thương tích trẻ em năm 2026

I. MỤC ĐÍCH, YÊU CẦU
Giảm số trẻ em bị tai nạn.

II. NỘI DUNG, NHIỆM VỤ
1. {task}

III. KINH PHÍ
Từ ngân sách nhà nước.

Nơi nhận:
- Lưu: VT.

GIÁM ĐỐC
Mùa Thị Sinh
"""


@pytest.mark.parametrize(
    ("task", "lead", "coordinating", "time"),
    [
        (
            "Truyền thông trong trường: do Sở Giáo dục và Đào tạo chủ trì, Sở Y tế phối hợp; thực hiện trong tháng 9/2026.",
            "Sở Giáo dục và Đào tạo", ["Sở Y tế"], "trong tháng 9/2026",
        ),
        (
            "Tập huấn sơ cứu: do Sở Y tế (Trung tâm Kiểm soát bệnh tật) chủ trì, Sở Giáo dục và Đào tạo phối hợp.",
            "Sở Y tế (Trung tâm Kiểm soát bệnh tật)", ["Sở Giáo dục và Đào tạo"], None,
        ),
        (
            "Rà soát thủ tục tiếp nhận trẻ. Văn phòng Sở chủ trì; hoàn thành trong quý IV/2026.",
            "Văn phòng Sở", [], "trong quý IV/2026",
        ),
        (
            "Kiểm tra bếp ăn. Thanh tra Sở chủ trì, phối hợp với Phòng Nghiệp vụ Y.",
            "Thanh tra Sở", ["Phòng Nghiệp vụ Y"], None,
        ),
        (
            "Mở lớp tập huấn. Giao Văn phòng Sở chủ trì, phối hợp với Phòng Nghiệp vụ Y; thực hiện trong tháng 6/2026.",
            "Văn phòng Sở", ["Phòng Nghiệp vụ Y"], "trong tháng 6/2026",
        ),
    ],
)  # fmt: skip
def test_who_is_given_the_work(task: str, lead: str, coordinating: list[str], time: str | None) -> None:
    (found,) = parse(read_text(_PLAN.format(task=task), "plan")).tasks
    assert [name.text for name in found.lead] == [lead]
    assert [name.text for name in found.coordinating] == coordinating
    assert (found.time.text if found.time else None) == time


@pytest.mark.parametrize(
    "task",
    [
        "Mời các đơn vị họp giao ban. Cuộc họp do Giám đốc chủ trì nhiều lần trong năm.",
        "Nâng cao vai trò chủ trì của Sở Y tế trong công tác trẻ em.",
    ],
)
def test_words_in_passing_give_no_work(task: str) -> None:
    assert not [t for t in parse(read_text(_PLAN.format(task=task), "plan")).tasks if "Sở Y tế" in str(t.lead)]
