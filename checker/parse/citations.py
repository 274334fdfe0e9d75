"""Mentions of other acts: type, number and symbol, date, issuer, subject, and what a full mention lacks.

A full first mention names type, number, date, issuer and subject (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6.b); laws need
their name and year only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from checker.model.plan import Citation, Confidence, Reading
from checker.parse.dates import DateHit, find_dates
from checker.parse.vocabulary import alternatives, document_types, types_by_key, types_by_symbol
from checker.text import Text

_SYMBOL = r"[a-zđ][a-zđ&]*(?:[.,][a-zđ&]+)*\d{0,2}(?:\s?[-/]\s?[a-zđ][a-zđ&]*(?:[.,][a-zđ&]+)*\d{0,2})*"
# Spaces inside a number are noise of scanning; the number has digits, perhaps a dot ("66.7"), perhaps a letter ("12a").
_STATE = rf"(?P<sn>\d{{1,5}}(?:\.\d{{1,2}})?[a-zđ]?)\s?/\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?(?P<ss>{_SYMBOL})"
_PARTY = r"(?P<pn>\d{1,4})\s?-\s?(?P<pt>[a-zđ]{2,5})\s?/\s?(?P<po>[a-zđ]{1,8})"
_ISSUER_END = re.compile(
    r"(?<![a-zà-ỹđ])(?:về(?! tài chính)|v/v|quy định|ban hành|phê duyệt|sửa đổi|hướng dẫn|thực hiện|triển khai|phát động|công bố|ủy quyền|phân công|"
    r"phân bổ|thành lập|bổ sung|điều chỉnh|tăng cường|tổ chức|nâng cao|truyền thông|thông qua|giao|kiện toàn|phát huy|đẩy mạnh|cải cách|rà soát|"
    r"kiểm soát|tuyên truyền|hoạt động|bảo đảm|đảm bảo|xây dựng kế hoạch|xây dựng và|nhằm|để|được|đã|và các|ngày|năm|số)(?![a-zà-ỹđ])"
)
_STOP = re.compile(
    r"[;\n]|\.(?=\s|$)|\s\((?:sau đây|viết tắt|gọi tắt|được|kèm|có hiệu)|(?<![a-zà-ỹđ])(?:căn cứ|xét)(?= )|,? và (?=(?:kế hoạch|quyết định|nghị định|nghị quyết|thông tư|chỉ thị|công văn) số)"
)
_LAW = re.compile(
    r"(?<![a-zà-ỹđ])(?P<type>bộ luật|luật|pháp lệnh)(?P<name>(?: [^\W\d_]+,?| -){1,16}?)(?:,? (?:năm (?P<y>\d{4})|ngày (?P<d>\d{1,2}(?:/| tháng )\d{1,2}(?:/| năm )\d{4})))"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to look for citations in, and where it belongs: "title", "opening", "body", "annex" or "reference"."""

    text: Text
    within: str


