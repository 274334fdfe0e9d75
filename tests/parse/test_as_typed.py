"""Plans as bodies really type them, in small: what each way of writing must not hide."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.model.plan import Level, Plan, Task
from checker.parse import parse
from checker.readers import read_text


def plan_of(text: str) -> Plan:
    return parse(read_text(text, "plan.txt"))


def body(text: str) -> Plan:
    """A plan of a commune with these parts."""
    head = "UBND XÃ ĐẠI HÒA\nSố: 5/KH-UBND\n\nKẾ HOẠCH\nTuyên truyền năm 2026\n\nUBND xã ban hành Kế hoạch như sau:\n\n"
    return plan_of(f"{head}{text}\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\nLê Văn An\n")


def short(task: Task) -> tuple[str, list[str], list[str], str | None]:
    return (
        task.title,
        [name.text for name in task.lead],
        [name.text for name in task.coordinating],
        task.time.text if task.time else None,
    )


JOINT = """SỞ TƯ PHÁP - CÔNG AN TỈNH -                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ GIÁO DỤC VÀ ĐÀO TẠO                          Độc lập - Tự do - Hạnh phúc

Số: 05/KHLN-STP-CAT-SGDĐT                  Vân Giang, ngày 17 tháng 02 năm 2026

KẾ HOẠCH LIÊN NGÀNH
Phổ biến, giáo dục pháp luật cho học sinh trên địa bàn tỉnh năm 2026

Thực hiện Kế hoạch số 28/KH-UBND ngày 20/01/2026 của UBND tỉnh Vân Giang về phổ biến, giáo dục pháp luật năm 2026, các ngành \
ban hành Kế hoạch như sau:

Phần I
MỤC ĐÍCH, YÊU CẦU
Nâng cao nhận thức pháp luật của học sinh.

Phần II
NỘI DUNG PHỐI HỢP

1) Biên soạn tài liệu
Sở Tư pháp chủ trì, phối hợp với Công an tỉnh biên soạn 03 bộ tài liệu; hoàn thành trước 30/4/2026.
2) Tuyên truyền an toàn giao thông
Công an tỉnh chủ trì, phối hợp với Sở Giáo dục và Đào tạo tổ chức tại các trường.
Thời gian: Tháng 9/2026.

Phần III
KINH PHÍ
Kinh phí của ngành nào do ngành đó bảo đảm.

CÔNG AN TỈNH            SỞ GIÁO DỤC VÀ ĐÀO TẠO           SỞ TƯ PHÁP
KT. GIÁM ĐỐC                 GIÁM ĐỐC                    GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Nguyễn Văn An               Trần Đình Bình               Bùi Công Huân

