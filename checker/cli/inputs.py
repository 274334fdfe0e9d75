"""What the arguments name: files, folders, globs, standard input."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from checker.engine import find_inputs
from checker.errors import CheckerError, InputError
from checker.model.document import Document
from checker.readers import read_bytes
from checker.reporters.words import Words

STDIN = "-"
STDIN_NAME = "<stdin>"


def inputs(paths: Sequence[str]) -> tuple[list[Path | Document], list[CheckerError]]:
    """What to read, each once and in the order named, and what of the arguments names nothing."""
    out: list[Path | Document] = []
    errors: list[CheckerError] = []
    for argument in dict.fromkeys(paths):
        if argument == STDIN:
            try:
                out.append(read_bytes(sys.stdin.buffer.read(), STDIN_NAME))
            except InputError as error:
                error.file = error.file or STDIN_NAME
                errors.append(error)
            continue
        found, missing = find_inputs([argument])
        out += found
        errors += missing
    return list(dict.fromkeys(out)), errors


def folders_without_plan(
    paths: Sequence[str], plans: Sequence[str], errors: Sequence[CheckerError], say: Words
) -> list[CheckerError]:
    """An error for each folder among ``paths`` in which no plan was found, and nothing else that was told already."""
    told = {parent for error in errors if error.file for parent in _upwards(error.file)}
    told |= {parent for plan in plans for parent in _upwards(plan)}
    folders = [Path(path) for path in dict.fromkeys(paths) if path != STDIN and Path(path).is_dir()]
    return [
        InputError(say("error.no-plans"), code="no-plans", file=str(folder), mend=say("mend.no-plans"))
        for folder in folders
        if folder not in told
    ]


def _upwards(file: str) -> tuple[Path, ...]:
    place = Path(file)
    return (place, *place.parents)