_NUMBER = re.compile(rf"(?<![\d/a-zđ.-])(?:{_PARTY}|{_STATE})(?![a-zà-ỹđ0-9/])")
_NAMED = ("luật", "bộ luật", "pháp lệnh", "nghị quyết", "hiến pháp")
_BEFORE_NUMBER = re.compile(
    r"(?P<words>(?: (?!của |tại |và |này |trên |ngày |theo |tại )[a-zà-ỹđ,-]+){0,14}?)"
    r"(?: của (?P<issuer>[^;:.()\d]{3,70}?))?(?:,? số|,? so|:|,)?\s?:?\s*$"
)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A number in a key with the type word before it: ``start`` is where the mention begins."""

    match: re.Match[str]
    start: int
    type: str | None
    type_span: tuple[int, int]
    issuer_span: tuple[int, int] | None


@lru_cache(maxsize=1)
def _type() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-zà-ỹđ]){alternatives(t.key for t in document_types())}(?![a-zà-ỹđ])")


def _hit(key: str, match: re.Match[str], floor: int) -> _Hit:
    """The nearest type word from which nothing but a name, an issuer and "số" lead to the number.

    Only laws and the like have their name before the number ("Luật Điện lực số 61/2024/QH15").
    """
    start = match.start()
    found = _Hit(match, start, None, (start, start), None)
    for kind in _type().finditer(key, max(floor, start - 130), start):
        between = _BEFORE_NUMBER.match(key, kind.end(), start)
        if not between or (
            between["words"].strip() and kind.group() not in _NAMED and len(between["words"].split()) > 2
        ):
            continue
        issuer = between.span("issuer") if between["issuer"] else None
        found = _Hit(match, kind.start(), kind.group(), kind.span(), issuer)
    return found


_QUICK = re.compile(
    r"\d\s?(?:/|-)\s?(?:(?:19|20)\d\d\s?/\s?)?[a-zđ]{1,6}\s?[-/]|\d\s?/\s?(?:(?:19|20)\d\d\s?/\s?)(?:qh|ubtvqh)"
)
_URL = re.compile(r"https?://\S+|www\.\S+")


def find_citations(passages: Iterable[Passage]) -> tuple[Citation, ...]:
    """Every mention of an act with a number, and of laws by name and year, in reading order."""
    found: list[Citation] = []
    for passage in passages:
        key = passage.text.key
        if _QUICK.search(key):
            found.extend(_numbered(passage))
        if "số [" in key or ("số" in key and _UNNUMBERED.search(key)):
            found.extend(_unnumbered(passage))
        if "luật" in key or "pháp lệnh" in key:
            found.extend(_laws(passage, found))
    found.sort(key=lambda c: (c.location.line, c.location.column))
    return _relate(found)


def _numbered(passage: Passage) -> list[Citation]:
    key = passage.text.key
    hits: list[_Hit] = []
    for match in _NUMBER.finditer(key):
        hit = _hit(key, match, hits[-1].match.end() if hits else 0)
        if _plausible(key, hit):
            hits.append(hit)
    found: list[Citation] = []
    covered = 0
    for at, hit in enumerate(hits):
        limit = hits[at + 1].start if at + 1 < len(hits) else len(key)
        citation, subject_end = _read(passage, hit, limit)
        nested = hit.start < covered
        found.append(replace(citation, nested=nested))
        if not nested and citation.subject:
            covered = subject_end
    return found


def _plausible(key: str, hit: _Hit) -> bool:
    match = hit.match
    symbol = match["ss"] or match["pt"] or ""
    if match["pn"]:
        return match["pt"] in types_by_symbol() or hit.type is not None
    if hit.type:
        return "-" in symbol or "/" in symbol or match["year"] is not None or len(symbol) >= 2
    if re.search(r"(?:https?:|www\.)\S*$", key[max(0, match.start() - 80) : match.start()]):
        return False
    first = re.split(r"[-/]", symbol)[0].strip()
    return ("-" in symbol and (first in types_by_symbol() or match["year"] is not None)) or bool(
        re.match(r"qh\d|ubtvqh\d", symbol)
    )


def _read(passage: Passage, hit: _Hit, limit: int) -> tuple[Citation, int]:
    text, key, match = passage.text, passage.text.key, hit.match
    number_start = match.start("pn") if match["pn"] else match.start("sn")
    number_end = match.end("po") if match["pn"] else match.end("ss")
    number = _clean_number(text.cut_key(number_start, number_end).value)
    symbol = (match["pt"] + "/" + match["po"]) if match["pn"] else re.sub(r"\s", "", match["ss"])
    letters = match["pt"] or re.split(r"[-/]", symbol)[0]
    symbol_type = types_by_symbol().get(re.sub(r"\d+$", "", letters))
    stop = _STOP.search(key, number_end, max(number_end, min(len(key), number_end + 700)))
    end = min(stop.start() if stop else len(key), number_end + 700)
    date, date_end = _date_after(key, number_end, min(end, limit))
    issuer, issuer_end = _issuer(text, date_end, end)
    if issuer is None and hit.issuer_span is not None:
        issuer = text.cut_key(*hit.issuer_span)
    if date is None and issuer is not None:
        late, late_end = _date_after(key, issuer_end, min(end, max(limit, issuer_end)))
        if late:
            date, issuer_end = late, late_end
    subject_start = max(date_end, issuer_end)
    subject = _subject(text, subject_start, end)
    written = types_by_key().get(hit.type or "")
    normative = bool(written and written.normative) or bool(symbol_type and symbol_type.normative and match["year"])
    value = date.value if date else None
    missing = [
        name
        for name, there in (
            ("date", date is not None),
            ("issuer", issuer is not None),
            ("subject", subject is not None),
        )
        if not there
    ]
    if written and written.key in ("luật", "bộ luật", "pháp lệnh", "hiến pháp"):
        missing = []
    type_text = text.cut_key(*hit.type_span).value if hit.type else (symbol_type.name if symbol_type else "")
    citation = Citation(
        type=type_text, number=number, date=value, issuer=issuer.value if issuer else None,
        subject=subject.value if subject else None, symbol=symbol, symbol_type=symbol_type.name if symbol_type else None,
        text=text.cut_key(hit.start, max(issuer_end, date_end, number_end)).value,
        full=not missing, missing=tuple(missing), first=False, within=passage.within, nested=False, known_elsewhere=False,
        normative=normative, location=text.key_location(hit.start, max(issuer_end, date_end, number_end)),
        reading=Reading(how="number", confidence=Confidence.CERTAIN if hit.type else Confidence.LIKELY),
    )  # fmt: skip
    return citation, end if subject else number_end


_UNNUMBERED = re.compile(
    r"(?<![a-zà-ỹđ])(?P<type>kế hoạch|quyết định|chỉ thị|nghị quyết|chương trình|công văn) số\s?:?\s*"
    r"(?:\[[^\]]{2,60}\]|[.…_ ]{0,24}/\s?(?P<s>[a-zđ]{2,4}-[a-zđ]+))"
)


def _unnumbered(passage: Passage) -> list[Citation]:
    """Acts whose number is still to be filled in ("Kế hoạch số [điền: …]", "Kế hoạch số …/KH-UBND"): blanks tell of them."""
    text = passage.text
    found = []
    for match in _UNNUMBERED.finditer(text.key):
        symbol = match["s"]
        kind = types_by_symbol().get(symbol.split("-")[0]) if symbol else None
        issuer, end = _issuer(text, _blank_date_end(text.key, match.end()), len(text.key))
        found.append(
            Citation(
                type=text.cut_key(*match.span("type")).value,
                number=None,
                date=None,
                issuer=issuer.value if issuer else None,
                subject=None,
                symbol=symbol,
                symbol_type=kind.name if kind else None,
                text=text.cut_key(match.start(), max(end, match.end())).value,
                full=True,
                missing=(),
                first=True,
                within=passage.within,
                nested=False,
                known_elsewhere=False,
                normative=False,
                location=text.key_location(*match.span()),
                reading=Reading(how="blank", confidence=Confidence.LIKELY),
            )
        )
    return found


def _blank_date_end(key: str, start: int) -> int:
    """The end of a date still to be filled in after a number's place."""
    match = re.compile(r",? ngày (?:\[[^\]]{2,60}\]|[.…_ /\d]*(?: tháng [.…_ \d]*)?(?: năm [.…_ \d]*)?)").match(
        key, start
    )
    return match.end() if match else start


