"""Reports, one module a format: ``render(report, options) -> str``, without output, clock or environment.

A new format is one module and its name in ``FORMATS``; a format is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Protocol, cast

from checker.reporters.options import RenderOptions

FORMATS = {
    "text": "text",
    "short": "short",
    "json": "json",
    "markdown": "markdown",
    "html": "html",
    "pull-request": "pull_request",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
}
"""The formats of an audit and their modules; the first is the default."""
DESCRIBING = frozenset({"sarif"})
"""The formats that describe the rules that were asked, found something or not."""
PLAN_FORMATS = {"tree": "plan_tree", "json": "plan_json"}
"""The formats that show plans as they were read, and their modules."""
EXPLAIN_FORMATS = {"text": "plan_lines", "html": "plan_page", "json": "plan_json"}
"""The formats that show the page itself with what each line was read as, and their modules."""

TREE_FORMATS = {"text": "folder_tree", "json": "folder_tree_json"}
"""The formats that show whose plan carries out whose, and their modules."""
COVERAGE_FORMATS = {"text": "coverage_text", "csv": "coverage_csv", "json": "coverage_json", "html": "coverage_page"}
"""The formats that hold units against a parent plan, and their modules."""
LEDGER_FORMATS = {"text": "ledger_text", "json": "ledger_json"}
"""The formats that list the acts cited, and their modules."""
DRAFT_FORMATS = {"text": "draft_text", "markdown": "draft_markdown"}
"""The formats of a drafted plan, and their modules."""
AGAINST_FORMATS = {
    "text": "against_text",
    "markdown": "against_markdown",
    "html": "against_page",
    "json": "against_json",
}
"""The formats that hold a plan against its parent, and their modules."""
SLIP_FORMATS = {"html": "slip_page", "markdown": "slip_markdown"}
"""The formats of a review slip, and their modules."""


class Renderer(Protocol):
    """What every format module offers."""

    def __call__(self, report: Any, options: RenderOptions) -> str:
        """The report, or the view of a folder, in this format."""


def renderer(module: str) -> Renderer:
    """The ``render`` of the format module of that name."""
    return cast(Renderer, import_module(f"checker.reporters.{module}").render)


def stream(module: str, report: Any, options: RenderOptions) -> Iterator[str]:
    """The report piece by piece, where the format can; else in one."""
    format_ = import_module(f"checker.reporters.{module}")
    pieces = getattr(format_, "pieces", None)
    return pieces(report, options) if pieces is not None else iter((format_.render(report, options),))


__all__ = [
    "AGAINST_FORMATS", "COVERAGE_FORMATS", "DESCRIBING", "DRAFT_FORMATS", "EXPLAIN_FORMATS", "FORMATS", "LEDGER_FORMATS",
    "PLAN_FORMATS", "SLIP_FORMATS", "TREE_FORMATS", "RenderOptions", "Renderer", "renderer", "stream",
]  # fmt: skip
