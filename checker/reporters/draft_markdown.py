"""A drafted plan as Markdown: bold heads, a paragraph a line."""

from __future__ import annotations

from collections.abc import Sequence

from checker.reporters.options import RenderOptions
from checker.repository.drafting import Line

_BOLD = frozenset({"superior", "issuer", "motto", "type", "title", "section", "part", "task", "recipients", "post"})


def render(lines: Sequence[Line], options: RenderOptions) -> str:  # noqa: ARG001 - a plan is not wrapped nor coloured
    """The lines as paragraphs; bullets stay bullets."""
    texts = [f"**{line.text}**" if line.role in _BOLD else line.text for line in lines if line.text]
    return "\n\n".join(texts) + "\n"
