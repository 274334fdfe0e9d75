"""What a review slip says about one plan, before any format lays it out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from checker.model.outcome import Edit, Severity, Status
from checker.model.plan import Plan
from checker.model.report import FileReport
from checker.reporters.slip import SlipOptions, slip_of
from checker.reporters.words import words
from tests.reporters.factories import at, every_status, full_plan, hostile, nothing_found, outcome, words_at

VI = words("vi")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return full_plan()


def test_what_failed_is_listed_gravest_first_and_doubts_only_when_asked_for() -> None:
    file = every_status().files[0]
    plain, full = slip_of(file, VI), slip_of(file, VI, SlipOptions(doubts=True))
    failed = [o for o in file.outcomes if o.status is Status.FAILED]
    assert sorted(row.rule for row in plain.rows) == sorted(o.rule for o in failed)
    assert [row.severity.rank for row in plain.rows] == sorted((o.severity.rank for o in failed), reverse=True)
    assert [row.number for row in plain.rows] == list(range(1, len(plain.rows) + 1))
    assert plain.doubts == ()
    assert [row.rule for row in full.doubts] == [o.rule for o in file.outcomes if o.status is Status.CANNOT_TELL]


def test_a_row_quotes_the_plan_s_own_words_and_offers_the_text_to_put_in(plan: Plan) -> None:
    lines = plan.document.lines
    number = next(i for i, line in enumerate(lines, start=1) if len(line.split()) > 3)
    word = lines[number - 1].split()[1]
    place = words_at(lines, number, word)
    start, end = (place.line, place.column), (place.end_line, place.end_column)
    swap = Edit(start=start, end=end, text="khác")
    insert = Edit(start=(number, 1), end=(number, 1), text="\nV. KINH PHÍ\n\nTừ ngân sách.\n")
    swapped = outcome("vague-lead", location=place, edits=(swap,), severity=Severity.WARNING)
    missing = outcome("missing-funding-clause", location=at(number), edits=(insert,))
    second, first = slip_of(FileReport(file="a.txt", plan=plan, outcomes=(swapped, missing)), VI).rows
    assert (first.found, first.proposed, first.severity) == (word, (f"“{word}” → “khác”",), Severity.WARNING)
    assert (second.found, second.proposed) == (None, ("V. KINH PHÍ", "Từ ngân sách."))


def test_what_is_not_known_is_a_visible_blank(plan: Plan) -> None:
    slip = slip_of(FileReport(file="a.txt", plan=replace(plan, issuers=()), outcomes=()), VI)
    assert "[điền: đơn vị gửi kế hoạch]" in slip.addressee
    assert slip.letterhead == ("[điền: cơ quan góp ý]",)
    assert "[điền: " in slip.signer


def test_the_reviewing_body_and_the_day_are_written_as_the_decree_asks(plan: Plan) -> None:
    options = SlipOptions(body="Sở Tư pháp", superior="UBND tỉnh Vân Giang", day=dt.date(2026, 3, 5))
    slip = slip_of(FileReport(file="a.txt", plan=plan, outcomes=()), VI, options)
    assert slip.letterhead == ("UBND TỈNH VÂN GIANG", "SỞ TƯ PHÁP")
    assert slip.dateline.endswith("ngày 05 tháng 3 năm 2026")
    assert "Sở Tư pháp" in slip.opening


def test_a_plan_without_findings_is_told_so() -> None:
    slip = slip_of(nothing_found().files[0], VI)
    assert slip.rows == ()
    assert "không có nội dung đề nghị chỉnh sửa" in slip.opening


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_text_of_a_slip_steers_a_terminal_or_breaks_a_line(lang: str) -> None:
    slip = slip_of(hostile().files[0], words(lang), SlipOptions(doubts=True, body="Sở\u202e\x1b[31m"))
    texts = [slip.opening, slip.addressee, *slip.subject, *slip.letterhead]
    texts += [
        text for row in (*slip.rows, *slip.doubts) for text in (row.place, row.found or "", row.asked, *row.proposed)
    ]
    assert texts
    assert not any(char in text for text in texts for char in "\x1b\u202e\n\x00")
