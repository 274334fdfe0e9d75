"""Indents and empty lines round text that is put in."""

from __future__ import annotations

from checker.engine.labels import is_label
from checker.engine.places import is_spaced
from checker.model.plan import Plan, Role
from checker.patterns import compiled
from checker.rules.rule import Insert

_BULLET = compiled(r"\s*[-+*•]\s")

_JOINS = frozenset({"end", "item", *Role})
"""Places where a line goes on with what stands above it; at all others it is a paragraph of its own."""


def spread(parts: list[str], line: int, insert: Insert, plan: Plan) -> list[str]:
    """The lines to put in before ``line``, with the indent and the empty lines that they need there."""
    lines = plan.document.lines
    above = lines[line - 2] if line >= 2 else ""
    below = lines[line - 1] if line <= len(lines) else ""
    if insert.shape == "label":
        near = below if is_label(below) else above
        parts = [near[: len(near) - len(near.lstrip())] + part for part in parts]
    spaced = is_spaced(plan)
    # Where the plan itself leaves a line free, a paragraph of its own does too.
    free = _own_paragraph(insert) and not below.strip() and line <= len(lines)
    out: list[str] = []
    for part in parts:
        if above.strip() and (free or (spaced and not _close(above, part))):
            out.append("")
        out.append(part)
        above, free = part, False
    if below.strip() and spaced and not _close(above, below):
        out.append("")
    return out


def _own_paragraph(insert: Insert) -> bool:
    if insert.shape == "label":
        return False
    return insert.shape == "section" or insert.place.where == "before" or not _JOINS.issuperset(insert.place.names)


def _close(above: str, below: str) -> bool:
    """Whether two lines stand close even in a plan with empty lines: the items of a list, and what leads to them."""
    return bool(_BULLET.match(below)) and (bool(_BULLET.match(above)) or above.rstrip(" *_").endswith(":"))
