"""Reports on their way out: which formats go where, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from checker.cli.spoken import nearest, reason_of
from checker.cli.streams import has_colour
from checker.errors import UsageError
from checker.model.records import dataclass
from checker.reporters import RenderOptions, stream
from checker.reporters.words import Words

_FILE_WIDTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One report to write: the format's name and module, and the file (None for standard output)."""

    format: str
    module: str
    file: Path | None


def targets(formats: Sequence[str], known: Mapping[str, str], say: Words) -> tuple[Target, ...]:
    """The targets that ``FMT[:FILE]`` texts name; ``known`` maps formats to modules, the first is the default."""
    out = []
    for text in formats or [next(iter(known))]:
        name, _, file = text.partition(":")
        if name not in known:
            raise UsageError(say("usage.no-such-format", name=name), mend=nearest(name, tuple(known), say))
        out.append(Target(format=name, module=known[name], file=Path(file) if file not in ("", "-") else None))
    if sum(target.file is None for target in out) > 1:
        raise UsageError(say("usage.two-on-screen"), mend=say("usage.two-on-screen-mend"))
    return tuple(out)


def emit(report: Any, goals: Sequence[Target], options: RenderOptions, say: Words) -> None:
    """Write a report or a view to every target; files first, so that a full disk is known before all looks well."""
    for goal in sorted(goals, key=lambda goal: goal.file is None):
        if goal.file is not None:
            plain = replace(options, colour=False, width=_FILE_WIDTH, seconds=None)
            write_pieces(goal.file, (p.encode("utf-8", "replace") for p in stream(goal.module, report, plain)), say)
        else:
            colour = has_colour(sys.stdout)
            for piece in stream(goal.module, report, replace(options, colour=colour)):
                click.echo(piece, nl=False, color=colour)


def write_new(path: Path, data: bytes, say: Words, *, force: bool = False) -> None:
    """As ``write_whole``, but what is there already is kept: it may be somebody's work. ``force`` writes over it."""
    if not force and path.exists():
        raise UsageError(say("usage.exists"), file=str(path), mend=say("usage.exists-mend"))
    write_whole(path, data, say)


def write_whole(path: Path, data: bytes, say: Words) -> None:
    """Put ``data`` into ``path`` at once: a reader sees the old file or the new one, never half of it."""
    write_pieces(path, (data,), say)


def write_pieces(path: Path, pieces: Iterable[bytes], say: Words) -> None:
    """As ``write_whole``, for data that are made bit by bit."""
    import tempfile  # noqa: PLC0415 - most runs write no file

    temporary = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as out:
            temporary = Path(out.name)
            out.writelines(pieces)
        with contextlib.suppress(OSError):
            temporary.chmod(_mode(path))
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise UsageError(
            say("usage.cannot-write", reason=reason_of(error, say)),
            file=str(path),
            mend=say("usage.cannot-write-mend"),
        ) from error


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
