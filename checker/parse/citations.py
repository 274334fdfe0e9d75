"""Mentions of other acts: type, number and symbol, date, issuer, subject, and what a full mention lacks.

A full first mention names type, number, date, issuer and subject (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6.b); laws need
their name and year only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from checker.model.plan import Citation, Confidence, Reading
from checker.model.records import dataclass
from checker.parse.dates import find_dates
from checker.parse.numbers import NumberHit, clean_number, find_numbers, number_key
from checker.parse.particulars import blank_date_end, citation_end, date_after, issuer_after, name_before, subject_after
from checker.parse.vocabulary import Expression, holds, phrases, types_by_key, types_by_symbol
from checker.text import Text

_CARRIED = Expression("citations", r"{carried_by}\s*$")
_LAW = Expression(
    "citations",
    r"\<(?<!{no_law} )(?P<type>{laws})(?P<name>(?: [^\W\d_]+,?| -){1,16}?)"
    r"(?:,? (?:{year} (?P<y>\d{4})|{day} (?P<d>\d{1,2}(?:/| {month} )\d{1,2}(?:/| {year} )\d{4})))",
)
_BRACKET_REACH = 6  # "(số "
_UNNUMBERED = Expression(
    "citations",
    r"\<(?P<type>{blank_types}) {number_word}\s?:?\s*"
    r"(?:\[[^\]]{2,60}\]|[.…_ ]{0,24}/\s?(?P<s>[{item_letters}]{2,4}-[{item_letters}]+))",
)
_JOINED = Expression("citations", r"(?:,|,? {and}) ")
_AMENDED = Expression("citations", r"{amended} [^;.]*$")
_AMENDED_REACH = 240


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to look for citations in, and where it belongs: "title", "opening", "body", "annex" or "reference".

    ``note``: it is a footnote, which only completes a sentence that says what the act is about.
    """

    text: Text
    within: str
    note: bool = False


@dataclass(frozen=True, slots=True)
class _Mention:
    """A citation, and the offsets at which its words end: without its subject, and with it."""

    citation: Citation
    end: int
    subject_end: int


def find_citations(
    passages: Iterable[Passage], *, is_own: Callable[[Citation], bool] = lambda _: False
) -> tuple[Citation, ...]:
    """Every mention of an act with a number, and of laws by name and year, in reading order.

    ``is_own`` tells mentions of the plan itself: they are left out, and are no earlier mention of another act of its number.
    """
    found: list[Citation] = []
    for passage in passages:
        key = passage.text.key
        found.extend(_numbered(passage))
        if holds(key, "citations", "number_word"):
            found.extend(_unnumbered(passage))
        if holds(key, "citations", "laws"):
            found.extend(_laws(passage, found))
    found.sort(key=lambda c: (c.location.line, c.location.column))
    return _relate([citation for citation in found if not is_own(citation)])


def _numbered(passage: Passage) -> list[Citation]:
    key = passage.text.key
    hits = list(find_numbers(key))
    read: list[_Mention] = []
    covered = 0
    for at, hit in enumerate(hits):
        limit = hits[at + 1].start if at + 1 < len(hits) else len(key)
        mention = _read(passage, hit, limit)
        nested = hit.start < covered
        read.append(replace(mention, citation=replace(mention.citation, nested=nested)))
        if not nested and mention.citation.subject:
            covered = mention.subject_end
    # From the last on: of three acts joined the first two share what the third one says.
    for at in range(len(hits) - 2, -1, -1):
        if _JOINED.fullmatch(key[read[at].end : hits[at + 1].start]):
            read[at] = replace(read[at], citation=_sharing(read[at].citation, read[at + 1].citation))
    return [mention.citation for mention in read]


def _sharing(citation: Citation, joined: Citation) -> Citation:
    """The citation with the issuer and subject of the act joined to it, where it names none: "A ngày … và B … về …"."""
    shared = {name for name in ("issuer", "subject") if name in citation.missing and getattr(joined, name)}
    if "subject" not in shared:
        return citation
    missing = tuple(name for name in citation.missing if name not in shared)
    return replace(
        citation,
        issuer=joined.issuer if "issuer" in shared else citation.issuer,
        subject=joined.subject,
        missing=missing,
        full=not missing,
    )


