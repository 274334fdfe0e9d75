"""The time that a plan is for, as its title says it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable

from checker.model.plan import Citation, Period
from checker.parse.time_spans import last_day, quarter_span
from checker.parse.vocabulary import Expression
from checker.text import Text

_SPAN = Expression(
    "dates", "{period}(?: {from})?(?: {year})? (?P<a>{year_number}) ?(?:-|{to}(?: {year})?) ?(?P<b>{year_number})"
)
_SCHOOL_YEAR = Expression("dates", "{school_year} (?P<a>{year_number}) ?(?:-|/) ?(?P<b>{year_number})")
_QUARTER = Expression("dates", "{quarter} (?P<q>iv|i{1,3}|[1-4])(?:/| {year} | )(?P<y>{year_number})")
_MONTH = Expression("dates", r"(?<!{day} )(?<!\d ){month} (?P<m>1[0-2]|0?[1-9])(?:/| {year} )(?P<y>{year_number})")
_HALF = Expression("dates", "{half} {month} (?:(?P<first>{first_half})|{second_half}) {year} (?P<y>{year_number})")
_YEAR = Expression(
    "dates",
    r"(?<!{month} \d )(?<!{month} \d\d )(?<!{to} )(?<!{from} ){year} (?P<y>{year_number})(?! ?- ?{year_number})(?!\d)",
)
_LAW_YEAR = Expression("dates", r"{law} [{letters} ,]+ {year} \d{4}")
_DATE_OF_ACT = Expression("dates", r"[^\d]{0,6}{day} (?:[\d/ .-]|{month}|{year}){6,16}")


def read_period(title: Text | None, cited: Iterable[Citation]) -> tuple[Period | None, int | None]:
    """The time the title says the plan is for, and its one year; words inside a cited act's name do not count."""
    if title is None:
        return None, None
    key = title.key
    for citation in cited:
        if citation.within == "title":
            key = _without_act(key, citation)
    key = _LAW_YEAR.compiled.sub(lambda m: " " * len(m.group()), key)
    for expression, read in _READERS:
        # Of several years the last counts; of all else the first.
        matches = list(expression.finditer(key))
        if matches:
            match = matches[-1 if expression is _YEAR else 0]
            start, end, year = read(match)
            text, location = title.cut_key(*match.span()).value, title.key_location(*match.span())
            return Period(start=start, end=end, text=text, location=location), year
    return None, None


def _without_act(key: str, citation: Citation) -> str:
    """The key with the number and the date of a cited act blanked out, offsets kept."""
    number = citation.number or ""
    at = key.find(number.lower()) if number else -1
    if at < 0:
        return key
    date = _DATE_OF_ACT.match(key, at + len(number))
    end = date.end() if date else at + len(number)
    return key[:at] + " " * (end - at) + key[end:]


_Days = tuple[dt.date, dt.date, int | None]


def _school_year(match: re.Match[str]) -> _Days:
    return dt.date(int(match["a"]), 8, 1), dt.date(int(match["b"]), 7, 31), None


def _half(match: re.Match[str]) -> _Days:
    year = int(match["y"])
    if match["first"]:
        return dt.date(year, 1, 1), dt.date(year, 6, 30), year
    return dt.date(year, 7, 1), dt.date(year, 12, 31), year


def _quarter(match: re.Match[str]) -> _Days:
    year = int(match["y"])
    return *quarter_span(year, match["q"]), year


def _month(match: re.Match[str]) -> _Days:
    year, month = int(match["y"]), int(match["m"])
    return dt.date(year, month, 1), last_day(year, month), year


def _year(match: re.Match[str]) -> _Days:
    year = int(match["y"])
    return dt.date(year, 1, 1), dt.date(year, 12, 31), year


def _span(match: re.Match[str]) -> _Days:
    start, end = int(match["a"]), int(match["b"])
    return dt.date(start, 1, 1), dt.date(max(start, end), 12, 31), None


_READERS: tuple[tuple[Expression, Callable[[re.Match[str]], _Days]], ...] = (
    (_SCHOOL_YEAR, _school_year),
    (_HALF, _half),
    (_QUARTER, _quarter),
    (_MONTH, _month),
    (_YEAR, _year),
    (_SPAN, _span),
)
