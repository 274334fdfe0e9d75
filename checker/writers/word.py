"""The door to writing Word files: a clear word to people who lack the library for it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from checker.errors import InputError

if TYPE_CHECKING:
    from checker.writers.official_page import OfficialPage


def new_page(*, subject: str, day: dt.date | None = None) -> OfficialPage:
    """An empty official page. Raises InputError (no-word-writer) where python-docx is not installed."""
    try:
        from checker.writers.official_page import OfficialPage  # noqa: PLC0415 - needs an extra, and is slow to import
    except ModuleNotFoundError as error:
        if error.name != "docx":
            raise
        raise InputError(
            "Word files cannot be written: the library python-docx is not installed",
            code="no-word-writer", mend="pip install 'kehoach-checker[report]'",
        ) from None  # fmt: skip
    return OfficialPage(subject=subject, day=day)
