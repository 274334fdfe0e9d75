"""From a document to a plan: the parts are found first, then each element is read where it can stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.model.document import Document
from checker.model.location import point
from checker.model.plan import Kind, Plan, Role, Task
from checker.parse.annexes import holds_grid
from checker.parse.assignments import read_assignments
from checker.parse.blanks import find_blanks
from checker.parse.closing import read_recipients, read_signature
from checker.parse.context import Context, Ledger
from checker.parse.cross_references import find_references
from checker.parse.due_days import read_deadlines
from checker.parse.explain import note_roles, note_type
from checker.parse.front import Front, read_front
from checker.parse.funding import read_funding
from checker.parse.header import read_letterhead
from checker.parse.identity import Clues, passage, read_issuers
from checker.parse.impossible_dates import find_impossible_dates
from checker.parse.layout import lay_flat
from checker.parse.namings import read_namings
from checker.parse.nodes import Node, walk
from checker.parse.noise import find_noise
from checker.parse.orders import read_orders
from checker.parse.page import Grid, Line, Page
from checker.parse.parts import Parts, cut_parts
from checker.parse.reporting import read_reports
from checker.parse.residue import find_residue, signature_residue, table_residue
from checker.parse.sections import read_sections
from checker.parse.short_forms import opened_forms
from checker.parse.structure import Structure, find_structure
from checker.parse.tables import TaskTable, tasks_of_table
from checker.parse.tasks import labelled_tasks
from checker.parse.titles import read_title, topic_of
from checker.parse.traces import find_traces

_HEADER_REACH = 14
_BODY_REACH = 200


def parse(document: Document, *, explain: bool = False) -> Plan:
    """The plan in a document. Never fails on strange text: what cannot be read is empty, blank or residue.

    With ``explain`` its ``line_roles`` say what each line was read as, which an audit does not need.
    """
    page = lay_flat(document)
    structure = find_structure(page)
    if structure.kind not in (Kind.PLAN, Kind.FORM):
        other = _other(page, structure)
        return replace(other, line_roles=note_type(other, page, structure)) if explain else other
    parts = cut_parts(page, structure)
    front = read_front(parts)
    plan = _plan(parts, front, _context(parts, front))
    return replace(plan, line_roles=note_roles(plan, parts)) if explain else plan


def _context(parts: Parts, front: Front) -> Context:
    issued, period = front.registration.issued, front.working_period
    return Context(
        page=parts.page,
        body=[line for line in parts.body if line.index not in parts.tabled],
        nodes=parts.nodes,
        node_of={index: node for node in walk(parts.nodes) for index in range(node.start, node.end)},
        skip=parts.skip,
        year=front.working_year or (issued.value.year if issued.value else issued.year),
        one_year=period is not None and period.start.year == period.end.year,
        issuer=front.issuer,
        opened=opened_forms(parts.page.lines),
        closing_start=parts.closing_start,
        ledger=Ledger(),
    )


def _elements_read(roles: Sequence[Role], **things: object) -> frozenset[str]:
    """The elements of which nothing is left to look for."""
    return frozenset({role.value for role in roles} | {name for name, thing in things.items() if thing})


def _plan(parts: Parts, front: Front, context: Context) -> Plan:
    """The whole plan. Residue comes after the elements that it may be the rest of."""
    structure = parts.structure
    tasks = (*labelled_tasks(context), *_table_tasks(parts, context))
    assignments = read_assignments(context, frozenset(task.path for task in tasks if task.source != "table"))
    reporting, orders, funding = read_reports(context), read_orders(context), read_funding(context)
    sections = read_sections(context)
    roles = tuple(dict.fromkeys(role for s in sections for role in s.roles if role is not Role.OTHER))
    read = _elements_read(roles, parent=front.parent, funding=funding, reporting=reporting, reports=reporting)
    closing = parts.lines(structure.closing)
    recipients, recipients_location = read_recipients(parts.page, closing)
    signature = read_signature(parts.page, closing)
    unnamed = table_residue(parts.grids, parts.first_heading) if not tasks and not assignments else ()
    unsigned = signature_residue(_after(parts, structure.closing)) if signature is None and closing else ()
    namings = read_namings(
        front.title, front.opening, [line for line in parts.body if line.index >= parts.closing_start]
    )
    return Plan(
        document=parts.page.document,
        kind=structure.kind,
        complete=front.title is not None and (bool(recipients) or signature is not None),
        header=front.letterhead.header,
        issuers=front.issuers,
        number=front.registration.number,
        issued=front.registration.issued,
        title=passage(front.title) if front.title is not None else None,
        topic=topic_of(front.title.value) if front.title is not None else None,
        year=front.year,
        period=front.working_period,
        opening=passage(front.opening) if front.opening is not None else None,
        parent=front.parent,
        citations=front.citations,
        sections=tuple(sections),
        tasks=tasks,
        assignments=tuple(assignments),
        reporting=tuple(reporting),
        orders=tuple(orders),
        funding=funding,
        recipients=recipients,
        recipients_location=recipients_location,
        signature=signature,
        annexes=front.annexes,
        mentions=find_traces(parts, front, context, recipients, namings),
        residue=(*find_residue(context, tasks, assignments, read), *unnamed, *unsigned),
        blanks=tuple(find_blanks([*parts.lines(structure.title), *parts.body], skip=context.skip)),
        repeats=parts.repeats,
        roles=roles,
        body=parts.body[0].text.location().to(parts.body[-1].text.location()) if parts.body else parts.end,
        end=parts.end,
        namings=namings,
        deadlines=read_deadlines(context, tasks, orders, reporting, assignments),
        references=tuple(find_references(context)),
        impossible_dates=tuple(find_impossible_dates(parts.all_texts)),
        noise=find_noise(parts.page.document, parts.page.lines),
    )


def _after(parts: Parts, closing: range) -> list[Line]:
    """The lines from the closing on, without the cells of a table that tabs make certain: offices stand in them too."""
    return [
        line
        for line in parts.page.lines[closing.start :]
        if line.index not in parts.tabled or "\t" not in line.text.value
    ]


def _table_tasks(parts: Parts, context: Context) -> list[Task]:
    found: list[Task] = []
    for grid in parts.grids:
        annex = _annex_of(parts, grid)
        node = context.node_of.get(grid.at - 1 if grid.how == "table" else grid.at)
        found.extend(tasks_of_table(TaskTable(grid, annex, _base(parts, grid, annex, node)), context))
    return found


def _annex_of(parts: Parts, grid: Grid) -> int | None:
    """The number of the annex that holds a table."""
    for number, reach in enumerate(parts.structure.annexes, 1):
        if holds_grid(reach, grid, first=number == 1):
            return number
    return None


def _base(parts: Parts, grid: Grid, annex: int | None, node: Node | None) -> str:
    """What stands before the paths of a table's rows."""
    if annex is not None:
        return f"annex:{annex}/"
    return f"{node.name}." if node is not None and grid.at <= parts.structure.body.stop else ""


