"""From a document to a plan: the parts are found first, then each element is read where it can stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.model.document import Document
from checker.model.location import Location, point
from checker.model.plan import (
    Annex,
    Citation,
    Confidence,
    Issued,
    Issuer,
    Kind,
    Number,
    Period,
    Plan,
    Reading,
    Recipient,
    Role,
    Section,
    Signature,
    Source,
    State,
    Task,
)  # fmt: skip
from checker.parse.annexes import read_annexes, read_reference
from checker.parse.assignments import read_assignments
from checker.parse.blanks import find_blanks
from checker.parse.citations import Passage, find_citations, number_key
from checker.parse.closing import read_recipients, read_signature
from checker.parse.context import Context, Ledger
from checker.parse.explain import note_roles
from checker.parse.funding import read_funding
from checker.parse.grids import find_grids
from checker.parse.header import Letterhead, read_letterhead
from checker.parse.identity import Clues, passage, read_issuers, read_period, read_title, topic_of
from checker.parse.mentions import find_mentions
from checker.parse.nodes import Node, walk
from checker.parse.outline import read_outline
from checker.parse.page import Grid, Line, Page, lay_flat
from checker.parse.parents import find_parent
from checker.parse.repeats import find_repeats
from checker.parse.orders import read_orders
from checker.parse.reporting import read_reports
from checker.parse.residue import find_residue
from checker.parse.short_forms import opened_forms
from checker.parse.structure import Structure, find_structure, is_recipients_head
from checker.parse.tables import TaskTable, tasks_of_table
from checker.parse.tasks import labelled_tasks
from checker.parse.vocabulary import pattern, roles_of
from checker.text import Text, fold_key

_CLOSING_REACH = 8


def parse(document: Document) -> Plan:
    """The plan in a document. Never fails on strange text: what cannot be read is empty, blank or residue."""
    page = lay_flat(document)
    structure = find_structure(page)
    if structure.kind not in (Kind.PLAN, Kind.FORM):
        return _other(page, structure)
    return _Assembly(page, structure).plan()


@dataclass
class _Assembly:
    page: Page
    structure: Structure

    def plan(self) -> Plan:
        """The whole plan, element by element."""
        page, structure = self.page, self.structure
        lines = page.lines
        header = read_letterhead(lines[structure.header.start : structure.header.stop])
        title = read_title([lines[i] for i in structure.title if i != structure.reference])
        repeats, copies = find_repeats(
            [*self._lines(structure.body), *(line for r in structure.annexes for line in self._lines(r))]
        )
        grids, taken = self._grids()
        body = self._lines(structure.body)
        nodes = read_outline(page, structure.body, copies | taken)
        first = next((n.start for n in nodes), structure.body.stop)
        opening = [line.text for line in body if line.index < first and line.index not in taken][:40]
        closing_start = self._closing_start(nodes, copies | taken)
        annexes = read_annexes(page, structure.annexes, grids)
        number, issued = self._identity(header, annexes)
        said = Text.join(opening) if opening else None
        issuers = read_issuers(Clues(header.bodies, said, title, body, _for_committee(self._lines(structure.closing))))
        citations = self._citations(opening, first, number, annexes)
        period, year = read_period(title, citations)
        node_of = _index(nodes)
        context = Context(
            page=page, body=[line for line in body if line.index not in taken], nodes=nodes, node_of=node_of, skip=copies | taken,
            year=year or (issued.value.year if issued.value else issued.year), one_year=bool(period and period.start.year == period.end.year),
            issuer=issuers[0] if issuers else None, opened=opened_forms(lines), closing_start=closing_start, ledger=Ledger(),
        )  # fmt: skip
        return self._assemble(
            context,
            header,
            title,
            number,
            issued,
            issuers,
            said,
            opening,
            citations,
            annexes,
            grids,
            repeats,
            period,
            year,
        )

    def _assemble(
        self, context: Context, header: Letterhead, title: Text | None, number: Number, issued: Issued, issuers: tuple[Issuer, ...], said: Text | None,
        opening: Sequence[Text], citations: tuple[Citation, ...], annexes: list[Annex], grids: list[Grid], repeats: list, period: Period | None, year: int | None,
    ) -> Plan:  # fmt: skip
        page, structure = self.page, self.structure
        tasks = (*labelled_tasks(context), *self._table_tasks(context, grids))
        assignments = tuple(read_assignments(context, frozenset(t.path for t in tasks if t.source != "table")))
        reporting = tuple(read_reports(context))
        orders = tuple(read_orders(context))
        funding = read_funding(context)
        closing = self._lines(structure.closing)
        recipients, recipients_at = read_recipients(page, closing)
        signature = read_signature(page, closing)
        sections = tuple(_sections(context))
        roles = tuple(dict.fromkeys(role for s in sections for role in s.roles if role is not Role.OTHER))
        read = frozenset(r.value for r in roles)
        residue = tuple(find_residue(context, tasks, assignments, read))
        body_lines = self._lines(structure.body)
        parent = find_parent(citations, [*self._carried_texts(), *opening], context.issuer)
        end = self._end(context, body_lines)
        plan = Plan(
            document=page.document, kind=structure.kind, complete=title is not None and (bool(recipients) or signature is not None),
            header=header.header, issuers=issuers, number=number, issued=issued, title=passage(title) if title is not None else None,
            topic=topic_of(title.value) if title is not None else None, year=year, period=period, opening=passage(said) if said is not None else None,
            parent=parent, citations=citations, sections=sections, tasks=tasks, assignments=assignments, reporting=reporting, orders=orders,
            funding=funding, recipients=recipients, recipients_location=recipients_at, signature=signature, annexes=tuple(annexes),
            mentions=tuple(find_mentions(context.body, issuer=context.issuer, title=title, opening=said, citations=citations, skip=context.skip)),
            residue=residue, blanks=tuple(find_blanks([*page.lines[structure.title.start : structure.title.stop], *body_lines], skip=context.skip)), repeats=tuple(repeats), roles=roles,
            body=body_lines[0].text.location().to(body_lines[-1].text.location()) if body_lines else end, end=end,
        )  # fmt: skip
        return replace(plan, line_roles=note_roles(plan, context, structure))

    def _lines(self, reach: range) -> list[Line]:
        return list(self.page.lines[reach.start : reach.stop])

    def _grids(self) -> tuple[list[Grid], frozenset[int]]:
        grids = [g for g in self.page.grids if g.at >= self.structure.body.start]
        taken: set[int] = set()
        for reach in (self.structure.body, *self.structure.annexes):
            found, lines = find_grids(self._lines(reach))
            grids.extend(found)
            taken |= lines
        return sorted(grids, key=lambda g: g.at), frozenset(taken)

    def _closing_start(self, nodes: Sequence[Node], skip: frozenset[int]) -> int:
        """The first of the sentences after the last part ("Trên đây là …", "Yêu cầu các phòng …")."""
        body = self.structure.body
        starts = {n.start for n in walk(nodes)}
        last = nodes[-1].start if nodes else body.start
        found = body.stop
        for index in range(body.stop - 1, max(last, body.stop - _CLOSING_REACH, body.start) - 1, -1):
            line = self.page.lines[index]
            if index in starts or index in skip or line.text.value.lstrip()[:1] in "-+*":
                break
            if pattern("phrases", "closing", at="start").match(line.key.strip()):
                found = index
        return found

    def _identity(self, header: Letterhead, annexes: Sequence[Annex]) -> tuple[Number, Issued]:
        """Number and date with their states; a decision's for a plan it carries, an annex's where no letterhead is seen."""
        number, issued = header.number, header.issued
        if self.structure.carried is not None:
            return replace(number, source=Source.DECISION if number.value else None), replace(
                issued, source=Source.DECISION if issued.value else None
            )
        reference = None
        if self.structure.reference is not None:
            reference = read_reference(self.page.lines[self.structure.reference].text)
            if (
                number.state is State.UNSEEN
                and reference.number
                and "KH" not in reference.number.upper().split("/")[-1].split("-")[0]
            ):
                number = Number(
                    value=reference.number,
                    state=State.READ,
                    source=Source.DECISION,
                    symbol=_symbol(reference.number),
                    location=reference.location,
                    text=reference.number,
                )
                if reference.date and issued.state is State.UNSEEN:
                    issued = Issued(
                        value=reference.date,
                        state=State.READ,
                        source=Source.DECISION,
                        year=reference.date.year,
                        month=reference.date.month,
                        location=reference.location,
                    )
        for annex in annexes:
            own = annex.reference
            if own is None or own.number is None or fold_key(own.type or "") != "kế hoạch":
                continue
            if number.state is State.UNSEEN:
                number = Number(
                    value=own.number,
                    state=State.READ,
                    source=Source.ANNEX,
                    symbol=_symbol(own.number),
                    location=own.location,
                    text=own.number,
                )
            if issued.state is State.UNSEEN and own.date:
                issued = Issued(
                    value=own.date,
                    state=State.READ,
                    source=Source.ANNEX,
                    year=own.date.year,
                    month=own.date.month,
                    location=own.location,
                )
        return number, issued

    def _carried_texts(self) -> list[Text]:
        reach = self.structure.carried
        if reach is None:
            return []
        found = []
        for line in self.page.lines[reach.start : reach.stop]:
            if (line.key.strip(" :") == "quyết định" and found) or is_recipients_head(line):
                break
            found.append(line.text)
        return found

    def _citations(
        self, opening: Sequence[Text], first: int, number: Number, annexes: Sequence[Annex]
    ) -> tuple[Citation, ...]:
        """All mentions but the plan's own number, in the title, the opening, the body and the annexes."""
        lines = self.page.lines
        structure = self.structure
        passages = [Passage(t, "opening") for t in self._carried_texts()]
        if structure.title:
            title = [lines[i].text for i in structure.title if i != structure.reference]
            passages.append(Passage(Text.join(title), "title"))
        if structure.reference is not None:
            passages.append(Passage(lines[structure.reference].text, "title"))
        passages += [Passage(t, "opening") for t in opening]
        passages += [
            Passage(lines[i].text, "body") for i in range(max(first, structure.body.start), structure.body.stop)
        ]
        references = {a.reference.location for a in annexes if a.reference}
        for reach in structure.annexes:
            for line in self._lines(reach):
                if line.text.location() not in references:
                    passages.append(Passage(line.text, "annex"))
        for grid in self.page.grids:
            for row in grid.rows:
                passages += [Passage(cell.text, "annex") for cell in row if cell.text is not None]
        own = number_key(number.value)
        return tuple(c for c in find_citations(passages) if not own or number_key(c.number) != own)

    def _table_tasks(self, context: Context, grids: Sequence[Grid]) -> list[Task]:
        found: list[Task] = []
        for grid in grids:
            annex = next(
                (
                    n
                    for n, r in enumerate(self.structure.annexes, 1)
                    if r.start <= grid.at < r.stop or (grid.at == r.stop == len(self.page.lines))
                ),
                None,
            )
            node = context.node_of.get(grid.at) or context.node_of.get(grid.at - 1)
            base = (
                f"annex:{annex}/"
                if annex is not None
                else (f"{node.name}." if node is not None and grid.at < self.structure.body.stop + 1 else "")
            )
            found.extend(tasks_of_table(TaskTable(grid, annex, base), context))
        return found

    def _end(self, context: Context, body: Sequence[Line]) -> Location:
        """Where a further part belongs: before the closing sentences, else before recipients and signature."""
        lines = self.page.lines
        if context.closing_start < self.structure.body.stop:
            return point(lines[context.closing_start].number)
        if (
            self.structure.closing
            and self.structure.closing.start >= self.structure.body.stop
            and self.structure.closing.start < len(lines)
        ):
            return point(lines[self.structure.closing.start].number)
        return point((body[-1].text.end_line if body else len(self.page.document.lines)) + 1)


