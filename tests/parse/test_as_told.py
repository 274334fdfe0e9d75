"""Correct plans told in other words than the usual labels: who does the work and when, who pays, to whom one reports, by whom signed."""

from __future__ import annotations

import pytest

from checker.model.plan import Plan, Role
from tests.parse.test_as_laid_out import commune, plan_of
from tests.parse.test_as_typed import short


def told(plan: Plan) -> list[tuple[list[str], list[str], str | None]]:
    """Lead, helpers and time of each task."""
    return [(lead, helpers, time) for _, lead, helpers, time in map(short, plan.tasks)]


def missed(plan: Plan) -> set[str]:
    """The elements of which words were seen that nothing was read from."""
    return {residue.element for residue in plan.residue}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Tổ Y tế phụ trách, Hội Phụ nữ xã cùng làm. Mỗi tháng một lần.", (["Tổ Y tế"], ["Hội Phụ nữ xã"], "Mỗi tháng một lần")),
        ("Ban Nữ công chịu trách nhiệm chính, xong trước 25/10/2026.", (["Ban Nữ công"], [], "trước 25/10/2026")),
        ("Văn phòng phụ trách. Quanh năm.", (["Văn phòng"], [], "Quanh năm")),
        ("Văn phòng chủ trì; không quá 45 ngày kể từ khi duyệt.", (["Văn phòng"], [], "không quá 45 ngày kể từ khi duyệt")),
        ("Văn phòng chủ trì, Trạm Y tế hỗ trợ; theo kế hoạch từng đợt.", (["Văn phòng"], ["Trạm Y tế"], "theo kế hoạch từng đợt")),
    ],
)  # fmt: skip
def test_who_and_when_below_the_work(said: str, expected: tuple[list[str], list[str], str]) -> None:
    assert told(commune(f"I. CÁC HOẠT ĐỘNG\n1. Vệ sinh khu dân cư\n{said}\n")) == [expected]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("(Khoa Khám bệnh làm đầu mối; tổ Xã hội tham gia; 3 tháng/lần)", (["Khoa Khám bệnh"], ["tổ Xã hội"], "3 tháng/lần")),
        (": tháng 6 - 7/2026 (Chi đoàn thôn thực hiện, Chi đoàn trường hỗ trợ)", (["Chi đoàn thôn"], ["Chi đoàn trường"], "tháng 6 - 7/2026")),
        (" (dự kiến 28/4): Đoàn xã chủ trì", (["Đoàn xã"], [], "dự kiến 28/4")),
        (" (tuần 2 tháng 5): Đoàn xã chủ trì, Hội Phụ nữ xã phối hợp", (["Đoàn xã"], ["Hội Phụ nữ xã"], "tuần 2 tháng 5")),
        (". Thực hiện: Phòng Kinh tế. Thời gian: hằng tháng", (["Phòng Kinh tế"], [], "hằng tháng")),
    ],
)  # fmt: skip
def test_who_and_when_behind_the_work(said: str, expected: tuple[list[str], list[str], str]) -> None:
    assert told(commune(f"I. CÁC HOẠT ĐỘNG\n1. Hội thao{said}.\n")) == [expected]


def test_labels_in_other_words() -> None:
    plan = commune(
        "I. NHIỆM VỤ\n1. Kiểm tra tàu thuyền\nĐầu mối: Đồn Biên phòng; cùng phối hợp: Cảng vụ.\nHoàn thành: 30/11/2026.\n"
        "2. Tư vấn\nChịu trách nhiệm: Phòng Đào tạo\nCùng thực hiện: các khoa\nKhi nào: tháng 5\n"
        "3. Thu phí\n- Bộ phận thực hiện: Tổ Văn phòng; Tổ Kế toán phối hợp.\n- Hạn: 31/3/2026\n"
    )
    assert told(plan) == [
        (["Đồn Biên phòng"], ["Cảng vụ"], "30/11/2026"),
        (["Phòng Đào tạo"], ["các khoa"], "tháng 5"),
        (["Tổ Văn phòng"], ["Tổ Kế toán"], "31/3/2026"),
    ]


