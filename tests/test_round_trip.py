"""Whatever the layout: what was written is what is read."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.plan import Plan
from checker.parse import parse
from checker.readers import read_bytes
from tests.strategies import layouts, plans
from tests.writer import PLAIN, Layout, PlanSpec, invent, write
from tests.writer.expect import differences
from tests.writer.layout import Markup, choices, fields_of, replaced

# Each choice alone, in otherwise plain text and plain Markdown: when one fails, its name says what is not read.
SINGLE = [
    pytest.param(layout, id=f"{markup.value}-{name}-{getattr(value, 'name', value)}")
    for markup in Markup
    for name in fields_of()
    for value in dict.fromkeys(choices(name))
    for layout in [replaced(PLAIN, {"markup": markup, name: value}).consistent()]
    if name != "markup" and getattr(layout, name) == value
]

# The widest test of all that is read: ten times as many cases as others get, 2,000 in a build.
MANY = settings(max_examples=10 * settings().max_examples)


def read(text: str, layout: Layout) -> Plan:
    """The plan as read back from its text."""
    suffix = "md" if layout.markup is Markup.MARKDOWN else "txt"
    return parse(read_bytes(text.encode(), f"plan.{suffix}"))


@pytest.mark.parametrize("layout", SINGLE)
def test_one_choice_of_layout_changes_nothing_that_is_read(layout: Layout) -> None:
    for seed in range(4):
        spec = invent(Random(seed))
        text = write(spec, layout)
        assert differences(read(text, layout), spec, layout) == [], text


@MANY
@given(spec=plans(), layout=layouts())
def test_a_plan_in_any_layout_is_read_as_it_was_written(spec: PlanSpec, layout: Layout) -> None:
    text = write(spec, layout)
    assert differences(read(text, layout), spec, layout) == [], text


@given(seed=st.integers(0, 2**32), layout=layouts())
def test_writing_is_repeatable(seed: int, layout: Layout) -> None:
    assert write(invent(Random(seed)), layout) == write(invent(Random(seed)), layout)
