"""What is wrong in a rule file, before it is known in which line it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.errors import UnknownNameError

_FEW = 7
"""So many names are listed; of more the nearest is enough."""

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
    choices = sorted(set(known))
    close = _like(name, choices)
    if close:
        others = f" known: {', '.join(choices)}" if len(choices) <= _FEW else ""
        return f"did you mean '{close}'?{others}"
    return f"known: {', '.join(choices)}" if 0 < len(choices) <= 60 else None


def _like(name: str, choices: Sequence[str]) -> str | None:
    import difflib  # noqa: PLC0415 - only needed when something is wrong

    return next(iter(difflib.get_close_matches(name, choices, n=1, cutoff=0.5)), None)


def unknown(kind: str, name: str, known: Iterable[str], keys: Keys) -> Fault:
    """The fault of a name that nobody knows."""
    return Fault(f"unknown {kind} '{name}'", keys, nearest(name, known))


def unknown_rule(name: str, known: Iterable[str], what: str = "rule") -> UnknownNameError:
    """The error of a rule, category or profile that does not exist."""
    choices = sorted(set(known))
    return UnknownNameError(
        f"unknown {what} '{name}'",
        "profile" if what == "profile" else "rule",
        name,
        mend=nearest(name, choices) or "the names are listed by: checker rules list",
        near=_like(name, choices),
        known=", ".join(choices) if len(choices) <= _FEW else None,
    )
