"""The plan's numbered lines as a tree, found from continuity: a sequence that goes on beats a lone match.

The lines of a range offer candidates ("II.", "2.", "a)"). For the range as a whole the best chain of one style is chosen:
consecutive numbers are rewarded, gaps and repeats cost, and lines that look like headings weigh more. What stands between
two members of the chain is treated the same way, one level deeper, so that a list inside a section, a date or a citation
at the start of a line, or an annex's own numbering never breaks the sequence above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.model.plan import Role
from checker.parse.chains import Candidate, candidate, highest_chain
from checker.parse.headings import settle_headings
from checker.parse.marks import Mark, bullet, read_marks
from checker.parse.nodes import Node, walk
from checker.parse.page import Line, Page
from checker.parse.plain_headings import headings_below, main_headings, plain_mark
from checker.parse.vocabulary import roles_of

_DEEPEST = 8
_SECOND = 2
_HIGH = ("part", "item", "capital", "roman", "article")
_LONGEST_TITLE = 200


def read_outline(page: Page, reach: range, skip: frozenset[int]) -> list[Node]:
    """The tree of numbered lines in a range; ``skip`` are lines that do not count (repeated pages, rows of tables)."""
    candidates = [
        candidate(line, mark, shouting=page.shouting)
        for line in page.lines[reach.start : reach.stop]
        if line.index not in skip and not line.note
        for mark in read_marks(line, shouting=page.shouting)
    ]
    if not page.shouting:
        candidates = _with_first_part(candidates)
    roots = _build(candidates, reach.stop, None)
    if not roots or roots[0].mark.style not in _HIGH:
        roots = _plain_roots(page, reach, skip, candidates, roots) or roots
    for node in walk(roots):
        _look_below(page, node, skip)
    settle_headings(page, roots, skip)
    return roots


def _with_first_part(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, with "1. MỤC ĐÍCH" before "II. NỘI DUNG" read as the "I." that a scanner took for a digit."""
    second = next((at for at, c in enumerate(candidates) if c.mark.style == "roman"), None)
    if second is None or candidates[second].mark.ordinal != _SECOND or not candidates[second].line.caps:
        return candidates
    for at, each in enumerate(candidates[:second]):
        mark = each.mark
        named = roles_of(each.line.key[mark.end :].strip()) != (Role.OTHER,)
        if mark.style == "arabic" and mark.ordinal == 1 and each.line.caps and named:
            first = candidate(each.line, replace(mark, style="roman", parts=("I",)), shouting=False)
            return [*candidates[:at], first, *candidates[at + 1 :]]
    return candidates


def _plain_roots(
    page: Page, reach: range, skip: frozenset[int], candidates: Sequence[Candidate], numbered: Sequence[Node]
) -> list[Node]:
    """Main headings without numbers, each with the numbered lines below it; empty where there are none."""
    heads = main_headings(page, reach, skip, numbered[0].start if numbered else None)
    nodes = _plain_nodes(heads, reach.stop, None)
    for node in nodes:
        inside = [c for c in candidates if node.start < c.line.index < node.end]
        node.children = _build(inside, node.end, node) or _plain_nodes(headings_below(page, node, skip), node.end, node)
    return nodes


def _plain_nodes(heads: Sequence[Line], end: int, parent: Node | None) -> list[Node]:
    stops = [line.index for line in heads[1:]] + [end][: len(heads)]
    return [
        Node(
            mark=mark,
            line=line,
            start=line.index,
            end=stop,
            path=(*(parent.path if parent else ()), *mark.parts),
            depth=parent.depth + 1 if parent else 0,
            parent=parent,
            title=line.text.cut(),
        )
        for number, (line, stop) in enumerate(zip(heads, stops, strict=True), 1)
        for mark in [plain_mark(number)]
    ]


def _build(candidates: Sequence[Candidate], end: int, parent: Node | None) -> list[Node]:
    """The nodes of the highest chain among candidates that stand before line ``end``, each with those below it."""
    above = _marks_above(parent)
    if not candidates or len(above) > _DEEPEST:
        return []
    chain = highest_chain(candidates, above)
    nodes: list[Node] = []
    for at, member in enumerate(chain):
        stop = chain[at + 1].line.index if at + 1 < len(chain) else end
        node = _node(member, stop, parent)
        inside = [c for c in candidates if member.line.index < c.line.index < stop]
        node.children = _build(inside, stop, node)
        nodes.append(node)
    return nodes


def _look_below(page: Page, node: Node, skip: frozenset[int]) -> None:
    """Give a number that stands alone in its line the title in the line below it."""
    below = node.start + 1
    if node.title.value or below >= node.end or below in skip or node.mark.style == "letter":
        return
    line = page.lines[below]
    if read_marks(line) or bullet(line.key) or len(line.key) > _LONGEST_TITLE:
        return
    node.title_line = line
    node.title = line.text.cut()


def _marks_above(node: Node | None) -> list[Mark]:
    found = []
    while node is not None:
        found.append(node.mark)
        node = node.parent
    return found


def _node(member: Candidate, end: int, parent: Node | None) -> Node:
    mark = member.mark
    path = (*(parent.path if parent else ()), *mark.parts)
    if mark.style.startswith("mixed"):
        path = mark.parts
    elif mark.style.startswith("decimal") and parent and parent.mark.style in ("arabic", "decimal2", "decimal3"):
        path = (*parent.path, mark.parts[-1])
    return Node(
        mark=mark,
        line=member.line,
        start=member.line.index,
        end=end,
        path=path,
        depth=parent.depth + 1 if parent else 0,
        parent=parent,
        title=member.line.text.cut_key(mark.end, len(member.line.key)),
    )
