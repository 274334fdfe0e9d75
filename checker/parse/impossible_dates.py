"""Days that no calendar has: 31/4, 30 tháng 02, 29/02 of a common year."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model.plan import Passage
from checker.parse.dates import safe_date
from checker.parse.vocabulary import Expression
from checker.text import Text

_DATE = Expression(
    "dates",
    r"(?<![\d/.-])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>{year_number})(?![\d/-])"
    r"|{day} (?P<dn>\d{1,2})(?:/| {month} )(?P<mn>\d{1,2})(?!\d)(?:(?:/|,? {year} )(?P<yn>{year_number})(?!\d))?(?![/-]?\d)",
)
_LEAP = 2024


def find_impossible_dates(texts: Iterable[Text]) -> list[Passage]:
    """Whole dates, and days after the word for day, that do not exist; a zero is a place left open and no day."""
    found = []
    for text in texts:
        for match in _DATE.finditer(text.key):
            day, month = int(match["d"] or match["dn"]), int(match["m"] or match["mn"])
            year = match["y"] or match["yn"]
            if day and month and safe_date(int(year) if year else _LEAP, month, day) is None:
                found.append(Passage(text=text.cut_key(*match.span()).value, location=text.key_location(*match.span())))
    return found
