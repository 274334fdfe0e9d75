"""Fields of work and bodies named in the text with a frame that claims them as the plan's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.model.plan import Citation, Issuer, Level, Mention
from checker.parse.page import Line
from checker.parse.units import canonical
from checker.parse.vocabulary import alternatives, phrases_of_rows, words
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
    return re.compile(rf"(?<![{_W}])(?:{frames}) (?P<field>{named})(?![{_W}])")


@lru_cache(maxsize=1)
def _by_word() -> dict[str, _Field]:
    return {word: field for field in reversed(_fields()) for word in field.words}


def find_mentions(
    lines: Sequence[Line],
    *,
    issuer: Issuer | None,
    title: Text | None,
    opening: Text | None,
    citations: Sequence[Citation],
    skip: frozenset[int],
) -> list[Mention]:
    """Framed mentions of fields outside the titles of cited acts; a department's own field and its topic are ``own``."""
    own_name = issuer.canonical if issuer else ""
    topic = " ".join(canonical(t.value) for t in (title, opening) if t is not None)
    all_own = issuer is None or issuer.level is not Level.DEPARTMENT
    found = []
    for line in lines:
        if line.index in skip:
            continue
        for match in _pattern().finditer(line.key):
            field = _by_word()[match["field"]]
            location = line.text.key_location(*match.span())
            if _in_citation(citations, line, match.start()):
                continue
            own = (
                all_own
                or any(b in own_name for b in field.bodies)
                or any(canonical(w) in topic for w in (*field.words, field.name))
                or field.name in own_name
            )
            frame = "field-of" if match["field_of"] else "of-body"
            found.append(
                Mention(
                    kind="field",
                    canonical=field.name,
                    text=line.text.cut_key(*match.span()).value,
                    frame=frame,
                    own=own,
                    within="body",
                    location=location,
                )
            )
    return found


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
