"""What the columns of a table hold, from the words in their heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checker.parse.vocabulary import alternatives, phrases

# The order of the questions: "Đơn vị phối hợp thực hiện" coordinates although "đơn vị thực hiện" leads.
_ORDER = ("ordinal", "coordinating", "lead", "time", "product", "title", "other")
_LONGEST_HEAD = 90


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for role in _ORDER:
        body = alternatives(phrases("labels", role, "column"))
        anchor = r"^\W*" if role == "ordinal" else r"(?<![a-zà-ỹđ])"
        found.append((role, re.compile(f"{anchor}{body}(?![a-zà-ỹđ])")))
    return tuple(found)


@lru_cache(maxsize=1024)
def column_role(head: str) -> str | None:
    """The role that the folded head of a column names, None for other words or for a text too long for a head."""
    head = head.strip(" .:-*")
    if not head or len(head) > _LONGEST_HEAD:
        return None
    hits = [(role, match) for role, pattern in _patterns() if (match := pattern.search(head))]
    if not hits:
        return None
    roles = [role for role, _ in hits]
    if "ordinal" in roles and len(head) <= 12:
        return "ordinal"
    if "lead" in roles and "coordinating" in roles:  # one column for both: the lead stands first
        lead = next(m.start() for r, m in hits if r == "lead")
        return "lead" if lead < next(m.start() for r, m in hits if r == "coordinating") else "coordinating"
    # "Nội dung công việc" and "Kết quả thực hiện nhiệm vụ": what is named first counts; lead and time before title.
    for role in ("lead", "coordinating"):
        if role in roles:
            return role
    return min(hits, key=lambda h: h[1].start())[0]


def header_roles(cells: Sequence[str]) -> dict[int, str]:
    """The roles by column of a row that is a table's head; empty when the row is none.

    A head names at least two roles, among them the work itself or who does it.
    """
    found: dict[int, str] = {}
    for column, cell in enumerate(cells):
        role = column_role(cell)
        if role is not None and role not in found.values():
            found[column] = role
    if len(found) < 2 or not {"title", "lead"} & set(found.values()):
        return {}
    return found
