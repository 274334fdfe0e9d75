"""Words before a colon that say what follows: "Đơn vị chủ trì: …; Thời gian: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.parse.page import Line
from checker.parse.vocabulary import alternatives, phrases
from checker.text import Text

_ROLES = ("coordinating", "lead", "time", "product", "title", "other")
_LEAD_IN = r"[\s\-+*•(\"]*(?:[a-zđ]\s?[.)]\s*|\d{1,2}(?:\.\d{1,2})*\s?[.)]\s*)?(?:về )?"
_BETWEEN = r"(?:[;.(,]\s*|\s-\s|\s\+\s)\s*(?:về )?"


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a line: its role, the range of its words, and the text after it (empty when left blank)."""

    role: str
    line: Line
    start: int
    words_end: int
    value: Text
    colon: bool
    at_start: bool


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    groups = "|".join(f"(?P<{role}>{alternatives(phrases('labels', role, 'label'))})" for role in _ROLES)
    colon = r"\s*(?:\([^)]{0,60}\)\s*)?:"
    first = re.compile(rf"{_LEAD_IN}(?:{groups}){colon}")
    long_lead = r"(?:(?:các )?(?:cơ quan|đơn vị|bộ phận|phòng|cá nhân|người|tổ chức)[a-zà-ỹđ, ]{0,40}?(?:chủ trì|thực hiện|phụ trách)|chủ trì(?: thực hiện)?)"
    long_coordinating = r"(?:(?:các )?(?:cơ quan|đơn vị|bộ phận|phòng|cá nhân|tổ chức)[a-zà-ỹđ, ]{0,40}?phối hợp(?: thực hiện)?|phối hợp(?: thực hiện)?)"
    time = alternatives(phrases("labels", "time", "label"))
    product = alternatives(phrases("labels", "product", "label"))
    later = re.compile(
        rf"{_BETWEEN}(?:(?P<coordinating>{long_coordinating})|(?P<lead>{long_lead})|(?P<time>{time})|(?P<product>{product})){colon}"
    )
    bare = re.compile(r"[\s\-+*]*(?P<time>(?:thời gian|thời hạn) (?:thực hiện|hoàn thành))\s+(?=[a-zà-ỹđ\d])")
    return first, later, bare


def find_labels(line: Line) -> tuple[Label, ...]:
    """All labels of a line, the first at its start; each value runs to the next label or the end."""
    key = line.key
    if ":" not in key and "thời" not in key[:24]:
        return ()
    first, later, bare = _patterns()
    hits: list[tuple[str, int, int, int]] = []
    match = first.match(key)
    if match:
        role = next(r for r in _ROLES if match[r] is not None)
        hits.append((role, match.start(role), match.end(role), match.end()))
    elif (match := bare.match(key)) and len(key) < 220:
        hits.append(("time", match.start("time"), match.end("time"), match.end("time")))
    position = hits[-1][3] if hits else 0
    if ":" in key[position:]:
        for match in later.finditer(key, max(0, position - 1)):
            role = next(r for r in ("coordinating", "lead", "time", "product") if match[r] is not None)
            hits.append((role, match.start(role), match.end(role), match.end()))
    found = []
    for at, (role, start, words_end, value_start) in enumerate(hits):
        value_end = hits[at + 1][1] if at + 1 < len(hits) else len(key)
        value = _trim(line.text.cut_key(value_start, value_end))
        if start > 0 and _unclosed(key, start) and (closed := value.value.rstrip(" .;/")).endswith(")"):
            value = value.cut(0, len(closed) - 1)
        found.append(
            Label(
                role,
                line,
                start,
                words_end,
                value,
                key[words_end:value_start].strip().endswith(":"),
                at == 0 and start < 12,
            )
        )
    return tuple(found)


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


def starts_with_label(line: Line) -> bool:
    """Whether a line begins with a label of a task (who, with whom, when, with what result)."""
    labels = find_labels(line)
    return bool(labels) and labels[0].at_start and labels[0].role in ("lead", "coordinating", "time", "product")
