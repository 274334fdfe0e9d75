"""Letterheads and signatures set in two columns: by white space, or joined by one bar.

Only these two places are cut at their gaps. In prose a wide gap is a blank to be filled in or a justified line.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.patterns import compiled
from checker.readers.lines import may_start, pattern
from checker.readers.source import Row
from checker.readers.tables import RawTable, cell_of
from checker.text import fold, loosen

_GAP = compiled(r"[ \u00a0]{3,}|[ \u00a0]*\t\s*")
_OPEN = compiled(r"(?:^|[^a-z])(?:so|ngay|thang|nam|quy)\s*:?$")
_FILLED_LATER = compiled(r"(?:/|thang\b|nam\b|ngay\b|[.…])")
_DAY = compiled(r"\W*[a-z .\-]{2,40},\s*ngay\b")
_SERIAL = compiled(r"\W*so\s*:")
_NAME = compiled(r"[^\W\d_]+(?:\s+[^\W\d_.]+\.?){1,5}")
_WORD = compiled(r"\S+")
_CAPITALS = compiled(r"[^\W\d_]+\.?")
_ARCHIVED = compiled(r"\W*luu\b")
_HIGH = 45
_LONGEST = 40


def letterhead(rows: Sequence[Row], at: int) -> tuple[RawTable, int] | None:
    """The two columns that open a document from ``rows[at]``: issuer and number, motto and day."""
    if at > _HIGH:
        return None
    start = at
    found = None
    written = 0
    for index in range(at, min(len(rows), at + 12)):
        row = rows[index]
        if row.blank:
            continue
        parts = _parts(row)
        if parts and pattern("motto").match(_key(parts[1].raw)):
            found = parts
            break
        written += 1
        if written > 3 or len(row.raw.strip()) > 60 or pattern("motto").match(_key(row.raw)):
            return None
    if found is None:
        return None
    gutter = found[1].column
    left: list[Row] = []
    right: list[Row] = []
    gap = 0
    end = start
    for index in range(start, min(len(rows), start + _LONGEST)):
        row = rows[index]
        if row.blank:
            gap += 1
            continue
        parts = _parts(row)
        key = _key(row.raw)
        short = len(row.raw.strip()) < 60
        if parts:
            left.append(parts[0])
            right.append(parts[1])
        elif _indent(row) >= max(8, gutter - 12) and (not gap or _DAY.match(key) or pattern("motto").match(key)):
            right.append(row)
        elif (gap <= 2 and _SERIAL.match(key)) or (not gap and short and len(row.raw.rstrip()) <= gutter + 1):
            left.append(row)
        elif gap <= 2 and short and _DAY.match(key):
            right.append(row)
        else:
            break
        gap = 0
        end = index + 1
    return RawTable(((cell_of(left), cell_of(right)),), "columns"), end


def signature(rows: Sequence[Row], at: int) -> tuple[RawTable, int] | None:
    """The two columns that close a document from the row of the recipients on."""
    if not _opens_recipients(rows[at]):
        return None
    left: list[Row] = []
    right: list[Row] = []
    gutter = 0
    gap = 0
    end = at
    base = _indent(rows[at])
    pressed = _pressed(rows[at]) is not None
    for index in range(at, min(len(rows), at + _LONGEST)):
        row = rows[index]
        if row.blank:
            gap += 1
            continue
        if sum(bool(cell.strip()) for cell in row.raw.split("\t")) > 2:
            break  # a row of a table whose cells tabs part
        if row.page != rows[end - 1].page and _is_signed(right):
            break  # a new page begins
        parts = _parts(row) or (_pressed(row) if pressed else None)
        if parts:
            left.append(parts[0])
            right.append(parts[1])
            gutter = min(gutter or parts[1].column, parts[1].column)
        elif gutter and (_indent(row) >= max(base + 6, 0.4 * gutter) or row.raw.startswith("\t")):
            if gap and _is_signed(right):
                break  # a title set in the middle of the next page
            right.append(row)
        elif not gap or (gap == 1 and row.raw.lstrip(" \\")[:1] in "-+–" and not _is_signed(right)):
            if gap and not left:
                break
            left.append(row)
        else:
            break
        gap = 0
        end = index + 1
    if not right:
        return None
    return RawTable(((cell_of(left), cell_of(right)),), "columns"), end


def joined(rows: Sequence[Row], at: int) -> tuple[RawTable, int] | None:
    """Two cells of several lines with one bar between them: the left lines, "last left | first right", the right lines."""
    if rows[at].blank:
        return None
    opens = at <= _HIGH and not any(not row.blank for row in rows[max(0, at - 3) : at])
    closes = _opens_recipients(rows[at])
    if not (opens or closes):
        return None
    bar = None
    end = at
    while end < len(rows) and end < at + _LONGEST and not rows[end].blank:
        count = rows[end].raw.count("|")
        if count > 1 or (count and bar is not None):
            return None
        if count:
            bar = end
        end += 1
    if bar is None:
        return None
    cut = rows[bar].raw.index("|")
    left = [*rows[at:bar], rows[bar].cut(0, cut)]
    right = [rows[bar].cut(cut + 1), *rows[bar + 1 : end]]
    if opens and not closes and not any(pattern("motto").match(_key(row.raw)) for row in right):
        return None
    if closes:
        name = end
        while name < len(rows) and rows[name].blank:
            name += 1
        if name < len(rows) and name - end < 12 and is_name(rows[name].raw):
            right.append(rows[name])
            end = name + 1
    return RawTable(((cell_of(left), cell_of(right)),), "columns"), end


def _opens_recipients(row: Row) -> bool:
    return may_start(row.raw, "recipients") and pattern("recipients").match(_key(row.raw)) is not None


def _parts(row: Row) -> tuple[Row, Row] | None:
    """The row cut at its widest gap that is no blank to be filled in ("Số:      /KH", "ngày      tháng")."""
    raw = row.raw
    start, end = _indent(row), len(raw.rstrip())
    best = None
    for gap in _GAP.finditer(raw, start, end):
        if gap.start() == start:
            continue
        before, after = _key(raw[max(start, gap.start() - 12) : gap.start()]), _key(raw[gap.end() : gap.end() + 12])
        if _OPEN.search(before) or _FILLED_LATER.match(after):
            continue
        if best is None or "\t" in gap.group() or gap.end() - gap.start() > best.end() - best.start():
            best = gap
    if best is None:
        return None
    return row.cut(0, best.start()), row.cut(best.end())


def _pressed(row: Row) -> tuple[Row, Row] | None:
    """The row cut where two columns were pressed together: before the capitals of a post, or the name behind "Lưu: VT."."""
    raw = row.raw.rstrip()
    words = [(match.start(), match.group().strip("*")) for match in _WORD.finditer(raw) if match.group().strip("*")]
    first = len(words)
    while first > 1 and words[first - 1][1].isupper() and _CAPITALS.fullmatch(words[first - 1][1]):
        first -= 1
    archived = _ARCHIVED.match(_key(raw)) is not None
    if archived and first == len(words):
        while first > 1 and words[first - 1][1].istitle() and words[first - 1][1].isalpha():
            first -= 1
    tail = words[first:]
    if len(tail) < 2 or first == 0 or words[first - 1][1][-1] not in ":;.)":
        return None
    return row.cut(0, tail[0][0]), row.cut(tail[0][0])


def _key(raw: str) -> str:
    return loosen(fold(raw[:200].replace("*", "")).key).strip()


def _indent(row: Row) -> int:
    return len(row.raw) - len(row.raw.lstrip())


def _is_signed(right: Sequence[Row]) -> bool:
    return any(is_name(row.raw) for row in right)


def is_name(raw: str) -> bool:
    """Whether a person's name stands alone in the row: two to six words, each with a capital letter."""
    value = raw.replace("*", "").strip()
    words = value.split()
    return _NAME.fullmatch(value) is not None and all(w[:1].isupper() for w in words) and value != value.upper()
