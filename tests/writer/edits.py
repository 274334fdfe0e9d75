"""The faults that one rule must find and no other may notice: every rule but those that compare with a parent has its own."""

from __future__ import annotations

import datetime as dt
import unicodedata

from checker.model.outcome import Status
from tests.writer import faults
from tests.writer.arrange import cited_bases
from tests.writer.edit import (
    Edit,
    Veil,
    annexed,
    by_decision,
    carries_out_a_base,
    dayless,
    headless,
    in_capitals,
    not_annexed,
    times_cited,
    without_bases,
)
from tests.writer.layout import AimsForm, FundingForm, Layout, Markup, Noise, Numbering, Spelling
from tests.writer.spec import PlanSpec, Slip

_NO_BASES = Veil("the layout writes no bases", without_bases)
_NO_ANNEX = Veil("the layout has no annex", not_annexed)
_NO_LETTERHEAD = Veil("the letterhead was cut off", headless)
_ON_THE_DECISION = Veil("a plan that a decision carries needs no recipients and signature of its own", by_decision)
_NO_DAY = Veil("the day of issue is not in the text, so nothing was before or after it", dayless)
_DEPARTMENTS_MERGED = dt.date(2025, 3, 1)
_CITED_IN_FULL = dt.date(2020, 3, 5)  # since then acts are to be cited with day and issuer
_FOUND, _UNSURE = Status.FAILED, Status.CANNOT_TELL


def _is_cited_since(spec: PlanSpec, day: dt.date) -> bool:
    return spec.parent is not None and spec.parent.date is not None and spec.parent.date >= day


def _cites_since(spec: PlanSpec, layout: Layout, day: dt.date) -> bool:
    return any(act.date is not None and act.date >= day for act in cited_bases(spec, layout))


def _number_of_an_act(rule: str) -> tuple[Veil, ...]:
    """A number of a plan where the own one is a decision's, or unseen: it is another act's, cited without its day."""
    told = (("incomplete-citation", _FOUND),)
    return (
        Veil(f"{rule}: the own number is the decision's", by_decision, told),
        Veil(f"{rule}: the own number is unseen", dayless, told),
    )


def _blank_everywhere(rule: str) -> tuple[Veil, ...]:
    """Without a letterhead only the annex tells number and day; where it leaves one blank, that is told of the annex."""
    told = ((rule, _UNSURE), ("blank-annex-reference", _FOUND))
    seen = Veil(
        "the letterhead was cut off, and the annex leaves the place blank",
        lambda spec, layout: headless(spec, layout) and annexed(spec, layout),
        told,
    )
    return seen, _NO_LETTERHEAD


def _blank_in_annex(spec: PlanSpec, layout: Layout) -> tuple[str, ...]:
    """What the plan leaves blank its annex does too: another place to mend."""
    return ("blank-annex-reference",) if annexed(spec, layout) else ()


HEADER = (
    Edit(
        "number blank",
        "missing-document-number",
        faults.setting(number=None),
        _blank_everywhere("missing-document-number"),
        beside=_blank_in_annex,
    ),
    Edit(
        "day blank",
        "missing-issue-date",
        faults.setting(issued=None),
        _blank_everywhere("missing-issue-date"),
        beside=_blank_in_annex,
    ),
    Edit("symbol of another department", "symbol-issuer-mismatch", faults.symbol_of_another, (_NO_LETTERHEAD,)),
    Edit(
        "another number at the end",
        "own-number-conflict",
        faults.other_number_at_end,
        _number_of_an_act("own-number-conflict"),
    ),
    Edit("no motto", "missing-national-motto", faults.slipping(Slip.NO_MOTTO), (_NO_LETTERHEAD,)),
    Edit("no recipients", "missing-recipients", faults.setting(recipients=()), (_ON_THE_DECISION,)),
    Edit("no line for the registry", "missing-archive-recipient", faults.without_registry),
    Edit("no signature", "missing-signature", faults.setting(signature=None), (_ON_THE_DECISION,)),
    Edit("deputy without KT.", "signature-capacity", faults.signed(Slip.NO_CAPACITY, by_deputy=True)),
    Edit("head with KT.", "signature-capacity", faults.signed(Slip.HEAD_FOR_HEAD, by_deputy=False)),
)