_COMMITTEE = re.compile(r"\W*(?:tm\.? ?(?:ủy ban nhân dân|ubnd)|(?:kt\.? ?)?(?:phó )?chủ tịch)(?![a-zà-ỹđ])")


def _for_committee(closing: Sequence[Line]) -> bool:
    """Whether the closing lines hold the mark or the chair of a people's committee."""
    return any(_COMMITTEE.match(line.key) and line.text.value.lstrip()[:1] not in "-+" for line in closing)


def _symbol(number: str) -> str | None:
    parts = number.split("/", 1)
    return parts[1] if len(parts) == 2 else None


def _index(nodes: Sequence[Node]) -> dict[int, Node]:
    """The deepest node that holds each line."""
    found: dict[int, Node] = {}
    for node in walk(nodes):
        for index in range(node.start, node.end):
            found[index] = node
    return found


def _sections(context: Context) -> list[Section]:
    found = []
    for node in walk(context.nodes):
        if not node.heading or node.mark.style == "letter":
            continue
        location = node.line.text.location()
        stop = min(node.end, max(context.closing_start, node.start + 1))
        last = context.page.lines[stop - 1].text.location()
        heads = [c for c in node.children if c.heading and c.mark.style != "letter"]
        inner = {i for c in heads for i in range(c.start, c.end)}
        own = sum(1 for i in range(node.start + 1, stop) if i not in inner) + (1 if node.rest is not None else 0)
        above = _heading_above(node)
        found.append(
            Section(
                path=node.name,
                parent_path=above.name if above else "",
                ordinal=node.mark.ordinal,
                mark=node.mark.text,
                style=node.mark.style,
                title=node.title.value.strip(" .:;"),
                roles=roles_of(node.key),
                level=node.depth + 1,
                run_in=node.run_in,
                repeated=False,
                text_lines=own,
                children=len(heads),
                location=location,
                span=location.to(last),
                reading=Reading(
                    how="run-in" if node.run_in else "heading",
                    confidence=Confidence.CERTAIN if node.line.bold or node.line.caps else Confidence.LIKELY,
                ),
            )  # fmt: skip
        )
    return found


