"""What long plans of provinces and departments hold, each in small: what they must be read as, and what they must not raise."""

from __future__ import annotations

from checker.model.plan import Kind
from tests.parse.test_as_laid_out import commune, plan_of
from tests.parse.test_as_typed import short


def test_units_joined_to_a_list() -> None:
    plan = commune(
        "I. TỔ CHỨC THỰC HIỆN\n1. Đề nghị Mặt trận Tổ quốc tỉnh và các tổ chức chính trị - xã hội tỉnh\nVận động Nhân dân.\n"
        "2. Các bệnh viện, trung tâm y tế:\n- Lập kế hoạch.\n- Chấp hành.\n"
    )
    assert [(each.unit, len(each.duties)) for each in plan.assignments] == [
        ("Mặt trận Tổ quốc tỉnh và các tổ chức chính trị - xã hội tỉnh", 1),
        ("Các bệnh viện, trung tâm y tế", 2),
    ]


def test_a_plan_made_of_this_one() -> None:
    plan = commune(
        "I. TỔ CHỨC THỰC HIỆN\n1. Các thôn\n- Cụ thể hóa Kế hoạch này thành kế hoạch của thôn, hoàn thành trước ngày 30/4/2026.\n"
    )
    assert [str(order.due) for order in plan.orders] == ["2026-04-30"]


CELLS = """TT

Nhiệm vụ

Chủ trì

Phối hợp

Thời gian
"""


def test_cells_parted_by_empty_lines() -> None:
    """Lines without one between them are one cell, and the number of each row is no page's."""
    row = "{n}\n\nRà soát, cập nhật hồ sơ của cơ sở sản xuất trên địa bàn\n\n- Phòng Kinh tế\n- Công an xã\n\n- Trạm Y tế\n- Các thôn\n\nQuý {q}/2026\n"
    groups = [
        f"{name}\n\nLĨNH VỰC THỨ {name}\n\n" + "\n".join(row.format(n=n, q=name) for n in range(1, 7))
        for name in ("I", "II", "III")
    ]
    plan = commune(
        "I. NỘI DUNG\nTheo Phụ lục.\n", end="CHỦ TỊCH\nLê Văn An\n\nPHỤ LỤC\n\n" + CELLS + "\n" + "\n".join(groups)
    )
    assert len(plan.tasks) == 18
    assert {(*short(task)[1], *short(task)[2]) for task in plan.tasks} == {
        ("Phòng Kinh tế", "Công an xã", "Trạm Y tế", "Các thôn")
    }


def test_a_page_that_turns_below_the_name() -> None:
    plan = plan_of(
        "UBND XÃ AN SƠN\n\nKẾ HOẠCH\nChuyển đổi số\n\nI. NHIỆM VỤ\nTheo Phụ lục.\n\n"
        "Nơi nhận:                                            CHỦ TỊCH\n- UBND tỉnh;\n"
        "- Lưu: VT.                                           Phạm Thanh Hùng\n\f"
        "                                     PHỤ LỤC\n            NHIỆM VỤ NĂM 2026\n"
    )
    assert plan.signature is not None
    assert plan.signature.name == "Phạm Thanh Hùng"
    assert [annex.title for annex in plan.annexes] == ["PHỤ LỤC NHIỆM VỤ NĂM 2026"]


def test_items_called_muc_inside_parts() -> None:
    plan = commune(
        "Phần I\nMỤC TIÊU\n1. Mục tiêu chung\nMột câu.\n2. Mục tiêu cụ thể\nMột câu.\nPhần II\nNHIỆM VỤ\nMục 1\nTHỂ CHẾ\n"
        "1. Rà soát văn bản\nMột câu.\nMục 2\nHẠ TẦNG\n1. Phủ sóng\nMột câu.\nPhần III\nTỔ CHỨC THỰC HIỆN\nMột câu.\n"
    )
    assert [section.path for section in plan.sections] == [
        "I",
        "I.1",
        "I.2",
        "II",
        "II.1",
        "II.1.1",
        "II.2",
        "II.2.1",
        "III",
    ]


