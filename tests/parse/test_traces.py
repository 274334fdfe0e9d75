"""What the text names besides its elements: names for itself, deadlines, references, years, other bodies, noise."""

from __future__ import annotations

import unicodedata

from checker.model.plan import Plan
from checker.parse import parse
from checker.readers import read_text

_HEAD = """ỦY BAN NHÂN DÂN
XÃ SUỐI LÀNH
Số: 08/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Suối Lành, ngày 06 tháng 3 năm 2026

KẾ HOẠCH
Truyền thông về thủ tục hành chính năm 2026

"""
_TAIL = """

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Đức Thành
"""


def plan_of(body: str) -> Plan:
    return parse(read_text(f"{_HEAD}{body}{_TAIL}", "plan"))


def test_a_plan_names_itself_in_title_opening_and_closing() -> None:
    plan = plan_of(
        "Thực hiện Kế hoạch số 27/KH-UBND ngày 20/01/2026 của UBND tỉnh Vân Giang về truyền thông, UBND xã Suối Lành ban hành "
        "Kế hoạch truyền thông năm 2026 như sau:\n\nI. NỘI DUNG\n\nHướng dẫn tại chợ phiên.\n\n"
        "Trên đây là Kế hoạch số 9/KH-UBND về truyền thông năm 2025 của UBND xã Nà Mương, yêu cầu các thôn thực hiện."
    )
    assert [(n.within, n.year, n.number, n.issuer) for n in plan.namings] == [
        ("title", 2026, None, None),
        ("opening", 2026, None, None),
        ("closing", 2025, "9/KH-UBND", "UBND xã Nà Mương"),
    ]


def test_the_subject_of_a_cited_act_is_no_name_of_the_plan() -> None:
    plan = plan_of(
        "Căn cứ Quyết định số 95/QĐ-UBND ngày 15/01/2026 của Chủ tịch UBND tỉnh ban hành Kế hoạch truyền thông năm 2025;\n\n"
        "I. NỘI DUNG\n\nHướng dẫn tại chợ phiên."
    )
    assert [n.within for n in plan.namings] == ["title"]


def test_a_label_below_a_duty_is_the_deadline_and_what_comes_back_is_none() -> None:
    plan = plan_of(
        "I. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Kinh tế\n\n- Lập danh sách hộ kinh doanh.\n\nThời gian hoàn thành: Trước ngày "
        "15/4/2026.\n\n2. Phòng Văn hóa - Xã hội\n\n- Báo cáo UBND tỉnh trước ngày 20 hằng tháng."
    )
    assert [(d.kind, str(d.due)) for d in plan.deadlines] == [("duty", "2026-04-15")]


def test_references_are_to_parts_of_this_plan_only() -> None:
    plan = plan_of(
        "I. NỘI DUNG\n\nHướng dẫn tại chợ phiên.\n\nII. TỔ CHỨC THỰC HIỆN\n\nThực hiện nội dung tại khoản 2 mục I Kế hoạch này; "
        "kinh phí theo mục VI Quyết định số 213/QĐ-TTg ngày 01/3/2024."
    )
    assert [(r.path, r.text) for r in plan.references] == [("I.2", "tại khoản 2 mục I")]


def test_days_that_no_calendar_has() -> None:
    plan = plan_of(
        "I. NỘI DUNG\n\nNgày 31/4/2026 và ngày 29 tháng 02 năm 2025; ngày 29/02/2024, 45/63 thủ tục, ngày 00/00/2026."
    )
    assert [p.text for p in plan.impossible_dates] == ["Ngày 31/4/2026", "ngày 29 tháng 02 năm 2025"]


def test_years_are_mentions_only_where_a_sentence_claims_them() -> None:
    plan = plan_of(
        "I. KINH PHÍ\n\nTừ dự toán năm 2025 của xã. Phát huy kết quả năm 2025. Giai đoạn 2021 - 2025 còn khó khăn."
    )
    assert [(m.canonical, m.frame, m.own) for m in plan.mentions if m.kind == "year"] == [("2025", "budget", False)]


def test_ended_bodies_are_named_with_how_they_are_named() -> None:
    plan = plan_of(
        "I. NỘI DUNG\n\nPhối hợp với Sở Tài nguyên và Môi trường rà soát.\n\nTiếp nhận hồ sơ của Sở Giao thông vận tải (cũ)."
    )
    ended = [(m.canonical, m.frame) for m in plan.mentions if m.kind == "ended-body"]
    assert ended == [("sở tài nguyên và môi trường", "acting")]


def test_other_ground_is_foreign_and_own_ground_is_own() -> None:
    plan = plan_of(
        "I. NỘI DUNG\n\nNgười dân trên địa bàn xã Nà Mương.\n\nNgười dân trên địa bàn xã Suối Lành hiểu thủ tục."
    )
    places = [(m.canonical, m.own) for m in plan.mentions if m.kind == "place"]
    assert places == [("xã nà mương", False), ("xã suối lành", True)]


def test_noise_of_three_kinds_and_none_in_a_text_that_keeps_to_one_way() -> None:
    body = (
        "I. NỘI DUNG\n\nĐăng trên Công TTĐT xã.\n\nC¸c phßng ph¶i b¸o c¸o kÕt qu¶ thùc hiÖn.\n\n"
        + unicodedata.normalize("NFD", "Giảm số lần đi lại.")
    )
    assert {n.kind for n in plan_of(body).noise} == {"mixed-unicode", "legacy-encoding", "ocr"}
    clean = unicodedata.normalize("NFD", f"{_HEAD}I. NỘI DUNG\n\nHướng dẫn tại chợ phiên.{_TAIL}")
    assert parse(read_text(clean, "plan")).noise == ()
