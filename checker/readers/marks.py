"""Inline marks of Markdown taken off: emphasis, code, escapes, links, simple HTML, entities.

Real files do not keep CommonMark's rules: an emphasis closes after a space, opens before a line break, or runs over three
lines. So marks are paired in the order in which they come, inside one stretch of lines without an empty one. Double stars
that find no partner are dropped, for prose never holds them; a single star without partner stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.model.records import dataclass
from checker.patterns import compiled
from checker.readers.lines import Line, head_of, indent_of, plain_line, reach_of, slack_of
from checker.readers.source import Row, kept_text
from checker.text import Text

_SPECIAL = compiled(r"[\\*_`&<\[]")
_TAGS = "b|i|u|em|strong|sub|sup|span|font|p|div|center|br|small|s|del|ins|mark|a"
_EMPHASES = {"b": "b", "strong": "b", "i": "i", "em": "i"}
_TOKEN = compiled(
    r"(?P<escape>\\[!-/:-@\[-`{-~])|(?P<last>\\\s*$)"
    r"|(?P<stars>\*+)"
    r"|(?P<lines>_+)"
    r"|(?P<code>`+)"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});)"
    rf"|(?P<tag></?(?:{_TAGS})(?:\s[^<>]*)?/?>)"
    r"|(?P<link>!?\[(?P<label>[^\[\]]*)\]\((?:https?:|mailto:|www\.|/|\#|\./)[^\s()<>]*(?:\s\"[^\"<>()]*\")?\))"
    r"|(?P<address><https?:[^\s<>]*>)",
    re.IGNORECASE,
)
_BREAK = compiled(r"<br\s*/?>", re.IGNORECASE)
_ONLY_STARS = compiled(r"[\s*]*")
_LONGEST_RUN = 6
_HARD_BREAK = compiled(r"(?:\S[ ]{2,}|\\|<br\s*/?>)\s*$")
_WRITTEN_BREAK = compiled(r"(?:\\|<br\s*/?>)\s*$")


@dataclass(slots=True)
class _Mark:
    """A mark that waits for its partner: where it stands in its row, and whether it was used."""

    row: int
    start: int
    end: int


@dataclass(slots=True)
class _Span:
    """An emphasis from one mark to the other."""

    kind: str
    opening: _Mark
    closing: _Mark


def clean(rows: Sequence[Row], *, spaces_break: bool = True) -> list[Line]:
    """The rows of one stretch (no empty row inside) as lines without marks; a row of marks only gives an empty line.

    ``spaces_break``: two spaces at the end of a row break the line, as Markdown has it.
    """
    hard_break = _HARD_BREAK if spaces_break else _WRITTEN_BREAK
    if not any(_SPECIAL.search(row.raw) for row in rows):
        return [plain_line(row, ended=hard_break.search(row.raw) is not None) for row in rows]
    rows = [piece for row in rows for piece in _broken(row)]
    dropped: list[list[tuple[int, int, str]]] = [[] for _ in rows]
    spans = _read(rows, dropped)
    bare = [
        _masked(row.raw, [(start, end) for start, end, char in dropped[i] if not char]) for i, row in enumerate(rows)
    ]
    bold, italic = _whole(spans, "b", bare), _whole(spans, "i", bare)
    glued = _glued(spans, bare)
    marked = {row for span in spans for row in (span.opening.row, span.closing.row)}
    return [
        Line(
            text=_text(row, sorted(dropped[i])),
            indent=indent_of(row.raw),
            reach=reach_of(row),
            head=head_of(row.raw),
            slack=slack_of(row.raw),
            page=row.page,
            bold=i in bold,
            italic=i in italic,
            glued=i in glued,
            marked=i in marked,
            ended=hard_break.search(row.raw) is not None and bool(bare[i].strip()),
        )
        for i, row in enumerate(rows)
    ]


def breaks_by_spaces(rows: Sequence[Row]) -> bool:
    """Whether two spaces at the end of a row break the line.

    They say so only where a line follows. An editor that leaves them at the last lines of paragraphs too leaves them
    everywhere, and there they mean nothing.
    """
    last = spaced = 0
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        if not row.blank and (after is None or after.blank):
            last += 1
            spaced += row.raw.endswith("  ")
    return spaced < 3 or spaced < 0.5 * last


def _broken(row: Row) -> list[Row]:
    """The row cut after each ``<br>``."""
    if "<" not in row.raw:
        return [row]
    ends = [found.end() for found in _BREAK.finditer(row.raw)]
    return [row.cut(a, b) for a, b in zip([0, *ends], [*ends, None], strict=True) if row.raw[a:b] or not ends]


def _masked(raw: str, ranges: Sequence[tuple[int, int]]) -> str:
    """The row with blanks instead of the given ranges."""
    out, at = [], 0
    for start, end in sorted(ranges):
        if end > at:
            out += [raw[at:start], " " * (end - max(start, at))]
            at = end
    return "".join([*out, raw[at:]])


def _whole(spans: Sequence[_Span], kind: str, bare: Sequence[str]) -> set[int]:
    """The rows whose every visible character stands inside an emphasis of the kind."""
    covered: dict[int, list[tuple[int, int]]] = {}
    for span in spans:
        if span.kind == kind:
            first, last = span.opening, span.closing
            for row in range(first.row, last.row + 1):
                start = first.end if row == first.row else 0
                end = last.start if row == last.row else len(bare[row])
                covered.setdefault(row, []).append((start, end))
    return {row for row, ranges in covered.items() if bare[row].strip() and not _masked(bare[row], ranges).strip()}


def _glued(spans: Sequence[_Span], bare: Sequence[str]) -> set[int]:
    """The rows whose last word stands in one emphasis with the first word of the next row."""
    found = set()
    for span in spans:
        first, last = span.opening, span.closing
        for row in range(first.row, last.row):
            before = bare[row][first.end if row == first.row else 0 :]
            after = bare[row + 1][: last.start if row + 1 == last.row else None]
            if before.strip() and after.strip():
                found.add(row)
    return found


def _read(rows: Sequence[Row], dropped: list[list[tuple[int, int, str]]]) -> list[_Span]:
    """Pair the marks of all rows; what is to be left out of row n, or put instead, is added to ``dropped[n]``."""
    waiting: dict[str, _Mark] = {}
    spans: list[_Span] = []
    for index, row in enumerate(rows):
        for kind, start, end, instead in _tokens(row.raw):
            if kind == "text":
                dropped[index].append((start, end, instead))
                continue
            mark = _Mark(index, start, end)
            name = kind[:2]
            other = None if kind[2:] == "(" else waiting.pop(name, None)
            if other is None and kind[2:] != ")":
                waiting[name] = mark
            elif other is not None:
                spans.append(_Span(kind[0], other, mark))
                for one in (other, mark):
                    dropped[one.row].append((one.start, one.end, ""))
    lost = waiting.get("b")
    if lost is not None:
        dropped[lost.row].append((lost.start, lost.end, ""))
    return spans


def _tokens(raw: str) -> Iterator[tuple[str, int, int, str]]:
    """The marks of one row: kind "b" or "i" with a variant, or "text" for a stretch to be left out or replaced."""
    code, paired = 0, True
    for found in _TOKEN.finditer(raw):
        start, end = found.span()
        if start < code:
            continue
        group = found.lastgroup
        if group == "label" or found.group("link"):
            left, right = found.span("label")
            yield "text", start, left, ""
            yield "text", right, end, ""
        elif group == "escape":
            yield "text", start, start + 1, ""
        elif group in ("tag", "last"):
            yield "text", start, end, ""
            name = found.group().strip("</>").split()[0].lower() if group == "tag" else ""
            if name in _EMPHASES:
                yield _EMPHASES[name] + ("t)" if found.group()[1] == "/" else "t("), start, end, ""
        elif group == "address":
            yield "text", start, start + 1, ""
            yield "text", end - 1, end, ""
        elif group == "entity":
            from html import unescape  # noqa: PLC0415 - a table of all names, for the few texts that use one

            char = unescape(found.group())
            if len(char) == 1:
                yield "text", start, end, char
        elif group == "code":
            partner = raw.find(found.group(), end) if paired else -1
            paired = partner >= 0
            if paired:
                yield "text", start, end, ""
                yield "text", partner, partner + end - start, ""
                code = partner + end - start
        elif group == "stars":
            yield from _stars(raw, start, end)
        elif group == "lines" and end - start <= 2:
            before, after = raw[start - 1 : start], raw[end : end + 1]
            opens = not before.isalnum() and bool(after.strip())
            closes = not after.isalnum() and bool(before.strip())
            if opens or closes:
                yield ("i" if end - start == 1 else "b") + ("_(" if opens else "_)"), start, end, ""


def _stars(raw: str, start: int, end: int) -> Iterator[tuple[str, int, int, str]]:
    size = end - start
    if size > _LONGEST_RUN:
        yield "text", start, end, ""
        return
    if size == 1:
        before, after = raw[start - 1 : start], raw[end : end + 1]
        bracketed = before == "(" and after == ")"
        product = before.isdigit() and after.isdigit()
        loose = (not before or before.isspace()) and after.isspace()
        if bracketed or product or (loose and not _ONLY_STARS.fullmatch(raw)):
            return
        yield "i", start, end, ""
        return
    if size % 2:
        # "***" opens or closes both; the single star stands outside where it opens, inside where it closes.
        yield "i", start, start + 1, ""
        start += 1
    for at in range(start, end, 2):
        yield "b", at, at + 2, ""


def _text(row: Row, dropped: Sequence[tuple[int, int, str]]) -> Text:
    kept: list[tuple[int, int]] = []
    instead: dict[int, str] = {}
    at = 0
    for start, end, char in dropped:
        if start > at:
            kept.append((at, start))
        if char:
            instead[start] = char
            kept.append((start, end))
        at = max(at, end)
    kept.append((at, len(row.raw)))
    return kept_text(row, kept, instead)
