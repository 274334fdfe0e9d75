"""How far a citation and a document agree: type, number, date, issuer and subject, each by itself."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from checker.model.records import dataclass
from checker.parse.units import canonical
from checker.parse.vocabulary import Expression, types_by_key
from checker.patterns import compiled
from checker.repository.bodies import same_body
from checker.repository.cards import Card, Cited
from checker.text import fold_key

_OPENER = Expression("hierarchy", r"(?:{title_openers} )+")
_END = Expression("hierarchy", r" {title_ends} .*| ?\(.*")
_PLACE = Expression(
    "hierarchy",
    r"\<{title_ends} (?:{committee} )?(?P<rank>{of_place}) (?P<name>[\w ]+?)(?= {place_ends}\>|[^\w ]|$)",
)
_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MISSPELT, _ALIKE, _OTHER = 92.0, 75.0, 40.0
_ALIKE_PLACE = 80.0
_TELLING = 4


class Agreement(StrEnum):
    """What a part says: the same, something else, or nothing that could be compared."""

    SAME = "same"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A citation held against a document, part by part."""

    type: Agreement
    number: Agreement
    date: Agreement
    issuer: Agreement
    subject: Agreement

    @property
    def exact(self) -> bool:
        """Whether the citation means the document: number and day or issuer agree, and nothing differs.

        A number alone is no key: without day and issuer at least the subject must agree.
        """
        firm = (self.date, self.issuer, self.subject)
        return (
            self.number is Agreement.SAME
            and Agreement.SAME in firm
            and Agreement.DIFFERS not in (self.type, self.date, self.issuer)
            and not (self.subject is Agreement.DIFFERS and firm.count(Agreement.SAME) < 2)
        )

    @property
    def possible(self) -> bool:
        """Whether the citation may mean the document: the number agrees and nothing differs."""
        return self.number is Agreement.SAME and Agreement.DIFFERS not in (self.type, self.date, self.issuer)

    @property
    def near(self) -> str | None:
        """The one part in which the citation differs from a document that it means all the same; None if there is none.

        Most of number, date, issuer and subject must agree: three of them, or number, date and issuer with another subject.
        """
        parts = {"number": self.number, "date": self.date, "issuer": self.issuer, "subject": self.subject}
        differing = [name for name, part in parts.items() if part is Agreement.DIFFERS]
        same = sum(part is Agreement.SAME for part in parts.values())
        return differing[0] if len(differing) == 1 and same == 3 and self.type is not Agreement.DIFFERS else None


def compare(citation: Cited, card: Card) -> Match:
    """The citation held against a document."""
    return Match(
        type=_type(citation, card),
        number=_equal(citation.number_key or None, card.number_key or None),
        date=_equal(citation.date, card.issued),
        issuer=_issuer(citation, card),
        subject=_subject(citation.subject, card.title),
    )


def subjects(one: str | None, other: str | None) -> Agreement:
    """Whether two titles speak of one matter: they may be shortened or extended; another year is another title."""
    if not one or not other:
        return Agreement.UNKNOWN
    years = [set(_YEAR.findall(text)) for text in (one, other)]
    if years[0] and years[1] and years[0].isdisjoint(years[1]):
        return Agreement.DIFFERS
    from rapidfuzz import fuzz  # noqa: PLC0415 - a warm start that compares nothing does without

    a, b = matter(one), matter(other)
    if fuzz.token_sort_ratio(a, b) >= _MISSPELT:
        return Agreement.SAME
    # Letters alone make all Vietnamese alike: words are compared, in their order.
    words, others = a.split(), b.split()
    score = fuzz.ratio(words, others)
    if min(len(words), len(others)) >= _TELLING:
        score = max(score, fuzz.partial_ratio(words, others))
    if score >= _ALIKE:
        return Agreement.SAME
    return Agreement.DIFFERS if score < _OTHER else Agreement.UNKNOWN


@lru_cache(maxsize=4096)
def matter(title: str) -> str:
    """What a title is about, folded: without its opening words, whose plan it is, and its years."""
    key = fold_key(title).strip(' "')
    opener = _OPENER.match(key)
    key = key[opener.end() :] if opener else key
    end = _END.search(key)
    return _YEAR.sub("", key[: end.start()] if end and end.start() > 20 else key)


def _subject(said: str | None, title: str | None) -> Agreement:
    """As subjects(); another place of the same rank ("tỉnh A", "tỉnh B") is another subject too."""
    known = subjects(said, title)
    return Agreement.DIFFERS if known is Agreement.SAME and _elsewhere(said or "", title or "") else known


def _elsewhere(one: str, other: str) -> bool:
    from rapidfuzz import fuzz  # noqa: PLC0415 - as above

    here, there = ({hit["rank"]: hit["name"] for hit in _PLACE.finditer(canonical(text))} for text in (one, other))
    pairs = [(here[rank], there[rank]) for rank in here.keys() & there.keys()]
    return any(not a.startswith(b) and not b.startswith(a) and fuzz.ratio(a, b) < _ALIKE_PLACE for a, b in pairs)


def _type(citation: Cited, card: Card) -> Agreement:
    own = {card.kind.value} | ({"decision"} if card.by_decision else set())
    known = types_by_key().get(citation.type_key)
    # "Văn bản số …" may be anything, and of other types no card says which it is.
    if known is None or known.kind in ("other", "letter"):
        return Agreement.UNKNOWN
    return Agreement.SAME if known.kind in own else Agreement.DIFFERS


def _equal(said: object, own: object) -> Agreement:
    if said is None or own is None:
        return Agreement.UNKNOWN
    return Agreement.SAME if said == own else Agreement.DIFFERS


def _issuer(citation: Cited, card: Card) -> Agreement:
    if citation.issuer_key is None or not card.issuer_keys:
        return Agreement.UNKNOWN
    answers = [same_body(citation.issuer_key, key) for key in card.issuer_keys]
    if True in answers:
        return Agreement.SAME
    return Agreement.UNKNOWN if None in answers else Agreement.DIFFERS
