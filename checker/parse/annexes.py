"""Annexes: their titles, and the reference by which they belong to the plan."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.location import Location, point
from checker.model.plan import Annex, Reference
from checker.parse.citations import Passage, find_citations
from checker.parse.dates import safe_date
from checker.parse.page import Grid, Line, Page
from checker.parse.titles import is_reference, is_rule
from checker.parse.vocabulary import Expression
from checker.patterns import compiled
from checker.text import Text

_TOP = 12
_TITLE_LINES = 8
_BLANK_NUMBER = Expression("annexes", r"{number}\s?:?\s*[._…\s]*(?:/|-)\s?{plan_letters}")
_BLANK_DATE = Expression("dates", r"{day}\s*[._…\s]*(?:/|{month})\s*[._…\s\d]*(?:/|{year})|{day}\s*/")
_DATE = Expression("dates", r"{day}\s+(?P<d>\d{1,2})\s?(?:/|{month})\s?(?P<m>\d{1,2})\s?(?:/|{year})\s?(?P<y>\d{4})")
_TYPE = Expression("annexes", "{enclosed} (?P<t>{types})")
_ISSUER = Expression("annexes", r" {of} (?P<u>[^)]{3,90})\)?")
_YEAR = Expression("dates", r"(?<!{month} \d )(?<!{month} \d\d ){year} (?P<y>{year_number})(?!\d| ?-)")
_ITEM = compiled(r"(?:[ivx]+|\d+|[a-z])\s?[.)]")


def read_annexes(page: Page, ranges: Sequence[range], grids: Sequence[Grid]) -> list[Annex]:
    """One annex a range; its title is what stands before its reference or first table."""
    found = []
    for ordinal, reach in enumerate(ranges, 1):
        lines = [page.lines[i] for i in reach]
        tables = [g for g in grids if holds_grid(reach, g, first=ordinal == 1)]
        if not lines and not tables:
            continue
        reference = next((read_reference(line.text) for line in lines[:_TOP] if is_reference(line)), None)
        title = _title(lines, tables)
        year = _YEAR.search(title.key) if title is not None else None
        where = lines[0].text.location() if lines else _grid_location(tables[0])
        annex = Annex(
            ordinal=ordinal,
            title=title.value.strip() if title is not None else "",
            year=int(year["y"]) if year else None,
            reference=reference,
            tables=len(tables),
            location=title.location() if title is not None else where,
            span=where.to(lines[-1].text.location() if lines else where),
        )
        found.append(annex)
    return found


def holds_grid(reach: range, grid: Grid, *, first: bool) -> bool:
    """Whether a table stands in an annex: one just above its title is the annex's before it, unless it is the ``first``."""
    if grid.how != "table":
        return reach.start <= grid.at < max(reach.stop, reach.start + 1)
    return reach.start < grid.at <= reach.stop or (first and grid.at == reach.start)


def _grid_location(grid: Grid) -> Location:
    for row in grid.rows:
        for cell in row:
            if cell.text is not None:
                return cell.text.location()
    return point(1)


def _title(lines: Sequence[Line], tables: Sequence[Grid]) -> Text | None:
    parts: list[Text] = []
    first_table = min((g.at for g in tables), default=None)
    for line in lines[:_TITLE_LINES]:
        if is_reference(line) or (first_table is not None and line.index >= first_table):
            break
        in_title = line.caps or line.bold or line.starts_small or len(line.key) < 160
        if line.text.value.lstrip()[:1] in "-+" or (parts and (not in_title or _ITEM.match(line.key.strip()))):
            break
        if not is_rule(line.text.value):
            parts.append(line.text.cut())
    return Text.join(parts) if parts else None


def read_reference(text: Text) -> Reference:
    """The number, date and issuer in a "(Kèm theo …)"; what is blank or absent is None."""
    own = next((c for c in find_citations([Passage(text, "reference")]) if not c.nested), None)
    key = text.key
    kind = _TYPE.search(key)
    date = own.date if own else None
    blank = date is None and bool(_BLANK_NUMBER.search(key) or _BLANK_DATE.search(key))
    if date is None and (day := _DATE.search(key)):
        date = safe_date(int(day["y"]), int(day["m"]), int(day["d"]))
    issuer = own.issuer.rstrip(") .") if own and own.issuer else None
    if issuer is None and (named := _ISSUER.search(key)):
        issuer = text.cut_key(*named.span("u")).value
    written = text.cut_key(*kind.span("t")).value if kind else None
    return Reference(
        type=written or (own.type if own else None),
        number=own.number if own else None,
        date=date,
        issuer=issuer,
        blank=blank,
        text=text.value,
        location=text.location(),
    )
