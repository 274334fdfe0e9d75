"""Units against a parent: who has submitted, in time or late, and which tasks are answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from random import Random

import pytest

from checker.repository.answers import Answers
from checker.repository.cards import card_of
from checker.repository.coverage import Coverage, Row, Submission, coverage
from checker.repository.matching import Fit
from tests.repository import plans as p

_DEPARTMENTS = (
    "Sở Công Thương", "Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Sở Y tế", "Sở Xây dựng", "Sở Khoa học và Công nghệ",
    "Sở Giáo dục và Đào tạo", "Sở Dân tộc và Tôn giáo", "Sở Nông nghiệp và Môi trường",
)  # fmt: skip
_WORK = (
    "Tập huấn kỹ năng nộp hồ sơ trực tuyến cho người dân", "Kiểm tra việc niêm yết bảng giá tại chợ đầu mối",
    "Chiếu phim lưu động tại các xã vùng cao", "Thi tìm hiểu pháp luật trong đoàn viên thanh niên",
    "Biên soạn sổ tay hướng dẫn vay vốn ưu đãi", "Đối thoại với doanh nghiệp về thuế và hải quan",
    "Khám sức khỏe lưu động cho người cao tuổi", "Số hóa bản đồ quy hoạch chi tiết", "Trồng cây phân tán ven sông",
    "Diễn tập phòng cháy chữa cháy rừng",
)  # fmt: skip
_OTHER = "Sửa chữa nhà để xe của cơ quan"


def _cover(parent: p.Parent, children: dict[str, p.Child], units: Sequence[str] = ()) -> Coverage:
    plans = {"parent": p.read(parent.text()), **{name: p.read(child.text()) for name, child in children.items()}}
    answers = Answers({name: card_of(plan) for name, plan in plans.items()})
    return coverage("parent", plans["parent"], answers, plans.__getitem__, units)


def _row(found: Coverage, unit: str) -> Row:
    return next(row for row in found.rows if row.unit == unit)


def test_a_unit_that_the_parent_names_and_nobody_hears_of_is_missing() -> None:
    found = _cover(p.Parent(), {"child": p.Child()})
    assert {row.unit: row.submission for row in found.rows} == {
        "Sở Công Thương": Submission.IN_TIME, "Sở Khoa học và Công nghệ": Submission.MISSING,
        "Sở Văn hóa, Thể thao và Du lịch": Submission.MISSING,
    }  # fmt: skip
    row = _row(found, "Sở Công Thương")
    assert (row.asked, row.covered, row.number, str(row.report), row.report_late) == (
        1,
        1,
        "15/KH-SCT",
        "2026-12-05",
        False,
    )


@pytest.mark.parametrize(
    ("issued", "submission"),
    [(dt.date(2026, 3, 15), Submission.IN_TIME), (dt.date(2026, 3, 16), Submission.LATE), (None, Submission.UNDATED)],
)
def test_the_same_day_is_in_time(issued: dt.date | None, submission: Submission) -> None:
    assert _row(_cover(p.Parent(), {"child": p.Child(issued=issued)}), "Sở Công Thương").submission is submission


def test_a_listed_unit_is_found_whatever_its_name_is_written_like() -> None:
    found = _cover(p.Parent(), {"child": p.Child()}, ["SỞ CÔNG THƯƠNG tỉnh Vân Giang", "UBND xã Nà Mương"])
    assert [(row.unit, bool(row.files)) for row in found.rows] == [
        ("SỞ CÔNG THƯƠNG tỉnh Vân Giang", True), ("UBND xã Nà Mương", False),
    ]  # fmt: skip


def test_a_plan_of_no_listed_unit_is_told() -> None:
    assert _cover(p.Parent(), {"child": p.Child()}, ["Sở Nội vụ"]).unlisted == ("child",)


def test_of_two_plans_of_one_unit_the_newer_is_looked_at() -> None:
    children = {"old": p.Child(), "new": p.Child(number="20/KH-SCT", issued=dt.date(2026, 3, 1))}
    row = _row(_cover(p.Parent(), children), "Sở Công Thương")
    assert row.files == ("new", "old")
    assert row.number == "20/KH-SCT"


def test_an_amended_plan_was_submitted_on_the_day_of_the_first() -> None:
    first, second = p.Child(issued=dt.date(2026, 3, 10)), p.Child(issued=dt.date(2026, 5, 4), number="40/KH-SCT")
    row = _row(_cover(p.Parent(), {"first": first, "second": second}), "Sở Công Thương")
    assert (row.files, row.submission) == (("second", "first"), Submission.IN_TIME)
    assert (row.submitted, row.issued) == (dt.date(2026, 3, 10), dt.date(2026, 5, 4))


def test_a_wrong_day_in_the_citation_is_told_and_the_plan_still_counts() -> None:
    child = p.Child(cites=p.Child().cites.replace("20/01/2026", "21/01/2026"))
    row = _row(_cover(p.Parent(), {"child": child}), "Sở Công Thương")
    assert row.submission is Submission.IN_TIME
    assert row.wrong_citation == "date"


def test_a_report_after_the_parents_day_is_late_and_on_that_day_is_not() -> None:
    for day, late in (("10/12/2026", False), ("11/12/2026", True)):
        row = _row(_cover(p.Parent(), {"child": p.Child(report=day)}), "Sở Công Thương")
        assert row.report_late is late


@pytest.mark.parametrize("seed", range(4))
def test_in_a_family_with_planted_faults_no_answered_task_is_called_missing(seed: int) -> None:
    """Every department has a task; its own plan repeats, shortens, extends or drops it."""
    random = Random(seed)
    parent = p.Parent(tasks=tuple((work, unit, "Quý III/2026") for work, unit in zip(_WORK, _DEPARTMENTS, strict=True)))
    expected: dict[str, str] = {}
    children = {}
    for number, (unit, work) in enumerate(zip(_DEPARTMENTS, _WORK, strict=True)):
        fate = random.choice(["same", "shorter", "longer", "dropped"])
        words = work.split()
        title = {
            "same": work, "shorter": " ".join(words[: max(5, len(words) - 3)]),
            "longer": f"Tổ chức {work[0].lower()}{work[1:]} trên địa bàn tỉnh, phối hợp với các đoàn thể", "dropped": _OTHER,
        }[fate]  # fmt: skip
        expected[unit] = fate
        children[f"{number}"] = p.Child(
            issuer=unit, number=f"{number + 10}/KH-S", title=f"Truyền thông thủ tục hành chính của {unit} năm 2026",
            tasks=((title, "Văn phòng Sở", "Tháng 8/2026"), ("Sơ kết, khen thưởng", "Văn phòng Sở", "Tháng 12/2026")),
        )  # fmt: skip
    found = _cover(parent, children)
    for row in found.rows:
        (cell,) = (cell for cell in row.cells if cell.leads)
        if expected[row.unit] == "dropped":
            assert cell.fit is Fit.NONE, row.unit
        else:
            assert cell.fit is not Fit.NONE, (row.unit, expected[row.unit], cell.score)
        if expected[row.unit] == "same":
            assert cell.fit is Fit.MATCHED


def test_a_child_that_is_no_plan_of_this_parent_does_not_count() -> None:
    other = p.Child(cites="Kế hoạch số 99/KH-UBND ngày 03/02/2026 của UBND tỉnh Vân Giang về chuyển đổi số năm 2026")
    assert (
        _row(_cover(p.Parent(), {"child": other}, ["Sở Công Thương"]), "Sở Công Thương").submission
        is Submission.MISSING
    )
