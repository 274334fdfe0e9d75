"""An error as people read it on a terminal: what is wrong, where, and how to mend it."""

from __future__ import annotations

from checker.errors import CheckerError, UnknownNameError
from checker.reporters.styled import Styled
from checker.reporters.visible import visible
from checker.reporters.words import Words


def told(error: CheckerError, say: Words) -> tuple[str, str]:
    """What is wrong and how to mend it, in the user's language.

    Errors are raised in English; the other languages have a sentence for each code, where there is one.
    """
    if say.lang == "en":
        return error.what, error.mend or ""
    if isinstance(error, UnknownNameError):
        return say(f"error.{error.code}", name=error.name), _choice(error, say)
    what = say.get(f"error.{error.code}", error.what)
    return what, say.get(f"mend.{error.code}", error.mend or "")


def _choice(error: UnknownNameError, say: Words) -> str:
    near = say("usage.nearest", name=error.near) if error.near else ""
    known = say("usage.known", names=error.known) if error.known else ""
    return " ".join(filter(None, (near, known))) or say.get(f"mend.{error.code}", "")


def place_of(error: CheckerError) -> str:
    """File and line, as far as known."""
    return ":".join(str(part) for part in (error.file, error.line) if part is not None)


def fault_lines(error: CheckerError, say: Words, width: int) -> list[Styled]:
    """One block: a sign, the file and line, what is wrong; below it, after an arrow, the remedy."""
    where, (what, mend) = place_of(error), told(error, say)
    head = Styled.of((visible(where), "bold"), ": " if where else "", visible(what))
    out = head.wrapped(width, Styled.of(("✗", "error bold"), " "), Styled.of("  "))
    return out + (Styled.of(visible(mend)).wrapped(width, Styled.of("  → ")) if mend else [])
