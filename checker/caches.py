"""The user's cache folder, and plain data kept in it: never needed, whatever is damaged, foreign or not to be written."""

from __future__ import annotations

import binascii
import contextlib
import marshal
import os
import sys
from pathlib import Path
from typing import Any

NO_CACHE = "CHECKER_NO_CACHE"
"""The environment variable that switches the cache off when it is set and not empty."""

_PLAIN = b"checker\0"
_switch = {"off": False}


def cache_folder() -> Path | None:
    """Where the user's caches belong on this platform, or None when the cache is off or there is no home."""
    if _switch["off"] or os.environ.get(NO_CACHE):
        return None
    try:
        if sys.platform == "win32":
            base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Caches"
        else:
            base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:
        return None
    return base / "checker"


def switch(*, on: bool) -> None:
    """Use the cache folder or not, for this process."""
    _switch["off"] = not on


def keep(path: Path, data: Any) -> None:
    """Write plain data (text, numbers, lists, mappings) in one step: three times as quick to read as JSON. Errors pass."""
    import tempfile  # noqa: PLC0415 - slow to import, and only a run that found something new writes

    packed = marshal.dumps(data)
    with contextlib.suppress(OSError, ValueError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(_PLAIN + binascii.crc32(packed).to_bytes(4, "big") + packed)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def kept(path: Path) -> Any:
    """The data that ``keep`` wrote; None for anything else: what is damaged or foreign is not looked into."""
    try:
        stored = path.read_bytes()
    except OSError:
        return None
    packed = stored[len(_PLAIN) + 4 :]
    if not stored.startswith(_PLAIN + binascii.crc32(packed).to_bytes(4, "big")):
        return None
    try:
        return marshal.loads(packed)  # noqa: S302 - plain data of the user's own cache, unchanged since it was written
    except (EOFError, ValueError, TypeError):
        return None
