"""Plans as they were read, as an indented tree with the plan's line numbers in front; residue stands at the end."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.location import Location
from checker.model.plan import Citation, Kind, Plan, Recurrence, Report, State, Task
from checker.model.records import dataclass, field
from checker.model.report import RunReport
from checker.reporters.facts import why_skipped
from checker.reporters.faults import fault_lines
from checker.reporters.notes import name_of_element
from checker.reporters.options import RenderOptions
from checker.reporters.styled import Styled
from checker.reporters.visible import visible
from checker.reporters.words import Words, words

_GUTTER = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One line of the tree: a label (dim where it is only a name for what follows), a text, and what hangs below."""

    text: str
    label: str = ""
    line: int | None = None
    style: str = ""
    children: tuple[Node, ...] = field(default=())


def render(report: RunReport, options: RenderOptions) -> str:
    """One tree a document, and what could not be read."""
    say = words(options.lang)
    out: list[Styled] = []
    for file in report.files:
        out.append(Styled.of((visible(file.file), "bold"), f"   {say(f'kind.{file.plan.kind}')}"))
        if file.plan.kind is not Kind.PLAN:
            out += Styled.of((why_skipped(file.plan, say), "unsure")).wrapped(
                options.width, Styled.of(" " * (_GUTTER + 2))
            )
        for node in _nodes(file.plan, say):
            out += _draw(node, 0, options.width)
        out.append(Styled())
    for error in report.errors:
        out += [*fault_lines(error, say, options.width), Styled()]
    return "".join((line.ansi() if options.colour else line.plain).rstrip(" ") + "\n" for line in out[:-1])


def _draw(node: Node, depth: int, width: int) -> Iterator[Styled]:
    number = str(node.line) if node.line is not None else ""
    label = f"{visible(node.label)}  " if node.label else ""
    first = Styled.of((number.rjust(_GUTTER), "dim"), "  " + "  " * depth, (label, "bold" if depth == 0 else ""))
    text = Styled.of((visible(node.text), node.style))
    yield from text.wrapped(width, first, Styled.of(" " * (_GUTTER + 4 + 2 * depth)))
    for child in node.children:
        yield from _draw(child, depth + 1, width)


def _nodes(plan: Plan, say: Words) -> Iterator[Node]:
    is_plan = plan.kind in (Kind.PLAN, Kind.FORM)
    if is_plan and not plan.complete:
        yield Node(text=say("tree.cut"), style="unsure")
    for issuer in plan.issuers:
        level = say(f"level.{issuer.level}") if issuer.level else None
        superior = say("tree.superior", name=issuer.superior) if issuer.superior else None
        about = "; ".join(filter(None, (level, superior)))
        yield _one(say("tree.issuer"), f"{issuer.name} ({about})" if about else issuer.name, issuer.location)
    yield _stated(say("tree.number"), plan.number.value, plan.number.state, plan.number.location, say)
    day = say.date(plan.issued.value) if plan.issued.value else None
    yield _stated(say("tree.issued"), day, plan.issued.state, plan.issued.location, say)
    if plan.title:
        yield _one(say("tree.title"), plan.title.text, plan.title.location)
    else:
        yield _none(say("tree.title"), say)
    if is_plan:
        yield from _plan(plan, say)
    yield from _closing(plan, say)


def _plan(plan: Plan, say: Words) -> Iterator[Node]:
    """What only a plan has."""
    if plan.period:
        span = f"{say.date(plan.period.start)} – {say.date(plan.period.end)}"
        yield _one(say("tree.period"), span, plan.period.location)
    if plan.parent:
        yield _one(say("tree.parent"), _cited(plan.parent, say), plan.parent.location)
    else:
        yield _none(say("tree.parent"), say)
    yield from _many(say("tree.citations"), [_citation(citation, say) for citation in plan.citations])
    yield from _many(say("tree.outline"), list(_outline(plan, say)))
    yield from _many(say("tree.tasks"), [_task(task, say) for task in plan.tasks])
    yield from _many(
        say("tree.assignments"),
        [
            Node(text=f"{a.unit}: {say('tree.duties', count=len(a.duties))}", line=a.location.line)
            for a in plan.assignments
        ],
    )
    if not plan.tasks and not plan.assignments:
        yield _none(say("tree.tasks"), say)
    yield from _many(say("tree.reporting"), [_report(report, say) for report in plan.reporting])
    if not plan.reporting:
        yield _none(say("tree.reporting"), say)
    yield from _many(say("tree.orders"), [Node(text=order.text, line=order.location.line) for order in plan.orders])
    if plan.funding:
        yield _one(say("tree.funding"), plan.funding.text, plan.funding.location)
    else:
        yield _none(say("tree.funding"), say)


