"""The rows of a table of tasks: columns by their heads, group rows, rows split over pages, merged cells filled down."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.records import dataclass, field
from checker.parse.cell_columns import lay_under, lies_under
from checker.parse.cell_lines import ORDINAL
from checker.parse.columns import are_column_numbers
from checker.parse.marks import roman
from checker.parse.page import Grid, GridCell
from checker.parse.table_heads import Head, read_head
from checker.parse.units import clause_start, is_unit
from checker.parse.vocabulary import Expression
from checker.patterns import compiled
from checker.text import Text

_GROUP_MARK = compiled(r"(?P<n>[ivxlc]{1,6}|[a-h]|\d{1,2})\s?[.)/:-]?\s*(?=[^\d\s.,)/]|$)")
_SUM = Expression("labels", r"{sum}\W*$")
_LONGEST_SIGN = 2

_FIRST_LETTERS = ("a", "-", "+")


@dataclass(frozen=True, slots=True)
class Group:
    """A row over the whole width that heads those below it."""

    mark: str | None = None
    title: str | None = None
    text: Text | None = None


@dataclass
class Row:
    """The texts of a row by the roles of their columns; ``filled`` are those taken from a merged cell above.

    ``marked`` are the heads of columns of time in which it has a sign ("Quý II" above "x"). ``short`` says that the source
    left cells of the row out, as merged ones are when a table becomes text.
    """

    group: Group
    short: bool = False
    ordinal: str | None = None
    texts: dict[str, list[Text]] = field(default_factory=dict)
    filled: set[str] = field(default_factory=set)
    marked: list[Text] = field(default_factory=list)

    def key(self, role: str) -> str:
        """The folded text of a column."""
        return " ".join(t.key.strip() for t in self.texts.get(role, ()))


def read_rows(grid: Grid) -> list[Row]:
    """The rows of a table of tasks; none when it has no column for the work, or nothing says who does it.

    Where no column does, the groups may be those who lead ("I | Sở Nội vụ" over the tasks of that body).
    """
    head = read_head(grid)
    roles = set(head.roles.values()) if head is not None else set()
    if head is None or "title" not in roles or not {"lead", "time", "coordinating"} & roles or head.counts_money():
        return []
    rows: list[Row] = []
    group = Group()
    below = grid.rows[head.at + 1 :]
    for at, cells in enumerate(below):
        keys = [cell.key for cell in cells]
        if head.is_repeated(keys) or are_column_numbers(keys) or not any(keys):
            continue
        found = _group(cells, head) or _numbered_group(cells, below[at + 1 : at + 2], head, group)
        if found is not None:
            group = found
            continue
        row = _row(cells, head, group)
        if row.ordinal is None and rows and _continues(row):
            _append(rows[-1], row)
        elif _says_work(row.key("title")):
            rows.append(row)
    if "lead" not in roles and not _led_by_groups(rows):
        return []
    for role in ("lead", "time"):
        _fill_down(rows, role, merged=head.is_left_of_title(role))
    return rows


def _led_by_groups(rows: Sequence[Row]) -> bool:
    """Give every row the body that its group names as its lead; False where some group names none."""
    names = [row.group.text for row in rows]
    if not names or not all(name is not None and is_unit(name.key) and clause_start(name) is None for name in names):
        return False
    for row, name in zip(rows, names, strict=True):
        row.texts["lead"] = [name] if name is not None else []
        row.filled.add("lead")
    return True


def _says_work(title: str) -> bool:
    """Whether the cell of the work names some: a form has dots there, the last row of figures their sum."""
    return any(char.isalpha() for char in title) and not _SUM.match(title)


def _group(cells: Sequence[GridCell], head: Head) -> Group | None:
    """The group that a row opens: one text over the whole width, or a number and a title with nothing beside them."""
    filled = [at for at, cell in enumerate(cells) if cell.key]
    first = filled[0]
    role = head.roles.get(first)
    if len(filled) == 1:
        if first > 0 and role in ("lead", "coordinating", "time", "product", "other"):
            return None
        narrow = len(cells) < head.width or cells[first].columns > 1 or role == "ordinal"
        return _group_of_text(cells[first], whole=narrow)
    if len(filled) == 2 and role == "ordinal" and head.roles.get(filled[1]) == "title":
        name = cells[first].key.strip(" .)")
        if roman(name) or (name.isalpha() and len(name) == 1):
            return Group(name.upper(), _value(cells[filled[1]].text), cells[filled[1]].text)
    return None


def _numbered_group(
    cells: Sequence[GridCell], following: Sequence[Sequence[GridCell]], head: Head, above: Group
) -> Group | None:
    """The group that a row "1 | Tuyên truyền" opens when the next row is "1.1" or "a"; the group above keeps its mark."""
    filled = [at for at, cell in enumerate(cells) if cell.key]
    if [head.roles.get(at) for at in filled] != ["ordinal", "title"] or not following or not following[0]:
        return None
    own = cells[filled[0]].key.strip(" .)")
    if own.isdigit() and following[0][0].key.startswith(f"{own}."):
        return Group(above.mark, _value(cells[filled[1]].text))
    if own.isdigit() and following[0][0].key.strip(" .)") in _FIRST_LETTERS:
        parts = [part for part in (above.mark or "").split(".")[:1] if part and roman(part.lower())]
        return Group(".".join((*parts, own)), _value(cells[filled[1]].text), cells[filled[1]].text)
    return None


def _group_of_text(cell: GridCell, *, whole: bool) -> Group | None:
    """The group that a lone cell names: by its mark, or without one where it takes the ``whole`` row."""
    match = _GROUP_MARK.match(cell.key)
    if cell.text is not None and match and cell.key[match.end() :].strip():
        name = match["n"]
        if roman(name) or name.isalpha() or name.isdigit():
            text = cell.text.cut_key(match.end(), len(cell.text.key))
            return Group(name.upper(), text.value, text)
    if whole and not ORDINAL.match(cell.key):
        return Group(None, _value(cell.text), cell.text)
    return None


def _value(text: Text | None) -> str | None:
    return text.value if text else None


def _row(cells: Sequence[GridCell], head: Head, group: Group) -> Row:
    row = Row(group, short=_lost_cells(cells, head))
    for at, cell in zip(_columns(cells, head), cells, strict=True):
        role = head.roles.get(at)
        if (period := head.period(at)) is not None and 0 < len(cell.key.strip()) <= _LONGEST_SIGN:
            row.marked.append(period)
            continue
        if role is None or not cell.texts:
            continue
        if role != "ordinal":
            row.texts.setdefault(role, []).extend(t for t in cell.texts if t.value.strip())
        elif match := ORDINAL.match(cell.key):
            row.ordinal = match["n"]
        else:
            row.texts.setdefault("title", []).extend(cell.texts)
    return row


def _lost_cells(cells: Sequence[GridCell], head: Head) -> bool:
    """Whether a row has fewer cells than the table has heads, and none of them empty: merged cells were left out.

    Tabs keep the place of an empty cell but behind a line's last words, so there the cells must stand under wrong heads.
    """
    if not 1 < len(cells) < head.width or not all(cell.key for cell in cells):
        return False
    return not (
        head.tabbed and lies_under([cell.key for cell in cells], [head.roles.get(at) for at in range(len(cells))])
    )


def _columns(cells: Sequence[GridCell], head: Head) -> Sequence[int]:
    """The column of each cell. Text that lost merged cells has rows too short: what the cells hold tells their columns."""
    if not _lost_cells(cells, head):
        return range(len(cells))
    numbered = head.roles.get(0) == "ordinal" and bool(ORDINAL.match(cells[0].key))
    columns = [at for at in sorted(head.roles) if head.roles[at] != "ordinal"]
    rest = cells[1:] if numbered else cells
    if not rest or len(rest) > len(columns):
        return range(len(cells))
    placed = [columns[at] for at in lay_under([cell.key for cell in rest], [head.roles[c] for c in columns])]
    return [0, *placed] if numbered else placed


def _continues(row: Row) -> bool:
    """Whether a row without a number goes on with the row above, cut by a page break."""
    return not row.key("title") or row.texts["title"][0].value.lstrip("-+ ")[:1].islower()


def _append(above: Row, row: Row) -> None:
    for role, texts in row.texts.items():
        before = above.texts.get(role)
        if before and texts and texts[0].value[:1].islower():
            above.texts[role] = [*before[:-1], Text.join((before[-1], texts[0])), *texts[1:]]
        else:
            above.texts.setdefault(role, []).extend(texts)


def _fill_down(rows: Sequence[Row], role: str, *, merged: bool) -> None:
    """Empty cells of a column below a filled one take its text, where the cells must be ``merged``.

    They are where the column stands before that of the work, so that its cells head the rows beside them; and where so
    many are empty that nobody can have forgotten them.
    """
    for at, row in enumerate(rows):
        if at and (merged or row.short) and not row.key(role):
            _take_above(rows, at, role)
    empty = [at for at, row in enumerate(rows) if not row.key(role)]
    if len(empty) < 2 or len(empty) == len(rows) or (empty[0] == 0 and len(empty) < 3):
        return
    runs = sum(1 for at in empty if at + 1 in empty or at - 1 in empty)
    if role == "lead" and runs < 2 and len(empty) * 3 < len(rows):
        return
    for at in empty:
        _take_above(rows, at, role)


def _take_above(rows: Sequence[Row], at: int, role: str) -> None:
    if at and rows[at - 1].group is rows[at].group and rows[at - 1].texts.get(role):
        rows[at].texts[role] = list(rows[at - 1].texts[role])
        rows[at].filled.add(role)
