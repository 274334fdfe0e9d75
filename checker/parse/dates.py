"""Days, months, quarters and the dates that come back, as plans write them.

All patterns work on the folded key. Day, month, year always stand in this order (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.model.plan import Recurrence

_DATE = re.compile(
    r"(?:ngày\s*)?(?<![\d/.-])(?P<d>[0-3]?\d)\s?(?P<s>/|-|\.|tháng)\s?(?P<m>[01]?\d)(?!\d)"
    r"(?:\s?(?:/|-|\.|,? ?năm)\s?(?P<y>(?:19|20)\d\d)(?!\d))?(?![\d/]|-\d|\.\d|/[a-zđ]|-[a-zđ])"
)
_MONTH = re.compile(r"tháng\s?(?P<m>1[0-2]|0?[1-9])\s?(?:(?:/|-|,? ?năm)\s?(?P<y>(?:19|20)\d\d))?(?!\d)")
_QUARTER = re.compile(
    r"qu[ýí]\s?(?P<q>iv|i{1,3}|[1-4])(?:\s?(?:/|-|,? ?năm|\s)\s?(?P<y>(?:19|20)\d\d))?(?![a-zà-ỹđ\d])"
)
_YEAR = re.compile(r"năm\s?(?P<y>(?:19|20)\d\d)(?!\d)")
_BEFORE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|không quá|đến hết|hạn cuối|hạn chót|xong|hoàn thành|vào|là|đến)"
    r"(?: (?:là|vào|trong|trước|đến|hết|hạn))*(?: ngày)?\s*$"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


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
        written_out = match.group().startswith("ngày") or match["s"] == "tháng"
        if not match["y"] and match["s"] != "/" and not written_out:
            continue  # "1.2" and "3-4" alone are numbers
        yield DateHit(match.start(), match.end(), day, month, int(match["y"]) if match["y"] else None)


def is_deadline(key: str, hit: DateHit) -> bool:
    """Whether the words before a day make it one by which something is due."""
    return bool(
        _BEFORE.search(key, max(0, hit.start - 40), hit.start + (4 if key.startswith("ngày", hit.start) else 0))
    )


def last_day(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def time_span(key: str, year: int | None) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day that a time such as "Quý II, III/2025" or "từ 01/3 đến 30/4/2025" means.

    ``year`` is the plan's own, for times that name none. Either day is None where the words do not tell.
    """
    starts: list[dt.date] = []
    ends: list[dt.date] = []
    own = _common_year(key) or year
    before = re.search(r"trước|chậm nhất|muộn nhất|đến hết|hạn", key)
    for hit in find_dates(key):
        value = safe_date(hit.year or own or 0, hit.month, hit.day) if hit.year or own else None
        if value:
            starts.append(value)
            ends.append(value)
    if not ends:
        for match in _MONTH.finditer(key):
            at = int(match["y"] or own or 0)
            if at:
                starts.append(dt.date(at, int(match["m"]), 1))
                ends.append(last_day(at, int(match["m"])))
        for extra in re.finditer(
            r"qu[ýí]\s?(?:iv|i{1,3}|[1-4])((?:\s?(?:,|và|-|;)\s?(?:qu[ýí] )?(?:iv|i{1,3}|[1-4])(?![a-z\d]))+)", key
        ):
            for roman in re.findall(r"iv|i{1,3}|[1-4]", extra[1]):
                if own:
                    starts.append(dt.date(own, _QUARTERS[roman] * 3 - 2, 1))
                    ends.append(last_day(own, _QUARTERS[roman] * 3))
        for match in _QUARTER.finditer(key):
            at = int(match["y"] or own or 0)
            if at:
                number = _QUARTERS[match["q"]]
                starts.append(dt.date(at, number * 3 - 2, 1))
                ends.append(last_day(at, number * 3))
    if not ends and own and (match := _YEAR.search(key)):
        starts.append(dt.date(int(match["y"]), 1, 1))
        if "tiếp theo" not in key:
            ends.append(dt.date(int(match["y"]), 12, 31))
    if not ends and not starts:
        return None, None
    first = None if before and len(starts) == 1 else min(starts)
    return first, max(ends) if ends and "tiếp theo" not in key else None


def _common_year(key: str) -> int | None:
    years = {int(y) for y in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", key)}
    return max(years) if len(years) == 1 else None


_EVERY = (
    ("month", re.compile(r"(?:hằng|hàng|mỗi|các) tháng|định kỳ tháng")),
    (
        "quarter",
        re.compile(
            r"(?:hằng|hàng|mỗi|các|cuối|định kỳ) quý|tháng (?:cuối|đầu) (?:của )?(?:mỗi )?quý|(?<![a-z])quý(?= ?\()"
        ),
    ),
    ("half-year", re.compile(r"(?:06|6|sáu) tháng")),
    ("year", re.compile(r"(?:hằng|hàng|mỗi|cuối|các) năm|(?<!tháng )(?<![a-zà-ỹđ])năm(?= ?\()")),
)
_DAY_ONLY = re.compile(
    r"ngày (?:mùng |mồng )?(?P<d>[0-3]?\d)(?! ?[/.-]\d| tháng \d|\d)(?: (?:của )?(?P<t>tháng (?:cuối|đầu|sau|kế|tiếp|liền)[a-zà-ỹđ ]{0,24}))?"
)


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
    tail: bool | None = None
    for index, hit in enumerate(hits):
        linked = (
            index > 0
            and tail
            and re.fullmatch(r"[\s,;]*(?:và|hoặc|,)?\s*(?:trước )?(?:ngày )?", key[hits[index - 1].end : hit.start])
        )
        tail = is_deadline(key, hit) or bool(linked)
        if not tail:
            continue
        found.append(_due_of(key, start, end, hit, year=year, one_year=one_year))
    for match in _DAY_ONLY.finditer(key, start, end):
        if any(d.start <= match.start() < d.end for d in found):
            continue
        head = key[max(start, match.start() - 40) : match.start() + 4]
        if not _BEFORE.search(head):
            continue
        recurrence = _recurring_day(key, start, end, match)
        if recurrence:
            found.append(Due(match.start(), match.end(), None, recurrence))
    return sorted(found, key=lambda d: d.start)


def _due_of(key: str, start: int, end: int, hit: DateHit, *, year: int | None, one_year: bool) -> Due:
    after = key[hit.end : min(end, hit.end + 60)]
    before = key[max(start, hit.start - 60) : hit.start]
    next_year = re.match(r"\s*(?:của )?năm (?:sau|kế tiếp|tiếp theo|liền kề)", after)
    yearly = re.match(r"[^.;]{0,40}?(?:hằng|hàng|mỗi) năm", after) or re.search(
        r"(?:hằng|hàng|mỗi) năm[^.;]{0,40}$", before
    )
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
    offset = None
    if "cuối" in tail:
        offset = "last-month"
    elif re.search(r"sau|kế|tiếp|đầu|liền", tail):
        offset = "next-month"
    for place in (tail + after, before):
        hits = [(m.start(), every) for every, pattern in _EVERY if (m := pattern.search(place))]
        if hits:
            every = min(hits)[1] if place is not before else max(hits)[1]
            if "quý" in tail:
                every = "quarter"
            return Recurrence(every=every, day=day, month=None, offset=offset)
    if "quý" in tail:
        return Recurrence(every="quarter", day=day, month=None, offset=offset)
    if tail:
        return Recurrence(every="month", day=day, month=None, offset=offset)
    return None
