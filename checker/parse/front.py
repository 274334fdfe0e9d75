"""What a plan says of itself: title, issuer, number, date, period, and the acts that it names."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.document import Paragraph
from checker.model.plan import Annex, Citation, Issuer, Period, Role
from checker.model.records import dataclass
from checker.parse.annexes import read_annexes
from checker.parse.citations import Passage, find_citations
from checker.parse.endings import is_recipients_head
from checker.parse.header import Letterhead, read_letterhead
from checker.parse.identity import Clues, read_issuers
from checker.parse.levels import level_of
from checker.parse.nodes import walk
from checker.parse.numbers import number_key
from checker.parse.page import Line
from checker.parse.parents import find_parent
from checker.parse.parts import Parts
from checker.parse.periods import read_period
from checker.parse.registration import Registration, read_registration
from checker.parse.titles import read_title
from checker.parse.units import canonical
from checker.parse.vocabulary import Expression, phrases, roles_of
from checker.text import Text

_LONGEST_HEADING = 60
_GROUNDS = Expression("front", r"\W*{grounds}\W*")
_LOOKS_BACK = Expression("years", r"\<{looks_back}\>")
_COMMITTEE = Expression("front", r"\W*{committee}\>")


@dataclass(frozen=True, slots=True)
class Front:
    """The plan's own particulars. ``opening`` are the sentences between title and first heading, as one text."""

    letterhead: Letterhead
    title: Text | None
    opening: Text | None
    registration: Registration
    issuers: tuple[Issuer, ...]
    citations: tuple[Citation, ...]
    parent: Citation | None
    annexes: tuple[Annex, ...]
    period: Period | None
    year: int | None

    @property
    def issuer(self) -> Issuer | None:
        """The first issuer."""
        return self.issuers[0] if self.issuers else None

    @property
    def looks_back(self) -> bool:
        """Whether the year of the title is over, and the plan is to look into it ("Giám sát … năm 2025", issued in 2026)."""
        issued = self.registration.issued
        over = self.year is not None and issued.year is not None and issued.year > self.year
        return over and self.title is not None and _LOOKS_BACK.search(self.title.key) is not None

    @property
    def working_year(self) -> int | None:
        """The year of the title in which the work is done, None where the title names another."""
        return None if self.looks_back else self.year

    @property
    def working_period(self) -> Period | None:
        """The period in which the work is done, None where the title names one that is over."""
        return None if self.looks_back else self.period


def read_front(parts: Parts) -> Front:
    """The particulars of a plan."""
    structure, lines = parts.structure, parts.page.lines
    letterhead = read_letterhead(parts.lines(structure.header))
    title = read_title([lines[i] for i in structure.title if i != structure.reference])
    opening = Text.join(parts.opening) if parts.opening else None
    annexes = read_annexes(parts.page, structure.annexes, parts.grids)
    registration = read_registration(letterhead, parts, annexes)
    committee = _is_for_committee(parts.lines(structure.closing))
    below = lines[structure.reference].text if structure.reference is not None else None
    clues = Clues(letterhead.bodies, opening, title, parts.body, committee=committee, reference=below)
    issuers = read_issuers(clues)
    carried = _carried_texts(parts)
    grounds = _grounds(parts)
    based = [*carried, *parts.opening, *(lines[at].text for at in grounds)]
    passages = [*(Passage(text, "opening") for text in carried), *_passages(parts, annexes, grounds)]
    citations = find_citations(passages, is_own=lambda citation: _is_own(citation, registration, issuers))
    period, year = read_period(title, citations)
    return Front(
        letterhead=letterhead,
        title=title,
        opening=opening,
        registration=registration,
        issuers=issuers,
        citations=citations,
        parent=find_parent(citations, based, title, _aims(parts), issuers[0] if issuers else None),
        annexes=tuple(annexes),
        period=period,
        year=year,
    )


def _is_own(citation: Citation, registration: Registration, issuers: Sequence[Issuer]) -> bool:
    """Whether a citation names the plan itself: by its number, unless another body issued that act.

    That it is another's must show in the day too or, where either gives no day, in the level.
    """
    own = registration.number.value
    if own is None or number_key(citation.number) != number_key(own):
        return False
    if citation.issuer is None or not issuers:
        return True
    named = canonical(citation.issuer)
    if any(named in issuer.canonical or issuer.canonical in named for issuer in issuers):
        return True
    issued = registration.issued.value
    if issued is not None and citation.date is not None:
        return citation.date == issued
    level = level_of(citation.issuer, None)
    return level is None or any(issuer.level in (None, level) for issuer in issuers)


def _is_for_committee(closing: Sequence[Line]) -> bool:
    """Whether the closing lines hold the mark or the chair of a people's committee."""
    return any(_COMMITTEE.match(line.key) and line.text.value.lstrip()[:1] not in ("-", "+", "") for line in closing)


def _carried_texts(parts: Parts) -> list[Text]:
    """The grounds of a decision that carries the plan."""
    found: list[Text] = []
    for line in parts.lines(parts.structure.carried or range(0)):
        if (found and line.key.strip(" :") in phrases("front", "decides")) or is_recipients_head(line):
            break
        found.append(line.text)
    return found


def _grounds(parts: Parts) -> range:
    """The lines of a part "Căn cứ xây dựng kế hoạch", which is the plan's opening with a number before it."""
    for node in walk(parts.nodes):
        if len(node.key) <= _LONGEST_HEADING and _GROUNDS.fullmatch(node.key):
            return range(node.start, node.end)
    return range(0)


def _aims(parts: Parts) -> list[Text]:
    """The lines of the parts that say what the plan is for."""
    nodes = [node for node in walk(parts.nodes) if Role.PURPOSE in roles_of(node.key)]
    return [parts.page.lines[index].text for node in nodes for index in range(node.start, node.end)]


def _passages(parts: Parts, annexes: Sequence[Annex], grounds: range) -> list[Passage]:
    """The texts in which a plan names acts: title, opening, body, annexes and cells of tables."""
    structure, lines = parts.structure, parts.page.lines
    found: list[Passage] = []
    if structure.title:
        title = [lines[i].text for i in structure.title if i != structure.reference]
        found.append(Passage(Text.join(title), "title"))
    if structure.reference is not None:
        found.append(Passage(lines[structure.reference].text, "title"))
    notes = {block.text.line for block in parts.page.document.blocks if isinstance(block, Paragraph) and block.note}
    found += [Passage(text, "opening", note=text.line in notes) for text in parts.opening]
    start = max(parts.first_heading, structure.body.start)
    found += [
        Passage(line.text, "opening" if line.index in grounds else "body", note=line.number in notes)
        for line in lines[start : structure.body.stop]
    ]
    references = {annex.reference.location for annex in annexes if annex.reference}
    found += [
        Passage(line.text, "annex")
        for reach in structure.annexes
        for line in parts.lines(reach)
        if line.text.location() not in references
    ]
    cells = (cell for grid in parts.page.grids for row in grid.rows for cell in row)
    return found + [Passage(cell.text, "annex") for cell in cells if cell.text is not None]
