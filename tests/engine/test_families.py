"""Parents among the files of one run, and what becomes of those that cannot be told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from checker.engine import read_under, run
from checker.errors import InputError
from checker.model.document import Document
from checker.model.outcome import Outcome, Status
from checker.model.plan import Kind
from checker.readers import read_text
from checker.repository.outcomes import OutcomeCache
from checker.repository.standing import named_parent
from checker.repository.store import Store
from checker.rules import load_rules
from tests.benchmarks.parent_rules import measure
from tests.family import FAULTS
from tests.repository.plans import Child, Parent, read

RULES = load_rules(select=FAULTS)
TOLD = (Status.FAILED, Status.CANNOT_TELL, Status.CRASHED)
DECISION = """\
UBND TỈNH VÂN GIANG
Số: 80/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Vân Giang, ngày 20 tháng 01 năm 2026

QUYẾT ĐỊNH
Về việc truyền thông thủ tục hành chính năm 2026

ỦY BAN NHÂN DÂN TỈNH VÂN GIANG

Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính;

QUYẾT ĐỊNH:

Điều 1. Giao các sở truyền thông về thủ tục hành chính.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Thị Mận
"""


def documents(**texts: str) -> list[Document]:
    return [read_text(text, name) for name, text in texts.items()]


def told(report_of: list[Document], name: str = "child") -> list[Outcome]:
    files = run(report_of, RULES).files
    return [o for file in files if file.file == name for o in file.outcomes if o.status in TOLD]


def verdicts(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    return [(o.rule, o.status.value) for o in outcomes]


def test_the_parent_among_the_files_is_what_a_plan_is_held_against() -> None:
    late = Child(report="20/12/2026").text()
    assert verdicts(told(documents(parent=Parent().text(), child=late))) == [("reporting-later-than-parent", "failed")]
    assert told(documents(parent=Parent().text(), child=Child().text())) == []
    assert told(documents(parent=Parent().text(), child=Child().text()), "parent") == []


def test_without_any_parent_among_them_files_are_asked_nothing() -> None:
    assert told(documents(child=Child(report="20/12/2026").text(), other=Child(number="9/KH-SCT").text())) == []


def test_a_parent_that_is_here_twice_is_told_though_no_plan_has_its_parent_here() -> None:
    twins = {"parent": Parent().text(), "twin": Parent(tasks=Parent().tasks[:1]).text()}
    found = told(documents(child=Child(report="20/12/2026").text(), **twins))
    assert verdicts(found) == [("parent-not-found", "cannot-tell")]


CITED = "của UBND tỉnh Vân Giang về truyền thông thủ tục hành chính năm 2026"


@pytest.mark.parametrize(
    ("cites", "extra", "said"),
    [
        (
            f"Kế hoạch số 27/KH-UBND ngày 20/01/2026 {CITED}",
            {"parent": Parent().text(), "twin": Parent(tasks=Parent().tasks[:1]).text()},
            "khớp với nhiều văn bản",
        ),
        (
            f"Quyết định số 80/QĐ-UBND ngày 20/01/2026 {CITED}",
            {"parent": DECISION},
            "khớp với một văn bản không phải là kế hoạch",
        ),
        (f"Kế hoạch số 27/KH-UBND ngày 20/01/2026 {CITED}", {}, "không có trong số"),
        ("Kế hoạch số 27/KH-UBND", {"parent": Parent().text()}, "chỉ khớp số"),
    ],
    ids=["two candidates", "no plan", "not here", "a number alone"],
)
def test_a_parent_that_cannot_be_told_is_a_question_and_no_fault(cites: str, extra: dict[str, str], said: str) -> None:
    fire = "Phòng cháy, chữa cháy rừng năm 2026"
    day = dt.date(2026, 2, 2)
    cited = "Kế hoạch số 5/KH-UBND ngày 02/02/2026 của UBND tỉnh Vân Giang về phòng cháy, chữa cháy rừng năm 2026"
    # One plan has its parent here, so that parents are looked for at all.
    family = {"upper": Parent(number="5/KH-UBND", issued=day, title=fire).text()}
    family |= {"below": Child(number="6/KH-SCT", title=fire, cites=cited).text()}
    found = told(documents(child=Child(cites=cites, report="20/12/2026").text(), **family, **extra))
    assert verdicts(found) == [("parent-not-found", "cannot-tell")]
    assert said in found[0].message


def test_a_plan_that_cites_itself_and_a_ring_have_no_parent() -> None:
    itself = Child(
        cites="Kế hoạch số 15/KH-SCT ngày 25/02/2026 của Sở Công Thương về truyền thông thủ tục hành chính"
    ).text()
    family = documents(parent=Parent().text(), below=Child(number="6/KH-SCT").text(), child=itself)
    assert [o for o in told(family) if o.status is Status.FAILED] == []
    ring = Parent(opening="Thực hiện Kế hoạch số 15/KH-SCT ngày 25/02/2026 của Sở Công Thương về truyền thông thủ tục hành chính năm 2026").text()  # fmt: skip
    assert not [
        o for o in told(documents(parent=ring, child=Child(report="20/12/2026").text())) if o.status is Status.FAILED
    ]
    above = named_parent(read(Child().text()), read(ring))
    assert above is not None
    assert (above.plan, above.reason) == (None, "cycle")


def test_a_plan_is_not_held_against_itself(tmp_path: Path) -> None:
    path = tmp_path / "parent.txt"
    path.write_text(Parent().text(), encoding="utf-8")
    assert run([path], RULES, parent=path).files[0].plan.parent_plan is None


def test_what_is_no_plan_cannot_be_named_as_the_parent(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(DECISION, encoding="utf-8")
    with pytest.raises(InputError) as error:
        run(documents(child=Child().text()), RULES, parent=path)
    assert error.value.code == "parent-not-a-plan"


def test_the_named_parent_of_a_plan_without_citation_is_believed() -> None:
    child = read(Child(cites="nhiệm vụ được giao", report="20/12/2026").text())
    assert child.parent is None
    above = named_parent(child, read(Parent().text()))
    assert above is not None
    assert above.report is not None
    assert above.report.time_accord == "differs"


def test_a_kept_report_is_not_given_when_the_parent_beside_has_changed(tmp_path: Path) -> None:
    parent, child = tmp_path / "parent.txt", tmp_path / "child.txt"
    child.write_text(Child(report="20/12/2026").text(), encoding="utf-8")
    with Store.open(tmp_path / "cache") as store:

        def verdict() -> list[tuple[str, str]]:
            files = run([parent, child], RULES, cache=OutcomeCache(store, configuration="")).files
            return [(o.rule, o.status.value) for file in files for o in file.outcomes if o.status in TOLD]

        for report, wanted in (("10/12/2026", [("reporting-later-than-parent", "failed")]), ("25/12/2026", [])):
            parent.write_text(Parent(report=report).text(), encoding="utf-8")
            assert verdict() == wanted
            assert verdict() == wanted
        parent.write_text(DECISION, encoding="utf-8")
        assert verdict() == []


def test_no_real_plan_is_taken_for_the_parent_of_another(corpus: Path) -> None:
    paths = sorted(path for path in (corpus / "plans").iterdir() if path.is_file())
    report = run(paths, RULES)
    assert all(file.plan.parent_plan is None or file.plan.parent_plan.plan is None for file in report.files)
    plans = [read_under(path, None) for path in paths]
    plans = [plan for plan in plans if plan.kind is Kind.PLAN]
    held = [
        (child.document.name, parent.document.name)
        for child in plans
        for parent in plans
        if child.parent is not None and (above := named_parent(child, parent)) is not None and above.plan is not None
    ]
    assert held == []


@pytest.mark.parametrize("seed", [1, 12])
def test_nothing_is_failed_that_was_not_planted_and_nearly_all_that_was_is_told(seed: int) -> None:
    rows, wrong = measure(300, seed)
    assert [(child.name, rule, message) for child, rule, message in wrong] == []
    for rule, row in rows.items():
        assert row.planted >= 16, rule
        # What lies in a letterhead that was cut off, nobody can see.
        assert row.recall >= 0.8, rule
        # A person is asked about right plans no more than once in a hundred.
        assert row.wary <= 3, rule


def test_two_documents_of_one_name_are_two() -> None:
    first, second = documents(child=Child().text()), documents(child=Child(number="99/KH-SCT").text())
    report = run([*first, *second], RULES)
    assert [file.plan.number.value for file in report.files] == ["15/KH-SCT", "99/KH-SCT"]
    assert replace(report.files[0].plan, document=first[0]).parent_plan is None
