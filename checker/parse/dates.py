"""Days, months, quarters and the dates that come back, as plans write them.

All patterns work on the folded key. Day, month, year always stand in this order (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from checker.model.plan import Recurrence
from checker.model.records import dataclass
from checker.parse.vocabulary import Expression, holds

_DATE = Expression(
    "dates",
    r"(?P<n>{day}\s*)?(?<![\d/.-])(?<!{month} )(?P<d>[0-3]?\d)\s?(?P<s>/|-|\.|{month})\s?(?P<m>[01]?\d)(?!\d)"
    r"(?:\s?(?:/|-|\.|,? ?{year})\s?(?P<y>{year_number})(?!\d))?(?![\d/]|-\d|\.\d|/[{item_letters}]|-[{item_letters}])",
)
_BY = Expression(
    "dates",
    r"{by}(?: {by_more})*(?: \d{1,2} ?(?:{hour}) ?(?:\d{1,2}(?: ?{minute})?)?)?(?: {day})?(?: {month_day})?\s*$"
    r"|(?:{month}|{quarter}|{year}) \((?:{day})?\s*$",
)
_DAY_WORD = Expression("dates", "{day}")
_ORDINAL = Expression("dates", r"\<{ordinal} $")


@dataclass(frozen=True, slots=True)
class DateHit:
    """A day in a key: its range, and what of it is written; ``value`` only when the day exists."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    @property
    def value(self) -> dt.date | None:
        """The date, None without a year or for a day that does not exist."""
        return safe_date(self.year, self.month, self.day) if self.year else None


def safe_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, None when there is no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def find_dates(key: str, start: int = 0, end: int | None = None) -> Iterator[DateHit]:
    """Every day written in ``key[start:end]``, with or without a year."""
    for match in _DATE.finditer(key, start, len(key) if end is None else end):
        day, month = int(match["d"]), int(match["m"])
        if not (1 <= day <= 31 and 1 <= month <= 12):
            continue
        written_out = match["n"] is not None or match["s"].isalpha()
        if not match["y"] and match["s"] != "/" and not written_out:
            continue  # "1.2" and "3-4" alone are numbers
        if (
            match["s"].isalpha()
            and match["n"] is None
            and _ORDINAL.search(key, max(0, match.start() - 12), match.start())
        ):
            continue  # "tuần 2 tháng 9"
        yield DateHit(match.start(), match.end(), day, month, int(match["y"]) if match["y"] else None)


def is_deadline(key: str, hit: DateHit) -> bool:
    """Whether the words before a day make it one by which something is due."""
    word = _DAY_WORD.match(key, hit.start)
    return bool(_BY.search(key, max(0, hit.start - 40), word.end() if word else hit.start))


_RECURRING = {
    every: Expression("dates", f"{{recurring.{every}}}") for every in ("month", "quarter", "half-year", "year")
}
_DAY_ONLY = Expression(
    "dates",
    r"(?P<n>{day}) (?:{month_day} )?(?P<d>[0-3]?\d)(?! ?[/.-]\d| {month} \d|\d)"
    r"(?: (?:{of} )?(?P<t>{month} (?:{last}|{next})[{letters} ]{0,24}))?",
)
_LINK = Expression("dates", r"[\s,;]*(?:{or}|,)?\s*(?:{before} )?(?:{day} )?")
_NEXT_YEAR = Expression("dates", r"\s*(?:{of} )?{year} {next_year}")
_PERIODIC_BEFORE = Expression("dates", r"\<(?:{recurring.half-year}|{year}) \((?:{before} )?(?:{day} )?$")
_RHYTHM_NAMED = Expression(
    "dates", r"(?:{told} |[,;(] ?)(?:(?P<month>{month})|(?P<quarter>{quarter_name})) (?:{before} |{at} )?$"
)
_RHYTHM_BESIDE = {
    every: Expression("dates", rf"(?:{{recurring.{every}}}) ?[,(]? ?(?:{{before}} |{{at}} )?$") for every in _RECURRING
}
_COUNTED = Expression("dates", r"{counted}[^.;]*?{to} (?:{day} )?$")
_EACH = Expression("dates", "(?: {of})? {each} (?:{month}|{quarter}|{year})")
_YEARLY_AFTER = Expression("dates", "[^.;]{0,40}?{each} {year}")
_YEARLY_BEFORE = Expression("dates", "{each} {year}[^.;]{0,90}$")


