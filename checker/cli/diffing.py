"""The work of ``checker diff``: the skeleton beside the plan, or a patch."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from checker.cli.auditing import audit_paths
from checker.cli.inputs import STDIN
from checker.cli.settings import settle
from checker.cli.streams import has_colour, say_fault, width_of_terminal
from checker.errors import InputError
from checker.model.report import FileReport
from checker.reporters import RenderOptions, renderer
from checker.reporters.words import Words, words
from checker.writers.patch import make_patch, offered


def diff(plan: str, *, form: str, no_cache: bool, **switches: Any) -> int:
    """Print the comparison or the patch of one plan; the exit code."""
    settings = settle([plan], **switches)
    say = words(settings.lang)
    if plan == STDIN and form == "patch":
        raise InputError(say("diff.stdin"), code="no-file-to-patch", mend=say("diff.stdin-mend"))
    if Path(plan).is_dir():
        raise InputError(say("diff.one-plan"), code="not-a-file", file=plan, mend=say("diff.one-plan-mend"))
    report = audit_paths([plan], settings, no_cache=no_cache)
    if form == "patch" and report.files:
        code = _patch(report.files[0], plan, say)
        for error in report.errors:
            say_fault(error, say)
        return max(code, 2 if report.errors else 0)
    colour = has_colour(sys.stdout)
    options = RenderOptions(lang=settings.lang, width=width_of_terminal(), colour=colour)
    click.echo(renderer("skeleton")(report, options), nl=False, color=colour)
    return 2 if report.errors else 0


def _patch(file: FileReport, plan: str, say: Words) -> int:
    if file.skipped:
        kind = say.get(f"kind.{file.skipped}", file.skipped)
        raise InputError(say("text.skipped", kind=kind), code="not-a-plan", file=plan)
    edits = offered(file.outcomes)
    if not edits:
        click.echo(say("diff.nothing"), err=True)
        return 0
    patch = make_patch(Path(plan).read_bytes(), _name(Path(plan)), file.plan.document, edits)
    sys.stdout.buffer.write(patch.diff)
    if patch.clashing:
        click.echo(say("diff.clashing", count=len(patch.clashing)), err=True)
    return 0


def _name(plan: Path) -> str:
    """The name that ``patch -p1`` finds from the working folder, as far as the file lies below it."""
    try:
        return plan.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return plan.name
