"""What begins something of its own: parts of the page, labels, names, numbers that stand alone."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from checker.patterns import compiled
from checker.readers.lines import Line, is_capitals, key_of, mark_of, may_start, pattern
from checker.text import fold, loosen

_LABEL = compiled(r"[^\W\d_][^:.;()\d“”\"\t]{1,45}:(?=\s|$)")
_PLACE_AND_DAY = compiled(r"[a-z .\-]{2,40},\s*ngay\b.{0,40}(?:nam|20\d\d)")
_SERIAL = compiled(r"\W*s[^ở]{1,2}\s{0,2}:")  # "Số:", and not "Sở:"
_NUMBERED = compiled(r"\W*[a-z]+(?: [a-z]+)?\s+(?:so\s+)?(?:\d+|[ivx]+)\s*(?:[.:]|$)")
# An act named at the start of a line goes on a list of acts: bases of their own begin with "Căn cứ".
_ACT = compiled(r"[a-z ]{4,30}(?: so)?:? \d+\S*/")
_LONGEST_LABEL = 8
_ABBREVIATED = compiled(r"(?:^|\s)(?:[Tt][Pp]|TT|TX|Q|P|[Tt]h?S|PGS|GS)\.$")
_INSIDE = compiled(r"[;.(][ \u00a0]+(?=[^\W\d_])")


class Start(StrEnum):
    """What the first words of a text say about it."""

    PLAIN = "nothing"
    BASIS = "words that open a paragraph of the preamble"
    LABEL = "a label"
    PART = "a part of the page"


def start_of(value: str) -> Start:
    """What the first words of the text say about it."""
    if label_of(value):
        return Start.LABEL
    if is_basis(value):
        return Start.BASIS
    return Start.PART if is_page_part(value) else Start.PLAIN


def starts_inside(value: str) -> Iterator[Start]:
    """What begins inside the text after the end of a sentence or a clause."""
    for found in _INSIDE.finditer(value, 8):
        rest = value[found.end() : found.end() + 80]
        if label_of(rest) and is_known_label(rest):
            yield Start.LABEL
        elif is_basis(rest):
            yield Start.BASIS
        elif rest[0].isupper() and found.group()[0] != "(" and not is_abbreviation(value[: found.start() + 1]):
            yield Start.PLAIN


def labels_inside(value: str) -> Iterator[str]:
    """The labels inside the text after the end of a sentence or a clause, folded."""
    for found in _INSIDE.finditer(value, 8):
        label = label_of(value[found.end() : found.end() + 80])
        if label and found.group()[0] != "(":
            yield head_key(label)


def is_page_part(value: str, *, ragged: bool = False) -> bool:
    """Whether the text begins as parts of the page do: motto, number and day, recipients, posts, "Điều 3.", last words."""
    if may_start(value, "letterhead"):
        key = head_key(value)
        found = pattern("letterhead").match(key)
        if found and (not found.group().endswith("so") or _SERIAL.match(fold(value[:12]).key)):
            return True
    if may_start(value, "addressed") and ":" in value[:20] and pattern("addressed").match(head_key(value)):
        return True
    if may_start(value, "numbered"):
        key = head_key(value)
        if pattern("numbered").match(key) and _NUMBERED.match(key):
            return True
    if is_post(value) or (may_start(value, "closing") and pattern("closing").match(head_key(value))):
        return True
    short = len(value) < 70 and "," in value and not ragged
    return short and _PLACE_AND_DAY.match(head_key(value)) is not None


def is_basis(value: str) -> bool:
    """Whether the text begins with words that open a paragraph of the preamble ("Căn cứ", "Thực hiện Kế hoạch")."""
    return may_start(value, "opening") and pattern("opening").match(head_key(value)) is not None


def is_post(value: str) -> bool:
    """Whether the text begins with a post or a capacity to sign in capitals ("KT. CHỦ TỊCH")."""
    if (may_start(value, "capacity") or may_start(value, "posts")) and ";" not in value and is_capitals(value):
        key = head_key(value)
        return bool(pattern("capacity").match(key) or pattern("posts").match(key))
    return False


def names_recipients(value: str) -> bool:
    """Whether the list of recipients begins."""
    return may_start(value, "recipients") and pattern("recipients").match(head_key(value)) is not None


def is_remark(value: str) -> bool:
    """Whether a remark in brackets begins that stands in a line of its own ("(Kèm theo Quyết định …")."""
    return value[:1] == "(" and pattern("notes").match(head_key(value)) is not None


def label_of(value: str) -> str:
    """The label that opens the text ("Thời gian thực hiện:"), or ''."""
    found = _LABEL.match(value)
    return found.group() if found and len(found.group().split()) <= _LONGEST_LABEL else ""


def is_known_label(value: str) -> bool:
    """Whether the text begins with a word that labels begin with."""
    return pattern("labels").match(head_key(value)) is not None


def is_act(value: str) -> bool:
    """Whether an act with its number opens the text ("Nghị định số 30/…")."""
    return _ACT.match(head_key(value)) is not None


def is_abbreviation(value: str) -> bool:
    """Whether the point that ends the text is one of an abbreviation ("TP.")."""
    return _ABBREVIATED.search(value[-8:]) is not None


def is_body(value: str) -> bool:
    """Whether the name of a body opens the text."""
    return pattern("bodies").match(head_key(value)) is not None


def is_name(value: str) -> bool:
    """Whether the text begins as names of bodies, posts and groups do."""
    return is_body(value) or pattern("named").match(head_key(value)) is not None


def is_new_body(line: Line, after: Line) -> bool:
    """Whether, inside one emphasis, the name of another body or post begins ("UBND TỈNH X" / "SỞ Y")."""
    if not is_capitals(after.value) or len(line.value.split()) < 2:
        return False
    if line.value.rstrip()[-1:] == "," or mark_of(line.value):
        return False
    key = loosen(after.text.key)
    if pattern("motto").match(key_of(line.text)) or key_of(line.text).startswith("cong hoa"):
        return False
    return bool(pattern("bodies").match(key) or pattern("posts").match(key))


def is_lone_mark(line: Line) -> bool:
    """Whether nothing but a number, letter or bullet stands in the line."""
    value = line.value.strip()
    return mark_of(value) == value or (len(value) == 1 and value in "-–—+•*")


@lru_cache(maxsize=1024)
def head_key(value: str) -> str:
    """The folded start of the text without diacritics."""
    return loosen(fold(value[:80]).key)
