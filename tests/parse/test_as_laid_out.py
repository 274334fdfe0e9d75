"""Layouts and wordings of plans met in practice, each in small: what they must be read as, and what they must not raise."""

from __future__ import annotations

from checker.model.plan import Level, Plan
from checker.parse import parse
from checker.readers import read_text
from tests.parse.test_as_typed import short


def plan_of(text: str, name: str = "plan.txt") -> Plan:
    return parse(read_text(text, name))


def commune(text: str, *, end: str = "CHỦ TỊCH\nLê Văn An\n") -> Plan:
    """A plan of a commune with these parts."""
    head = "UBND XÃ ĐẠI HÒA\nSố: 5/KH-UBND\n\nKẾ HOẠCH\nTuyên truyền năm 2026\n\nUBND xã ban hành Kế hoạch như sau:\n\n"
    return plan_of(f"{head}{text}\n\nNơi nhận:\n- Lưu: VT.\n\n{end}")


def outline(plan: Plan) -> list[tuple[str, str]]:
    return [(section.path, section.title) for section in plan.sections]


def test_barred_d_is_a_part() -> None:
    parts = ["A. MỤC ĐÍCH", "B. YÊU CẦU", "C. NỘI DUNG", "D. KINH PHÍ", "Đ. TỔ CHỨC THỰC HIỆN"]
    plan = commune("\n".join(f"{part}\nMột câu ở đây.\n" for part in parts))
    assert [section.path for section in plan.sections] == ["A", "B", "C", "D", "Đ"]
    without = commune("\n".join(f"{part}\nMột câu ở đây.\n" for part in [*parts[:4], "E. TỔ CHỨC THỰC HIỆN"]))
    assert [section.path for section in without.sections] == ["A", "B", "C", "D", "E"]


def test_helpers_and_times_between_semicolons() -> None:
    plan = commune(
        "I. NỘI DUNG\n\n"
        "1. Lắp biển báo (Công an xã chủ trì; Phòng Kinh tế, tổ dân phố phối hợp; từ 20/10 đến 20/11/2026).\n\n"
        "2. Diễn tập (Công an xã chủ trì; thực hiện tháng 5 hằng năm).\n\n"
        "3. Sửa kè (Phòng Kinh tế chủ trì; giai đoạn 2026 - 2028).\n"
    )
    assert [short(task)[1:] for task in plan.tasks] == [
        (["Công an xã"], ["Phòng Kinh tế", "tổ dân phố"], "từ 20/10 đến 20/11/2026"),
        (["Công an xã"], [], "tháng 5 hằng năm"),
        (["Phòng Kinh tế"], [], "giai đoạn 2026 - 2028"),
    ]


def test_helpers_in_the_label_of_the_lead() -> None:
    plan = commune(
        "I. NỘI DUNG\n\n"
        "1. Lễ phát động\n- Đơn vị thực hiện: Phòng Văn hóa - Xã hội, phối hợp với Đoàn Thanh niên xã.\n\n"
        "2. Ra quân\n- Đơn vị thực hiện: Hội Nông dân xã chủ trì; các tổ chức chính trị - xã hội, UBND các xã phối hợp.\n"
    )
    assert [short(task)[1:3] for task in plan.tasks] == [
        (["Phòng Văn hóa - Xã hội"], ["Đoàn Thanh niên xã"]),
        (["Hội Nông dân xã"], ["các tổ chức chính trị - xã hội", "UBND các xã"]),
    ]


def test_an_item_that_only_says_who_leads() -> None:
    plan = commune(
        "I. NHIỆM VỤ\n\n"
        "1. Xây dựng tuyến du lịch\n\na) Khảo sát các điểm đến.\n\n"
        "b) Phòng Kinh tế chủ trì, phối hợp với Sở Xây dựng, các đơn vị liên quan thực hiện giai đoạn 2026 - 2028.\n\n"
        "2. Bồi dưỡng nhân lực\n\na) Mở lớp cho hướng dẫn viên.\n\nb) Phòng Kinh tế chủ trì mở 02 lớp tại các thôn.\n"
    )
    assert [(task.path, *short(task)[1:]) for task in plan.tasks] == [
        ("I.1", ["Phòng Kinh tế"], ["Sở Xây dựng", "các đơn vị liên quan"], "giai đoạn 2026 - 2028")
    ]


