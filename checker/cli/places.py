"""Where the files of a repository lie that ``check`` finds by itself: beside ``checker.toml``, or upwards from the plans."""

from __future__ import annotations

import glob
import os
from collections.abc import Sequence
from pathlib import Path

CONFIG = "checker.toml"
BASELINE = "checker.baseline.json"
WAIVERS = "checker.waivers.yml"


def find(name: str, paths: Sequence[str], config: Path | None = None) -> Path | None:
    """The file beside the configuration, else the nearest in the folder that holds all ``paths`` or above it."""
    if config is not None and (beside := config.parent / name).is_file():
        return beside
    start = common_folder(paths)
    if start is None:
        return None
    return next((folder / name for folder in (start, *start.parents) if (folder / name).is_file()), None)


def home(name: str, paths: Sequence[str], config: Path | None) -> Path:
    """Where the file is, or is to be written: beside the configuration, else in the working folder."""
    found = find(name, paths, config)
    return found if found is not None else (config.parent if config is not None else Path.cwd()) / name


def absolute(file: str | Path) -> str:
    """The full path, without ".." and without looking at links: one file has one name."""
    return os.path.abspath(file)  # noqa: PTH100 - Path.absolute keeps ".."


def from_here(path: Path) -> str:
    """The file as people call it from where they stand."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def common_folder(paths: Sequence[str]) -> Path | None:
    """The folder that holds all paths, patterns taken up to their first wildcard; None on different drives."""
    folders = [folder_of(path) for path in paths if path != "-"] or [Path.cwd()]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:
        return None


def folder_of(path: str) -> Path:
    """The absolute folder that a path names or lies in; of a pattern, the one that it starts from."""
    place = Path(path)
    while glob.has_magic(str(place)) and not place.exists():
        place = place.parent
    place = place.absolute()
    return place if place.is_dir() else place.parent