CITATIONS = (
    Edit(
        "no parent",
        "missing-parent-citation",
        faults.without_parent,
        (Veil("a resolution stands after “Thực hiện”: it is what the plan carries out", carries_out_a_base),),
    ),
    Edit(
        "parent without its date",
        "incomplete-citation",
        faults.parent_with(date=None),
        (
            Veil(
                "no day at all tells whether the requirement applied to the plan",
                lambda spec, layout: dayless(spec, layout) and not _cites_since(spec, layout, _CITED_IN_FULL),
                (("incomplete-citation", _UNSURE),),
            ),
        ),
    ),
    Edit("base without its subject", "incomplete-citation", faults.base_without_subject, (_NO_BASES,)),
    Edit("parent of another type than its symbol", "type-symbol-mismatch", faults.parent_of_other_type),
    Edit("the thirty-first of April", "impossible-date", faults.saying("Ôn lại truyền thống ngày 31/4/2019 của ngành")),
    Edit("parent younger than the plan", "cited-after-issue", faults.younger_parent, (_NO_DAY,)),
    Edit("parent with two days", "conflicting-citation-date", faults.parent_again),
    Edit(
        "base of another day",
        "citation-date-unverified",
        faults.base_on_another_day,
        (_NO_BASES,),
        status=_UNSURE,
        times=times_cited,
    ),
    Edit(
        "base that has ended",
        "ended-act",
        faults.since(dt.date(2025, 7, 1), faults.ended_base),
        (_NO_BASES,),
        status=_UNSURE,
    ),
    Edit(
        "base of another year than its number",
        "number-year-mismatch",
        faults.base_of_another_year,
        (_NO_BASES,),
        times=times_cited,
    ),
)

STRUCTURE = (
    Edit("no purpose", "missing-purpose", faults.setting(purpose=())),
    Edit("no requirements", "missing-requirements", faults.setting(requirements=())),
    Edit("number left out", "section-numbering-gap", faults.slipping(Slip.SKIPPED_NUMBER)),
    Edit("part without text", "empty-section", faults.slipping(Slip.EMPTY_PART)),
    Edit(
        "number twice",
        "repeated-section-number",
        faults.slipping(Slip.REPEATED_NUMBER),
        (
            Veil(
                "in Markdown every item of a list may be written “1.”",
                lambda _, layout: (
                    layout.markup is Markup.MARKDOWN
                    and layout.numbering is Numbering.DECIMAL
                    and layout.aims is not AimsForm.TWO_PARTS
                ),
            ),
        ),
    ),
    Edit(
        "task left out",
        "task-numbering-gap",
        faults.skipped_task,
        (
            Veil(
                "tasks with headings of their own are parts: the gap is one of parts",
                lambda _, layout: not layout.tabled,
                (("section-numbering-gap", _FOUND),),
            ),
        ),
    ),
    Edit(
        "reference to no part",
        "broken-cross-reference",
        faults.saying("Thực hiện đồng bộ các nội dung nêu tại mục XIX Kế hoạch này"),
        (
            Veil(
                "where parts bear no roman numbers, a reference to one may mean another act's part",
                lambda _, layout: layout.numbering in {Numbering.DECIMAL, Numbering.LETTERS},
            ),
        ),
    ),
    Edit("pages twice", "duplicated-content", faults.pages_twice),
)

TASKS = (
    Edit("no work at all", "no-tasks", faults.without_work),
    Edit("task without lead", "missing-task-lead", faults.task_with(lead=())),
    Edit("task without time", "missing-task-time", faults.task_with(time=None)),
    Edit("task without product", "missing-task-product", faults.without_one_product, profile="six-clear"),
    Edit(
        "lead among the coordinators",
        "lead-also-coordinates",
        faults.task_with(lead=("Thanh tra Sở",), coordinating=("Thanh tra Sở",)),
    ),
    Edit(
        "led by those concerned",
        "vague-lead",
        faults.task_with(lead=("Các phòng, đơn vị có liên quan",), coordinating=()),
    ),
    Edit("last year's task", "task-due-outside-period", faults.last_years_task),
    Edit("task in the past", "due-before-issue", faults.task_in_the_past, (_NO_DAY,)),
    Edit(
        "ended department",
        "abolished-unit",
        faults.since(_DEPARTMENTS_MERGED, faults.task_with(coordinating=("Sở Tài nguyên và Môi trường",))),
        (
            Veil(
                "neither the plan's day nor the act it carries out tells that the department had ended",
                lambda spec, layout: dayless(spec, layout) and not _is_cited_since(spec, _DEPARTMENTS_MERGED),
            ),
        ),
    ),
)