def test_a_row_of_short_heads_before_colons() -> None:
    plan = commune("I. CHỈ TIÊU\n1. Lĩnh vực kinh tế, lao động: Đạt 48%.\n2. Lĩnh vực y tế: Đạt 90%.\n")
    assert outline(plan) == [("I", "CHỈ TIÊU"), ("I.1", "Lĩnh vực kinh tế, lao động"), ("I.2", "Lĩnh vực y tế")]


def test_a_numbered_label_is_no_unit() -> None:
    plan = commune(
        "I. NỘI DUNG\n1. Truyền thông\n1.1. Nội dung: Phát thanh.\n1.2. Thời gian: Tháng 3/2026.\n"
        "1.3. Đơn vị thực hiện: Trạm Y tế xã chủ trì; các thôn phối hợp.\n"
    )
    assert plan.assignments == ()
    assert [short(task)[1:] for task in plan.tasks] == [(["Trạm Y tế xã"], ["các thôn"], "Tháng 3/2026")]


def test_the_head_of_a_committee_and_his_post_elsewhere() -> None:
    plan = commune("I. NỘI DUNG\nMột câu.\n", end="TRƯỞNG BAN\n\nPHÓ CHỦ TỊCH UBND XÃ\nĐỗ Thị Vân\n")
    assert plan.signature is not None
    assert (plan.signature.role, plan.signature.name) == ("TRƯỞNG BAN", "Đỗ Thị Vân")


def test_what_a_program_wrote_below_the_name_is_no_annex() -> None:
    assert commune("I. NỘI DUNG\nMột câu.\n", end="CHỦ TỊCH\nLê Văn An\n(Đã ký điện tử)\n").annexes == ()


def test_tables_belong_to_the_annex_above_them() -> None:
    head = "| TT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Phát thanh | Trạm Y tế | Quý I/2026 |\n"
    plan = commune(
        "I. NỘI DUNG\nTheo các phụ lục.\n",
        end=f"CHỦ TỊCH\nLê Văn An\n\nPhụ lục I\nNHIỆM VỤ NĂM 2026\n\n{head}\nPhụ lục II\nMẪU BÁO CÁO\n\n1. Kết quả: ……\n",
    )
    assert [(annex.title, annex.tables) for annex in plan.annexes] == [
        ("Phụ lục I NHIỆM VỤ NĂM 2026", 1),
        ("Phụ lục II MẪU BÁO CÁO", 0),
    ]
    assert [task.path for task in plan.tasks] == ["annex:1/1"]


def test_place_of_a_body_in_a_line_of_its_own() -> None:
    head = "SỞ Y TẾ LỘC HÀ\nTRUNG TÂM Y TẾ\nHUYỆN ĐỒNG SƠN\nSố: 45/KH-TTYT\n"
    plan = plan_of(f"{head}\nKẾ HOẠCH\nCông tác dân số năm 2025\n\nI. NỘI DUNG\nMột câu.\n")
    assert [issuer.canonical for issuer in plan.issuers] == ["trung tâm y tế huyện đồng sơn"]


def test_levels_that_the_superior_tells() -> None:
    steering = plan_of(
        "UBND PHƯỜNG BỒ SƠN\nBAN CHỈ ĐẠO PCCC\nSố: 3/KH-BCĐ\n\nKẾ HOẠCH\nKiểm tra năm 2026\n\nI. NỘI DUNG\nMột câu.\n"
    )
    party = plan_of(
        "ĐẢNG BỘ XÃ BÌNH SƠN\nỦY BAN KIỂM TRA\nSố 4-KH/UBKT\n\nKẾ HOẠCH\nTuyên truyền\n\nI. NỘI DUNG\nMột câu.\n"
    )
    assert (steering.issuers[0].level, party.issuers[0].level) == (Level.COMMUNE, Level.PARTY)


def test_reports_told_once() -> None:
    plan = commune(
        "I. TỔ CHỨC THỰC HIỆN\n1. Các trường học\na) Báo cáo kết quả thực hiện (lồng ghép báo cáo năm học).\n"
        "2. Thanh tra\na) Báo cáo UBND tỉnh theo quy định (lấy số liệu quý I từ ngày 15/12 đến ngày 14/3; gửi trước ngày 16/3).\n"
    )
    assert [(report.by_reference, report.deadline and report.deadline.isoformat()) for report in plan.reporting] == [
        (True, None),
        (False, "2026-03-16"),
    ]


def test_a_product_is_no_duty_to_report() -> None:
    plan = commune(
        "I. NHIỆM VỤ\n1. Rà soát văn bản\n- Đơn vị chủ trì: Phòng Kinh tế.\n- Sản phẩm: Báo cáo kết quả rà soát.\n"
    )
    assert plan.reporting == ()


