"""The files that arguments of the command line mean."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from checker.errors import CheckerError, InputError
from checker.readers import ARCHIVE, READABLE, archive_members

RESULTS = ".checker-review"
"""The file that marks a folder of results; what a review has written is no plan that was submitted."""


def find_inputs(arguments: Sequence[str], suffixes: Sequence[str] = READABLE) -> tuple[list[Path], list[CheckerError]]:
    """The files that are meant, each once and in a stable order, and an error for every argument that means none.

    A folder means the readable files below it; left out are hidden ones, those in hidden folders, and the results of
    reviews. An argument that is no file may be a pattern ("plans/*.md", "**" for folders in folders). An archive means
    the readable files in it.
    """
    found: dict[Path, None] = {}
    errors: list[CheckerError] = []
    for argument in arguments:
        path = Path(argument)
        if path.is_dir():
            inside = _readable(path, suffixes)
            if not inside:
                mend = f"looked for {', '.join(suffixes)}"
                errors.append(InputError("holds no document", code="no-documents", file=argument, mend=mend))
            found.update(dict.fromkeys(inside))
        elif path.exists() or any(above.suffix.lower() == ARCHIVE and above.is_file() for above in path.parents):
            found[path] = None
        else:
            matched = _matched(argument) if glob.has_magic(argument) else []
            if not matched:
                errors.append(InputError("does not exist", code="missing-file", file=argument))
            for match in matched:
                found.update(dict.fromkeys(_readable(match, suffixes) if match.is_dir() else [match]))
    return list(_unpacked(found, suffixes, errors)), errors


def _unpacked(found: Iterable[Path], suffixes: Sequence[str], errors: list[CheckerError]) -> Iterator[Path]:
    """The files, for each archive its members."""
    for path in found:
        try:
            inside = archive_members(path, suffixes) if path.suffix.lower() == ARCHIVE else None
        except CheckerError as error:
            errors.append(error)
            continue
        if inside is None:
            yield path
        elif inside:
            yield from inside
        else:
            mend = f"looked for {', '.join(suffixes)}"
            errors.append(InputError("holds no document", code="no-documents", file=str(path), mend=mend))


def _matched(pattern: str) -> list[Path]:
    # Path.glob takes no absolute pattern.
    return sorted(Path(name) for name in glob.glob(pattern, recursive=True))  # noqa: PTH207


def _readable(folder: Path, suffixes: Sequence[str]) -> list[Path]:
    below = list(folder.rglob("*"))
    results = {path.parent for path in below if path.name == RESULTS} - {folder}
    return sorted(
        path
        for path in below
        if path.suffix.lower() in suffixes
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        and results.isdisjoint(path.parents)
        and path.is_file()
    )
