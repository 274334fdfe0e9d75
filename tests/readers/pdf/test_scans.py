"""Scanned pages: a plan printed, made a picture a little turned, and read again; how far findings then rest on it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.model.document import Document, Table
from checker.readers import read_bytes
from tests.readers.pdf.paper import Sheet, paper, shown

pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 (extra pdf) is not installed")
image = pytest.importorskip("PIL.Image", reason="pillow (extra ocr) is not installed")
recognised = pytest.importorskip("checker.readers.pdf.recognised")

needs_tesseract = pytest.mark.skipif(
    recognised.recogniser() is None, reason="tesseract with Vietnamese is not installed"
)
LONG = (
    "The departments shall carry out the tasks given to them in this plan and",
    "report to the office before the fifth of December of every year.",
)
XS, YS = (70, 110, 300, 420, 520), (600, 575, 550, 525, 500)


def pictured(data: bytes, turned: float = 0.6) -> bytes:
    """The file as a scanner makes it: pictures of its pages, not quite straight."""
    printed = pdfium.PdfDocument(data)
    try:
        pages = [printed[at].render(scale=200 / 72, grayscale=True).to_pil() for at in range(len(printed))]
    finally:
        printed.close()
    pages = [page.rotate(turned, resample=image.Resampling.BICUBIC, fillcolor=245) for page in pages]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return out.getvalue()


@pytest.fixture(scope="module")
def scan() -> Document:
    if recognised.recogniser() is None:
        pytest.skip("tesseract with Vietnamese is not installed")
    sheet = Sheet().rows(760, "II. CONTENT", *LONG)
    sheet.table(
        XS,
        YS,
        [
            ("No", "Task", "Lead", "Time"),
            ("II", "Group", "", ""),
            ("1", "Training courses", "Office", "Quy III/2025"),
            ("2", "Inspection", "", "Quy II/2025"),
        ],
    )
    return read_bytes(pictured(paper(sheet)), "scan.pdf")


def test_letters_are_recognised_and_lines_joined(scan: Document) -> None:
    assert shown(scan)[:2] == ["II. CONTENT", " ".join(LONG)]


def test_ruled_tables_are_found_in_the_picture(scan: Document) -> None:
    table = next(block for block in scan.blocks if isinstance(block, Table))
    rows = [[" ".join(p.text.value for p in cell.paragraphs) for cell in cells] for cells in table.rows]
    assert [row[0] for row in rows] == ["No", "II", "1", "2"]
    assert [row[3] for row in rows] == ["Time", "", "Quy III/2025", "Quy II/2025"]
    assert rows[2][1] == "Training courses"
    assert rows[3][2] == ""


def test_the_document_says_what_was_recognised_and_how_surely(scan: Document) -> None:
    assert [(note.kind, note.count) for note in scan.notes] == [("ocr", 1)]
    assert len(scan.sure) == len(scan.lines)
    assert all(0 < sure < 1 for sure in scan.sure)


@needs_tesseract
def test_pages_with_and_without_text_are_read_together() -> None:
    whole = pdfium.PdfDocument.new()
    for data in (
        paper(Sheet().rows(760, "I. PURPOSE", *LONG)),
        pictured(paper(Sheet().rows(760, "II. CONTENT", *LONG))),
    ):
        whole.import_pages(pdfium.PdfDocument(data))
    out = io.BytesIO()
    whole.save(out)
    document = read_bytes(out.getvalue(), "mixed.pdf")
    assert shown(document) == ["I. PURPOSE", " ".join(LONG), "II. CONTENT", " ".join(LONG)]
    assert [sure == 1 for sure in document.sure] == [True, True, False, False]
    assert [document.place(line).page for line in range(1, 5)] == [1, 1, 2, 2]


@needs_tesseract
@pytest.mark.parametrize("ruled", [True, False])
def test_lines_below_its_rows_make_a_scanned_table_and_white_space_alone_does_not(ruled: bool) -> None:
    sheet = Sheet().rows(760, "II. CONTENT", *LONG)
    rows = (
        ("STT", "Task", "Lead", "Time"),
        ("11", "Training courses", "Office", "Quarter III"),
        ("12", "Inspection", "Department", "Quarter II"),
        ("13", "Report", "Inspectorate", "Quarter IV"),
    )
    for at, cells in enumerate(rows):
        for x, text in zip(XS, cells, strict=False):
            sheet.write(x + 4, 600 - 26 * at, text)
        if ruled:
            sheet.line(XS[0], 590 - 26 * at, XS[-1], 590 - 26 * at)
    found = [block for block in read_bytes(pictured(paper(sheet)), "scan.pdf").blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in found] == ([4] if ruled else [])


@needs_tesseract
def test_a_blank_scan_holds_no_text() -> None:
    with pytest.raises(InputError) as found:
        read_bytes(pictured(paper(Sheet())), "blank.pdf")
    assert found.value.code == "no-text"


def layered() -> bytes:
    """A scanned page below which the scanner has put the text that it has recognised."""
    sheet = Sheet().raw("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID FF> EI Q").raw("3 Tr")
    return paper(sheet.rows(760, "II. CONTENT", *LONG, *LONG, "III. FUNDING", *LONG))


def test_without_the_program_a_layer_of_text_serves_and_is_not_sure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    from checker.readers.pdf import read_pdf  # noqa: PLC0415 - read here, not by the process that has the old path

    document = read_pdf(layered(), "scan.pdf")
    assert shown(document)[0] == "II. CONTENT"
    assert set(document.sure) == {0.5}
    assert [note.kind for note in document.notes] == ["ocr"]


def test_without_the_program_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    from checker.readers.pdf import read_pdf  # noqa: PLC0415 - read here, not by the process that has the old path

    with pytest.raises(InputError) as found:
        read_pdf(pictured(paper(Sheet().rows(760, *LONG))), "scan.pdf")
    assert found.value.code == "needs-tesseract"
    assert "tesseract-ocr-vie" in str(found.value.mend)
