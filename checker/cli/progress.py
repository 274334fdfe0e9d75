"""A progress bar on standard error, for people who wait."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TypeAlias

from checker.cli.streams import has_colour
from checker.reporters.visible import visible

Progress: TypeAlias = Callable[[int, int, str], None]

_FEW = 20


@contextlib.contextmanager
def progress(total: int, *, quiet: bool) -> Iterator[Progress | None]:
    """A function to call with what is done, the total and a name; None for few files, or where nobody looks."""
    if quiet or total < _FEW or not sys.stderr.isatty():
        yield None
        return
    from rich import progress as bar  # noqa: PLC0415 - only for long runs on a terminal
    from rich.console import Console  # noqa: PLC0415

    console = Console(stderr=True, no_color=not has_colour(sys.stderr))
    name_column = bar.TextColumn("{task.fields[name]}", markup=False)
    columns = (bar.BarColumn(), bar.MofNCompleteColumn(), bar.TimeRemainingColumn(), name_column)
    with bar.Progress(*columns, console=console, transient=True) as display:
        task = display.add_task("", total=total, name="")

        def step(done: int, total_: int, name: str) -> None:
            display.update(task, completed=done, total=total_, name=visible(name))

        yield step
