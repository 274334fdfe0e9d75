"""What each stretch of the text was read as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model.location import Location
from checker.model.plan import LineRole, Plan
from checker.parse.page import Line

_Note = tuple[str, Location | None, str]


def note_roles(plan: Plan, header: Sequence[Line]) -> tuple[LineRole, ...]:
    """The roles of a plan's lines in reading order, as ``extract --explain`` shows them; ``header`` is its letterhead."""
    notes: list[_Note] = [("header", line.text.location(), "") for line in header]
    notes += [*_front(plan), *_body(plan), *_end(plan)]
    found = [
        LineRole(role=role, location=location, detail=detail)
        for role, location, detail in notes
        if location is not None and not location.empty
    ]
    return tuple(sorted(found, key=lambda r: (r.location.line, r.location.column, -r.location.end_line)))


def _front(plan: Plan) -> Iterator[_Note]:
    yield "number", plan.number.location, plan.number.state.value
    yield "issued", plan.issued.location, plan.issued.state.value
    for issuer in plan.issuers:
        yield "issuer", issuer.location, issuer.level.value if issuer.level else ""
    yield "title", plan.title.location if plan.title else None, ""
    yield "opening", plan.opening.location if plan.opening else None, ""
    for citation in plan.citations:
        role = "parent" if citation is plan.parent else "citation"
        yield role, citation.location, citation.number or citation.type
    for section in plan.sections:
        yield "heading", section.location, f"{section.path} " + ", ".join(role.value for role in section.roles)


def _body(plan: Plan) -> Iterator[_Note]:
    for task in plan.tasks:
        yield "task", task.location, task.path
        for name in (*task.lead, *task.coordinating):
            yield "lead" if name in task.lead else "coordinating", name.location, name.text
        yield "time", task.time.location if task.time else None, ""
    for assignment in plan.assignments:
        yield "assignment", assignment.location, f"{assignment.unit}: {len(assignment.duties)}"
        for duty in assignment.duties:
            yield "duty", duty.location, ""
    for report in plan.reporting:
        yield "report", report.location, "by-reference" if report.by_reference else (report.cadence or "")
    for order in plan.orders:
        yield "order", order.location, str(order.due)


def _end(plan: Plan) -> Iterator[_Note]:
    yield "funding", plan.funding.location if plan.funding else None, ""
    for recipient in plan.recipients:
        yield "recipient", recipient.location, ""
    yield "signature", plan.signature.location if plan.signature else None, ""
    for annex in plan.annexes:
        yield "annex", annex.location, annex.title[:60]
        yield "reference", annex.reference.location if annex.reference else None, ""
    for repeat in plan.repeats:
        yield "repeat", repeat.location, str(repeat.original.line)
    for blank in plan.blanks:
        yield "blank", blank.location, blank.element
    for residue in plan.residue:
        yield "residue", residue.location, residue.element
