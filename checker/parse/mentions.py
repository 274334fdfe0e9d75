"""Fields of work and bodies named in the text with a frame that claims them as the plan's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checker.model.plan import Citation, Issuer, Level, Mention
from checker.model.records import dataclass
from checker.parse.context import Context
from checker.parse.page import Line
from checker.parse.units import canonical
from checker.parse.vocabulary import alternatives, phrases_of_rows, words
from checker.patterns import compiled
from checker.text import LETTERS, Text

_W = f"{LETTERS}0-9&"


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    words: tuple[str, ...]
    bodies: tuple[str, ...]


@lru_cache(maxsize=1)
def _fields() -> tuple[_Field, ...]:
    return tuple(
        _Field(row["id"], tuple(row["words"]), tuple(row["bodies"])) for row in phrases_of_rows("fields", "fields")
    )


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    frames = "|".join(
        f"(?P<{name.replace('-', '_')}>{alternatives(items)})" for name, items in words("fields")["frames"].items()
    )
    named = alternatives(re.escape(w) for field in _fields() for w in field.words)
    return compiled(rf"(?<![{_W}])(?:{frames}) (?P<field>{named})(?![{_W}])")


@lru_cache(maxsize=1)
def _by_word() -> dict[str, _Field]:
    return {word: field for field in reversed(_fields()) for word in field.words}


def find_mentions(context: Context, said: Sequence[Text], citations: Sequence[Citation]) -> list[Mention]:
    """Framed mentions of fields outside the titles of cited acts; a department's own field and its topic are ``own``.

    ``said`` are the texts that tell the plan's topic: title and opening.
    """
    topic = " ".join(canonical(text.value) for text in said)
    found = []
    for line in context.body:
        if line.index in context.skip:
            continue
        for match in _pattern().finditer(line.key):
            if _in_citation(citations, line, match.start()):
                continue
            field = _by_word()[match["field"]]
            mention = Mention(
                kind="field",
                canonical=field.name,
                text=line.text.cut_key(*match.span()).value,
                frame="field-of" if match["field_of"] else "of-body",
                own=_is_own(field, context.issuer, topic),
                within="body",
                location=line.text.key_location(*match.span()),
            )
            found.append(mention)
    return found


def _is_own(field: _Field, issuer: Issuer | None, topic: str) -> bool:
    """Whether a field is the issuer's: only departments have one of their own, and the topic widens it."""
    if issuer is None or issuer.level is not Level.DEPARTMENT:
        return True
    named = any(name in issuer.canonical for name in (*field.bodies, field.name))
    return named or any(canonical(word) in topic for word in (*field.words, field.name))


def _in_citation(citations: Sequence[Citation], line: Line, at: int) -> bool:
    """Whether an offset lies in the name of a cited act: after a number in the same sentence."""
    place = line.text.key_location(at, at + 1)
    for citation in citations:
        where = citation.location
        if where.line <= place.line <= where.end_line + 4 and (where.line, where.column) <= (place.line, place.column):
            between = line.key[:at]
            number = (citation.number or "").lower()
            position = between.rfind(number) if number else -1
            if position >= 0 and ";" not in between[position:] and ". " not in between[position:]:
                return True
    return False
