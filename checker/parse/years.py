"""Years in the body that a sentence claims as the plan's own: its budget's, its deadlines', its name's."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.model.plan import Mention
from checker.parse.context import Context
from checker.parse.sentences import Sentence, sentences
from checker.parse.vocabulary import Expression, holds, words

_PAST = Expression("years", r"\<{past}")
_LONGEST_CLAIM = 80


def find_years(context: Context, year: int | None) -> list[Mention]:
    """Framed mentions of years; ``year`` is the plan's own. Sentences that look back or name acts are left out."""
    if year is None:
        return []
    found: list[Mention] = []
    for line in context.body:
        if line.index in context.skip or line.index >= context.closing_start or not holds(line.key, "years", "year"):
            continue
        for sentence in sentences(line):
            found.extend(_mentions(sentence, year))
    return found


def _mentions(sentence: Sentence, own: int) -> list[Mention]:
    key, text = sentence.line.key, sentence.line.text
    found = []
    for match in _claims().finditer(key, sentence.start, sentence.end):
        if _PAST.search(key, sentence.start, sentence.end):
            break
        named = int(match["y"])
        found.append(
            Mention(
                kind="year",
                canonical=str(named),
                text=text.cut_key(match.start(), match.end()).value,
                frame=next(frame for frame in _frames() if match[frame.replace("-", "_")]),
                own=named == own,
                within="body",
                location=text.key_location(match.start("y"), match.end("y")),
            )
        )
    return found


@lru_cache(maxsize=1)
def _frames() -> tuple[str, ...]:
    return tuple(words("years")["frames"])


@lru_cache(maxsize=1)
def _claims() -> re.Pattern[str]:
    frames = "|".join(f"(?P<{frame.replace('-', '_')}>{{frames.{frame}}})" for frame in _frames())
    return Expression(
        "years",
        rf"\<(?:{frames})\>[^.;:]{{0,{_LONGEST_CLAIM}}}?\<(?:{{year}} |\d/)(?P<y>{{year_number}})(?!\d| ?-|/)",
    ).compiled
