"""A plan written as JSON and read back is the same plan, with every place and every block of its document."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.document import Document, Paragraph, Table
from checker.model.outcome import Edit, Outcome, Related, Severity, Status, Waiver
from checker.model.plan import ParentPlan, Plan
from checker.parse import parse
from checker.readers import read_path, read_text
from checker.repository.serial import from_json, packed, to_json, unpacked
from checker.text import Text
from tests import factories as f
from tests.strategies import layouts, plans
from tests.writer import Layout, PlanSpec, write


def test_every_value_of_a_plan_made_by_hand_comes_back() -> None:
    plan = f.plan(parent_plan=ParentPlan(plan=f.plan(number=f.number("27/KH-UBND")), reason=None))
    assert _same(from_json(Plan, to_json(plan)), plan)


@given(plans(), layouts())
def test_every_plan_comes_back_whatever_it_looks_like(spec: PlanSpec, layout: Layout) -> None:
    plan = parse(read_text(write(spec, layout), "plan.md"))
    assert _same(from_json(Plan, to_json(plan)), plan)


def test_real_plans_come_back(corpus: Path) -> None:
    for path in sorted((corpus / "plans").iterdir()):
        plan = parse(read_path(path))
        assert _same(from_json(Plan, to_json(plan)), plan), path.name


@given(st.text(), st.lists(st.tuples(st.integers(1), st.integers(1)), max_size=3))
def test_outcomes_come_back_with_any_text(text: str, places: list[tuple[int, int]]) -> None:
    outcome = Outcome(
        rule="r", title=text, category="c", status=Status.FAILED, severity=Severity.INFO, message=text, location=f.at(3),
        edits=tuple(Edit(start=place, end=place, text=text) for place in places),
        related=(Related(location=f.at(4), text=text),), waiver=Waiver(reason=text),
    )  # fmt: skip
    back = from_json(Outcome, unpacked(packed(to_json(outcome))))
    assert back == outcome
    assert all(isinstance(edit.start, tuple) for edit in back.edits)


@pytest.mark.parametrize("damage", [lambda text: text[:-9], lambda _: "[]", lambda _: "{}", lambda _: "null"])
def test_what_was_not_written_here_is_refused(damage: object) -> None:
    assert callable(damage)
    with pytest.raises(ValueError, match=r".+"):
        from_json(Plan, damage(to_json(f.plan())))


def test_all_kinds_of_blocks_are_known() -> None:
    hint = next(field.type for field in dataclasses.fields(Document) if field.name == "blocks")
    table = read_text("|a|b|\n|---|---|\n|c|d|\n\nmột đoạn\n", "x.md")
    assert hint == "tuple[Block, ...]"
    assert {type(block) for block in table.blocks} == {Paragraph, Table}
    assert _plain(from_json(Document, to_json(table))) == _plain(table)


def _same(one: Plan, other: Plan) -> bool:
    """Whether two plans are equal, texts compared by what they hold."""
    return _plain(one) == _plain(other) and repr(one) == repr(other)


def _plain(value: object) -> object:
    if isinstance(value, Text):
        return ("text", value.value, value.runs)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return (type(value), *(_plain(getattr(value, field.name)) for field in dataclasses.fields(value)))
    if isinstance(value, tuple):
        return tuple(_plain(each) for each in value)
    return (type(value), value)


def test_the_text_is_compact_json() -> None:
    text = to_json(f.plan())
    assert json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")) == text
