"""The clause that says who pays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.plan import Confidence, Funding, Reading, Role
from checker.parse.context import Context, sentences
from checker.parse.outline import Node, walk
from checker.parse.page import Line
from checker.parse.vocabulary import pattern, roles_of
from checker.text import Text

_MONEY = re.compile(r"(?<![a-zà-ỹđ])kinh phí(?![a-zà-ỹđ])")


def read_funding(context: Context) -> Funding | None:
    """The funding clause: a part of its own, a numbered item, or a sentence under the organisation of work."""
    for node in walk(context.nodes):
        if node.heading and Role.FUNDING in roles_of(node.key):
            found = _of_node(context, node)
            if found is not None:
                return found
    for line in _candidates(context):
        for start, end in sentences(line.text):
            match = pattern("phrases", "funding", "clause").search(line.key, start, end)
            if not match or _in_passing(line, start, end):
                continue
            _take(context, line)
            text = line.text.cut_key(start, end)
            return Funding(
                text=text.value, sources=_sources((text,)), by_reference=False, location=text.location(),
                reading=Reading(how="sentence", confidence=Confidence.LIKELY),
            )  # fmt: skip
    return None


def _of_node(context: Context, node: Node) -> Funding | None:
    lines = [
        context.page.lines[i] for i in range(node.start, min(node.end, context.closing_start)) if i not in context.skip
    ]
    texts: list[Text] = [node.rest] if node.rest is not None and node.rest.value else []
    texts += [line.text for line in lines[1:]]
    for line in lines:
        context.ledger.take(line, "funding")
    if not texts:
        return None
    sure = Confidence.CERTAIN
    by_reference = any(pattern("phrases", "funding", "by_reference").search(t.key) for t in texts[:1])
    location = texts[0].location().to(texts[-1].location())
    return Funding(
        text=Text.join(texts).value,
        sources=_sources(texts),
        by_reference=by_reference,
        location=location,
        reading=Reading(how="heading", confidence=sure),
    )


def _candidates(context: Context) -> list[Line]:
    """Lines that speak of money where a plan orders its work: not under purpose and requirements, not in headings."""
    found = []
    for line in context.body:
        if line.index in context.skip or not _MONEY.search(line.key):
            continue
        above = context.ancestors(line.index)
        roles = {role for node in above for role in roles_of(node.key)}
        if roles & {Role.PURPOSE, Role.REQUIREMENTS} and Role.ORGANISATION not in roles:
            for match in _MONEY.finditer(line.key):
                context.ledger.take(line, "funding", *match.span())
            continue
        found.append(line)
    return found


def _in_passing(line: Line, start: int, end: int) -> bool:
    hits = [m.span() for m in pattern("phrases", "funding", "passing").finditer(line.key, start, end)]
    return all(any(a <= m.start() < b for a, b in hits) for m in _MONEY.finditer(line.key, start, end))


def _take(context: Context, line: Line) -> None:
    context.ledger.take(line, "funding")


def _sources(texts: Sequence[Text]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for text in texts:
        for match in pattern("phrases", "funding", "source").finditer(text.key):
            found.setdefault(text.cut_key(*match.span()).value)
    return tuple(found)
