"""File names as programs of a repository want them: from its folder, with forward slashes."""

from __future__ import annotations

import os
import posixpath
from urllib.parse import quote

from checker.reporters.visible import visible

_UP = "../"


def relative(file: str, base: str) -> str | None:
    """The name of ``file`` from the folder ``base``, with forward slashes; None where the file lies outside of it.

    ``base`` is "" or an absolute path; the name is the shortest there is, without "." and "..".
    """
    name = _slashes(file)
    if base:
        root = posixpath.normpath(_slashes(base)).rstrip("/")
        whole = posixpath.normpath(posixpath.join(root, name))
        return whole[len(root) + 1 :] if whole.startswith(f"{root}/") else None
    name = posixpath.normpath(name)
    return None if name.startswith((_UP, "/")) or _has_drive(name) else name


def shown(file: str, base: str) -> str:
    """The name for people and for formats that know no URI: from ``base`` where the file lies below it."""
    return visible(relative(file, base) or _slashes(file))


def uri(file: str, base: str) -> tuple[str, bool]:
    """The file as a percent-encoded URI reference, and whether it starts from ``base``; else it is absolute."""
    name = relative(file, base)
    if name is not None:
        return quote(os.fsencode(name)), True
    whole = posixpath.normpath(posixpath.join(_slashes(base), _slashes(file)))
    return f"file://{'/' if _has_drive(whole) else ''}{quote(os.fsencode(whole), safe='/:')}", False


def _slashes(file: str) -> str:
    return file.replace("\\", "/") if os.sep == "\\" or _has_drive(file) else file


def _has_drive(name: str) -> bool:
    return len(name) > 1 and name[1] == ":" and name[0].isalpha()
