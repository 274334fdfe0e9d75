"""A review slip as a Word file in the form of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from checker.model.slip import Slip, SlipRow
from checker.writers.word import new_page

_SHARES = (11, 21, 30, 44, 32, 37)


def slip_docx(slip: Slip, day: dt.date | None = None) -> bytes:
    """The Word file; ``day`` goes into its properties. Raises InputError (no-word-writer) without python-docx."""
    page = new_page(subject=" ".join([slip.title, *slip.subject]), day=day)
    page.letterhead(slip.letterhead, slip.number, slip.motto, slip.dateline)
    page.title(slip.title, slip.subject)
    page.addressee(slip.addressee)
    page.paragraph(slip.opening)
    if slip.rows:
        page.table(slip.columns, _cells(slip.rows, slip), _SHARES)
    if slip.doubts:
        if slip.rows:
            page.paragraph(slip.doubts_head)
        page.table(slip.columns, _cells(slip.doubts, slip), _SHARES)
    for text in slip.closing:
        page.paragraph(text)
    page.closing(slip.recipients_head, slip.recipients, slip.posts, slip.signer)
    return page.to_bytes()


def _cells(rows: Sequence[SlipRow], slip: Slip) -> list[list[str]]:
    return [
        [str(row.number), row.place, row.found or slip.nothing, row.asked, row.basis or "", "\n".join(row.proposed)]
        for row in rows
    ]