PRESSED = """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
ĐẶC KHU BÌNH SƠN Độc lập - Tự do - Hạnh phúc
Số: 412/KH-UBND Bình Sơn, ngày 10 tháng 12 năm 2025
KẾ HOẠCH
Phòng, chống dịch bệnh vật nuôi năm 2026
I. NỘI DUNG
Một câu ở đây.
Nơi nhận: TM. ỦY BAN NHÂN DÂN
- UBND tỉnh (b/c); KT. CHỦ TỊCH
- Chi cục CN&TY; PHÓ CHỦ TỊCH
- CT, PCT UBND;
- Lưu: VT, KT. Vũ Đức Hưởng
"""


def test_columns_pressed_into_one_line() -> None:
    plan = plan_of(PRESSED)
    assert [(issuer.canonical, issuer.level) for issuer in plan.issuers] == [
        ("ủy ban nhân dân đặc khu bình sơn", Level.COMMUNE)
    ]
    assert plan.number.value == "412/KH-UBND"
    assert [recipient.text for recipient in plan.recipients] == [
        "UBND tỉnh (b/c)",
        "Chi cục CN&TY",
        "CT, PCT UBND",
        "Lưu: VT, KT",
    ]
    signature = plan.signature
    assert signature is not None
    assert (signature.capacity, signature.role, signature.name) == ("KT", "PHÓ CHỦ TỊCH", "Vũ Đức Hưởng")


def test_numbers_of_the_centre() -> None:
    head = "HỘI CHỮ THẬP ĐỎ TỈNH LỘC HÀ\nSố: 5/KH-HCTĐ\n\nKẾ HOẠCH\nTết nhân ái\n\n"
    plan = plan_of(
        f"{head}Thực hiện Kế hoạch số 129/KH-TƯHCTĐ ngày 10/11/2025 của Trung ương Hội về Tết nhân ái; "
        "Hướng dẫn số 12-HD/BTGTƯ, ngày 15/11/2025 của Ban Tuyên giáo:\n\nI. NỘI DUNG\nMột câu.\n"
    )
    assert [citation.number for citation in plan.citations] == ["129/KH-TƯHCTĐ", "12-HD/BTGTƯ"]


def test_acts_that_only_amend() -> None:
    plan = commune("I. NỘI DUNG\nMột câu.\n")
    assert plan.citations == ()
    head = "SỞ XÂY DỰNG\nSố: 5/KH-SXD\n\nKẾ HOẠCH\nRà soát\n\nCăn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ "
    plan = plan_of(
        f"{head}về kiểm soát thủ tục hành chính (được sửa đổi, bổ sung tại Nghị định số 48/2013/NĐ-CP ngày 14/5/2013 và "
        "Nghị định số 92/2017/NĐ-CP ngày 07/8/2017);\n\nI. NỘI DUNG\nMột câu.\n"
    )
    assert [citation.full for citation in plan.citations] == [True, True, True]


def test_when_work_begins_and_ends_in_two_columns() -> None:
    plan = commune(
        "I. NỘI DUNG\nTT\tTên thủ tục\tĐơn vị thực hiện\tThời gian thực hiện\t\n\t\t\tBắt đầu\tHoàn thành\n"
        "1\tCấp phép\tPhòng Kinh tế\t01/2026\t4/2026\n2\tCấp đổi\tPhòng Kinh tế\t02/2026\t5/2026\n"
    )
    assert [short(task)[3] for task in plan.tasks] == ["4/2026", "5/2026"]


def test_units_named_by_what_they_were_given() -> None:
    plan = commune(
        "I. TỔ CHỨC THỰC HIỆN\n1. Các phòng được giao rà soát\n- Gửi kết quả.\n2. Phòng Kinh tế\n- Đôn đốc.\n"
    )
    assert [(each.unit, len(each.duties)) for each in plan.assignments] == [
        ("Các phòng được giao rà soát", 1),
        ("Phòng Kinh tế", 1),
    ]


def test_joint_plans_below_a_province() -> None:
    plan = plan_of(
        "UBND TỈNH LỘC HÀ\nSỞ Y TẾ - SỞ GIÁO DỤC VÀ ĐÀO TẠO\nSố: 8/KHPH-SYT-SGDĐT\n\nKẾ HOẠCH PHỐI HỢP\n"
        "Công tác y tế trường học năm học 2025 - 2026\n\nI. NỘI DUNG PHỐI HỢP\nMột câu.\n"
    )
    assert [(i.canonical, i.superior) for i in plan.issuers] == [
        ("sở y tế", "UBND tỉnh Lộc Hà"),
        ("sở giáo dục và đào tạo", "UBND tỉnh Lộc Hà"),
    ]
    assert plan.title is not None
    assert plan.title.text == "Công tác y tế trường học năm học 2025 - 2026"


