"""Plans as they were read, as JSON, contract checker/plans/1."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from checker.model.plan import Citation, LineRole, Plan, Reading, Recurrence, Report, Signature, Task
from checker.model.report import RunReport
from checker.reporters import contracts as c
from checker.reporters.facts import kind_line
from checker.reporters.json import fault, note_entry
from checker.reporters.options import RenderOptions
from checker.reporters.visible import unbroken
from checker.text import fold_key

ISSUE_PLAN = "issue-plan"


def render(report: RunReport, options: RenderOptions) -> str:
    """The plans of ``report`` as indented JSON."""
    document = c.PlansDocument(
        plans=tuple(_plan(unbroken(file.file), file.plan, explain=options.explain) for file in report.files),
        errors=tuple(fault(error) for error in report.errors),
    )
    return document.model_dump_json(by_alias=True, indent=2) + "\n"


def joined(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """One citation for each number and date, in the order of the first mention, each with all that its mentions say.

    An undated mention joins a dated one of its number (and type, if several numbers are alike) wherever that stands.
    Acts without a number are joined by type, subject and date.
    """
    mentions = list(citations)
    dated: dict[tuple[str, ...], list[Citation]] = {}
    for mention in mentions:
        if mention.date is not None:
            dated.setdefault(_name(mention), []).append(mention)
    groups: dict[tuple[object, ...], list[Citation]] = {}
    for mention in mentions:
        date = mention.date
        if date is None:
            peers = dated.get(_name(mention), [])
            alike = [peer for peer in peers if fold_key(peer.type) == fold_key(mention.type)] or peers
            date = alike[0].date if alike else None
        groups.setdefault((*_name(mention), date), []).append(mention)
    return tuple(_merge(group) for group in groups.values())


def subordinate_due(plan: Plan) -> dt.date | None:
    """The last day on which subordinates must have issued their own plans, None where the plan names none."""
    days = [order.due for order in plan.orders if order.kind == ISSUE_PLAN and order.due]
    return days[0] if days else None


def _name(citation: Citation) -> tuple[str, ...]:
    if citation.number:
        return ("number", fold_key(citation.number).replace(" ", ""))
    return ("name", fold_key(citation.type), fold_key(citation.subject or citation.text))


def _merge(group: list[Citation]) -> Citation:
    first = group[0]
    best = next((mention for mention in group if mention.full), first)
    known = [best, *group]
    return replace(
        first,
        type=best.type,
        date=next((m.date for m in known if m.date), None),
        issuer=next((m.issuer for m in known if m.issuer), None),
        subject=next((m.subject for m in known if m.subject), None),
        full=best.full,
    )


def _plan(file: str, plan: Plan, *, explain: bool) -> c.PlanEntry:
    issuer, parent, funding, signature, period = plan.issuer, plan.parent, plan.funding, plan.signature, plan.period
    return c.PlanEntry(
        file=file,
        kind=plan.kind,
        kind_from=_kind_from(plan),
        complete=plan.complete,
        issuer=c.IssuerEntry(
            name=issuer.name, superior=issuer.superior, level=issuer.level, reading=_reading(issuer.reading)
        )
        if issuer
        else None,
        number=plan.number.value,
        number_state=plan.number.state,
        number_from=plan.number.source,
        issued=plan.issued.value,
        issued_state=plan.issued.state,
        title=plan.title.text if plan.title else None,
        year=plan.year,
        period=c.PeriodEntry(from_=period.start, to=period.end) if period else None,
        parent=_parent(parent) if parent else None,
        citations=tuple(_citation(citation) for citation in joined(plan.citations)),
        outline=tuple(
            c.SectionEntry(path=s.path, title=s.title, roles=s.roles, line=s.location.line, reading=_reading(s.reading))
            for s in plan.sections
            if not s.repeated
        ),
        tasks=tuple(_task(task) for task in plan.tasks),
        assignments=tuple(
            c.AssignmentEntry(unit=a.unit, duties=len(a.duties), line=a.location.line, reading=_reading(a.reading))
            for a in plan.assignments
        ),
        reporting=tuple(_reporting(report) for report in plan.reporting),
        subordinate_due=subordinate_due(plan),
        funding=c.FundingEntry(text=funding.text, line=funding.location.line, reading=_reading(funding.reading))
        if funding
        else None,
        recipients=tuple(recipient.text for recipient in plan.recipients),
        signature=_signature(signature) if signature else None,
        annexes=tuple(
            c.AnnexEntry(
                title=annex.title,
                number=annex.reference.number if annex.reference else None,
                date=annex.reference.date if annex.reference else None,
                line=annex.location.line,
            )
            for annex in plan.annexes
        ),
        residue=tuple(c.ResidueEntry(element=r.element, text=r.text, line=r.location.line) for r in plan.residue),
        blanks=tuple(c.BlankEntry(element=b.element, text=b.text, line=b.location.line) for b in plan.blanks),
        repeats=tuple(
            c.RepeatEntry(
                text=r.text,
                lines=r.lines,
                line=r.location.line,
                end_line=r.location.end_line,
                original=r.original.line,
            )
            for r in plan.repeats
        ),
        mentions=tuple(
            c.MentionEntry(
                kind=m.kind,
                canonical=m.canonical,
                text=m.text,
                frame=m.frame,
                own=m.own,
                within=m.within,
                line=m.location.line,
            )
            for m in plan.mentions
        ),
        notes=tuple(note_entry(note) for note in plan.document.notes),
        roles=tuple(_role(role) for role in plan.line_roles if explain),
    )


def _kind_from(plan: Plan) -> c.KindEntry | None:
    said = kind_line(plan)
    if said is None:
        return None
    line = said.location.line
    return c.KindEntry(text=plan.document.lines[line - 1].strip(), line=line)


def _reading(reading: Reading) -> c.ReadingEntry:
    return c.ReadingEntry(how=reading.how, confidence=reading.confidence)


def _role(role: LineRole) -> c.LineRoleEntry:
    at = role.location
    return c.LineRoleEntry(
        role=role.role,
        detail=role.detail,
        start=(at.line, at.column),
        end=(at.end_line, at.end_column),
        reading=_reading(role.reading) if role.reading else None,
    )


def _parent(parent: Citation) -> c.ParentEntry:
    return c.ParentEntry(
        type=parent.type, number=parent.number, date=parent.date, issuer=parent.issuer, reading=_reading(parent.reading)
    )


def _signature(signature: Signature) -> c.SignatureEntry:
    return c.SignatureEntry(
        capacity=signature.capacity,
        for_=signature.for_post,
        role=signature.role,
        name=signature.name,
        reading=_reading(signature.reading),
    )


def _citation(citation: Citation) -> c.CitationEntry:
    return c.CitationEntry(
        type=citation.type,
        number=citation.number,
        date=citation.date,
        issuer=citation.issuer,
        subject=citation.subject,
        full=citation.full,
        line=citation.location.line,
        reading=_reading(citation.reading),
    )


def _task(task: Task) -> c.TaskEntry:
    prefix = f"annex:{task.annex}/"
    in_annex = task.annex is not None and not task.path.startswith("annex:")
    return c.TaskEntry(
        path=prefix + task.path if in_annex else task.path,
        group=task.group,
        title=task.title,
        lead=tuple(name.text for name in task.lead),
        coordinating=tuple(name.text for name in task.coordinating),
        time=task.time.text if task.time else None,
        due=task.time.due if task.time else None,
        product=task.product,
        source=cast(Any, task.source),
        line=task.location.line,
        reading=_reading(task.reading),
    )


def _reporting(report: Report) -> c.ReportingEntry:
    return c.ReportingEntry(
        deadline=report.deadline,
        recurrence=_recurrence(report.recurrence) if report.recurrence else None,
        cadence=report.cadence,
        by_reference=report.by_reference,
        direction=report.direction,
        to=tuple(name.text for name in report.to),
        line=report.location.line,
        reading=_reading(report.reading),
    )


def _recurrence(recurrence: Recurrence) -> c.RecurrenceEntry:
    return c.RecurrenceEntry(
        every=cast(Any, recurrence.every),
        day=recurrence.day,
        month=recurrence.month,
        offset=cast(Any, recurrence.offset),
    )
