"""Annexes: their titles, and the reference by which they belong to the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.location import Location, point
from checker.model.plan import Annex, Reference
from checker.parse.citations import Passage, find_citations
from checker.parse.dates import safe_date
from checker.parse.page import Grid, Line, Page
from checker.parse.structure import is_reference
from checker.text import Text

_BLANK = re.compile(
    r"số\s?:?\s*[._…\s]*(?:/|-)\s?(?:kh|qđ|qd)|ngày\s*[._…\s]*(?:/|tháng)\s*[._…\s\d]*(?:/|năm)|ngày\s*/"
)
_TYPE = re.compile(r"kèm(?: theo)? (?P<t>kế hoạch|quyết định|công văn|văn bản)")
_YEAR = re.compile(r"(?<!tháng \d )(?<!tháng \d\d )năm (?P<y>(?:19|20)\d\d)(?!\d| ?-)")


def read_annexes(page: Page, ranges: Sequence[range], grids: Sequence[Grid]) -> list[Annex]:
    """One annex a range; its title is what stands before its reference or first table."""
    found = []
    for ordinal, reach in enumerate(ranges, 1):
        lines = [page.lines[i] for i in reach]
        tables = [
            g
            for g in grids
            if reach.start <= g.at < max(reach.stop, reach.start + 1) or (g.at == reach.stop == len(page.lines))
        ]
        if not lines and not tables:
            continue
        reference = next((read_reference(line.text) for line in lines[:12] if is_reference(line)), None)
        title = _title(lines, tables)
        year = _YEAR.search(title.key) if title is not None else None
        where = lines[0].text.location() if lines else _grid_location(tables[0])
        last = lines[-1].text.location() if lines else where
        found.append(
            Annex(
                ordinal=ordinal,
                title=title.value.strip() if title is not None else "",
                year=int(year["y"]) if year else None,
                reference=reference,
                tables=len(tables),
                location=title.location() if title is not None else where,
                span=where.to(last),
            )  # fmt: skip
        )
    return found


def _grid_location(grid: Grid) -> Location:
    for row in grid.rows:
        for cell in row:
            if cell.text is not None:
                return cell.text.location()
    return point(1)


def _title(lines: Sequence[Line], tables: Sequence[Grid]) -> Text | None:
    parts: list[Text] = []
    first_table = min((g.at for g in tables), default=None)
    for line in lines[:8]:
        if is_reference(line) or (first_table is not None and line.index >= first_table):
            break
        if (
            parts and not (line.caps or line.bold or line.starts_small or len(line.key) < 160)
        ) or line.text.value.lstrip()[:1] in "-+":
            break
        if re.match(r"(?:[ivx]+|\d+|[a-z])\s?[.)]", line.key.strip()) and parts:
            break
        if set(line.text.value.strip()) <= set("-_=*. –—"):
            continue
        parts.append(line.text.cut())
    return Text.join(parts) if parts else None


def read_reference(text: Text) -> Reference:
    """The number, date and issuer in a "(Kèm theo …)"; what is blank or absent is None."""
    citations = find_citations([Passage(text, "reference")])
    own = next((c for c in citations if not c.nested), None)
    key = text.key
    kind = _TYPE.search(key)
    blank = bool(_BLANK.search(key)) and (own is None or own.date is None)
    date = own.date if own else None
    if date is None and (match := re.search(r"ngày\s+(\d{1,2})\s?(?:/|tháng)\s?(\d{1,2})\s?(?:/|năm)\s?(\d{4})", key)):
        date = safe_date(int(match[3]), int(match[2]), int(match[1]))
    issuer = own.issuer.rstrip(") .") if own and own.issuer else None
    if issuer is None and (match := re.search(r" của (?P<u>[^)]{3,90})\)?", key)):
        issuer = text.cut_key(*match.span("u")).value
    return Reference(
        type=text.cut_key(*kind.span("t")).value if kind else (own.type if own else None), number=own.number if own else None, date=date,
        issuer=issuer, blank=blank, text=text.value, location=text.location(),
    )  # fmt: skip
