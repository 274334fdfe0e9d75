"""What each stretch of the text was read as."""

from __future__ import annotations

from checker.model.location import Location
from checker.model.plan import LineRole, Plan
from checker.parse.context import Context
from checker.parse.structure import Structure


def note_roles(plan: Plan, context: Context, structure: Structure) -> tuple[LineRole, ...]:
    """The roles of a plan's lines in reading order, as ``extract --explain`` shows them."""
    found: list[LineRole] = []

    def note(role: str, location: Location | None, detail: str = "") -> None:
        if location is not None and not location.empty:
            found.append(LineRole(role=role, location=location, detail=detail))

    for index in structure.header:
        note("header", context.page.lines[index].text.location())
    note("number", plan.number.location, plan.number.state.value)
    note("issued", plan.issued.location, plan.issued.state.value)
    for issuer in plan.issuers:
        note("issuer", issuer.location, issuer.level.value if issuer.level else "")
    note("title", plan.title.location if plan.title else None)
    note("opening", plan.opening.location if plan.opening else None)
    for citation in plan.citations:
        note("parent" if citation is plan.parent else "citation", citation.location, citation.number or citation.type)
    for section in plan.sections:
        note("heading", section.location, f"{section.path} " + ", ".join(r.value for r in section.roles))
    for task in plan.tasks:
        note("task", task.location, task.path)
        for name in (*task.lead, *task.coordinating):
            note("lead" if name in task.lead else "coordinating", name.location, name.text)
        note("time", task.time.location if task.time else None)
    for assignment in plan.assignments:
        note("assignment", assignment.location, f"{assignment.unit}: {len(assignment.duties)}")
        for duty in assignment.duties:
            note("duty", duty.location)
    for report in plan.reporting:
        note("report", report.location, "by-reference" if report.by_reference else (report.cadence or ""))
    for order in plan.orders:
        note("order", order.location, str(order.due))
    note("funding", plan.funding.location if plan.funding else None)
    for recipient in plan.recipients:
        note("recipient", recipient.location)
    note("signature", plan.signature.location if plan.signature else None)
    for annex in plan.annexes:
        note("annex", annex.location, annex.title[:60])
        note("reference", annex.reference.location if annex.reference else None)
    for repeat in plan.repeats:
        note("repeat", repeat.location, str(repeat.original.line))
    for blank in plan.blanks:
        note("blank", blank.location, blank.element)
    for residue in plan.residue:
        note("residue", residue.location, residue.element)
    return tuple(sorted(found, key=lambda r: (r.location.line, r.location.column, -r.location.end_line)))
