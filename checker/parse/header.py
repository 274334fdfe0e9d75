"""The letterhead: issuer and superior, number and symbol, place and date, motto."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.model.location import Location
from checker.model.plan import Confidence, Header, Issued, Level, Number, Reading, Source, State
from checker.model.records import dataclass
from checker.parse.dates import safe_date
from checker.parse.levels import level_of
from checker.parse.numbers import clean_number
from checker.parse.page import Line
from checker.parse.titles import is_rule
from checker.parse.units import is_unit
from checker.parse.vocabulary import Expression, holds, pattern, phrases
from checker.text import Text, loosen

_NUMBER = Expression(
    "letterhead",
    r"\<{number}\s?(?::|(?=\d+\s?[/-])|(?=\s*/))\s*(?P<body>.{0,60}?)"
    r"(?=\s{3}|\t|$|{republic}|{dated_place}|\s[{letters} ]{2,30}, {dates:day}\>)",
)
_FILLED = Expression(
    "letterhead",
    r"\d{1,5}(?:\.\d{1,3})?[{item_letters}]?\s?(?:/|-)\s?[{item_letters}0-9ư][{item_letters}0-9ư&./\s-]*",
)
_EMPTY = Expression(
    "letterhead",
    r"[\s._…x-]*(?:/|-)\s?(?P<s>[{item_letters}ư][{item_letters}0-9ư&/.\s-]*)|[\s._…]*$",
)
_DATE = Expression(
    "dates",
    r"{day}\s*(?P<d>\d{0,2}|[._…\sx]*)\s*{month}\s*(?P<m>\d{0,2}|[._…\sx]*)\s*{year}\s*(?P<y>\d{4}|[\d._…\sx]*)",
)
_UNREADABLE_DATE = Expression("dates", r"{day} (?P<d>\w{1,3}) {month} (?P<m>\w{1,3}) {year} (?P<y>\w{4})\>")
_SHORT_DATE = Expression("dates", r",\s(?:{day}\s)?(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4})\s*$")
_SHORTEST_BODY = 6
_PLACE = Expression("letterhead", r"{place}\>")
_PLACE_INSIDE = Expression("letterhead", r"\<{place}\>")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the letterhead says; ``bodies`` are the names of issuer and superiors from the top down."""

    header: Header
    number: Number
    issued: Issued
    bodies: tuple[Text, ...]


def read_letterhead(lines: Sequence[Line]) -> Letterhead:
    """The letterhead in the lines before the document's title; a text without one gives unseen values."""
    number = _number(lines)
    issued = _issued(lines)
    motto = any(_is_motto(line.key) for line in lines)
    bodies = _bodies(lines)
    seen = motto or number.state is not State.UNSEEN or issued.state is not State.UNSEEN
    location = lines[0].text.location().to(lines[-1].text.location()) if seen and lines else None
    # Where the motto is seen, a letterhead was there: what it lacks is blank, and no longer unseen.
    if motto and number.state is State.UNSEEN:
        where = bodies[-1].location() if bodies else _last(lines)
        number = Number(value=None, state=State.BLANK, source=None, symbol=None, location=where, text=None)
    if motto and issued.state is State.UNSEEN:
        where = _last(lines)
        issued = Issued(value=None, state=State.BLANK, source=None, year=None, month=None, location=where, text=None)
    return Letterhead(Header(seen=seen, motto=motto, location=location), number, issued, bodies)


def _is_motto(key: str) -> bool:
    loose = loosen(key)
    found = pattern("phrases", "motto").search(key) is not None
    return found or any(loosen(name) in loose for name in phrases("letterhead", "republic_name"))


def _last(lines: Sequence[Line]) -> Location | None:
    return lines[-1].text.location() if lines else None


def _number(lines: Sequence[Line]) -> Number:
    for at, line in enumerate(lines):
        match = _NUMBER.search(line.key)
        if not match or _in_sentence(line.key, match.start()):
            continue
        text, start, end = line.text, *match.span("body")
        below = lines[at + 1].text if at + 1 < len(lines) else None
        if not match["body"].strip() and below is not None and _FILLED.match(below.key.strip()):
            text, start, end = below, 0, len(below.key)
        while start < end and text.key[start].isspace():
            start += 1
        if filled := _FILLED.match(text.key, start, end):
            return _read(text.cut_key(*filled.span()))
        if empty := _EMPTY.match(line.key, *match.span("body")):
            return _blank(line.text, match, empty.span("s") if empty["s"] else None)
    return Number(value=None, state=State.UNSEEN, source=None, symbol=None, location=None)


def _in_sentence(key: str, at: int) -> bool:
    """Whether a number in a long line stands behind other words than those of the motto beside it."""
    return len(key) > 90 and key[:at].strip() != "" and not holds(key, "letterhead", "republic")


