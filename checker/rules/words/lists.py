"""Words on lists and groups: what they hold, how they run, how they agree."""

from __future__ import annotations

from typing import Any

from checker.rules.parameters import CLAUSE, NOTHING, OPTIONAL_VALUES, START, VALUES, Clause
from checker.rules.scope import Scope
from checker.rules.truth import Finding, Verdict, truth
from checker.rules.values import comparable, elements, indexed
from checker.rules.words.registry import word

LIST = frozenset({"list"})


def _keys(value: Any) -> list[Any]:
    return [comparable(element) for element in elements(value)]


@word(VALUES, of=LIST, bold=True)
def includes(value: Any, wanted: list[Any] | None, _scope: Scope) -> Verdict:
    """The list holds the value, or one of the values."""
    if wanted is None:
        return None
    keys = _keys(value)
    return any(key in keys for key in wanted) or Finding(missing=True, expected=wanted, found=value or None)


@word(VALUES, of=LIST, bold=True)
def includes_all(value: Any, wanted: list[Any] | None, _scope: Scope) -> Verdict:
    """The list holds every one of the values."""
    if wanted is None:
        return None
    keys = _keys(value)
    lacking = [key for key in wanted if key not in keys]
    return not lacking or Finding(missing=True, expected=lacking, found=value or None)


@word(VALUES, of=LIST, bold=True)
def includes_none(value: Any, unwanted: list[Any] | None, _scope: Scope) -> Verdict:
    """The list holds none of the values."""
    if unwanted is None:
        return None
    for index, element in indexed(value):
        if comparable(element) in unwanted:
            return Finding(found=element, index=index)
    return True


@word(VALUES, of=LIST, bold=True)
def overlaps(value: Any, other: list[Any] | None, _scope: Scope) -> Verdict:
    """The two lists share an element."""
    return None if other is None else any(key in other for key in _keys(value)) or Finding(expected=other)


@word(VALUES, of=LIST, bold=True)
def disjoint(value: Any, other: list[Any] | None, scope: Scope) -> Verdict:
    """The two lists share no element."""
    return includes_none(value, other, scope)


@word(VALUES, of=LIST, bold=True)
def covered_by(value: Any, other: list[Any] | None, _scope: Scope) -> Verdict:
    """Every element of the list is in the other one."""
    if other is None:
        return None
    for index, element in indexed(value):
        if comparable(element) not in other:
            return Finding(found=element, index=index, expected=other)
    return True


@word(OPTIONAL_VALUES, of=LIST)
def unique(value: Any, _nothing: None, _scope: Scope) -> Verdict:
    """No element stands twice in the list; the place at fault is the second."""
    seen: dict[Any, int] = {}
    for index, element in enumerate(value):
        if element is None:
            continue
        first = seen.setdefault(comparable(element), index)
        if first != index:
            return Finding(found=element, index=index, twin=first)
    return True


@word(NOTHING, of=LIST)
def same(value: Any, _nothing: None, _scope: Scope) -> Verdict:
    """All elements of the list are alike; the place at fault is the first that differs."""
    first: int | None = None
    for index, element in enumerate(value):
        if element is None:
            continue
        if first is None:
            first = index
        elif comparable(element) != comparable(value[first]):
            return Finding(expected=value[first], found=element, index=index, twin=first)
    return True


@word(START, of=LIST)
def contiguous(value: Any, start: int | None, _scope: Scope) -> Verdict:
    """The whole numbers run on without a gap, from `from` where that is given; the place at fault is the one after the gap."""
    before: int | None = None if start is None else start - 1
    twin: int | None = None
    for index, number in enumerate(value):
        if number is None:
            continue
        if before is not None and number > before + 1:
            return Finding(expected=tuple(range(before + 1, number)), found=number, index=index, twin=twin)
        before = number if before is None else max(number, before)
        twin = index
    return True


@word(CLAUSE, of=LIST, bold=True)
def some(value: Any, clause: Clause, scope: Scope) -> Verdict:
    """The clause holds for at least one element; the fields of the clause are the element's."""
    verdict: Verdict = Finding(missing=True)
    for element in elements(value):
        found = truth(clause(scope.inner(element)))
        if found:
            return True
        if found is None:
            verdict = None
    return verdict


@word(CLAUSE, of=LIST, bold=True)
def every(value: Any, clause: Clause, scope: Scope) -> Verdict:
    """The clause holds for every element (and so for an empty list)."""
    unsure = False
    for index, element in indexed(value):
        found = truth(clause(scope.inner(element)))
        if found is False:
            return Finding(found=element, index=index)
        unsure = unsure or found is None
    return None if unsure else True


@word(CLAUSE, of=LIST, bold=True)
def none(value: Any, clause: Clause, scope: Scope) -> Verdict:
    """The clause holds for no element."""
    unsure = False
    for index, element in indexed(value):
        found = truth(clause(scope.inner(element)))
        if found:
            return Finding(found=element, index=index)
        unsure = unsure or found is None
    return None if unsure else True