def _clean_number(value: str) -> str:
    value = re.sub(r"\s", "", value).replace("–", "-").replace("—", "-").replace("‑", "-").replace("Ð", "Đ")
    return value.strip(".,;")


def _date_after(key: str, start: int, end: int) -> tuple[DateHit | None, int]:
    """The date that follows a number at once: "ngày 08/6/2010", ", ngày 15 tháng 5 năm 2025"."""
    lead = re.compile(r"[\s,]*(?:\((?:ngày )?)?(?=ngày|\d)").match(key, start, min(len(key), start + 12))
    if not lead:
        return None, start
    hit = next(iter(find_dates(key, lead.end(), min(len(key), end + 40))), None)
    if hit is None or hit.start > lead.end() + 1 or hit.year is None:
        return None, start
    return hit, hit.end


def _issuer(text: Text, start: int, end: int) -> tuple[Text | None, int]:
    key = text.key
    match = re.compile(r"[\s,]*của ").match(key, start, end)
    if not match or key.startswith("[", match.end()):
        return None, start
    stop = _ISSUER_END.search(key, match.end(), end)
    left, right = match.end(), stop.start() if stop else min(end, match.end() + 120)
    quote = key.find('"', left, right)
    if quote > 0:
        right = quote
    bracket = re.compile(r"\s*\((?!ubnd)").search(key, left, right)
    if bracket and bracket.start() > left:
        right = bracket.start()
    comma = key.find(",", left, right)
    while comma > 0:
        # a comma inside "Văn hóa, Thể thao và Du lịch" is followed by " và " soon; else the name ends here
        if re.match(r", [a-zà-ỹđ -]{2,22} và ", key[comma : comma + 40]):
            comma = key.find(",", comma + 1, right)
            continue
        right = comma
        break
    colon = key.find(":", left, right)
    if colon > 0:
        right = colon
    issuer = text.cut_key(left, right)
    return (issuer, right) if issuer.value else (None, start)