def test_who_chairs_a_meeting_leads_no_task() -> None:
    plan = commune(
        "I. NỘI DUNG\n1. Chủ đề: “Khởi nghiệp”.\n2. Thành phần:\na) Chủ trì: Đồng chí Chủ tịch UBND xã.\nb) Đại biểu: 30 người.\n"
    )
    assert plan.tasks == ()


def test_results_sent_by_a_day_are_a_report() -> None:
    sent = "I. TỔ CHỨC THỰC HIỆN\n1. Các thôn\n- Làm việc được giao, gửi kết quả về Phòng Kinh tế"
    assert [r.recurrence and r.recurrence.day for r in commune(f"{sent} trước ngày 15 hằng tháng.\n").reporting] == [15]
    assert commune(f"{sent}.\n").reporting == ()


def test_bodies_whose_names_hold_common_words() -> None:
    plan = commune(
        "I. TỔ CHỨC THỰC HIỆN\n1. Các thôn\n- Báo cáo kết quả về Tổ Tổng hợp trước ngày 15/3/2026.\n"
        "- Báo cáo kết quả về Ban Chỉ đạo 389 tỉnh trước ngày 20/3/2026.\n- Gửi báo cáo kết quả về Tổ giúp việc trước ngày 25/3/2026.\n"
    )
    assert [[name.text for name in report.to] for report in plan.reporting] == [
        ["Tổ Tổng hợp"],
        ["Ban Chỉ đạo 389 tỉnh"],
        ["Tổ giúp việc"],
    ]


def test_an_order_among_the_bases_is_what_is_carried_out() -> None:
    head = "ỦY BAN NHÂN DÂN\nXÃ LONG SƠN\nSố: 6/KH-UBND\n\nKẾ HOẠCH\nXây dựng nông thôn mới năm 2026\n\n"
    order = "Căn cứ Quyết định số 188/QĐ-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh Lộc Hà về việc giao chỉ tiêu năm 2026;\n\n"
    house = order.replace("giao chỉ tiêu năm 2026", "thành lập Phòng Kinh tế")
    end = "Ủy ban nhân dân xã ban hành Kế hoạch như sau:\n\nI. NỘI DUNG\nMột câu.\n"
    ordered = plan_of(f"{head}{order}{end}").parent
    assert ordered is not None
    assert ordered.number == "188/QĐ-UBND"
    assert plan_of(f"{head}{house}{end}").parent is None


def test_a_year_that_is_over_is_looked_into() -> None:
    head = "UBND XÃ AN SƠN\nSố: 4/KH-UBND\nAn Sơn, ngày 06 tháng 3 năm 2026\n\nKẾ HOẠCH\nGiám sát việc chi ngân sách xã năm 2025\n\n"
    plan = plan_of(f"{head}I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế: Gửi báo cáo kết quả về UBND xã trước ngày 05/4.\n")
    assert (plan.year, plan.period) == (2025, None)
    assert [str(report.deadline) for report in plan.reporting] == ["2026-04-05"]


def test_parts_numbered_in_words() -> None:
    plan = commune("Phần thứ nhất\nMỤC TIÊU\n1. Mục tiêu chung\nMột câu.\nPhần thứ hai\nTỔ CHỨC THỰC HIỆN\nMột câu.\n")
    assert [section.path for section in plan.sections] == ["I", "I.1", "II"]


def test_the_state_carries_out_the_states_plan() -> None:
    head = "UBND TỈNH LỘC HÀ\nSỞ TÀI CHÍNH\nSố: 5/KH-STC\n\nKẾ HOẠCH\nPhòng, chống lãng phí năm 2026\n\n"
    plan = plan_of(
        f"{head}Thực hiện Kế hoạch số 54/KH-UBND ngày 02/3/2026 của UBND tỉnh và Kế hoạch số 230-KH/TU ngày 15/02/2026 của Tỉnh ủy "
        "về phòng, chống lãng phí, Sở Tài chính ban hành Kế hoạch như sau:\n\nI. NỘI DUNG\nMột câu.\n"
    )
    assert plan.parent is not None
    assert plan.parent.number == "54/KH-UBND"


