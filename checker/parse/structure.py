"""The great parts of a document: letterhead, title, opening, body, recipients and signature, annexes; and its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.model.plan import Kind
from checker.parse.marks import read_marks
from checker.parse.page import Line, Page
from checker.parse.vocabulary import alternatives, document_types, pattern, phrases, types_by_key, words
from checker.text import loosen

_TITLE_REACH = 90
_TITLE_LINES = 12
_CAPACITY = re.compile(r"(?:tm|kt|tl|tuq|q)\s?\.\s?[a-zà-ỹđ]|(?:thừa lệnh|thay mặt|ký thay) ")


@dataclass(frozen=True, slots=True)
class Structure:
    """Ranges of lines. ``header`` ends where the type of the document stands; ``carried`` is the decision's own part.

    ``title`` holds the lines after the word KẾ HOẠCH; ``reference`` is the "(Kèm theo …)" below the title of a carried
    plan; ``closing`` the recipients and the signature; ``annexes`` one range each.
    """

    kind: Kind
    header: range
    type_line: int | None
    title: range
    reference: int | None
    carried: range | None
    body: range
    closing: range
    annexes: tuple[range, ...]
    unsure: bool = False


def find_structure(page: Page) -> Structure:
    """The parts of a page, and what kind of document it is."""
    lines = page.lines
    kind, at, unsure = _kind(page)
    carried: range | None = None
    if kind is Kind.DECISION and at is not None:
        inner = _carried_plan(page, at)
        if inner is not None:
            carried = range(at, inner)
            kind = Kind.PLAN
    header = range(at if at is not None else 0)
    if at is None:
        return Structure(kind, header, None, range(0), None, None, *_rest(page, 0, None), unsure=unsure)
    type_line = carried.stop if carried else at
    title_end, reference = _title_end(page, type_line)
    closing_before = _closing(page, carried.start, carried.stop) if carried else None
    body, closing, annexes = _rest(page, title_end, closing_before)
    return Structure(
        kind, header, type_line, range(type_line, title_end), reference, carried, body, closing, annexes, unsure
    )


def type_of_line(line: Line, *, loose: bool = False) -> str | None:
    """The folded name of the type of document that a line of its own announces ("KẾ HOẠCH"), None for other lines."""
    key = line.key.strip(" .:*-_")
    if not key or len(key) > 40:
        return None
    key = re.sub(r"\s*\((?:dự thảo|lần \d+)\)$", "", key)
    if key in types_by_key():
        return key
    packed = key.replace(" ", "")
    for kind in document_types():
        if packed == kind.key.replace(" ", "") and (" " not in kind.key or len(key.split()) > 3):
            return kind.key
        if loose and loosen(packed) == loosen(kind.key.replace(" ", "")) and len(packed) > 5:
            return kind.key
    return None


def _kind(page: Page) -> tuple[Kind, int | None, bool]:
    head = page.lines[:_TITLE_REACH]
    first = next((line.key.strip() for line in head), "")
    letter = None
    for loose in (False, True):
        for line in head:
            if (
                re.match(r"(?:phụ lục|phụ biểu)(?![a-zà-ỹđ])", line.key)
                and line.index < 3
                and line.key.strip() == first
            ):
                return Kind.OTHER, line.index, False
            if letter is None and re.match(r"\W*kính gửi", line.key):
                letter = line.index
            name = type_of_line(line, loose=loose)
            if name is not None and _announces(page, line):
                if name in ("văn bản", "danh mục", "luật", "quy trình", "lệnh"):
                    continue
                if letter is not None and name not in ("kế hoạch", "báo cáo", "tờ trình"):
                    break
                kind = Kind(types_by_key()[name].kind)
                if kind is Kind.PLAN and _is_form(page):
                    kind = Kind.FORM
                return kind, line.index, loose
            name = _title_in_line(page, line)
            if name is not None:
                kind = Kind(types_by_key()[name].kind)
                if kind is Kind.PLAN and _is_form(page):
                    kind = Kind.FORM
                return kind, line.index, False
            if name is None and letter is not None and line.index > letter + 25:
                return Kind.LETTER, None, False
        if letter is not None:
            return Kind.LETTER, None, False
    if any(re.match(r"(?:v/v|về việc) ", line.key) for line in head[:25]):
        return Kind.LETTER, None, False
    return Kind.OTHER, None, True


def _announces(page: Page, line: Line) -> bool:
    """Whether a line that names a type stands as a title: in capitals, bold, a heading, or alone near the top."""
    if line.caps or line.bold or line.level is not None:
        return True
    return line.index < 40 and len(line.key.strip()) < 14 and not line.text.value.strip().endswith((":", ";"))


def _title_in_line(page: Page, line: Line) -> str | None:
    """The type at the start of a title written in one line: "KẾ HOẠCH TUYÊN TRUYỀN … NĂM 2025"."""
    if line.index > 40 or not (line.caps or line.bold or line.level is not None) or len(line.key) < 14:
        return None
    if page.shouting and not line.bold and line.level is None and len(line.key) > 200:
        return None
    for kind in document_types():
        if kind.kind == "plan" and line.key.lstrip(" *#").startswith(kind.key + " ") and kind.key == "kế hoạch":
            return kind.key
    return None


def _is_form(page: Page) -> bool:
    """Whether a plan is a blank form: it says so at its top, or is full of places to be filled in."""
    for line in page.lines[:6]:
        if re.match(r"\W*(?:mẫu (?:số|kế hoạch|\d)|biểu mẫu|\(?mẫu)", line.key):
            return True
    dotted = placeholders = size = 0
    for line in page.lines:
        value = line.text.value
        size += len(value)
        dotted += len(re.findall(r"\.{5,}|…{2,}|_{4,}", value))
        placeholders += len(re.findall(r"[\[<(](?:tên|ghi rõ|nêu|điền|cơ quan|địa danh)[^\])>]{0,60}[\])>]", line.key))
    blanks = dotted + placeholders
    return blanks >= 8 and blanks * 220 > size


def _carried_plan(page: Page, at: int) -> int | None:
    """The line of the plan that a decision carries as its annex, None when it carries none."""
    for line in page.lines[at + 1 :]:
        if line.index > at + 3 and type_of_line(line, loose=True) == "kế hoạch" and _announces(page, line):
            near = page.lines[line.index + 1 : line.index + _TITLE_LINES]
            before = page.lines[at : line.index]
            if any(_attached().match(n.key.lstrip(" (*")) or _attached().match(n.key) for n in near) or any(
                "ban hành kèm theo" in b.key and "kế hoạch" in b.key for b in before
            ):
                return line.index
    return None


@lru_cache(maxsize=1)
def _attached() -> re.Pattern[str]:
    return re.compile(alternatives(phrases("phrases", "attached")))


def is_reference(line: Line) -> bool:
    """Whether a line is the "(Kèm theo Kế hoạch số …)" below a title."""
    return len(line.key) < 400 and bool(_attached().match(line.key.lstrip(" *("))) and "kèm" in line.key[:40]


def _title_end(page: Page, at: int) -> tuple[int, int | None]:
    """The line after the last line of the title that begins at the type line, and the reference below it."""
    lines = page.lines
    end = at + 1
    one_line = type_of_line(lines[at]) is None and type_of_line(lines[at], loose=True) is None
    while end < len(lines) and end <= at + _TITLE_LINES:
        line = lines[end]
        if is_reference(line):
            return end + 1, end
        if set(line.text.value.strip()) <= set("-_=*. –—"):
            end += 1
            continue
        if _starts_body(page, line):
            break
        first = end == at + 1 and not one_line
        if first and not _opening_like(line):
            end += 1
            continue
        if first or not _continues_title(page, lines[end - 1], line):
            break
        end += 1
    return end, None


def _starts_body(page: Page, line: Line) -> bool:
    marks = read_marks(line)
    if any(m.style in ("roman", "part", "article", "capital") and m.ordinal <= 2 for m in marks):
        return True
    return any(m.style == "arabic" and m.ordinal == 1 for m in marks) or bool(re.match(r"\W*kính gửi", line.key))


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\W*{alternatives(phrases('phrases', 'opening'))}(?![a-zà-ỹđ])")


def _opening_like(line: Line) -> bool:
    """Whether a line is the sentence before the first part rather than a title."""
    key = line.key.strip()
    if len(key) > 420:
        return True
    if not _opening().match(key):
        return bool(re.search(r"(?:như sau|sau đây|cụ thể)\s*:$", key)) and len(key) > 80
    if key.endswith((":", ";")):
        return True
    return bool(re.match(r"\W*căn cứ ", key)) or bool(
        re.search(r"ban hành kế hoạch|xây dựng kế hoạch|như sau|triển khai kế hoạch", key)
    )


def _continues_title(page: Page, before: Line, line: Line) -> bool:
    if line.starts_small and len(line.key) < 250:
        return True
    trigger = bool(_opening().match(line.key)) or _opening_like(line)
    same_style = (line.caps and before.caps and not page.shouting) or (line.bold and before.bold)
    if same_style:
        return not (trigger and _opening_like(line))
    if trigger or before.text.value.rstrip().endswith((".", ":", ";")):
        return False
    if (before.caps and not page.shouting) or before.bold or before.level is not None:
        return False
    return line.blanks == 0 and len(line.key) <= 120 and not line.key.rstrip().endswith((".", ";", ":"))


def _rest(page: Page, start: int, before: range | None) -> tuple[range, range, tuple[range, ...]]:
    """Body, closing and annexes from ``start`` on; ``before`` is the closing of a decision that carries the plan."""
    lines = page.lines
    closing = _closing(page, start, len(lines))
    if closing is not None:
        body = range(start, closing.start)
        annex_start = closing.stop
    else:
        annex_start = _annex_without_closing(page, start)
        body = range(start, annex_start)
        closing = before if before is not None else range(annex_start, annex_start)
    return body, closing, tuple(_annexes(page, annex_start))


@lru_cache(maxsize=1)
def _recipients() -> re.Pattern[str]:
    return re.compile(rf"\W*{alternatives(phrases('phrases', 'recipients'))}\s*(?::|$|\t|kt\.|tm\.)")


def is_recipients_head(line: Line) -> bool:
    """Whether a line is the head of the list of recipients."""
    return bool(_recipients().match(line.key))


@lru_cache(maxsize=1)
def _posts() -> re.Pattern[str]:
    return re.compile(alternatives(words("posts")["posts"]))


def is_signature_line(page: Page, line: Line) -> bool:
    """Whether a line is one of the signature block: a mark of capacity or a post in capitals, alone."""
    key = line.key.strip(" .*")
    if len(key) > 90 or not (line.caps or line.bold or page.shouting):
        return False
    if _CAPACITY.match(key):
        return True
    match = _posts().match(key)
    return bool(match) and len(key) - match.end() < 45 and not key.endswith((":", ";", ",")) and not read_marks(line)


def _closing(page: Page, start: int, end: int) -> range | None:
    """The lines of recipients and signature, from the first of either to the name of the signer."""
    lines = page.lines
    head = next((line.index for line in lines[start:end] if is_recipients_head(line)), None)
    first: int | None = head
    if head is None:
        first = _lone_signature(page, start, end)
        if first is None:
            return None
    else:
        # A signature may stand just above the recipients.
        while (
            first - 1 > start
            and first - 1 > head - 6
            and (
                is_signature_line(page, lines[first - 1])
                or (_is_name(lines[first - 1]) and is_signature_line(page, lines[first - 2]))
            )
        ):
            first -= 1
    last = head if head is not None else first
    at = last + 1
    signed = any(is_signature_line(page, lines[i]) for i in range(first, last))
    named = signed and any(_is_name(lines[i]) for i in range(first, last))
    while at < end:
        line = lines[at]
        if _starts_annex(page, line, strict=not named) and at > last + 1:
            break
        if is_signature_line(page, line):
            signed = True
        elif signed and _is_name(line) and not line.text.value.lstrip().startswith(("-", "+")):
            at += 1
            named = True
            if not _more_closing(page, at, end):
                break
            continue
        elif (named and not _more_closing(page, at, end)) or (not named and at - last > 60):
            break
        at += 1
    return range(first, at)


def _more_closing(page: Page, at: int, end: int) -> bool:
    """Whether recipients or a further signature (of a joint plan) follow within a few lines."""
    return (
        any(
            is_signature_line(page, line) or is_recipients_head(line) or re.match(r"\s*-?\s*lưu\s?:", line.key)
            for line in page.lines[at : min(end, at + 14)]
            if not (line.index > at and _starts_annex(page, line, strict=False))
        )
        and not _starts_annex(page, page.lines[at], strict=False)
        if at < end
        else False
    )


def _lone_signature(page: Page, start: int, end: int) -> int | None:
    """A signature block without recipients: a post in capitals followed within a few lines by a name."""
    lines = page.lines
    for line in reversed(lines[start:end]):
        if is_signature_line(page, line):
            nearby = lines[line.index + 1 : min(end, line.index + 4)]
            if any(_is_name(n) for n in nearby) or _CAPACITY.match(line.key.strip()):
                first = line.index
                while first - 1 > start and is_signature_line(page, lines[first - 1]):
                    first -= 1
                return first
    return None


_NAME = re.compile(
    r"(?:(?:ts|ths|ds|bs|gs|pgs|ks|cn|đại tá|thượng tá|thiếu tướng|trung tá|luật sư)\.?\s*)*[^\W\d_]+(?: [^\W\d_]+){1,5}$"
)


def _is_name(line: Line) -> bool:
    """Whether a line can be the name of a person: two to six words, each with a capital."""
    value = line.text.value.strip(" .*\t")
    parts = value.split()
    if not 2 <= len(parts) <= 7 or len(value) > 45 or line.text.value.lstrip()[:1] in "-+*":
        return False
    if not all(p[:1].isupper() for p in parts) or not _NAME.match(line.key.strip(" .*")):
        return False
    return not _posts().match(line.key.strip()) and not pattern("phrases", "annex_titles", at="start").match(
        line.key.strip()
    )


def _starts_annex(page: Page, line: Line, *, strict: bool) -> bool:
    key = line.key.strip(" *#")
    if is_reference(line):
        return True
    if not pattern("phrases", "annex_titles", at="start").match(key) or len(key) > 250 or read_marks(line):
        return False
    if line.text.value.lstrip()[:1] in "-+":
        return False
    if re.match(r"(?:phụ lục|phụ biểu|biểu|mẫu)(?: số)?\s*(?:\d+|[ivx]+)?\s*(?:[.:\-].*)?$", key):
        return True
    return (line.caps or line.bold or line.level is not None) if strict else True


def _annex_without_closing(page: Page, start: int) -> int:
    """Where the annexes of a text without recipients and signature begin: at the title above a "(Kèm theo …)"."""
    lines = page.lines
    for line in lines[start:]:
        if re.match(r"phụ lục(?: số)?\s*(?:\d+|[ivx]+)?\s*[.:]?$", line.key.strip(" *#")) and (line.caps or line.bold):
            return line.index
        if is_reference(line) and line.index > start + 2:
            at = line.index
            while at - 1 > start and line.index - at < 6 and (lines[at - 1].caps or lines[at - 1].bold):
                at -= 1
            return at
    return len(lines)


def _annexes(page: Page, start: int) -> list[range]:
    """One range for each annex from ``start`` on."""
    lines = page.lines
    if start >= len(lines) and not any(g.at >= start for g in page.grids):
        return []
    starts: list[int] = []
    for line in lines[start:]:
        key = line.key.strip(" *#")
        if re.match(r"(?:phụ lục|phụ biểu|biểu|mẫu)(?: số)?\s*(?:\d+|[ivx]+)\s*(?:[.:\-]|$)", key) or (
            line.index > start + 3 and re.match(r"phụ lục$", key)
        ):
            starts.append(line.index)
    if not starts or starts[0] > start:
        starts.insert(0, start)
    stops = [*starts[1:], len(lines)]
    return [range(a, b) for a, b in zip(starts, stops, strict=True) if b > a or a == len(lines)]
