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


@lru_cache(maxsize=1)
def _number() -> re.Pattern[str]:
    types = alternatives(t.key for t in document_types())
    return re.compile(
        rf"(?:(?<![a-zà-ỹđ])(?P<type>{types})(?P<words>(?: (?!số (?:\d|:)|số:|của |tại |và |này |trên |ngày )[a-zà-ỹđ,-]+){{0,9}}?)\s*(?P<so>số|so)?\s?:?\s*)?"
        rf"(?<![\d/a-zđ.-])(?:{_PARTY}|{_STATE})(?![a-zà-ỹđ0-9/])"
    )


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
        if "luật" in key or "pháp lệnh" in key:
            found.extend(_laws(passage, found))
    found.sort(key=lambda c: (c.location.line, c.location.column))
    return _relate(found)


def _numbered(passage: Passage) -> list[Citation]:
    text, key = passage.text, passage.text.key
    hits = [m for m in _number().finditer(key) if _plausible(key, m)]
    found: list[Citation] = []
    covered = 0
    for at, match in enumerate(hits):
        limit = hits[at + 1].start() if at + 1 < len(hits) else len(key)
        citation, subject_end = _read(passage, match, limit)
        nested = match.start() < covered
        found.append(replace(citation, nested=nested))
        if not nested and citation.subject:
            covered = subject_end
    del text
    return found


def _plausible(key: str, match: re.Match[str]) -> bool:
    symbol = match["ss"] or match["pt"] or ""
    if match["pn"]:
        return match["pt"] in types_by_symbol() or match["type"] is not None
    if match["type"]:
        return "-" in symbol or "/" in symbol or match["year"] is not None or len(symbol) >= 2
    if re.search(r"(?:https?:|www\.)\S*$", key[max(0, match.start() - 80) : match.start()]):
        return False
    first = re.split(r"[-/]", symbol)[0].strip()
    return ("-" in symbol and (first in types_by_symbol() or match["year"] is not None)) or bool(
        re.match(r"qh\d|ubtvqh\d", symbol)
    )


def _read(passage: Passage, match: re.Match[str], limit: int) -> tuple[Citation, int]:
    text, key = passage.text, passage.text.key
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
    if date is None and issuer is not None:
        late, late_end = _date_after(key, issuer_end, min(end, max(limit, issuer_end)))
        if late:
            date, issuer_end = late, late_end
    subject_start = max(date_end, issuer_end)
    subject = _subject(text, subject_start, end)
    written = types_by_key().get(match["type"] or "")
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
    type_text = (
        text.cut_key(match.start("type"), match.end("type")).value
        if match["type"]
        else (symbol_type.name if symbol_type else "")
    )
    citation = Citation(
        type=type_text, number=number, date=value, issuer=issuer.value if issuer else None,
        subject=subject.value if subject else None, symbol=symbol, symbol_type=symbol_type.name if symbol_type else None,
        text=text.cut_key(match.start(), max(issuer_end, date_end, number_end)).value,
        full=not missing, missing=tuple(missing), first=False, within=passage.within, nested=False, known_elsewhere=False,
        normative=normative, location=text.key_location(match.start(), max(issuer_end, date_end, number_end)),
        reading=Reading(how="number", confidence=Confidence.CERTAIN if match["type"] else Confidence.LIKELY),
    )  # fmt: skip
    return citation, end if subject else number_end


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
    if not match:
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


def _subject(text: Text, start: int, end: int) -> Text | None:
    piece = text.cut_key(start, end)
    value = piece.value.strip(" ,.;:()\"“”'’/")
    if len(value) < 8 or not re.match(r"[\s,(\"]*[a-zà-ỹđ]", piece.key):
        return None
    if re.match(r"[\s,]*(?:và|này|nêu trên|trên|thì|là|đã|có hiệu lực|được|của|tại|theo|với)(?![a-zà-ỹđ])", piece.key):
        return None
    return piece


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
