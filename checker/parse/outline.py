"""The plan's numbered lines as a tree, found from continuity: a sequence that goes on beats a lone match.

The lines of a range offer candidates ("II.", "2.", "a)"). For the range as a whole the best chain of one style is chosen:
consecutive numbers are rewarded, gaps and repeats cost, and lines that look like headings weigh more. What stands between
two members of the chain is treated the same way, one level deeper, so that a list inside a section, a date or a citation
at the start of a line, or an annex's own numbering never breaks the sequence above it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from checker.model.plan import Role
from checker.parse.marks import Mark, bullet, read_marks
from checker.parse.page import Line, Page
from checker.parse.units import clause_start, is_unit
from checker.parse.vocabulary import roles_of
from checker.text import Text

_RANK = {
    "part": 0,
    "capital": 1,
    "roman": 2,
    "article": 2,
    "mixed2": 3,
    "arabic": 3,
    "decimal2": 4,
    "mixed3": 4,
    "decimal3": 5,
    "decimal4": 6,
    "letter": 7,
}
_LONGEST_HEADING = 260
_SHORT = 130
_TAKE, _NEXT, _GAP, _AGAIN, _FIRST = 0.6, 1.2, -0.6, -0.9, 0.8


@dataclass(eq=False)
class Node:
    """A numbered line: ``start`` and ``end`` are indexes of lines, ``heading`` says whether it is a head or a paragraph."""

    mark: Mark
    line: Line
    start: int
    end: int
    path: tuple[str, ...]
    depth: int
    parent: Node | None
    title: Text
    children: list[Node] = field(default_factory=list)
    heading: bool = False
    run_in: bool = False
    rest: Text | None = None

    @property
    def key(self) -> str:
        """The folded title."""
        return self.title.key.strip(" .:;")

    @property
    def name(self) -> str:
        """The path as text: "II.1"."""
        return ".".join(self.path)

    def own_lines(self) -> Iterator[int]:
        """Indexes of the lines below it that belong to no child."""
        at = self.start + 1
        for child in self.children:
            yield from range(at, child.start)
            at = child.end
        yield from range(at, self.end)


@dataclass(frozen=True)
class _Candidate:
    mark: Mark
    line: Line
    weight: float


def read_outline(
    page: Page, start: int, end: int, *, skip: frozenset[int], labelled: Callable[[Line], bool]
) -> list[Node]:
    """The tree of numbered lines in ``page.lines[start:end]``.

    ``skip`` are lines that do not count (repeated pages, rows of tables); ``labelled`` tells lines that begin with a
    task label.
    """
    candidates: list[_Candidate] = []
    for line in page.lines[start:end]:
        if line.index in skip:
            continue
        for mark in read_marks(line):
            candidates.append(_Candidate(mark, line, _weight(line, mark, page.shouting)))
    roots = _build(candidates, end, None, 0, page)
    _settle(page, roots, labelled, skip)
    return roots


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """All nodes in reading order."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def _weight(line: Line, mark: Mark, shouting: bool) -> float:
    rest = len(line.key) - mark.end
    weight = _TAKE
    if line.emphasised or (line.caps and not shouting):
        weight += 0.5
    if rest <= _SHORT:
        weight += 0.15
    if mark.style in ("roman", "part", "capital") and not (line.emphasised or line.caps) and rest > _SHORT:
        weight -= 0.5
    return weight


def _build(candidates: list[_Candidate], end: int, parent: Node | None, depth: int, page: Page) -> list[Node]:
    if not candidates or depth > 8:
        return []
    taken = {n.mark.style for n in _ancestors(parent)}
    chains: list[tuple[float, list[_Candidate]]] = []
    styles = dict.fromkeys(c.mark.style for c in candidates)
    for style in styles:
        if style in taken or (parent is not None and _RANK[style] < _RANK[parent.mark.style]):
            continue
        chain, score = _best_chain([c for c in candidates if c.mark.style == style], parent)
        if chain and score >= (1.2 if depth else 1.3):
            chains.append((score, chain))
    if not chains:
        return []
    chain = _choose(chains, depth)
    nodes: list[Node] = []
    for at, member in enumerate(chain):
        stop = chain[at + 1].line.index if at + 1 < len(chain) else end
        node = _node(member, stop, parent, depth)
        inside = [c for c in candidates if member.line.index < c.line.index < stop]
        node.children = _build(inside, stop, node, depth + 1, page)
        nodes.append(node)
    return nodes


def _ancestors(node: Node | None) -> Iterator[Node]:
    while node is not None:
        yield node
        node = node.parent


def _choose(chains: list[tuple[float, list[_Candidate]]], depth: int) -> list[_Candidate]:
    """The chain of the highest level: its style ranks highest, unless another begins earlier and outlasts it."""
    if depth == 0:
        strong = [c for c in chains if _RANK[c[1][0].mark.style] <= 2 and (len(c[1]) >= 2 or c[1][0].weight > 0.9)]
        if strong:
            capitals = [c for c in strong if c[1][0].mark.style == "capital"]
            romans = [c for c in strong if c[1][0].mark.style in ("roman", "part")]
            if capitals and romans and not _encloses(capitals[0][1], romans[0][1]):
                return romans[0][1]
            return min(strong, key=lambda c: (_RANK[c[1][0].mark.style], -c[0]))[1]
    return min(chains, key=lambda c: (c[1][0].line.index, _RANK[c[1][0].mark.style], -c[0]))[1]


def _encloses(outer: list[_Candidate], inner: list[_Candidate]) -> bool:
    return len(outer) >= 2 and outer[0].line.index <= inner[0].line.index