def _closing(plan: Plan, say: Words) -> Iterator[Node]:
    yield from _many(say("tree.recipients"), [Node(text=r.text, line=r.location.line) for r in plan.recipients])
    if plan.signature:
        signed = plan.signature
        text = " ".join(filter(None, (signed.capacity, signed.for_post))) or None
        parts = filter(None, (text, signed.role, signed.name))
        yield _one(say("tree.signature"), " · ".join(parts), signed.location)
    else:
        yield _none(say("tree.signature"), say)
    yield from _many(say("tree.annexes"), list(_annexes(plan, say)))
    yield from _many(
        say("tree.residue"),
        [
            Node(label=name_of_element(r.element, say), text=r.text, line=r.location.line, style="unsure")
            for r in plan.residue
        ],
    )


def _one(label: str, text: str, at: Location | None) -> Node:
    return Node(label=label, text=text, line=at.line if at else None)


def _none(label: str, say: Words) -> Node:
    return Node(label=label, text=say("tree.none"), style="dim")


def _stated(label: str, value: str | None, state: State, at: Location | None, say: Words) -> Node:
    if state is State.READ and value:
        return _one(label, value, at)
    return Node(label=label, text=say(f"tree.state.{state}"), line=at.line if at else None, style="warning")


def _many(label: str, children: list[Node]) -> Iterator[Node]:
    if children:
        yield Node(label=label, text=str(len(children)), style="dim", children=tuple(children))


def _cited(citation: Citation, say: Words) -> str:
    day = say("fact.of-day", day=say.date(citation.date)) if citation.date else None
    issuer = f"({citation.issuer})" if citation.issuer else None
    return " ".join(filter(None, (citation.type, citation.number, day, issuer)))


def _citation(citation: Citation, say: Words) -> Node:
    text = _cited(citation, say)
    if citation.subject:
        text += f": {citation.subject}"
    if citation.missing and citation.first and not citation.known_elsewhere:
        lacks = ", ".join(say.get(f"tree.{part}", part) for part in citation.missing)
        text += f" [{say('tree.missing', what=lacks)}]"
    return Node(text=text, line=citation.location.line)


def _outline(plan: Plan, say: Words) -> Iterator[Node]:
    for section in plan.sections:
        roles = ", ".join(say(f"role.{role}") for role in section.roles if role != "other")
        text = "  " * (section.level - 1) + f"{section.path}  {section.title}".strip()
        yield Node(text=text + (f"  ({roles})" if roles else ""), line=section.location.line)


def _task(task: Task, say: Words) -> Node:
    facts = [
        (say("tree.lead"), ", ".join(name.text for name in task.lead) or say("tree.none")),
        (say("tree.coordinating"), ", ".join(name.text for name in task.coordinating)),
        (say("tree.time"), task.time.text if task.time else ""),
        (say("tree.product"), task.product or ""),
    ]
    source = say.get(f"source.{task.source}", task.source)
    children = tuple(Node(text=f"{label}: {text}") for label, text in facts if text)
    return Node(text=f"{task.path}  {task.title} ({source})".strip(), line=task.location.line, children=children)


def _report(report: Report, say: Words) -> Node:
    facts = [say(f"tree.{report.direction}"), ", ".join(name.text for name in report.to)]
    if report.deadline:
        facts.append(say("tree.due", day=say.date(report.deadline)))
    if report.recurrence:
        facts.append(_recurrence(report.recurrence, say))
    facts.append(report.cadence or "")
    if report.by_reference:
        facts.append(say("tree.by-reference"))
    return Node(text=" · ".join(filter(None, facts)), line=report.location.line)


def _recurrence(recurrence: Recurrence, say: Words) -> str:
    parts = [say.get(f"tree.every.{recurrence.every}", recurrence.every)]
    if recurrence.day:
        parts.append(say("tree.day", day=recurrence.day))
    if recurrence.month:
        parts.append(say("tree.month", month=recurrence.month))
    if recurrence.offset:
        parts.append(say.get(f"tree.offset.{recurrence.offset}", recurrence.offset))
    return " ".join(parts)


def _annexes(plan: Plan, say: Words) -> Iterator[Node]:
    for annex in plan.annexes:
        reference = annex.reference
        facts = [annex.title, reference.number if reference else None, say("tree.tables", count=annex.tables)]
        yield Node(text=" · ".join(fact for fact in facts if fact), line=annex.location.line)
