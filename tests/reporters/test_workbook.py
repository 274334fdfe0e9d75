"""The workbook of a review, read back as another program reads it."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from checker.reporters import RenderOptions
from checker.reporters.review import Review
from checker.reporters.workbook import render
from tests.reporters.reviews import FORMULA, UNITS, small_review


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    return small_review(tmp_path_factory.mktemp("plans"))


@pytest.fixture(scope="module")
def book(review: Review) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(render(review, RenderOptions())))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def test_every_unit_and_every_file_has_one_line(book: Workbook) -> None:
    told = {row["đơn vị"]: row for row in rows(book["Tổng hợp"])}
    assert set(told) == {*UNITS, "=hỏng.txt"}
    states = {name: str(row["nộp"]).split()[0] for name, row in told.items()}
    assert states == dict(zip([*UNITS, "=hỏng.txt"], "✓!?✗✗", strict=True))
    assert told["Sở Khoa học và Công nghệ"]["nhiệm vụ"] == "0/1"
    assert told["Sở Khoa học và Công nghệ"]["ngày"] == dt.datetime(2026, 3, 20)  # noqa: DTZ001 - sheets know no zones
    assert told["Sở Y tế"]["tệp"] is None


def test_no_text_becomes_a_formula(book: Workbook) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert any(isinstance(cell.value, str) and cell.value.startswith("=") for cell in cells)
    assert any(FORMULA in str(cell.value) for cell in cells)


def test_only_what_was_written_is_linked(book: Workbook) -> None:
    links = {cell.hyperlink.target for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links == {"slips\\a%20b.docx", "annotated\\a%20b.docx"}


def test_heads_stay_in_sight_and_filter(book: Workbook) -> None:
    for sheet in book:
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref is not None
        assert sheet.print_title_rows == "$1:$1"
    assert book["Nhiệm vụ"].freeze_panes == "C2"


def test_tasks_stand_against_units(book: Workbook) -> None:
    answers = {str(row["nhiệm vụ của cấp trên"]): row for row in rows(book["Nhiệm vụ"])}
    market = next(row for title, row in answers.items() if "chợ đầu mối" in title)
    assert market["Sở Công Thương"] == "✓"
    assert market["Sở Y tế"] is None


def test_findings_say_what_the_terminal_says(review: Review, book: Workbook) -> None:
    told = {(row["id"], row["nội dung"]) for row in rows(book["Góp ý"])}
    found = {
        (outcome.rule, " ".join(outcome.message.split()))
        for file in review.report.files
        for outcome in file.outcomes
        if outcome.status in ("failed", "cannot-tell")
    }
    assert found
    assert {(rule, " ".join(str(text).split())) for rule, text in told} == found


def test_the_ledger_lists_every_act(review: Review, book: Workbook) -> None:
    assert len(rows(book["Văn bản viện dẫn"])) == len(review.acts) > 0


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_same_review_gives_the_same_bytes(review: Review, lang: str) -> None:
    options = RenderOptions(lang=lang)
    assert render(review, options) == render(review, options)


def test_a_text_longer_than_a_cell_is_cut(tmp_path: Path) -> None:
    from checker.reporters.sheets import Cell, Sheet, written  # noqa: PLC0415 - the border beside the workbook's words

    sheet = Sheet(name="x", columns=[("=a", 10)], rows=[[Cell(value="@" * 40_000)], [Cell(value="\x1b\udc80")]])
    path = tmp_path / "x.xlsx"
    path.write_bytes(written([sheet], title="x"))
    head, long, odd = (row[0] for row in openpyxl.load_workbook(path)["x"].iter_rows(values_only=True))
    assert head == "=a"
    assert str(long).startswith("@@@")
    assert len(str(long)) <= 32_767
    assert odd == "␛\ufffd"
