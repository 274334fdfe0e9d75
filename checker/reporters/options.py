"""What a report's reader wants to see, and on what."""

from __future__ import annotations

from checker.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOptions:
    """How to render: ``lang`` is "vi" or "en", ``width`` counts the cells of a line.

    ``show_all`` adds what passed and what was not asked; ``quiet`` leaves only what failed, which
    under ``strict`` includes what could not be told; ``explain`` adds to JSON
    what each line was read as. ``fail_on`` is the least severity that makes a run fail ("new": any). ``base`` is the
    folder from which reports for other programs name files, "" where names stay as they were given.
    ``seconds`` is what the run took, None where the same input must give the same bytes.
    """

    lang: str = "vi"
    width: int = 80
    colour: bool = False
    show_all: bool = False
    quiet: bool = False
    strict: bool = False
    explain: bool = False
    fail_on: str = "error"
    base: str = ""
    seconds: float | None = None
