"""The parent's demands on a unit and the work that answers them, one to one, with doubt where there is doubt."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.plan import Issuer, Level
from checker.parse.levels import level_of
from checker.parse.units import canonical
from checker.repository.assignment import best_pairs
from checker.repository.bodies import Concern, concern
from checker.repository.likeness import Likeness
from checker.repository.matching import Fit, demands_on, match_tasks, other_lead
from checker.repository.orders import last_report, plan_order, report_demand
from tests import factories as f
from tests.repository import plans as p

_SCORES = st.integers(1, 5).flatmap(
    lambda columns: st.lists(
        st.lists(st.sampled_from([0.0, 0.2, 0.5, 0.7, 0.9, 1.0]), min_size=columns, max_size=columns),
        min_size=1,
        max_size=5,
    )
)


def _issuer(name: str, superior: str | None = "UBND tỉnh Vân Giang") -> Issuer:
    return Issuer(
        name=name, superior=superior, level=level_of(name, superior), canonical=canonical(name), location=None,
        reading=f.reading(),
    )  # fmt: skip


@given(_SCORES)
def test_the_pairs_are_the_best_there_are(scores: list[list[float]]) -> None:
    found = best_pairs(scores)
    assert len(set(found.values())) == len(found)
    assert all(scores[row][column] > 0 for row, column in found.items())
    rows, columns = len(scores), len(scores[0])
    best = max(
        sum(scores[row][column] for row, column in enumerate(choice) if column is not None)
        for choice in itertools.product([None, *range(columns)], repeat=rows)
        if len({c for c in choice if c is not None}) == sum(c is not None for c in choice)
    )
    assert sum(scores[row][column] for row, column in found.items()) == pytest.approx(best)


def test_very_many_tasks_are_paired_one_after_another() -> None:
    size = 200
    scores = [[1.0 if row == column else 0.3 for column in range(size)] for row in range(size)]
    assert best_pairs(scores) == {at: at for at in range(size)}


@pytest.mark.parametrize("scores", [[], [[]], [[0.0]]])
def test_where_there_is_nothing_to_pair_there_are_no_pairs(scores: list[list[float]]) -> None:
    assert best_pairs(scores) == {}


_ONE = "Tập huấn kỹ năng nộp hồ sơ trực tuyến cho người dân vùng sâu"
_TITLES = [*(title for title, _, _ in p.TASKS), _ONE, "Rà soát đơn giá dịch vụ công", "Sơ kết công tác thi đua"]


@pytest.mark.parametrize(
    ("other", "least", "most"),
    [
        (_ONE, 1.0, 1.0),
        (_ONE.upper(), 1.0, 1.0),
        ("Tập huấn kỹ năng nộp hồ sơ trực tuyến", 0.62, 1.0),
        (f"Tổ chức {_ONE.lower()} trên địa bàn xã, phối hợp với các đoàn thể", 0.62, 1.0),
        ("Tập huấn kĩ năng nộp hồ sơ trực tuyến cho ngưòi dân vùng sâu", 0.62, 1.0),
        ("Rà soát đơn giá dịch vụ công", 0.0, 0.34),
        ("", 0.0, 0.0),
    ],
)
def test_a_title_shortened_or_extended_stays_like_itself(other: str, least: float, most: float) -> None:
    assert least <= Likeness(_TITLES).score(_ONE, other) <= most


@given(st.sampled_from(_TITLES), st.sampled_from(_TITLES))
def test_likeness_has_no_direction_and_stays_in_bounds(one: str, other: str) -> None:
    likeness = Likeness(_TITLES)
    assert likeness.score(one, other) == pytest.approx(likeness.score(other, one), abs=0.02)
    assert 0 <= likeness.score(one, other) <= 1
    assert (likeness.score(one, other) == 1) == (one == other)


@pytest.mark.parametrize(
    ("name", "unit", "meant"),
    [
        ("Sở Nội vụ", "Sở Nội vụ", Concern.NAMED),
        ("Sở Nội vụ tỉnh Vân Giang", "Sở Nội vụ", Concern.NAMED),
        ("các sở, ban, ngành", "Sở Nội vụ", Concern.GROUP),
        ("Các sở, ban, ngành thuộc tỉnh", "Sở Nội vụ", Concern.GROUP),
        ("các sở, ngành có liên quan", "Sở Nội vụ", Concern.PERHAPS),
        ("UBND các xã, phường", "Sở Nội vụ", Concern.NO),
        ("Sở Tư pháp", "Sở Nội vụ", Concern.NO),
        ("UBND các xã, phường", "UBND xã Nà Mương", Concern.GROUP),
        ("UBND các phường, xã, đặc khu", "UBND phường Thượng Vân", Concern.GROUP),
        ("UBND cấp xã", "UBND xã Nà Mương", Concern.GROUP),
        ("Chủ tịch UBND các xã, phường", "UBND xã Nà Mương", Concern.GROUP),
        ("các sở, ban, ngành", "UBND xã Nà Mương", Concern.NO),
        ("UBND xã Suối Lành", "UBND xã Nà Mương", Concern.NO),
        ("UBND các huyện, thành phố", "UBND huyện Đông Sơn", Concern.GROUP),
        ("UBND các huyện, thành phố", "UBND xã Nà Mương", Concern.NO),
        ("các địa phương", "UBND xã Nà Mương", Concern.GROUP),
        ("các địa phương", "Sở Nội vụ", Concern.NO),
        ("các cơ quan, đơn vị, địa phương", "Sở Nội vụ", Concern.GROUP),
    ],
)
def test_whom_a_name_means(name: str, unit: str, meant: Concern) -> None:
    assert concern(canonical(name), _issuer(unit)) is meant


def test_a_task_of_the_unit_is_a_demand_and_others_are_not() -> None:
    demands = demands_on(p.read(p.Parent().text()), _issuer("Sở Công Thương"))
    assert [(demand.path, demand.leads, demand.concern) for demand in demands] == [("II.3", True, Concern.NAMED)]


def test_an_answered_task_is_matched() -> None:
    (pair,) = match_tasks(p.read(p.Child().text()), p.read(p.Parent().text()))
    assert (pair.fit, pair.score) == (Fit.MATCHED, 1.0)
    assert pair.work is not None
    assert pair.work.path == "II.1"


def test_a_task_that_nothing_answers_is_found_missing() -> None:
    child = p.Child(tasks=(("Sửa chữa nhà để xe của cơ quan", "Văn phòng Sở", "Tháng 9/2026"),))
    (pair,) = match_tasks(p.read(child.text()), p.read(p.Parent().text()))
    assert pair.fit is Fit.NONE
    assert pair.work is None


def test_a_task_that_is_told_only_in_passing_is_doubtful() -> None:
    child = p.Child(tasks=(("Sửa chữa nhà để xe của cơ quan", "Văn phòng Sở", "Tháng 9/2026"),)).text()
    said = child.replace(
        "- Mỗi việc có người làm",
        "- Kiểm tra việc niêm yết bảng giá tại chợ đầu mối là trọng tâm; mỗi việc có người làm",
    )
    (pair,) = match_tasks(p.read(said), p.read(p.Parent().text()))
    assert pair.fit is Fit.PERHAPS
    assert pair.told is not None
    assert "trọng tâm" in said.split("\n")[pair.told.line - 1]


def test_one_work_answers_one_demand() -> None:
    lead = "Các sở, ban, ngành"
    parent = p.Parent(
        tasks=(("Kiểm tra bảng giá tại chợ", lead, "Quý II"), ("Kiểm tra bảng giá tại chợ đầu mối", lead, "Quý III"))
    )
    child = p.Child(tasks=(("Kiểm tra bảng giá tại chợ đầu mối", "Văn phòng Sở", "Quý II"),))
    first, second = match_tasks(p.read(child.text()), p.read(parent.text()))
    assert second.fit is Fit.MATCHED
    assert first.fit is Fit.PERHAPS


def test_a_plan_whose_issuer_is_not_known_has_no_demands() -> None:
    assert match_tasks(f.plan(issuers=()), p.read(p.Parent().text())) == ()


@pytest.mark.parametrize(
    ("lead", "differs"),
    [("Phòng Quản lý thương mại", False), ("Sở Công Thương", False), ("Sở Tư pháp", True), ("Văn phòng Sở", False)],
)
def test_only_another_body_of_the_same_rank_is_another_lead(lead: str, differs: bool) -> None:
    child = p.read(p.Child(tasks=(("Kiểm tra việc niêm yết bảng giá tại chợ đầu mối", lead, "Tháng 9/2026"),)).text())
    (pair,) = match_tasks(child, p.read(p.Parent().text()))
    assert pair.work is not None
    assert child.issuer is not None
    assert bool(other_lead(pair.demand, pair.work, child.issuer)) is differs


def test_when_the_plan_and_the_report_are_due() -> None:
    parent, issuer = p.read(p.Parent().text()), _issuer("Sở Công Thương")
    order, report = plan_order(parent, issuer), report_demand(parent, issuer)
    assert order is not None
    assert report is not None
    assert (str(order.due), str(report.deadline)) == ("2026-03-15", "2026-12-10")
    assert plan_order(parent, _issuer("UBND huyện Đông Sơn")) is None
    last = last_report(p.read(p.Child().text()))
    assert last is not None
    assert str(last.deadline) == "2026-12-05"


def test_a_level_that_is_not_known_belongs_to_no_group() -> None:
    somebody = Issuer(name="Ông Ba", superior=None, level=None, canonical="ông ba", location=None, reading=f.reading())
    assert concern("các sở, ban, ngành", somebody) is Concern.NO
    assert _issuer("Sở Nội vụ").level is Level.DEPARTMENT
