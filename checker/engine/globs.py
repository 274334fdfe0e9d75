"""Patterns of files as ``.gitignore`` has them: ``*.md``, ``plans/2025/``, ``plans/**/annex-?.txt``, ``!except-this.md``."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any


class Globs:
    """Patterns relative to a folder. One with a slash inside it starts there, one without means any folder below."""

    def __init__(self, patterns: Sequence[str], base: Path) -> None:
        self._patterns = tuple(unicodedata.normalize("NFC", pattern) for pattern in patterns)
        self._base = os.path.abspath(base)  # noqa: PTH100 - Path.absolute keeps ".."

    def __contains__(self, file: str) -> bool:
        """Whether the file is meant; one outside of the folder never is. Macs spell names otherwise: NFC on both sides."""
        name = name_from(file, self._base)
        return name is not None and _spec(self._patterns).match_file(unicodedata.normalize("NFC", name))


def name_from(file: str, base: str | Path) -> str | None:
    """The file's name from the folder ``base``, with forward slashes; None where it lies outside."""
    whole = os.path.abspath(file)  # noqa: PTH100 - as above
    root = os.path.abspath(base).rstrip(os.sep)  # noqa: PTH100 - as above
    return whole[len(root) + 1 :].replace(os.sep, "/") if whole.startswith(root + os.sep) else None


@cache
def _spec(patterns: tuple[str, ...]) -> Any:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - most runs have no patterns

    return GitIgnoreSpec.from_lines(patterns)