def _read(piece: Text) -> Number:
    value = clean_number(piece.value)
    symbol = re.split(r"[/-]", value, maxsplit=1)[1:]
    return Number(
        value=value,
        state=State.READ,
        source=Source.HEADER,
        symbol=symbol[0] if symbol else None,
        location=piece.location(),
        text=piece.value,
    )


def _blank(text: Text, match: re.Match[str], symbol: tuple[int, int] | None) -> Number:
    return Number(
        value=None,
        state=State.BLANK,
        source=Source.HEADER,
        symbol=re.sub(r"\s", "", text.cut_key(*symbol).value) if symbol else None,
        location=text.key_location(match.start(), max(match.end(), match.start() + 1)),
        text=text.cut_key(*match.span()).value,
    )


def _issued(lines: Sequence[Line]) -> Issued:
    for at, line in enumerate(lines):
        text = line.text
        match = _DATE.search(text.key)
        if not match and at + 1 < len(lines) and holds(text.key, "dates", "day"):
            text = Text.join((text, lines[at + 1].text))
            match = _DATE.search(text.key)
        if match:
            return _date(text, match)
    for line in lines:
        if short := _SHORT_DATE.search(line.key):
            return _date(line.text, short)
        if unreadable := _UNREADABLE_DATE.search(line.key):
            # A slip of a scan: something is written there.
            unsure = Reading(how="header", confidence=Confidence.UNSURE)
            return replace(_no_date(line.text, unreadable), reading=unsure)
    return Issued(value=None, state=State.UNSEEN, source=None, year=None, month=None, location=None)


def _date(text: Text, match: re.Match[str]) -> Issued:
    day, month, year = (int(part) if (part := match[name].strip()).isdigit() else None for name in ("d", "m", "y"))
    state = State.BLANK
    if day and month and year:
        state = State.READ  # even where there is no such day: that is said by a rule of its own
    elif month or day:
        state = State.PARTIAL
    value = safe_date(year, month, day) if day and month and year else None
    return replace(_no_date(text, match), value=value, state=state, year=year, month=month)


def _no_date(text: Text, match: re.Match[str]) -> Issued:
    """A place for the day in which nothing was read."""
    return Issued(
        value=None,
        state=State.BLANK,
        source=Source.HEADER,
        year=None,
        month=None,
        location=text.key_location(*match.span()),
        text=text.cut_key(*match.span()).value,
    )


def _bodies(lines: Sequence[Line]) -> tuple[Text, ...]:
    """Names of bodies above the number, lines of one name joined ("ỦY BAN NHÂN DÂN" / "TỈNH X")."""
    names: list[Text] = []
    for line in lines:
        key = line.key.strip()
        if _NUMBER.match(key) and names:
            break
        motto = pattern("phrases", "motto").search(key)
        if motto and motto.start() > _SHORTEST_BODY:
            beside = line.text.cut_key(0, motto.start())
            if names and _PLACE.match(beside.key) and _goes_on(names[-1].key, beside.key):
                names[-1] = Text.join((names[-1], beside))
            elif is_unit(beside.key):
                names.append(beside)
        if motto or is_rule(key) or _DATE.search(key) or key.startswith(phrases("letterhead", "no_body")):
            continue
        if not (line.caps or line.bold) or len(key) > 120 or _NUMBER.match(key):
            continue
        if names and _goes_on(names[-1].key, key):
            names[-1] = Text.join((names[-1], line.text.cut()))
        elif is_unit(key):
            names.append(line.text.cut())
    return tuple(part for name in names for part in _joined_names(name))


def _joined_names(name: Text) -> list[Text]:
    """The names in a line that dashes join, where each is a body of its own ("SỞ A - CÔNG AN TỈNH - SỞ B")."""
    ends = [match.span() for match in re.finditer(" - ", name.key)]
    starts, stops = [0, *(end for _, end in ends)], [*(start for start, _ in ends), len(name.key)]
    parts = [name.cut_key(a, b) for a, b in zip(starts, stops, strict=True)]
    levels = {level_of(part.value, None) for part in parts}
    one_rank = len(parts) > 1 and len(levels) == 1 and not {None, Level.UNIT} & levels
    return parts if one_rank and all(is_unit(part.key) for part in parts) else [name]


def _goes_on(before: str, key: str) -> bool:
    """Whether a line continues the name above: "TỈNH QUẢNG …", "THÀNH PHỐ …", or a name that ended in a small word."""
    before = before.strip()
    if _PLACE.match(key):
        committee = before in phrases("letterhead", "committees")
        joint = before.endswith(phrases("letterhead", "joint_committees"))
        return committee or joint or (is_unit(before) and not _PLACE_INSIDE.search(before))
    return before.endswith(phrases("letterhead", "open")) or not is_unit(key)
