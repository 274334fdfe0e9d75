"""What the named checks say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from checker.model.document import Paragraph
from checker.model.plan import Annex, Mention, Plan, Reference, Source, State
from checker.rules.clauses import Compiler
from checker.rules.scope import Scope, Setting
from checker.rules.truth import Finding, truth
from checker.text import Text
from tests import factories as make


def ask(check: str, item: Any, plan: Plan) -> Any:
    return Compiler().clause({"check": check}, ())(Scope(item, plan, Setting()))


def annex(**changes: Any) -> Annex:
    values: dict[str, Any] = {
        "type": "Kế hoạch", "number": "41/KH-SVH", "date": dt.date(2025, 3, 12), "issuer": "Sở Văn hóa", "blank": False,
        "text": "(Kèm theo …)", "location": make.at(17),
    }  # fmt: skip
    reference = Reference(**{**values, **changes})
    return Annex(
        ordinal=1, title="Phụ lục", year=None, reference=reference, tables=0, location=make.at(17), span=make.at(17)
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"number": "041/KH-SVH"}, True),
        ({"number": "14/KH-SVH"}, False),
        ({"date": dt.date(2024, 3, 12)}, False),
        ({"issuer": "Giám đốc Sở Văn hóa"}, True),
        ({"issuer": "Sở Y tế"}, False),
        ({"number": None, "date": None, "issuer": None, "blank": True}, True),
        ({"type": "Quyết định", "number": "7/QĐ-SVH", "date": dt.date(2025, 3, 1)}, True),
    ],
)
def test_an_annex_agrees_with_its_plan(changes: dict[str, Any], expected: bool) -> None:
    assert truth(ask("annex_reference_agrees", annex(**changes), make.plan())) is expected


def test_an_annex_cannot_disagree_with_a_number_that_is_not_seen() -> None:
    plan = make.plan(number=make.number(None, State.UNSEEN))
    assert truth(ask("annex_reference_agrees", annex(), plan)) is None


def test_the_decision_that_issues_a_plan_gives_its_number() -> None:
    own = replace(make.number("7/QĐ-SVH"), source=Source.DECISION)
    plan = make.plan(number=own, issued=make.issued(dt.date(2025, 3, 1), source=Source.DECISION))
    decision = {"type": "Quyết định", "date": dt.date(2025, 3, 1)}
    assert ask("annex_reference_agrees", annex(number="7/QĐ-SVH", **decision), plan) is True
    told = ask("annex_reference_agrees", annex(number="8/QĐ-SVH", **decision), plan)
    assert isinstance(told, Finding)
    assert (told.found, told.expected, told.related) == ("8/QĐ-SVH", "7/QĐ-SVH", (own.location,))


def mention(canonical: str, line: int, **changes: Any) -> Mention:
    values: dict[str, Any] = {
        "kind": "field", "canonical": canonical, "text": f"lĩnh vực {canonical}", "frame": "field-of", "own": False,
        "within": "body", "location": make.at(line),
    }  # fmt: skip
    return Mention(**{**values, **changes})


def test_a_field_named_in_a_list_of_fields_stands_among_others() -> None:
    health, schools, alone = mention("y tế", 7), mention("giáo dục", 7), mention("y tế", 13)
    plan = make.plan(mentions=(health, schools, alone))
    assert ask("named_among_others", (health,), plan) is True
    told = ask("named_among_others", (health, alone), plan)
    assert (told.at, told.index) == (alone.location, 1)


def test_the_issuers_own_field_beside_it_makes_no_list() -> None:
    health = mention("y tế", 7)
    plan = make.plan(mentions=(health, mention("văn hóa", 7, own=True), mention("giáo dục", 7, frame="")))
    assert truth(ask("named_among_others", (health,), plan)) is False


def test_lines_of_one_wrapped_paragraph_belong_together() -> None:
    health, schools = mention("y tế", 7), mention("giáo dục", 8)
    wrapped = Paragraph(text=Text.join([Text.of_line(make.LINES[6], 7), Text.of_line(make.LINES[7], 8)]))
    plan = make.plan(mentions=(health, schools), document=make.document(blocks=(wrapped,)))
    assert ask("named_among_others", (health, schools), plan) is True
