"""What a body's own plan says of the body: its symbol, its seat, its office, who signs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from checker.model.plan import Issuer, Level
from checker.parse.units import canonical
from checker.parse.vocabulary import phrases
from checker.patterns import compiled
from checker.repository.drafted_words import blank, fill, table

_LETTERS = compiled(r"[^\W\d_]+")
_LONGEST_SYMBOL = 4
"""Words all in capitals of so many letters are short forms, which a symbol keeps whole (THCS)."""


class DraftedBody:
    """A body whose plan is drafted, below a superior of that name."""

    def __init__(self, issuer: Issuer, superior: str) -> None:
        self._issuer = issuer
        self._superior = superior

    @cached_property
    def is_committee(self) -> bool:
        """Whether it is a people's committee, which signs as a body."""
        return canonical(self._issuer.name).startswith(phrases("drafting", "committee_words"))

    @property
    def names_superior(self) -> bool:
        """Whether the letterhead names the superior above the body."""
        return not (self.is_committee and self._issuer.level is not Level.DISTRICT)

    @property
    def symbol(self) -> str:
        """The letters behind "KH-"."""
        if self.is_committee:
            return fill("committee_symbol")
        silent = phrases("drafting", "joining")
        found = [word for word in _LETTERS.findall(self._issuer.name) if word.lower() not in silent]
        return "".join(word if _is_short_form(word) else word[0] for word in found).upper() or blank("symbol")

    @property
    def place(self) -> str:
        """The place of a committee: "xã Nà Mương" of "UBND xã Nà Mương"."""
        return _place_of(self._issuer.name)

    @property
    def seat(self) -> str:
        """The place before the day: the committee's own, else that of the superior committee."""
        place = self.place if self.is_committee else _place_of(self._superior)
        rank = _rank_of(place)
        return place[len(rank) :].strip() if rank else blank("place")

    @property
    def office(self) -> str:
        """Who follows the work and writes the reports, a blank where its name is not known."""
        if self.is_committee:
            rank = _rank_of(self.place)
            return fill("committee_office", rank=rank) if rank else blank("office")
        return self._known("offices") or blank("office")

    @property
    def posts(self) -> Sequence[str]:
        """The lines above the signature."""
        if self.is_committee:
            return phrases("drafting", "committee_posts")
        return (self._known("heads") or blank("role"),)

    def _known(self, name: str) -> str | None:
        """What a table says of bodies whose names begin so."""
        own = canonical(self._issuer.name)
        return next((str(said) for words, said in table(name).items() if own.startswith(f"{words} ")), None)


def _is_short_form(word: str) -> bool:
    return 1 < len(word) <= _LONGEST_SYMBOL and word.isupper()


def _place_of(name: str) -> str:
    for word in phrases("drafting", "committee_words"):
        if name.lower().startswith(word):
            return name[len(word) :].strip()
    return name


def _rank_of(place: str) -> str:
    """The rank with which a place begins ("đặc khu"), as written; nothing where it begins otherwise."""
    ranks = (rank for rank in phrases("hierarchy", "of_place") if place.lower().startswith(f"{rank} "))
    return place[: len(max(ranks, key=len, default=""))]
