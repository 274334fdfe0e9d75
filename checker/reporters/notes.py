"""What a line was read as, in words: the role, what belongs to it, how it was found and how sure that is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from checker.model.plan import Confidence, LineRole, State
from checker.model.records import dataclass
from checker.patterns import compiled
from checker.reporters.visible import visible
from checker.reporters.words import Words

_DAY = compiled(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A note in words: ``name`` of the role, ``detail`` ("" for none), ``how`` it was found and how ``sure`` that is.

    ``how`` and ``sure`` are "" for what follows from the layout of the page alone; ``certain`` covers both.
    """

    name: str
    detail: str
    how: str
    sure: str
    certain: bool
    joint: str = ": "

    @property
    def head(self) -> str:
        """Name and detail in one line."""
        return f"{self.name}{self.joint}{self.detail}" if self.detail else self.name

    @property
    def trust(self) -> str:
        """How it was found and how sure that is, in one line, "" where there is nothing to say."""
        return ", ".join(filter(None, (self.how, self.sure)))


def say_note(role: LineRole, say: Words) -> Said:
    """The note in the user's language."""
    reading = role.reading
    return Said(
        name=say.get(f"read.{role.role}", role.role),
        detail=visible(_DETAILS.get(role.role, _as_it_is)(role.detail, say)),
        how=say.get(f"how.{reading.how}", reading.how) if reading else "",
        sure=say(f"confidence.{reading.confidence}") if reading else "",
        certain=reading is None or reading.confidence is Confidence.CERTAIN,
        joint=" " if role.role in _NUMBERED else ": ",
    )


def name_of_element(element: str, say: Words) -> str:
    """The element that residue or a blank speaks of ("lead", "funding", …) in the user's language."""
    return say.get(f"read.{element}", say.get(f"element.{element}", element))


def _as_it_is(detail: str, _say: Words) -> str:
    return detail


def _state(detail: str, say: Words) -> str:
    return "" if detail == State.READ else say.get(f"tree.state.{detail}", detail)


def _level(detail: str, say: Words) -> str:
    return say.get(f"level.{detail}", detail)


def _kind(detail: str, say: Words) -> str:
    return say.get(f"kind.{detail}", detail)


def _element(detail: str, say: Words) -> str:
    return name_of_element(detail, say)


def _heading(detail: str, say: Words) -> str:
    path, _, roles = detail.partition(" ")
    named = ", ".join(say.get(f"role.{role}", role) for role in roles.split(", ") if role not in ("", "other"))
    return " ".join(filter(None, (path, f"({named})" if named else "")))


def _report(detail: str, say: Words) -> str:
    return say.get(f"tree.{detail}", detail)


def _order(detail: str, say: Words) -> str:
    return say.date(dt.date.fromisoformat(detail)) if _DAY.fullmatch(detail) else detail


def _copy(detail: str, say: Words) -> str:
    return say("read.copy-of", line=detail) if detail else ""


_NUMBERED = frozenset({"heading", "content", "task", "duty", "table-row", "parent", "citation"})
"""Roles whose detail is a path or a number, which needs no colon."""
_DETAILS: dict[str, Callable[[str, Words], str]] = {
    "number": _state,
    "issued": _state,
    "issuer": _level,
    "type": _kind,
    "heading": _heading,
    "label": _element,
    "blank": _element,
    "residue": _element,
    "report": _report,
    "repeat": _copy,
    "order": _order,
}
