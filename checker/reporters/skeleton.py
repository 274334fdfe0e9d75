"""The plan's outline against the skeleton that the rules ask for, as a comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.model.outcome import Outcome, Status
from checker.model.plan import Plan, Role, State
from checker.model.records import dataclass
from checker.model.report import FileReport, RunReport
from checker.reporters.comparison import Answer, Comparison, Demand, draw
from checker.reporters.elements import verdict
from checker.reporters.facts import identity
from checker.reporters.faults import fault_lines
from checker.reporters.options import RenderOptions
from checker.reporters.styled import Styled
from checker.reporters.visible import visible
from checker.reporters.words import Words, words

_MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A part of the skeleton: the rules that ask for it, and how the plan answers."""

    key: str
    rules: tuple[str, ...]
    answers: Callable[[Plan, Words], Iterator[Answer]]


def render(report: RunReport, options: RenderOptions) -> str:
    """One comparison a plan; documents that are no plans are named as skipped."""
    say = words(options.lang)
    out: list[Styled] = []
    for file in report.files:
        if file.skipped:
            kind = say.get(f"kind.{file.skipped}", file.skipped)
            out += Styled.of((f"– {visible(file.file)}: {say('text.skipped', kind=kind)}", "dim")).wrapped(
                options.width
            )
        else:
            comparison = compare(file, say)
            nothing = Styled.of(say("diff.no-skeleton")).wrapped(options.width)
            out += draw(comparison, options.width) if comparison.demands else nothing
        out.append(Styled())
    for error in report.errors:
        out += [*fault_lines(error, say, options.width), Styled()]
    return "".join((line.ansi() if options.colour else line.plain).rstrip(" ") + "\n" for line in out[:-1])


def compare(file: FileReport, say: Words) -> Comparison:
    """The parts that the rules of this run asked for, in the order in which a plan holds them."""
    name = next(iter(identity(file.plan, say)), file.file)
    number = file.plan.number.value
    demands = [demand for slot in SLOTS if (demand := _demand(slot, file, say)) is not None]
    others = tuple(_others(file.plan))
    if demands and others:
        demands.append(Demand(text=say("diff.others"), verdict="dim", answers=others))
    return Comparison(
        asking=say("diff.asks"),
        answering=say("diff.answers", plan=f"{number} · {name}" if number else name),
        demands=tuple(demands),
        document=file.plan.document,
    )


def _others(plan: Plan) -> Iterator[Answer]:
    """The main sections that answer none of the slots."""
    answered = {Role.PURPOSE, Role.REQUIREMENTS, Role.REPORTING, Role.FUNDING}
    for section in plan.sections:
        if section.level == 1 and not section.repeated and not answered.intersection(section.roles):
            yield Answer(text=f"{section.path} {section.title}".strip(), line=section.location.line)


def _demand(slot: Slot, file: FileReport, say: Words) -> Demand | None:
    asked = [o for o in file.outcomes if o.rule in slot.rules and o.status is not Status.NOT_APPLICABLE]
    if not asked:
        return None
    answers = list(slot.answers(file.plan, say))
    faults = [o for o in asked if o.status in (Status.FAILED, Status.CANNOT_TELL, Status.CRASHED)]
    if not answers and not faults:
        answers = [Answer(text=say("text.clean"))]
    elif not answers:
        answers = [Answer(text=say("diff.absent"))]
    answers += [line for outcome in faults[:_MOST] for line in _fault(outcome)]
    if len(faults) > _MOST:
        answers.append(Answer(text=say("diff.more", count=len(faults) - _MOST)))
    return Demand(text=say(f"slot.{slot.key}"), verdict=verdict(asked), answers=tuple(answers))


def _fault(outcome: Outcome) -> Iterator[Answer]:
    yield Answer(text=outcome.message, line=outcome.location.line)
    if outcome.status is Status.FAILED:
        # The numbers of the parts below a new one change too; that is for the patch to show.
        for edit in (edit for edit in outcome.edits if edit.start == edit.end or len(outcome.edits) == 1):
            yield from (Answer(text=line, insert=True) for line in edit.text.split("\n") if line.strip())


