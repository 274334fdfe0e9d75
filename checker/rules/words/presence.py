"""Words on whether something is there, and how much of it."""

from __future__ import annotations

from typing import Any

from checker.model.plan import Issued, Number, State
from checker.rules.limits import Limit
from checker.rules.parameters import BOUNDS, NOTHING
from checker.rules.scope import Scope
from checker.rules.truth import Finding, Verdict
from checker.rules.values import elements, is_present
from checker.rules.words.registry import word


@word(NOTHING, bold=True)
def present(value: Any, _nothing: None, scope: Scope) -> Verdict:
    """There is something. A number or date whose place is blank is enough in a draft; unseen is not to be known."""
    there = is_present(value)
    if there is False:
        if isinstance(value, (Number, Issued)):
            if scope.setting.stage == "draft" and value.state in {State.BLANK, State.PARTIAL}:
                return True
            return Finding(missing=True, found=value.text)
        return Finding(missing=True)
    if there is None:
        return Finding(truth=None, missing=True)
    return True


@word(NOTHING, bold=True)
def absent(value: Any, _nothing: None, _scope: Scope) -> Verdict:
    """There is nothing."""
    there = is_present(value)
    return None if there is None else not there


@word(BOUNDS, of={"list"}, bold=True)
def count(value: Any, bounds: tuple[int | None, int | None], _scope: Scope) -> Verdict:
    """The list has at least `min` and at most `max` elements."""
    size = len(elements(value))
    least, most = bounds
    if least is not None and size < least:
        return Finding(missing=True, expected=Limit("at-least", least), found=value if size else None)
    return most is None or size <= most or Finding(expected=Limit("at-most", most))


@word(BOUNDS, of={"number"})
def range_(value: int, bounds: tuple[int | None, int | None], _scope: Scope) -> Verdict:
    """The number is at least `min` and at most `max`."""
    least, most = bounds
    return (least is None or value >= least) and (most is None or value <= most)
