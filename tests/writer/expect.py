"""What a reader must find in a written plan, held against what was found, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.model.plan import Kind, Name, Plan, Role, State
from checker.text import fold_key, loosen
from tests.writer.arrange import Arrangement, PlacedTask, arrange, cited_bases, number_text
from tests.writer.layout import FundingForm, HeaderForm, Layout, Noise, ReportingForm, SignatureForm, TaskForm
from tests.writer.spec import PlanSpec


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that was not read as it was written."""

    field: str
    written: object
    read: object

    def __str__(self) -> str:
        return f"{self.field}: written {self.written!r}, read {self.read!r}"


def differences(plan: Plan, spec: PlanSpec, layout: Layout) -> list[Difference]:
    """The fields of ``plan`` that are not what ``spec`` says in ``layout``; empty when all was read right."""
    layout = layout.consistent()
    arrangement = arrange(spec, layout)
    pairs = (
        *_frame(plan, spec, layout),
        *_acts(plan, spec, layout),
        *_outline(plan, spec, layout, arrangement),
        *_tasks(plan, arrangement, layout),
        *_organisation(plan, spec, arrangement),
        *_closing(plan, spec, layout),
        *_nothing_else(plan),
    )
    return [Difference(name, written, read) for name, written, read in pairs if written != read]


_Pair = tuple[str, object, object]


def _frame(plan: Plan, spec: PlanSpec, layout: Layout) -> Iterator[_Pair]:
    yield "kind", Kind.PLAN, plan.kind
    yield "complete", True, plan.complete
    yield "issuer", _body(spec.body.name), _body(plan.issuer.name if plan.issuer else None)
    yield "issuer.level", spec.body.level, plan.issuer.level and plan.issuer.level.value if plan.issuer else None
    headless = layout.header is HeaderForm.NONE
    if not headless and not spec.body.name.startswith("UBND"):
        yield "issuer.superior", _body(spec.body.superior), _body(plan.issuer.superior if plan.issuer else None)
    yield "header.seen", not headless, plan.header.seen
    told = not headless or (layout.tabled and layout.in_annex)
    if told:
        number = None if spec.number is None else number_text(spec, layout).replace(" ", "")
        yield "number", _key(number), _key(plan.number.value)
        yield "number.state", State.BLANK if number is None else State.READ, plan.number.state
        yield "issued", spec.issued, plan.issued.value
    else:
        yield "number.state", State.UNSEEN, plan.number.state
        yield "issued.state", State.UNSEEN, plan.issued.state
    yield "title", _key(spec.title), _key(plan.title.text if plan.title else None)
    yield "year", spec.year, plan.year


def _acts(plan: Plan, spec: PlanSpec, layout: Layout) -> Iterator[_Pair]:
    parent = spec.parent
    yield (
        "parent",
        parent and (_key(parent.type), _key(parent.number), parent.date, _body(parent.issuer)),
        plan.parent and (_key(plan.parent.type), _key(plan.parent.number), plan.parent.date, _body(plan.parent.issuer)),
    )
    acts = [*cited_bases(spec, layout), *([parent] if parent else [])]
    yield (
        "citations",
        {(_key(act.number), act.date) for act in acts},
        {(_key(c.number), c.date) for c in plan.citations if c.number and c.within != "reference"},
    )
    yield (
        "incomplete citations",
        [],
        [c.text for c in plan.citations if not c.full and not c.known_elsewhere and not c.normative],
    )


def _outline(plan: Plan, spec: PlanSpec, layout: Layout, arrangement: Arrangement) -> Iterator[_Pair]:
    yield (
        "outline",
        [(head.path, _heard(head.title, layout)) for head in arrangement.outline],
        [(section.path, _heard(section.title, layout)) for section in plan.sections],
    )
    roles = set(plan.roles)
    expected = {Role.ORGANISATION}
    expected |= {Role.PURPOSE} if spec.purpose else set()
    expected |= {Role.REQUIREMENTS} if spec.requirements else set()
    if spec.funding and layout.funding not in {FundingForm.SENTENCE, FundingForm.DUTY}:
        expected.add(Role.FUNDING)
    if spec.reporting and layout.reporting is not ReportingForm.BULLET:
        expected.add(Role.REPORTING)
    yield "roles", expected, roles & (expected | {Role.PURPOSE, Role.REQUIREMENTS})
    yield "role of the tasks' part", True, bool(roles & {Role.TASKS, Role.CONTENT})


def _tasks(plan: Plan, arrangement: Arrangement, layout: Layout) -> Iterator[_Pair]:
    yield "tasks", [_key(t.task.title) for t in arrangement.tasks], [_key(t.title) for t in plan.tasks]
    if len(plan.tasks) != len(arrangement.tasks):
        return
    for written, read in zip(arrangement.tasks, plan.tasks, strict=True):
        at = f"task {written.path or written.task.title}"
        yield from _task_place(at, written, read.path, read.group)
        yield f"{at}.lead", _names(written.task.lead), _names(read.lead)
        yield f"{at}.coordinating", _names(written.task.coordinating), _names(read.coordinating)
        time = written.task.time
        if layout.tasks not in {TaskForm.SENTENCE, TaskForm.GIVEN_IN_BRACKETS, TaskForm.LED}:
            yield f"{at}.time", _key(time.text) if time else None, _key(read.time.text) if read.time else None
            yield f"{at}.product", _key(written.task.product), _key(read.product)
        yield f"{at}.due", time.due if time else None, read.time.due if read.time else None


