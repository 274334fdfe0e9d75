"""A drafted plan as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from checker.reporters.options import RenderOptions
from checker.repository.drafting import Line


def render(lines: Sequence[Line], options: RenderOptions) -> str:  # noqa: ARG001 - a plan is not wrapped nor coloured
    """The lines as they stand."""
    return "".join(f"{line.text}\n" for line in lines)
