"""Who is whose parent: type, number, day and issuer together."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from checker.model.plan import Kind
from checker.repository.agreement import subjects
from checker.repository.answers import Answers, Parent, Verdict
from checker.repository.bodies import body_key, same_body
from checker.repository.cards import Card, card_of
from tests.repository import plans as p

CITES = "Kế hoạch số {number} ngày {day} của {issuer} về truyền thông thủ tục hành chính năm 2026"


def _card(text: str) -> Card:
    return card_of(p.read(text))


def _child(**changes: str) -> Card:
    said = {"number": "27/KH-UBND", "day": "20/01/2026", "issuer": "UBND tỉnh Vân Giang", **changes}
    return _card(p.Child(cites=CITES.format(**said)).text())


PARENT = _card(p.Parent().text())


def _parent(child: Card, **others: Card) -> Parent:
    return Answers({"child": child, "parent": PARENT, **others}).parent_of("child")


def test_a_parent_is_found_by_number_day_and_issuer() -> None:
    answers = Answers({"child": _child(), "parent": PARENT})
    assert answers.parent_of("child") == Parent(verdict=Verdict.FOUND, name="parent")
    assert answers.children_of("parent") == ("child",)
    assert answers.tops() == ("parent",)


@pytest.mark.parametrize(
    "issuer", ["UBND tỉnh", "Ủy ban nhân dân tỉnh", "Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh Vân Giang"]
)
def test_the_issuer_is_compared_by_what_it_is(issuer: str) -> None:
    assert _parent(_child(issuer=issuer)).verdict is Verdict.FOUND


def test_a_plan_of_another_province_with_the_same_number_and_day_is_no_parent() -> None:
    found = _parent(_child(issuer="UBND tỉnh Sơn Hà"))
    assert found.verdict is not Verdict.FOUND


@pytest.mark.parametrize(
    ("said", "part"), [({"day": "21/01/2026"}, "date"), ({"number": "72/KH-UBND"}, "number"), ({"issuer": "UBND tỉnh Sơn Hà"}, "issuer")]
)  # fmt: skip
def test_where_one_part_differs_the_parent_is_known_all_the_same(said: dict[str, str], part: str) -> None:
    assert _parent(_child(**said)) == Parent(verdict=Verdict.NEAR, name="parent", differs=part)


def test_a_number_alone_is_no_key() -> None:
    child = _card(p.Child(cites="Kế hoạch số 27/KH-UBND").text())
    assert _parent(child).verdict is Verdict.POSSIBLE
    other = _card(p.Parent(issuer="UBND tỉnh Sơn Hà", title="Chuyển đổi số trên địa bàn tỉnh Sơn Hà năm 2026").text())
    assert _parent(child, other=other) == Parent(verdict=Verdict.SEVERAL, candidates=("other", "parent"))


def test_a_parent_that_is_not_here_is_absent() -> None:
    assert _parent(_child(number="99/KH-UBND", day="01/02/2026")) == Parent(verdict=Verdict.ABSENT)


def test_a_plan_that_cites_none_has_none() -> None:
    assert Answers({"parent": PARENT}).parent_of("parent").verdict is Verdict.NONE_CITED


def test_a_letter_of_the_same_number_is_not_taken_for_the_plan() -> None:
    letter = replace(PARENT, kind=Kind.REPORT)
    cited = _child()
    found = Answers({"child": cited, "letter": letter}).parent_of("child")
    assert found.name is None


def test_a_decision_that_carries_a_plan_is_a_parent() -> None:
    decided = replace(PARENT, by_decision=True, number="30/QĐ-UBND", number_key="30/QĐ-UBND")
    child = _card(
        p.Child(
            cites=CITES.format(number="30/QĐ-UBND", day="20/01/2026", issuer="UBND tỉnh").replace(
                "Kế hoạch", "Quyết định", 1
            )
        ).text()
    )
    assert Answers({"child": child, "parent": decided}).parent_of("child").verdict is Verdict.FOUND


def test_two_plans_that_fit_are_both_shown() -> None:
    other = replace(PARENT, title="Truyền thông thủ tục hành chính tỉnh Vân Giang năm 2026")
    found = _parent(_child(), other=other)
    assert found == Parent(verdict=Verdict.SEVERAL, candidates=("other", "parent"))


def test_a_copy_of_the_parent_does_not_make_two() -> None:
    answers = Answers(
        {"child": _child(), "parent": PARENT, "z-copy": PARENT}, {"parent": "1", "z-copy": "1", "child": "2"}
    )
    assert answers.parent_of("child").name == "parent"
    assert answers.same_number() == ()


def test_the_parent_in_two_formats_is_one_parent() -> None:
    answers = Answers({"con.docx": _child(), "cha.docx": PARENT, "cha.pdf": PARENT})
    assert answers.parent_of("con.docx") == Parent(verdict=Verdict.FOUND, name="cha.docx")
    assert answers.same_number() == ()


@pytest.mark.parametrize("other", [replace(PARENT, title="Kế hoạch khác"), replace(PARENT, issued=None)])
def test_another_plan_of_the_number_in_another_format_is_no_copy(other: Card) -> None:
    answers = Answers({"con.docx": _child(), "cha.docx": PARENT, "cha.pdf": other})
    assert answers.parent_of("con.docx").name != "cha.pdf"
    assert answers.same_number() == (("cha.docx", "cha.pdf"),)


def test_two_files_of_one_format_stay_two_plans() -> None:
    answers = Answers({"con.docx": _child(), "cha.docx": PARENT, "cha-2.docx": PARENT, "cha.pdf": PARENT})
    assert answers.parent_of("con.docx").verdict is Verdict.SEVERAL


def test_a_plan_that_cites_itself_has_no_parent() -> None:
    own = replace(
        _child(),
        issuer_keys=PARENT.issuer_keys,
        number=PARENT.number,
        number_key=PARENT.number_key,
        issued=PARENT.issued,
    )
    answers = Answers({"own": own, "copy": own}, {"own": "1", "copy": "1"})
    assert answers.parent_of("own").verdict is Verdict.ITSELF
    assert answers.parent_of("copy").verdict is Verdict.ITSELF


def test_plans_that_cite_one_another_in_a_ring_have_no_parents() -> None:
    child = _child()
    assert child.parent is not None
    back = replace(
        child.parent, number="15/KH-SCT", number_key="15/KH-SCT", date=dt.date(2026, 2, 25), issuer_key="sở công thương"
    )
    answers = Answers({"child": child, "parent": replace(PARENT, parent=back)})
    assert answers.parent_of("child").verdict is Verdict.CYCLE
    assert answers.parent_of("parent").verdict is Verdict.CYCLE
    assert answers.children_of("parent") == ()


def test_a_ring_above_a_plan_does_not_take_its_parent() -> None:
    child = _child()
    assert child.parent is not None
    top = replace(PARENT, parent=replace(child.parent, number="9/KH-UBND", number_key="9/KH-UBND"))
    ring = replace(PARENT, number="9/KH-UBND", number_key="9/KH-UBND", parent=child.parent)
    answers = Answers({"child": child, "parent": top, "ring": ring})
    assert answers.parent_of("child") == Parent(verdict=Verdict.FOUND, name="parent")
    assert answers.parent_of("parent").verdict is Verdict.CYCLE


def test_two_plans_of_one_number_are_told() -> None:
    other = replace(PARENT, title="Cải cách hành chính năm 2026")
    assert Answers({"a": PARENT, "b": other}).same_number() == (("a", "b"),)
    later = replace(other, issued=dt.date(2027, 1, 20), year=2027)
    assert Answers({"a": PARENT, "b": later}).same_number() == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sở Nội vụ", "Sở Nội vụ tỉnh Vân Giang", True),
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ", True),
        ("Bộ trưởng Bộ Tài chính", "Bộ Tài chính", True),
        ("UBND xã Nà Mương", "Ủy ban nhân dân xã Nà Mương", True),
        ("UBND xã Nà Mương", "UBND xã Suối Lành", False),
        ("UBND tỉnh", "UBND xã", False),
        ("UBND tỉnh", "UBND tỉnh Vân Giang", None),
        ("Sở Nội vụ", "Sở Tư pháp", False),
        ("HĐND tỉnh Vân Giang", "UBND tỉnh Vân Giang", False),
        ("Phòng Văn hóa xã Nà Mương", "Phòng Văn hóa xã Suối Lành", False),
    ],
)
def test_two_names_of_one_body(one: str, other: str, same: bool | None) -> None:
    assert same_body(body_key(one), body_key(other)) is same
    assert same_body(body_key(other), body_key(one)) is same


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("về truyền thông thủ tục hành chính năm 2026", "Truyền thông thủ tục hành chính trên địa bàn tỉnh Vân Giang năm 2026", "same"),
        ("về truyền thông thủ tục hành chính", "TRUYỀN THÔNG THỦ TỤC HÀNH CHÍNH NĂM 2026", "same"),
        ("về truyền thông thủ tục hành chính năm 2025", "Truyền thông thủ tục hành chính năm 2026", "differs"),
        ("về phòng cháy và chữa cháy rừng năm 2026", "Truyền thông thủ tục hành chính năm 2026", "differs"),
        ("về cải cách hành chính", "Truyền thông về cải cách và kiểm soát thủ tục hành chính", "unknown"),
        ("ban hành Kế hoạch truyền thông hỗ trợ kiểm soát thủ tục", "Truyền thông hỗ trợ kiểm soát thủ tục của Sở", "same"),
        (None, "Truyền thông", "unknown"),
    ],
)  # fmt: skip
def test_titles_may_be_shortened_but_not_of_another_year_or_matter(one: str | None, other: str, agreement: str) -> None:
    assert subjects(one, other) == agreement
