"""A drafted plan as a Word file in the form of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from collections.abc import Sequence

from checker.repository.drafting import Line
from checker.writers.word import new_page

_LEVELS = {"section": 1, "part": 2, "task": 2}


def draft_docx(lines: Sequence[Line]) -> bytes:
    """The Word file. Raises InputError (no-word-writer) where the library for it is absent."""
    page = new_page(subject=" ".join(_of(lines, "type", "title")))
    page.letterhead(
        _of(lines, "superior", "issuer"),
        "".join(_of(lines, "number")),
        _of(lines, "motto"),
        "".join(_of(lines, "dateline")),
    )
    page.title("".join(_of(lines, "type")), _of(lines, "title"))
    for line in lines:
        if line.role in _LEVELS:
            page.heading(line.text, level=_LEVELS[line.role])
        elif line.role == "text" and line.text:
            page.paragraph(line.text)
    page.closing(
        "".join(_of(lines, "recipients")), _of(lines, "recipient"), _of(lines, "post"), "".join(_of(lines, "signer"))
    )
    return page.to_bytes()


def _of(lines: Sequence[Line], *roles: str) -> list[str]:
    return [line.text for line in lines if line.role in roles]
