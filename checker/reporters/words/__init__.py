"""The words of the command line and of the reports, one file a language, both with the same keys."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path

from checker.model.records import dataclass, field

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; ``table`` maps dotted keys to texts with ``{placeholders}``."""

    lang: str
    table: dict[str, str] = field(repr=False)

    def __call__(self, key: str, /, **values: object) -> str:
        """The text under ``key``, its placeholders filled."""
        text = self.table[key]
        return text.format_map(values) if values else text

    def get(self, key: str, default: str) -> str:
        """The text under ``key``, or ``default`` where there is none: for names that come from rules and plans."""
        return self.table.get(key, default)

    def count(self, key: str, number: int) -> str:
        """The number and its word ("1 error", "3 errors")."""
        one = self.table.get(f"{key}.one") if number == 1 else None
        return f"{number} {one or self.table[key]}"

    def date(self, day: dt.date) -> str:
        """A day as people of this language write it in a plan ("12/3/2025"), English as ISO date."""
        if self.lang != "vi":
            return day.isoformat()
        month = f"{day.month:02}" if day.month < 3 else str(day.month)
        return f"{day.day:02}/{month}/{day.year}"

    def decimal(self, value: float) -> str:
        """One digit after the language's own sign."""
        text = f"{value:.1f}"
        return text.replace(".", ",") if self.lang == "vi" else text


@cache
def words(lang: str) -> Words:
    """The words of ``lang``, "vi" or "en"."""
    tree = json.loads(Path(__file__).with_name(f"{lang}.json").read_text(encoding="utf-8"))
    return Words(lang, dict(_flatten(tree)))


def _flatten(tree: dict[str, object], prefix: str = "") -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            out += _flatten(value, f"{prefix}{key}.")
        else:
            out.append((f"{prefix}{key}", str(value)))
    return out