def test_a_plan_of_action_that_a_decision_carries() -> None:
    for title in ("KẾ HOẠCH HÀNH ĐỘNG\nPhát triển hạ tầng số", "KẾ HOẠCH PHÁT TRIỂN HẠ TẦNG SỐ"):
        plan = plan_of(
            "UBND XÃ AN SƠN\nSố: 15/QĐ-UBND\nAn Sơn, ngày 25 tháng 11 năm 2025\n\nQUYẾT ĐỊNH\nBan hành Kế hoạch phát triển hạ tầng số\n\n"
            "Căn cứ Luật Dữ liệu;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n\n"
            f"Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\nPhạm Thị Diễm\n\n{title}\n"
            "(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 25/11/2025)\n\nI. NỘI DUNG\nMột câu.\n"
        )
        assert plan.kind is Kind.PLAN
        assert plan.title is not None
        assert plan.title.text.casefold() == "phát triển hạ tầng số"


def test_each_rhythm_has_the_day_beside_it() -> None:
    plan = commune(
        "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Báo cáo UBND xã định kỳ hằng tháng trước ngày 20, 6 tháng trước ngày 15/6.\n"
    )
    assert [r.recurrence.every if r.recurrence else str(r.deadline) for r in plan.reporting] == ["month", "2026-06-15"]


def test_a_source_of_money_below_the_part_about_money() -> None:
    plan = commune("I. CƠ CHẾ TÀI CHÍNH\n1. Ngân sách tỉnh\nMua vắc xin.\n2. Kinh phí của hộ nuôi\nMua vắc xin khác.\n")
    assert plan.funding is not None
    assert plan.funding.sources


def test_two_signatures_in_one_line() -> None:
    end = "GIÁM ĐỐC CÔNG AN TỈNH            GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ\n\nĐại tá Lê Văn Mạnh            Trần Thị Thu Hà\n\n"
    plan = plan_of(
        f"UBND XÃ AN SƠN\n\nKẾ HOẠCH PHỐI HỢP\nĐề án 06\n\nI. NỘI DUNG\nMột câu.\n\n{end}Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n"
    )
    assert plan.signature is not None
    assert plan.signature.name == "Trần Thị Thu Hà"
    assert len(plan.recipients) == 2


def test_the_rows_of_a_form_are_no_tasks() -> None:
    table = "| TT | Nhiệm vụ | Chủ trì | Kết quả |\n|---|---|---|---|\n| 1 | … | | |\n| 2 | ... | | |\n"
    plan = commune("I. NỘI DUNG\nMột câu.\n", end=f"CHỦ TỊCH\nLê Văn An\n\nPHỤ LỤC\nMẪU BÁO CÁO\n\n{table}")
    assert plan.tasks == ()


def test_labels_and_words_in_a_cell_tell_leads_from_helpers() -> None:
    cells = (
        "- Chủ trì: Sở Y tế;<br>- Phối hợp: Sở Nội vụ, Sở Tài chính.",
        "Chủ trì:<br>Sở Y tế<br>Phối hợp:<br>- Sở Nội vụ<br>- Sở Tài chính",
        "Sở Y tế chủ trì, phối hợp với Sở Nội vụ, Sở Tài chính",
    )
    rows = "\n".join(f"| {n} | Rà soát danh mục | {cell} | Quý {n}/2026 |" for n, cell in enumerate(cells, 1))
    plan = plan_of(
        f"UBND XÃ AN SƠN\n\nKẾ HOẠCH\nChuyển đổi số\n\n**I. NHIỆM VỤ**\n\n| TT | Nhiệm vụ | Cơ quan thực hiện | Tiến độ |\n|---|---|---|---|\n{rows}\n",
        "plan.md",
    )
    assert [short(task)[1:3] for task in plan.tasks] == [(["Sở Y tế"], ["Sở Nội vụ", "Sở Tài chính"])] * 3


