"""Headings without numbers: lines that stand out and name the parts that plans have.

Only where nothing higher is numbered, and where several such lines name different parts: a line alone in capitals may be
anything. Below them, in a text without any numbers, the names of bodies that get duties and the titles of work whose lead is
told by a label are headings too.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.plan import Role
from checker.parse.labels import find_labels, starts_with_label
from checker.parse.marks import Mark, bullet, read_marks
from checker.parse.nodes import Node
from checker.parse.page import Line, Page
from checker.parse.units import clause_start, is_unit
from checker.parse.vocabulary import roles_of

PLAIN = "plain"
"""The style of a heading without a number."""

_FEWEST_ROLES = 3
_LONGEST_IN_CAPITALS, _LONGEST = 130, 60
_LABELS_BELOW = 8


def main_headings(page: Page, reach: range, skip: frozenset[int], first_number: int | None) -> list[Line]:
    """The lines that head the main parts; none where a number stands before them, or where they name too few parts.

    ``first_number`` is the index of the first numbered line, None where nothing is numbered: then small letters will do.
    """
    lines = [line for line in page.lines[reach.start : reach.stop] if line.index not in skip and _may_head(line)]
    for stand_out in (True, False):
        if not stand_out and first_number is not None:
            continue
        heads = [line for line in lines if _is_main(page, line, stand_out=stand_out)]
        roles = {role for line in heads for role in roles_of(line.key.strip()) if role is not Role.OTHER}
        if len(roles) >= _FEWEST_ROLES and (first_number is None or heads[0].index < first_number):
            return [line for line in heads if line.index >= _first_known(heads)]
    return []


def headings_below(page: Page, node: Node, skip: frozenset[int]) -> list[Line]:
    """Lines below a heading that head a body's duties or a piece of work, where nothing below it is numbered."""
    roles = set(roles_of(node.key))
    lines = [page.lines[index] for index in range(node.start + 1, node.end) if index not in skip]
    found = []
    for at, line in enumerate(lines[:-1]):
        if not _may_head(line) or find_labels(line) or len(line.key) > _LONGEST_IN_CAPITALS or line.starts_small:
            continue
        below = lines[at + 1 :]
        if Role.ORGANISATION in roles:
            if is_unit(line.key.strip()) and clause_start(line.text) is None:
                found.append(line)
        elif roles & {Role.TASKS, Role.CONTENT} and _is_told_by_labels(below):
            found.append(line)
    return found


def plain_mark(number: int) -> Mark:
    """The mark of a heading without one: its place among its siblings stands in paths."""
    return Mark(PLAIN, number, (str(number),), "", 0)


def _may_head(line: Line) -> bool:
    key = line.key.strip()
    ends = key.endswith((".", ";", ",", "/"))
    return bool(key) and not (line.note or ends or read_marks(line) or bullet(line.key) or "\t" in line.text.value)


def _is_main(page: Page, line: Line, *, stand_out: bool) -> bool:
    if stand_out:
        return (line.emphasised or (line.caps and not page.shouting)) and len(line.key) <= _LONGEST_IN_CAPITALS
    return len(line.key) <= _LONGEST and not line.starts_small and roles_of(line.key.strip()) != (Role.OTHER,)


def _first_known(heads: Sequence[Line]) -> int:
    return next(line.index for line in heads if roles_of(line.key.strip()) != (Role.OTHER,))


def _is_told_by_labels(below: Sequence[Line]) -> bool:
    """Whether labels of a task follow before another line that may be a heading."""
    for line in below[:_LABELS_BELOW]:
        if starts_with_label(line):
            return True
        if _may_head(line) and not find_labels(line):
            return False
    return False
