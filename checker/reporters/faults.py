"""An error as people read it on a terminal: what is wrong, where, and how to mend it."""

from __future__ import annotations

from checker.errors import CheckerError
from checker.reporters.styled import Styled
from checker.reporters.visible import visible
from checker.reporters.words import Words


def fault_lines(error: CheckerError, say: Words, width: int) -> list[Styled]:
    """One block: a sign, the file and line, what is wrong; below it, after an arrow, the remedy."""
    where = ":".join(str(part) for part in (error.file, error.line) if part is not None)
    what = visible(say.get(f"error.{error.code}", error.what))
    head = Styled.of((visible(where), "bold"), ": " if where else "", what)
    out = head.wrapped(width, Styled.of(("✗", "error bold"), " "), Styled.of("  "))
    mend = say.get(f"mend.{error.code}", error.mend or "")
    return out + (Styled.of(visible(mend)).wrapped(width, Styled.of("  → ")) if mend else [])