def test_heads_that_stand_again_among_cells() -> None:
    heads = "STT\nNội dung\nThời gian\nChủ trì\nPhối hợp\n"
    rows = "1\nRà soát\nQuý I\nSở Y tế\nSở Nội vụ, Sở Tư pháp\n{between}2\nTập huấn\nQuý II\nSở Nội vụ\nSở Y tế\n"
    plan = commune("I. NỘI DUNG\n" + heads + rows.format(between=heads) + "II. KINH PHÍ\nNgân sách xã.\n")
    assert [short(task)[1:] for task in plan.tasks] == [
        (["Sở Y tế"], ["Sở Nội vụ", "Sở Tư pháp"], "Quý I"),
        (["Sở Nội vụ"], ["Sở Y tế"], "Quý II"),
    ]


def test_the_title_alone_names_what_is_carried_out() -> None:
    title = "Triển khai Kế hoạch số 20/KH-UBND ngày 06/01/2026 của UBND tỉnh về chuyển đổi số"
    plan = plan_of(f"UBND TỈNH LỘC HÀ\nSỞ Y TẾ\nSố: 5/KH-SYT\n\nKẾ HOẠCH\n{title}\n\nI. NỘI DUNG\nMột câu.\n")
    assert plan.parent is not None
    assert plan.parent.number == "20/KH-UBND"


def test_two_rows_of_heads_above_columns_of_white_space() -> None:
    plan = plan_of(
        "UBND XÃ AN SƠN\n\n                    KẾ HOẠCH\n                 Chuyển đổi số\n\nI. NHIỆM VỤ\nCâu.\n\n"
        "TT   Nội dung                Đơn vị thực hiện                        Thời gian\n"
        "                             Chủ trì            Phối hợp             hoàn thành\n"
        "1    Rà soát danh mục        Công an xã         Phòng Kinh tế, các   Quý I/2026\n"
        "     thủ tục hành chính                         phòng chuyên môn\n"
        "2    Tập huấn cho các thôn   Trạm Y tế          Công an xã           Quý II/2026\n"
    )
    assert [short(task)[1:] for task in plan.tasks] == [
        (["Công an xã"], ["Phòng Kinh tế", "các phòng chuyên môn"], "Quý I/2026"),
        (["Trạm Y tế"], ["Công an xã"], "Quý II/2026"),
    ]


def test_months_that_head_rows_without_numbers() -> None:
    plan = commune(
        "I. LỊCH\nThời gian\tNội dung công việc\tĐơn vị chủ trì\tGhi chú\nTHÁNG 1/2026\t\t\t\n"
        "Trước ngày 6/1\tRà soát hồ sơ\tCông an xã\t\nTrước ngày 9/1\tTập huấn\tTrạm Y tế\t\nTHÁNG 2/2026\t\t\t\n"
        "Trước ngày 6/2\tSơ kết\tVăn phòng\t\n"
    )
    assert [short(task)[3] for task in plan.tasks] == ["Trước ngày 6/1", "Trước ngày 9/1", "Trước ngày 6/2"]


def test_a_table_of_costs_holds_no_tasks() -> None:
    plan = commune(
        "I. NHIỆM VỤ\nTT\tNhiệm vụ\tĐơn vị chủ trì\tThời gian\n1\tTập huấn\tTrạm Y tế\tQuý I\n\tTổng cộng\t\t\n"
        "II. KINH PHÍ\nTT\tNội dung chi\tĐơn vị thực hiện\tĐơn giá\tThành tiền\n1\tIn ấn\tVăn phòng\t50.000\t5.000.000\n\tCộng\t\t\t5.000.000\n"
    )
    assert [task.title for task in plan.tasks] == ["Tập huấn"]