@dataclass(frozen=True, slots=True)
class Due:
    """A day by which something is due, once (``date``) or again and again (``recurrence``)."""

    start: int
    end: int
    date: dt.date | None
    recurrence: Recurrence | None


def find_due(key: str, start: int, end: int, *, year: int | None, one_year: bool) -> list[Due]:
    """The days by which something is due in ``key[start:end]``.

    ``year`` is the plan's (or its issue's) own, for days without one; ``one_year`` says the plan is for that year alone,
    so that what is due yearly falls once.
    """
    found: list[Due] = []
    hits = list(find_dates(key, start, end))
    counts = False
    for index, hit in enumerate(hits):
        linked = counts and _LINK.fullmatch(key, hits[index - 1].end, hit.start) is not None
        counts = linked or is_deadline(key, hit)
        if counts and not _COUNTED.search(key, max(start, hit.start - 80), hit.start):
            around = key[max(start, hit.start - 100) : hit.start], key[hit.end : min(end, hit.end + 60)]
            found.append(_due_of(hit, around, year=year, one_year=one_year))
    for match in _DAY_ONLY.finditer(key, start, end):
        if any(d.start <= match.start() < d.end for d in found):
            continue
        by = _BY.search(key[max(start, match.start() - 40) : match.end("n")])
        if not by and not _EACH.match(key, match.end()):
            continue
        recurrence = _recurring_day(key, start, end, match)
        if recurrence:
            found.append(Due(match.start(), match.end(), None, recurrence))
    return sorted(found, key=lambda d: d.start)


def _due_of(hit: DateHit, around: tuple[str, str], *, year: int | None, one_year: bool) -> Due:
    """What a day means with the words before and after it."""
    before, after = around
    next_year = _NEXT_YEAR.match(after)
    yearly = _YEARLY_AFTER.match(after) or _YEARLY_BEFORE.search(before) or _PERIODIC_BEFORE.search(before)
    if hit.year:
        return Due(hit.start, hit.end, hit.value, None)
    if (yearly or (not year)) and not (one_year and year):
        offset = "next-month" if next_year else None
        return Due(hit.start, hit.end, None, Recurrence(every="year", day=hit.day, month=hit.month, offset=offset))
    value = safe_date((year or 0) + (1 if next_year else 0), hit.month, hit.day) if year else None
    if value is None:
        return Due(hit.start, hit.end, None, Recurrence(every="year", day=hit.day, month=hit.month))
    return Due(hit.start, hit.end, value, None)


def _recurring_day(key: str, start: int, end: int, match: re.Match[str]) -> Recurrence | None:
    day = int(match["d"])
    if not 1 <= day <= 31:
        return None
    tail = match["t"] or ""
    after = key[match.end() : min(end, match.end() + 50)]
    before = key[max(start, match.start() - 60) : match.start()]
    of_quarter = holds(tail, "dates", "quarter_name")
    if not tail and (named := _RHYTHM_NAMED.search(before)):
        return Recurrence(every=next(e for e, word in named.groupdict().items() if word), day=day, month=None)
    offset = None
    if holds(tail, "dates", "last"):
        offset = "last-month"
    elif holds(tail, "dates", "next"):
        offset = "next-month"
    beside = next((every for every, words in _RHYTHM_BESIDE.items() if not tail and words.search(before)), None)
    if beside and after[:1] in ",;)":
        return Recurrence(every=beside, day=day, month=None)  # "hằng tháng trước ngày 20, 6 tháng trước ngày 20/6"
    for place in (tail + after, before):
        hits = [(m.start(), every) for every, words in _RECURRING.items() if (m := words.search(place))]
        if hits:
            every = min(hits)[1] if place is not before else max(hits)[1]
            return Recurrence(every="quarter" if of_quarter else every, day=day, month=None, offset=offset)
    if of_quarter or tail:
        return Recurrence(every="quarter" if of_quarter else "month", day=day, month=None, offset=offset)
    return None
