"""Which report a parent asks of a unit, in the ways in which parents ask for it."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.model.plan import Issuer, Plan
from checker.repository.bodies import Concern
from checker.repository.coverage import issuer_named
from checker.repository.orders import order_concern, plan_order, report_concern, report_demand
from tests.repository import plans as p

_DAY = dt.date(2026, 12, 10)


@pytest.mark.parametrize(
    ("clause", "concern"),
    [
        (
            "2. Chế độ báo cáo: Các sở, ban, ngành báo cáo kết quả thực hiện về UBND tỉnh trước ngày 10/12/2026.",
            Concern.GROUP,
        ),
        ("a) Các sở, ban, ngành báo cáo kết quả thực hiện về UBND tỉnh trước ngày 10/12/2026.", Concern.GROUP),
        ("2. Thủ trưởng các sở, ban, ngành báo cáo kết quả về UBND tỉnh trước ngày 10/12/2026.", Concern.GROUP),
        ("2. Định kỳ báo cáo 6 tháng (trước ngày 10/6), năm (trước ngày 10/12) về UBND tỉnh.", Concern.PERHAPS),
    ],
)
def test_the_last_day_that_is_asked_for_and_of_whom(clause: str, concern: Concern) -> None:
    parent, issuer = _parent(clause), _issuer()
    asked = report_demand(parent, issuer)
    assert asked is not None
    assert asked.deadline == _DAY
    assert report_concern(asked, issuer) is concern


def test_the_day_of_who_gathers_the_reports_is_not_the_units() -> None:
    own = "2. Các sở, ban, ngành báo cáo UBND tỉnh trước ngày 10/12/2026."
    gathers = "3. Sở Tư pháp tổng hợp, báo cáo UBND tỉnh trước ngày 20/12/2026."
    asked = report_demand(_parent(f"{own}\n{gathers}"), _issuer())
    assert asked is not None
    assert asked.deadline == _DAY


def _parent(clause: str) -> Plan:
    lines = p.Parent().text().split("\n")
    at = next(index for index, line in enumerate(lines) if "10/12/2026" in line)
    return p.read("\n".join([*lines[:at], clause, *lines[at + 1 :]]))


def _issuer() -> Issuer:
    return issuer_named("Sở Công Thương", p.read(p.Parent().text()))


def test_an_order_is_given_to_all_who_stand_before_its_verb() -> None:
    order = "1. Các sở, ban, ngành tỉnh; UBND các xã, phường xây dựng kế hoạch triển khai thực hiện xong trước ngày 15/3/2026."
    lines = p.Parent().text().split("\n")
    at = next(index for index, line in enumerate(lines) if line.startswith("1. Các sở"))
    asked = plan_order(p.read("\n".join([*lines[:at], order, *lines[at + 1 :]])), _issuer())
    assert asked is not None
    assert order_concern(asked, _issuer()) is Concern.GROUP
    assert asked.due == dt.date(2026, 3, 15)
