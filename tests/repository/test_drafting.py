"""A drafted plan says all that follows from its parent, and passes the check but for its blanks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from checker.engine import AuditOptions, audit
from checker.model.outcome import Status
from checker.model.plan import Kind, Plan
from checker.parse import parse
from checker.readers import read_path
from checker.repository.answers import Answers, Verdict
from checker.repository.cards import card_of
from checker.repository.drafting import draft
from checker.repository.matching import Fit, match_tasks
from checker.repository.standing import named_parent
from checker.rules import load_rules
from tests.repository import plans as p

_BLANKS = {"unfilled-blank", "missing-document-number", "missing-issue-date"}
_ISSUERS = ("Sở Công Thương", "Sở Nội vụ", "UBND xã Nà Mương", "UBND phường Thượng Vân", "Trường THCS Bản Đào")


def _draft(parent: Plan, issuer: str, days: int = 7) -> tuple[str, Plan]:
    text = "".join(f"{line.text}\n" for line in draft(parent, issuer, report_days=days))
    return text, p.read(text, "draft.txt")


@pytest.fixture(scope="module")
def parent() -> Plan:
    tasks = (
        *p.TASKS,
        (
            "Công khai thủ tục tại nơi tiếp nhận hồ sơ",
            "Các sở, ban, ngành; UBND các xã, phường",
            "Trước ngày 30/4/2026",
        ),
    )
    return p.read(p.Parent(tasks=tasks).text())


@pytest.fixture(scope="module")
def contents() -> Plan:
    said = (
        "II. NỘI DUNG, HÌNH THỨC\n1. Nội dung\na) Cơ chế một cửa, một cửa liên thông; dịch vụ công trực tuyến toàn trình;\n"
        "b) Cách gửi phản ánh, kiến nghị và theo dõi trả lời.\n2. Hình thức\na) Treo pa nô, áp phích tại nơi công cộng;\n"
        "b) Tổ chức cuộc thi tìm hiểu trên mạng xã hội.\n\nIII. NHIỆM VỤ"
    )
    tasks = (*p.TASKS, ("Niêm yết thủ tục tại nơi tiếp nhận", "Các sở, ban, ngành; UBND các xã, phường", "Quý II/2026"))
    return p.read(p.Parent(tasks=tasks).text().replace("II. NHIỆM VỤ", said))


@pytest.mark.parametrize("issuer", _ISSUERS[:4])
def test_a_draft_passes_the_check_but_for_its_blanks(parent: Plan, issuer: str) -> None:
    _, plan = _draft(parent, issuer)
    assert plan.kind is Kind.PLAN
    outcomes = audit(plan, load_rules(), AuditOptions())
    told = {
        outcome.rule for outcome in outcomes if outcome.status in (Status.FAILED, Status.CANNOT_TELL, Status.CRASHED)
    }
    assert told <= _BLANKS, [outcome.message for outcome in outcomes if outcome.rule in told - _BLANKS]


@pytest.mark.parametrize("issuer", _ISSUERS[:4])
def test_a_draft_held_against_its_parent_answers_every_demand(parent: Plan, issuer: str) -> None:
    _, plan = _draft(parent, issuer)
    pairs = match_tasks(plan, parent)
    assert pairs
    assert {pair.fit for pair in pairs} == {Fit.MATCHED}


@pytest.mark.parametrize(
    "issuer", [*_ISSUERS, "Công an tỉnh", "Văn phòng UBND tỉnh", "Thanh tra tỉnh", "UBND đặc khu Cát Hải"]
)
def test_nothing_but_blanks_is_told_of_a_draft_under_its_parent(contents: Plan, issuer: str) -> None:
    _, plan = _draft(contents, issuer)
    audited = audit(replace(plan, parent_plan=named_parent(plan, contents)), load_rules(), AuditOptions())
    told = {o.rule: o.message for o in audited if o.status in (Status.FAILED, Status.CANNOT_TELL, Status.CRASHED)}
    assert told.keys() <= _BLANKS, told


def test_a_draft_takes_over_the_contents_but_not_the_ways_to_spread_them(contents: Plan) -> None:
    text, plan = _draft(contents, "Sở Công Thương")
    assert "II. NỘI DUNG\n- Cơ chế một cửa, một cửa liên thông.\n- Dịch vụ công trực tuyến toàn trình.\n" in text
    assert "pa nô" not in text
    assert [section.title for section in plan.sections if section.level == 1][1:3] == ["NỘI DUNG", "NHIỆM VỤ"]


def test_a_draft_finds_its_parent(parent: Plan) -> None:
    _, plan = _draft(parent, "Sở Công Thương")
    found = Answers({"draft": card_of(plan), "parent": card_of(parent)}).parent_of("draft")
    assert (found.verdict, found.name) == (Verdict.FOUND, "parent")


@pytest.mark.parametrize(
    ("days", "day"), [(7, dt.date(2026, 12, 3)), (0, dt.date(2026, 12, 10)), (30, dt.date(2026, 11, 10))]
)
def test_the_report_comes_days_before_the_parents(parent: Plan, days: int, day: dt.date) -> None:
    _, plan = _draft(parent, "Sở Công Thương", days)
    assert [report.deadline for report in plan.reporting] == [day]


def test_where_the_parent_sets_no_day_the_draft_has_a_blank() -> None:
    text = p.Parent().text().replace(" trước ngày 10/12/2026", "")
    drafted, _ = _draft(p.read(text), "Sở Công Thương")
    assert "trước ngày [điền: ngày]" in drafted


def test_tasks_of_others_are_left_out(parent: Plan) -> None:
    text, plan = _draft(parent, "Sở Công Thương")
    assert [task.title for task in plan.tasks] == [
        "Kiểm tra việc niêm yết bảng giá tại chợ đầu mối", "Công khai thủ tục tại nơi tiếp nhận hồ sơ",
    ]  # fmt: skip
    assert "Chiếu phim" not in text


def test_the_head_is_the_units_own(parent: Plan) -> None:
    text, _ = _draft(parent, "Sở Nội vụ")
    assert text.startswith("UBND TỈNH VÂN GIANG\nSỞ NỘI VỤ\n")
    assert "/KH-SNV\n" in text
    assert "Vân Giang, ngày" in text
    commune, _ = _draft(parent, "UBND xã Nà Mương")
    assert commune.startswith("UBND XÃ NÀ MƯƠNG\n")
    assert "/KH-UBND\n" in commune
    assert "trên địa bàn xã Nà Mương năm 2026" in commune
    assert "Nà Mương, ngày" in commune
    assert "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n" in commune


@pytest.mark.parametrize(
    ("issuer", "post"),
    [
        ("Sở Nội vụ", "GIÁM ĐỐC"),
        ("Ban Dân tộc", "TRƯỞNG BAN"),
        ("Thanh tra tỉnh", "CHÁNH THANH TRA"),
        ("Trường THCS Bản Đào", "HIỆU TRƯỞNG"),
        ("Công an tỉnh", "GIÁM ĐỐC"),
        ("Thuế tỉnh Vân Giang", "[điền: chức vụ]"),
        ("UBND xã Nà Mương", "CHỦ TỊCH"),
    ],
)
def test_the_head_of_each_kind_of_body_signs(parent: Plan, issuer: str, post: str) -> None:
    text, _ = _draft(parent, issuer)
    assert post in text.split("Nơi nhận:")[1].splitlines()


def test_a_draft_of_every_real_plan_can_be_made(corpus: Path) -> None:
    for path in sorted((corpus / "plans").iterdir()):
        text, _ = _draft(parse(read_path(path)), "Sở Nội vụ")
        assert "KẾ HOẠCH" in text


@pytest.mark.parametrize(
    ("issuer", "said"),
    [
        ("Sở Công Thương", ("/KH-SCT\n", "Vân Giang, ngày", "2. Văn phòng Sở theo dõi")),
        ("Công an tỉnh", ("/KH-CAT\n", "Vân Giang, ngày", "2. [điền: đơn vị đầu mối] theo dõi")),
        ("Trường THCS Bản Đào", ("/KH-THCSBĐ\n", "[điền: đơn vị đầu mối]")),
        ("UBND đặc khu Cát Hải", ("/KH-UBND\n", "Cát Hải, ngày", "2. Văn phòng HĐND và UBND đặc khu theo dõi")),
    ],
)
def test_what_a_body_calls_its_own_is_written_or_left_blank(parent: Plan, issuer: str, said: tuple[str, ...]) -> None:
    text, _ = _draft(parent, issuer)
    assert [words for words in said if words not in text] == []


def test_a_task_of_all_names_no_other_of_them_as_helper(parent: Plan) -> None:
    _, plan = _draft(parent, "Sở Công Thương")
    assert [name.text for name in plan.tasks[-1].coordinating] == ["các đơn vị có liên quan"]
