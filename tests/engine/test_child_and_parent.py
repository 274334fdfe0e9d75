"""What is said of each way to write a plan under its parent: of right ones nothing, of wrong ones their fault alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from checker.engine import AuditOptions, audit
from checker.model.outcome import Status
from checker.repository.standing import named_parent
from checker.rules import RuleSet, load_rules
from tests import pair


@pytest.mark.parametrize("case", pair.RIGHT)
def test_nothing_is_said_of_a_right_plan(case: str) -> None:
    assert _told(*pair.RIGHT[case]) == []


@pytest.mark.parametrize("case", pair.WRONG)
def test_exactly_the_fault_is_told(case: str) -> None:
    old, new, rule = pair.WRONG[case]
    assert _told(old, new) == [(rule, Status.FAILED)]


@pytest.mark.parametrize("case", pair.DOUBTFUL)
def test_what_a_person_must_decide_accuses_nobody(case: str) -> None:
    old, new, rule = pair.DOUBTFUL[case]
    assert _told(old, new) == [(rule, Status.CANNOT_TELL)]


def _told(old: str, new: str) -> list[tuple[str, Status]]:
    plan = pair.child(old, new)
    plan = replace(plan, parent_plan=named_parent(plan, pair.parent()))
    said = (Status.FAILED, Status.CANNOT_TELL, Status.CRASHED)
    return [(o.rule, o.status) for o in audit(plan, _rules(), AuditOptions()) if o.status in said]


@cache
def _rules() -> RuleSet:
    return load_rules()
