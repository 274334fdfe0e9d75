"""The first and the last day that a time in words means: months, quarters, years, from one day to another."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from checker.parse.dates import find_dates, safe_date
from checker.parse.vocabulary import Expression, holds
from checker.patterns import compiled

_MONTH = Expression(
    "dates",
    r"(?<!{each} ){month}\s?(?P<m>1[0-2]|0?[1-9])\s?(?:(?:/|-|,? ?{year})\s?(?P<y>{year_number}))?(?!\d| {counted_in}\>)",
)
_NUMERAL = r"(?:iv|i{1,3}|[1-4])"
_QUARTER = Expression(
    "dates",
    rf"{{quarter}}\s?(?P<q>{_NUMERAL})(?:\s?(?:/|-|,? ?{{year}}|\s)\s?(?P<y>{{year_number}}))?(?![{{letters}}\d])",
)
_FURTHER_QUARTERS = Expression(
    "dates", rf"{{quarter}}\s?{_NUMERAL}(?P<q>(?:\s?(?:,|{{and}}|-|;)\s?(?:{{quarter}} )?{_NUMERAL}(?![a-z\d]))+)"
)
_FURTHER_MONTHS = Expression(
    "dates",
    r"{month}\s?(?:1[0-2]|0?[1-9])(?P<m>(?:\s?(?:,|{and}|-|;)\s?(?:{month} )?(?:1[0-2]|0?[1-9])(?!\d))+)"
    r"(?:\s?(?:/|-|,? ?{year})\s?(?P<y>{year_number}))?",
)
_YEAR = Expression("dates", r"{year}\s?(?P<y>{year_number})(?!\d)")
_MONTH_ALONE = compiled(r"\s*(?P<m>1[0-2]|0?[1-9])\s?[/-]\s?(?P<y>(?:19|20)\d\d)\s*")
_MONTHS_ALONE = compiled(r"\s*\d{1,2}\s?/\s?\d{4}\s*-\s*\d{1,2}\s?/\s?\d{4}\s*")
_YEAR_END = Expression("dates", r"{year_end} {year} (?P<y>{year_number})")
_YEAR_ALONE = compiled(r"\s*(?P<y>(?:19|20)\d\d)\s*")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def last_day(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def quarter_span(year: int, numeral: str) -> tuple[dt.date, dt.date]:
    """The first and the last day of a quarter, "i" to "iv" or "1" to "4"."""
    month = _QUARTERS[numeral] * 3
    return dt.date(year, month - 2, 1), last_day(year, month)


def time_span(key: str, year: int | None) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day that a time such as "Quý II, III/2025" or "từ 01/3 đến 30/4/2025" means.

    ``year`` is the plan's own, for times that name none. Either day is None where the words do not tell.
    """
    own = _common_year(key) or year
    spans = _days(key, own) or [*_months(key, own), *_quarters(key, own)]
    if ended := _YEAR_END.search(key):
        spans = [*spans, (dt.date(int(ended["y"]), 12, 31),) * 2]
    if not spans and own and (match := _YEAR.search(key) or _YEAR_ALONE.fullmatch(key)):
        spans = [(dt.date(int(match["y"]), 1, 1), dt.date(int(match["y"]), 12, 31))]
    if not spans:
        return None, None
    no_start = len(spans) == 1 and holds(key, "dates", "until")
    first = None if no_start else min(start for start, _ in spans)
    last = None if holds(key, "dates", "open_end") else max(end for _, end in spans)
    return first, last


def _days(key: str, year: int | None) -> list[tuple[dt.date, dt.date]]:
    values = [safe_date(hit.year or year or 0, hit.month, hit.day) for hit in find_dates(key) if hit.year or year]
    return [(value, value) for value in values if value]


def _months(key: str, year: int | None) -> list[tuple[dt.date, dt.date]]:
    found = []
    for more in _FURTHER_MONTHS.finditer(key):
        at = int(more["y"] or year or 0)
        found += [(dt.date(at, int(m), 1), last_day(at, int(m))) for m in re.findall(r"\d+", more["m"]) if at]
    key = key.strip(" .;)")
    parts = key.split("-") if _MONTHS_ALONE.fullmatch(key) else [key]  # "12/2025 - 02/2026"
    alone = [match for part in parts if (match := _MONTH_ALONE.fullmatch(part))]  # in a column of months
    for match in alone or _MONTH.finditer(key):
        at, month = int(match["y"] or year or 0), int(match["m"])
        if at:
            found.append((dt.date(at, month, 1), last_day(at, month)))
    return found


def _quarters(key: str, year: int | None) -> list[tuple[dt.date, dt.date]]:
    """The quarters named, those of a list ("quý II, III và IV") too."""
    named = [(numeral, year) for more in _FURTHER_QUARTERS.finditer(key) for numeral in re.findall(_NUMERAL, more["q"])]
    named += [(match["q"], int(match["y"]) if match["y"] else year) for match in _QUARTER.finditer(key)]
    return [quarter_span(at, numeral) for numeral, at in named if at]


def _common_year(key: str) -> int | None:
    years = {int(y) for y in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", key)}
    return max(years) if len(years) == 1 else None
