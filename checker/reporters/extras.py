"""Libraries that come with an extra of the installation, imported when they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from checker.errors import ExtraError


def wanted(library: str, *, extra: str) -> Any:
    """The library, or an ExtraError that tells how to install the ``extra`` it belongs to."""
    try:
        return import_module(library)
    except ImportError as error:
        raise ExtraError(library, extra) from error
