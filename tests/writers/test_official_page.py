"""Word files in the form of Nghị định 30/2020/NĐ-CP: drafts and review slips as another library reads them."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.shared import Mm, Pt

from checker.engine import read_plan
from checker.model.plan import Plan
from checker.reporters.slip import SlipOptions, slip_of
from checker.reporters.words import words
from checker.repository.drafting import Line, draft
from checker.writers.draft_docx import draft_docx
from checker.writers.slip_docx import slip_docx
from tests.reporters.factories import every_status, hostile, nothing_found

VI = words("vi")


@pytest.fixture(scope="module")
def lines(root: Path) -> tuple[Line, ...]:
    parent = read_plan(root / "samples/ubnd-tinh-2026.md")
    assert isinstance(parent, Plan)
    return draft(parent, "Sở Y tế")


@pytest.fixture(scope="module")
def drafted(lines: tuple[Line, ...]) -> Document:
    return docx.Document(io.BytesIO(draft_docx(lines)))


def _texts(file: Document) -> list[str]:
    out = [paragraph.text for paragraph in file.paragraphs]
    out += [p.text for table in file.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    return [text for text in out if text]


def test_the_page_has_the_size_margins_and_font_of_the_decree(drafted: Document) -> None:
    page = drafted.sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert page.left_margin is not None
    assert Mm(30) <= page.left_margin <= Mm(35)
    assert page.right_margin is not None
    assert Mm(15) - 999 <= page.right_margin <= Mm(20)
    assert page.top_margin == page.bottom_margin
    sizes = {run.font.size for paragraph in drafted.paragraphs for run in paragraph.runs}
    assert sizes == {Pt(14)}
    assert 'w:ascii="Times New Roman"' in drafted.styles["Normal"].element.xml


def test_pages_are_numbered_from_the_second_on(drafted: Document) -> None:
    page = drafted.sections[0]
    assert page.different_first_page_header_footer
    assert "PAGE" in page.header.paragraphs[0]._p.xml
    assert not page.first_page_header.paragraphs[0].text


def test_every_line_of_the_draft_stands_once_in_the_file(drafted: Document, lines: tuple[Line, ...]) -> None:
    assert sorted(_texts(drafted)) == sorted(line.text for line in lines if line.text)


def test_what_somebody_must_fill_in_is_marked_in_colour(drafted: Document) -> None:
    marked = [r.text for p in drafted.paragraphs for r in p.runs if r.font.highlight_color is not None]
    assert marked
    assert all(text.startswith("[điền: ") and text.endswith("]") for text in marked)


def test_the_same_draft_gives_the_same_bytes(lines: tuple[Line, ...]) -> None:
    assert draft_docx(lines) == draft_docx(lines)


def test_characters_that_no_word_file_can_hold_are_replaced() -> None:
    file = docx.Document(
        io.BytesIO(
            draft_docx(
                [
                    Line(text="KẾ\x01 HOẠCH\ud800", role="type"),
                    Line(text="x", role="issuer"),
                    Line(text="a", role="motto"),
                ]
            )
        )
    )
    assert "KẾ\ufffd HOẠCH\ufffd" in _texts(file)


@pytest.mark.parametrize("report", [every_status(), hostile(), nothing_found()])
def test_a_slip_lists_every_finding_with_its_place_basis_and_text(report: object) -> None:
    slip = slip_of(report.files[0], VI, SlipOptions(body="Sở Tư pháp", doubts=True))  # type: ignore[attr-defined]  # a report
    file = docx.Document(io.BytesIO(slip_docx(slip, dt.date(2026, 3, 5))))
    texts = _texts(file)
    for row in (*slip.rows, *slip.doubts):
        assert row.asked in texts
        assert row.place in texts
        assert set(row.proposed) <= set(texts)
    tables = [table for table in file.tables if table.rows[0].cells[0].text == slip.columns[0]]
    assert [len(table.rows) - 1 for table in tables] == [len(rows) for rows in (slip.rows, slip.doubts) if rows]
    assert {slip.title, slip.addressee, slip.opening, slip.signer, "SỞ TƯ PHÁP"} <= set(texts)
    assert file.core_properties.created == dt.datetime(2026, 3, 5, tzinfo=dt.UTC)
