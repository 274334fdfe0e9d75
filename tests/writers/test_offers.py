"""Edits that several rules offer for one plan, made to fit together."""

from __future__ import annotations

import pytest

from checker.engine import AuditOptions, audit
from checker.model.outcome import Edit, Outcome, Severity, Status
from checker.model.report import FileReport
from checker.parse import parse
from checker.readers import read_bytes
from checker.rules import load_rules
from checker.writers.mending import mending_of
from checker.writers.offers import offered
from tests.reporters.factories import outcome
from tests.writers.packages import NUMBERING, numbered, p, package

BARE = """UBND TỈNH VÂN GIANG
SỞ TƯ PHÁP
Số: 12/KH-STP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Vân Giang, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Truyền thông về thủ tục hành chính của Sở Tư pháp năm 2026

Thực hiện Kế hoạch số 27/KH-UBND ngày 20/01/2026 của UBND tỉnh Vân Giang về truyền thông, Sở Tư pháp ban hành Kế hoạch:

I. NỘI DUNG, NHIỆM VỤ

1. Treo băng rôn
- Đơn vị chủ trì: Văn phòng Sở.
- Thời gian: Quý II/2026.

II. TỔ CHỨC THỰC HIỆN

Văn phòng Sở theo dõi, đôn đốc.

GIÁM ĐỐC
Phan Văn Đạt
"""
HEADINGS = [
    "I. MỤC ĐÍCH", "II. YÊU CẦU", "III. NỘI DUNG, NHIỆM VỤ", "IV. TỔ CHỨC THỰC HIỆN", "V. KINH PHÍ THỰC HIỆN",
]  # fmt: skip


def headings(lines: list[str] | tuple[str, ...]) -> list[str]:
    return [line for line in lines if line.isupper() and line.split(".")[0] in ("I", "II", "III", "IV", "V", "VI")]


@pytest.mark.parametrize("form", ["text", "typed", "numbered"])
def test_new_sections_at_several_places_leave_the_plan_numbered_without_gap(form: str) -> None:
    if form == "text":
        data, name = BARE.encode(), "kh.txt"
    else:
        lines = [line for line in BARE.split("\n") if line]
        body = [
            numbered(0, line.partition(". ")[2]) if form == "numbered" and line in headings(lines) else p(line)
            for line in lines
        ]
        data, name = package("".join(body), numbering=NUMBERING), "kh.docx"
    rules = load_rules(ignore=["form"])
    plan = parse(read_bytes(data, name))
    outcomes = tuple(audit(plan, rules, AuditOptions(lang="vi")))
    missing = {o.rule for o in outcomes if o.edits}
    assert {"missing-purpose", "missing-requirements", "missing-funding-clause", "missing-recipients"} <= missing
    mending = mending_of(data, FileReport(file=name, plan=plan, outcomes=outcomes))
    assert mending.left == ()
    after = parse(read_bytes(mending.data, name))
    assert headings(after.document.lines) == HEADINGS
    told = {o.rule for o in audit(after, rules, AuditOptions(lang="vi")) if o.status is Status.FAILED}
    assert told <= {"unfilled-blank"}


def test_at_one_place_sentences_come_before_new_sections_and_the_closing_parts_come_last() -> None:
    def missing(rule: str, category: str, text: str, severity: Severity) -> Outcome:
        edit = Edit(start=(9, 1), end=(9, 1), text=text)
        return outcome(rule, category=category, severity=severity, edits=(edit,))

    outcomes = [
        missing("missing-recipients", "header", "Nơi nhận:\n- Lưu: VT.\n", Severity.ERROR),
        missing("missing-funding-clause", "funding", "\nIII. KINH PHÍ\nNgân sách.\n", Severity.ERROR),
        missing("missing-reporting-clause", "reporting", "Báo cáo trước ngày 15/12.\n", Severity.WARNING),
    ]
    assert [edit.text.split()[0] for edit in offered(outcomes)] == ["Báo", "III.", "Nơi"]
