"""Words before a colon that say what follows: "Đơn vị chủ trì: …; Thời gian: …"."""

from __future__ import annotations

import re
from typing import cast

from checker.model.records import dataclass
from checker.parse.page import Line
from checker.parse.vocabulary import Expression, holds
from checker.patterns import compiled
from checker.text import Text

_ROLES = ("coordinating", "lead", "time", "product", "title", "other")
TASK_ROLES = ("coordinating", "lead", "time", "product")
"""The roles that are elements of a task."""

_COLON = r"\s*(?:\([^)]{0,60}\)\s*)?:"
_FIRST = Expression(
    "labels",
    r"[\s\-+*•(\"]*(?:(?:[{item_letters}]|[ivx]{2,4})\s?[.)]\s*|\d{1,2}(?:\.\d{1,2})*\s?[.)]\s*)?(?:{about} )?(?:"
    + "|".join(f"(?P<{role}>{{{role}.label}})" for role in _ROLES)
    + f"){_COLON}",
)
_LATER = Expression(
    "labels",
    r"(?:[;.(,]\s*|\s-\s|\s\+\s)\s*(?:{about} )?(?:(?P<coordinating>{coordinating.later})|(?P<lead>{lead.later})"
    rf"|(?P<time>{{time.label}})|(?P<product>{{product.label}})){_COLON}"
    rf"|\(\s*(?P<who>{{lead.bracketed}}){_COLON}"
    r"|(?:[;,(]\s*)(?P<when>{time.running})\s(?=[{letters}\d])",
)
_BARE = Expression("labels", r"[\s\-+*]*(?P<time>{time.bare})\s+(?=[{letters}\d])")
_NEXT_SENTENCE = compiled(r"\.\s+(?=[^\W\d_])(?=\w)")
_LONGEST_BARE = 220
_FARTHEST_START = 12


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a line: its role, the range of its words, and the text after it (empty when left blank)."""

    role: str
    line: Line
    start: int
    words_end: int
    value: Text
    at_start: bool


def find_labels(line: Line) -> tuple[Label, ...]:
    """All labels of a line, the first at its start; each value runs to the next label or the end."""
    known = line.memory.get("labels")
    if known is None:
        known = line.memory["labels"] = _find(line)
    return cast(tuple[Label, ...], known)


def _find(line: Line) -> tuple[Label, ...]:
    key = line.key
    if ":" not in key and not holds(key, "labels", "time", "bare_word"):
        return ()
    hits = _hits(key)
    if not hits:
        return ()
    if len(hits) == 1 and hits[0].end() == len(key.rstrip()) and _span(hits[0])[0] >= _FARTHEST_START:
        return ()  # "2. Nội dung, thời gian, người thực hiện:" heads what follows
    ends = [_span(hit)[0] for hit in hits[1:]] + [len(key)]
    found = []
    for at, (hit, end) in enumerate(zip(hits, ends, strict=True)):
        role = _role(hit)
        start, words_end = _span(hit)
        value = _trim(line.text.cut_key(hit.end(), end))
        if role == "time" and (stop := _NEXT_SENTENCE.search(value.value)):
            value = value.cut(0, stop.start())
        if start > 0 and _unclosed(key, start) and (closed := value.value.rstrip(" .;/")).endswith(")"):
            value = value.cut(0, len(closed) - 1)
        found.append(Label(role, line, start, words_end, value, at == 0 and start < _FARTHEST_START))
    return tuple(found)


def starts_with_label(line: Line) -> bool:
    """Whether a line begins with a label of a task (who, with whom, when, with what result)."""
    labels = find_labels(line)
    return bool(labels) and labels[0].at_start and labels[0].role in TASK_ROLES


def _hits(key: str) -> list[re.Match[str]]:
    first = _FIRST.match(key)
    if first is None and len(key) < _LONGEST_BARE:
        first = _BARE.match(key)
    hits = [first] if first is not None else []
    position = first.end() if first is not None else 0
    if ":" in key[position:] or holds(key[position:], "labels", "time", "bare_word"):
        hits.extend(_LATER.finditer(key, max(0, position - 1)))
    return hits


def _role(hit: re.Match[str]) -> str:
    """The role of a label; "when" is a time without its colon in a sentence, "who" a lead at the start of a bracket."""
    role = next(role for role, words in hit.groupdict().items() if words is not None)
    return {"when": "time", "who": "lead"}.get(role, role)


def _span(hit: re.Match[str]) -> tuple[int, int]:
    return next(hit.span(role) for role, words in hit.groupdict().items() if words is not None)


def _unclosed(key: str, at: int) -> bool:
    return key[:at].count("(") > key[:at].count(")")


def _trim(text: Text) -> Text:
    value = text.value
    start, end = 0, len(value)
    while end > start and value[end - 1] in " ;,(-–":
        end -= 1
    while start < end and value[start] in " :-–":
        start += 1
    return text.cut(start, end)
