"""How an accord of plan and parent is shown in a row."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model.demands import Accord

VERDICTS = {Accord.AGREES: "good", Accord.UNSURE: "unsure", Accord.DIFFERS: "error", None: ""}
"""The verdict of a row by the accord of what stands in it."""


def marked(text: str, accord: Accord | None) -> str:
    """The text between ‹ and › where it does not agree, so that it shows without colour."""
    return text if accord in (Accord.AGREES, None) else f"‹{text}›"


def listed(names: Iterable[str]) -> str:
    """Names one after another; a semicolon parts them where one of them holds a comma."""
    found = list(names)
    return ("; " if any("," in name for name in found) else ", ").join(found)