def test_an_issuer_named_by_the_decision_alone() -> None:
    plan = plan_of(
        "KẾ HOẠCH\nPhát động thi đua trên địa bàn xã Phước Sơn\n"
        "(Ban hành kèm theo Quyết định số 77/QĐ-UBND ngày 06 tháng 02 năm 2026 của Chủ tịch UBND xã)\n\nI. NỘI DUNG\nMột câu.\n"
    )
    assert [(issuer.name, issuer.level) for issuer in plan.issuers] == [("UBND xã Phước Sơn", Level.COMMUNE)]


def test_an_office_named_with_the_body_above() -> None:
    head = "UBND TỈNH LỘC HÀ\nVĂN PHÒNG\nSố: 33/KH-VP\n\nKẾ HOẠCH\nChuyển đổi số năm 2026\n\n"
    plan = plan_of(f"{head}Văn phòng UBND tỉnh ban hành Kế hoạch như sau:\n\nI. NỘI DUNG\nMột câu.\n")
    assert [(issuer.name, issuer.level) for issuer in plan.issuers] == [
        ("Văn phòng UBND tỉnh Lộc Hà", Level.DEPARTMENT)
    ]


def test_cells_that_lost_their_breaks() -> None:
    plan = plan_of(
        "UBND XÃ AN SƠN\n\nKẾ HOẠCH\nDiễn tập\n\n**I. NỘI DUNG**\n\nMột câu.\n\n| | |\n|---|---|\n"
        "| ***Nơi nhận:***  - Sở Y tế;  - Lưu: VT. | **TM. ỦY BAN NHÂN DÂN**  **KT. CHỦ TỊCH**  **PHÓ CHỦ TỊCH**    **Lê Thị Thảo** |\n",
        "plan.md",
    )
    signature = plan.signature
    assert signature is not None
    assert (signature.capacity, signature.role, signature.name) == ("KT", "PHÓ CHỦ TỊCH", "Lê Thị Thảo")
    assert [recipient.text for recipient in plan.recipients] == ["Sở Y tế", "Lưu: VT"]


def test_heads_in_a_row_whatever_they_say() -> None:
    plan = commune(
        "I. CHỦ ĐỀ, THỜI GIAN\n1. Chủ đề: “Chung tay”.\n2. Thời gian giám sát trực tiếp: Ngày 15/4/2026 (01 buổi).\n"
    )
    assert outline(plan)[1:] == [("I.1", "Chủ đề"), ("I.2", "Thời gian giám sát trực tiếp")]


def test_a_page_below_the_signature_is_no_column_of_it() -> None:
    plan = plan_of(
        "UBND XÃ AN SƠN\n\n                    KẾ HOẠCH\n            Chuyển đổi số\n\nI. NHIỆM VỤ\nTheo Phụ lục.\n\n"
        "Nơi nhận:                                            KT. CHỦ TỊCH\n"
        "- UBND tỉnh;                                         PHÓ CHỦ TỊCH\n"
        "- Lưu: VT.\n                                                    Phạm Thanh Hùng\n"
        "                                                                               3\n\n"
        "                                     PHỤ LỤC\n            NHIỆM VỤ NĂM 2026\n\n"
        " STT        Nhiệm vụ                 Đơn vị chủ trì      Đơn vị phối hợp      Thời gian\n"
        "  1    Liên thông đơn thuốc          Trạm Y tế           Phòng Kinh tế        Tháng 9/2026\n"
        "  2    Tập huấn an toàn thông        Công an xã          Các thôn             Quý III/2026\n"
        "       tin\n"
    )
    assert plan.signature is not None
    assert plan.signature.name == "Phạm Thanh Hùng"
    assert [annex.title for annex in plan.annexes] == ["PHỤ LỤC NHIỆM VỤ NĂM 2026"]
    assert [short(task)[1] for task in plan.tasks] == [["Trạm Y tế"], ["Công an xã"]]


def test_heads_that_end_with_a_full_stop() -> None:
    plan = commune("I. Mục đích, yêu cầu.\n1. Mục đích.\nMột câu ở đây.\n2. Yêu cầu.\nMột câu khác.\n")
    assert outline(plan) == [("I", "Mục đích, yêu cầu"), ("I.1", "Mục đích"), ("I.2", "Yêu cầu")]