def _best_chain(items: list[_Candidate], parent: Node | None) -> tuple[list[_Candidate], float]:
    """The best increasing run of marks of one style; a dynamic programme over at most a few predecessors each."""
    if items and items[0].mark.style.startswith("decimal") and parent is not None and parent.mark.style == "arabic":
        fitting = [
            i
            for i in items
            if i.mark.parts[-2:-1] == parent.mark.parts[-1:] or i.mark.parts[0] == parent.mark.parts[-1]
        ]
        items = fitting or items
    best: list[float] = []
    back: list[int] = []
    by_ordinal: dict[int, list[int]] = {}
    for at, item in enumerate(items):
        score = item.weight + (_FIRST if item.mark.ordinal == 1 else (0.0 if item.mark.ordinal == 2 else -0.7))
        source = -1
        for step, gain in ((1, _NEXT), (2, _GAP), (3, _GAP - 0.4), (0, _AGAIN)):
            if item.mark.style == "letter" and step == 2:
                gain = 0.2  # lists with and without đ, and those that skip w or f
            for earlier in by_ordinal.get(item.mark.ordinal - step, ())[-40:]:
                if best[earlier] + item.weight + gain > score:
                    score, source = best[earlier] + item.weight + gain, earlier
        best.append(score)
        back.append(source)
        by_ordinal.setdefault(item.mark.ordinal, []).append(at)
    if not best:
        return [], 0.0
    top = max(range(len(best)), key=lambda i: (best[i], -i))
    score = best[top]
    chain = []
    while top >= 0:
        chain.append(items[top])
        top = back[top]
    chain.reverse()
    return chain, score


def _node(member: _Candidate, end: int, parent: Node | None, depth: int) -> Node:
    mark = member.mark
    above = parent.path if parent else ()
    if mark.style.startswith("mixed"):
        path = mark.parts
    elif (
        mark.style.startswith("decimal")
        and parent is not None
        and parent.mark.style in ("arabic", "decimal2", "decimal3")
    ):
        path = (*above, mark.parts[-1])
    else:
        path = (*above, *mark.parts)
    title = member.line.text.cut_key(mark.end, len(member.line.key))
    return Node(mark, member.line, member.line.index, end, path, depth, parent, title)


def _settle(page: Page, nodes: list[Node], labelled: Callable[[Line], bool], skip: frozenset[int]) -> None:
    """Tell headings from numbered paragraphs, siblings together."""
    votes = [_vote(page, node, labelled, skip) for node in nodes]
    yes = sum(v > 0 for v in votes)
    no = sum(v < 0 for v in votes)
    for node, vote in zip(nodes, votes, strict=True):
        node.heading = vote > 0 or (vote == 0 and yes > no and yes > 0)
        if vote == -1 and yes >= 2 and yes >= 2 * no and len(node.title) <= _SHORT:
            node.heading = True
        if node.heading and node.mark.style != "letter":
            _split_run_in(page, node, skip)
        _settle(page, node.children, labelled, skip)


def _vote(page: Page, node: Node, labelled: Callable[[Line], bool], skip: frozenset[int]) -> int:
    """2 surely a heading, 1 likely, 0 either, -1 likely a paragraph, -2 surely one."""
    style = node.mark.style
    key = node.title.key.strip()
    if style == "letter" or not key:
        return -2
    size = len(key)
    if style in ("roman", "part", "capital"):
        return 2 if size <= _LONGEST_HEADING or run_in_head(node.title) is not None else -1
    if node.line.emphasised or (node.line.caps and not page.shouting):
        return 2 if size <= 2 * _LONGEST_HEADING else -1
    below = [page.lines[i] for i in node.own_lines() if i not in skip]
    if any(labelled(line) for line in below[:12]) and size <= 2 * _LONGEST_HEADING:
        return 2
    head = run_in_head(node.title)
    if head is not None:
        return 1
    unit_heading = is_unit(key) and clause_start(node.title) is None
    filled = bool(below) or bool(node.children)
    ends = key[-1:] in ".;," or key.endswith("./.")
    if size > _LONGEST_HEADING or (ends and not unit_heading):
        return -2 if size > _SHORT or not filled else -1
    if not filled:
        return -1 if key[-1:] == ":" or ends else 0
    if is_unit(key) and not unit_heading and size > 60:
        return -1
    return 1


def run_in_head(title: Text) -> Text | None:
    """The head before the colon of a line such as "1. Phòng A: Là đầu mối …"; None where the colon is part of a sentence."""
    key = title.key
    at = key.find(":")
    if at <= 0 or at > 140 or not key[at + 1 :].strip():
        return None
    head = key[:at].strip()
    if head.count("(") != head.count(")"):
        return None
    if is_unit(head) and clause_start(title.cut_key(0, at)) is None and head != "đề nghị":
        return title.cut_key(0, at)
    words = head.split()
    if len(words) <= 8 and roles_of(head) != (Role.OTHER,) and "," not in head:
        return title.cut_key(0, at)
    if len(words) <= 4 and words[0] in ("thời", "địa", "đối", "thành", "phương", "phạm", "hình", "số", "kinh"):
        return title.cut_key(0, at)
    return None


def _split_run_in(page: Page, node: Node, skip: frozenset[int]) -> None:
    if node.line.bold and not node.title.key.rstrip().endswith(":") and ":" in node.title.key:
        return  # the whole line is set as a heading: "6. Đề nghị: Hiệp hội …"
    head = run_in_head(node.title)
    if head is None:
        return
    at = node.title.key.find(":")
    node.rest = node.title.cut_key(at + 1, len(node.title.key))
    node.title = head
    node.run_in = True


def bullets_of(line: Line) -> str | None:
    """The sign of the bullet that begins a line."""
    found = bullet(line.key)
    return found[0] if found else None
