"""Who issues the plan, under which title, for which time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.model.plan import Citation, Confidence, Issuer, Level, Passage, Period, Reading
from checker.parse.dates import last_day, safe_date
from checker.parse.page import Line
from checker.parse.units import canonical, is_unit
from checker.parse.vocabulary import alternatives, phrases
from checker.text import Text

_RULE = re.compile(r"[-_=*.\s–—|]*$")
_PLACE = re.compile(
    r"(?:trên địa bàn|của|trong phạm vi) (?P<p>(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) [a-zà-ỹđ -]+?)(?=,|\.|;|$| năm| giai đoạn| theo| và )"
)
_RANKS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu")


def read_title(lines: Sequence[Line]) -> Text | None:
    """The title below the word KẾ HOẠCH, its lines joined; a title that holds the word itself loses it."""
    parts = []
    for at, line in enumerate(lines):
        text = line.text.cut()
        if _RULE.match(text.value) or (at > 0 and re.match(r"\(?(?:ban hành |đính )?kèm theo", line.key.lstrip(" (*"))):
            continue
        if at == 0:
            head = re.match(r"\W*k\s?[ếêeé]\s?\s?h\s?o\s?[ạa]\s?c\s?h(?: \(dự thảo\))?(?![a-zà-ỹđ])\W*", text.key)
            text = text.cut_key(head.end(), len(text.key)) if head else text
            if not text.value:
                continue
        parts.append(text)
    return Text.join(parts) if parts else None


def topic_of(title: str) -> str:
    """The title without its year, period and place: what the plan is about, folded."""
    from_key = canonical(title)
    from_key = re.sub(
        r"(?:,? )?(?:trong )?(?:năm(?: học)?|giai đoạn) (?:19|20)\d\d(?: ?- ?(?:19|20)?\d\d)?(?: ?- ?\d{4})?",
        " ",
        from_key,
    )
    from_key = _PLACE.sub(" ", from_key)
    return re.sub(r"\s+", " ", from_key).strip(" ,.;")


_PERIOD = re.compile(
    r"(?:giai đoạn|thời kỳ|năm|nhiệm kỳ|các năm)(?: từ)?(?: năm)? (?P<a>(?:19|20)\d\d) ?(?:-|đến(?: năm)?) ?(?P<b>(?:19|20)\d\d)"
)
_SCHOOL = re.compile(r"năm học (?P<a>(?:19|20)\d\d) ?(?:-|/) ?(?P<b>(?:19|20)\d\d)")
_QUARTER = re.compile(r"qu[ýí] (?P<q>iv|i{1,3}|[1-4])(?:/| năm | )(?P<y>(?:19|20)\d\d)")
_MONTH = re.compile(r"(?<!ngày )(?<!\d )tháng (?P<m>1[0-2]|0?[1-9])(?:/| năm )(?P<y>(?:19|20)\d\d)")
_HALF = re.compile(r"(?:06|6|sáu) tháng (?P<h>đầu|cuối) năm (?P<y>(?:19|20)\d\d)")
_YEAR = re.compile(
    r"(?<!tháng \d )(?<!tháng \d\d )(?<!đến )(?<!từ )năm (?P<y>(?:19|20)\d\d)(?! ?- ?(?:19|20)\d\d)(?!\d)"
)


def read_period(title: Text | None, cited: Iterable[Citation]) -> tuple[Period | None, int | None]:
    """The time the title says the plan is for, and its one year; words inside a cited act's name do not count."""
    if title is None:
        return None, None
    key = title.key
    shadow = key
    for citation in cited:
        if citation.within == "title":
            shadow = _blank_out(title, shadow, citation)
    shadow = re.sub(r"luật [a-zà-ỹđ ,]+ năm \d{4}", lambda m: " " * len(m.group()), shadow)

    def period(match: re.Match[str], start: dt.date, end: dt.date) -> Period:
        return Period(
            start=start, end=end, text=title.cut_key(*match.span()).value, location=title.key_location(*match.span())
        )

    if match := _SCHOOL.search(shadow):
        return period(match, dt.date(int(match["a"]), 8, 1), dt.date(int(match["b"]), 7, 31)), None
    years = list(_YEAR.finditer(shadow))
    if match := _HALF.search(shadow):
        year = int(match["y"])
        first = match["h"] == "đầu"
        return period(
            match, dt.date(year, 1 if first else 7, 1), dt.date(year, 6 if first else 12, 30 if first else 31)
        ), year
    if match := _QUARTER.search(shadow):
        year, number = int(match["y"]), {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(match["q"]) or int(match["q"])
        return period(match, dt.date(year, number * 3 - 2, 1), last_day(year, number * 3)), year
    if match := _MONTH.search(shadow):
        year, month = int(match["y"]), int(match["m"])
        return period(match, dt.date(year, month, 1), last_day(year, month)), year
    if years:
        match = years[-1]
        year = int(match["y"])
        return period(match, dt.date(year, 1, 1), dt.date(year, 12, 31)), year
    if match := _PERIOD.search(shadow):
        start, end = int(match["a"]), int(match["b"])
        return period(match, dt.date(start, 1, 1), dt.date(max(start, end), 12, 31)), None
    return None, None


def _blank_out(title: Text, shadow: str, citation: Citation) -> str:
    at = shadow.find((citation.number or "\0").lower())
    if at < 0:
        return shadow
    match = re.compile(r"[^\d]{0,6}ngày [\d/ thángnăm.-]{6,28}").match(shadow, at + len(citation.number or ""))
    end = match.end() if match else at + len(citation.number or "")
    return shadow[:at] + " " * (end - at) + shadow[end:]


@dataclass(frozen=True, slots=True)
class Clues:
    """Where a plan may say who issues it: letterhead, opening, title, running text, signature.

    ``committee`` says that the signature speaks for a people's committee or is its chair's.
    """

    bodies: Sequence[Text]
    opening: Text | None
    title: Text | None
    body: Sequence[Line]
    committee: bool


def read_issuers(clues: Clues) -> tuple[Issuer, ...]:
    """The issuing bodies: from the letterhead, else the opening sentence, else the title, else the signature."""
    said = _issuer_in_opening(clues.opening) if clues.opening is not None else None
    if clues.bodies:
        return _from_letterhead(clues, said)
    if said is not None:
        return (_issuer(_with_place(said.value, clues.title, clues.opening), said, "opening"),)
    named = _issuer_in_title(clues.title)
    if named is not None:
        return (_issuer(named.value, named, "title", Confidence.LIKELY),)
    if clues.committee:
        for text in (clues.title, clues.opening):
            if text is not None and (match := _PLACE.search(text.key)):
                place = text.cut_key(*match.span("p"))
                return (_issuer(f"UBND {place.value}", place, "signature", Confidence.LIKELY),)
    return ()


def _issuer(
    name: str, where: Text, how: str, sure: Confidence = Confidence.CERTAIN, superior: str | None = None
) -> Issuer:
    return Issuer(
        name=name,
        superior=superior,
        level=level_of(name, superior),
        canonical=canonical(name),
        location=where.location(),
        reading=Reading(how=how, confidence=sure),
    )


def _from_letterhead(clues: Clues, said: Text | None) -> tuple[Issuer, ...]:
    if _joint(clues.bodies):
        return tuple(_issuer(_pretty(t, clues.opening, clues.body), t, "header") for t in clues.bodies)
    own = clues.bodies[-1]
    superior = _pretty(clues.bodies[-2], clues.opening, clues.body) if len(clues.bodies) > 1 else None
    name = _with_place(_pretty(own, clues.opening, clues.body), clues.title, clues.opening)
    agrees = said is None or _same_body(canonical(name), canonical(said.value))
    return (_issuer(name, own, "header", Confidence.CERTAIN if agrees else Confidence.LIKELY, superior),)


def _joint(bodies: Sequence[Text]) -> bool:
    """Whether two bodies of one rank stand side by side in the letterhead."""
    levels = [level_of(b.value, None) for b in bodies]
    return len(bodies) >= 2 and len(set(levels)) == 1 and levels[0] in (Level.DEPARTMENT, Level.SCHOOL)


def _same_body(one: str, other: str) -> bool:
    return one == other or one.startswith(other) or other.startswith(one)


@lru_cache(maxsize=1)
def _issuing() -> re.Pattern[str]:
    verbs = alternatives(phrases("phrases", "issuing"))
    return re.compile(rf" (?:(?:đã|tiến hành|trân trọng) )?{verbs}(?: và [a-zà-ỹđ ]{{1,20}}?)?(?: nội dung)? kế hoạch")


def _issuer_in_opening(opening: Text) -> Text | None:
    """The body before "ban hành Kế hoạch": back to the nearest mark after which a name begins."""
    key = opening.key
    for match in _issuing().finditer(key):
        end = match.start()
        floor = max(0, end - 160)
        for at in range(end, floor - 1, -1):
            if at == 0 or (at <= len(key) and key[at - 1] in ',;.:)"') or key[max(0, at - 4) : at] == " và ":
                start = at
                while start < end and key[start] == " ":
                    start += 1
                piece = key[start:end]
                origin, _ = opening.folded.original(start, start + 1)
                if is_unit(piece) and opening.value[origin : origin + 1].isupper() and len(piece) < 120:
                    return opening.cut_key(start, end)
    return None


_OF_ISSUER = re.compile(
    r"(?:^| )của (?P<u>(?:sở|ubnd|ủy ban nhân dân|trường|phòng|ban|trung tâm|chi cục|văn phòng)"
    r"(?: (?!năm |giai đoạn |trên |trong |tại )[^\W\d_]+,?| -){1,10})(?: (?:năm|giai đoạn|trên địa bàn|trong|tại) .{0,60})?$"
)


def _issuer_in_title(title: Text | None) -> Text | None:
    if title is None:
        return None
    match = _OF_ISSUER.search(title.key.rstrip(" ."))
    return title.cut_key(match.start("u"), match.end("u")) if match else None


def _with_place(name: str, title: Text | None, opening: Text | None) -> str:
    """A name such as "UBND tỉnh" with the place that the title or the opening gives."""
    key = canonical(name)
    rank = next((r for r in _RANKS if key.endswith(" " + r)), None)
    if rank is None:
        return name
    for text in (title, opening):
        if text is None:
            continue
        for match in _PLACE.finditer(text.key):
            if match["p"].startswith(rank + " "):
                place = text.cut_key(match.start("p"), match.end("p")).value
                return f"{name} {place[len(rank) + 1 :]}"
    return name


def _pretty(text: Text, opening: Text | None, body: Sequence[Line]) -> str:
    """The name as it is written in running text where it occurs there; else the capitals of the letterhead made small."""
    value = re.sub(r"\s+", " ", text.value.strip(" .,;:*"))
    if value.upper() != value:
        return value
    wanted = text.key.strip()
    for source in [*([opening] if opening is not None else []), *(line.text for line in body[:200])]:
        at = source.key.find(wanted)
        if at >= 0:
            found = source.cut_key(at, at + len(wanted)).value
            if found.upper() != found:
                return re.sub(r"\s+", " ", found)
    return capitalised(value)


_SMALL = {"và", "nhân", "dân", "của", "các", "trực", "thuộc", "ban", "quản", "lý", "phố"}


def capitalised(value: str) -> str:
    """Capitals made small but for the first letter of a body's name and of the words of a place."""
    words = value.lower().split()
    out = []
    place = False
    for at, word in enumerate(words):
        if word in ("tỉnh", "phố", "huyện", "quận", "xã", "phường", "trấn", "khu") and at > 0:
            out.append(word)
            place = True
        elif word in ("ubnd", "hđnd", "thpt", "thcs", "gdnn-gdtx"):
            out.append(word.upper())
        elif at == 0 or place:
            out.append(word[:1].upper() + word[1:])
        else:
            out.append(word)
    if words and words[0] in ("sở", "bộ", "phòng", "trường") and len(words) > 1 and not place:
        out[1] = out[1][:1].upper() + out[1][1:]
        for at, word in enumerate(words[:-1]):
            if word in ("và", "-") or out[at].endswith(","):
                out[at + 1] = out[at + 1][:1].upper() + out[at + 1][1:]
    return " ".join(out)


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    return frozenset(phrases("places", "cities"))


@lru_cache(maxsize=512)
def level_of(name: str, superior: str | None) -> Level | None:
    """Where a body stands, from its name and, for a plain "thành phố X", from the centrally run cities."""
    key = canonical(name)
    if re.match(
        r"(?:chính phủ|thủ tướng|quốc hội|bộ (?!phận|chỉ huy)|tổng cục|ban chấp hành trung ương|văn phòng chính phủ|thanh tra chính phủ|kiểm toán nhà nước$)",
        key,
    ):
        return Level.CENTRAL
    if re.match(
        r"(?:tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|chi bộ|đảng bộ|ban thường vụ|ban tuyên giáo|ban tổ chức|ban dân vận|ban xây dựng đảng)",
        key,
    ):
        return Level.PARTY
    if re.match(
        r"(?:trường|đại học|cao đẳng|học viện|mầm non|tiểu học|trung học)|trung tâm (?:giáo dục|gdnn|gdtx)", key
    ):
        return Level.SCHOOL
    if match := re.match(
        r"(?:chủ tịch )?(?:ủy ban nhân dân|hội đồng nhân dân|ủy ban mặt trận tổ quốc việt nam|ubmttq) ?(?P<r>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)?(?P<n>.*)",
        key,
    ):
        rank, place = match["r"], match["n"].strip(" ,.")
        if rank in ("xã", "phường", "thị trấn", "đặc khu"):
            return Level.COMMUNE
        if rank in ("huyện", "quận", "thị xã"):
            return Level.DISTRICT
        if rank == "thành phố":
            above = canonical(superior) if superior else ""
            if any(place.startswith(c) for c in _cities()) or not place:
                return Level.PROVINCE if "tỉnh" not in above else Level.DISTRICT
            return Level.DISTRICT
        return Level.PROVINCE if rank == "tỉnh" else None
    if re.match(
        r"(?:sở|thanh tra (?:tỉnh|thành phố)|văn phòng (?:ủy ban nhân dân|đoàn đại biểu).*(?:tỉnh|thành phố)|ban quản lý (?:các )?(?:khu|dự án)|ban dân tộc|ban quản lý|công an (?:tỉnh|thành phố)|bộ chỉ huy|cục thuế|thuế tỉnh|kho bạc|bảo hiểm xã hội tỉnh|ban chỉ đạo)",
        key,
    ):
        return Level.DEPARTMENT
    if re.match(
        r"(?:phòng|trung tâm|chi cục|văn phòng|đội|trạm|ban|viện|bệnh viện|công ty|thư viện|bảo tàng|hội|đoàn|tổ|công an)",
        key,
    ):
        return Level.UNIT
    return None


def passage(text: Text) -> Passage:
    """A text as a passage of the model."""
    return Passage(text=text.value, location=text.location())


def is_real_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    return safe_date(year, month, day) is not None