def _number(plan: Plan, say: Words) -> Iterator[Answer]:
    number = plan.number
    if number.state is State.UNSEEN:
        yield Answer(text=say("diff.unread"))
    elif number.value:
        yield Answer(text=number.value, line=number.location.line if number.location else None)


def _issued(plan: Plan, say: Words) -> Iterator[Answer]:
    issued = plan.issued
    if issued.state is State.UNSEEN:
        yield Answer(text=say("diff.unread"))
    elif issued.value:
        yield Answer(text=say.date(issued.value), line=issued.location.line if issued.location else None)


def _parent(plan: Plan, say: Words) -> Iterator[Answer]:
    if plan.parent:
        parent = plan.parent
        day = say("fact.of-day", day=say.date(parent.date)) if parent.date else ""
        text = " ".join(filter(None, (parent.type, parent.number, day, parent.issuer)))
        yield Answer(text=text, line=parent.location.line)


def _role(role: Role) -> Callable[[Plan, Words], Iterator[Answer]]:
    def answers(plan: Plan, _say: Words) -> Iterator[Answer]:
        for section in plan.sections:
            if role in section.roles and not section.repeated:
                yield Answer(text=f"{section.path} {section.title}".strip(), line=section.location.line)

    return answers


def _tasks(plan: Plan, say: Words) -> Iterator[Answer]:
    if plan.tasks:
        yield Answer(text=say("diff.tasks", count=len(plan.tasks)), line=plan.tasks[0].location.line)
    if plan.assignments:
        yield Answer(text=say("diff.assignments", count=len(plan.assignments)), line=plan.assignments[0].location.line)


def _leads(plan: Plan, _say: Words) -> Iterator[Answer]:
    if plan.tasks:
        yield Answer(text=f"{sum(bool(task.lead) for task in plan.tasks)}/{len(plan.tasks)}")


def _times(plan: Plan, _say: Words) -> Iterator[Answer]:
    if plan.tasks:
        yield Answer(text=f"{sum(task.time is not None for task in plan.tasks)}/{len(plan.tasks)}")


def _reporting(plan: Plan, _say: Words) -> Iterator[Answer]:
    for report in plan.reporting:
        yield Answer(text=report.text, line=report.location.line)


def _funding(plan: Plan, _say: Words) -> Iterator[Answer]:
    if plan.funding:
        yield Answer(text=plan.funding.text, line=plan.funding.location.line)


def _recipients(plan: Plan, _say: Words) -> Iterator[Answer]:
    if plan.recipients:
        text = "; ".join(recipient.text for recipient in plan.recipients[:3])
        text += "; …" if len(plan.recipients) > 3 else ""
        yield Answer(text=text, line=plan.recipients[0].location.line)


def _signature(plan: Plan, _say: Words) -> Iterator[Answer]:
    if plan.signature:
        signed = plan.signature
        yield Answer(text=" · ".join(filter(None, (signed.role, signed.name))), line=signed.location.line)


SLOTS = (
    Slot(key="number", rules=("missing-document-number",), answers=_number),
    Slot(key="issued", rules=("missing-issue-date",), answers=_issued),
    Slot(key="parent", rules=("missing-parent-citation",), answers=_parent),
    Slot(key="purpose", rules=("missing-purpose",), answers=_role(Role.PURPOSE)),
    Slot(key="requirements", rules=("missing-requirements",), answers=_role(Role.REQUIREMENTS)),
    Slot(key="tasks", rules=("no-tasks",), answers=_tasks),
    Slot(key="lead", rules=("missing-task-lead",), answers=_leads),
    Slot(key="time", rules=("missing-task-time",), answers=_times),
    Slot(
        key="reporting",
        rules=("missing-reporting-clause", "missing-reporting-deadline", "reporting-deadline-by-reference"),
        answers=_reporting,
    ),
    Slot(key="funding", rules=("missing-funding-clause",), answers=_funding),
    Slot(key="recipients", rules=("missing-recipients",), answers=_recipients),
    Slot(key="signature", rules=("missing-signature",), answers=_signature),
)
"""The skeleton, in the order of a plan."""