REPORTING = (
    Edit("no reporting", "missing-reporting-clause", faults.setting(reporting=None)),
    Edit(
        "report now and then",
        "missing-reporting-deadline",
        faults.report_when("kịp thời, đầy đủ", by_reference=False),
    ),
    Edit(
        "report by reference",
        "reporting-deadline-by-reference",
        faults.report_when("theo quy định", by_reference=True),
    ),
    Edit("report to nobody", "reporting-without-addressee", faults.report_to_nobody),
    Edit("last year's report", "reporting-deadline-outside-year", faults.report_last_year),
    Edit("no funding", "missing-funding-clause", faults.setting(funding=None)),
    Edit(
        "money from nowhere",
        "funding-without-source",
        faults.setting(funding="Kinh phí thực hiện Kế hoạch này được bảo đảm đầy đủ, kịp thời."),
        (Veil("the office's duty is written in its place", lambda _, layout: layout.funding is FundingForm.DUTY),),
    ),
)

CONSISTENCY = (
    Edit("last year's title", "year-mismatch", faults.last_years_title),
    Edit("last year's opening", "year-mismatch", faults.slipping(Slip.OTHER_YEAR_IN_OPENING)),
    Edit("last year's end", "year-mismatch", faults.slipping(Slip.OTHER_YEAR_AT_END)),
    Edit("last year's annex", "year-mismatch", faults.slipping(Slip.OTHER_YEAR_IN_ANNEX), (_NO_ANNEX,)),
    Edit(
        "last year's money",
        "foreign-year-leftover",
        faults.last_years_money,
        (
            Veil(
                "the day of issue is not in the text: the plan may be of the year before",
                dayless,
                (("foreign-year-leftover", _UNSURE),),
            ),
        ),
    ),
    Edit("another department's field", "foreign-field-leftover", faults.foreign_field),
    Edit(
        "another's ground or house",
        "foreign-unit-leftover",
        faults.other_ground,
        (Veil("in capitals no name can be told from the words after it", in_capitals),),
    ),
    Edit("end of another department's plan", "title-mismatch", faults.slipping(Slip.OTHER_UNIT_AT_END, "department")),
    Edit(
        "annex of another department",
        "annex-title-mismatch",
        faults.slipping(Slip.OTHER_UNIT_IN_ANNEX, "department"),
        (_NO_ANNEX,),
    ),
    Edit(
        "annex of another number",
        "annex-reference-mismatch",
        faults.slipping(Slip.OTHER_NUMBER_IN_ANNEX),
        (_NO_ANNEX, _NO_LETTERHEAD),
    ),
    Edit(
        "annex left blank",
        "blank-annex-reference",
        faults.slipping(Slip.BLANK_ANNEX),
        (_NO_ANNEX,),
    ),
    Edit(
        "duties for who does not receive the plan",
        "assigned-unit-not-in-recipients",
        faults.duties_without_the_plan,
    ),
    Edit(
        "report to who does not receive the plan",
        "report-addressee-not-in-recipients",
        faults.report_without_the_plan,
    ),
)

TEXT = (
    Edit(
        "blank left in",
        "unfilled-blank",
        faults.saying("Phấn đấu hoàn thành [điền: số lượng] chỉ tiêu được giao"),
    ),
    Edit("dots left in", "unfilled-blank", faults.saying("Hoàn thành việc rà soát trước ngày ..... tháng ....")),
    Edit(
        "a sentence with marks apart",
        "mixed-unicode",
        faults.saying(unicodedata.normalize("NFD", "Tiếp thu đầy đủ ý kiến góp ý")),
        (Veil("all marks are apart: nothing is mixed", lambda _, layout: layout.spelling is Spelling.NFD),),
    ),
    Edit(
        "a sentence in TCVN3",
        "legacy-encoding",
        faults.saying("TiÕp thu ®Çy ®ñ ý kiÕn gãp ý cña c¸n bé, c«ng chøc"),
        (
            Veil(
                "the spelling changes the very letters that stand for others",
                lambda _, layout: layout.spelling in {Spelling.NFD, Spelling.UPPER},
            ),
        ),
    ),
    Edit(
        "a label misread",
        "ocr-noise",
        faults.saying("Đăng tải đầy đủ trên Công TTĐT của cơ quan"),
        (Veil("a scan is told as one already", lambda _, layout: layout.noise is Noise.SCAN),),
    ),
)

EDITS = (*HEADER, *CITATIONS, *STRUCTURE, *TASKS, *REPORTING, *CONSISTENCY, *TEXT)
