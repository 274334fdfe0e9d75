"""The title of a document: which lines it has, what it says without the word KẾ HOẠCH, and what the plan is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.parse.levels import PLACE
from checker.parse.marks import read_marks
from checker.parse.page import Line, Page
from checker.parse.units import canonical
from checker.parse.vocabulary import Expression, holds
from checker.patterns import compiled
from checker.text import Text

TITLE_LINES = 12
"""No title has more lines than these."""

_RULE = compiled(r"[-_=*.\s–—|]*")
_ATTACHED = Expression("phrases", "{attached}")
_BELOW_TITLE = Expression("structure", r"\(?{below_title}")
_PLAN_WORD = Expression("structure", r"\W*{plan_word}(?: {joint})?(?: \({draft}\))?\>\W*")
_TERM = Expression(
    "dates",
    r"(?:,? )?(?:{in} )?{term} {year_number}(?: ?- ?(?:19|20)?\d\d)?(?: ?- ?\d{4})?",
)
_ADDRESS = Expression("structure", r"\W*{addressed}")
_OPENING = Expression("phrases", r"\W*{opening}\>")
_ANNOUNCES = Expression("structure", r"{announces}\s*:$")
_BASIS = Expression("structure", r"\W*{basis} ")
_CARRIES_ON = Expression("structure", "{carries_on}")


def read_title(lines: Sequence[Line]) -> Text | None:
    """The title below the word KẾ HOẠCH, its lines joined; a title that holds the word itself loses it."""
    parts = []
    for at, line in enumerate(lines):
        text = line.text.cut()
        if is_rule(text.value) or (at > 0 and _BELOW_TITLE.match(line.key.lstrip(" (*"))):
            continue
        head = _PLAN_WORD.match(text.key) if at == 0 else None
        if head:
            text = text.cut_key(head.end(), len(text.key))
        if text.value:
            parts.append(text)
    return Text.join(parts) if parts else None


def is_type_alone(line: Line) -> bool:
    """Whether a line holds the word KẾ HOẠCH, perhaps with whose it is ("KẾ HOẠCH PHỐI HỢP"), and no title."""
    return _PLAN_WORD.fullmatch(line.key) is not None


def topic_of(title: str) -> str:
    """The title without its year, period and place: what the plan is about, folded."""
    key = PLACE.compiled.sub(" ", _TERM.compiled.sub(" ", canonical(title)))
    return re.sub(r"\s+", " ", key).strip(" ,.;")


def is_rule(value: str) -> bool:
    """Whether a line holds nothing but the signs of a ruled line."""
    return bool(_RULE.fullmatch(value))


def is_address(line: Line) -> bool:
    """Whether a line says to whom a letter is written ("Kính gửi: …")."""
    return bool(_ADDRESS.match(line.key))


def is_attached(line: Line) -> bool:
    """Whether a line begins as the note that its text belongs to another document ("Kèm theo …", "Ban hành kèm theo …")."""
    return bool(_ATTACHED.match(line.key.lstrip(" (*")) or _ATTACHED.match(line.key))


def is_reference(line: Line) -> bool:
    """Whether a line is the "(Kèm theo Kế hoạch số …)" below a title."""
    attached = len(line.key) < 400 and bool(_ATTACHED.match(line.key.lstrip(" *(")))
    return attached and holds(line.key[:40], "structure", "enclosed")


def title_end(page: Page, at: int, *, own_line: bool) -> tuple[int, int | None]:
    """The line after the last line of the title that begins in line ``at``, and the reference below it.

    ``own_line`` says that the line holds nothing but the type, so that the title itself follows.
    """
    lines = page.lines
    end = at + 1
    while end < len(lines) and end <= at + TITLE_LINES:
        line = lines[end]
        if is_reference(line):
            return end + 1, end
        if not is_rule(line.text.value):
            if _starts_body(line):
                break
            if end == at + 1 and own_line:
                if _is_opening(line):
                    break
            elif not _continues_title(page, lines[end - 1], line):
                break
        end += 1
    return end, None


def _starts_body(line: Line) -> bool:
    marks = read_marks(line)
    if any(m.style in ("roman", "part", "item", "article", "capital") and m.ordinal <= 2 for m in marks):
        return True
    return any(m.style == "arabic" and m.ordinal == 1 for m in marks) or is_address(line)


def _is_opening(line: Line) -> bool:
    """Whether a line is the sentence before the first part rather than a title."""
    key = line.key.strip()
    if len(key) > 420:
        return True
    if not _OPENING.match(key):
        return len(key) > 80 and bool(_ANNOUNCES.search(key))
    return key.endswith((":", ";")) or bool(_BASIS.match(key) or _CARRIES_ON.search(key))


def _continues_title(page: Page, before: Line, line: Line) -> bool:
    if line.starts_small and len(line.key) < 250:
        return True
    opening = _is_opening(line)
    if (line.caps and before.caps and not page.shouting) or (line.bold and before.bold):
        return not opening
    if opening or _OPENING.match(line.key) or before.text.value.rstrip().endswith((".", ":", ";")):
        return False
    if (before.caps and not page.shouting) or before.bold or before.level is not None:
        return False
    return line.blanks == 0 and len(line.key) <= 120 and not line.key.rstrip().endswith((".", ";", ":"))