def _task_place(at: str, written: PlacedTask, path: str, group: str | None) -> Iterator[_Pair]:
    if written.path is not None:
        yield f"{at}.path", written.path, _bare_path(path)
    if written.group is not None:
        yield f"{at}.group", _key(written.group), _key(group)


def _organisation(plan: Plan, spec: PlanSpec, arrangement: Arrangement) -> Iterator[_Pair]:
    yield "assignments", [_key(u) for u, _ in arrangement.duties], [_key(a.unit) for a in plan.assignments]
    for (unit, duties), read in zip(arrangement.duties, plan.assignments, strict=False):
        if duties is not None:
            yield f"assignment {unit}.duties", duties, len(read.duties)
    report = spec.reporting
    up = [r for r in plan.reporting if r.direction == "up"]
    yield "reporting", bool(report), bool(up)
    if report and up:
        yield "reporting.to", set(_names(report.to)), set(_names(name for r in up for name in r.to))
        yield "reporting.deadlines", set(report.deadlines), {r.deadline for r in up if r.deadline}
        beat = report.beat and (report.beat.every, report.beat.day, report.beat.month, report.beat.offset)
        beats = [
            (r.recurrence.every, r.recurrence.day, r.recurrence.month, r.recurrence.offset) for r in up if r.recurrence
        ]
        if not report.deadlines:
            yield "reporting.recurrence", [beat] if beat else [], beats
        yield "reporting.by_reference", report.by_reference, any(r.by_reference for r in up)
    yield (
        "funding",
        _key(arrangement.funding),
        _within(arrangement.funding, plan.funding.text if plan.funding else None),
    )
    due = [spec.subordinate_due] if spec.subordinate_due else []
    yield "orders.due", due, [order.due for order in plan.orders if order.kind == "issue-plan"]


def _closing(plan: Plan, spec: PlanSpec, layout: Layout) -> Iterator[_Pair]:
    yield "recipients", [_key(r) for r in spec.recipients], [_key(r.text.rstrip(" ;.")) for r in plan.recipients]
    if spec.signature is None:
        yield "signature", None, plan.signature
        return
    body = spec.body
    together = body.assembly is not None and layout.signature is not SignatureForm.NO_ASSEMBLY
    written: tuple[str | None, ...]
    if spec.signature.by_deputy:
        written = ("KT", body.head, body.deputy, spec.signature.name)
    else:
        written = ("TM" if together else None, None, body.head, spec.signature.name)
    read = plan.signature
    # For a collective (TM.) there is no post that is signed for.
    post = read.for_post if read and read.capacity != "TM" else None
    yield (
        "signature",
        tuple(_key(part) for part in written),
        read and tuple(_key(part) for part in (read.capacity, post, read.role, read.name)),
    )
    tabled = layout.tabled and layout.in_annex and bool(spec.tasks)
    yield "annexes", int(tabled), len(plan.annexes)
    for annex in plan.annexes if tabled else ():
        reference = annex.reference
        number = None if spec.number is None else number_text(spec, layout).replace(" ", "")
        yield "annex.reference", (_key(number), spec.issued), reference and (_key(reference.number), reference.date)


def _nothing_else(plan: Plan) -> Iterator[_Pair]:
    yield "residue", [], [f"{r.element}: {r.text}" for r in plan.residue]
    yield "repeats", [], [r.text for r in plan.repeats]


def _key(text: str | None) -> str | None:
    return None if text is None else fold_key(" ".join(text.split()))


def _body(name: str | None) -> str | None:
    key = _key(name)
    return None if key is None else key.replace("ủy ban nhân dân", "ubnd")


def _heard(title: str, layout: Layout) -> str:
    """A heading as compared: scanning may have cost it its marks."""
    key = fold_key(" ".join(title.split()))
    return loosen(key) if layout.noise is Noise.SCAN else key


def _names(names: Iterable[str | Name]) -> Counter[str | None]:
    return Counter(_body(name if isinstance(name, str) else name.text) for name in names)


def _within(written: str | None, read: str | None) -> str | None:
    """The written sentence where the passage read holds it, else the passage."""
    sentence, passage = _key(written), _key(read)
    return sentence if sentence and passage and sentence.rstrip(".") in passage else passage


def _bare_path(path: str) -> str:
    """Row numbers without their leading zeros."""
    annex, slash, rest = path.rpartition("/")
    return annex + slash + ".".join(part.lstrip("0") or "0" for part in rest.split("."))
