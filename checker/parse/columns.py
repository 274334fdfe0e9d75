"""What the columns of a table hold, from the words in their heads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from checker.parse.vocabulary import Expression

# The order of the questions: "Đơn vị phối hợp thực hiện" coordinates although "đơn vị thực hiện" leads.
_ORDER = ("ordinal", "coordinating", "lead", "time", "product", "title", "other")
_LONGEST_HEAD = 90
_LONGEST_ORDINAL = 12
_FEWEST_COLUMNS = 3

_EXPRESSIONS = tuple(
    (role, Expression("labels", (r"^\W*" if role == "ordinal" else r"\<") + f"{{{role}.column}}" + r"\>"))
    for role in _ORDER
)
_LEADS = Expression("tasks", r"\<{leads}\>")

_DIVIDED = Expression("labels", r"\<{divided}\>")
_UNTIL = Expression("labels", r"\<{time.until}\>")


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


def are_column_numbers(cells: Sequence[str]) -> bool:
    """Whether a row below the heads only numbers the columns: "(1) | (2) | (3)", "A | B | 1 | 2"."""
    said = [cell.strip(" ().") for cell in cells if cell]
    letters = next((at for at, name in enumerate(said) if name.isdigit()), len(said))
    return (
        len(said) >= _FEWEST_COLUMNS
        and said[:letters] == list("abcdefgh"[:letters])
        and said[letters:] == [str(number) for number in range(1, len(said) - letters + 1)]
    )


def stacked_heads(heads: Sequence[str], below: Sequence[str]) -> list[str] | None:
    """The heads of columns where a second row of heads divides one of the first; None where ``below`` is no such row.

    "Phân công thực hiện" over "Chủ trì | Phối hợp": the lower row fills the columns of the upper head, beside which its
    cells are empty or say the upper ones again; or it has only the two cells, where the text lost the empty ones.
    """
    if len(below) < len(heads) and "" not in below:
        return _divided(heads, below)
    padded = [*below, *[""] * (len(heads) - len(below))]
    if len(padded) != len(heads):
        return None
    own = [at for at, cell in enumerate(padded) if cell and cell != heads[at]]
    groups: list[list[int]] = []
    for at in own:
        if heads[at]:
            groups.append([at])
        elif groups and groups[-1][-1] == at - 1:
            groups[-1].append(at)
        else:
            return None
    below_one = [[padded[at] for at in group] for group in groups]
    if not groups or not all(_divides(cells) or _spans_time(cells) for cells in below_one):
        return None
    return [padded[at] if at in own else head for at, head in enumerate(heads)]


def _divided(heads: Sequence[str], below: Sequence[str]) -> list[str] | None:
    roles = [column_role(head) for head in heads]
    if not _divides(below) or "coordinating" in roles:
        return None
    at = (
        roles.index("lead")
        if "lead" in roles
        else next((i for i, role in enumerate(roles) if i and role is None and _DIVIDED.search(heads[i])), None)
    )
    return None if at is None else [*heads[:at], *below, *heads[at + 1 :]]


def _divides(cells: Sequence[str]) -> bool:
    """Whether some heads divide the work between those who lead and those who coordinate."""
    roles = [column_role(cell) for cell in cells]
    return None not in roles and {"lead", "coordinating"} <= set(roles)


def _spans_time(cells: Sequence[str]) -> bool:
    """Whether some heads say when the work begins and ends."""
    return len(cells) > 1 and {column_role(cell) for cell in cells} == {"time"}


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
        if role == "time" and _UNTIL.search(cell):
            found = {at: other for at, other in found.items() if other != role}
        if role == "title" and role in found.values() and "ordinal" in list(found.values())[1:]:
            # "Nhiệm vụ chung | STT | Nhiệm vụ cụ thể": the work stands behind its number.
            found = {at: "other" if other == role else other for at, other in found.items()}
        if role is not None and role not in found.values():
            found[column] = role
            lead = column if role == "lead" else lead
    if len(found) < 2 or not {"title", "lead"} & set(found.values()):
        return {}
    return found
