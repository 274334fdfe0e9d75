"""Changes of looks that no rule may notice."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.writer.layout import Layout, choices, replaced


@dataclass(frozen=True, slots=True)
class Neutral:
    """A change of looks that must change no outcome."""

    name: str
    apply: Callable[[Layout, Random], Layout]


@dataclass(frozen=True, slots=True)
class Touch:
    """A change of the written text that must change no outcome."""

    name: str
    apply: Callable[[str], str]


def _any_of(name: str) -> Callable[[Layout, Random], Layout]:
    return lambda layout, random: replaced(layout, {name: random.choice(choices(name))}).consistent()


NEUTRAL = tuple(
    Neutral(name, _any_of(field))
    for name, field in (
        ("spelling", "spelling"),
        ("wrapping", "wrap"),
        ("empty lines", "gap"),
        ("paging and saving", "noise"),
        ("bullets, heading synonyms and forms of dates", "wording"),
        ("label synonyms", "labels"),
        ("order of parts", "funding"),
        ("place of reporting", "reporting"),
        ("marks of headings", "headings"),
        ("letters, roman and arabic numbers", "numbering"),
        ("letterhead", "header"),
        ("form of purpose and requirements", "aims"),
        ("form of duties", "assignments"),
        ("form of the end", "closing"),
        ("lines of the signature", "signature"),
        ("form of the tasks", "tasks"),
    )
)

_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})")

TOUCHES = (
    Touch("small letters of units", lambda text: re.sub(r"(?<=[;,] )Phòng", "phòng", text)),
    Touch("days with dashes", lambda text: _DAY.sub(r"\1-\2-\3", text)),
    Touch("days with full stops", lambda text: _DAY.sub(r"\1.\2.\3", text)),
    Touch("more empty lines", lambda text: re.sub(r"\n[ \r]*\n", lambda gap: gap.group() + "\n", text)),
)
