"""Bodies that have ended, named as if they still worked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from checker.model.plan import Mention, Recipient
from checker.parse.citation_reach import in_citation
from checker.parse.vocabulary import Expression, holds, phrases_of_rows
from checker.patterns import compiled
from checker.text import Text, fold_key

_FORMER = Expression("bodies", "{former}")


def find_former_bodies(texts: Iterable[Text], recipients: Sequence[Recipient]) -> list[Mention]:
    """Names of ended bodies; those in titles of acts, and those said to be former, are left out.

    ``frame`` is "acting", or "recipient" for those among the recipients.
    """
    found: list[Mention] = []
    for text in texts:
        key = text.key
        if not holds(key, "bodies", "quick"):
            continue
        for match in _names().finditer(key):
            start, end = _clause(key, *match.span())
            if in_citation(key, match.start()) or _FORMER.search(key, start, end):
                continue
            found.append(_mention(match, text.cut_key(*match.span()).value, "acting", text))
    for recipient in recipients:
        named = _names().search(fold_key(recipient.text))
        if named is not None and not _FORMER.search(fold_key(recipient.text)):
            found.append(
                Mention(
                    kind="ended-body",
                    canonical=_id(named),
                    text=recipient.text,
                    frame="recipient",
                    own=False,
                    within="recipients",
                    location=recipient.location,
                )
            )
    return found


def _mention(match: re.Match[str], words: str, frame: str, text: Text) -> Mention:
    return Mention(
        kind="ended-body",
        canonical=_id(match),
        text=words,
        frame=frame,
        own=False,
        within="body",
        location=text.key_location(*match.span()),
    )


def _clause(key: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a name, as far as a semicolon or a full stop before a space."""
    left = max(key.rfind(";", 0, start), key.rfind(". ", 0, start)) + 1
    stops = [at for at in (key.find(";", end), key.find(". ", end)) if at >= 0]
    return left, min(stops, default=len(key))


def _id(match: re.Match[str]) -> str:
    return str(phrases_of_rows("bodies", "ended")[int((match.lastgroup or "b0")[1:])]["id"])


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    rows = phrases_of_rows("bodies", "ended")
    named = "|".join(f"(?P<b{at}>{'|'.join(row['words'])})" for at, row in enumerate(rows))
    return compiled(rf"(?<!\w)(?:{named})(?!\w)")
