"""The letterhead: issuer and superior, number and symbol, place and date, motto."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.model.location import Location
from checker.model.plan import Header, Issued, Number, Source, State
from checker.parse.dates import safe_date
from checker.parse.page import Line
from checker.parse.units import is_unit
from checker.parse.vocabulary import pattern
from checker.text import Text, loosen

_NUMBER = re.compile(
    r"(?<![a-zà-ỹđ])(?:số|so|só)\s?(?::|(?=\d+\s?[/-])|(?=\s*/))\s*(?P<body>.{0,60}?)(?=\s{3}|\t|$|(?:cộng hòa|lào cai, ngày))"
)
_FILLED = re.compile(r"(?P<n>\d{1,5}(?:\.\d{1,2})?[a-zđ]?)\s?(?P<sep>/|-)\s?(?P<s>[a-zđ0-9][a-zđ0-9&./\s-]*)")
_EMPTY = re.compile(r"[\s._…x-]*(?:/|-)\s?(?P<s>[a-zđ][a-zđ0-9&/.\s-]*)|[\s._…]*$")
_DATE_LINE = re.compile(
    r"ngày\s*(?P<d>\d{0,2}|[._…\sx]*)\s*tháng\s*(?P<m>\d{0,2}|[._…\sx]*)\s*năm\s*(?P<y>\d{4}|[\d._…\sx]*)"
)
_RULE = re.compile(r"[-_=*.\s–—|]+$")


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
    motto = any(pattern("phrases", "motto").search(line.key) for line in lines) or any(
        "cong hoa xa hoi" in loosen(line.key) for line in lines
    )
    bodies = _bodies(lines)
    seen = motto or number.state is not State.UNSEEN or issued.state is not State.UNSEEN
    location = lines[0].text.location().to(lines[-1].text.location()) if seen and lines else None
    if seen and number.state is State.UNSEEN and motto:
        number = Number(
            value=None, state=State.BLANK, source=None, symbol=None, location=_after(lines, bodies), text=None
        )
    if seen and issued.state is State.UNSEEN and motto:
        issued = Issued(
            value=None, state=State.BLANK, source=None, year=None, month=None, location=_last(lines), text=None
        )
    return Letterhead(Header(seen=seen, motto=motto, location=location), number, issued, bodies)


def _after(lines: Sequence[Line], bodies: Sequence[Text]) -> Location | None:
    return bodies[-1].location() if bodies else _last(lines)


def _last(lines: Sequence[Line]) -> Location | None:
    return lines[-1].text.location() if lines else None


def _number(lines: Sequence[Line]) -> Number:
    for at, line in enumerate(lines):
        match = _NUMBER.search(line.key)
        if not match or (
            match.start() > 0
            and line.key[: match.start()].strip() != ""
            and "cộng hòa" not in line.key
            and len(line.key) > 90
        ):
            continue
        body, start = match["body"], match.start("body")
        text = line.text
        if not body.strip() and at + 1 < len(lines) and _FILLED.match(lines[at + 1].key.strip()):
            text, body, start = lines[at + 1].text, lines[at + 1].key, 0
        filled = _FILLED.match(body.strip())
        if filled:
            offset = start + len(body) - len(body.lstrip())
            piece = text.cut_key(offset, offset + filled.end())
            value = re.sub(r"\s", "", piece.value).rstrip(".,;").replace("–", "-").replace("Ð", "Đ")
            symbol = re.split(r"[/-]", value, maxsplit=1)[1] if re.search(r"[/-]", value) else None
            return Number(
                value=value,
                state=State.READ,
                source=Source.HEADER,
                symbol=symbol,
                location=piece.location(),
                text=piece.value,
            )
        empty = _EMPTY.match(body)
        if empty:
            symbol = (
                re.sub(r"\s", "", line.text.cut_key(start + empty.start("s"), start + empty.end("s")).value)
                if empty["s"]
                else None
            )
            where = text.key_location(match.start(), max(match.end(), match.start() + 1))
            return Number(
                value=None,
                state=State.BLANK,
                source=Source.HEADER,
                symbol=symbol,
                location=where,
                text=text.cut_key(match.start(), match.end()).value,
            )
    return Number(value=None, state=State.UNSEEN, source=None, symbol=None, location=None)


def _issued(lines: Sequence[Line]) -> Issued:
    for at, line in enumerate(lines):
        key = line.key
        joined = line.text
        match = _DATE_LINE.search(key)
        if not match and "ngày" in key and at + 1 < len(lines):
            joined = Text.join((line.text, lines[at + 1].text))
            match = _DATE_LINE.search(joined.key)
        if not match:
            continue
        day, month, year = (int(v) if (v := match[g].strip()).isdigit() else None for g in ("d", "m", "y"))
        where = joined.key_location(match.start(), match.end())
        text = joined.cut_key(match.start(), match.end()).value
        value = safe_date(year, month, day) if day and month and year else None
        if value:
            state = State.READ
        elif day and month and year:
            state = State.READ  # a day that does not exist: said by its own rule
        else:
            state = State.PARTIAL if (month or day) else State.BLANK
        return Issued(value=value, state=state, source=Source.HEADER, year=year, month=month, location=where, text=text)
    return Issued(value=None, state=State.UNSEEN, source=None, year=None, month=None, location=None)


def _bodies(lines: Sequence[Line]) -> tuple[Text, ...]:
    """Names of bodies above the number, lines of one name joined ("ỦY BAN NHÂN DÂN" / "TỈNH X")."""
    names: list[Text] = []
    for line in lines:
        key = line.key.strip()
        if _NUMBER.match(key) and names:
            break
        if (
            _RULE.match(line.text.value.strip())
            or pattern("phrases", "motto").search(key)
            or _DATE_LINE.search(key)
            or key.startswith(("v/v", "dự thảo"))
        ):
            head = pattern("phrases", "motto").search(key)
            if head and head.start() > 6 and is_unit(key[: head.start()]):
                names.append(line.text.cut_key(0, head.start()))
            continue
        if not (line.caps or line.bold) or len(key) > 120 or _NUMBER.match(key):
            continue
        if names and _goes_on(names[-1].key, key):
            names[-1] = Text.join((names[-1], line.text.cut()))
        elif is_unit(key):
            names.append(line.text.cut())
    return tuple(names)


def _goes_on(before: str, key: str) -> bool:
    """Whether a line continues the name above: "TỈNH QUẢNG …", "THÀNH PHỐ …", or a name that ended in a small word."""
    before = before.strip()
    if re.match(r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?![a-zà-ỹđ])", key):
        return before in (
            "ủy ban nhân dân",
            "ubnd",
            "hội đồng nhân dân",
            "hđnd",
            "tỉnh ủy",
            "ủy ban mttq việt nam",
        ) or before.endswith("và ubnd")
    if before.endswith((" và", ",", " -", " ban", " nhân", "ủy ban", " của", " về")):
        return True
    return not is_unit(key)
