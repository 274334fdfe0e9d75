"""Whether two names are one body's."""

from __future__ import annotations

import re
from functools import cache

from checker.parse.units import canonical
from checker.patterns import compiled
from checker.resources import load_yaml, rules_root


def same_body(one: str, other: str) -> bool:
    """Whether two names mean one body: its chair, head or director speaks for it, short forms are opened.

    A name that leaves the place out ("UBND tỉnh") agrees with one that gives it ("UBND tỉnh Vân Giang").
    """
    left, right = _plain(one), _plain(other)
    short, long = sorted((left, right), key=len)
    return left == right or (bool(short) and long.startswith(short + " "))


def _plain(name: str) -> str:
    return _posts().sub("", canonical(name))


@cache
def _posts() -> re.Pattern[str]:
    data = load_yaml(rules_root() / "vocabulary" / "posts.yml")
    posts = data["posts"] if isinstance(data, dict) else []
    return compiled(rf"^(?:{'|'.join(sorted(map(re.escape, posts), key=len, reverse=True))})\s+(?=\S)")
