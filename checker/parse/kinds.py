"""What kind of document a text is, and in which line it says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.model.plan import Kind
from checker.parse.page import Line, Page
from checker.parse.titles import TITLE_LINES, is_address, is_attached, is_type_alone
from checker.parse.vocabulary import Expression, document_types, holds, is_plan_type, phrases, types_by_key
from checker.patterns import compiled
from checker.text import loosen

_REACH = 90
_NEAR_TOP = 40
_LETTERHEAD = 25
_TITLE_REST = 4  # the note below a title that begins in the line of its type
_NOTE = Expression("structure", r"\s*\({notes}\)$")
_ANNEX = Expression("structure", r"{annex}\>")
_SUBJECT = Expression("structure", "{subject} ")
_FORM = Expression("structure", r"\W*{form}")
_TO_FILL = Expression("structure", r"(?!\[{own_blank}:)[\[<(]{to_fill}[^\])>]{0,60}[\])>]")
_DOTS = compiled(r"\.{5,}|…{2,}|_{4,}")


class Announced(NamedTuple):
    """The kind of a document, the index of the line that names it, and whether it took a loose look to see it."""

    kind: Kind
    at: int | None
    unsure: bool


def find_kind(page: Page) -> Announced:
    """What a page announces itself to be; a letter has no line that names it."""
    head = page.lines[:_REACH]
    if head and _ANNEX.match(head[0].key):
        return Announced(Kind.OTHER, head[0].index, unsure=False)
    found = _announced(page, head, loose=False) or _announced(page, head, loose=True)
    if found is not None:
        return found
    if any(_SUBJECT.match(line.key) for line in head[:_LETTERHEAD]):
        return Announced(Kind.LETTER, None, unsure=False)
    return Announced(Kind.OTHER, None, unsure=True)


def carried_plan(page: Page, at: int) -> int | None:
    """The line of the plan that the decision announced in line ``at`` carries as its annex, None when it carries none."""
    for line in page.lines[at + 4 :]:
        alone = is_plan_type(type_of_line(line, loose=True)) or is_type_alone(line)
        if not _stands_out(line) or not (alone or _is_plan_title(line)):
            continue
        below = page.lines[line.index + 1 : line.index + TITLE_LINES]
        if not alone:
            if any(is_attached(n) for n in below[:_TITLE_REST]):
                return line.index
            continue
        before = page.lines[at : line.index]
        if any(is_attached(n) for n in below) or any(
            holds(b.key, "structure", "issued_with") and holds(b.key, "structure", "plan") for b in before
        ):
            return line.index
    return None


def type_of_line(line: Line, *, loose: bool = False) -> str | None:
    """The folded name of the type of document that a line of its own announces ("KẾ HOẠCH"), None for other lines."""
    key = line.key.strip(" .:*-_")
    if not key or len(key) > 40:
        return None
    key = _NOTE.compiled.sub("", key)
    if key in types_by_key():
        return key
    packed = key.replace(" ", "")
    spaced = _packed_types(loose=False).get(packed)
    if spaced is not None and (" " not in spaced or len(key.split()) > 3):
        return spaced
    return _packed_types(loose=True).get(loosen(packed)) if loose and len(packed) > 5 else None


@lru_cache(maxsize=2)
def _packed_types(*, loose: bool) -> Mapping[str, str]:
    """The types by their letters alone, for titles spaced out ("K Ế  H O Ạ C H"); ``loose`` drops the diacritics too."""
    packed = ((kind.key.replace(" ", ""), kind.key) for kind in reversed(document_types()))
    return {loosen(letters) if loose else letters: key for letters, key in packed}


def _announced(page: Page, head: Sequence[Line], *, loose: bool) -> Announced | None:
    letter: int | None = None
    for line in head:
        if letter is None and is_address(line):
            letter = line.index
        name = type_of_line(line, loose=loose)
        if name is not None and _stands_out(line):
            if name in phrases("structure", "not_titles"):
                continue
            if letter is not None and name not in phrases("structure", "addressed_types"):
                break
            return Announced(_kind_of(page, name), line.index, loose)
        name = _title_in_line(page, line)
        if name is not None:
            return Announced(_kind_of(page, name), line.index, unsure=False)
        if letter is not None and line.index > letter + _LETTERHEAD:
            break
    return Announced(Kind.LETTER, None, unsure=False) if letter is not None else None


def _kind_of(page: Page, name: str) -> Kind:
    kind = Kind(types_by_key()[name].kind)
    return Kind.FORM if kind is Kind.PLAN and _is_form(page) else kind


def _stands_out(line: Line) -> bool:
    """Whether a line that names a type stands as a title: in capitals, bold, a heading, or alone near the top."""
    if line.caps or line.bold or line.level is not None:
        return True
    return line.index < _NEAR_TOP and len(line.key.strip()) < 14 and not line.text.value.strip().endswith((":", ";"))


def _title_in_line(page: Page, line: Line) -> str | None:
    """The type at the start of a plan's title written in one line: "KẾ HOẠCH TUYÊN TRUYỀN … NĂM 2025"."""
    if line.index > _NEAR_TOP or len(line.key) < 14:
        return None
    if not (line.caps or line.bold or line.level is not None or _begins_in_capitals(line)):
        return None
    if page.shouting and not line.bold and line.level is None and len(line.key) > 200:
        return None
    key = line.key.lstrip(" *#")
    return next((t.key for t in document_types() if t.kind == "plan" and key.startswith(f"{t.key} ")), None)


def _is_plan_title(line: Line) -> bool:
    """Whether a line that stands out begins with the type of a plan and goes on with its title."""
    key = line.key.lstrip(" *#")
    return any(kind.kind == "plan" and key.startswith(f"{kind.key} ") for kind in document_types())


def _begins_in_capitals(line: Line) -> bool:
    """Whether the first two words alone are in capitals: "KẾ HOẠCH thực hiện Nghị quyết …"."""
    first = line.text.value.split()[:3]
    return len(first) == 3 and all(word.isupper() for word in first[:2]) and not first[2].isupper()


def _is_form(page: Page) -> bool:
    """Whether a plan is a blank form: it says so at its top, or is full of places to be filled in."""
    if any(_FORM.match(line.key) for line in page.lines[:6]):
        return True
    size = sum(len(line.text.value) for line in page.lines)
    blanks = 0
    for line in page.lines:
        value = line.text.value
        if "..." in value or "……" in value or "__" in value:
            blanks += len(_DOTS.findall(value))
        if "[" in value or "<" in value or "(" in value:
            blanks += sum(1 for _ in _TO_FILL.finditer(line.key))
    return blanks >= 8 and blanks * 220 > size
