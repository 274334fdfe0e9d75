"""The wording of drafted plans, from ``rules/vocabulary/drafting.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from checker.parse.vocabulary import words


def fill(*path: str, **values: object) -> str:
    """The text at a path of the file, its ``{names}`` filled in."""
    found: Any = words("drafting")
    for step in path:
        found = found[step]
    return str(found).format(**values)


def table(name: str) -> Mapping[str, Any]:
    """A table of the file."""
    return cast(Mapping[str, Any], words("drafting")[name])


def blank(what: str) -> str:
    """A visible blank for what only the drafter knows."""
    return fill("blank", what=table("blanks")[what])
