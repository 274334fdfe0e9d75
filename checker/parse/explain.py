"""What each stretch of the text was read as: the elements of the plan over the passages of the page."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.location import Location
from checker.model.plan import LineRole, Plan, Reading, Task
from checker.parse.labels import TASK_ROLES, find_labels
from checker.parse.page import Page
from checker.parse.page_roles import outer_lines, passages
from checker.parse.parts import Parts
from checker.parse.structure import Structure


def note_roles(plan: Plan, parts: Parts) -> tuple[LineRole, ...]:
    """The roles of a plan's lines in reading order, wider ones before those inside them, as ``extract --explain`` shows."""
    return _in_order([*passages(plan, parts), *_front(plan), *_body(plan), *_labels(plan, parts), *_end(plan)])


def note_type(plan: Plan, page: Page, structure: Structure) -> tuple[LineRole, ...]:
    """The roles in a document that is no plan: what tells its kind, and what was read of it."""
    return _in_order([*outer_lines(page, structure), *_front(plan), *_end(plan)])


def _in_order(roles: list[LineRole | None]) -> tuple[LineRole, ...]:
    found = [role for role in roles if role is not None]
    return tuple(sorted(found, key=_place))


def _place(role: LineRole) -> tuple[int, int, int, int]:
    at = role.location
    return at.line, at.column, -at.end_line, -at.end_column


def _note(role: str, at: Location | None, detail: str = "", reading: Reading | None = None) -> LineRole | None:
    if at is None or (at.end_line, at.end_column) <= (at.line, at.column):
        return None
    return LineRole(role=role, location=at, detail=detail, reading=reading)


def _front(plan: Plan) -> Iterator[LineRole | None]:
    yield _note("number", plan.number.location, plan.number.state)
    yield _note("issued", plan.issued.location, plan.issued.state)
    for issuer in plan.issuers:
        yield _note("issuer", issuer.location, issuer.level or "", issuer.reading)
    yield _note("title", plan.title.location if plan.title else None)
    yield _note("opening", plan.opening.location if plan.opening else None)
    for citation in plan.citations:
        role = "parent" if citation is plan.parent else "citation"
        yield _note(role, citation.location, citation.number or citation.type, citation.reading)


def _body(plan: Plan) -> Iterator[LineRole | None]:
    for section in plan.sections:
        yield _note("heading", section.location, f"{section.path} " + ", ".join(section.roles), section.reading)
    for task in plan.tasks:
        yield from _task(task)
    for assignment in plan.assignments:
        yield _note("assignment", assignment.location, assignment.unit, assignment.reading)
        for duty in assignment.duties:
            yield _note("duty", duty.location, assignment.path)
    for report in plan.reporting:
        detail = "by-reference" if report.by_reference else (report.cadence or "")
        yield _note("report", report.location, detail, report.reading)
    for order in plan.orders:
        yield _note("order", order.location, order.due.isoformat() if order.due else "")
    if plan.funding:
        yield _note("funding", plan.funding.location, "", plan.funding.reading)


def _task(task: Task) -> Iterator[LineRole | None]:
    yield _note("task", task.location, task.path, task.reading)
    for name in task.lead:
        yield _note("lead", name.location, name.text, task.reading)
    for name in task.coordinating:
        yield _note("coordinating", name.location, name.text, task.reading)
    if task.time:
        yield _note("time", task.time.location, task.time.text, task.reading)


def _labels(plan: Plan, parts: Parts) -> Iterator[LineRole | None]:
    """The words before a colon inside a task; what follows them is told by the task, but for its product."""
    spans = [task.span for task in plan.tasks if task.source != "table"]
    inside = {number for span in spans for number in range(span.line, span.end_line + 1)}
    for line in parts.body:
        if line.number not in inside or line.index in parts.skip:
            continue
        for label in find_labels(line):
            if label.role in TASK_ROLES:
                yield _note("label", line.text.key_location(label.start, label.words_end), label.role)
                if label.role == "product":
                    yield _note("product", label.value.location(), label.value.value, Reading(how="label"))


def _end(plan: Plan) -> Iterator[LineRole | None]:
    yield _note("recipients", plan.recipients_location)
    for recipient in plan.recipients:
        yield _note("recipient", recipient.location)
    if plan.signature:
        yield _note("signature", plan.signature.location, plan.signature.name or "", plan.signature.reading)
    for annex in plan.annexes:
        yield _note("annex", annex.location, str(annex.ordinal))
        yield _note("reference", annex.reference.location if annex.reference else None)
    for repeat in plan.repeats:
        yield _note("repeat", repeat.location, str(repeat.original.line))
    for blank in plan.blanks:
        yield _note("blank", blank.location, blank.element)
    for residue in plan.residue:
        yield _note("residue", residue.location, residue.element)
