"""Tables rebuilt from what plain text keeps of them: tabs between cells, or one cell a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checker.parse.columns import column_role, header_roles
from checker.parse.marks import bullet, roman
from checker.parse.page import Grid, GridCell, Line, Page
from checker.parse.units import is_unit
from checker.text import Text

_ORDINAL = re.compile(r"(?P<n>\d{1,3}(?:\.\d{1,2})*|[ivxlc]{1,5}|[a-zđ])\s?[.)]?$")
_TIMES = re.compile(
    r"(?:thường xuyên|hằng|hàng|quý|tháng|năm|trước|trong|từ|theo|cả năm|định kỳ|khi|ngay|\d{1,2}/\d|đến|sau)(?![a-zà-ỹđ])"
)


def find_grids(page: Page, lines: Sequence[Line]) -> tuple[list[Grid], set[int]]:
    """The tables in a range of lines, and the indexes of the lines they take."""
    grids: list[Grid] = []
    taken: set[int] = set()
    at = 0
    while at < len(lines):
        line = lines[at]
        value = line.text.value
        grid: tuple[Grid, int] | None = None
        if value.strip("\t").count("\t") >= 1 and header_roles(_cells_of(line)):
            grid = _by_tabs(lines, at)
        elif len(line.key) <= 60 and column_role(line.key.strip()) == "ordinal":
            grid = _by_lines(lines, at)
        if grid is None:
            at += 1
            continue
        grids.append(grid[0])
        taken.update(line.index for line in lines[at : grid[1]])
        at = grid[1]
    return grids, taken


def _cells_of(line: Line) -> list[str]:
    return [cell.strip() for cell in _split_tabs_key(line)]


def _split_tabs_key(line: Line) -> list[str]:
    return [t.key if t is not None else "" for t in _split_tabs(line.text)]


def _split_tabs(text: Text) -> list[Text | None]:
    cells: list[Text | None] = []
    start = 0
    for match in re.finditer("\t", text.value + "\t"):
        piece = text.cut(start, match.start())
        cells.append(piece if piece.value else None)
        start = match.end()
    return cells


def _by_tabs(lines: Sequence[Line], at: int) -> tuple[Grid, int]:
    """Rows of cells between tabs, until two lines in a row hold no tab and no group's number."""
    rows: list[tuple[GridCell, ...]] = []
    end = at
    while end < len(lines):
        line = lines[end]
        if "\t" not in line.text.value:
            follows = end + 1 < len(lines) and "\t" in lines[end + 1].text.value
            if (
                not follows
                or line.bold is False
                and not re.match(r"[ivxlc]+\s?[.)]|[a-z]\s?[.)]|\d{1,2}\s?[.)]", line.key.strip())
            ):
                break
        cells = tuple(GridCell((t,) if t is not None else ()) for t in _split_tabs(line.text))
        rows.append(cells)
        end += 1
    return Grid(
        at=lines[at].index, rows=tuple(rows), how="tabs", lines=range(lines[at].index, lines[end - 1].index + 1)
    ), end


