"""Rules and vocabulary as data: where they lie, and how they are read quickly.

What was read is cached as plain data in the user's cache folder, one file for each tree of YAML, so that a warm start reads one
file and imports no YAML library. The cache is never needed: a damaged, foreign or unwritable one only costs time.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from checker import __version__
from checker.caches import cache_folder, keep, kept, switch
from checker.errors import RuleError
from checker.plain_yaml import above, parse, read

RULE_GROUP = "checker.rules"
"""The entry point group by which installed packages bring rules."""

_FORMAT = 1


class Loaded(NamedTuple):
    """The ``data`` of one YAML file and a ``digest`` (hex) of the text it was read from."""

    data: Any
    digest: str


class _Bundle:
    """All that is cached for one tree of YAML files; ``entries`` by relative path and the key at which reading ended.

    ``passing`` entries are for this process only.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.entries: dict[str, list[Any]] = {}
        self.passing: dict[str, list[Any]] = {}
        self.changed = False


@functools.cache
def rules_root() -> Path:
    """The folder of rules, profiles and vocabulary: inside an installed package, else the checkout's ``rules/``."""
    package = Path(__file__).resolve().parent
    bundled = package / "_bundled" / "rules"
    checkout = package.parent / "rules"
    # An editable install may hold a stale copy: beside a checkout, the checkout is what its author edits.
    if (package.parent / "pyproject.toml").is_file() and checkout.is_dir():
        return checkout
    if bundled.is_dir():
        return bundled
    raise RuleError("the rules that belong to the program are missing", file=str(bundled), mend="install it again")


def switch_cache(*, on: bool) -> None:
    """Use the cache of parsed YAML or not, for this process; what was read before is read again."""
    save_cache()
    switch(on=on)
    _bundle.cache_clear()


def brings_entry_points(group: str) -> bool:
    """Whether a package on the path has entry points of the group: a quick look, as most people have none."""
    marker = f"[{group}]".encode()
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


def load_yaml(path: Path, *, until: str | None = None) -> object:
    """The data of a YAML file; with ``until`` only what stands above that top-level key.

    Raises RuleError with file and line when the file cannot be read. The data are shared: do not change them.
    """
    return load_checked(path, until=until).data


def load_checked(
    path: Path, *, until: str | None = None, check: Callable[[Path, Any], None] | None = None, stamp: str = "",
    keep: bool = True,
) -> Loaded:  # fmt: skip
    """As ``load_yaml``, with the digest of the text; freshly read data must pass ``check`` to be kept.

    ``keep`` False keeps them for this process only: what authors of rules read would make every start slower.
    ``stamp`` stands for the state of ``check``: data that passed under another stamp are read and checked again.
    """
    try:
        stat = path.stat()
    except OSError as error:
        raise RuleError(f"cannot be read ({error.strerror})", file=str(path)) from error
    path = path.absolute()
    bundle = _bundle(_tree_of(path))
    key = f"{str(path)[len(str(bundle.root)) + 1 :]}|{until or ''}"
    seen = [stat.st_mtime_ns, stat.st_size, stamp]
    entry = bundle.entries.get(key) or bundle.passing.get(key)
    if entry is not None and entry[:3] == seen:
        return Loaded(entry[4], entry[3])
    text = read(path)
    if until is not None:
        text = above(path, text, until)
    data = parse(path, text)
    if check is not None:
        check(path, data)
    loaded = Loaded(data, hashlib.sha256(text.encode()).hexdigest())
    (bundle.entries if keep else bundle.passing)[key] = [*seen, loaded.digest, loaded.data]
    if not keep:
        return loaded
    if not bundle.changed and cache_folder() is not None:
        bundle.changed = True
        _save_at_exit()
    return loaded


def save_cache() -> None:
    """Write what was read anew to the user's cache folder; called when the program ends."""
    for bundle in list(_bundles.values()):
        if bundle.changed:
            bundle.changed = False
            _write(bundle)


_bundles: dict[Path, _Bundle] = {}


@functools.cache
def _bundle(root: Path) -> _Bundle:
    bundle = _Bundle(root)
    _bundles[root] = bundle
    folder = cache_folder()
    stored = kept(_cache_file(folder, root)) if folder is not None else None
    with contextlib.suppress(KeyError, TypeError):
        if stored and stored["root"] == str(root) and stored["version"] == _version():
            entries = stored["entries"]
            if isinstance(entries, dict) and all(isinstance(e, list) and len(e) == 5 for e in entries.values()):
                bundle.entries = entries
    return bundle


@functools.cache
def _save_at_exit() -> None:
    atexit.register(save_cache)


def _write(bundle: _Bundle) -> None:
    folder = cache_folder()
    if folder is not None:
        entries = {k: v for k, v in bundle.entries.items() if (bundle.root / k.split("|", 1)[0]).is_file()}
        stored = {"root": str(bundle.root), "version": _version(), "entries": entries}
        keep(_cache_file(folder, bundle.root), stored)


def _version() -> str:
    return f"{__version__}/{_FORMAT}/{sys.version_info[:3]}"


def _cache_file(folder: Path, root: Path) -> Path:
    return folder / f"yaml-{hashlib.sha256(str(root).encode()).hexdigest()[:16]}.bin"


def _tree_of(path: Path) -> Path:
    root = rules_root()
    return root if root in path.parents else path.parent
