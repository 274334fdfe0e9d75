"""The clause that says who pays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model.plan import Confidence, Funding, Reading, Role
from checker.parse.context import Context
from checker.parse.nodes import Node, walk
from checker.parse.page import Line
from checker.parse.sentences import Sentence, sentences
from checker.parse.vocabulary import Expression, pattern, roles_of
from checker.text import Text

_MONEY = Expression("funding", r"\<{money}\>")


def read_funding(context: Context) -> Funding | None:
    """The funding clause: a part of its own, a numbered item, or a sentence under the organisation of work."""
    parts = [node for node in walk(context.nodes) if node.heading and Role.FUNDING in roles_of(node.key)]
    # "3. Tăng cường nguồn lực" among the tasks, "IV. KINH PHÍ THỰC HIỆN" below: the part that names the money is the clause.
    # "III. CƠ CHẾ TÀI CHÍNH" with "3. Kinh phí của người chăn nuôi" below it is one clause.
    parts = [node for node in parts if node.parent not in parts]
    for node in sorted(parts, key=lambda node: _MONEY.search(node.key) is None):
        found = _of_node(context, node)
        if found is not None:
            return found
    for line in list(_candidates(context)):  # all at once: each notes in the ledger what it passes over
        for sentence in sentences(line):
            if not pattern("funding", "clause").search(line.key, sentence.start, sentence.end) or _in_passing(sentence):
                continue
            context.ledger.take(line, "funding")
            text = sentence.text
            return Funding(
                text=text.value,
                sources=_sources((text,)),
                by_reference=False,
                location=text.location(),
                reading=Reading(how="sentence", confidence=Confidence.LIKELY),
            )
    return None


def _of_node(context: Context, node: Node) -> Funding | None:
    reach = range(node.start, min(node.end, context.closing_start))
    lines = [context.page.lines[index] for index in reach if index not in context.skip]
    for line in lines:
        context.ledger.take(line, "funding")
    texts: list[Text] = [node.rest] if node.rest is not None and node.rest.value else []
    texts += [line.text for line in lines[1:] if line is not node.title_line]
    if not texts:
        return None
    return Funding(
        text=Text.join(texts).value,
        sources=_sources(texts),
        by_reference=pattern("funding", "by_reference").search(texts[0].key) is not None,
        location=texts[0].location().to(texts[-1].location()),
        reading=Reading(how="heading"),
    )


def _candidates(context: Context) -> Iterator[Line]:
    """Lines that speak of money where a plan orders its work: not under purpose and requirements."""
    for line in context.body:
        if line.index in context.skip or not _MONEY.search(line.key):
            continue
        roles = context.roles_above(line.index)
        if roles & {Role.PURPOSE, Role.REQUIREMENTS} and Role.ORGANISATION not in roles:
            for match in _MONEY.finditer(line.key):
                context.ledger.take(line, "funding", *match.span())
            continue
        yield line


def _in_passing(sentence: Sentence) -> bool:
    key, reach = sentence.line.key, (sentence.start, sentence.end)
    hits = [hit.span() for hit in pattern("funding", "passing").finditer(key, *reach)]
    return all(any(a <= money.start() < b for a, b in hits) for money in _MONEY.finditer(key, *reach))


def _sources(texts: Sequence[Text]) -> tuple[str, ...]:
    found = [
        text.cut_key(*match.span()).value for text in texts for match in pattern("funding", "source").finditer(text.key)
    ]
    return tuple(dict.fromkeys(found))
