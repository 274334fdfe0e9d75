"""One element taken or spoilt: exactly its rule fails. A change of looks: nothing changes."""

from __future__ import annotations

from collections import Counter
from functools import cache
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker.engine import AuditOptions, audit
from checker.model.outcome import Status
from checker.parse import parse
from checker.readers import read_bytes
from checker.rules import RuleSet, load_rules
from checker.rules.loader import load_all
from tests.family import FAULTS
from tests.strategies import layouts, plans, spoilt
from tests.writer import PLAIN, Layout, PlanSpec, invent, write
from tests.writer.edit import Edit, Verdicts, expected_without_letterhead
from tests.writer.edits import EDITS
from tests.writer.layout import Markup, Noise, Preamble, TaskForm, replaced
from tests.writer.neutral import NEUTRAL, TOUCHES, Neutral, Touch

# The plain layout, and the least change of it for edits that need bases or an annex.
SIMPLE = (
    PLAIN,
    replaced(PLAIN, {"preamble": Preamble.BASES}),
    replaced(PLAIN, {"tasks": TaskForm.TABS, "in_annex": True}),
)
_SILENT = {Status.PASSED, Status.NOT_APPLICABLE}

# Each edit gets its share of ten times as many pairs as others get cases: 2,000 in a build, at most 20,000 in a long run.
SHARE = settings(max_examples=min(20_000, 10 * settings().max_examples) // len(EDITS) + 1)


@cache
def rules(profile: str) -> RuleSet:
    # No fixture: hypothesis would print it beside every case.
    return load_rules(profile=profile)


def told(spec: PlanSpec, layout: Layout, profile: str = "base") -> Verdicts:
    """What the rules say about the written plan."""
    return told_of(write(spec, layout), layout, profile)


def told_of(text: str, layout: Layout, profile: str) -> Verdicts:
    """What the rules say about a text, the silent ones left out. That a scan is one may be told or not."""
    suffix = "md" if layout.markup is Markup.MARKDOWN else "txt"
    plan = parse(read_bytes(text.encode(), f"plan.{suffix}"))
    outcomes = audit(plan, rules(profile), AuditOptions(lang="vi", stage="submitted"))
    scanned = {"ocr-noise"} if layout.noise is Noise.SCAN else set()
    return Counter((o.rule, o.status) for o in outcomes if o.status not in _SILENT and o.rule not in scanned)


def expected(edit: Edit, spec: PlanSpec, layout: Layout) -> Verdicts:
    """What the rules must say about a spoilt plan in a layout."""
    return edit.expected(spec, layout) + expected_without_letterhead(spec, layout)


@given(spec=plans(), layout=layouts())
def test_a_compliant_plan_passes_in_any_layout(spec: PlanSpec, layout: Layout) -> None:
    assert told(spec, layout) == expected_without_letterhead(spec, layout)


def test_every_rule_has_an_edit_of_its_own() -> None:
    # Rules that compare with a parent have theirs in a family of plans; the form of pages is not seen in text.
    assert {edit.rule for edit in EDITS} | set(FAULTS) == {rule.id for rule in load_all() if rule.category != "form"}


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_edit_is_found_in_a_plain_layout(edit: Edit) -> None:
    seen = 0
    for seed in range(12):
        edited = edit.apply(invent(Random(seed)))
        if edited is None:
            continue
        layout = next((layout for layout in SIMPLE if not _veiled(edit, edited, layout)), None)
        if layout is not None:
            seen += 1
            assert told(edited, layout, edit.profile) == expected(edit, edited, layout), write(edited, layout)
    assert seen


def _veiled(edit: Edit, spec: PlanSpec, layout: Layout) -> bool:
    return (edit.rule, edit.status) not in edit.expected(spec, layout)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
@SHARE
@given(data=st.data(), layout=layouts())
def test_exactly_the_edited_element_is_found(edit: Edit, data: st.DataObject, layout: Layout) -> None:
    edited = data.draw(spoilt(edit.apply), "spoilt")
    assert told(edited, layout, edit.profile) == expected(edit, edited, layout)


@given(
    spec=plans(),
    layout=layouts(),
    change=st.sampled_from(NEUTRAL),
    seed=st.integers(0, 99),
    edit=st.sampled_from(EDITS),
)
def test_looks_change_no_outcome(spec: PlanSpec, layout: Layout, change: Neutral, seed: int, edit: Edit) -> None:
    other = change.apply(layout, Random(seed))
    plan = edit.apply(spec) or spec
    # What a layout hides, by its kind, is said beside each edit.
    assume(expected(edit, plan, layout) == expected(edit, plan, other))
    assert told(plan, other, edit.profile) == told(plan, layout, edit.profile)


@given(spec=plans(), layout=layouts(), touch=st.sampled_from(TOUCHES), edit=st.sampled_from(EDITS))
def test_touches_of_the_text_change_no_outcome(spec: PlanSpec, layout: Layout, touch: Touch, edit: Edit) -> None:
    text = write(edit.apply(spec) or spec, layout)
    assert told_of(touch.apply(text), layout, edit.profile) == told_of(text, layout, edit.profile)
