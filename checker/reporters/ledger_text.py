"""The acts cited: those that contradict themselves with every reading and its places, the others in a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.reporters.elements import SIGNS
from checker.reporters.options import RenderOptions
from checker.reporters.styled import Styled
from checker.reporters.visible import visible
from checker.reporters.words import Words, words
from checker.repository.cards import Cited
from checker.repository.ledger import Act, Conflict, Mention


def render(acts: Sequence[Act], options: RenderOptions) -> str:
    """The ledger in lines of at most ``options.width`` cells."""
    say = words(options.lang)
    out: list[Styled] = []
    for act in acts:
        out += _conflicting(act, say, options.width) if act.conflicts else _agreeing(act, say, options.width)
    conflicts = sum(bool(act.conflicts) for act in acts)
    total = say("views.acts", acts=len(acts), conflicts=conflicts) if acts else say("views.no-acts")
    out.append(Styled.of((total, "dim")))
    return "".join((line.ansi() if options.colour else line.plain).rstrip(" ") + "\n" for line in out)


def name_of(act: Act) -> str:
    """The act's type and number."""
    return visible(" ".join(filter(None, (act.types[0] if act.types else "", act.number))))


def readings(act: Act, say: Words) -> list[tuple[str, list[Mention]]]:
    """What is said of the act with the places where it is said so, the most frequent first."""
    titled = Conflict.SUBJECT in act.conflicts
    found: dict[str, list[Mention]] = {}
    for mention in act.mentions:
        found.setdefault(_reading(mention.cited, say, titled=titled), []).append(mention)
    return sorted(found.items(), key=lambda entry: -len(entry[1]))


def _conflicting(act: Act, say: Words, width: int) -> Iterator[Styled]:
    what = "; ".join(say(f"views.conflict.{conflict}") for conflict in act.conflicts)
    head = Styled.of((name_of(act), "bold"), f" · {what}")
    yield from head.wrapped(width, Styled.of((SIGNS["warning"], "warning"), " "), Styled.of("  "))
    if act.titles and Conflict.SUBJECT not in act.conflicts:
        yield from Styled.of((visible(act.titles[0]), "dim")).wrapped(width, Styled.of("    "))
    if act.known is not None:
        known = say("views.known", date=say.date(act.known.issued), issuer=act.known.issuer)
        yield from Styled.of((visible(known), "dim")).wrapped(width, Styled.of("    "))
    for said, mentions in readings(act, say):
        count = say.count("views.places", len(mentions))
        yield from Styled.of(said, (f" · {count}", "dim")).wrapped(width, Styled.of("    "), Styled.of("      "))
        for mention in mentions:
            yield Styled.of((f"      {visible(mention.file)}:{mention.cited.line}", "dim"))
    yield Styled()


def _reading(cited: Cited, say: Words, *, titled: bool) -> str:
    """What one mention says of the act; its title only where titles disagree."""
    day = say.date(cited.date) if cited.date else say("views.no-date")
    said = (cited.type, day, cited.issuer, cited.subject if titled else None)
    return " · ".join(visible(part) for part in said if part)


def _agreeing(act: Act, say: Words, width: int) -> Iterator[Styled]:
    facts = [say.date(act.dates[0]) if act.dates else say("views.no-date"), *act.issuers[:1], *act.titles[:1]]
    line = Styled.of((name_of(act), "bold"), *(f" · {visible(fact)}" for fact in facts))
    count = Styled.of((f" · {say.count('views.plans', len(act.files))}", "dim"))
    yield from (line + count).wrapped(width, Styled.of("  "), Styled.of("    "))