def test_units_as_heads_in_many_ways() -> None:
    plan = commune(
        "I. TỔ CHỨC THỰC HIỆN\n1. Công đoàn xã có trách nhiệm:\n- Vận động.\n"
        "2. CÁC SỞ: CÔNG THƯƠNG, XÂY DỰNG\nLàm theo chức năng.\n3. GVCN: nhắc nhở học sinh.\n4. Chủ đầu tư hạ tầng\n- Vận hành.\n"
    )
    assert [each.unit for each in plan.assignments] == [
        "Công đoàn xã",
        "CÁC SỞ: CÔNG THƯƠNG, XÂY DỰNG",
        "GVCN",
        "Chủ đầu tư hạ tầng",
    ]


def test_a_column_of_aims_divides_nobody() -> None:
    cells = "TT\nHoạt động\nChỉ số đo\nThời gian\nNgười phụ trách\nNgười phối hợp\n"
    rows = (
        "1\nĐo lường\n20 chỉ số\nHằng tháng\nTrưởng trạm\nCác thôn\n2\nTập huấn\n02 lớp\nQuý II\nTrưởng thôn\nĐoàn xã\n"
    )
    plan = commune(f"I. NỘI DUNG\n{cells}{rows}II. KINH PHÍ\nNgân sách xã.\n")
    assert [short(task)[1:] for task in plan.tasks] == [
        (["Trưởng trạm"], ["Các thôn"], "Hằng tháng"),
        (["Trưởng thôn"], ["Đoàn xã"], "Quý II"),
    ]


def test_parts_called_muc() -> None:
    plan = commune("Mục 1\nMỤC ĐÍCH\n1. Một câu.\n2. Câu khác.\nMục 2\nTỔ CHỨC THỰC HIỆN\nMột câu.\n")
    assert [section.title for section in plan.sections] == ["MỤC ĐÍCH", "TỔ CHỨC THỰC HIỆN"]


def test_a_decision_that_approves_a_plan_carries_it() -> None:
    plan = plan_of(
        "UBND XÃ AN SƠN\nSố: 15/QĐ-UBND\nAn Sơn, ngày 25 tháng 11 năm 2025\n\nQUYẾT ĐỊNH\nPhê duyệt Kế hoạch ứng phó sự cố\n\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Phê duyệt kèm theo Quyết định này Kế hoạch ứng phó sự cố.\n\n"
        "Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\nPhạm Thị Diễm\n\nKẾ HOẠCH\nỨng phó sự cố\n"
        "(Phê duyệt kèm theo Quyết định số 15/QĐ-UBND ngày 25/11/2025 của Chủ tịch UBND xã)\n\nI. NỘI DUNG\nMột câu.\n"
    )
    assert (plan.kind.value, plan.number.value) == ("plan", "15/QĐ-UBND")
    assert outline(plan) == [("I", "NỘI DUNG")]


def test_days_of_each_year_in_a_plan_of_several() -> None:
    plan = plan_of(
        "UBND XÃ AN SƠN\nSố: 5/KH-UBND\nAn Sơn, ngày 19 tháng 9 năm 2025\n\nKẾ HOẠCH\nTrồng lúa giai đoạn 2025 - 2026\n\n"
        "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Báo cáo UBND tỉnh 6 tháng (trước ngày 15/6) và năm (trước ngày 15/12).\n"
    )
    assert [(r.deadline, r.recurrence and (r.recurrence.day, r.recurrence.month)) for r in plan.reporting] == [
        (None, (15, 6)),
        (None, (15, 12)),
    ]


def test_a_lettered_item_that_holds_the_labels() -> None:
    plan = commune(
        "I. NỘI DUNG\n1. Truyền thông\na) Nội dung\n- Phát thanh.\nb) Tổ chức thực hiện\n- Chủ trì: Phòng Kinh tế.\n"
        "- Phối hợp: Trạm Y tế.\nc) Thời gian: Tháng 6/2026.\n"
    )
    assert [(task.path, *short(task)[1:]) for task in plan.tasks] == [
        ("I.1", ["Phòng Kinh tế"], ["Trạm Y tế"], "Tháng 6/2026")
    ]


def test_a_lead_behind_a_dash_and_a_time_without_its_word() -> None:
    plan = commune(
        "I. NHIỆM VỤ\n1. Ra quân lập lại trật tự - Công an xã chủ trì; tháng 10/2026\n"
        "2. Treo băng rôn: Phòng Kinh tế chủ trì, thực hiện từ 05/10 - 15/10/2026.\n"
    )
    assert [short(task)[1:] for task in plan.tasks] == [
        (["Công an xã"], [], "tháng 10/2026"),
        (["Phòng Kinh tế"], [], "từ 05/10 - 15/10/2026"),
    ]


