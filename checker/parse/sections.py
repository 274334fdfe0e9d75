"""The headings of the body as sections of the plan."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.plan import Confidence, Reading, Section
from checker.parse.context import Context
from checker.parse.nodes import Node, walk
from checker.parse.vocabulary import roles_of


def read_sections(context: Context) -> list[Section]:
    """The sections in reading order; lettered items are none."""
    return [_section(context, node) for node in _headings(list(walk(context.nodes)))]


def _section(context: Context, node: Node) -> Section:
    location = node.line.text.location()
    stop = min(node.end, max(context.closing_start, node.start + 1))
    heads = _headings(node.children)
    inner = {index for head in heads for index in range(head.start, head.end)}
    own = sum(index not in inner for index in range(node.start + 1, stop))
    above = _heading_above(node)
    return Section(
        path=node.name,
        parent_path=above.name if above else "",
        ordinal=node.mark.ordinal if node.mark.text else None,
        mark=node.mark.text,
        style=node.mark.style,
        title=node.title.value.strip(" .:;"),
        roles=roles_of(node.key),
        level=node.depth + 1,
        run_in=node.run_in,
        repeated=False,
        text_lines=own + (node.rest is not None),
        children=len(heads),
        location=location,
        span=location.to(context.page.lines[stop - 1].text.location()),
        reading=Reading(
            how="run-in" if node.run_in else "heading",
            confidence=Confidence.CERTAIN if node.line.bold or node.line.caps else Confidence.LIKELY,
        ),
    )


def _headings(nodes: Sequence[Node]) -> list[Node]:
    return [node for node in nodes if node.heading and node.mark.style != "letter"]


def _heading_above(node: Node) -> Node | None:
    above = node.parent
    while above is not None and not above.heading:
        above = above.parent
    return above
