"""The program's own sentences about verdicts, in the languages of ``rules/language.yml``."""

from __future__ import annotations

from functools import cache
from typing import Any

from checker.resources import load_yaml, rules_root

LANGUAGES = ("vi", "en")
"""The languages of messages; the first is the default."""


def phrase(key: str, lang: str, **parts: object) -> str:
    """The sentence named ``key`` with its ``{parts}`` filled in."""
    return str(_phrases()[key][lang]).format(**parts)


@cache
def _phrases() -> dict[str, Any]:
    data = load_yaml(rules_root() / "language.yml")
    phrases = data.get("phrases") if isinstance(data, dict) else None
    return phrases if isinstance(phrases, dict) else {}
