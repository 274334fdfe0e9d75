"""A comparison in the terminal: side by side where there is room, else one side above the other."""

from __future__ import annotations

from checker.reporters.comparison import Comparison, draw
from checker.reporters.options import RenderOptions
from checker.reporters.styled import Styled
from checker.reporters.words import words


def render(comparison: Comparison, options: RenderOptions) -> str:
    """The rows in lines of at most ``options.width`` cells."""
    out = list(draw(comparison, options.width))
    if not comparison.demands:
        out += Styled.of((words(options.lang)("against.no-demand"), "dim")).wrapped(options.width)
    return "".join((line.ansi() if options.colour else line.plain).rstrip(" ") + "\n" for line in out)
