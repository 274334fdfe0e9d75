"""What stays the same of a finding when lines move and files are renamed."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import is_dataclass
from typing import Any

from checker.model.plan import Plan
from checker.rules.formatting import Wording, written
from checker.rules.scope import Scope
from checker.text import fold_key


class Fingerprints:
    """Makes the fingerprints of one plan's findings; findings that look alike are told apart by their order."""

    def __init__(self, plan: Plan) -> None:
        issuer = plan.issuer.canonical if plan.issuer else ""
        title = fold_key(plan.title.text) if plan.title else ""
        period = f"{plan.period.start}/{plan.period.end}" if plan.period else ""
        self._plan = f"{issuer}\x1f{title}\x1f{period}"
        self._seen: Counter[str] = Counter()

    def of(self, rule: str, scope: Scope, anchor: str) -> str:
        """16 hex digits from rule, issuer, folded title, period, section title, folded anchor text and its ordinal."""
        section = scope.section
        key = "\x1f".join((rule, self._plan, fold_key(section.title) if section else "", fold_key(anchor)))
        ordinal = self._seen[key]
        self._seen[key] += 1
        return hashlib.sha256(f"{key}\x1f{ordinal}".encode()).hexdigest()[:16]


def anchor_text(item: Any) -> str:
    """The words by which an item is known again; nothing for the plan itself."""
    if isinstance(item, Plan):
        return ""
    if isinstance(item, tuple):
        return anchor_text(item[0]) if item else ""
    for name in ("title", "text", "unit", "name", "number"):
        value = getattr(item, name, None)
        value = value.get("vi") if isinstance(value, dict) else value
        if isinstance(value, str) and value:
            return value
    # A record without words of its own (a letterhead, what a parent asks) is the only one of its kind in a plan; written out
    # it would hold its lines.
    return "" if is_dataclass(item) else written(item, Wording())
