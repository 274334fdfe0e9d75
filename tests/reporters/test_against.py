"""Demand and answer: a row accuses where the parent rules do, and nowhere else."""

from __future__ import annotations

import pytest

from checker.reporters.against import compare
from checker.reporters.comparison import Demand
from checker.reporters.words import words
from tests import pair

_KINDS = {
    "parent-citation-mismatch": "citation",
    "issued-before-parent": "not-before",
    "issued-after-due": "issue",
    "year-differs-from-parent": "year",
    "title-differs-from-parent": "title",
    "uncovered-parent-task": "task",
    "lead-differs-from-parent": "lead",
    "deadline-later-than-parent": "time",
    "reporting-later-than-parent": "report",
    "reporting-to-wrong-body": "report-to",
    "missing-required-topic": "content",
}


@pytest.mark.parametrize("case", pair.RIGHT)
def test_a_right_plan_answers_every_demand(case: str) -> None:
    rows = _rows(*pair.RIGHT[case])
    assert {row.verdict for row in rows} <= {"good", "dim", ""}
    assert {"citation", "task", "report"} <= {row.kind for row in rows}


@pytest.mark.parametrize("case", pair.WRONG)
def test_the_row_of_the_fault_and_no_other_accuses(case: str) -> None:
    old, new, rule = pair.WRONG[case]
    assert [row.kind for row in _rows(old, new) if row.verdict == "error"] == [_KINDS[rule]]


@pytest.mark.parametrize("case", pair.DOUBTFUL)
def test_what_cannot_be_told_is_shown_as_such(case: str) -> None:
    old, new, rule = pair.DOUBTFUL[case]
    told = [(row.kind, row.verdict) for row in _rows(old, new) if row.verdict not in ("good", "")]
    assert told == [(_KINDS[rule], "unsure")]


def test_what_is_missing_comes_with_text_to_insert() -> None:
    old, new, _ = pair.WRONG["own task left out"]
    row = next(row for row in _rows(old, new) if row.verdict == "error")
    offered = [answer.text for answer in row.answers if answer.insert]
    assert len(offered) == 1
    assert offered[0].startswith(
        "Biên soạn sổ tay hướng dẫn nộp hồ sơ trực tuyến lĩnh vực chăn nuôi, thú y. Đơn vị chủ trì: Sở"
    )
    assert offered[0].endswith("thời gian: Quý II/2026.")


def test_the_words_that_differ_are_marked() -> None:
    old, new, _ = pair.WRONG["day of the citation"]
    row = next(row for row in _rows(old, new) if row.verdict == "error")
    assert row.answers[0].text.startswith("Kế hoạch số 18/KH-UBND ngày ‹18/01/2026› của")
    assert "ngày 19/01/2026" in row.answers[1].text


def test_a_day_reported_to_another_body_is_shown_and_not_judged() -> None:
    old, new, _ = pair.WRONG["reports to a ministry"]
    row = next(row for row in _rows(old, new) if row.kind == "report")
    assert (row.verdict, row.answers[0].text) == ("", "05/12/2026")


def _rows(old: str, new: str) -> tuple[Demand, ...]:
    return compare(pair.child(old, new), pair.parent(), words("vi")).demands
