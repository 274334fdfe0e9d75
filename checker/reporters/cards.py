"""What a line says of a plan that is known by its card, and of an act that one cites."""

from __future__ import annotations

from checker.reporters.visible import visible
from checker.reporters.words import Words
from checker.repository.answers import Parent
from checker.repository.cards import Card, Cited


def identity_of(card: Card, say: Words) -> tuple[str, ...]:
    """Number, issuer, day and year, as far as they were read."""
    facts = [card.number or say("views.no-number"), card.issuer or "", say.date(card.issued) if card.issued else ""]
    if card.year:
        facts.append(say("fact.year", year=card.year))
    return tuple(visible(fact) for fact in facts if fact)


def act_of(cited: Cited, say: Words) -> str:
    """A cited act: type, number, day, issuer."""
    day = say("fact.of-day", day=say.date(cited.date)) if cited.date else ""
    name = " ".join(filter(None, (cited.type, cited.number, day)))
    return visible(f"{name} ({cited.issuer})" if cited.issuer else name)


def why(card: Card, parent: Parent, say: Words) -> str:
    """Why a plan has no parent here, or why its citation of the parent is not right; "" where all is well."""
    key = f"views.parent.{parent.verdict}"
    if key not in say.table:
        return ""
    act = act_of(card.parent, say) if card.parent else ""
    part = say(f"views.part.{parent.differs}") if parent.differs else ""
    return say(key, act=act, files=", ".join(visible(name) for name in parent.candidates), part=part)
