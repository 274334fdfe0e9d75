"""Faults put into what a plan says. Each gives the spoilt plan, None where there is nothing of the kind to spoil."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeAlias

from tests.writer import words
from tests.writer.spec import Act, Assignment, Group, PlanSpec, Signature, Slip, Task, Time

Fault: TypeAlias = Callable[[PlanSpec], PlanSpec | None]


def setting(**changes: Any) -> Fault:
    """Fields of the plan set to other values."""
    return lambda spec: replace(spec, **changes)


def saying(text: str) -> Fault:
    """One more requirement."""
    return lambda spec: replace(spec, requirements=(*spec.requirements, text))


def slipping(slip: Slip, level: str = "") -> Fault:
    """A slip in putting the parts together; in plans of one level only, where one is named."""
    return lambda spec: replace(spec, slip=slip) if level in {"", spec.body.level} else None


def since(day: dt.date, fault: Fault) -> Fault:
    """A fault that plans issued before the day cannot have."""
    return lambda spec: fault(spec) if spec.issued and spec.issued >= day else None


def last_years_title(spec: PlanSpec) -> PlanSpec:
    """The title keeps last year."""
    return replace(spec, title_year=spec.year - 1)


# Acts


def parent_with(**changes: Any) -> Fault:
    """The superior's act with other particulars."""
    return lambda spec: replace(spec, parent=replace(spec.parent, **changes)) if spec.parent else None


def without_parent(spec: PlanSpec) -> PlanSpec | None:
    """No superior's act; a province may rest on decrees alone."""
    return None if spec.body.level == "province" else replace(spec, parent=None)


def parent_of_other_type(spec: PlanSpec) -> PlanSpec | None:
    """A plan is called a decision, a decision a plan."""
    return parent_with(type="Kế hoạch" if spec.parent and spec.parent.type == "Quyết định" else "Quyết định")(spec)


def younger_parent(spec: PlanSpec) -> PlanSpec | None:
    """The superior's act is of a later day than the plan."""
    return parent_with(date=spec.issued + dt.timedelta(days=3))(spec) if spec.issued else None


def parent_again(spec: PlanSpec) -> PlanSpec | None:
    """The superior's act is named once more, with the next day."""
    act = spec.parent
    if act is None or act.date is None or act.date.day > 27:
        return None
    other = act.date.replace(day=act.date.day + 1)
    return saying(f"Bám sát {act.type} số {act.number} ngày {other:%d/%m/%Y} của {act.issuer}")(spec)


def base_without_subject(spec: PlanSpec) -> PlanSpec | None:
    """The first of the bases does not say what it is about."""
    return _first_base(spec, lambda act: replace(act, subject=""))


def base_on_another_day(spec: PlanSpec) -> PlanSpec | None:
    """The first of the bases is dated a day late."""
    return _first_base(spec, lambda act: replace(act, date=act.date + dt.timedelta(days=1)) if act.date else act)


def ended_base(spec: PlanSpec) -> PlanSpec | None:
    """The first of the bases is a decree that another has replaced."""
    subject = "về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính"
    ended = Act(
        type="Nghị định",
        number="61/2018/NĐ-CP",
        date=dt.date(2018, 4, 23),
        issuer="Chính phủ",
        subject=subject,
    )
    return _first_base(spec, lambda _: ended)


def base_of_another_year(spec: PlanSpec) -> PlanSpec | None:
    """The first of the bases bears another year in its number than in its date."""
    return _first_base(
        spec, lambda act: replace(act, type="Nghị định", number="163/2012/NĐ-CP", date=dt.date(2013, 5, 6))
    )


def _first_base(spec: PlanSpec, change: Callable[[Act], Act]) -> PlanSpec:
    return replace(spec, bases=(change(spec.bases[0]), *spec.bases[1:]))


# Tasks


def last_task(change: Callable[[Task], Task]) -> Fault:
    """The last task of the first group changed; a province's plan may leave leads and times to its departments."""

    def fault(spec: PlanSpec) -> PlanSpec | None:
        if spec.body.level == "province":
            return None
        first, *others = spec.groups
        *before, last = first.tasks
        return replace(spec, groups=(Group(title=first.title, tasks=(*before, change(last))), *others))

    return fault


def task_with(**changes: Any) -> Fault:
    """The last task of the first group with other particulars."""
    return last_task(lambda task: replace(task, **changes))


def last_years_task(spec: PlanSpec) -> PlanSpec | None:
    """A task was due last year."""
    return task_with(time=Time(text=f"Quý III/{spec.year - 1}", due=None))(spec)


def task_in_the_past(spec: PlanSpec) -> PlanSpec | None:
    """A task is due some days before the plan was issued."""
    if spec.issued is None or spec.issued < dt.date(spec.year, 1, 8):
        return None
    day = spec.issued - dt.timedelta(days=5)
    return task_with(time=Time(text=f"Trước ngày {day:%d/%m/%Y}", due=day))(spec)


def without_one_product(spec: PlanSpec) -> PlanSpec | None:
    """All tasks but one have a product."""
    made = replace(
        spec,
        groups=tuple(
            replace(group, tasks=tuple(replace(task, product="Bộ tài liệu") for task in group.tasks))
            for group in spec.groups
        ),
    )
    return task_with(product=None)(made) if len(spec.tasks) > 1 else None


