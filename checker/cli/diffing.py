"""The work of ``checker diff``: the parent's demands or the skeleton beside the plan, or a patch."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from checker.cli.auditing import audit_paths
from checker.cli.inputs import STDIN
from checker.cli.settings import Settings, settle
from checker.cli.streams import has_colour, say_fault, width_of_terminal
from checker.cli.views import parent_plan
from checker.errors import CheckerError, InputError
from checker.model.report import FileReport, RunReport
from checker.reporters import AGAINST_FORMATS, RenderOptions, renderer
from checker.reporters.against import compare
from checker.reporters.comparison import Comparison
from checker.reporters.skeleton import compare as compare_skeleton
from checker.reporters.words import Words, words
from checker.writers.offers import offered
from checker.writers.patch import make_patch


def diff(plan: str, above: Path | None, *, form: str, no_cache: bool, **switches: Any) -> int:
    """Print the comparison or the patch of one plan; with a parent, its demands are what the plan is held against."""
    if above is not None:
        switches["parent"] = above
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
    colour = has_colour(sys.stdout) and form == "text"
    options = RenderOptions(lang=settings.lang, width=width_of_terminal(), colour=colour)
    shown = _comparison(report, settings, say) if form != "patch" else None
    if shown is None and form not in ("text", "patch"):
        for error in report.errors:
            say_fault(error, say)
        if report.errors:
            return CheckerError.exit_code
        _refuse(report.files[0], say)
    if shown is not None and (settings.parent is not None or form != "text"):
        click.echo(renderer(AGAINST_FORMATS[form])(shown, options), nl=False, color=colour)
    else:
        click.echo(renderer("skeleton")(report, options), nl=False, color=colour)
    return 2 if report.errors else 0


def _comparison(report: RunReport, settings: Settings, say: Words) -> Comparison | None:
    """The plan against its parent, else against the skeleton; None where there is no plan to compare."""
    file = next((file for file in report.files if not file.skipped), None)
    if file is None:
        return None
    if settings.parent is None:
        return compare_skeleton(file, say)
    if file.plan.issuer is None:
        raise InputError(say("against.unknown-unit"), code="unknown-unit", file=file.file)
    return compare(file.plan, parent_plan(settings.parent), say)


def _patch(file: FileReport, plan: str, say: Words) -> int:
    if file.skipped:
        _refuse(file, say)
    edits = offered(file.outcomes)
    if not edits:
        click.echo(say("diff.nothing"), err=True)
        return 0
    patch = make_patch(Path(plan).read_bytes(), _name(Path(plan)), file.plan.document, edits)
    sys.stdout.buffer.write(patch.diff)
    if patch.clashing:
        click.echo(say("diff.clashing", count=len(patch.clashing)), err=True)
    return 0


def _refuse(file: FileReport, say: Words) -> NoReturn:
    kind = say.get(f"kind.{file.skipped}", file.skipped or "")
    raise InputError(say("text.skipped", kind=kind), code="not-a-plan", file=file.file)


def _name(plan: Path) -> str:
    """The name that ``patch -p1`` finds from the working folder, as far as the file lies below it."""
    try:
        return plan.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return plan.name
