"""Three-valued verdicts: yes, no, and not to be known (Kleene's logic)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from checker.model.location import Location
from checker.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A no (``truth`` False) or a not-to-be-known (None) with what is behind it.

    ``missing`` says that something is not there at all, as against there and wrong. ``index`` is the place of the element
    at fault where the value is a list, ``twin`` that of the element it disagrees with; ``at`` and ``related`` are places.
    ``unsure`` marks a no that rests on a fact which is not certain: it is told, but never accuses; ``doubt`` is the phrase
    that says why.
    """

    truth: bool | None = False
    field: str = ""
    word: str = ""
    expected: Any = None
    found: Any = None
    missing: bool = False
    unsure: bool = False
    doubt: str = "unsure-rule"
    index: int | None = None
    twin: int | None = None
    at: Location | None = None
    related: tuple[Location, ...] = ()


Verdict: TypeAlias = bool | Finding | None
"""True, False or None; a ``Finding`` is a False or None that tells more."""


def truth(verdict: Verdict) -> bool | None:
    """The bare truth value of a verdict."""
    return verdict.truth if isinstance(verdict, Finding) else verdict


def all_of(parts: Iterable[Callable[[Any], Verdict]], scope: Any) -> Verdict:
    """Yes when every part is; else the first no; else the first not-to-be-known."""
    unknown: Verdict = True
    for part in parts:
        verdict = part(scope)
        if verdict is True:
            continue
        if truth(verdict) is False:
            return verdict
        if unknown is True:
            unknown = verdict
    return unknown


def any_of(parts: Iterable[Callable[[Any], Verdict]], scope: Any) -> Verdict:
    """Yes when one part is; else the first not-to-be-known; else the first no."""
    answer: Verdict = False
    for part in parts:
        verdict = part(scope)
        if verdict is True:
            return True
        if answer is False or (truth(answer) is False and truth(verdict) is None):
            answer = verdict
    return answer


def negation(verdict: Verdict) -> Verdict:
    """No for yes, yes for no; what cannot be known stays so."""
    known = truth(verdict)
    return verdict if known is None else not known
