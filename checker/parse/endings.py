"""The end of a document: where recipients and signature stand, and where each annex begins."""

from __future__ import annotations

from collections.abc import Sequence

from checker.parse.grids import find_grids
from checker.parse.marks import read_marks
from checker.parse.page import Line, Page
from checker.parse.titles import is_reference
from checker.parse.vocabulary import Expression, pattern
from checker.patterns import compiled
from checker.text import Text

_ABOVE_RECIPIENTS = 6
_UNSIGNED = 60
_MORE = 14
_GAP = compiled(r"[ \u00a0]{4,}|\s*\t\s*")
_CAPACITY = Expression("posts", r"{marks.short}\s?\.\s?[{letters}]|{marks.slashed}\s?\.?\s?[{letters}]|{marks.long} ")
_POST = Expression("posts", "{posts}")
_SECOND_POST = Expression("posts", " {posts} ")  # of signers side by side
_RECIPIENTS = Expression("phrases", r"\W*{recipients}\s*(?::|$|\t|{posts:marks.short}\.)")
_SIGNED = Expression("structure", r"\W*{signed}")
_TIME = Expression("cells", r"{time.said}(?: {time.said})?$")  # in a text all in capitals times look like names
_ARCHIVE = Expression("structure", r"\s*-?\s*{archive}\s?:")
_DEGREES = Expression("structure", r"(?:{degrees}\.?(?:\s+|(?<=\.)))*")
_NAME = Expression("structure", r"[^\W\d_]+(?:[' -][^\W\d_]+){1,6}$")
_ANNEX_LINE = Expression("structure", r"{numbered_annex}(?: {number})?\s*(?:\d+|[ivx]+)?\s*(?:[.:\-].*)?$")
_NUMBERED_ANNEX = Expression("structure", r"{numbered_annex}(?: {number})?\s*(?:\d+|[ivx]+)\s*(?:[.:\-]|$)")
_LONE_ANNEX = Expression("structure", r"{lone_annex}(?: {number})?\s*(?:\d+|[ivx]+)?\s*[.:]?$")
_BARE_ANNEX = Expression("structure", "{lone_annex}$")


def is_recipients_head(line: Line) -> bool:
    """Whether a line is the head of the list of recipients."""
    return bool(_RECIPIENTS.match(line.key))


def is_signature_line(page: Page, line: Line) -> bool:
    """Whether a line is one of the signature block: a mark of capacity or a post in capitals, alone."""
    key = line.key.strip(" .*")
    if len(key) > 90 or not (line.caps or line.bold or page.shouting):
        return False
    if _CAPACITY.match(key):
        return True
    post = _POST.match(key)
    if not post:
        return False
    if len(key) - post.end() >= 45 and not (
        (second := _SECOND_POST.search(key, post.end())) and len(key) - second.end() < 45
    ):
        return False
    return not key.endswith((":", ";", ",")) and not read_marks(line)


def is_name(line: Line) -> bool:
    """Whether a line can be the name of a person: two to six words, each with a capital."""
    text = line.text.cut()
    if _is_item(line, "-+*"):
        return False
    return _names_person(last_signer(text))


def last_signer(text: Text) -> Text:
    """Of two names side by side the last; else the text itself."""
    gap = _GAP.search(text.value)
    if gap is None:
        return text
    left, right = text.cut(0, gap.start()), text.cut(gap.end())
    return right if _names_person(left) and _names_person(right) else text


def _names_person(text: Text) -> bool:
    key = text.key.strip(" .*\t")
    if len(key) > 45:
        return False
    degrees = _DEGREES.match(key)
    bare = key[degrees.end() :] if degrees else key
    parts = text.value.strip(" .*\t").split()[-len(bare.split()) :]
    if not 2 <= len(parts) <= 7 or not all(p[:1].isupper() for p in parts) or not _NAME.match(bare):
        return False
    return (
        not _POST.match(key)
        and not _SIGNED.match(key)
        and not _TIME.match(key)
        and not pattern("phrases", "annex_titles", at="start").match(key)
    )


def find_closing(page: Page, start: int, end: int) -> range | None:
    """The lines of recipients and signature, from the first of either to the name of the signer; None without either."""
    lines = page.lines
    head = next((line.index for line in lines[start:end] if is_recipients_head(line)), None)
    first = _lone_signature(page, start, end) if head is None else _first_above(page, start, head)
    if first is None:
        return None
    last = first if head is None else head
    signed = any(is_signature_line(page, lines[i]) for i in range(first, last))
    named = signed and any(is_name(lines[i]) for i in range(first, last))
    at = last + 1
    # Below a signature the recipients may end without the line of the registry: their bullets are taken as they stand.
    while head is not None and named and at < end and _is_item(lines[at]):
        at += 1
    while at < end:
        line = lines[at]
        if at > last + 1 and _starts_annex(line, strict=not named):
            break
        if is_signature_line(page, line):
            signed = True
        elif signed and is_name(line) and not _is_item(line):
            named = True
            if not _more_closing(page, at + 1, end):
                return range(first, _behind_notes(page, at + 1, end))
        elif (named and not _more_closing(page, at, end)) or (not named and at - last > _UNSIGNED):
            break
        at += 1
    return range(first, at)


