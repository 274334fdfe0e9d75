"""What stands after the number of a cited act: its date, its issuer, its subject, and where they end."""

from __future__ import annotations

from checker.parse.dates import DateHit, find_dates
from checker.parse.numbers import find_numbers
from checker.parse.units import is_unit
from checker.parse.vocabulary import Expression
from checker.text import Text

_REACH = 700
_REACH_BACK = 260
_LONGEST_ISSUER = 120
_STOP = Expression(
    "citations",
    r"[;\n]|\.(?=\s|$)|\s\({bracket_note}|\<{next_basis}(?= )|,? {and} (?={joined_types} {number_word})",
)
_DATE_LEAD = Expression("citations", r"[\s,]*(?:\((?:{day} )?|{dated_by} )?(?={day}|\d)")
_BLANK_DATE = Expression(
    "citations", r",? {day} (?:\[[^\]]{2,60}\]|[.…_ /\d]*(?: {month} [.…_ \d]*)?(?: {year} [.…_ \d]*)?)"
)
_OF = Expression("citations", r"[\s,]*{of} ")
_ISSUER_END = Expression("citations", r"\<{issuer_ends}\>")
_ISSUER_HEAD = Expression("citations", "{issuer_heads} ")
_BRACKET = Expression("citations", r"\s*\((?!{issuer_short})")
_INNER_COMMA = Expression("citations", ", [{letters} -]{2,22} {and} ")
_GOES_ON = Expression(
    "citations",
    r"(?:(?<=, )|(?<=\. )|(?<=; )){issuing_bodies}\>[^;]{0,90}? {issues}(?: {and} [^;]{0,20})? {plan}",
)
_NAMED_BEFORE = Expression(
    "citations",
    r"(?P<subject>\<{joined_types} [^;.()]{8,200}?)(?:,? {of} (?P<issuer>{issuing_bodies}\>[^;:.,()\d]{0,60}?))? ?"
    r"\((?:{number_word} ?:? ?)?$",
)
_WORD_FIRST = Expression("citations", r"[\s,(\"]*[{letters}]")
_NO_SUBJECT = Expression("citations", r"[\s,]*{no_subject}\>")


def citation_end(key: str, start: int) -> int:
    """The offset at which the mention of an act ends whose number ends at ``start``."""
    stop = _STOP.search(key, start, min(len(key), start + _REACH))
    return min(stop.start() if stop else len(key), start + _REACH)


def date_after(key: str, start: int, end: int) -> tuple[DateHit | None, int]:
    """The date that follows at once ("ngày 08/6/2010", ", ngày 15 tháng 5 năm 2025"), and where it ends."""
    lead = _DATE_LEAD.match(key, start, min(len(key), start + 24))
    if not lead:
        return None, start
    hit = next(iter(find_dates(key, lead.end(), min(len(key), end + 40))), None)
    if hit is None or hit.start > lead.end() + 1 or hit.year is None:
        return None, start
    return hit, hit.end


def blank_date_end(key: str, start: int) -> int:
    """The end of a date still to be filled in after a number's place."""
    match = _BLANK_DATE.match(key, start)
    return match.end() if match else start


def issuer_after(text: Text, start: int, end: int) -> tuple[Text | None, int]:
    """The issuer that follows at once ("của UBND tỉnh"), and where the name ends."""
    key = text.key
    match = _OF.match(key, start, end)
    if not match or key.startswith("[", match.end()):
        return None, start
    left = match.end()
    ends = _ISSUER_END.finditer(key, left, end)
    stop = next((found for found in ends if not _ISSUER_HEAD.fullmatch(key, left, found.start())), None)
    right = stop.start() if stop else min(end, left + _LONGEST_ISSUER)
    quote = key.find('"', left, right)
    if quote > 0:
        right = quote
    bracket = _BRACKET.search(key, left, right)
    if bracket and bracket.start() > left:
        right = bracket.start()
    close = key.find(")", left, right)
    if close > 0 and "(" not in key[left:close]:
        right = close
    comma = key.find(",", left, right)
    # A comma inside "Văn hóa, Thể thao và Du lịch" is followed by "và" soon; else the name ends here. So it does before
    # another body: "của UBND tỉnh, Sở Nông nghiệp và Môi trường ban hành Kế hoạch".
    while (
        comma > 0 and _INNER_COMMA.match(key[comma : comma + 40]) and not is_unit(key[comma + 1 : comma + 40].strip())
    ):
        comma = key.find(",", comma + 1, right)
    if comma > 0:
        right = comma
    colon = key.find(":", left, right)
    if colon > 0:
        right = colon
    issuer = text.cut_key(left, right)
    return (issuer, right) if issuer.value else (None, start)


def name_before(text: Text, start: int) -> tuple[Text | None, Text | None]:
    """Issuer and subject of an act whose number stands in a bracket behind them ("Kế hoạch … của UBND tỉnh (số 5/KH-UBND)").

    Where the words before have a number already, they are no name: the bracket only gives a short form of them.
    """
    key = text.key
    match = _NAMED_BEFORE.search(key, max(0, start - _REACH_BACK), start)
    if match is None or next(iter(find_numbers(key[match.start() : start])), None) is not None:
        return None, None
    issuer = text.cut_key(*match.span("issuer")) if match["issuer"] else None
    return issuer, text.cut_key(*match.span("subject"))


def subject_after(text: Text, start: int, end: int) -> Text | None:
    """What the act is about, None where nothing or a clause follows."""
    goes_on = _GOES_ON.search(text.key, start, end)
    piece = text.cut_key(start, goes_on.start() if goes_on else end)
    value = piece.value.strip(" ,.;:()\"“”'’/")
    if len(value) < 8 or not _WORD_FIRST.match(piece.key) or _NO_SUBJECT.match(piece.key):
        return None
    return piece.cut(0, len(piece.value.rstrip(" ,.;:")))
