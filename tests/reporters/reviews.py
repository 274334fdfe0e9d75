"""A small review: a unit in time, one that is late and lacks its task, one with a plan of something else, one without."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from checker.engine import AuditOptions, run
from checker.errors import InputError
from checker.model.plan import Plan
from checker.model.report import FileReport, RunReport
from checker.reporters.review import Papers, Review
from checker.repository.answers import Answers
from checker.repository.cards import card_of
from checker.repository.coverage import coverage
from checker.repository.ledger import ledger
from checker.rules import load_rules
from tests.repository import plans as p

UNITS = ("Sở Công Thương", "Sở Khoa học và Công nghệ", "Sở Nội vụ", "Sở Y tế")
FORMULA = '=HYPERLINK("http://evil.example";"=1+1")'
SCRIPT = "<script>document.documentElement.setAttribute('data-run','1')</script>"

_CHILDREN = {
    "cong-thuong.txt": p.Child(),
    "khoa-hoc.txt": p.Child(
        issuer="Sở Khoa học và Công nghệ", number="9/KH-SKHCN", issued=dt.date(2026, 3, 20), report="15/12/2026",
        title="Truyền thông thủ tục hành chính của Sở Khoa học và Công nghệ năm 2026",
        tasks=(("Sửa chữa nhà để xe của cơ quan", "Văn phòng Sở", "Tháng 9/2026"),),
    ),
    "noi-vu.txt": p.Child(
        issuer="Sở Nội vụ", number="8/KH-SNV",
        cites="Kế hoạch số 99/KH-UBND ngày 15/01/2026 của UBND tỉnh Vân Giang về cải cách hành chính năm 2026",
        title="Cải cách hành chính của Sở Nội vụ năm 2026",
    ),
}  # fmt: skip


_PARENT = p.Parent(
    title=f"Truyền thông thủ tục hành chính trên địa bàn tỉnh Vân Giang năm 2026 {SCRIPT}",
    tasks=(*p.TASKS, (FORMULA, "Sở Nội vụ", "Trước ngày 30/9/2026")),
)


def small_review(folder: Path) -> Review:
    """The review of a folder that this fills."""
    above = p.read(_PARENT.text())
    paths = []
    for name, child in _CHILDREN.items():
        path = folder / name
        path.write_text(child.text(), encoding="utf-8")
        paths.append(path)
    (folder / "cha.txt").write_text(_PARENT.text(), encoding="utf-8")
    report = run(paths, load_rules(), AuditOptions(), parent=folder / "cha.txt")
    return reviewed(report, folder, above_name=str(folder / "cha.txt"), above=above)


def reviewed(report: RunReport, folder: Path, *, above_name: str, above: Plan) -> Review:
    """A report as a review, with a file that could not be read and papers for the first plan."""
    broken = InputError("is empty", code="empty-file", file=str(folder / "=hỏng.txt"))
    cards = {file.file: card_of(file.plan) for file in report.files} | {above_name: card_of(above)}
    plans = {file.file: file.plan for file in report.files}
    first: FileReport = report.files[0]
    papers = Papers(slips={"docx": "slips/a b.docx", "html": "slips/a b.html"}, annotated="annotated/a b.docx")
    return Review(
        folder=str(folder),
        report=RunReport(files=report.files, errors=(broken,), rules_digest=report.rules_digest),
        coverage=coverage(above_name, above, Answers(cards), plans.__getitem__, UNITS),
        cards=cards,
        acts=ledger(cards),
        papers={first.file: papers},
    )
