"""What the columns of a table hold, from the words in their heads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from checker.parse.vocabulary import Expression

# The order of the questions: "Đơn vị phối hợp thực hiện" coordinates although "đơn vị thực hiện" leads.
_ORDER = ("ordinal", "coordinating", "lead", "time", "product", "title", "other")
_LONGEST_HEAD = 90
_LONGEST_ORDINAL = 12

_EXPRESSIONS = tuple(
    (role, Expression("labels", (r"^\W*" if role == "ordinal" else r"\<") + f"{{{role}.column}}" + r"\>"))
    for role in _ORDER
)
_LEADS = Expression("tasks", r"\<{leads}\>")


@lru_cache(maxsize=1024)
def column_role(head: str) -> str | None:
    """The role that the folded head of a column names, None for other words or for a text too long for a head."""
    head = head.strip(" .:-*")
    if not head or len(head) > _LONGEST_HEAD:
        return None
    found = {role: match.start() for role, expression in _EXPRESSIONS if (match := expression.search(head))}
    if not found:
        return None
    if "ordinal" in found and len(head) <= _LONGEST_ORDINAL:
        return "ordinal"
    if "lead" in found and "coordinating" in found:  # one column for both: the lead stands first
        return "lead" if found["lead"] < found["coordinating"] else "coordinating"
    # "Kết quả thực hiện nhiệm vụ": what is named first counts, but who does the work always.
    for role in ("lead", "coordinating"):
        if role in found:
            return role
    return min(found, key=found.__getitem__)


def header_roles(cells: Sequence[str]) -> dict[int, str]:
    """The roles by column of a row that is a table's head; empty when the row is none.

    A head names at least two roles, among them the work itself or who does it.
    """
    found: dict[int, str] = {}
    lead = 0
    for column, cell in enumerate(cells):
        role = column_role(cell)
        if role == "lead" and role in found.values() and _LEADS.search(cell) and not _LEADS.search(cells[lead]):
            found[lead] = "other"  # "Người chịu trách nhiệm | Đơn vị chủ trì"
        if role is not None and role not in found.values():
            found[column] = role
            lead = column if role == "lead" else lead
    if len(found) < 2 or not {"title", "lead"} & set(found.values()):
        return {}
    return found
