"""Digests of what an answer depends on, always of contents: a kept answer is used only where nothing has changed.

Reading and hashing the whole program and all its rules takes about 3 ms; times of files are not trusted.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from checker.resources import rules_root


def content_digest(data: bytes, name: str = "") -> str:
    """The digest of a file's bytes together with the ending of its name, which decides how the bytes are read."""
    ending = Path(name).suffix.lower()
    return hashlib.sha256(b"%s\0%s" % (ending.encode("utf-8", "surrogateescape"), data)).hexdigest()


def tree_digest(root: Path, endings: Sequence[str]) -> str:
    """The digest of all files below ``root`` with these endings: their places and contents, in one order.

    A folder that is not there, or a file that cannot be read, counts as such and is no error here.
    """
    digest = hashlib.sha256()
    for path in sorted(_files(str(root), tuple(endings))):
        digest.update(os.fsencode(path[len(str(root)) :]) + b"\0")
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - a hundred small files, and Path costs as much as the reading
                digest.update(hashlib.sha256(file.read()).digest())
        except OSError:
            digest.update(b"unreadable")
    return digest.hexdigest()


@cache
def program_digest() -> str:
    """The digest of the program's own code with its words and templates, and of the vocabulary.

    All that decides how a file is read as a plan, and what is said of it.

    Cached for the process: code that is running does not change.
    """
    code = tree_digest(Path(__file__).resolve().parents[1], (".py", ".json", ".html"))
    return combined((code, tree_digest(rules_root() / "vocabulary", (".yml",))))


def rules_digest(folders: Iterable[Path] = ()) -> str:
    """The digest of all rule, profile and vocabulary files, the user's own ``folders`` on top."""
    return combined(tree_digest(folder, (".yml", ".yaml")) for folder in (rules_root(), *folders))


def combined(parts: Iterable[str]) -> str:
    """One digest of several texts; where one ends and the next begins counts."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogateescape")
        digest.update(b"%d:" % len(data) + data)
    return digest.hexdigest()


def _files(folder: str, endings: tuple[str, ...]) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name == "__pycache__" or entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _files(entry.path, endings)
        elif entry.name.endswith(endings):
            yield entry.path
