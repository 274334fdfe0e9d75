"""The inputs of one run as a family: which of them is whose parent."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from checker.engine.reading import Input, name_of
from checker.model.plan import Kind
from checker.model.records import dataclass
from checker.repository.answers import Answers, Verdict
from checker.repository.cards import Card

_KNOWN = (Verdict.FOUND, Verdict.NEAR)
_AMISS = (Verdict.SEVERAL, Verdict.CYCLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One input, the digest of its contents (None for a document that is no file), and its card.

    ``key`` tells plans apart, also those of documents that have one name.
    """

    source: Input
    content: str | None
    key: str
    card: Card

    @property
    def name(self) -> str:
        """The name under which it is reported."""
        return name_of(self.source)


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
    """The documents of one run, known by their cards."""

    def __init__(self, members: Iterable[Member]) -> None:
        """All members there are; two may have one name."""
        self._members: dict[str, Member] = {}
        for member in members:
            key = member.name if member.name not in self._members else f"{member.name}\x1f{len(self._members)}"
            self._members[key] = member
        self._keys = {id(member): key for key, member in self._members.items()}

    def place_of(self, member: Member) -> Place:
        """The member's parent among the others.

        Where no input has its parent here, nobody has gathered parents and children: then only what is here twice or names
        its own child as parent is told.
        """
        if member.card.kind is not Kind.PLAN:
            return Place()
        found = self._answers.parent_of(self._keys[id(member)])
        if found.verdict is Verdict.NONE_CITED or not (self._is_one or found.verdict in _AMISS):
            return Place()
        if found.verdict in _KNOWN and found.name is not None:
            parent = self._members[found.name]
            return Place(parent=parent, key=f"found:{parent.content}")
        key = "\x1f".join((found.verdict.value, *found.candidates))
        return Place(reason=found.verdict.value, candidates=found.candidates, key=key)

    @cached_property
    def _answers(self) -> Answers:
        cards = {name: member.card for name, member in self._members.items()}
        digests = {name: member.content for name, member in self._members.items() if member.content is not None}
        return Answers(cards, digests)

    @cached_property
    def _is_one(self) -> bool:
        return any(self._answers.parent_of(name).verdict in _KNOWN for name in self._members)
