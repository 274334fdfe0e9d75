"""Which of the marks in a range of lines are one numbering: the chain that goes on longest and stands highest."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.plan import Role
from checker.model.records import dataclass
from checker.parse.marks import Mark
from checker.parse.page import Line
from checker.parse.plain_headings import PLAIN
from checker.parse.vocabulary import roles_of

_RANK = {
    PLAIN: -1,
    "part": 0,
    "item": 1,
    "capital": 1,
    "roman": 2,
    "article": 2,
    "mixed2": 3,
    "arabic": 3,
    "decimal2": 4,
    "mixed3": 4,
    "decimal3": 5,
    "decimal4": 6,
    "letter": 7,
}
_SHORT, _SHORTEST = 130, 40
_TAKE, _FIRST, _SECOND, _LATER = 0.6, 0.8, 0.0, -0.7
_NAMED = 0.25  # the line is a name that parts of plans have: enough for it to bear a number a second time
_NEXT, _GAP, _WIDE_GAP, _AGAIN, _LETTER_GAP = 1.2, -0.6, -1.0, -0.9, 0.2
_LEAST_TOP, _LEAST = 1.3, 1.2
_LOOK_BACK = 40
_FEWEST_AGAIN = 2

_NUMERALS = ("I", "V", "X")
_AFTER_BARRED_D = "E"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be read as numbered, one reading of its mark, and how much it looks like a heading."""

    mark: Mark
    line: Line
    weight: float


@dataclass(frozen=True, slots=True)
class _Chain:
    """Candidates of one style in sequence, and how well they go on."""

    members: tuple[Candidate, ...]
    score: float

    @property
    def style(self) -> str:
        return self.members[0].mark.style

    @property
    def start(self) -> int:
        return self.members[0].line.index


def candidate(line: Line, mark: Mark, *, shouting: bool) -> Candidate:
    """A candidate with its weight; where the whole text is in capitals (``shouting``), capitals weigh nothing."""
    apart = line.emphasised or (line.caps and not shouting)
    short = len(line.key) - mark.end <= _SHORT
    weight = _TAKE
    if apart:
        weight += 0.5
    if short:
        weight += 0.15
    # "I." as a capital letter needs no help against the roman number.
    plain = mark.style in ("roman", "arabic") or (mark.style == "capital" and mark.parts[-1] not in _NUMERALS)
    named = plain and len(line.key) - mark.end <= _SHORTEST
    if named and roles_of(line.key[mark.end :].strip()) != (Role.OTHER,):
        weight += _NAMED
    if mark.style in ("roman", "part", "item", "capital") and not short and not (line.emphasised or line.caps):
        weight -= 0.5
    return Candidate(mark, line, weight)


def highest_chain(candidates: Sequence[Candidate], above: Sequence[Mark]) -> tuple[Candidate, ...]:
    """The chain of the highest level in a range; ``above`` are the marks that hold it, the nearest first."""
    taken = {mark.style for mark in above}
    chains: list[_Chain] = []
    for style in dict.fromkeys(c.mark.style for c in candidates):
        again = bool(above) and style == above[0].style == "arabic"
        if (style in taken and not again) or (above and _RANK[style] < _RANK[above[0].style]):
            continue
        chain = _best_chain([c for c in candidates if c.mark.style == style], above[0] if above else None)
        if again and (len(chain.members) < _FEWEST_AGAIN or chain.members[0].mark.ordinal != 1):
            continue  # below "3." a count that begins again is a list of its own
        if chain.score >= (_LEAST if above else _LEAST_TOP):
            chains.append(chain)
    if not chains:
        return ()
    return (_nearest(chains) if above else _top(chains)).members


def _nearest(chains: Sequence[_Chain]) -> _Chain:
    """The chain that begins first."""
    return min(chains, key=lambda c: (c.start, _RANK[c.style], -c.score))


def _top(chains: Sequence[_Chain]) -> _Chain:
    """The chain of the document's parts: its style ranks highest, unless capitals do not enclose the roman numbers."""
    strong = [c for c in chains if _RANK[c.style] <= 2 and (len(c.members) >= 2 or c.members[0].weight > 0.9)]
    if not strong:
        return _nearest(chains)
    capital = next((c for c in strong if c.style == "capital"), None)
    roman = next((c for c in strong if c.style in ("roman", "part", "item")), None)
    if capital and roman and not (len(capital.members) >= 2 and capital.start <= roman.start):
        return roman
    return min(strong, key=lambda c: (_RANK[c.style], -c.score))


def _best_chain(items: Sequence[Candidate], parent: Mark | None) -> _Chain:
    """The best increasing run of marks of one style; a dynamic programme over at most a few predecessors each."""
    items = _fitting(items, parent)
    best: list[float] = []
    back: list[int] = []
    by_ordinal: dict[int, list[int]] = {}
    for at, item in enumerate(items):
        ordinal = item.mark.ordinal
        score, source = item.weight + {1: _FIRST, 2: _SECOND}.get(ordinal, _LATER), -1
        # Lists with and without đ, and those that skip w or f, leave a letter out.
        gap = _LETTER_GAP if item.mark.style == "letter" else _GAP
        # "I." some letters behind "F." is a roman number; as a letter it only follows "H."
        numeral = item.mark.style == "capital" and item.mark.parts[-1] in _NUMERALS
        if item.mark.style == "capital" and item.mark.parts[-1] == _AFTER_BARRED_D:
            gap = _NEXT  # "E." follows "D." as well as "Đ."
        for step, gain in ((1, _NEXT), (0, _AGAIN)) if numeral else ((1, _NEXT), (2, gap), (3, _WIDE_GAP), (0, _AGAIN)):
            for earlier in by_ordinal.get(ordinal - step, ())[-_LOOK_BACK:]:
                if best[earlier] + item.weight + gain > score:
                    score, source = best[earlier] + item.weight + gain, earlier
        best.append(score)
        back.append(source)
        by_ordinal.setdefault(ordinal, []).append(at)
    top = max(range(len(best)), key=lambda i: (best[i], -i))
    members = [top]
    while back[members[-1]] >= 0:
        members.append(back[members[-1]])
    return _Chain(tuple(items[at] for at in reversed(members)), best[top])


def _fitting(items: Sequence[Candidate], parent: Mark | None) -> Sequence[Candidate]:
    """Of decimal numbers below an arabic one, those that carry its number ("2.1" below "2."), if any do."""
    if parent is None or parent.style != "arabic" or not items[0].mark.style.startswith("decimal"):
        return items
    own = parent.parts[-1]
    return [i for i in items if i.mark.parts[-2] == own or i.mark.parts[0] == own] or items
