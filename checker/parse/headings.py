"""Headings told from numbered paragraphs, and heads from the text that runs on after them in the same line."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.plan import Role
from checker.parse.labels import starts_with_label
from checker.parse.nodes import Node
from checker.parse.page import Page
from checker.parse.plain_headings import PLAIN
from checker.parse.units import clause_start, is_unit
from checker.parse.vocabulary import Expression, phrases, roles_of
from checker.text import Text

_LIST_HEAD = Expression("outline", r"{list_heads}\s?:")
_LONGEST_HEADING = 260
_SHORT = 130
_LONGEST_RUN_IN = 140
_LONGEST_UNIT = 60
_LONGEST_ENDED = 90
_LABELS_BELOW = 12
_SHORT_HEAD = 7
_FEW_WORDS = 6
_SURELY, _LIKELY, _EITHER, _HARDLY, _NEVER = 2, 1, 0, -1, -2


def settle_headings(page: Page, nodes: Sequence[Node], skip: frozenset[int]) -> None:
    """Tell headings from numbered paragraphs, siblings together; ``skip`` are lines that do not count."""
    votes = [_vote(page, node, skip) for node in nodes]
    yes = sum(vote > 0 for vote in votes)
    no = sum(vote < 0 for vote in votes)
    short = sum(_short_head(node) for node in nodes)
    rowed = short >= 2 and all(vote > 0 or _short_head(node) for node, vote in zip(nodes, votes, strict=True))
    for node, vote in zip(nodes, votes, strict=True):
        carried = vote == _HARDLY and yes >= 2 and yes >= 2 * no and len(node.title) <= _SHORT
        node.heading = vote > 0 or (vote == _EITHER and yes > no) or carried or rowed
        if node.heading and node.mark.style != "letter":
            _split_run_in(node, in_row=rowed, shouting=page.shouting)
        settle_headings(page, node.children, skip)


def _vote(page: Page, node: Node, skip: frozenset[int]) -> int:
    """Whether a numbered line is a heading, by itself."""
    key = node.title.key.strip()
    size = len(key)
    if node.mark.style == "letter" or not key:
        return _NEVER
    if node.mark.style in ("roman", "part", "item", "capital", PLAIN):
        return _SURELY if size <= _LONGEST_HEADING or run_in_head(node.title) is not None else _HARDLY
    if node.head.emphasised or (node.head.caps and not page.shouting):
        return _SURELY if size <= 2 * _LONGEST_HEADING else _HARDLY
    below = [page.lines[i] for i in node.own_lines() if i not in skip]
    if size <= 2 * _LONGEST_HEADING and any(starts_with_label(line) for line in below[:_LABELS_BELOW]):
        return _SURELY
    if run_in_head(node.title) is not None:
        return _LIKELY
    return _vote_plain(node, key, filled=bool(below or node.children))


def _vote_plain(node: Node, key: str, *, filled: bool) -> int:
    """The vote on a line that nothing sets apart; ``filled`` says whether anything stands below it."""
    unit = is_unit(key)
    ends = key[-1:] in ".;,"
    unit_heading = unit and clause_start(node.title) is None and not (ends and len(key) > _LONGEST_ENDED)
    if ends and filled and len(key.split()) <= _FEW_WORDS and roles_of(key.rstrip(" .;,")) != (Role.OTHER,):
        return _LIKELY  # "1. Mục đích."
    if len(key) > _LONGEST_HEADING or (ends and not unit_heading):
        return _NEVER if len(key) > _SHORT or not filled else _HARDLY
    if not filled:
        return _HARDLY if ends or key[-1:] == ":" else _EITHER
    return _HARDLY if unit and not unit_heading and len(key) > _LONGEST_UNIT else _LIKELY


def run_in_head(title: Text) -> Text | None:
    """The head before the colon of a line such as "1. Phòng A: Là đầu mối …"; None where the colon is part of a sentence."""
    key = title.key
    at = key.find(":")
    if not 0 < at <= _LONGEST_RUN_IN or not key[at + 1 :].strip():
        return None
    head = key[:at].strip()
    if head.count("(") != head.count(")"):
        return None
    words = head.split()
    if words and words[-1].isdigit():
        return None  # "Nhiệm vụ 1: Công bố …": the number of what follows
    is_head = (
        (is_unit(head) and clause_start(title.cut_key(0, at)) is None and head not in phrases("outline", "not_heads"))
        or (len(words) <= 8 and "," not in head and roles_of(head) != (Role.OTHER,))
        or (len(words) <= 4 and words[0] in phrases("outline", "first_words"))
    )
    return title.cut_key(0, at) if is_head else None


def _short_head(node: Node) -> bool:
    """Whether some words with a capital stand before a colon, and text behind it: a head where all beside it have one."""
    key = node.title.key
    at = key.find(":")
    if node.mark.style == "letter" or at <= 0 or not key[at + 1 :].strip() or "(" in key[:at]:
        return False
    words = key[:at].split()
    if not words or words[-1].isdigit() or " ".join(words) in phrases("outline", "not_heads") or node.line.starts_small:
        return False
    named = words[0] in phrases("outline", "first_words") or clause_start(node.title.cut_key(0, at)) is None
    return named and len(words) <= _SHORT_HEAD


def _split_run_in(node: Node, *, in_row: bool, shouting: bool) -> None:
    key = node.title.key
    whole = node.head.bold or (node.head.caps and not (in_row or shouting)) or _LIST_HEAD.match(key)
    if whole and ":" in key and not key.rstrip().endswith(":"):
        return  # the whole line is set as a heading: "6. Đề nghị: Hiệp hội …"
    head = run_in_head(node.title)
    if head is None and in_row and _short_head(node):
        head = node.title.cut_key(0, key.find(":"))
    if head is not None:
        node.rest = node.title.cut_key(key.find(":") + 1, len(key))
        node.title = head
        node.run_in = True
