"""Reports, one module a format: ``render(report, options) -> str``, without output, clock or environment.

A new format is one module and its name in ``FORMATS``; a format is imported when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from checker.reporters.options import RenderOptions

if TYPE_CHECKING:  # the words of help lie in this package, and help needs no model
    from checker.model.report import RunReport

FORMATS = ("text", "short", "json", "markdown")
"""The formats of an audit."""
PLAN_FORMATS = {"tree": "plan_tree", "json": "plan_json"}
"""The formats that show plans as they were read, and their modules."""
EXPLAIN_FORMATS = {"text": "plan_lines", "html": "plan_page", "json": "plan_json"}
"""The formats that show the page itself with what each line was read as, and their modules."""


class Renderer(Protocol):
    """What every format module offers."""

    def __call__(self, report: RunReport, options: RenderOptions) -> str:
        """The report in this format."""


def renderer(module: str) -> Renderer:
    """The ``render`` of the format module of that name."""
    return cast(Renderer, import_module(f"checker.reporters.{module}").render)


__all__ = ["EXPLAIN_FORMATS", "FORMATS", "PLAN_FORMATS", "RenderOptions", "Renderer", "renderer"]
