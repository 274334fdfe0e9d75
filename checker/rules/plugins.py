"""Rules and named checks that other installed packages bring.

A package says so in its ``pyproject.toml``::

    [project.entry-points."checker.rules"]
    my-rules = "my_package.rules"

The module is imported before rules are read, so that its named checks are known; its ``FOLDERS``, where it has them, are
folders of rule files, taken as if they were named with ``--rules``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from checker.errors import RuleError
from checker.resources import RULE_GROUP, brings_entry_points

GROUP = RULE_GROUP
"""The entry point group."""


@cache
def plugin_folders() -> tuple[Path, ...]:
    """The folders of rules that installed packages bring, their named checks made known; RuleError for a broken package."""
    if not brings_entry_points(GROUP):
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
