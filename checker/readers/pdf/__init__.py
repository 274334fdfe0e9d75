"""PDF files: stored text by its places on the page, scanned pages by recognising their letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from checker.errors import InputError
from checker.model.document import Document, Note
from checker.readers.worker import still_going

__all__ = ["read_pdf"]

_MOST_PAGES = 500
_FEWEST_WORDS = 40  # of a layer of text below a scanned page
_UNKNOWN = 0.5  # how sure letters are that somebody else has recognised


def read_pdf(data: bytes, name: str) -> Document:
    """The document in a PDF. Raises InputError: needs-pdf, encrypted-file, damaged-file, too-large, no-text."""
    try:
        import pypdfium2  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise InputError(
            "is a PDF, and what reads PDFs is not installed",
            code="needs-pdf",
            file=name,
            mend="pip install 'kehoach-checker[pdf]'",
        ) from error
    from checker.readers.pdf.printed import read_pages  # noqa: PLC0415 - these need the extra
    from checker.readers.pdf.stored import stored_page  # noqa: PLC0415

    document = _opened(pypdfium2, data, name)
    try:
        if len(document) > _MOST_PAGES:
            raise InputError(
                f"has more than {_MOST_PAGES} pages", code="too-large", file=name, mend="send the plan alone"
            )
        pages = []
        for index in range(len(document)):
            page, scanned = stored_page(document, index)
            pages.append(_recognised(document, index, name, page) if scanned else page)
            still_going()
    finally:
        document.close()
    read = read_pages(pages, name, _notes(pages))
    if not read.blocks:
        raise InputError("holds no text", code="no-text", file=name, mend="ask for the text itself, or a better scan")
    return read


def _recognised(document: Any, index: int, name: str, stored: Any) -> Any:
    """The scanned page as recognised; where that cannot be done here, the layer of text that the scanner has put below it."""
    try:
        return _read_picture(document, index, name)
    except InputError as error:
        if error.code not in {"needs-ocr", "needs-tesseract"} or len(stored.words) < _FEWEST_WORDS:
            raise
        words = tuple(replace(word, sure=_UNKNOWN) for word in stored.words)
        return replace(stored, words=words, recognised=_UNKNOWN, letters=None)


def _read_picture(document: Any, index: int, name: str) -> Any:
    try:
        import PIL  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        raise InputError(
            "has scanned pages, and what prepares their pictures is not installed",
            code="needs-ocr",
            file=name,
            mend="pip install 'kehoach-checker[ocr]'",
        ) from error
    from checker.readers.pdf.recognised import recognised_page  # noqa: PLC0415 - needs the extra

    page = document[index]
    try:
        return recognised_page(page, index + 1, name)
    finally:
        page.close()


def _notes(pages: Sequence[Any]) -> tuple[Note, ...]:
    """That pages were scanned, and how sure their reading is."""
    scanned = [page for page in pages if page.recognised is not None]
    if not scanned:
        return ()
    numbers = ", ".join(str(page.number) for page in scanned)
    sure = min(page.recognised for page in scanned)
    text = f"page {numbers}: letters recognised in a picture ({sure:.0%} sure)"
    return (Note(kind="ocr", text=text, count=len(scanned)),)


def _opened(library: Any, data: bytes, name: str) -> Any:
    try:
        return library.PdfDocument(data)
    except library.PdfiumError as error:
        told = str(error).lower()
        if "password" in told or "security" in told:
            raise InputError(
                "is protected by a password",
                code="encrypted-file",
                file=name,
                mend="open it with the password and save it without one",
            ) from error
        raise InputError("is damaged", code="damaged-file", file=name, mend="ask for it once more") from error
