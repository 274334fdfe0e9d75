"""What a clause can see: the item it is about, the plan around it, and what lies beyond."""

from __future__ import annotations

from typing import Any

from checker.errors import RuleError
from checker.model.location import Location
from checker.model.plan import Plan, Section, Task
from checker.model.records import dataclass, field
from checker.rules.matching import best_match
from checker.rules.values import place_of

HEADS = ("item", "plan", "parent_plan", "parent_task", "owner", "section", "profile", "vocabulary", "own_text")
"""The names that a ``$`` path may begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is the same for a whole run: the stage ("draft" or "submitted") and the profile."""

    stage: str = "submitted"
    profile: Any = None


@dataclass(slots=True)
class Scope:
    """One item under examination. A group of items is a tuple of them."""

    item: Any
    plan: Plan
    setting: Setting
    owner: Any = None
    _section: Section | bool | None = field(default=False, repr=False)
    _parent_task: Task | bool | None = field(default=False, repr=False)

    def inner(self, item: Any) -> Scope:
        """The scope of an element of this item."""
        return Scope(item, self.plan, self.setting, self.item)

    def head(self, name: str) -> Any:
        """What a ``$`` path begins with."""
        match name:
            case "item":
                return self.item
            case "plan":
                return self.plan
            case "owner":
                return self.owner
            case "parent_plan":
                return self.parent_plan
            case "parent_task":
                return self.parent_task
            case "section":
                return self.section
            case "profile":
                return self.setting.profile
            case "own_text":
                return self.own_text
        raise RuleError(f"'${name}' is not known")

    @property
    def parent_plan(self) -> Plan | None:
        """The parent plan, if it was read."""
        return self.plan.parent_plan.plan if self.plan.parent_plan else None

    @property
    def place(self) -> Location | None:
        """Where the item stands; a group stands where its first member does."""
        item = self.item[0] if isinstance(self.item, tuple) and self.item else self.item
        if isinstance(item, Plan):
            return item.title.location if item.title else None
        return place_of(item) or place_of(self.owner)

    @property
    def own_text(self) -> str | None:
        """All lines of the item (of the plan, of a group's first member) as one text, None where it stands nowhere."""
        item = self.item[0] if isinstance(self.item, tuple) and self.item else self.item
        lines = self.plan.document.lines
        if not isinstance(item, Plan):
            span = getattr(item, "span", None) or place_of(item)
            if span is None:
                return None
            # A span that ends at the start of a line does not take that line.
            lines = lines[span.line - 1 : span.end_line - (span.end_column == 1 and span.end_line > span.line)]
        return "\n".join(lines)

    @property
    def section(self) -> Section | None:
        """The deepest section that holds the item."""
        if self._section is False:
            self._section = None if isinstance(self.item, Plan) else deepest_section(self.plan, self.place)
        return self._section if isinstance(self._section, Section) else None

    @property
    def parent_task(self) -> Task | None:
        """The parent plan's task that is most like this one, if any is clearly so."""
        if self._parent_task is False:
            parent = self.parent_plan
            title = getattr(self.item, "title", None)
            self._parent_task = (
                best_match(title, parent.tasks, key=lambda task: task.title)
                if parent and isinstance(title, str)
                else None
            )
        return self._parent_task if isinstance(self._parent_task, Task) else None


def deepest_section(plan: Plan, place: Location | None) -> Section | None:
    """The innermost section whose span holds the place."""
    if place is None:
        return None
    found = None
    for section in plan.sections:
        span = section.span
        if (span.line, span.column) <= (place.line, place.column) <= (span.end_line, span.end_column) and (
            found is None or section.level >= found.level
        ):
            found = section
    return found
