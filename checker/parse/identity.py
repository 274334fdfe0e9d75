"""Who issues the plan: from the letterhead, the opening, the title or the signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.plan import Confidence, Issuer, Level, Passage, Reading
from checker.model.records import dataclass
from checker.parse.levels import PLACE, level_of
from checker.parse.page import Line
from checker.parse.units import canonical, is_unit
from checker.parse.vocabulary import Expression, phrases
from checker.text import Text

_BODY_REACH = 200
_NAME_REACH = 160
_LONGEST_NAME = 120
_ISSUING = Expression(
    "issuers",
    " (?:{ceremony} )?{phrases:issuing}(?: {and} [{letters} ]{1,20}?)?(?: {content})? {plan}",
)
_OF_ISSUER = Expression(
    "issuers",
    r"(?:^| ){of} (?P<u>{title_heads}(?: (?!{name_ends} )[^\W\d_]+,?| -){1,10})(?: {time_or_place} .{0,60})?$",
)


_BY = Expression("issuers", r" {of} (?:{chair} )?(?P<u>[^)]{3,90}?)\s*\)?\s*$")


@dataclass(frozen=True, slots=True)
class Clues:
    """Where a plan may say who issues it: letterhead, opening, title, running text, signature.

    ``committee`` says that the signature speaks for a people's committee or is its chair's; ``reference`` is the
    "(Ban hành kèm theo …)" below the title.
    """

    bodies: Sequence[Text]
    opening: Text | None
    title: Text | None
    body: Sequence[Line]
    committee: bool
    reference: Text | None = None


def read_issuers(clues: Clues) -> tuple[Issuer, ...]:
    """The issuing bodies: from the letterhead, else the opening sentence, else the title, else the signature."""
    said = _issuer_in_opening(clues.opening) if clues.opening is not None else None
    if clues.bodies:
        return _from_letterhead(clues, said)
    if said is not None:
        return (_issuer(_with_place(said.value, clues.title, clues.opening), said, "opening"),)
    named = _issuer_in_title(clues.title)
    if named is not None:
        return (_issuer(named.value, named, "title", Confidence.LIKELY),)
    if clues.committee:
        for text in (clues.title, clues.opening):
            if text is not None and (match := PLACE.search(text.key)):
                place = text.cut_key(*match.span("p"))
                return (
                    _issuer(
                        f"{phrases('issuers', 'committee_name')[0]} {place.value}",
                        place,
                        "signature",
                        Confidence.LIKELY,
                    ),
                )
    return _issuer_of_decision(clues)


def _issuer_of_decision(clues: Clues) -> tuple[Issuer, ...]:
    """Who issued the decision that carries the plan ("… kèm theo Quyết định số 77/QĐ-UBND của Chủ tịch UBND xã")."""
    if clues.reference is None or (match := _BY.search(clues.reference.key)) is None:
        return ()
    named = clues.reference.cut_key(*match.span("u"))
    name = _with_place(named.value, clues.title, clues.opening)
    return (_issuer(name, named, "reference", Confidence.LIKELY),) if is_unit(named.key) else ()


def _issuer(
    name: str, where: Text, how: str, sure: Confidence = Confidence.CERTAIN, superior: str | None = None
) -> Issuer:
    return Issuer(
        name=name,
        superior=superior,
        level=level_of(name, superior),
        canonical=canonical(name),
        location=where.location(),
        reading=Reading(how=how, confidence=sure),
    )


def _from_letterhead(clues: Clues, said: Text | None) -> tuple[Issuer, ...]:
    if len(joint := _joint(clues.bodies)) > 1:
        over = clues.bodies[-len(joint) - 1] if len(joint) < len(clues.bodies) else None
        superior = _pretty(over, clues) if over is not None else None
        return tuple(_issuer(_pretty(t, clues), t, "header", superior=superior) for t in joint)
    own = clues.bodies[-1]
    superior = _pretty(clues.bodies[-2], clues) if len(clues.bodies) > 1 else None
    name = _pretty(own, clues)
    if superior is not None and canonical(name) in phrases("issuers", "bare"):
        name = f"{name} {superior}"  # "VĂN PHÒNG" below "UBND TỈNH X"
    name = _with_place(name, clues.title, clues.opening)
    agrees = said is None or _same_body(canonical(name), canonical(said.value))
    return (_issuer(name, own, "header", Confidence.CERTAIN if agrees else Confidence.LIKELY, superior),)


def _joint(bodies: Sequence[Text]) -> Sequence[Text]:
    """The last bodies of the letterhead that stand side by side, of one rank; the last alone where it has none beside it."""
    levels = [level_of(body.value, None) for body in bodies]
    at = len(bodies) - 1
    while (
        at > 0
        and levels[at - 1] == levels[-1]
        and levels[-1] in (Level.DEPARTMENT, Level.SCHOOL)
        and not bodies[at].key.strip().startswith(bodies[at - 1].key.strip())  # "KHO BẠC A" above "KHO BẠC A KHU VỰC I"
    ):
        at -= 1
    return bodies[at:]


def _same_body(one: str, other: str) -> bool:
    return one == other or one.startswith(other) or other.startswith(one)


def _issuer_in_opening(opening: Text) -> Text | None:
    """The body before "ban hành Kế hoạch": back to the nearest mark after which a name begins."""
    key = opening.key
    joints = tuple(f" {word} " for word in phrases("issuers", "and"))
    for match in _ISSUING.finditer(key):
        end = match.start()
        for at in range(end, max(0, end - _NAME_REACH) - 1, -1):
            if at == 0 or key[at - 1] in ',;.:)"' or key.endswith(joints, 0, at):
                start = at
                while start < end and key[start] == " ":
                    start += 1
                piece = key[start:end]
                origin, _ = opening.folded.original(start, start + 1)
                named = is_unit(piece) and len(piece) < _LONGEST_NAME
                if named and opening.value[origin : origin + 1].isupper():
                    return opening.cut_key(start, end)
    return None


def _issuer_in_title(title: Text | None) -> Text | None:
    if title is None:
        return None
    match = _OF_ISSUER.search(title.key.rstrip(" ."))
    return title.cut_key(match.start("u"), match.end("u")) if match else None


def _with_place(name: str, title: Text | None, opening: Text | None) -> str:
    """A name such as "UBND tỉnh" with the place that the title or the opening gives."""
    key = canonical(name)
    rank = next((r for r in phrases("places", "ranks") if key.endswith(" " + r)), None)
    if rank is None:
        return name
    for text in (title, opening):
        if text is None:
            continue
        for match in PLACE.finditer(text.key):
            if match["p"].startswith(rank + " "):
                place = text.cut_key(match.start("p"), match.end("p")).value
                return f"{name} {place[len(rank) + 1 :]}"
    return name


def _pretty(text: Text, clues: Clues) -> str:
    """The name as it is written in running text where it occurs there; else the capitals of the letterhead made small."""
    value = re.sub(r"\s+", " ", text.value.strip(" .,;:*"))
    if value.upper() != value:
        return value
    wanted = text.key.strip()
    front = (source for source in (clues.opening, clues.title) if source is not None)
    sources = [*front, *(line.text for line in clues.body[:_BODY_REACH])]
    for source in sources:
        at = source.key.find(wanted)
        if at >= 0:
            found = source.cut_key(at, at + len(wanted)).value
            if found.upper() != found:
                return re.sub(r"\s+", " ", found)
    return _with_place_of(capitalised(value), sources)


def _with_place_of(name: str, sources: Sequence[Text]) -> str:
    """The name with the place at its end as running text writes it ("Sở Y tế Quảng Ninh")."""
    place = " ".join(name.split()[-2:])
    written = place.title()
    return name.removesuffix(place) + written if any(written in source.value for source in sources) else name


def capitalised(value: str) -> str:
    """Capitals made small but for the first letter of a body's name, short forms, and the words of a place or a person."""
    words = value.lower().split()
    named = words[0] in phrases("issuers", "named_heads")
    out = [_with_capital(words[0]) if words[0] not in phrases("issuers", "short_forms") else words[0].upper()]
    proper = False
    for at, word in enumerate(words[1:], 1):
        bare = word.strip(",;.-")
        pair = " ".join(words[at : at + 2])
        before = proper
        proper = proper or bare in phrases("issuers", "kind_words")
        proper = proper or " ".join(words[at - 1 : at + 1]) in phrases("issuers", "kind_words")
        proper = proper or (bare in phrases("issuers", "place_words") and pair not in phrases("issuers", "no_places"))
        if bare in phrases("issuers", "short_forms"):
            out.append(word.upper())
        elif proper and not before:
            out.append(word)
        else:
            field = named and (at == 1 or words[at - 1] in ("-", *phrases("issuers", "and")) or out[-1].endswith(","))
            small = word in phrases("issuers", "and")
            out.append(_with_capital(word) if (proper or field) and not small else word)
    return _with_persons(" ".join(out))


def _with_persons(name: str) -> str:
    """The name with those of persons and of the country in it written as names."""
    for person in phrases("issuers", "persons"):
        name = re.sub(rf"\b{person}\b", person.title(), name, flags=re.IGNORECASE)
    return name


def _with_capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def passage(text: Text) -> Passage:
    """A text as a passage of the model."""
    return Passage(text=text.value, location=text.location())