def _heading_above(node: Node) -> Node | None:
    above = node.parent
    while above is not None and not above.heading:
        above = above.parent
    return above


def _other(page: Page, structure: Structure) -> Plan:
    """A document that is no plan: its letterhead and title only."""
    header = read_letterhead(page.lines[structure.header.start : structure.header.stop] or page.lines[:14])
    end = point(len(page.document.lines) + 1)
    title = read_title([page.lines[i] for i in structure.title]) if structure.title else None
    issuers = read_issuers(Clues(header.bodies, None, title, page.lines[:200], committee=False))
    recipients: tuple[Recipient, ...] = ()
    signature: Signature | None = None
    if structure.closing:
        closing = list(page.lines[structure.closing.start : structure.closing.stop])
        recipients, _ = read_recipients(page, closing)
        signature = read_signature(page, closing)
    return Plan(
        document=page.document, kind=structure.kind, complete=False, header=header.header, issuers=issuers, number=header.number, issued=header.issued,
        title=passage(title) if title is not None else None, topic=None, year=None, period=None, opening=None, parent=None, citations=(), sections=(),
        tasks=(), assignments=(), reporting=(), orders=(), funding=None, recipients=recipients, recipients_location=None, signature=signature,
        annexes=(), mentions=(), residue=(), blanks=(), repeats=(), roles=(), body=end, end=end,
    )  # fmt: skip
