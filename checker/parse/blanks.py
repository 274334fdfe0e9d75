"""Places left to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.model.plan import Blank
from checker.parse.page import Line
from checker.parse.vocabulary import Expression, holds, words
from checker.patterns import compiled

_MARKED = Expression("blanks", r"\[\s?{in_square}[^\]]{0,90}\]|<{in_angle}[^>]{0,60}>")
# A dotted line is a place to write in; "tin, bài,..." and "áp phích..." are prose: there the dots touch a word or comma.
_DOTS = compiled(r"(?:(?<=[\s:(])|^)(?:\.{3,}|…{1,}|_{3,})[.…_]*(?=[\s;,./)]|$)|(?:\.{5,}|…{2,}|_{5,})")
_DATE = Expression("blanks", r"{day}\s*(?:[.…_]{2,}|…)\s*/?\s*{month}?\s*(?:[.…_]{2,}|…|\d{0,2})")
_SIGNS = ("[", "<", "..", "…", "__")


def find_blanks(lines: Sequence[Line], *, skip: frozenset[int]) -> list[Blank]:
    """Visible blanks ("[điền: …]") and dotted lines in the given lines, outside header values told by their own rules."""
    found: list[Blank] = []
    for line in lines:
        if line.index in skip or not any(sign in line.text.value for sign in _SIGNS):
            continue
        found.extend(
            Blank(
                element=_element(line.key, start),
                text=line.text.cut_key(start, end).value,
                location=line.text.key_location(start, end),
            )
            for start, end in sorted(_spans(line.key))
        )
    return found


def _spans(key: str) -> Iterator[tuple[int, int]]:
    marked = [match.span() for blank in (_MARKED, _DATE) for match in blank.finditer(key)]
    yield from marked
    for match in _DOTS.finditer(key):
        if not any(start <= match.start() < end for start, end in marked) and not _is_prose(key, match):
            yield match.span()


def _is_prose(key: str, match: re.Match[str]) -> bool:
    before = key[: match.start()].rstrip()
    if not before and not key[match.end() :].strip(" .;"):
        return len(match.group()) < 8  # a line of dots alone is a leader or a place to write in
    if len(match.group()) > 3:
        return False
    ends_line = match.end() >= len(key.rstrip(" .;)/"))
    return before.endswith((",", ";", "-")) or (ends_line and not before.endswith(":"))


def _element(key: str, at: int) -> str:
    before, after = key[max(0, at - 40) : at], key[at : at + 60]
    for element in words("blanks")["element"]:
        if holds(before, "blanks", "element", element) or holds(after, "blanks", "element", element):
            return str(element)
    return "text"
