"""Which items a rule is asked about: all that ``given`` names, less those that ``when`` leaves out, in their groups."""

from __future__ import annotations

from typing import Any, TypeAlias

from checker.model.plan import Plan
from checker.rules import Rule, Scope, Setting
from checker.rules.truth import truth
from checker.rules.values import comparable

Asked: TypeAlias = tuple[Scope, bool]
"""A scope, and whether it is sure that the rule is to be asked about it."""


def candidates(rule: Rule, plan: Plan, setting: Setting) -> list[Scope]:
    """A scope for each item that the rule may be about; for a rule on the whole plan that of the plan."""
    return [Scope(plan, plan, setting)] if rule.given is None else rule.given.scopes(plan, setting)


def asked_about(rule: Rule, scopes: list[Scope]) -> list[Asked]:
    """The scopes that ``when`` does not leave out, in the groups that ``group_by`` makes."""
    if rule.when is None:
        found = [(scope, True) for scope in scopes]
    else:
        answers = [(scope, truth(rule.when(scope))) for scope in scopes]
        found = [(scope, known is True) for scope, known in answers if known is not False]
    return _groups(rule, found) if rule.group_by else found


def _groups(rule: Rule, found: list[Asked]) -> list[Asked]:
    groups: dict[tuple[Any, ...], list[Asked]] = {}
    for scope, sure in found:
        key = tuple(comparable(path.get(scope)) for path in rule.group_by)
        if None not in key:
            groups.setdefault(key, []).append((scope, sure))
    return [
        (
            Scope(tuple(scope.item for scope, _ in members), members[0][0].plan, members[0][0].setting),
            all(sure for _, sure in members),
        )
        for members in groups.values()
    ]