def test_two_heads_that_are_each_divided() -> None:
    plan = plan_of(
        "UBND XÃ AN SƠN\n\nKẾ HOẠCH\nTiết kiệm\n\n**I. NHIỆM VỤ**\n\n| STT | Nội dung | Thời gian | | Đơn vị | | Ghi chú |\n"
        "|---|---|---|---|---|---|---|\n| | | Bắt đầu | Kết thúc | Chủ trì | Phối hợp | |\n"
        "| 1 | Cắt giảm chi | 7/2026 | 12/2026 | Văn phòng | Các phòng | |\n",
        "plan.md",
    )
    assert [short(task)[1:] for task in plan.tasks] == [(["Văn phòng"], ["Các phòng"], "12/2026")]


def test_conclusions_sent_as_a_notice() -> None:
    plan = plan_of(
        "UBND XÃ AN SƠN\n\nKẾ HOẠCH\nTiết kiệm\n\nCăn cứ Thông báo kết luận số 301-TB/TU ngày 05/02/2026 của Tỉnh ủy;\n\nI. NỘI DUNG\nCâu.\n"
    )
    assert [(citation.type, citation.symbol_type) for citation in plan.citations] == [
        ("Thông báo kết luận", "Thông báo")
    ]


def test_standing_members_have_the_rank_of_the_whole() -> None:
    plan = plan_of(
        "ỦY BAN MTTQ VIỆT NAM TỈNH LỘC HÀ\nBAN THƯỜNG TRỰC\nSố: 4/KH-MTTQ-BTT\n\nKẾ HOẠCH\nGiám sát\n\nI. NỘI DUNG\nCâu.\n"
    )
    assert [issuer.level for issuer in plan.issuers] == [Level.PROVINCE]
    taxes = plan_of("CỤC THUẾ\nTHUẾ TỈNH LỘC HÀ\nSố: 4/KH-LHA\n\nKẾ HOẠCH\nHỗ trợ hộ kinh doanh\n\nI. NỘI DUNG\nCâu.\n")
    assert [(issuer.name, issuer.level) for issuer in taxes.issuers] == [("Thuế tỉnh Lộc Hà", Level.DEPARTMENT)]


def test_the_number_stands_behind_the_group() -> None:
    plan = commune(
        "I. NHIỆM VỤ\nNhiệm vụ chung\tSTT\tNhiệm vụ cụ thể\tSản phẩm\tThời gian\tTrách nhiệm thực hiện\t\n"
        "\t\t\t\t\tChủ trì\tPhối hợp\nI. CẢI CÁCH THỂ CHẾ\t\t\t\t\t\t\n"
        "Xây dựng văn bản\t1\tBan hành Quy chế\tQuyết định\tQuý III/2026\tPhòng Kinh tế\tVăn phòng\n"
        "\t2\tRà soát văn bản\tBáo cáo\tTháng 11/2026\tVăn phòng\tCác phòng\nII. THỦ TỤC HÀNH CHÍNH\t\t\t\t\t\t\n"
        "Kiểm soát\t3\tCông khai thủ tục\tDanh mục\tThường xuyên\tVăn phòng\tCác phòng\n"
    )
    assert [(task.path.rpartition("I.")[2], task.title, [name.text for name in task.lead]) for task in plan.tasks] == [
        ("1", "Ban hành Quy chế", ["Phòng Kinh tế"]),
        ("2", "Rà soát văn bản", ["Văn phòng"]),
        ("3", "Công khai thủ tục", ["Văn phòng"]),
    ]
    assert [task.path for task in plan.tasks] == ["I.I.1", "I.I.2", "I.II.3"]


def test_the_six_clear_things_as_columns() -> None:
    plan = plan_of(
        "UBND XÃ AN SƠN\n\nKẾ HOẠCH\nĐề án 06\n\n**I. NHIỆM VỤ**\n\n"
        "| STT | Rõ việc | Rõ người | Rõ trách nhiệm | Rõ thẩm quyền | Rõ thời gian | Rõ kết quả |\n|---|---|---|---|---|---|---|\n"
        "| 1 | Làm sạch dữ liệu | Phòng Tư pháp | Tham mưu | Chủ tịch UBND xã | 30/11/2026 | 100% |\n",
        "plan.md",
    )
    assert [(short(task), task.product) for task in plan.tasks] == [
        (("Làm sạch dữ liệu", ["Phòng Tư pháp"], [], "30/11/2026"), "100%")
    ]