def test_a_heading_that_ends_in_a_label_is_no_task() -> None:
    plan = commune(
        "I. NHIỆM VỤ\n1. Nội dung, thời gian, người thực hiện:\n1.1. Mua quà: Đoàn xã chủ trì, hằng tháng.\n"
    )
    assert [task.path for task in plan.tasks] == ["I.1.1"]


def test_signs_below_quarters_tell_the_time() -> None:
    plan = commune(
        "I. NHIỆM VỤ\n\n| Nhiệm vụ | Quý I | Quý II | Quý III | Phòng, ban làm chính |\n|---|---|---|---|---|\n"
        "| Khám sàng lọc | | x | | Trạm Y tế |\n| Dạy nghề | | x | x | Phòng Kinh tế |\n"
    )
    assert [(task.time and (task.time.text, str(task.time.due))) for task in plan.tasks] == [
        ("Quý II", "2026-06-30"),
        ("Quý II Quý III", "2026-09-30"),
    ]


def test_how_often_is_no_month() -> None:
    plan = commune(
        "I. NHIỆM VỤ\n1. Giao ban\n- Chủ trì: Đoàn xã.\n- Thời gian: mỗi tháng 01 buổi.\n"
        "2. Hội thi\n- Chủ trì: Đoàn xã.\n- Thời gian: tuần 2 tháng 9.\n"
    )
    assert [str(task.time.due) for task in plan.tasks if task.time] == ["None", "2026-09-30"]


@pytest.mark.parametrize(
    "work",
    [
        "1. Giám sát trực tiếp: Đoàn giám sát, hai ngày đầu tháng 4.",
        "Tháng 6: Họp sơ kết (Văn phòng HĐND và UBND).",
        "- Phòng Cơ sở đảng tham mưu, thực hiện trong quý III.",
        "1 Phòng Kinh tế\nKiểm tra chợ trước ngày 30/4/2026.",
        "| Mảng | Ai lo | Lúc nào |\n|---|---|---|\n| Hậu cần | Văn phòng HĐND và UBND | Đầu năm |",
    ],
)
def test_named_in_the_work_and_not_read(work: str) -> None:
    part = "TỔ CHỨC THỰC HIỆN" if work.startswith("1 ") else "NỘI DUNG"
    plan = commune(f"I. {part}\n\n{work}\n")
    assert not plan.tasks
    assert "assignments" in missed(plan)


def test_aims_told_in_sentences() -> None:
    plan = commune("Kế hoạch nhằm củng cố phổ cập; yêu cầu các trường điều tra sát.\n")
    assert {"purpose", "requirements"} <= missed(plan)
    with_headings = commune("I. NỘI DUNG\nYêu cầu các trường điều tra sát, nhằm giữ vững kết quả.\n")
    assert not {"purpose", "requirements"} & missed(with_headings)


@pytest.mark.parametrize("title", ["Tài chính", "Chi phí", "Mức chi, nguồn chi"])
def test_titles_of_the_money(title: str) -> None:
    plan = commune(
        f"I. NỘI DUNG\nMột câu.\nII. ĐIỀU KIỆN\n1. {title}: hạch toán vào chi phí quản lý.\n2. Con người: một người.\n"
    )
    assert plan.funding is not None
    assert Role.FUNDING in plan.sections[-2].roles


