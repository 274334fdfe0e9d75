"""Findings as remarks for the margin of a Word file."""

from __future__ import annotations

import pytest

from checker.model.outcome import Edit, Status
from checker.model.report import FileReport
from checker.reporters.remarks import remarks
from checker.reporters.words import words
from tests.reporters.factories import at, every_status, full_plan, hostile, outcome


def test_there_is_a_remark_for_each_failed_and_each_doubtful_outcome_at_its_place() -> None:
    file = every_status().files[0]
    shown = [o for o in file.outcomes if o.status in (Status.FAILED, Status.CANNOT_TELL)]
    assert [remark.location for remark in remarks(file, words("vi"))] == [o.location for o in shown]
    sure = [o for o in shown if o.status is Status.FAILED]
    assert len(remarks(file, words("vi"), doubts=False)) == len(sure)


def test_a_remark_says_what_is_wrong_offers_the_text_and_names_the_basis() -> None:
    insert = Edit(start=(3, 1), end=(3, 1), text="\nV. KINH PHÍ\n\nTừ [điền: nguồn].\n")
    found = outcome("missing-funding-clause", location=at(3), edits=(insert,), basis="thực tiễn thẩm định")
    (remark,) = remarks(FileReport(file="a", plan=full_plan(), outcomes=(found,)), words("vi"))
    assert remark.paragraphs == (
        "Missing funding clause (lỗi)",
        "Thông báo của missing-funding-clause.",
        "Nội dung đề xuất:",
        "V. KINH PHÍ",
        "Từ [điền: nguồn].",
        "Căn cứ: thực tiễn thẩm định",
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_text_of_a_plan_steers_what_shows_the_remark(lang: str) -> None:
    texts = [text for remark in remarks(hostile().files[0], words(lang)) for text in remark.paragraphs]
    assert texts
    assert not any(char in text for text in texts for char in "\x1b\u202e\n\x00")
