"""The command line: the only code that prints, writes files or exits."""

from __future__ import annotations

import gc
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """The entry point of the console script."""
    # Plans are trees without rings, and what is imported stays: looking for garbage among them takes a fifth of a long
    # run, and a twentieth of a short one.
    gc.set_threshold(100_000, 20, 20)
    from checker.cli.program import program  # noqa: PLC0415 - after the line above

    try:
        program.main(arguments, prog_name="checker")
    finally:
        gc.freeze()  # what is left goes with the process: the interpreter need not look for rings in it