def test_parts_of_a_sentence_go_on_reporting() -> None:
    plan = commune(
        "I. TỔ CHỨC THỰC HIỆN\nPhòng Kinh tế báo cáo kết quả về Sở Công Thương vào thứ Sáu hằng tuần; "
        "tổng kết đợt trước ngày 20/10/2026.\n"
    )
    assert [str(report.deadline) for report in plan.reporting] == ["2026-10-20"]
    told_once = commune(
        "I. TỔ CHỨC THỰC HIỆN\nBan Chỉ huy báo cáo quân số về Bộ Chỉ huy hằng ngày; kết thúc đợt báo cáo bằng văn bản; "
        "năm trước 20/11/2026.\n"
    )
    assert all(report.to for report in told_once.reporting)


def test_a_part_on_reports_without_a_report_read() -> None:
    plan = commune("I. NỘI DUNG\nMột câu.\nII. CHẾ ĐỘ BÁO CÁO\nTổ trưởng viết báo cáo.\n")
    assert plan.reporting or "reporting" in missed(plan)


@pytest.mark.parametrize(
    ("end", "role", "name"),
    [
        ("TRẠM TRƯỞNG\nBS. Hà Thị Pành\n", "TRẠM TRƯỞNG", "BS. Hà Thị Pành"),
        ("CHỦ TỊCH\nH'Linh Niê\n", "CHỦ TỊCH", "H'Linh Niê"),
        ("GIÁM ĐỐC\nNSƯT. Cầm Thị Bua\n", "GIÁM ĐỐC", "NSƯT. Cầm Thị Bua"),
    ],
)
def test_signers(end: str, role: str, name: str) -> None:
    signature = commune("I. NỘI DUNG\nMột câu.\n", end=end).signature
    assert signature is not None
    assert (signature.role, signature.name) == (role, name)


def test_a_body_below_the_one_whose_name_it_bears() -> None:
    head = "KHO BẠC NHÀ NƯỚC\nKHO BẠC NHÀ NƯỚC KHU VỰC XI\nSố: 4/KH-KBKV11\n\nKẾ HOẠCH\nHướng dẫn năm 2026\n\n"
    plan = plan_of(f"{head}I. NỘI DUNG\nMột câu.\n")
    assert [(issuer.canonical, (issuer.superior or "").lower()) for issuer in plan.issuers] == [
        ("kho bạc nhà nước khu vực xi", "kho bạc nhà nước")
    ]


def test_a_day_of_the_old_calendar_and_months_from_to() -> None:
    plan = commune(
        "I. NHIỆM VỤ\n1. Rà soát\n- Chủ trì: Phòng Kinh tế.\n- Thời gian: 12/2025 - 02/2026.\n"
        "II. TỔ CHỨC THỰC HIỆN\nPhòng Kinh tế báo cáo UBND tỉnh chậm nhất ngày mùng 10 tháng 12 năm 2026.\n"
    )
    assert [str(task.time.due) for task in plan.tasks if task.time] == ["2026-02-28"]
    assert [str(report.deadline) for report in plan.reporting] == ["2026-12-10"]


def test_run_in_aims_and_work_between_dashes() -> None:
    plan = commune(
        "I. VÌ SAO\nMục đích. Giữ gìn chợ nổi.\nYêu cầu. Không ép buộc.\nII. AI LÀM GÌ\n- Thu gom rác - Đoàn Thanh niên xã - tháng 5.\n"
    )
    assert {"purpose", "requirements", "assignments"} <= missed(plan)


def test_a_date_behind_the_word_of_issuing() -> None:
    head = "UBND XÃ ĐẠI HÒA\nSố: 5/KH-UBND\n\nKẾ HOẠCH\nTuyên truyền năm 2026\n\n"
    act = "Thực hiện Kế hoạch số 39/KH-UBND, ban hành ngày 27/02/2026, của UBND tỉnh Tây Đô về du lịch năm 2026, "
    plan = plan_of(f"{head}{act}UBND xã ban hành Kế hoạch:\n\nI. NỘI DUNG\nMột câu.\n")
    assert [(str(act.date), act.issuer, act.full) for act in plan.citations] == [
        ("2026-02-27", "UBND tỉnh Tây Đô", True)
    ]