Nơi nhận:
- UBND tỉnh (b/c);
- Lưu: VT.
"""


def test_a_plan_of_several_bodies() -> None:
    plan = plan_of(JOINT)
    assert [issuer.name for issuer in plan.issuers] == ["Sở Tư pháp", "Công an tỉnh", "Sở Giáo dục và Đào tạo"]
    assert plan.title is not None
    assert plan.title.text.startswith("Phổ biến")
    assert plan.year == 2026  # "pháp luật … năm 2026" is no law of that year
    assert [citation.number for citation in plan.citations] == ["28/KH-UBND"]
    assert plan.funding is not None
    assert plan.funding.text == "Kinh phí của ngành nào do ngành đó bảo đảm."
    assert plan.signature is not None
    assert (plan.signature.role, plan.signature.name) == ("GIÁM ĐỐC", "Bùi Công Huân")


def test_sentences_that_say_who_leads() -> None:
    assert [short(task) for task in plan_of(JOINT).tasks] == [
        ("Biên soạn tài liệu", ["Sở Tư pháp"], ["Công an tỉnh"], "trước 30/4/2026"),
        ("Tuyên truyền an toàn giao thông", ["Công an tỉnh"], ["Sở Giáo dục và Đào tạo"], "Tháng 9/2026"),
    ]


def test_who_drafted_a_plan_does_not_sign_it() -> None:
    plan = plan_of(
        "KẾ HOẠCH\nY tế trường học năm học 2025 - 2026\n\nI. MỤC ĐÍCH\nBảo vệ sức khỏe học sinh.\nII. KINH PHÍ\n"
        "Từ nguồn chi thường xuyên.\n\n  DUYỆT CỦA BAN GIÁM HIỆU              NGƯỜI LẬP KẾ HOẠCH\n"
        "       HIỆU TRƯỞNG\n\n\n   Nguyễn Thị Thu Hằng                      Đỗ Thị Hà\n"
    )
    assert plan.funding is not None
    assert plan.funding.text == "Từ nguồn chi thường xuyên."
    assert plan.signature is not None
    assert (plan.signature.role, plan.signature.name) == ("HIỆU TRƯỞNG", "Nguyễn Thị Thu Hằng")


TABLE = "STT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\n"


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        (
            (
                "1\tTổ chức hội nghị:\n- Cấp xã;\n- Cấp thôn\tVăn phòng\tCông an xã\nCác thôn\tQuý I/2026\n"
                "2\tTổng kết\tVăn phòng\tCác thôn\tQuý IV"
            ),
            [("Văn phòng", ["Công an xã", "Các thôn"], "Quý I/2026"), ("Văn phòng", ["Các thôn"], "Quý IV")],
        ),
        (
            "1\tPhát thanh\tPhòng Kinh tế\t\tThường xuyên\n2\tTổng kết\tVăn phòng",
            [("Phòng Kinh tế", [], "Thường xuyên"), ("Văn phòng", [], None)],
        ),
    ],
    ids=["cells of several lines", "empty cells at the end"],
)
def test_tables_with_tabs(rows: str, read: list[tuple[str, list[str], str | None]]) -> None:
    tasks = [short(task) for task in body(f"I. NHIỆM VỤ\n{TABLE}{rows}\nII. KINH PHÍ\nNgân sách xã.").tasks]
    assert [(lead[0], beside, time) for _, lead, beside, time in tasks] == read


def test_a_table_with_bars_between_its_cells_only() -> None:
    plan = body(
        "I. NHIỆM VỤ\nSTT | Nội dung cải tiến | Khoa/phòng thực hiện | Phối hợp | Thời gian\n"
        "1 | Cải tạo khu tiếp đón | Phòng Kế hoạch tổng hợp | Khoa Khám bệnh | Quý II/2026\n"
        "2 | Tập huấn giao tiếp | Phòng Điều dưỡng | Công đoàn | Trước 30/9/2026\nII. KINH PHÍ\nNgân sách."
    )
    assert [short(task) for task in plan.tasks] == [
        ("Cải tạo khu tiếp đón", ["Phòng Kế hoạch tổng hợp"], ["Khoa Khám bệnh"], "Quý II/2026"),
        ("Tập huấn giao tiếp", ["Phòng Điều dưỡng"], ["Công đoàn"], "Trước 30/9/2026"),
    ]


def test_a_table_by_months_with_nobody_but_persons() -> None:
    tasks = body(
        "I. NHIỆM VỤ\nTháng\tNội dung\tNgười thực hiện\tGhi chú\n9/2026\tDự giờ\tHiệu trưởng\nII. KINH PHÍ\nNgân sách."
    ).tasks
    assert [short(task) for task in tasks] == [("Dự giờ", ["Hiệu trưởng"], [], "9/2026")]
    assert tasks[0].time is not None
    assert tasks[0].time.due == dt.date(2026, 9, 30)


def test_of_two_columns_of_persons_the_one_that_leads() -> None:
    tasks = body(
        "I. NHIỆM VỤ\nSTT\tNhiệm vụ\tNgười chịu trách nhiệm\tCơ quan chủ trì\tThời hạn\n"
        "1\tRà soát quy trình\tChủ tịch UBND xã\tVP HĐND và UBND\tQuý II\nII. KINH PHÍ\nNgân sách."
    ).tasks
    assert [short(task) for task in tasks] == [("Rà soát quy trình", ["VP HĐND và UBND"], [], "Quý II")]


def test_names_that_a_semicolon_breaks_over_two_lines_of_a_cell() -> None:
    first = "1\nCập nhật dữ liệu\nPhòng Luật sư\nCục Công nghệ thông tin;\nSở Tư pháp các tỉnh\nQuý II"
    second = "2\nRà soát\nVăn phòng\nCác phòng\nQuý III"
    head = TABLE.strip().replace("\t", "\n")
    tasks = body(f"I. NHIỆM VỤ\n{head}\n{first}\n{second}\nII. KINH PHÍ\nNgân sách.").tasks
    assert [short(task)[1:3] for task in tasks] == [
        (["Phòng Luật sư"], ["Cục Công nghệ thông tin", "Sở Tư pháp các tỉnh"]),
        (["Văn phòng"], ["Các phòng"]),
    ]


def test_the_first_part_may_be_the_preamble() -> None:
    plan = body(
        "I/ Căn cứ xây dựng kế hoạch:\n- Căn cứ Kế hoạch số 188/KH-UBND ngày 15/01/2026 của UBND tỉnh về tuyên truyền;\n"
        "- Căn cứ tình hình của xã.\nII/ Mục đích:\n- Nâng cao nhận thức."
    )
    assert plan.parent is not None
    assert plan.parent.number == "188/KH-UBND"


def test_numbers_of_the_party_and_the_unions() -> None:
    plan = plan_of(
        "KẾ HOẠCH\nHè tình nguyện năm 2026\n\nThực hiện Kế hoạch số 88-KH/TĐTN-PT ngày 20/5/2026 của Ban Thường vụ Tỉnh đoàn "
        "về hè tình nguyện, Đoàn xã ban hành Kế hoạch như sau:\n\nI. MỤC ĐÍCH\nCống hiến.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\n"
        "Phan Văn Khải"
    )
    assert plan.parent is not None
    assert (plan.parent.number, plan.parent.date) == ("88-KH/TĐTN-PT", dt.date(2026, 5, 20))
    assert plan.signature is not None
    assert plan.signature.capacity == "TM"


@pytest.mark.parametrize(
    "letterhead", ["BỘ TƯ PHÁP\nCỤC BỔ TRỢ TƯ PHÁP", "THUẾ TỈNH GIA LAI\nTHUẾ CƠ SỞ 7", "SỞ Y TẾ\nBỆNH VIỆN PHỔI"]
)
def test_a_part_of_a_ministry_or_a_department_is_a_unit(letterhead: str) -> None:
    plan = plan_of(f"{letterhead}\nSố: 5/KH-ABC\n\nKẾ HOẠCH\nSố hóa năm 2026\n\nI. MỤC ĐÍCH\nĐổi mới.\n")
    assert plan.issuer is not None
    assert plan.issuer.level is Level.UNIT


def test_reports_of_figures_and_yearly_days_far_behind_their_word() -> None:
    plan = plan_of(
        "ĐẢNG ỦY XÃ ĐẠI HÒA\n\nKẾ HOẠCH\nChuyển đổi số\n\nI. TỔ CHỨC THỰC HIỆN\n"
        "1. Văn phòng tổng hợp số liệu báo cáo UBND tỉnh theo định kỳ: quý (trước ngày 15 tháng cuối quý).\n"
        "2. Các chi bộ định kỳ hằng năm báo cáo kết quả về Tỉnh ủy (qua Văn phòng Tỉnh ủy, Ban Tổ chức) trước ngày 10/6."
    )
    recurrences = [report.recurrence for report in plan.reporting]
    assert [(r.every, r.day, r.month) for r in recurrences if r] == [("quarter", 15, None), ("year", 10, 6)]


def test_a_label_with_a_number_of_its_own_is_no_task() -> None:
    plan = body(
        "1. NHIỆM VỤ\n1.1. Phát thanh\n1.1.1. Nội dung: Thủ tục hành chính.\n"
        "1.1.2. Cơ quan thực hiện: Phòng Văn hóa chủ trì, phối hợp với các thôn.\n1.1.3. Thời gian thực hiện: Quý II/2026.\n"
        "2. KINH PHÍ\nNgân sách xã."
    )
    assert [short(task) for task in plan.tasks] == [("Phát thanh", ["Phòng Văn hóa"], ["các thôn"], "Quý II/2026")]


def test_a_count_that_begins_again_below_a_number_is_a_list_of_its_own() -> None:
    plan = body(
        "1. Mục đích\nNâng cao nhận thức.\n2. Nội dung\n1. Hội nghị\nGiao Văn phòng chủ trì thực hiện; thời gian: quý II.\n"
        "2. Phát tờ rơi\nGiao Công an xã chủ trì thực hiện; thời gian: quý III.\n3. Kinh phí\nNgân sách xã."
    )
    assert [section.path for section in plan.sections] == ["1", "2", "2.1", "2.2", "3"]
    assert [task.path for task in plan.tasks] == ["2.1", "2.2"]


def test_acts_whose_number_stands_in_a_bracket_behind_their_name() -> None:
    text = (
        'Thực hiện Quyết định phê duyệt Đề án "Cán bộ" (Quyết định số 345/QĐ-UBND ngày 02/02/2026 của UBND tỉnh Quế Hà); '
        "Kế hoạch tuyên truyền năm 2026 của UBND tỉnh (số 15/KH-UBND ngày 02/01/2026), UBND xã ban hành Kế hoạch như sau:"
    )
    plan = plan_of(
        f"KẾ HOẠCH\nTuyên truyền năm 2026\n\n{text}\n\nI. MỤC ĐÍCH\nNâng cao nhận thức.\nII. KINH PHÍ\nNgân sách."
    )
    assert [(c.number, c.issuer, c.full) for c in plan.citations] == [
        ("345/QĐ-UBND", "UBND tỉnh Quế Hà", True),
        ("15/KH-UBND", "UBND tỉnh", True),
    ]


def test_headings_without_numbers() -> None:
    plan = body(
        "MỤC ĐÍCH, YÊU CẦU\n\n- Phát hiện sớm ca bệnh.\n\nNỘI DUNG\n\nTuyên truyền\nPhát thanh hai lần một tuần.\n"
        "Đơn vị thực hiện: Công chức Văn hóa - Xã hội\nThời gian: Từ tháng 3 đến hết năm 2026\n\nVệ sinh môi trường\n"
        "Ra quân vào ngày thứ bảy.\nĐơn vị thực hiện: Các thôn\nThời gian: Tháng 4 - tháng 9/2026\n\nKINH PHÍ\n\nNgân sách xã.\n\n"
        "TỔ CHỨC THỰC HIỆN\n\nTrạm Y tế xã\n- Tổng hợp số liệu.\n\nCác thôn\n- Vận động nhân dân tham gia."
    )
    assert [(section.path, section.ordinal) for section in plan.sections] == [
        (path, None) for path in ("1", "2", "2.1", "2.2", "3", "4", "4.1", "4.2")
    ]
    assert [(task.title, task.time.due if task.time else None) for task in plan.tasks] == [
        ("Tuyên truyền", dt.date(2026, 12, 31)),
        ("Vệ sinh môi trường", dt.date(2026, 9, 30)),
    ]
    assert [(assignment.unit, len(assignment.duties)) for assignment in plan.assignments] == [
        ("Trạm Y tế xã", 1),
        ("Các thôn", 1),
    ]
    assert plan.funding is not None


def test_main_headings_without_numbers_over_numbered_ones() -> None:
    plan = body(
        "MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nNâng cao nhận thức.\n2. Yêu cầu\nĐúng tiến độ.\n"
        "NỘI DUNG\n1. Hội nghị\nĐơn vị chủ trì: Văn phòng.\nKINH PHÍ\nNgân sách xã."
    )
    assert [section.path for section in plan.sections] == ["1", "1.1", "1.2", "2", "2.1", "3"]
    assert [task.path for task in plan.tasks] == ["2.1"]


def test_a_few_words_in_capitals_head_no_parts_of_a_numbered_text() -> None:
    plan = body("1. Mục đích\nNâng cao nhận thức.\nLƯU Ý CHUNG\n2. Nội dung\nPhát thanh.\n3. Kinh phí\nNgân sách xã.")
    assert [section.path for section in plan.sections] == ["1", "2", "3"]


def test_a_number_before_a_colon_counts_tasks_and_names_none() -> None:
    plan = body(
        "I. NỘI DUNG\n1. Nhiệm vụ 1: Công khai thủ tục\n- Cơ quan chủ trì: Văn phòng.\nII. KINH PHÍ\nNgân sách xã."
    )
    assert [task.title for task in plan.tasks] == ["Nhiệm vụ 1: Công khai thủ tục"]


def test_persons_and_villages_are_named_one_by_one() -> None:
    plan = body(
        "I. NỘI DUNG\nTT\tNội dung\tThời gian\tNgười thực hiện\tNgười phối hợp\n"
        "1\tNgày Pháp luật\tTháng 11\tÔng Trần Minh Đức\tBà Lê Thị Loan, ông Nguyễn Văn Bình\n"
        "II. TỔ CHỨC THỰC HIỆN\n- Các xóm: Tuyên truyền đến từng hộ dân."
    )
    assert [name.text for name in plan.tasks[0].coordinating] == ["Bà Lê Thị Loan", "ông Nguyễn Văn Bình"]
    assert [assignment.unit for assignment in plan.assignments] == ["Các xóm"]


def test_a_second_report_in_a_sentence_goes_to_whom_the_first_does() -> None:
    plan = body(
        "I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng báo cáo Sở Nội vụ định kỳ hằng quý trước ngày 15 của tháng cuối quý và báo cáo năm "
        "trước ngày 01/12/2026."
    )
    assert [(report.to[0].text, report.direction) for report in plan.reporting] == [("Sở Nội vụ", "up")] * 2


def test_items_with_strokes() -> None:
    plan = body(
        "I) MỤC ĐÍCH, YÊU CẦU\n1/ Mục đích\nNâng cao nhận thức.\n2/ Yêu cầu\na/ Đủ nội dung, thời gian.\nb/ An toàn.\n"
        "II) KINH PHÍ\n1. Ngân sách tỉnh: 850 triệu đồng.\n2. Quỹ Toàn cầu: 420 triệu đồng."
    )
    assert [section.path for section in plan.sections][:3] == ["I", "I.1", "I.2"]
    assert plan.assignments == ()


def test_the_grounds_may_be_a_later_part() -> None:
    plan = body(
        "PHẦN THỨ NHẤT: KẾT QUẢ NĂM 2025\n1. Đã tổ chức 120 buổi.\nPHẦN THỨ HAI: KẾ HOẠCH NĂM 2026\nI. Căn cứ pháp lý\n"
        "- Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh Quế Hà về tuyên truyền.\nII. Mục tiêu\n95% người dân biết."
    )
    assert plan.parent is not None
    assert plan.parent.number == "12/KH-UBND"


def test_villages_in_a_list_before_what_they_do() -> None:
    plan = body(
        "I. NHIỆM VỤ\n1. Rà soát\nPhòng Kinh tế chủ trì, phối hợp với các thôn, buôn thực hiện, hoàn thành trước 30/10/2026.\n"
        "II. KINH PHÍ\nNgân sách xã."
    )
    assert [short(task)[1:3] for task in plan.tasks] == [(["Phòng Kinh tế"], ["các thôn, buôn"])]


def test_a_table_in_plain_words() -> None:
    plan = body(
        "I. NHIỆM VỤ\nViệc\tAi làm\tPhối hợp\tKhi nào\nPhát tờ rơi\tĐoàn Thanh niên\tTổ dân phố\tTháng 3/2026\nII. KINH PHÍ\nXã."
    )
    assert [short(task) for task in plan.tasks] == [
        ("Phát tờ rơi", ["Đoàn Thanh niên"], ["Tổ dân phố"], "Tháng 3/2026")
    ]


def test_a_plan_quoted_in_a_mail() -> None:
    quoted = "\n".join(f"> {line}".rstrip() for line in JOINT.split("\n"))
    plan, whole = plan_of(quoted), plan_of(JOINT)
    assert [section.path for section in plan.sections] == [section.path for section in whole.sections]
    assert [short(task) for task in plan.tasks] == [short(task) for task in whole.tasks]
    assert plan.sections[0].location.column == 3


def test_work_that_ends_with_a_word_of_heads_is_no_head() -> None:
    plan = body(
        f"I. NHIỆM VỤ\n{TABLE}I. Tuyên truyền\n1\tPhát thanh\tVăn phòng\tCông an xã\tQuý I\n"
        "II. Kiểm tra\n2\tKiểm tra giờ làm việc\tPhòng Kinh tế\tCông an xã\tQuý II\nII. KINH PHÍ\nNgân sách xã."
    )
    assert [(task.group, short(task)[3]) for task in plan.tasks] == [("Tuyên truyền", "Quý I"), ("Kiểm tra", "Quý II")]


def test_an_annex_without_the_number_still_tells_the_day() -> None:
    text = "KẾ HOẠCH\nTuyên truyền năm 2026\n\nI. MỤC ĐÍCH\nGiúp người dân.\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\nLê Văn An\n"
    annex = "\nPHỤ LỤC\nCông việc năm 2026\n(Kèm theo Kế hoạch số      /KH-UBND ngày 05/02/2026 của UBND xã Đại Hòa)\n"
    assert plan_of(text).issued.value is None
    assert plan_of(text + annex).issued.value == dt.date(2026, 2, 5)


def test_a_task_whose_only_label_is_a_lettered_item() -> None:
    plan = body(
        "I. NỘI DUNG\n"
        "1. In tờ hướng dẫn\na) Nội dung: In 500 tờ.\nb) Đơn vị chủ trì: Văn phòng.\nc) Thời gian: Quý II/2026.\n"
        "2. Lắp bảng tin\na) Nội dung: Lắp hai bảng.\nb) Thời gian: Quý III/2026."
    )
    assert [short(task) for task in plan.tasks] == [
        ("In tờ hướng dẫn", ["Văn phòng"], [], "Quý II/2026"),
        ("Lắp bảng tin", [], [], "Quý III/2026"),
    ]


def test_a_text_all_in_capitals_holds_duties_behind_the_name_of_a_unit() -> None:
    text = (
        "KẾ HOẠCH\nSố hóa hồ sơ năm 2026\n\nI. KINH PHÍ\nTừ ngân sách xã.\n\nII. TỔ CHỨC THỰC HIỆN\n"
        "1. Văn phòng: Lưu hồ sơ đầy đủ. Tổng hợp kết quả, báo cáo UBND tỉnh trước ngày 11/12/2026.\n\n"
        "Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\nLê Văn An\n"
    )
    plan = plan_of(text.upper())
    assert [(found.unit, len(found.duties)) for found in plan.assignments] == [("VĂN PHÒNG", 1)]
    assert [report.deadline for report in plan.reporting] == [dt.date(2026, 12, 11)]