def test_a_contest_is_no_body() -> None:
    plan = commune(
        "I. NỘI DUNG\n1. Hội thao ngành: dự kiến ngày 15/5/2026 tại nhà thi đấu.\n2. Bữa cơm: các thôn tự tổ chức.\n"
    )
    assert plan.assignments == ()


def test_a_report_each_month_by_its_day() -> None:
    plan = commune(
        "I. PHÂN CÔNG NHIỆM VỤ\n1. Trạm Y tế\n- Báo cáo hàng ngày trước 16 giờ về Sở Y tế khi có dịch; báo cáo tháng trước ngày 25.\n2. Văn thư: đóng dấu.\n"
    )
    assert [r.recurrence and (r.recurrence.every, r.recurrence.day) for r in plan.reporting] == [("month", 25)]
    assert [each.unit for each in plan.assignments] == ["Trạm Y tế", "Văn thư"]


def test_a_first_part_misread_by_a_scanner() -> None:
    plan = commune(
        "1. MỤC ĐÍCH, YÊU CẦU\nMột câu.\nII. NỘI DUNG\n1. Đối tượng\nMột câu.\nIII. KINH PHÍ\nNgân sách xã.\n"
    )
    assert [section.path for section in plan.sections] == ["I", "II", "II.1", "III"]


def test_each_day_has_its_own_rhythm() -> None:
    plan = commune(
        "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n"
        "- Báo cáo UBND tỉnh: báo cáo tháng trước ngày 18, quý trước ngày 18 tháng cuối quý, năm trước ngày 18 tháng 12.\n"
    )
    rhythms = [(r.recurrence.every, r.recurrence.day) if r.recurrence else str(r.deadline) for r in plan.reporting]
    assert rhythms == [("month", 18), ("quarter", 18), "2026-12-18"]


def test_a_program_of_signing_is_not_who_signs() -> None:
    end = "GIÁM ĐỐC\nSignature Not Verified\nĐược ký bởi TRẦN MINH HÒA\nNgày ký: 07/07/2026\nBS CKII. Trần Minh Hòa\n"
    plan = commune("I. NỘI DUNG\nMột câu.\n", end=end)
    assert plan.signature is not None
    assert plan.signature.name == "BS CKII. Trần Minh Hòa"
    assert plan.annexes == ()


def test_the_act_that_the_title_carries_out() -> None:
    plan = plan_of(
        "UBND TỈNH LỘC HÀ\nSố: 8/KH-UBND\n\nKẾ HOẠCH\nThực hiện Nghị quyết số 71-NQ/TW ngày 22/8/2025 về giáo dục\n\n"
        "Thực hiện Nghị quyết số 71-NQ/TW ngày 22/8/2025 của Bộ Chính trị; Nghị quyết số 281/NQ-CP ngày 15/9/2025 của Chính phủ "
        "ban hành Chương trình hành động, UBND tỉnh ban hành Kế hoạch như sau:\n\nI. NHIỆM VỤ\n1. Tăng cường nguồn lực\n"
        "- Sở Tài chính cân đối 20% tổng chi.\n\nII. KINH PHÍ THỰC HIỆN\nNgân sách tỉnh.\n"
    )
    assert plan.parent is not None
    assert plan.parent.number == "71-NQ/TW"
    assert plan.funding is not None
    assert plan.funding.text == "Ngân sách tỉnh."


def test_pressed_columns_in_bold() -> None:
    plan = plan_of(
        "UBND XÃ AN SƠN\n\nKẾ HOẠCH\nNhà ở\n\n**I. NỘI DUNG**\n\nMột câu.\n\n**Nơi nhận: GIÁM ĐỐC**\n\n\\- UBND tỉnh;\n\n"
        "\\- Lưu: VT, QLN. **Phạm Văn Hạnh**\n",
        "plan.md",
    )
    assert [recipient.text for recipient in plan.recipients] == ["UBND tỉnh", "Lưu: VT, QLN"]
    assert plan.signature is not None
    assert (plan.signature.role, plan.signature.name) == ("GIÁM ĐỐC", "Phạm Văn Hạnh")


def test_a_day_alone_is_the_time() -> None:
    plan = commune("I. NỘI DUNG\n1. Ngày cao điểm: 07/3/2026; giao Công an xã chủ trì.\n")
    assert [short(task)[1:] for task in plan.tasks] == [(["Công an xã"], [], "07/3/2026")]