def without_work(spec: PlanSpec) -> PlanSpec:
    """No task and no duty is left."""
    return replace(spec, groups=(), assignments=(), subordinate_due=None)


def skipped_task(spec: PlanSpec) -> PlanSpec | None:
    """The last task of the first group skips a number."""
    return replace(spec, slip=Slip.SKIPPED_TASK) if len(spec.groups[0].tasks) > 1 else None


# Reporting and recipients


def report_when(when: str, *, by_reference: bool) -> Fault:
    """The report is due in other words, without a day."""

    def fault(spec: PlanSpec) -> PlanSpec | None:
        if spec.reporting is None:
            return None
        reporting = replace(spec.reporting, when=when, deadlines=(), beat=None, by_reference=by_reference)
        return replace(spec, reporting=reporting)

    return fault


def report_last_year(spec: PlanSpec) -> PlanSpec | None:
    """The report was due last year."""
    day = dt.date(spec.year - 1, 11, 15)
    return report_when(f"trước ngày {day:%d/%m/%Y}", by_reference=False)(spec)


def report_to_nobody(spec: PlanSpec) -> PlanSpec | None:
    """The report is sent to nobody."""
    return replace(spec, reporting=replace(spec.reporting, to=())) if spec.reporting else None


def without_registry(spec: PlanSpec) -> PlanSpec:
    """The recipients end without the line of the registry."""
    return replace(spec, recipients=spec.recipients[:-1])


def duties_without_the_plan(spec: PlanSpec) -> PlanSpec | None:
    """A body with duties does not receive the plan; all the others have a line of their own."""
    if spec.body.level != "province":
        return None
    unit = Assignment(unit="Sở Dân tộc và Tôn giáo", duties=("Bố trí cán bộ có năng lực, am hiểu công việc",))
    known = (*(spec.reporting.to if spec.reporting else ()), *(group.unit for group in spec.assignments))
    return replace(
        spec,
        assignments=(*spec.assignments, unit),
        recipients=(*(name for name in known if not name.startswith("Các ")), spec.recipients[-1]),
        subordinate_due=None,
    )


def report_without_the_plan(spec: PlanSpec) -> PlanSpec | None:
    """Who gets the report does not receive the plan."""
    if spec.body.level != "department":
        return None
    reporting = replace(spec.reporting, to=("UBND tỉnh",)) if spec.reporting else None
    return replace(spec, reporting=reporting, recipients=("Trang thông tin điện tử", spec.recipients[-1]))


# Letterhead and signature


def other_number_at_end(spec: PlanSpec) -> PlanSpec | None:
    """The last sentence gives another number, and not by chance that of the superior's act."""
    if spec.parent and spec.parent.number == spec.other_number:
        return None
    return replace(spec, slip=Slip.OTHER_NUMBER_AT_END)


def symbol_of_another(spec: PlanSpec) -> PlanSpec:
    """The symbol is another department's."""
    return replace(spec, body=replace(spec.body, symbol="SNV"))


def signed(slip: Slip, *, by_deputy: bool) -> Fault:
    """A slip in the mark above the post of who signs."""

    def fault(spec: PlanSpec) -> PlanSpec | None:
        if spec.body.assembly or spec.signature is None:
            return None
        return replace(spec, slip=slip, signature=Signature(name=spec.signature.name, by_deputy=by_deputy))

    return fault


# What was left of the plan that was copied


def foreign_field(spec: PlanSpec) -> PlanSpec | None:
    """A requirement speaks of another department's field."""
    if spec.body.level != "department" or "Công Thương" in spec.body.name:
        return None
    return saying(
        "Thông tin đưa lên phải chính xác, phục vụ tốt tổ chức, cá nhân hoạt động thuộc lĩnh vực công thương"
    )(spec)


def other_ground(spec: PlanSpec) -> PlanSpec | None:
    """A requirement speaks of another commune's ground, or of another department's house."""
    if spec.body.level == "commune":
        return saying("Phục vụ tốt người dân trên địa bàn xã Bản Mạ Đông")(spec)
    if spec.body.level == "department":
        return saying(f"Trưởng các phòng, đơn vị thuộc {words.OTHER_DEPARTMENT} quán triệt đến từng công chức")(spec)
    return None


def last_years_money(spec: PlanSpec) -> PlanSpec | None:
    """A requirement speaks of last year's money."""
    if spec.issued is None or spec.issued.year != spec.year:
        return None
    return saying(f"Sử dụng hiệu quả dự toán được giao năm {spec.year - 1}")(spec)


def pages_twice(spec: PlanSpec) -> PlanSpec:
    """The first pages stand twice; only what fills most of a page is told from words that return by nature."""
    long = "Bảo đảm thông tin kịp thời, chính xác đến từng cơ quan, đơn vị, địa bàn dân cư, hộ gia đình, người dân"
    return replace(spec, purpose=words.PURPOSES, requirements=(*words.REQUIREMENTS, long), slip=Slip.REPEATED_PAGES)
