"""PDF files: stored text by its places on the page, scanned pages by recognising their letters."""

from __future__ import annotations

from typing import Any

from checker.errors import InputError
from checker.model.document import Document

__all__ = ["read_pdf"]

_MOST_PAGES = 500


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
        pages = [stored_page(document, index)[0] for index in range(len(document))]
    finally:
        document.close()
    return read_pages(pages, name, ())


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
