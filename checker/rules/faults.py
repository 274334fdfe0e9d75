"""What is wrong in a rule file, before it is known in which line it stands."""

from __future__ import annotations

from collections.abc import Iterable

from checker.errors import RuleError

Keys = tuple[str | int, ...]
"""The keys that lead to a place in a YAML file."""


class Fault(Exception):  # noqa: N818 - a part of the message, not the error that people see
    """``what`` is wrong at the place that ``keys`` lead to, and how to ``mend`` it."""

    def __init__(self, what: str, keys: Keys, mend: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.keys = keys
        self.mend = mend


def nearest(name: str, known: Iterable[str]) -> str | None:
    """An advice that names the known word most like ``name``."""
    import difflib  # noqa: PLC0415 - only needed when something is wrong

    choices = sorted(set(known))
    close = difflib.get_close_matches(name, choices, n=1, cutoff=0.5)
    if close:
        others = f" known: {', '.join(choices)}" if len(choices) <= 7 else ""
        return f"did you mean '{close[0]}'?{others}"
    return f"known: {', '.join(choices)}" if 0 < len(choices) <= 60 else None


def unknown(kind: str, name: str, known: Iterable[str], keys: Keys) -> Fault:
    """The fault of a name that nobody knows."""
    return Fault(f"unknown {kind} '{name}'", keys, nearest(name, known))


def unknown_rule(name: str, known: Iterable[str], what: str = "rule") -> RuleError:
    """The error of a rule, category or profile that does not exist."""
    return RuleError(f"unknown {what} '{name}'", mend=nearest(name, known))
