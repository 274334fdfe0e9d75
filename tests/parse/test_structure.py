"""Where the parts of a plan begin and end."""

from __future__ import annotations

from checker.parse import parse
from checker.readers import read_text

ROWS = "\n\n".join(
    f"\t{n}\n\t{work}\n\t{lead}\n\tVĂN PHÒNG SỞ\n\tTHƯỜNG XUYÊN"
    for n, work, lead in (
        (1, "RÀ SOÁT QUY TRÌNH NỘI BỘ", "TRƯỞNG PHÒNG CHUYÊN MÔN"),
        (2, "SỐ HÓA HỒ SƠ CÒN HIỆU LỰC", "GIÁM ĐỐC TRUNG TÂM"),
    )
)
CAPITALS = f"""KẾ HOẠCH
SỐ HÓA HỒ SƠ NĂM 2026
SỞ TƯ PHÁP BAN HÀNH KẾ HOẠCH NHƯ SAU:
I. MỤC ĐÍCH, YÊU CẦU
NÂNG CAO HIỆU QUẢ CÔNG VIỆC.
II. NHIỆM VỤ
\tSTT
\tNỘI DUNG
\tĐƠN VỊ CHỦ TRÌ
\tĐƠN VỊ PHỐI HỢP
\tTHỜI GIAN THỰC HIỆN

{ROWS}

III. KINH PHÍ THỰC HIỆN
KINH PHÍ DO NGÂN SÁCH NHÀ NƯỚC BẢO ĐẢM.
"""


def test_an_office_in_a_table_signs_nothing() -> None:
    plan = parse(read_text(CAPITALS, "plan.txt"))
    assert [section.path for section in plan.sections] == ["I", "II", "III"]
    assert [task.lead[0].text for task in plan.tasks] == ["TRƯỞNG PHÒNG CHUYÊN MÔN", "GIÁM ĐỐC TRUNG TÂM"]
    assert plan.signature is None
