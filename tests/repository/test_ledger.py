"""The ledger puts mentions of one act together, and says where they contradict one another."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from checker.parse import parse
from checker.readers import read_path
from checker.repository.cards import card_of
from checker.repository.ledger import Act, Conflict, known_acts, ledger
from tests.repository import plans as p

_KNOWN = "Nghị định số 63/2010/NĐ-CP ngày {day} của {issuer} về kiểm soát thủ tục hành chính"


def _acts(*cited: str) -> dict[str, Act]:
    cards = {f"{number}.txt": card_of(p.read(p.Child(cites=text).text())) for number, text in enumerate(cited)}
    return {act.number: act for act in ledger(cards)}


def _plan(
    number: str = "27/KH-UBND",
    day: str = "20/01/2026",
    issuer: str = "UBND tỉnh Vân Giang",
    title: str = "truyền thông thủ tục hành chính năm 2026",
) -> str:
    return f"Kế hoạch số {number} ngày {day} của {issuer} về {title}"


def test_mentions_that_agree_are_one_act_without_conflict() -> None:
    act = _acts(_plan(), _plan(issuer="Chủ tịch UBND tỉnh"), "Kế hoạch số 27/KH-UBND")["27/KH-UBND"]
    assert act.conflicts == ()
    assert act.files == ("0.txt", "1.txt", "2.txt")
    assert act.dates == (dt.date(2026, 1, 20),)


@pytest.mark.parametrize(
    ("second", "conflict"),
    [
        (_plan(day="21/01/2026"), Conflict.DATE),
        (_plan(day="20/01/2025"), Conflict.DATE),
        (_plan(title="phòng cháy và chữa cháy rừng mùa khô năm 2026"), Conflict.SUBJECT),
        (_plan().replace("Kế hoạch số", "Quyết định số"), Conflict.TYPE),
    ],
)
def test_mentions_that_differ_are_a_conflict(second: str, conflict: Conflict) -> None:
    act = _acts(_plan(), second)["27/KH-UBND"]
    assert act.conflicts == (conflict,)


def test_numbers_come_back_every_year_and_in_every_province() -> None:
    cited = (_plan(), _plan(day="15/02/2025", title="chuyển đổi số năm 2025"), _plan(issuer="UBND tỉnh Sơn Hà"))
    cards = {f"{number}": card_of(p.read(p.Child(cites=text).text())) for number, text in enumerate(cited)}
    acts = ledger(cards)
    assert len(acts) == 3
    assert not any(act.conflicts for act in acts)


def test_a_known_act_with_another_day_or_issuer_is_a_conflict() -> None:
    right = _acts(_KNOWN.format(day="08/6/2010", issuer="Chính phủ"))["63/2010/NĐ-CP"]
    assert right.conflicts == ()
    assert right.known is not None
    wrong = _acts(_KNOWN.format(day="08/6/2011", issuer="Chính phủ"))["63/2010/NĐ-CP"]
    assert wrong.conflicts == (Conflict.YEAR, Conflict.KNOWN_DATE)
    issuer = _acts(_KNOWN.format(day="08/6/2010", issuer="Bộ Tư pháp"))["63/2010/NĐ-CP"]
    assert issuer.conflicts == (Conflict.KNOWN_ISSUER,)


def test_a_number_of_another_year_is_not_the_known_act() -> None:
    act = _acts("Nghị quyết số 76/NQ-CP ngày 05/6/2019 của Chính phủ về phiên họp thường kỳ")["76/NQ-CP"]
    assert act.known is None
    assert act.conflicts == ()


def test_conflicts_come_first() -> None:
    acts = list(_acts(_plan(number="5/KH-UBND"), _plan(number="5/KH-UBND"), _plan(), _plan(day="22/01/2026")).values())
    assert [bool(act.conflicts) for act in acts] == [True, False]


def test_only_acts_that_are_sure_are_known() -> None:
    assert known_acts()["63/2010/NĐ-CP"][0].issued == dt.date(2010, 6, 8)
    assert all(act.number and act.issuer for acts in known_acts().values() for act in acts)


def test_the_conflicts_in_real_plans_are_slips(corpus: Path) -> None:
    """Each was looked at: a year against its own number, and a resolution with another day than its own."""
    cards = {path.name: card_of(parse(read_path(path))) for path in sorted((corpus / "plans").iterdir())}
    found = {act.number: act.conflicts for act in ledger(cards) if act.conflicts}
    assert found == {"46/2002/QĐ-UBND": (Conflict.YEAR,), "71/NQ-CP": (Conflict.KNOWN_DATE,)}
