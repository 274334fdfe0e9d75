"""The work of ``checker new``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.cli.output import Target, emit, targets, write_new
from checker.cli.settings import settle
from checker.cli.streams import width_of_terminal
from checker.cli.views import parent_plan
from checker.errors import UsageError
from checker.reporters import DRAFT_FORMATS, RenderOptions, renderer
from checker.reporters.words import words
from checker.repository.drafting import Line, draft

_BY_ENDING = {".txt": "text", ".md": "markdown", ".docx": None}


def new(
    *,
    parent: Path,
    issuer: str,
    report_days: int,
    formats: Sequence[str],
    out: Path | None,
    force: bool,
    lang: str | None,
) -> int:
    """Print or write a draft of the issuer's plan under the parent; the exit code."""
    settings = settle([], lang=lang)
    say = words(settings.lang)
    if out is not None and out.suffix.lower() not in _BY_ENDING:
        raise UsageError(say("new.ending", name=out.name), mend=say("usage.known", names=", ".join(_BY_ENDING)))
    if not issuer.strip():
        raise UsageError(say("usage.no-value", name="--issuer"), mend=say("usage.see-help", command="checker new"))
    goals: Sequence[Target] = targets(formats, DRAFT_FORMATS, say) if formats or out is None else ()
    lines = draft(parent_plan(parent), " ".join(issuer.split()), report_days=report_days)
    options = RenderOptions(lang=settings.lang, width=width_of_terminal())
    if out is not None:
        write_new(out, _file(lines, out, options), say, force=force)
    emit(lines, goals, options, say)
    return 0


def _file(lines: Sequence[Line], out: Path, options: RenderOptions) -> bytes:
    form = _BY_ENDING[out.suffix.lower()]
    if form is not None:
        return renderer(DRAFT_FORMATS[form])(lines, options).encode()
    from checker.writers.draft_docx import draft_docx  # noqa: PLC0415 - only for Word

    return draft_docx(lines)
