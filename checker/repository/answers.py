"""Who is whose parent among many plans: what the index is asked.

Nothing here reads files; a plan is known by a name (its path) and its card.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import PurePath

from checker.model.plan import Kind
from checker.model.records import dataclass
from checker.repository.agreement import Match, compare
from checker.repository.cards import Card
from checker.text import fold_key


class Verdict(StrEnum):
    """What became of the search for a parent."""

    FOUND = "found"
    NEAR = "near"
    """Most agrees and one part differs: the parent is known, and the citation of it is wrong."""
    NONE_CITED = "none-cited"
    ABSENT = "absent"
    """A parent is cited, and no such document is here."""
    SEVERAL = "several"
    POSSIBLE = "possible"
    """One document has the number, and nothing else is said by which to know it."""
    NOT_A_PLAN = "not-a-plan"
    ITSELF = "itself"
    CYCLE = "cycle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """The answer: the parent's ``name`` where there is one (FOUND, NEAR), the candidates where it is not sure.

    ``differs`` names the part that differs where the verdict is NEAR.
    """

    verdict: Verdict
    name: str | None = None
    candidates: tuple[str, ...] = ()
    differs: str | None = None


class Answers:
    """Documents by name, and what they say of one another."""

    def __init__(self, cards: Mapping[str, Card], digests: Mapping[str, str] | None = None) -> None:
        """``digests`` tell which documents are copies of one another: a copy counts as the document itself.

        So does the same document in another format, the Word file beside the signed PDF.
        """
        self.cards = dict(cards)
        self._digests = _documents(self.cards, digests or {})
        self._numbers: dict[str, list[str]] = defaultdict(list)
        self._days: dict[object, list[str]] = defaultdict(list)
        for name in sorted(self.cards):
            card = self.cards[name]
            if card.number_key:
                self._numbers[card.number_key].append(name)
            if card.issued:
                self._days[card.issued].append(name)
        self._parents: dict[str, Parent] = {}
        self._children: dict[str, list[str]] | None = None

    def parent_of(self, name: str) -> Parent:
        """Who is the parent of a plan; of plans that name one another in a ring none has a parent."""
        found = self._cited_parent(name)
        seen = {name}
        above = found
        while above.name is not None and above.name not in seen:
            seen.add(above.name)
            above = self._cited_parent(above.name)
        if above.name == name:
            return Parent(verdict=Verdict.CYCLE, candidates=(found.name or name,))
        return found

    def children_of(self, name: str) -> tuple[str, ...]:
        """The plans whose parent this is, in the order of their names."""
        if self._children is None:
            self._children = defaultdict(list)
            for child in sorted(self.cards):
                above = self.parent_of(child).name
                if above is not None:
                    self._children[above].append(child)
        return tuple(self._children.get(name, ()))

    def tops(self) -> tuple[str, ...]:
        """The documents that have no parent here, in the order of their names."""
        return tuple(name for name in sorted(self.cards) if self.parent_of(name).name is None)

    def same_number(self) -> tuple[tuple[str, ...], ...]:
        """Groups of different documents that bear one number in one year from one issuer."""
        groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for name, card in sorted(self.cards.items()):
            if card.number_key and card.issuer_keys:
                year = card.issued.year if card.issued else card.year
                groups[card.number_key, card.issuer_keys, year].append(name)
        different = (tuple(self._originals(group)) for group in groups.values())
        return tuple(group for group in different if len(group) > 1)

    def match(self, name: str, other: str) -> Match | None:
        """How the parent that a plan cites agrees with another document; None where it cites none."""
        cited = self.cards[name].parent
        return compare(cited, self.cards[other]) if cited else None

    def _cited_parent(self, name: str) -> Parent:
        if name not in self._parents:
            self._parents[name] = self._search(name)
        return self._parents[name]

    def _search(self, name: str) -> Parent:
        card = self.cards[name]
        if card.parent is None:
            return Parent(verdict=Verdict.NONE_CITED)
        matches = {other: compare(card.parent, self.cards[other]) for other in self._worth_a_look(name)}
        exact = self._originals([other for other, match in matches.items() if match.exact])
        if name in exact or any(self._is_copy(name, other) for other in exact):
            return Parent(verdict=Verdict.ITSELF)
        plans = [other for other in exact if self._is_plan(other)]
        if len(plans) == 1:
            return Parent(verdict=Verdict.FOUND, name=plans[0])
        if plans:
            return Parent(verdict=Verdict.SEVERAL, candidates=tuple(plans))
        if exact:
            return Parent(verdict=Verdict.NOT_A_PLAN, candidates=tuple(exact))
        possible = [other for other, match in matches.items() if match.possible and self._fits(name, other)]
        possible = self._originals(possible)
        if possible:
            several = Verdict.SEVERAL if len(possible) > 1 else Verdict.POSSIBLE
            return Parent(verdict=several, candidates=tuple(possible))
        near = {other: part for other, match in matches.items() if (part := match.near) and self._fits(name, other)}
        originals = self._originals(list(near))
        if len(originals) == 1:
            return Parent(verdict=Verdict.NEAR, name=originals[0], differs=near[originals[0]])
        if originals:
            return Parent(verdict=Verdict.SEVERAL, candidates=tuple(originals))
        return Parent(verdict=Verdict.ABSENT)

    def _worth_a_look(self, name: str) -> Iterator[str]:
        """Documents with the number or the day that is cited; others agree too little to be meant."""
        cited = self.cards[name].parent
        if cited is None:
            return
        seen: set[str] = set()
        for other in (
            *self._numbers.get(cited.number_key, ()),
            *(self._days.get(cited.date, ()) if cited.date else ()),
        ):
            if other not in seen:
                seen.add(other)
                yield other

    def _fits(self, name: str, other: str) -> bool:
        return other != name and not self._is_copy(name, other) and self._is_plan(other)

    def _is_plan(self, name: str) -> bool:
        return self.cards[name].kind is Kind.PLAN

    def _is_copy(self, name: str, other: str) -> bool:
        own = self._digests.get(name)
        return own is not None and own == self._digests.get(other)

    def _originals(self, names: list[str]) -> list[str]:
        """The first of every set of copies."""
        kept: dict[object, str] = {}
        for name in sorted(names):
            kept.setdefault(self._digests.get(name, name), name)
        return list(kept.values())


def _documents(cards: Mapping[str, Card], digests: Mapping[str, str]) -> dict[str, str]:
    """By name what tells a document from others: its digest; of one plan in several formats that of the first.

    Two files of one format that differ are two plans, whatever number they bear.
    """
    told = dict(digests)
    groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for name, card in sorted(cards.items()):
        if card.number_key and card.issued and card.title and card.issuer_keys:
            groups[card.kind, card.number_key, card.issued, card.issuer_keys, fold_key(card.title)].append(name)
    for names in groups.values():
        formats: dict[str, set[str]] = defaultdict(set)
        for name in names:
            formats[PurePath(name).suffix.lower()].add(digests.get(name, name))
        if len(formats) > 1 and all(len(contents) == 1 for contents in formats.values()):
            told.update(dict.fromkeys(names, digests.get(names[0], names[0])))
    return told