def _read(passage: Passage, hit: NumberHit, limit: int) -> _Mention:
    """The citation of a number; a date must stand before ``limit``, the next number."""
    text, key = passage.text, passage.text.key
    number_end = hit.number[1]
    end = citation_end(key, number_end)
    date, date_end = date_after(key, number_end, min(end, limit))
    issuer, issuer_end = issuer_after(text, date_end, end)
    if issuer is None and hit.issuer_span is not None:
        issuer = text.cut_key(*hit.issuer_span)
    if date is None and issuer is not None:
        late, late_end = date_after(key, issuer_end, min(end, max(limit, issuer_end)))
        if late:
            date, issuer_end = late, late_end
    subject = subject_after(text, max(date_end, issuer_end), end)
    if "(" in key[max(0, hit.start - _BRACKET_REACH) : hit.start]:
        before, named = name_before(text, hit.start)
        issuer, subject = issuer or before, named or subject
    written = types_by_key().get(hit.type or "")
    told = types_by_symbol().get(re.sub(r"\d+$", "", hit.letters))
    parts = {"date": date, "issuer": issuer, "subject": subject}
    exempt = written is not None and written.key in phrases("citations", "without_particulars")
    if passage.note:
        del parts["subject"]
    # "Đề án … của UBND tỉnh ban hành kèm theo Quyết định số …": who and what stand before.
    carried = _CARRIED.search(text.key, max(0, hit.start - 30), hit.start)
    # "Nghị định số 63/… (được sửa đổi, bổ sung tại Nghị định số 48/… và Nghị định số 92/…)": only days are asked for.
    amends = _AMENDED.search(text.key, max(0, hit.start - _AMENDED_REACH), hit.start)
    told_before = {"issuer", "subject"} if carried or amends else set()
    missing = () if exempt else tuple(name for name, part in parts.items() if part is None and name not in told_before)
    span = hit.start, max(issuer_end, date_end, number_end)
    citation = Citation(
        type=text.cut_key(*hit.type_span).value if hit.type else (told.name if told else ""),
        number=clean_number(text.cut_key(*hit.number).value),
        date=date.value if date else None,
        issuer=issuer.value if issuer else None,
        subject=subject.value if subject else None,
        symbol=hit.symbol,
        symbol_type=told.name if told else None,
        text=text.cut_key(*span).value,
        full=not missing,
        missing=missing,
        first=False,
        within=passage.within,
        nested=False,
        known_elsewhere=False,
        normative=bool(written and written.normative) or bool(told and told.normative and hit.year),
        location=text.key_location(*span),
        reading=Reading(how="number", confidence=Confidence.CERTAIN if hit.type else Confidence.LIKELY),
    )
    return _Mention(citation, span[1], end if subject else number_end)


def _unnumbered(passage: Passage) -> list[Citation]:
    """Acts whose number is still to be filled in ("Kế hoạch số [điền: …]", "Kế hoạch số …/KH-UBND"): blanks tell of them."""
    text = passage.text
    found = []
    for match in _UNNUMBERED.finditer(text.key):
        symbol = match["s"]
        told = types_by_symbol().get(symbol.split("-")[0]) if symbol else None
        issuer, end = issuer_after(text, blank_date_end(text.key, match.end()), len(text.key))
        blank = replace(
            _numberless(passage, text.cut_key(*match.span("type")).value, match.span()),
            issuer=issuer.value if issuer else None,
            symbol=symbol,
            symbol_type=told.name if told else None,
            text=text.cut_key(match.start(), max(end, match.end())).value,
            reading=Reading(how="blank", confidence=Confidence.LIKELY),
        )
        found.append(blank)
    return found


def _laws(passage: Passage, known: Sequence[Citation]) -> list[Citation]:
    text = passage.text
    found = []
    for match in _LAW.finditer(text.key):
        location = text.key_location(*match.span())
        if any(
            c.location.line == location.line and c.location.column <= location.column < c.location.end_column
            for c in known
        ):
            continue
        hit = next(iter(find_dates(text.key, *match.span("d"))), None) if match["d"] else None
        kind = text.cut_key(*match.span("type")).value
        law = replace(
            _numberless(passage, types_by_key()[match["type"]].name if " " in kind else kind, match.span()),
            date=hit.value if hit else None,
            subject=text.cut_key(match.start(), match.end("name")).value,
            normative=True,
        )
        found.append(law)
    return found


def _numberless(passage: Passage, kind: str, span: tuple[int, int]) -> Citation:
    """A citation of which nothing but the type and the place is known yet; nothing is said to be missing."""
    text = passage.text
    return Citation(
        type=kind,
        number=None,
        date=None,
        issuer=None,
        subject=None,
        symbol=None,
        symbol_type=None,
        text=text.cut_key(*span).value,
        full=True,
        missing=(),
        first=True,
        within=passage.within,
        nested=False,
        known_elsewhere=False,
        normative=False,
        location=text.key_location(*span),
        reading=Reading(how="name"),
    )


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