# ", Sở A ban hành Kế hoạch": the sentence goes on with who issues the plan.
_ISSUING = re.compile(
    r"(?:(?<=, )|(?<=\. )|(?<=; ))(?:ubnd|ủy ban|sở|trường|phòng|văn phòng|ban|trung tâm|chi cục|công an|thanh tra|đảng ủy|hội)"
    r"(?![a-zà-ỹđ])[^;]{0,90}? (?:ban hành|xây dựng|lập|triển khai)(?: và [^;]{0,20})? (?:nội dung )?kế hoạch"
)


def _subject(text: Text, start: int, end: int) -> Text | None:
    goes_on = _ISSUING.search(text.key, start, end)
    piece = text.cut_key(start, goes_on.start() if goes_on else end)
    value = piece.value.strip(" ,.;:()\"“”'’/")
    if len(value) < 8 or not re.match(r"[\s,(\"]*[a-zà-ỹđ]", piece.key):
        return None
    if re.match(r"[\s,]*(?:và|này|nêu trên|trên|thì|là|đã|có hiệu lực|được|của|tại|theo|với)(?![a-zà-ỹđ])", piece.key):
        return None
    return piece.cut(0, len(piece.value.rstrip(" ,.;:")))


def _laws(passage: Passage, known: Sequence[Citation]) -> list[Citation]:
    text = passage.text
    found = []
    for match in _LAW.finditer(text.key):
        location = text.key_location(match.start(), match.end())
        if any(
            c.location.line == location.line and c.location.column <= location.column < c.location.end_column
            for c in known
        ):
            continue
        name = text.cut_key(match.start(), match.end("name")).value
        date = None
        if match["d"]:
            hit = next(iter(find_dates(text.key, match.start("d"), match.end("d"))), None)
            date = hit.value if hit else None
        found.append(
            Citation(
                type=name.split()[0] if not name.lower().startswith("bộ") else "Bộ luật",
                number=None,
                date=date,
                issuer=None,
                subject=name,
                symbol=None,
                symbol_type=None,
                text=text.cut_key(match.start(), match.end()).value,
                full=True,
                missing=(),
                first=True,
                within=passage.within,
                nested=False,
                known_elsewhere=False,
                normative=True,
                location=location,
                reading=Reading(how="name"),
            )  # fmt: skip
        )
    return found


def number_key(number: str | None) -> str:
    """A number as compared: without spaces and leading zeros, in capitals."""
    plain = re.sub(r"\s", "", number or "").upper().replace("Ð", "Đ")
    return re.sub(r"^0+(?=\d)", "", plain)


def _relate(found: list[Citation]) -> tuple[Citation, ...]:
    """Mark first mentions, and those whose number is cited in full elsewhere."""
    full: dict[str, int] = {}
    union: dict[str, set[str]] = {}
    for citation in found:
        if citation.number:
            name = number_key(citation.number)
            full[name] = full.get(name, 0) + citation.full
            union.setdefault(name, {"date", "issuer", "subject"})
            union[name] &= set(citation.missing)
    seen: set[str] = set()
    done: list[Citation] = []
    for citation in found:
        name = number_key(citation.number)
        first = not citation.number or name not in seen
        seen.add(name)
        elsewhere = bool(citation.number) and (full[name] - citation.full > 0 or not union[name])
        done.append(replace(citation, first=first, known_elsewhere=elsewhere))
    return tuple(done)


def cited_dates(citations: Sequence[Citation]) -> list[dt.date]:
    """The dates of all cited acts."""
    return [c.date for c in citations if c.date]
