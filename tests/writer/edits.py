"""Changes to a plan: those that one rule must find and no other may notice, and those that none may notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from tests.writer.layout import HeaderForm, Layout, NumberForm, Preamble, choices, replaced
from tests.writer.spec import Group, PlanSpec, Slip, Task


@dataclass(frozen=True, slots=True)
class Edit:
    """A fault put into a compliant plan; ``rule`` is the one rule that must fail.

    ``apply`` gives None where the plan has nothing to take away; ``fits`` says in which layouts the fault shows.
    """

    name: str
    rule: str
    apply: Callable[[PlanSpec], PlanSpec | None]
    fits: Callable[[Layout], bool] = lambda _layout: True


@dataclass(frozen=True, slots=True)
class Neutral:
    """A change of looks that must change no outcome."""

    name: str
    apply: Callable[[Layout, Random], Layout]


def _parent(spec: PlanSpec, **changes: object) -> PlanSpec | None:
    return replace(spec, parent=replace(spec.parent, **changes)) if spec.parent else None  # type: ignore[arg-type] # by name


def _without_parent(spec: PlanSpec) -> PlanSpec | None:
    # A province may rest on decrees alone.
    return None if spec.body.level == "province" else replace(spec, parent=None)


def _other_type(spec: PlanSpec) -> PlanSpec | None:
    return _parent(spec, type="Kế hoạch" if spec.parent and spec.parent.type == "Quyết định" else "Quyết định")


def _base_without_subject(spec: PlanSpec) -> PlanSpec | None:
    return replace(spec, bases=(replace(spec.bases[0], subject=""), *spec.bases[1:])) if spec.bases else None


def _change_task(spec: PlanSpec, change: Callable[[Task], Task]) -> PlanSpec | None:
    # A province's plan may leave leads and times to its departments.
    if spec.body.level == "province":
        return None
    first, *others = spec.groups
    *before, last = first.tasks
    return replace(spec, groups=(Group(title=first.title, tasks=(*before, change(last))), *others))


def _without_lead(spec: PlanSpec) -> PlanSpec | None:
    return _change_task(spec, lambda task: replace(task, lead=()))


def _without_time(spec: PlanSpec) -> PlanSpec | None:
    return _change_task(spec, lambda task: replace(task, time=None))


def _without_work(spec: PlanSpec) -> PlanSpec | None:
    return replace(spec, groups=(), assignments=(), subordinate_due=None)


def _report_when(spec: PlanSpec, when: str, *, by_reference: bool) -> PlanSpec | None:
    if spec.reporting is None:
        return None
    changed = replace(spec.reporting, when=when, deadlines=(), beat=None, by_reference=by_reference)
    return replace(spec, reporting=changed)


def _foreign_field(spec: PlanSpec) -> PlanSpec | None:
    if spec.body.level != "department" or "Công Thương" in spec.body.name:
        return None
    leftover = "Thông tin đưa lên phải chính xác, phục vụ tốt tổ chức, cá nhân hoạt động thuộc lĩnh vực công thương"
    return replace(spec, requirements=(*spec.requirements, leftover))


def _blank(spec: PlanSpec) -> PlanSpec | None:
    return replace(spec, requirements=(*spec.requirements, "Phấn đấu hoàn thành [điền: số lượng] chỉ tiêu được giao"))


def _repeated(spec: PlanSpec) -> PlanSpec | None:
    # Only what fills most of a page is told from words that return by nature.
    long = len(spec.tasks) > 4 and len(spec.purpose) + len(spec.requirements) > 3
    return replace(spec, slip=Slip.REPEATED_PAGES) if long else None


EDITS = (
    Edit(
        "no parent", "missing-parent-citation", _without_parent, lambda layout: layout.preamble is not Preamble.SERIES
    ),
    Edit("parent without its date", "incomplete-citation", lambda spec: _parent(spec, date=None)),
    Edit(
        "base without its subject",
        "incomplete-citation",
        _base_without_subject,
        lambda layout: layout.preamble in {Preamble.BASES, Preamble.BASES_IN_LINE},
    ),
    Edit("parent of another type than its symbol", "type-symbol-mismatch", _other_type),
    Edit("no purpose", "missing-purpose", lambda spec: replace(spec, purpose=())),
    Edit("no requirements", "missing-requirements", lambda spec: replace(spec, requirements=())),
    Edit("number left out", "section-numbering-gap", lambda spec: replace(spec, slip=Slip.SKIPPED_NUMBER)),
    Edit("pages twice", "duplicated-content", _repeated, lambda layout: not layout.tabled),
    Edit("no work at all", "no-tasks", _without_work),
    Edit("task without lead", "missing-task-lead", _without_lead),
    Edit("task without time", "missing-task-time", _without_time),
    Edit("no reporting", "missing-reporting-clause", lambda spec: replace(spec, reporting=None)),
    Edit(
        "report now and then",
        "missing-reporting-deadline",
        lambda spec: _report_when(spec, "kịp thời, đầy đủ", by_reference=False),
    ),
    Edit(
        "report by reference",
        "reporting-deadline-by-reference",
        lambda spec: _report_when(spec, "theo quy định", by_reference=True),
    ),
    Edit("no funding", "missing-funding-clause", lambda spec: replace(spec, funding=None)),
    Edit(
        "number blank",
        "missing-document-number",
        lambda spec: replace(spec, number=None),
        lambda layout: _has_header(layout) and not layout.in_annex,
    ),
    Edit(
        "day blank",
        "missing-issue-date",
        lambda spec: replace(spec, issued=None),
        lambda layout: _has_header(layout) and not layout.in_annex,
    ),
    Edit("no recipients", "missing-recipients", lambda spec: replace(spec, recipients=())),
    Edit("no signature", "missing-signature", lambda spec: replace(spec, signature=None)),
    Edit("last year's title", "year-mismatch", lambda spec: replace(spec, title_year=spec.year - 1)),
    Edit("another department's field", "foreign-field-leftover", _foreign_field),
    Edit(
        "annex of another number",
        "annex-reference-mismatch",
        lambda spec: replace(spec, slip=Slip.OTHER_NUMBER_IN_ANNEX),
        lambda layout: _has_header(layout) and layout.tabled and layout.in_annex,
    ),
    Edit("blank left in", "unfilled-blank", _blank),
)


def _has_header(layout: Layout) -> bool:
    letterhead = layout.header is not HeaderForm.NONE and layout.number is not NumberForm.TWO_LINES
    return letterhead and not layout.by_decision


def _any_of(name: str) -> Callable[[Layout, Random], Layout]:
    return lambda layout, random: replaced(layout, {name: random.choice(choices(name))}).consistent()


NEUTRAL = tuple(
    Neutral(name, _any_of(field))
    for name, field in (
        ("spelling", "spelling"),
        ("wrapping", "wrap"),
        ("empty lines", "gap"),
        ("paging and saving", "noise"),
        ("bullets and heading synonyms", "wording"),
        ("label synonyms", "labels"),
        ("order of parts", "funding"),
        ("place of reporting", "reporting"),
        ("marks of headings", "headings"),
    )
)