def test_days_in_a_row_behind_one_word() -> None:
    plan = plan_of(
        "UBND XÃ AN SƠN\nSố: 5/KH-UBND\nAn Sơn, ngày 09 tháng 01 năm 2026\n\nKẾ HOẠCH\nTuyên truyền năm 2026\n\n"
        "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Báo cáo UBND tỉnh hằng quý (trước các ngày 15/3, 15/6 và 15/12).\n"
    )
    assert [str(report.deadline) for report in plan.reporting] == ["2026-03-15", "2026-06-15", "2026-12-15"]


def test_bullets_that_are_each_a_task() -> None:
    plan = commune(
        "I. NHIỆM VỤ\n1. Nâng cao nhận thức\n- Tập huấn kỹ năng số (đơn vị chủ trì: Công an xã; phối hợp: Trạm Y tế; thời gian: Quý I/2026).\n"
        "- Treo pa nô (đơn vị chủ trì: Trạm Y tế; phối hợp: Công an xã; thời gian: Quý II/2026).\n"
    )
    assert [(task.path, *short(task)) for task in plan.tasks] == [
        ("I.1.1", "Tập huấn kỹ năng số", ["Công an xã"], ["Trạm Y tế"], "Quý I/2026"),
        ("I.1.2", "Treo pa nô", ["Trạm Y tế"], ["Công an xã"], "Quý II/2026"),
    ]


def test_groups_that_lead_their_rows() -> None:
    rows = "| I | Sở Y tế | | |\n| 1 | Tập huấn | Quý I | Báo cáo |\n| II | Sở Nội vụ | | |\n| 1 | Sơ kết | Quý II | Báo cáo |\n"
    text = "UBND XÃ AN SƠN\n\nKẾ HOẠCH\nChuyển đổi số\n\n**I. NHIỆM VỤ**\n\n| TT | Nhiệm vụ | Thời gian | Sản phẩm |\n|---|---|---|---|\n"
    assert [short(task)[1] for task in plan_of(text + rows, "plan.md").tasks] == [["Sở Y tế"], ["Sở Nội vụ"]]
    other = rows.replace("Sở Y tế", "Hạ tầng số")
    assert plan_of(text + other, "plan.md").tasks == ()


def test_a_plan_that_the_aims_alone_name() -> None:
    plan = commune(
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Triển khai thực hiện Kế hoạch số 15-KH/TU ngày 05/01/2026 của Ban Thường vụ Tỉnh ủy.\n2. Bảo đảm hiệu quả.\n"
    )
    assert plan.parent is not None
    assert plan.parent.number == "15-KH/TU"


def test_the_day_of_the_last_report_behind_a_semicolon() -> None:
    plan = commune(
        "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Báo cáo UBND tỉnh sơ kết 6 tháng chậm nhất ngày 05/7/2026; tổng kết năm chậm nhất ngày 10/01/2027.\n"
    )
    assert [str(report.deadline) for report in plan.reporting] == ["2026-07-05", "2027-01-10"]


def test_numbers_that_head_lettered_rows() -> None:
    heads = "| STT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n"
    rows = "| 1 | Thể chế | | |\n| a | Rà soát | Công an xã | Quý I |\n| b | Sửa đổi | Văn phòng | Quý II |\n| 2 | Hạ tầng | | |\n| a | Phủ sóng | Phòng Kinh tế | Quý I |\n"
    plan = plan_of(
        f"UBND XÃ AN SƠN\n\nKẾ HOẠCH\nChuyển đổi số\n\n**I. NHIỆM VỤ**\n\n{heads}{rows}\n**II. KINH PHÍ**\n\nCâu.\n",
        "plan.md",
    )
    assert [(task.path, task.group) for task in plan.tasks] == [
        ("I.1.a", "Thể chế"),
        ("I.1.b", "Thể chế"),
        ("I.2.a", "Hạ tầng"),
    ]
