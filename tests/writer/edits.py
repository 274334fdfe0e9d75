"""Changes to a plan: those that one rule must find and no other may notice, and those that none may notice."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from checker.model.outcome import Status
from tests.writer import words
from tests.writer.layout import (
    HeaderForm,
    Layout,
    Noise,
    NumberForm,
    Numbering,
    Preamble,
    Spelling,
    TaskForm,
    TitleForm,
    choices,
    replaced,
)
from tests.writer.spec import Act, Assignment, Group, PlanSpec, Slip, Task, Time


@dataclass(frozen=True, slots=True)
class Edit:
    """A fault put into a compliant plan; ``rule`` is the one rule that must fail, or tell what its ``status`` says.

    ``apply`` gives None where the plan has nothing to take away; ``fits`` says in which layouts the fault shows.
    ``profile`` is the choice of rules that the fault is one of.
    """

    name: str
    rule: str
    apply: Callable[[PlanSpec], PlanSpec | None]
    fits: Callable[[Layout], bool] = lambda _layout: True
    status: Status = Status.FAILED
    profile: str = "base"


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


def _saying(text: str) -> Callable[[PlanSpec], PlanSpec]:
    return lambda spec: replace(spec, requirements=(*spec.requirements, text))


def _slipping(slip: Slip, level: str = "") -> Callable[[PlanSpec], PlanSpec | None]:
    return lambda spec: replace(spec, slip=slip) if level in {"", spec.body.level} else None


def _other_symbol(spec: PlanSpec) -> PlanSpec | None:
    return replace(spec, body=replace(spec.body, symbol="SNV"))


def _without_registry(spec: PlanSpec) -> PlanSpec | None:
    return replace(spec, recipients=spec.recipients[:-1])


def _deputy_alone(spec: PlanSpec) -> PlanSpec | None:
    if spec.body.assembly or spec.signature is None:
        return None
    return replace(spec, slip=Slip.NO_CAPACITY, signature=replace(spec.signature, by_deputy=True))


def _skipped_task(spec: PlanSpec) -> PlanSpec | None:
    return replace(spec, slip=Slip.SKIPPED_TASK) if len(spec.groups[0].tasks) > 1 else None


def _younger_parent(spec: PlanSpec) -> PlanSpec | None:
    return _parent(spec, date=spec.issued + dt.timedelta(days=3)) if spec.issued else None


def _parent_again(spec: PlanSpec) -> PlanSpec | None:
    act = spec.parent
    if act is None or act.date is None or act.date.day > 27:
        return None
    other = act.date.replace(day=act.date.day + 1)
    return _saying(f"Bám sát {act.type} số {act.number} ngày {other:%d/%m/%Y} của {act.issuer}")(spec)


def _base(spec: PlanSpec, change: Callable[[Act], Act]) -> PlanSpec | None:
    return replace(spec, bases=(change(spec.bases[0]), *spec.bases[1:]))


def _base_on_another_day(act: Act) -> Act:
    return replace(act, date=act.date + dt.timedelta(days=1)) if act.date else act


def _ended_base(act: Act) -> Act:
    subject = "về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính"
    return replace(act, type="Nghị định", number="61/2018/NĐ-CP", date=dt.date(2018, 4, 23), subject=subject)


def _base_of_another_year(act: Act) -> Act:
    return replace(act, type="Nghị định", number="163/2012/NĐ-CP", date=dt.date(2013, 5, 6))


def _since(day: dt.date, change: Callable[[PlanSpec], PlanSpec | None]) -> Callable[[PlanSpec], PlanSpec | None]:
    return lambda spec: change(spec) if spec.issued and spec.issued >= day else None


def _leads_and_coordinates(task: Task) -> Task:
    return replace(task, lead=("Thanh tra Sở",), coordinating=("Thanh tra Sở",))


def _led_by_those_concerned(task: Task) -> Task:
    return replace(task, lead=("Các phòng, đơn vị có liên quan",), coordinating=())


def _with_ended_department(task: Task) -> Task:
    return replace(task, coordinating=("Sở Tài nguyên và Môi trường",))


def _last_years_task(spec: PlanSpec) -> PlanSpec | None:
    return _change_task(spec, lambda task: replace(task, time=Time(text=f"Quý III/{spec.year - 1}", due=None)))


def _task_in_the_past(spec: PlanSpec) -> PlanSpec | None:
    if spec.issued is None or spec.issued < dt.date(spec.year, 1, 8):
        return None
    day = spec.issued - dt.timedelta(days=5)
    return _change_task(spec, lambda task: replace(task, time=Time(text=f"Trước ngày {day:%d/%m/%Y}", due=day)))


def _without_one_product(spec: PlanSpec) -> PlanSpec | None:
    made = replace(
        spec,
        groups=tuple(
            replace(group, tasks=tuple(replace(task, product="Bộ tài liệu") for task in group.tasks))
            for group in spec.groups
        ),
    )
    return _change_task(made, lambda task: replace(task, product=None)) if len(spec.tasks) > 1 else None


def _report_last_year(spec: PlanSpec) -> PlanSpec | None:
    day = dt.date(spec.year - 1, 11, 15)
    return _report_when(spec, f"trước ngày {day:%d/%m/%Y}", by_reference=False)


def _other_ground(spec: PlanSpec) -> PlanSpec | None:
    if spec.body.level == "commune":
        return _saying("Phục vụ tốt người dân trên địa bàn xã Bản Mạ Đông")(spec)
    if spec.body.level == "department":
        house = f"Trưởng các phòng, đơn vị thuộc {words.OTHER_DEPARTMENT} quán triệt đến từng công chức"
        return _saying(house)(spec)
    return None


def _last_years_money(spec: PlanSpec) -> PlanSpec | None:
    if spec.issued is None or spec.issued.year != spec.year:
        return None
    return _saying(f"Sử dụng hiệu quả dự toán được giao năm {spec.year - 1}")(spec)


def _duties_without_the_plan(spec: PlanSpec) -> PlanSpec | None:
    if spec.body.level != "province":
        return None
    unit = Assignment(unit="Sở Dân tộc và Tôn giáo", duties=("Bố trí cán bộ có năng lực, am hiểu công việc",))
    # A line for each body that has duties or gets reports, none that takes several in.
    known = (*(spec.reporting.to if spec.reporting else ()), *(group.unit for group in spec.assignments))
    return replace(
        spec,
        assignments=(*spec.assignments, unit),
        recipients=(*(name for name in known if not name.startswith("Các ")), spec.recipients[-1]),
        subordinate_due=None,
    )


def _report_without_the_plan(spec: PlanSpec) -> PlanSpec | None:
    if spec.body.level != "department":
        return None
    reporting = replace(spec.reporting, to=("UBND tỉnh",)) if spec.reporting else None
    return replace(spec, reporting=reporting, recipients=("Trang thông tin điện tử", spec.recipients[-1]))


_ROMAN = (Numbering.ROMAN, Numbering.ROMAN_TIGHT, Numbering.ROMAN_DECIMAL, Numbering.ROMAN_PAREN)
_BASES = (Preamble.BASES, Preamble.BASES_IN_LINE)


def _has_header(layout: Layout) -> bool:
    letterhead = layout.header is not HeaderForm.NONE and layout.number is not NumberForm.TWO_LINES
    return letterhead and not layout.by_decision


def _not_all_capitals(layout: Layout) -> bool:
    return layout.spelling is not Spelling.UPPER


_LEAD_FIRST = frozenset({TaskForm.BRACKETS, TaskForm.WHO, TaskForm.GIVEN_IN_BRACKETS, TaskForm.SENTENCE, TaskForm.LED})

EDITS = (
    Edit(
        "no parent",
        "missing-parent-citation",
        _without_parent,
        # a bracket below the title would name a basis as what is carried out
        lambda layout: layout.preamble is not Preamble.SERIES and layout.title is not TitleForm.BRACKET,
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
    Edit(
        "task without lead",
        "missing-task-lead",
        _without_lead,
        # in a sentence or a bracket it is the lead by which a task's particulars are known
        lambda layout: layout.tasks not in _LEAD_FIRST,
    ),
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
    Edit("last year's end", "year-mismatch", _slipping(Slip.OTHER_YEAR_AT_END)),
    Edit("another department's field", "foreign-field-leftover", _foreign_field),
    Edit(
        "annex of another number",
        "annex-reference-mismatch",
        lambda spec: replace(spec, slip=Slip.OTHER_NUMBER_IN_ANNEX),
        lambda layout: _has_header(layout) and layout.tabled and layout.in_annex,
    ),
    Edit("blank left in", "unfilled-blank", _blank),
    Edit(
        "symbol of another department",
        "symbol-issuer-mismatch",
        _other_symbol,
        lambda layout: _has_header(layout) and not layout.in_annex,
    ),
    Edit(
        "another number at the end",
        "own-number-conflict",
        _slipping(Slip.OTHER_NUMBER_AT_END),
        _has_header,
    ),
    Edit(
        "no motto",
        "missing-national-motto",
        _slipping(Slip.NO_MOTTO),
        lambda layout: layout.header in {HeaderForm.STACKED, HeaderForm.CELLS},
    ),
    # Where all is in capitals, the line of the registry and the mark KT. help to tell where recipients and signature stand.
    Edit("no line for the registry", "missing-archive-recipient", _without_registry, _not_all_capitals),
    Edit("deputy without KT.", "signature-capacity", _deputy_alone, _not_all_capitals),
    Edit("part without text", "empty-section", _slipping(Slip.EMPTY_PART)),
    Edit(
        "number twice",
        "repeated-section-number",
        _slipping(Slip.REPEATED_NUMBER),
        # Where capitals tell nothing, a heading that repeats a number looks like an item of a list.
        lambda layout: _not_all_capitals(layout) and layout.numbering is not Numbering.DECIMAL,
    ),
    Edit("row left out", "task-numbering-gap", _skipped_task, lambda layout: layout.tabled),
    Edit(
        "reference to no part",
        "broken-cross-reference",
        _saying("Thực hiện đồng bộ các nội dung nêu tại mục XIX Kế hoạch này"),
        lambda layout: layout.numbering in _ROMAN,
    ),
    Edit("the thirty-first of April", "impossible-date", _saying("Ôn lại truyền thống ngày 31/4/2019 của ngành")),
    Edit("parent younger than the plan", "cited-after-issue", _younger_parent, _has_header),
    Edit("parent with two days", "conflicting-citation-date", _parent_again),
    Edit(
        "base of another day",
        "citation-date-unverified",
        lambda spec: _base(spec, _base_on_another_day),
        lambda layout: layout.preamble in _BASES,
        status=Status.CANNOT_TELL,
    ),
    Edit(
        "base that has ended",
        "ended-act",
        _since(dt.date(2025, 7, 1), lambda spec: _base(spec, _ended_base)),
        lambda layout: layout.preamble in _BASES and _has_header(layout),
        status=Status.CANNOT_TELL,
    ),
    Edit(
        "base of another year than its number",
        "number-year-mismatch",
        lambda spec: _base(spec, _base_of_another_year),
        lambda layout: layout.preamble in _BASES,
    ),
    Edit("lead among the coordinators", "lead-also-coordinates", lambda s: _change_task(s, _leads_and_coordinates)),
    Edit("led by those concerned", "vague-lead", lambda spec: _change_task(spec, _led_by_those_concerned)),
    Edit("task without product", "missing-task-product", _without_one_product, profile="six-clear"),
    Edit("last year's task", "task-due-outside-period", _last_years_task),
    Edit("task in the past", "due-before-issue", _task_in_the_past, _has_header),
    Edit(
        "ended department",
        "abolished-unit",
        _since(dt.date(2025, 3, 1), lambda spec: _change_task(spec, _with_ended_department)),
        _has_header,
    ),
    Edit(
        "report to nobody",
        "reporting-without-addressee",
        lambda spec: replace(spec, reporting=replace(spec.reporting, to=())) if spec.reporting else None,
    ),
    Edit("last year's report", "reporting-deadline-outside-year", _report_last_year),
    Edit(
        "money from nowhere",
        "funding-without-source",
        lambda spec: replace(spec, funding="Kinh phí thực hiện Kế hoạch này được bảo đảm đầy đủ, kịp thời."),
        lambda layout: layout.funding.name != "DUTY",
    ),
    Edit(
        "annex left blank",
        "blank-annex-reference",
        _slipping(Slip.BLANK_ANNEX),
        lambda layout: _has_header(layout) and layout.tabled and layout.in_annex,
    ),
    Edit(
        "annex of another department",
        "annex-title-mismatch",
        _slipping(Slip.OTHER_UNIT_IN_ANNEX, "department"),
        lambda layout: layout.tabled and layout.in_annex,
    ),
    Edit("end of another department's plan", "title-mismatch", _slipping(Slip.OTHER_UNIT_AT_END, "department")),
    Edit(
        "another's ground or house",
        "foreign-unit-leftover",
        _other_ground,
        # Where all is in capitals, no name can be told from the words after it.
        _not_all_capitals,
    ),
    Edit("last year's money", "foreign-year-leftover", _last_years_money, _has_header),
    Edit("duties for who does not receive the plan", "assigned-unit-not-in-recipients", _duties_without_the_plan),
    Edit("report to who does not receive the plan", "report-addressee-not-in-recipients", _report_without_the_plan),
    Edit(
        "a sentence with marks apart",
        "mixed-unicode",
        _saying(unicodedata.normalize("NFD", "Tiếp thu đầy đủ ý kiến góp ý")),
        lambda layout: layout.spelling is Spelling.NFC,
    ),
    Edit(
        "a sentence in TCVN3",
        "legacy-encoding",
        _saying("TiÕp thu ®Çy ®ñ ý kiÕn gãp ý cña c¸n bé, c«ng chøc"),
        lambda layout: layout.spelling is Spelling.NFC,
    ),
    Edit(
        "a label misread",
        "ocr-noise",
        _saying("Đăng tải đầy đủ trên Công TTĐT của cơ quan"),
        lambda layout: layout.noise is not Noise.SCAN,
    ),
)


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
