"""Tasks from the rows of a table: columns by their heads, group rows, rows split over pages, merged cells filled down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.model.location import Location, point
from checker.model.plan import Confidence, Name, Reading, Task, Time
from checker.parse.cell_lines import ORDINAL
from checker.parse.columns import header_roles
from checker.parse.context import Context
from checker.parse.dates import time_span
from checker.parse.marks import roman
from checker.parse.page import Grid, GridCell
from checker.parse.units import is_unit, split_units
from checker.text import Text

_GROUP_MARK = re.compile(r"(?P<n>[ivxlc]{1,6}|[a-h]|\d{1,2})\s?[.)/:-]?\s*(?=[^\d\s.,)/]|$)")


@dataclass
class _Row:
    ordinal: str | None
    texts: dict[str, list[Text]] = field(default_factory=dict)
    filled: set[str] = field(default_factory=set)

    def key(self, role: str) -> str:
        return " ".join(t.key.strip() for t in self.texts.get(role, ()))

    def all_texts(self) -> list[Text]:
        return [t for texts in self.texts.values() for t in texts]


@dataclass
class _Group:
    mark: str | None = None
    title: str | None = None


def tasks_of_grid(grid: Grid, context: Context, annex: int | None, base: str) -> list[Task]:
    """The tasks in a table; none when it has no column for the work or none for who does it.

    ``base`` is the path that stands before the row's own ("annex:1/" or the section's).
    """
    head_at, roles = _head(grid)
    if head_at is None or "lead" not in roles.values() or "title" not in roles.values():
        return []
    rows: list[tuple[_Group, _Row]] = []
    group = _Group()
    for cells in grid.rows[head_at + 1 :]:
        if _is_head(cells, grid.rows[head_at]):
            continue
        keys = [c.key for c in cells]
        filled = [at for at, key in enumerate(keys) if key]
        if not filled:
            continue
        found = _group_row(cells, filled, roles, len(grid.rows[head_at]))
        if found is not None:
            group = found
            continue
        row = _read_row(cells, roles)
        if row.ordinal is None and rows and _continues(row):
            _append(rows[-1][1], row)
            continue
        if not row.key("title"):
            continue
        rows.append((group, row))
    _fill_down(rows)
    return [_task(number, group, row, grid, context, annex, base) for number, (group, row) in enumerate(rows, 1)]


def _head(grid: Grid) -> tuple[int | None, dict[int, str]]:
    for at, row in enumerate(grid.rows[:4]):
        roles = header_roles([c.key for c in row])
        if roles:
            return at, roles
    return None, {}


def _is_head(cells: Sequence[GridCell], head: Sequence[GridCell]) -> bool:
    keys = [c.key for c in cells]
    return keys == [c.key for c in head] or len(header_roles(keys)) >= 3


def _group_row(cells: Sequence[GridCell], filled: Sequence[int], roles: dict[int, str], width: int) -> _Group | None:
    """The group that a row opens: one text over the whole width, or a number and a title with nothing beside them."""
    keys = [c.key for c in cells]
    if len(filled) == 1:
        key = keys[filled[0]]
        role = roles.get(filled[0])
        if filled[0] > 0 and role in ("lead", "coordinating", "time", "product", "other"):
            return None
        match = _GROUP_MARK.match(key)
        if match and (roman(match["n"]) or match["n"].isalpha() or match["n"].isdigit()) and key[match.end() :].strip():
            text = cells[filled[0]].text
            return _Group(match["n"].upper(), text.cut_key(match.end(), len(text.key)).value if text else None)
        if len(cells) < width or cells[filled[0]].columns > 1 or role == "ordinal":
            if ORDINAL.match(key):
                return None
            text = cells[filled[0]].text
            return _Group(None, text.value if text else None)
        return None
    if len(filled) == 2 and roles.get(filled[0]) == "ordinal" and roles.get(filled[1]) == "title":
        name = keys[filled[0]].strip(" .)")
        text = cells[filled[1]].text
        if roman(name) or (name.isalpha() and len(name) == 1):
            return _Group(name.upper(), text.value if text else None)
    return None


def _read_row(cells: Sequence[GridCell], roles: dict[int, str]) -> _Row:
    row = _Row(None)
    for at, cell in enumerate(cells):
        role = roles.get(at)
        if role is None or not cell.texts:
            continue
        if role == "ordinal":
            match = ORDINAL.match(cell.key)
            if match:
                row.ordinal = match["n"]
            else:
                row.texts.setdefault("title", []).extend(cell.texts)
            continue
        row.texts.setdefault(role, []).extend(t for t in cell.texts if t.value.strip())
    return row


def _continues(row: _Row) -> bool:
    """Whether a row without a number goes on with the row above, cut by a page break."""
    title = row.key("title")
    if not title:
        return True
    first = row.texts["title"][0].value.lstrip("-+ ")[:1]
    return first.islower()


def _append(above: _Row, row: _Row) -> None:
    for role, texts in row.texts.items():
        before = above.texts.get(role)
        if before and texts and texts[0].value[:1].islower():
            joined = Text.join((before[-1], texts[0]))
            above.texts[role] = [*before[:-1], joined, *texts[1:]]
        else:
            above.texts.setdefault(role, []).extend(texts)


def _fill_down(rows: Sequence[tuple[_Group, _Row]]) -> None:
    """Empty cells of who and when below a filled one, where so many are empty that the cells must be merged."""
    for role in ("lead", "time"):
        empty = [at for at, (_, row) in enumerate(rows) if not row.key(role)]
        if len(empty) < 2 or len(empty) == len(rows) or (empty[0] == 0 and len(empty) < 3):
            continue
        runs = sum(1 for at in empty if at + 1 in empty or at - 1 in empty)
        if role == "lead" and runs < 2 and len(empty) * 3 < len(rows):
            continue
        for at in empty:
            if at and rows[at - 1][0] is rows[at][0] and rows[at - 1][1].texts.get(role):
                rows[at][1].texts[role] = list(rows[at - 1][1].texts[role])
                rows[at][1].filled.add(role)


def _task(number: int, group: _Group, row: _Row, grid: Grid, context: Context, annex: int | None, base: str) -> Task:
    title = Text.join(row.texts["title"])
    ordinal = row.ordinal or str(number)
    plain = ".".join(p.lstrip("0") or "0" for p in ordinal.split("."))
    path = f"{group.mark}.{plain}" if group.mark and not ordinal.startswith(group.mark.lower() + ".") else plain
    texts = row.all_texts()
    first = min(texts, key=lambda t: (t.line, t.location().column)).location()
    last = max((t.location() for t in texts), key=lambda p: (p.end_line, p.end_column))
    span = first.to(last)
    how = Reading(
        how="table", confidence=Confidence.LIKELY if row.filled or grid.how == "lines" else Confidence.CERTAIN
    )
    time = _time(row, context)
    product = Text.join(row.texts["product"]).value if row.texts.get("product") else None
    return Task(
        path=base + path, ordinal=int(plain) if plain.isdigit() else None, parent_path=base + (group.mark or ""), group=group.title,
        title=title.value, lead=names_of(row.texts.get("lead", ()), context), coordinating=names_of(row.texts.get("coordinating", ()), context),
        time=time, product=product, source="table", annex=annex, location=title.location(), span=span,
        after_title=_below(title), reading=how,
    )  # fmt: skip


def _below(title: Text) -> Location:
    return point(title.end_line + 1)


def _time(row: _Row, context: Context) -> Time | None:
    texts = row.texts.get("time")
    if not texts:
        return None
    text = Text.join(texts)
    start, due = time_span(text.key, context.year)
    return Time(text=text.value.strip(" ."), start=start, due=due, location=text.location())


_PERSON = re.compile(r"(?:[^\W\d_]+)(?: [^\W\d_]+){1,4}$")


def names_of(texts: Sequence[Text], context: Context) -> tuple[Name, ...]:
    """The names in the paragraphs of a cell, one paragraph or list item each, persons split at commas too."""
    names: list[Name] = []
    joined: list[Text] = []
    for text in texts:
        # A name broken over two lines of a cell: the second begins small or with no word that begins a name.
        listed = text.value.lstrip()[:1] in "-+•*"
        if (
            joined
            and not listed
            and text.value.strip()[:1].islower()
            and not joined[-1].value.rstrip().endswith((";", "."))
        ):
            joined[-1] = Text.join((joined[-1], text))
        else:
            joined.append(text)
    for text in joined:
        for name in split_units(text, context.opened):
            names.append(name)
    done: list[Name] = []
    for name in names:
        parts = [p.strip() for p in name.text.split(",")]
        if len(parts) > 1 and not is_unit(name.canonical) and all(_PERSON.match(p) and p[:1].isupper() for p in parts):
            done.extend(Name(text=p, canonical=p.lower(), location=name.location) for p in parts)
        else:
            done.append(name)
    return tuple(done)
