"""Where the items of ``given`` come from: the plan's own collections, its single parts, and what is derived from them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.model.form import FontUse, MottoLine, Page, PageNumbers
from checker.model.plan import Plan
from checker.model.records import dataclass
from checker.rules.faults import Keys, unknown
from checker.rules.profiles import Topic
from checker.rules.scope import Scope, Setting
from checker.rules.values import elements, step

COLLECTIONS = (
    "issuers", "citations", "sections", "tasks", "assignments", "reporting", "orders", "recipients", "annexes", "mentions",
    "residue", "blanks", "repeats", "namings", "deadlines", "references", "impossible_dates", "noise",
)  # fmt: skip
SINGLE = ("number", "issued", "title", "period", "opening", "parent", "funding", "signature", "header", "parent_plan")

Items = Callable[[Plan, Setting], list[tuple[Any, Any]]]
"""(plan, setting) → pairs of item and owner."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A source that is no field of the plan: what gives its items, and their class."""

    items: Callable[[Plan, Setting], tuple[Any, ...]]
    of: type


def _topics(plan: Plan, setting: Setting) -> tuple[Topic, ...]:
    """What the profile wants the plan to speak of, and what its parent does."""
    own: tuple[Topic, ...] = setting.profile.topics if setting.profile is not None else ()
    matters = plan.parent_plan.matters if plan.parent_plan is not None else ()
    return (*own, *(Topic(id="", title={"vi": m.title, "en": m.title}, words=(), matter=m) for m in matters))


def _looks(part: str) -> Callable[[Plan, Setting], tuple[Any, ...]]:
    """One part of the looks of an office file; nothing in files of text."""
    return lambda plan, _setting: getattr(plan.document.form, part) if plan.document.form is not None else ()


DERIVED: dict[str, Derived] = {
    "topics": Derived(_topics, Topic),
    "pages": Derived(_looks("pages"), Page),
    "fonts": Derived(_looks("fonts"), FontUse),
    "page_numbers": Derived(_looks("page_numbers"), PageNumbers),
    "motto_lines": Derived(_looks("motto"), MottoLine),
}
"""Sources by name; a new one is one function that gives frozen dataclasses."""


@dataclass(frozen=True, slots=True)
class Source:
    """What ``given`` names: a first name and the fields below it (``tasks.lead``)."""

    name: str
    fields: tuple[str, ...] = ()

    def scopes(self, plan: Plan, setting: Setting) -> list[Scope]:
        """A scope for each item, in reading order."""
        if self.name in DERIVED:
            pairs = [(item, None) for item in DERIVED[self.name].items(plan, setting)]
        else:
            pairs = [(item, None) for item in elements(getattr(plan, self.name))]
        for field in self.fields:
            pairs = [(inner, item) for item, _ in pairs for inner in elements(step(item, field))]
        return [Scope(item, plan, setting, owner) for item, owner in pairs]

    def __str__(self) -> str:
        return ".".join((self.name, *self.fields))


def parse_source(text: str, keys: Keys) -> Source:
    """The source written as ``text``; raises Fault when there is none."""
    name, *fields = text.split(".")
    known = (*COLLECTIONS, *SINGLE, *DERIVED)
    if name not in known:
        raise unknown("kind of item", name, known, keys)
    return Source(name, tuple(fields))
