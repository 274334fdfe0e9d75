"""The work of ``checker new``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.cli.output import emit, targets
from checker.cli.settings import settle
from checker.cli.streams import width_of_terminal
from checker.cli.views import parent_plan
from checker.reporters import DRAFT_FORMATS, RenderOptions
from checker.reporters.words import words
from checker.repository.drafting import draft


def new(*, parent: Path, issuer: str, report_days: int, formats: Sequence[str], lang: str | None) -> int:
    """Print a draft of the issuer's plan under the parent; the exit code."""
    settings = settle([], lang=lang)
    say = words(settings.lang)
    goals = targets(formats, DRAFT_FORMATS, say)
    lines = draft(parent_plan(parent), " ".join(issuer.split()), report_days=report_days)
    emit(lines, goals, RenderOptions(lang=settings.lang, width=width_of_terminal()), say)
    return 0
