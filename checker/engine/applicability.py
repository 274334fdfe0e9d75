"""Whether a rule is for this plan at all: its kind, level, stage, profile, and the days on which the rule applies."""

from __future__ import annotations

from checker.model.plan import Plan
from checker.model.records import dataclass
from checker.rules import Rule, Setting
from checker.rules.intervals import plan_interval


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a rule applies (None: not to be known), and the phrase that says why not, or why it is not known."""

    open: bool | None
    because: str = ""


_OPEN = Gate(open=True)


def gate(rule: Rule, plan: Plan, setting: Setting) -> Gate:
    """Whether the rule applies to the plan."""
    who = rule.applies_to
    if plan.kind not in who.kinds:
        return Gate(open=False, because="not-applicable")
    if who.stages and setting.stage not in who.stages:
        return Gate(open=False, because="not-applicable")
    if who.profiles and (setting.profile is None or setting.profile.id not in who.profiles):
        return Gate(open=False, because="not-applicable")
    if rule.uses_parent and (plan.parent_plan is None or plan.parent_plan.plan is None):
        return Gate(open=False, because="no-parent")
    level = _level(rule, plan)
    if level.open is False:
        return level
    day = _in_force(rule, plan)
    return level if day.open is True else day


def _level(rule: Rule, plan: Plan) -> Gate:
    wanted, unwanted = rule.applies_to.levels, rule.applies_to.not_levels
    if not wanted and not unwanted:
        return _OPEN
    levels = {issuer.level for issuer in plan.issuers if issuer.level is not None}
    if not levels:
        # What a rule is for must be known; what it leaves out must be known to be left out.
        return Gate(open=None, because="level-unknown") if wanted else _OPEN
    applies = (not wanted or bool(levels & wanted)) and not levels <= unwanted
    return _OPEN if applies else Gate(open=False, because="not-applicable")


def _in_force(rule: Rule, plan: Plan) -> Gate:
    start, end = rule.effective.start, rule.effective.end
    if start is None and end is None:
        return _OPEN
    low, high = plan_interval(plan)
    if (start is not None and high is not None and high < start) or (end is not None and low is not None and low > end):
        return Gate(open=False, because="not-in-force")
    inside = (start is None or (low is not None and low >= start)) and (
        end is None or (high is not None and high <= end)
    )
    return _OPEN if inside else Gate(open=None, because="date-straddles")
