"""Places left to be filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.plan import Blank
from checker.parse.page import Line

_MARKED = re.compile(
    r"\[\s?(?:điền|…|\.{2,}|tên|ghi|nêu|bổ sung|cập nhật|số)[^\]]{0,90}\]|<(?:điền|tên|ghi)[^>]{0,60}>"
)
# A dotted line is a place to write in; "tin, bài,..." and "áp phích..." are prose: there the dots touch a word or comma.
_DOTS = re.compile(r"(?:(?<=[\s:(])|^)(?:\.{3,}|…{1,}|_{3,})[.…_]*(?=[\s;,./)]|$)|(?:\.{5,}|…{2,}|_{5,})")
_DATE = re.compile(r"ngày\s*(?:[.…_]{2,}|…)\s*/?\s*(?:tháng)?\s*(?:[.…_]{2,}|…|\d{0,2})")


def find_blanks(lines: Sequence[Line], *, skip: frozenset[int]) -> list[Blank]:
    """Visible blanks ("[điền: …]") and dotted lines in the given lines, outside header values told by their own rules."""
    found: list[Blank] = []
    for line in lines:
        value = line.text.value
        if line.index in skip or not ("[" in value or "<" in value or ".." in value or "…" in value or "__" in value):
            continue
        key = line.key
        spans: list[tuple[int, int]] = []
        for match in _MARKED.finditer(key):
            spans.append(match.span())
        for match in _DATE.finditer(key):
            spans.append(match.span())
        for match in _DOTS.finditer(key):
            if any(a <= match.start() < b for a, b in spans):
                continue
            if _is_prose(key, match):
                continue
            spans.append(match.span())
        found.extend(
            Blank(element=_element(key, a), text=line.text.cut_key(a, b).value, location=line.text.key_location(a, b))
            for a, b in sorted(spans)
        )
    return found


def _is_prose(key: str, match: re.Match[str]) -> bool:
    before = key[: match.start()].rstrip()
    if not before and not key[match.end() :].strip(" .;"):
        return len(match.group()) < 8  # a line of dots alone is a leader or a place to write in
    if before.endswith((",", ";", "-")) and len(match.group()) <= 3:
        return True
    return len(match.group()) <= 3 and match.end() >= len(key.rstrip(" .;)/")) and not before.endswith(":")


def _element(key: str, at: int) -> str:
    before = key[max(0, at - 40) : at]
    for element, words in (
        ("lead", ("chủ trì", "thực hiện:")),
        ("date", ("ngày", "thời gian", "thời hạn")),
        ("number", ("số",)),
        ("funding", ("kinh phí", "nguồn")),
    ):
        if any(w in before for w in words) or any(w in key[at : at + 60] for w in words):
            return element
    return "text"