def _other(page: Page, structure: Structure) -> Plan:
    """A document that is no plan: its letterhead, title and signature only."""
    letterhead = read_letterhead(
        page.lines[structure.header.start : structure.header.stop] or page.lines[:_HEADER_REACH]
    )
    title = read_title([page.lines[i] for i in structure.title]) if structure.title else None
    closing = list(page.lines[structure.closing.start : structure.closing.stop])
    recipients, _ = read_recipients(page, closing)
    end = point(len(page.document.lines) + 1)
    return Plan(
        document=page.document,
        kind=structure.kind,
        complete=False,
        header=letterhead.header,
        issuers=read_issuers(Clues(letterhead.bodies, None, title, page.lines[:_BODY_REACH], committee=False)),
        number=letterhead.number,
        issued=letterhead.issued,
        title=passage(title) if title is not None else None,
        topic=None,
        year=None,
        period=None,
        opening=None,
        parent=None,
        citations=(),
        sections=(),
        tasks=(),
        assignments=(),
        reporting=(),
        orders=(),
        funding=None,
        recipients=recipients,
        recipients_location=None,
        signature=read_signature(page, closing),
        annexes=(),
        mentions=(),
        residue=(),
        blanks=(),
        repeats=(),
        roles=(),
        body=end,
        end=end,
    )
