"""How values of a plan are written in messages and in text to insert."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from checker.model.plan import Citation, Issued, Name, Number, Recurrence
from checker.model.records import dataclass, field
from checker.patterns import compiled
from checker.rules.limits import Limit
from checker.rules.phrases import phrase

_ANNEX = compiled(r"(?<!\w)annex:(\d+)/")
"""How the path of an item in an annex begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The language, and how a rule says its tokens (``words:`` of the rule file, already in that language)."""

    lang: str = "vi"
    words: Mapping[str, str] = field(default_factory=dict)


def written(value: Any, wording: Wording, limit: int | None = None) -> str:
    """A value as people write it; ``limit`` cuts a long text at a word."""
    text = _written(value, wording)
    if limit is not None and len(text) > limit:
        cut = text[:limit].rsplit(" ", 1)[0] or text[:limit]
        return cut.rstrip(" ,;:") + "…"
    return text


def day(value: dt.date) -> str:
    """A day as administrative texts write it: 05/3/2025, 12/02/2025 (days below 10 and months 1 and 2 with a zero)."""
    month = f"{value.month:02d}" if value.month <= 2 else str(value.month)
    return f"{value.day:02d}/{month}/{value.year:04d}"


def _written(value: Any, wording: Wording) -> str:
    if isinstance(value, bool):
        key = "true" if value else "false"
        return wording.words.get(key) or phrase("yes" if value else "no", wording.lang)
    if isinstance(value, str):
        said = wording.words.get(str(value), str(value))
        return _ANNEX.sub(lambda match: phrase("annex-part", wording.lang, number=match[1]), said)
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, float):
        return str(value).replace(".", ",") if wording.lang == "vi" else str(value)
    if isinstance(value, Limit):
        first, last = _written(value.first, wording), _written(value.last, wording)
        return phrase(f"limit-{value.kind}", wording.lang, first=first, last=last)
    if isinstance(value, (tuple, list)):
        texts = [_written(part, wording) for part in value if part is not None]
        return ("; " if any("," in text for text in texts) else ", ").join(texts)
    if isinstance(value, dict):
        return _written(value.get(wording.lang, ""), wording)
    if isinstance(value, Citation):
        return _citation(value, wording)
    if isinstance(value, Number):
        return value.value or value.text or "…"
    if isinstance(value, Issued):
        return day(value.value) if value.value else value.text or "…"
    if isinstance(value, Recurrence):
        return phrase(f"every-{value.every}", wording.lang)
    if isinstance(value, Name):
        return value.text
    for name in ("text", "name", "unit", "title"):
        inner = getattr(value, name, None)
        if isinstance(inner, str):
            return inner
    return "" if value is None else str(value)


def _citation(value: Citation, wording: Wording) -> str:
    parts = [value.type]
    if value.number:
        parts += [phrase("number", wording.lang), value.number] if value.type else [value.number]
    if value.date:
        parts += [phrase("dated", wording.lang), day(value.date)]
    return " ".join(part for part in parts if part)
