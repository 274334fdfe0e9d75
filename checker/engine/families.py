"""The inputs of one run as a family: which of them is whose parent."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from checker.engine.reading import Input, name_of, read_plan
from checker.errors import CheckerError
from checker.model.document import Document
from checker.model.plan import Kind, ParentPlan, Plan
from checker.model.records import dataclass
from checker.readers.files import bytes_of
from checker.repository.answers import Answers, Verdict
from checker.repository.cards import Card, card_of
from checker.repository.digests import content_digest
from checker.repository.outcomes import OutcomeCache
from checker.repository.standing import held_against

_KNOWN = (Verdict.FOUND, Verdict.NEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One input: its name, the digest of its contents (None for a document that is no file), and its card.

    ``key`` is the name, told apart where two documents have one name.
    """

    key: str
    name: str
    content: str | None
    card: Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What is known of a member's parent: the ``parent`` itself, or the ``reason`` why there is none.

    ``key`` tells places apart for the cache of outcomes, None for a plan that nothing is asked of.
    """

    parent: Member | None = None
    reason: str | None = None
    candidates: tuple[str, ...] = ()
    key: str | None = None


class Family:
    """The plans of one run. With a cache, those that are known are not read before they are needed."""

    def __init__(self, cache: OutcomeCache | None = None) -> None:
        """``cache`` knows plans by their contents."""
        self._cache = cache
        self._members: dict[str, Member] = {}
        self._plans: dict[str, Plan] = {}

    def add(self, source: Input) -> Member | CheckerError:
        """The input as a member, or why it could not be read. Members are asked about when all are there."""
        name = name_of(source)
        key = name if name not in self._members else f"{name}\x1f{len(self._members)}"
        content, data = None, None
        if not isinstance(source, Document):
            try:
                data = bytes_of(source)
            except CheckerError as error:
                return error
            content = content_digest(data, source.name)
        card = self._cache.card(content) if self._cache is not None and content is not None else None
        if card is None:
            plan = read_plan(source, data)
            if isinstance(plan, CheckerError):
                return plan
            self._plans[key] = plan
            card = card_of(plan)
        member = Member(key=key, name=name, content=content, card=card)
        self._members[key] = member
        return member

    def plan_of(self, member: Member) -> Plan | None:
        """The whole plan of a member; None where its file is no longer what it was."""
        plan = self._plans.get(member.key)
        if plan is None:
            try:
                data = bytes_of(Path(member.name))
            except CheckerError:
                return None
            read = read_plan(Path(member.name), data)
            if isinstance(read, CheckerError) or content_digest(data, Path(member.name).name) != member.content:
                return None
            plan = self._plans[member.key] = read
        return plan

    def place_of(self, member: Member) -> Place:
        """The member's parent among the others.

        Where no input has its parent here, nobody has gathered parents and children, and nothing is asked.
        """
        if not self._is_one or member.card.kind is not Kind.PLAN:
            return Place()
        found = self._answers.parent_of(member.key)
        if found.verdict is Verdict.NONE_CITED:
            return Place()
        if found.verdict in _KNOWN and found.name is not None:
            parent = self._members[found.name]
            return Place(parent=parent, key=f"found:{parent.content}")
        key = "\x1f".join((found.verdict.value, *found.candidates))
        return Place(reason=found.verdict.value, candidates=found.candidates, key=key)

    def parent_plan(self, plan: Plan, place: Place) -> ParentPlan | None:
        """What stands in a plan of the place that it has."""
        above = self.plan_of(place.parent) if place.parent is not None else None
        if above is not None:
            return held_against(plan, above)
        return ParentPlan(plan=None, reason=place.reason, candidates=place.candidates) if place.reason else None

    @cached_property
    def _answers(self) -> Answers:
        cards = {name: member.card for name, member in self._members.items()}
        digests = {name: member.content for name, member in self._members.items() if member.content is not None}
        return Answers(cards, digests)

    @cached_property
    def _is_one(self) -> bool:
        return any(self._answers.parent_of(name).verdict in _KNOWN for name in self._members)
