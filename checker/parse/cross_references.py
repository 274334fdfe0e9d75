"""References from one part of the plan to another: "tại mục IV", "khoản 2 mục III Kế hoạch này"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.plan import CrossReference
from checker.parse.context import Context
from checker.parse.sentences import Sentence, sentences
from checker.parse.vocabulary import Expression, holds

_REFERENCE = Expression(
    "references",
    r"\<{lead} (?:{below} (?P<below>\d{1,2})\>,? )?{part} (?P<part>[ivx]+)"
    r"(?:[.](?P<under>\d{1,2}(?:\.\d{1,2})*))?(?![{letters}\d])",
)
_OWN = Expression("references", r"[,)]? ?{own}\>")
_ACTS = Expression("references", r"\<{acts}\>")


def find_references(context: Context) -> list[CrossReference]:
    """References to parts of this very plan; one that may mean a part of another act is left out."""
    found: list[CrossReference] = []
    for line in context.body:
        if line.index in context.skip or not holds(line.key, "references", "part"):
            continue
        for sentence in sentences(line):
            found.extend(_references(sentence))
    return found


def _references(sentence: Sentence) -> Iterator[CrossReference]:
    key, text = sentence.line.key, sentence.line.text
    for match in _REFERENCE.finditer(key, sentence.start, sentence.end):
        if not _OWN.match(key, match.end(), sentence.end) and _ACTS.search(key, sentence.start, sentence.end):
            continue
        parts = (match["part"].upper(), match["under"] or match["below"])
        yield CrossReference(
            text=text.cut_key(*match.span()).value,
            path=".".join(part for part in parts if part),
            location=text.key_location(*match.span()),
        )