def _by_lines(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    """Rows of a table whose cells stand one a line, found from the heads and the rows' own numbers."""
    tabbed = lines[at].text.value.startswith("\t") or (
        at + 1 < len(lines) and lines[at + 1].text.value.startswith("\t")
    )
    cells = _stream(lines, at, tabbed)
    width = _head_width(cells)
    if width is None:
        return None
    rows: list[tuple[GridCell, ...]] = [tuple(GridCell(c[0]) for c in cells[:width])]
    roles = header_roles([" ".join(t.key.strip() for t in c[0]) for c in cells[:width]])
    position = width
    end = cells[width - 1][1]
    previous: str | None = None
    while position < len(cells):
        key = _key(cells[position][0])
        match = _ORDINAL.match(key)
        if not match or not _follows(previous, match["n"]):
            if _repeats_head(cells, position, width, rows[0]):
                position += width
                continue
            break
        stop = position + 1
        while (
            stop < len(cells)
            and not (_ordinal_cell(cells, stop, match["n"], tabbed))
            and stop - position < width + (0 if tabbed else 14)
        ):
            stop += 1
        body = cells[position + 1 : stop]
        if not body:
            break
        rows.append(_row(cells[position][0], [c[0] for c in body], width, roles, tabbed))
        end = cells[stop - 1][1]
        previous = match["n"] if match["n"][0].isdigit() or previous is None else previous
        position = stop
    if len(rows) < 2:
        # a head without rows is a form to be filled in: it is a table all the same
        return Grid(
            at=lines[at].index, rows=tuple(rows), how="lines", lines=range(lines[at].index, lines[end].index + 1)
        ), end + 1
    return Grid(
        at=lines[at].index, rows=tuple(rows), how="lines", lines=range(lines[at].index, lines[end].index + 1)
    ), end + 1


def _stream(lines: Sequence[Line], at: int, tabbed: bool) -> list[tuple[tuple[Text, ...], int]]:
    """Cells in order with the position of their last line. In tabbed text only a line led by a tab begins a cell."""
    cells: list[tuple[tuple[Text, ...], int]] = []
    for position in range(at, len(lines)):
        line = lines[position]
        begins = line.text.value.startswith("\t") or position == at if tabbed else True
        small = (
            not tabbed
            and cells
            and line.starts_small
            and not _ORDINAL.match(line.key.strip())
            and len(cells) <= 12
            and position - at < 14
        )
        if begins and not small:
            cells.append(((line.text.cut(),), position))
        else:
            cells[-1] = ((*cells[-1][0], line.text.cut()), position)
    return cells


def _key(texts: Sequence[Text]) -> str:
    return " ".join(t.key.strip() for t in texts)


def _head_width(cells: Sequence[tuple[tuple[Text, ...], int]]) -> int | None:
    """How many of the first cells are heads of columns."""
    width = 0
    for texts, _ in cells[:12]:
        key = _key(texts)
        if width and _ORDINAL.match(key):
            break
        if column_role(key) is None and len(key) > 60:
            break
        width += 1
    heads = [_key(c[0]) for c in cells[:width]]
    while width > 2 and column_role(heads[width - 1]) is None:
        width -= 1
        heads.pop()
    return width if width >= 3 and header_roles(heads) else None


def _repeats_head(cells: Sequence[tuple[tuple[Text, ...], int]], at: int, width: int, head: Sequence[GridCell]) -> bool:
    return [_key(c[0]) for c in cells[at : at + width]] == [c.key for c in head]


def _follows(previous: str | None, ordinal: str) -> bool:
    if previous is None or not ordinal[0].isdigit():
        return True
    if not previous[0].isdigit():
        return True
    if "." in ordinal or "." in previous:
        return True
    return int(ordinal) == 1 or 0 <= int(ordinal) - int(previous) <= 2


def _ordinal_cell(cells: Sequence[tuple[tuple[Text, ...], int]], at: int, current: str, tabbed: bool) -> bool:
    key = _key(cells[at][0])
    match = _ORDINAL.match(key)
    if not match:
        return False
    name = match["n"]
    if name.isdigit() and current.isdigit():
        return tabbed or int(name) == int(current) + 1 or int(name) == 1
    if roman(name) or "." in name or (name.isdigit() and not current.isdigit()):
        return True
    return tabbed


def _row(
    ordinal: tuple[Text, ...], body: list[tuple[Text, ...]], width: int, roles: dict[int, str], tabbed: bool
) -> tuple[GridCell, ...]:
    first = GridCell(ordinal)
    if tabbed or len(body) == width - 1 or len(body) == 1:
        return (first, *(GridCell(c) for c in body[: width - 1]))
    slots = [role for column, role in sorted(roles.items()) if role != "ordinal"]
    found: dict[str, list[Text]] = {role: [] for role in slots}
    who = [role for role in slots if role in ("lead", "coordinating")]
    current = slots[0] if slots else "title"
    for texts in body:
        key = _key(texts)
        listed = bullet(key) is not None
        if current == "title" and found.get("title") and (is_unit(key.lstrip("- ")) and len(key) < 160):
            current = who[0] if who else current
        elif current in who and not listed and found[current] and is_unit(key):
            following = who.index(current) + 1
            current = who[following] if following < len(who) else current
        elif current in who and listed and found[current] and bullet(found[current][-1].key) is None:
            following = who.index(current) + 1
            current = who[following] if following < len(who) else current
        if "time" in found and current != "title" and _TIMES.match(key) and not is_unit(key):
            current = "time"
        found.setdefault(current, []).extend(texts)
    cells = [first]
    for column in range(1, width):
        role = roles.get(column)
        cells.append(GridCell(tuple(found.get(role, ())) if role else ()))
    return tuple(cells)


@lru_cache(maxsize=1)
def ordinal_pattern() -> re.Pattern[str]:
    """A cell that holds nothing but a row's number."""
    return _ORDINAL
