"""Standard output and standard error: their encoding, width and colour, and errors told on them."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO

import click

from checker.errors import CheckerError
from checker.reporters.words import Words

_NARROWEST, _USUAL, _WIDEST = 40, 80, 160
_UNBROKEN = 1_000_000  # an error in a log is one line: a path stays whole, and a search finds it


def prepare_streams() -> None:
    """Make both streams able to hold any text: consoles and pipes of other code pages would break off in the middle."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = (stream.encoding or "").lower().replace("_", "-")
            if encoding in ("utf-8", "utf8"):
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")


def has_colour(stream: TextIO) -> bool:
    """Whether to colour what goes to ``stream``: NO_COLOR forbids it, FORCE_COLOR demands it, else terminals have it."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width_of_terminal() -> int:
    """The cells of a line: the terminal's own, 80 where there is none; COLUMNS overrides both."""
    if "COLUMNS" not in os.environ and not sys.stdout.isatty():
        return _USUAL
    from shutil import get_terminal_size  # noqa: PLC0415 - slow to import, and pipes and files do without

    return max(_NARROWEST, min(_WIDEST, get_terminal_size((_USUAL, 24)).columns))


def say_fault(error: CheckerError, say: Words) -> None:
    """Tell an error on standard error: what, where, how to mend it; broken into lines for terminals only."""
    from checker.reporters.faults import fault_lines  # noqa: PLC0415 - a run without errors does without

    colour = has_colour(sys.stderr)
    width = width_of_terminal() if sys.stderr.isatty() or "COLUMNS" in os.environ else _UNBROKEN
    for line in fault_lines(error, say, width):
        click.echo(line.ansi() if colour else line.plain, err=True, color=colour)
