"""The work of ``checker fix``: one plan audited, mended or commented, and written beside the file that was read."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Any

import click

from checker.cli.acceptance import accepted
from checker.cli.auditing import audit_paths
from checker.cli.inputs import STDIN
from checker.cli.output import write_new, write_whole
from checker.cli.settings import settle
from checker.cli.streams import has_colour, say_fault, width_of_terminal
from checker.cli.today import today
from checker.errors import CheckerError, InputError, UsageError
from checker.model.records import dataclass
from checker.model.report import FileReport
from checker.readers.files import bytes_of
from checker.reporters import RenderOptions
from checker.reporters.mending import render
from checker.reporters.remarks import remarks
from checker.reporters.words import Words, words
from checker.writers.mending import mending_of, need_writable
from checker.writers.stamps import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class _Goal:
    """Where the changed plan goes: a file of its own, which is not written over unless ``force`` says so, or the plan."""

    plan: Path
    out: Path | None
    in_place: bool
    force: bool

    def write(self, data: bytes, suffix: str, say: Words) -> Path:
        """Write the file whole; its path."""
        if self.in_place:
            write_whole(self.plan, data, say)
            return self.plan
        out = self.out or self.plan.with_name(f"{self.plan.stem}.{suffix}{self.plan.suffix}")
        if out.exists() and out.samefile(self.plan):
            raise UsageError(say("usage.exists"), file=str(out), mend=say("fix.same-file-mend"))
        write_new(out, data, say, force=self.force)
        return out


def fix(
    plan: str,
    *,
    out: Path | None,
    in_place: bool,
    force: bool,
    comments: bool,
    author: str,
    no_cache: bool,
    **switches: Any,
) -> int:
    """Mend or comment one plan; the exit code."""
    settings = settle([plan], **switches)
    say = words(settings.lang)
    goal = _Goal(plan=Path(plan), out=out, in_place=in_place, force=force)
    _refuse_odd(plan, goal, say)
    report = audit_paths([plan], settings, no_cache=no_cache)
    for error in report.errors:
        say_fault(error, say)
    if report.errors or not report.files:
        return CheckerError.exit_code
    if len(report.files) > 1 or Path(report.files[0].file) != goal.plan:  # a pattern, or an archive
        raise UsageError(say("fix.several"), file=plan, mend=say("fix.one-plan-mend"))
    file = accepted([plan], settings, say, baseline=False).apply(report.files[0])
    if file.skipped:
        kind = say.get(f"kind.{file.skipped}", file.skipped)
        raise InputError(say("text.skipped", kind=kind), code="not-a-plan", file=file.file)
    moment = dt.datetime.combine(today(say), dt.time())
    stamp = Stamp(author=author, initials="".join(word[0] for word in author.split()).upper()[:3], moment=moment)
    return _comment(file, goal, stamp, say) if comments else _mend(file, goal, stamp, say)


def _refuse_odd(plan: str, goal: _Goal, say: Words) -> None:
    if plan == STDIN:
        raise UsageError(say("fix.stdin"), mend=say("fix.stdin-mend"))
    if goal.plan.is_dir():
        raise UsageError(say("fix.one-plan"), file=plan, mend=say("fix.one-plan-mend"))
    if goal.in_place and goal.out is not None:
        raise UsageError(say("fix.two-places"), mend=say("fix.two-places-mend"))
    if goal.out is not None and (goal.out.suffix.lower() == ".docx") != (goal.plan.suffix.lower() == ".docx"):
        raise UsageError(say("fix.other-ending", ending=goal.plan.suffix), file=str(goal.out))


def _mend(file: FileReport, goal: _Goal, stamp: Stamp, say: Words) -> int:
    need_writable(file.plan.document)
    mending = mending_of(bytes_of(goal.plan), file, stamp)
    out = goal.write(mending.data, say("fix.suffix"), say) if mending.done else None
    colour = has_colour(sys.stdout)
    options = RenderOptions(lang=say.lang, width=width_of_terminal(), colour=colour)
    shown = render(mending, file.plan, str(out) if out is not None else None, options)
    click.echo(shown, nl=False, color=colour)
    return int(bool(mending.left))


def _comment(file: FileReport, goal: _Goal, stamp: Stamp, say: Words) -> int:
    document = file.plan.document
    if document.format != "docx":
        raise UsageError(say("fix.only-word"), file=file.file, mend=say("fix.only-word-mend"))
    from checker.writers.annotated_docx import annotate  # noqa: PLC0415 - brings lxml, which text does without

    found = remarks(file, say)
    if not found:
        click.echo(say("fix.no-remarks"))
        return 0
    data = annotate(bytes_of(goal.plan), found, stamp, document=document)
    out = goal.write(data, say("fix.comments-suffix"), say)
    click.echo(say("fix.commented", file=out, count=len(found)))
    return 0
