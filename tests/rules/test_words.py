"""What each word of the language says: yes, no, or not to be known."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from checker.model.plan import Name, ParentPlan, Plan, State
from checker.rules.clauses import Compiler
from checker.rules.faults import Fault
from checker.rules.limits import Limit
from checker.rules.scope import Scope, Setting
from checker.rules.truth import Finding, truth
from checker.rules.words import WORDS
from tests import factories as make

TASK = make.task(
    lead=(make.name("Sở Văn hóa"), make.name("UBND xã Tân Lập")),
    coordinating=(make.name("SỞ VĂN HOÁ"),),
    time=make.time("Trước 30/6/2025", dt.date(2025, 6, 30)),
)
BARE = make.task(lead=(), time=None, product=None)


def ask(clause: Any, item: Any = TASK, plan: Plan | None = None, stage: str = "submitted") -> bool | None:
    return truth(finding(clause, item, plan, stage))


def finding(clause: Any, item: Any = TASK, plan: Plan | None = None, stage: str = "submitted") -> Any:
    scope = Scope(item, plan or make.plan(), Setting(stage=stage))
    return Compiler().clause(clause, ())(scope)


@pytest.mark.parametrize(
    ("clause", "item", "expected"),
    [
        ({"lead": "present"}, TASK, True),
        ({"lead": "present"}, BARE, False),
        ({"time": "absent"}, BARE, True),
        ({"title": "absent"}, TASK, False),
        ({"lead": {"count": {"min": 2}}}, TASK, True),
        ({"lead": {"count": {"max": 1}}}, TASK, False),
        ({"lead": {"count": {"min": 1}}}, BARE, False),
        ({"ordinal": {"range": {"min": 1, "max": 3}}}, TASK, True),
        ({"ordinal": {"range": {"min": 2}}}, TASK, False),
        ({"annex": {"range": {"min": 2}}}, TASK, None),
        ({"title": {"equals": "CHIẾU PHIM  lưu động"}}, TASK, True),
        ({"title": {"differs": "Chiếu phim lưu động"}}, TASK, False),
        ({"product": {"equals": "báo cáo"}}, TASK, None),
        ({"source": {"one_of": ["label", "table"]}}, TASK, True),
        ({"source": {"not_one_of": ["label", "table"]}}, TASK, False),
        ({"title": {"starts_with": "chiếu"}}, TASK, True),
        ({"title": {"matches": r"phim\s+lưu"}}, TASK, True),
        ({"title": {"not_matches": ["kịch", "phim"]}}, TASK, False),
        ({"title": {"contains_any_of": ["phim", "kịch"]}}, TASK, True),
        ({"title": {"contains_any_of": ["phi"]}}, TASK, False),
        ({"lead": {"contains_none_of": ["tân lập"]}}, TASK, False),
        ({"title": {"similar_to": {"to": "Lưu động chiếu phim"}}}, TASK, True),
        ({"title": {"similar_to": {"to": "Chiếu phim tại xã"}}}, TASK, False),
        ({"title": {"similar_to": {"to": "Chiếu phim lưu trú"}}}, TASK, None),
        ({"lead": {"includes": "sở văn hóa"}}, TASK, True),
        ({"lead": {"includes_all": ["sở văn hóa", "sở y tế"]}}, TASK, False),
        ({"lead": {"includes_none": ["sở y tế"]}}, TASK, True),
        ({"lead": {"overlaps": "$item.coordinating"}}, TASK, True),
        ({"lead": {"disjoint": "$item.coordinating"}}, TASK, False),
        ({"coordinating": {"covered_by": "$item.lead"}}, TASK, True),
        ({"lead": {"covered_by": "$item.coordinating"}}, TASK, False),
        ({"lead": "unique"}, TASK, True),
        ({"lead": {"some": {"canonical": {"matches": "^ubnd"}}}}, TASK, True),
        ({"lead": {"every": {"canonical": {"matches": "^ubnd"}}}}, TASK, False),
        ({"lead": {"every": {"canonical": {"matches": "^ubnd"}}}}, BARE, True),
        ({"lead": {"none": {"canonical": {"matches": "^phòng"}}}}, TASK, True),
        ({"time.due": {"before": "2025-07-01"}}, TASK, True),
        ({"time.due": {"after": "$plan.period.end"}}, TASK, False),
        ({"time.due": {"not_after": {"date": "2025-06-20", "grace": 10}}}, TASK, True),
        ({"time.due": {"not_after": {"date": "2025-06-20", "grace": 9}}}, TASK, False),
        ({"time.due": {"not_before": "$plan.issued.value"}}, TASK, True),
        ({"time.due": {"before": "2025-07-01"}}, BARE, None),
        ({"time.due": {"within": {"from": "$plan.period.start", "to": "$plan.period.end"}}}, TASK, True),
        ({"time.due": {"within": {"from": "2025-07-10", "to": "2025-08-01", "grace": 10}}}, TASK, True),
        ({"time.due": {"within": {"from": "2025-07-10", "to": "2025-08-01", "after": 10}}}, TASK, False),
        ({"time.due.year": {"equals": 2025}}, TASK, True),
        ({"lead": {"not": "present"}}, BARE, True),
        ({"title": {"not": {"matches": "kịch"}}}, TASK, True),
        ({"$plan.year": 2025}, TASK, True),
        ({"$section.title": {"equals": "nhiệm vụ"}}, TASK, True),
        ({"$parent_task.title": "present"}, TASK, False),
    ],
    ids=str,
)
def test_a_word_says(clause: Any, item: Any, expected: bool | None) -> None:
    assert ask(clause, item) is expected


def test_a_date_that_the_plan_does_not_give_makes_comparison_unknown() -> None:
    plan = make.plan(issued=make.issued(None, State.BLANK), period=None)
    assert ask({"time.due": {"not_before": "$plan.issued.value"}}, TASK, plan) is None
    assert ask({"time.due": {"within": {"from": "$plan.period.start", "to": "$plan.period.end"}}}, TASK, plan) is None


@pytest.mark.parametrize(
    ("state", "stage", "expected"),
    [
        (State.READ, "submitted", True),
        (State.BLANK, "submitted", False),
        (State.PARTIAL, "submitted", False),
        (State.UNSEEN, "submitted", None),
        (State.BLANK, "draft", True),
        (State.PARTIAL, "draft", True),
        (State.UNSEEN, "draft", None),
    ],
)
def test_a_blank_number_is_no_fault_of_a_draft_and_an_unseen_one_not_to_be_known(
    state: State, stage: str, expected: bool | None
) -> None:
    plan = make.plan(number=make.number("41/KH-SVH" if state is State.READ else None, state))
    assert ask({"number": "present"}, plan, plan, stage) is expected


YES, NO, UNKNOWN = {"ordinal": 1}, {"ordinal": 2}, {"product": {"equals": "x"}}


@pytest.mark.parametrize(
    ("parts", "all_", "any_"),
    [
        ([YES, YES], True, True),
        ([YES, NO], False, True),
        ([NO, NO], False, False),
        ([YES, UNKNOWN], None, True),
        ([UNKNOWN, NO], False, None),
        ([NO, UNKNOWN], False, None),
        ([UNKNOWN, UNKNOWN], None, None),
    ],
    ids=str,
)
def test_all_any_and_not_follow_kleene(parts: list[Any], all_: bool | None, any_: bool | None) -> None:
    assert ask(parts) is all_
    assert ask({"all": parts}) is all_
    assert ask({"any": parts}) is any_
    opposite = {True: False, False: True, None: None}
    assert ask({"not": {"all": parts}}) is opposite[all_]
    assert ask({"not": {"any": parts}}) is opposite[any_]
    assert ask({"any": [{"not": part} for part in parts]}) is opposite[all_]


def test_a_quantifier_over_what_is_not_known_is_not_known() -> None:
    unsure = {"text": {"similar_to": {"to": "UBND xã Tân Hòa"}}}
    assert ask({"lead": {"some": unsure}}) is None
    assert ask({"lead": {"every": {"any": [unsure, {"text": {"matches": "sở"}}]}}}) is None
    assert ask({"lead": {"none": unsure}}) is None


def test_the_first_clause_that_fails_is_told_with_its_place() -> None:
    told = finding([{"title": "present"}, {"time.due": {"before": "2025-01-01"}}, {"lead": "absent"}])
    assert isinstance(told, Finding)
    assert (told.field, told.word, told.found, told.expected) == (
        "time.due",
        "before",
        dt.date(2025, 6, 30),
        Limit("before", dt.date(2025, 1, 1)),
    )
    assert told.at == make.at(13)


def test_a_failing_element_of_a_list_is_told_with_its_own_place() -> None:
    leads = (make.name("Sở Văn hóa", 10), make.name("Các phòng", 11))
    told = finding({"lead": {"includes_none": ["các phòng"]}}, make.task(lead=leads))
    assert told.at == make.at(11)
    assert told.found == leads[1]


def group(*ordinals: int | None) -> tuple[Any, ...]:
    sections = make.plan().sections
    return tuple(replace(sections[i % 3], ordinal=ordinal, mark=f"{ordinal}.") for i, ordinal in enumerate(ordinals))


@pytest.mark.parametrize(
    ("ordinals", "clause", "expected"),
    [
        ((1, 2, 3), {"ordinal": "contiguous"}, True),
        ((1, 3), {"ordinal": "contiguous"}, False),
        ((1, None, 2, 2, 3), {"ordinal": "contiguous"}, True),
        ((2, 3), {"ordinal": "contiguous"}, True),
        ((2, 3), {"ordinal": {"contiguous": {"from": 1}}}, False),
        ((1, 2, 2), {"ordinal": "unique"}, False),
        ((1, 1), {"ordinal": "same"}, True),
        ((1, 2), {"ordinal": "same"}, False),
    ],
)
def test_words_on_groups(ordinals: tuple[int | None, ...], clause: Any, expected: bool) -> None:
    assert ask(clause, group(*ordinals)) is expected


def test_two_members_that_disagree_are_both_shown() -> None:
    told = finding({"ordinal": "same"}, group(1, 1, 2))
    assert told.at == make.plan().sections[2].location
    assert told.related == (make.plan().sections[0].location,)


def test_a_gap_is_told_in_the_plans_own_numbers() -> None:
    sections = make.plan().sections
    told = finding({"check": "sequence"}, (sections[0], replace(sections[2], mark="IV.", ordinal=4)))
    assert told.expected == ("III",)  # "II." begins a line in between
    assert told.found == "IV"
    assert ask({"check": "sequence"}, sections) is True
    assert ask({"check": "sequence"}, sections[1:], make.plan(body=make.lines(7, 15))) is False


def test_a_list_of_letters_may_leave_out_the_vietnamese_letter() -> None:
    letters = [
        make.section(f"I.{c}", c, 6, 7, style="letter", mark=f"{c})", ordinal=o)
        for c, o in (("a", 1), ("b", 2), ("c", 3), ("d", 4), ("e", 6))
    ]
    assert ask({"check": "sequence"}, tuple(letters)) is True
    assert ask({"check": "sequence"}, (*letters[:3], letters[4])) is False


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Chủ tịch UBND tỉnh Vân Giang", "UBND tỉnh Vân Giang", True),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Vân Giang", True),
        ("Sở Văn hóa", "Sở Y tế", False),
        ("Giám đốc Sở Y tế", "Sở Y tế", True),
    ],
)
def test_a_body_and_its_chair_are_one(one: str, other: str, same: bool) -> None:
    unit = Name(text=one, canonical=one.lower(), location=make.at(1))
    assert ask({"text": {"same_unit": other}}, unit) is same
    assert ask({"text": {"other_unit": other}}, unit) is (not same)


def test_the_parents_task_is_found_by_its_title() -> None:
    parent = make.plan(tasks=(make.task(title="Tổ chức chiếu phim lưu động"), make.task("II.2", "Tập huấn")))
    child = make.plan(parent_plan=ParentPlan(plan=parent))
    assert ask({"$parent_task.title": {"equals": "Tổ chức chiếu phim lưu động"}}, TASK, child) is True
    assert ask({"$parent_task": "present"}, make.task(title="Việc khác hẳn"), child) is False


def test_every_word_says_what_it_means() -> None:
    assert all(len(word.about) > 15 and word.takes.schema for word in WORDS.values())


@pytest.mark.parametrize(
    ("clause", "what", "mend"),
    [
        ({"lead": "presnt"}, "unknown word 'presnt'", "did you mean 'present'?"),
        ({"lead": {"cuont": {"min": 1}}}, "unknown word 'cuont'", "did you mean 'count'?"),
        ({"lead": {"count": {"minimum": 1}}}, "unknown key 'minimum'", "did you mean 'min'?"),
        ({"time.due": {"before": "soon"}}, "'before' 'soon' is no day", "write a date"),
        ({"title": {"matches": "("}}, "'matches' is no regular expression", ""),
        ({"lead": {"present": 1, "count": 3}}, "'count' needs one or more of min, max", ""),
        ({"$plann.year": 1}, "unknown start of a path '$plann'", "did you mean '$plan'?"),
        ({"check": "topic_coverd"}, "unknown named check 'topic_coverd'", "did you mean 'topic_covered'?"),
        ({"check": "sequence", "with": {"start": 1}}, "unknown parameter of 'sequence' 'start'", None),
        ({"title": {"one_of": "$vocabulary.unitz"}}, "unknown vocabulary file 'unitz'", "did you mean 'units'?"),
        ([], "an empty list asks nothing", ""),
        ({"lead": None}, "'lead' needs a word", ""),
    ],
    ids=str,
)
def test_what_is_wrong_in_a_clause_is_said(clause: Any, what: str, mend: str | None) -> None:
    with pytest.raises(Fault) as caught:
        Compiler().clause(clause, ())
    assert what in caught.value.what
    assert (mend or "") in (caught.value.mend or "")


def test_a_number_that_begins_a_paragraph_is_no_gap() -> None:
    sections = make.plan().sections
    texts = (*make.LINES[:6], "**II.** Để mọi người biết.", *make.LINES[7:])
    plan = make.plan(document=make.document(texts))
    assert ask({"check": "sequence"}, (sections[0], sections[2]), plan) is True
    assert ask({"check": "sequence"}, (sections[0], sections[2])) is True  # line 8 of the plan is "II. NHIỆM VỤ"
    assert ask({"check": "sequence"}, (sections[0], replace(sections[1], ordinal=3, mark="III."))) is False
