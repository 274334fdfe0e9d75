"""Where the parts of a plan begin and end."""

from __future__ import annotations

import pytest

from checker.parse import parse
from checker.readers import read_text
from checker.readers.docx import read_docx
from tests.writers.packages import p, package

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


SPLIT = """KẾ HOẠCH
Số hóa hồ sơ năm 2026
Sở Tư pháp ban hành kế hoạch như sau:
I. NHIỆM VỤ

| STT | Nội dung | Đơn vị chủ trì | Thời gian |
|-----|----------|----------------|-----------|
| II | Số hóa | | |
| 1 | Rà soát quy trình | Văn phòng Sở | Quý I/2026 |
{between}
| 2 | Số hóa hồ sơ | Trung tâm | Quý II/2026 |
| 3 | Nối dữ liệu | Trung tâm | Quý III/2026 |
| 4 | Kiểm tra | Thanh tra Sở | Quý IV/2026 |

II. KINH PHÍ THỰC HIỆN
Kinh phí do ngân sách nhà nước bảo đảm.
"""
_RULE = "|---|---|---|---|"


@pytest.mark.parametrize(
    "between",
    [
        f"\n| STT | Nội dung | Đơn vị chủ trì | Thời gian |\n{_RULE}",
        "",
        "\n",
    ],
    ids=["the head repeated", "not cut", "no head"],
)
def test_a_table_cut_in_two_is_one_table(between: str) -> None:
    plan = parse(read_text(SPLIT.format(between=between), "plan.md"))
    assert [task.path.rpartition("/")[2] for task in plan.tasks] == ["I.II.1", "I.II.2", "I.II.3", "I.II.4"]
    assert {task.group for task in plan.tasks} == {"Số hóa"}


def test_a_table_of_another_head_is_one_of_its_own() -> None:
    other = f"\n| STT | Kết quả | Đơn vị | Ghi chú |\n{_RULE}"
    plan = parse(read_text(SPLIT.format(between=other), "plan.md"))
    assert len(plan.tasks) != 4


def test_a_citation_in_a_note_needs_no_subject() -> None:
    body = p("KẾ HOẠCH") + p("Số hóa hồ sơ năm 2026") + p(
        "Thực hiện kế hoạch của UBND tỉnh về số hóa", '<w:r><w:footnoteReference w:id="2"/></w:r>', ", Sở Tư pháp ban hành như sau:"
    ) + p("I. NHIỆM VỤ") + p("Số hóa hồ sơ.")  # fmt: skip
    note = f'<w:footnote w:id="2">{p("Kế hoạch số 118/KH-UBND ngày 14/3/2026 của UBND tỉnh Vân Giang.")}</w:footnote>'
    (citation,) = parse(read_docx(package(body, footnotes=note), "kh.docx")).citations
    assert (citation.number, citation.full, citation.missing) == ("118/KH-UBND", True, ())


def test_a_footnote_is_no_duty_and_no_item_and_is_read_all_the_same() -> None:
    text = (
        "KẾ HOẠCH\nTuyên truyền năm 2026\n\nI. MỤC ĐÍCH\nNâng cao nhận thức¹.\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng\n"
        "- Theo dõi, đôn đốc việc thực hiện².\n\n"
        "¹ Theo Quyết định số 12/QĐ-TTg ngày 05/01/2026 của Thủ tướng Chính phủ về cải cách hành chính.\n"
        "² Bằng phần mềm dùng chung.\n\f2. Công an xã\n- Tham gia.\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\nLê Văn An\n"
    )
    plan = parse(read_text(text, "plan.txt"))
    assert [(a.unit, len(a.duties)) for a in plan.assignments] == [("Văn phòng", 1), ("Công an xã", 1)]
    assert [citation.number for citation in plan.citations] == ["12/QĐ-TTg"]
