"""One element taken or spoilt: exactly its rule fails. A change of looks: nothing changes."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checker.engine import AuditOptions, audit
from checker.model.outcome import Status
from checker.parse import parse
from checker.readers import read_bytes
from checker.rules import RuleSet, load_rules
from tests.strategies import layouts, plans
from tests.writer import PLAIN, Layout, PlanSpec, invent, write
from tests.writer.edits import EDITS, NEUTRAL, Edit, Neutral
from tests.writer.layout import Markup, Noise, Preamble, TaskForm, replaced

# The plain layout, and the least change of it for edits that need bases or an annex.
SIMPLE = (
    PLAIN,
    replaced(PLAIN, {"preamble": Preamble.BASES}),
    replaced(PLAIN, {"tasks": TaskForm.TABS, "in_annex": True}),
)
_SILENT = {Status.PASSED, Status.NOT_APPLICABLE}


@cache
def rules(profile: str) -> RuleSet:
    # No fixture: hypothesis would print it beside every case.
    return load_rules(profile=profile)


def told(spec: PlanSpec, layout: Layout, profile: str = "base") -> set[tuple[str, Status]]:
    """What the rules say about the written plan, the silent ones left out. That a scan is one may be told or not."""
    suffix = "md" if layout.markup is Markup.MARKDOWN else "txt"
    plan = parse(read_bytes(write(spec, layout).encode(), f"plan.{suffix}"))
    outcomes = audit(plan, rules(profile), AuditOptions(lang="vi", stage="submitted"))
    scanned = {"ocr-noise"} if layout.noise is Noise.SCAN else set()
    return {(o.rule, o.status) for o in outcomes if o.status not in _SILENT and o.rule not in scanned}


def expected_in(layout: Layout) -> set[tuple[str, Status]]:
    """Without a letterhead nobody can tell number and day."""
    hidden = layout.header.name == "NONE" and not (layout.tabled and layout.in_annex)
    names = ("missing-document-number", "missing-issue-date") if hidden else ()
    return {(name, Status.CANNOT_TELL) for name in names}


@given(spec=plans(), layout=layouts())
def test_a_compliant_plan_passes_in_any_layout(spec: PlanSpec, layout: Layout) -> None:
    assert told(spec, layout) == expected_in(layout)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_edit_is_found_in_a_plain_layout(edit: Edit) -> None:
    layout = next(layout for layout in SIMPLE if edit.fits(layout))
    seen = 0
    for seed in range(12):
        edited = edit.apply(invent(Random(seed)))
        if edited is not None:
            seen += 1
            assert told(edited, layout, edit.profile) == {(edit.rule, edit.status)}, write(edited, layout)
    assert seen


@given(spec=plans(), layout=layouts(), edit=st.sampled_from(EDITS))
def test_exactly_the_edited_element_is_found(spec: PlanSpec, layout: Layout, edit: Edit) -> None:
    assume(edit.fits(layout))
    edited = edit.apply(spec)
    assume(edited is not None)
    assert edited is not None
    assert told(edited, layout, edit.profile) == {(edit.rule, edit.status)} | expected_in(layout)


@given(
    spec=plans(),
    layout=layouts(),
    change=st.sampled_from(NEUTRAL),
    seed=st.integers(0, 99),
    edit=st.sampled_from(EDITS),
)
def test_looks_change_no_outcome(spec: PlanSpec, layout: Layout, change: Neutral, seed: int, edit: Edit) -> None:
    other = change.apply(layout, Random(seed))
    for plan in (spec, edit.apply(spec)):
        if plan is not None and edit.fits(layout) and edit.fits(other):
            assert told(plan, other, edit.profile) == told(plan, layout, edit.profile)
