"""Rules and named checks that other installed packages bring.

A package says so in its ``pyproject.toml``::

    [project.entry-points."checker.rules"]
    my-rules = "my_package.rules"

The module is imported before rules are read, so that its named checks are known; its ``FOLDERS``, where it has them, are
folders of rule files, taken as if they were named with ``--rules``.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from checker.errors import RuleError

GROUP = "checker.rules"
"""The entry point group."""


@cache
def plugin_folders() -> tuple[Path, ...]:
    """The folders of rules that installed packages bring, their named checks made known; RuleError for a broken package."""
    if not somebody_brings_rules():
        return ()
    from importlib.metadata import entry_points  # noqa: PLC0415 - costs as much as a small plan, and is rarely needed

    folders: list[Path] = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            module = point.load()
        except Exception as error:
            what = f"the package that brings the rules '{point.name}' cannot be used ({type(error).__name__}: {error})"
            raise RuleError(what, mend=f"mend or remove the package of '{point.value}'") from error
        for folder in map(Path, getattr(module, "FOLDERS", ())):
            if not folder.is_dir():
                raise RuleError(f"the package that brings the rules '{point.name}' names no folder", file=str(folder))
            folders.append(folder)
    return tuple(folders)


def somebody_brings_rules() -> bool:
    """Whether a package on the path has entry points of the group: a quick look, as most people have none."""
    marker = f"[{GROUP}]".encode()
    for place in sys.path:
        try:
            with os.scandir(place or ".") as entries:
                found = [entry.path for entry in entries if entry.name.endswith((".dist-info", ".egg-info"))]
        except OSError:
            continue
        for folder in found:
            try:
                with open(f"{folder}/entry_points.txt", "rb") as file:  # noqa: PTH123 - Path costs more than the reading
                    if marker in file.read():
                        return True
            except OSError:
                continue
    return False