def _behind_notes(page: Page, at: int, end: int) -> int:
    """Where what stands below the name ends: a note of a program of signing ("(Đã ký điện tử)"), the number of a page."""
    while at < end and (_SIGNED.match(page.lines[at].key) or page.lines[at].key.strip().isdigit()):
        at += 1
    return at


def annex_without_closing(page: Page, start: int) -> int:
    """Where the annexes of a text without recipients and signature begin: at the title above a "(Kèm theo …)"."""
    lines = page.lines
    for line in lines[start:]:
        if (line.caps or line.bold) and _LONE_ANNEX.match(line.key.strip(" *#")):
            return line.index
        if is_reference(line) and line.index > start + 2:
            at = line.index
            while at - 1 > start and line.index - at < 6 and (lines[at - 1].caps or lines[at - 1].bold):
                at -= 1
            return at
    return len(lines)


def find_annexes(page: Page, start: int) -> tuple[range, ...]:
    """One range for each annex from ``start`` on."""
    lines = page.lines
    if start >= len(lines) and not any(g.at >= start for g in page.grids):
        return ()
    starts: list[int] = []
    for line in lines[start:]:
        key = line.key.strip(" *#")
        if _NUMBERED_ANNEX.match(key) or (line.index > start + 3 and _BARE_ANNEX.match(key)):
            starts.append(line.index)
    if not starts or starts[0] > start:
        starts.insert(0, start)
    stops = [*starts[1:], len(lines)]
    return tuple(range(a, b) for a, b in zip(starts, stops, strict=True) if b > a or a == len(lines))


def _first_above(page: Page, start: int, head: int) -> int:
    """The first line of the closing: a signature may stand just above the recipients."""
    lines = page.lines
    first = head
    while first - 1 > max(start, head - _ABOVE_RECIPIENTS):
        beside = _same_table(page, start, first - 1)
        if any(is_signature_line(page, lines[at]) for at in beside):
            return beside.start
        signed = is_signature_line(page, lines[first - 1])
        if not signed and not (is_name(lines[first - 1]) and is_signature_line(page, lines[first - 2])):
            break
        first -= 1
    return first


def _same_table(page: Page, start: int, last: int) -> range:
    """The lines up to ``last`` that stand in one table with it; none where it stands in no table."""
    table = page.lines[last].table
    first = last + 1
    while table is not None and first > start and page.lines[first - 1].table == table:
        first -= 1
    return range(first, last + 1)


def _lone_signature(page: Page, start: int, end: int) -> int | None:
    """A signature block without recipients, outside the tables where one is seen there.

    In a text all in capitals the offices in a table look like signatures; the last row of a table may hold the real one.
    """
    lines = page.lines[start:end]
    _, cells = find_grids(lines)
    outside = [line for line in lines if line.index not in cells]
    found = _signature_among(page, outside, start)
    return found if found is not None or not cells else _signature_among(page, lines, start)


def _signature_among(page: Page, among: Sequence[Line], start: int) -> int | None:
    """Where the last signature among some lines begins: a post in capitals followed within a few lines by a name.

    Behind it no numbering goes on.
    """
    lines = page.lines
    end = among[-1].index + 1 if among else start
    goes_on = False
    for line in reversed(among):
        marks = read_marks(line, shouting=page.shouting)
        if marks:
            goes_on = all(mark.ordinal > 1 for mark in marks)
        if goes_on or not is_signature_line(page, line):
            continue
        nearby = lines[line.index + 1 : min(end, line.index + 4)]
        if any(is_name(n) for n in nearby) or _CAPACITY.match(line.key.strip()):
            first = min(_same_table(page, start, line.index), default=line.index)
            while first - 1 > start and is_signature_line(page, lines[first - 1]):
                first -= 1
            return first
    return None


def _more_closing(page: Page, at: int, end: int) -> bool:
    """Whether recipients or a further signature (of a joint plan) follow within a few lines."""
    if at >= end or _starts_annex(page.lines[at], strict=False):
        return False
    return any(
        not _starts_annex(line, strict=False)
        and (is_signature_line(page, line) or is_recipients_head(line) or bool(_ARCHIVE.match(line.key)))
        for line in page.lines[at : min(end, at + _MORE)]
    )


def _starts_annex(line: Line, *, strict: bool) -> bool:
    """Whether a line begins an annex; ``strict`` asks unnumbered titles to stand out."""
    if is_reference(line):
        return True
    key = line.key.strip(" *#")
    if not pattern("phrases", "annex_titles", at="start").match(key) or len(key) > 250 or read_marks(line):
        return False
    if _is_item(line):
        return False
    return not strict or bool(_ANNEX_LINE.match(key)) or line.caps or line.bold or line.level is not None


def _is_item(line: Line, signs: str = "-+") -> bool:
    return line.text.value.lstrip()[:1] in signs
