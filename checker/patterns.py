"""Regular expressions that are compiled once for all runs.

A plan is read with some three hundred expressions, many with long lists of words; to compile them takes the standard library
60 ms in every process, more than all the rest of checking a plan. The compiled form of an expression is plain data: numbers
that Python checks again when a pattern is made of them. It is kept in the user's cache folder for this very version of Python,
and what is damaged, foreign or not to be written only costs time.
"""

from __future__ import annotations

import atexit
import contextlib
import re
import sys
from array import array
from functools import cache
from pathlib import Path
from typing import Any

from checker.caches import cache_folder, keep, kept

_MOST = 4000
"""How many expressions are kept; one more, and the file is begun anew."""

_fresh: dict[str, Any] = {}


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, from the user's cache where it is there."""
    machine = _machine()
    if machine is None:
        return re.compile(pattern, flags)
    flags = int(flags)  # a member of an enumeration is no plain data
    key = f"{flags}:{pattern}"
    kept = _kept().get(key)
    if kept is not None:
        with contextlib.suppress(TypeError, ValueError, RuntimeError, OverflowError):
            return machine.remake(pattern, kept)
    made, kept = machine.make(pattern, flags)
    if not _fresh:
        atexit.register(save_patterns)
    _fresh[key] = kept
    return made


def save_patterns() -> None:
    """Write what was compiled anew to the user's cache folder; called when the program ends."""
    folder = cache_folder()
    if folder is None or not _fresh:
        return
    stored = {**_kept(), **_fresh}
    keep(_file(folder), _fresh if len(stored) > _MOST else stored)
    _fresh.clear()


@cache
def _kept() -> dict[str, Any]:
    folder = cache_folder()
    stored = kept(_file(folder)) if folder is not None else None
    return stored if isinstance(stored, dict) else {}


def _file(folder: Path) -> Path:
    version = "-".join(map(str, (sys.implementation.cache_tag, *sys.version_info[:3])))
    return folder / f"patterns-{version}.bin"


class _Machine:
    """The parts of the standard library that make a pattern; their names are private and may go in another version."""

    def __init__(self) -> None:
        library: Any = re
        self._parse = library._parser.parse  # noqa: SLF001 - see above
        self._code = library._compiler._code  # noqa: SLF001
        self._compile = library._compiler._sre.compile  # noqa: SLF001

    def make(self, pattern: str, flags: int) -> tuple[re.Pattern[str], tuple[Any, ...]]:
        """The pattern, and the data of which it can be made again."""
        parsed = self._parse(pattern, flags)
        names = parsed.state.groupdict
        code = array("I", self._code(parsed, flags))
        kept = (flags | parsed.state.flags, code.tobytes(), parsed.state.groups - 1, dict(names))
        return self.remake(pattern, kept), kept

    def remake(self, pattern: str, kept: tuple[Any, ...]) -> re.Pattern[str]:
        """The pattern of data; raises RuntimeError, TypeError or ValueError for what is none."""
        flags, data, groups, names = kept
        code = array("I")
        code.frombytes(data)
        by_number: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            by_number[number] = name
        made: re.Pattern[str] = self._compile(pattern, flags, code.tolist(), groups, names, tuple(by_number))
        return made


@cache
def _machine() -> _Machine | None:
    """None where the cache is off, or the library is not built as expected."""
    if cache_folder() is None:
        return None
    try:
        machine = _Machine()
        made, _ = machine.make(r"(?P<year>\d{4})|a+b", 0)
        found = made.search("ngày 12/3/2025")
    except (AttributeError, TypeError, ValueError, RuntimeError):
        return None
    return machine if found is not None and found["year"] == "2025" else None
