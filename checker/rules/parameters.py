"""What words take: a value, a list, a date, bounds, phrases, a clause.

A parameter kind checks what stands in the YAML and prepares it once; what comes out is asked with a scope, because a
parameter may be a ``$`` path. ``schema`` is its JSON Schema.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

from checker.model.records import dataclass
from checker.patterns import compiled
from checker.rules.faults import Fault, Keys, unknown
from checker.rules.paths import parse_path, vocabulary
from checker.rules.scope import Scope
from checker.rules.truth import Verdict
from checker.rules.values import comparable, elements
from checker.text import fold

Operand: TypeAlias = Callable[[Scope], Any]
Clause: TypeAlias = Callable[[Scope], Verdict]

_PATH = {"type": "string", "pattern": r"^\$"}


class Compiler(Protocol):
    """What a parameter may ask of the compiler: to make a clause of YAML."""

    def clause(self, data: Any, keys: Keys) -> Clause:
        """The compiled clause; raises Fault."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A kind of parameter: its JSON ``schema`` and how its data are prepared."""

    schema: dict[str, Any]
    prepare: Callable[[Any, Keys, Compiler], Operand]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day to compare with, and how many days of grace there are; ``day`` is None when it is not known."""

    day: dt.date | None
    grace: dt.timedelta


def _fixed(value: Any) -> Operand:
    return lambda _scope: value


def _is_path(data: Any) -> bool:
    return isinstance(data, str) and data.startswith("$")


def _reference(data: str, keys: Keys) -> Operand:
    path = parse_path(data, keys)
    return _fixed(vocabulary(path, keys)) if path.head == "vocabulary" else path.get


def _mapping(data: Any, keys: Keys, known: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(data, dict) or not data:
        raise Fault(f"needs one or more of {', '.join(known)}", keys)
    for key in data:
        if key not in known:
            raise unknown("key", key, known, (*keys, key))
    return data


def _nothing(data: Any, keys: Keys, _compiler: Compiler) -> Operand:
    if data not in (True, None):
        raise Fault("takes no parameter", keys, "write the word alone, as in 'lead: present'")
    return _fixed(None)


def _value(data: Any, keys: Keys, _compiler: Compiler) -> Operand:
    if _is_path(data):
        get = _reference(data, keys)
        return lambda scope: comparable(get(scope))
    if isinstance(data, (list, dict)) or data is None:
        raise Fault("needs one value: text, a number, true, false, or a $ path", keys)
    return _fixed(comparable(data))


def _values(data: Any, keys: Keys, _compiler: Compiler) -> Operand:
    if _is_path(data):
        get = _reference(data, keys)
        return lambda scope: None if (found := get(scope)) is None else _keys(found)
    if isinstance(data, dict) or data is None:
        raise Fault("needs a list of values, or a $ path", keys)
    parts = [_value(part, (*keys, i), _compiler) for i, part in enumerate(data if isinstance(data, list) else [data])]
    if not any(_is_path(part) for part in (data if isinstance(data, list) else [data])):
        return _fixed([part(None) for part in parts])  # type: ignore[arg-type]  # fixed values look at no scope
    return lambda scope: [key for part in parts if (key := part(scope)) is not None]


def _keys(found: Any) -> list[Any]:
    return [comparable(element) for element in elements(tuple(found) if isinstance(found, dict) else found)]


def _bounds(data: Any, keys: Keys, _compiler: Compiler) -> Operand:
    bounds = _mapping(data, keys, ("min", "max"))
    for name, number in bounds.items():
        if not isinstance(number, int) or isinstance(number, bool):
            raise Fault(f"'{name}' must be a whole number", (*keys, name))
    return _fixed((bounds.get("min"), bounds.get("max")))


def _start(data: Any, keys: Keys, _compiler: Compiler) -> Operand:
    if data in (True, None):
        return _fixed(None)
    start = _mapping(data, keys, ("from",))["from"]
    if not isinstance(start, int) or isinstance(start, bool):
        raise Fault("'from' must be a whole number", (*keys, "from"))
    return _fixed(start)


def _day(data: Any, keys: Keys) -> Operand:
    if _is_path(data):
        get = _reference(data, keys)
        return lambda scope: found if isinstance(found := get(scope), dt.date) else None
    try:
        return _fixed(dt.date.fromisoformat(data))
    except (TypeError, ValueError):
        raise Fault(f"'{data}' is no day", keys, "write a date like 2020-03-05, or a $ path") from None


def _grace(data: dict[str, Any], keys: Keys) -> dt.timedelta:
    days = data.get("grace", 0)
    if not isinstance(days, int) or isinstance(days, bool) or days < 0:
        raise Fault("'grace' is a number of days", (*keys, "grace"))
    return dt.timedelta(days=days)


def _moment(data: Any, keys: Keys, _compiler: Compiler) -> Operand:
    if isinstance(data, dict):
        parts = _mapping(data, keys, ("date", "grace"))
        day, grace = _day(parts.get("date"), (*keys, "date")), _grace(parts, keys)
    else:
        day, grace = _day(data, keys), dt.timedelta()
    return lambda scope: Moment(day(scope), grace)


def _interval(data: Any, keys: Keys, _compiler: Compiler) -> Operand:
    parts = _mapping(data, keys, ("from", "to", "grace", "before", "after"))
    first = _day(parts["from"], (*keys, "from")) if "from" in parts else None
    last = _day(parts["to"], (*keys, "to")) if "to" in parts else None
    if first is None or last is None:
        raise Fault("'within' needs 'from' and 'to'", keys, "for one side only use not_before or not_after")
    both = _grace(parts, keys)
    early = _grace({"grace": parts["before"]}, keys) if "before" in parts else both
    late = _grace({"grace": parts["after"]}, keys) if "after" in parts else both
    return lambda scope: (Moment(first(scope), early), Moment(last(scope), late))


def _patterns(data: Any, keys: Keys, _compiler: Compiler) -> Operand:
    texts = data if isinstance(data, list) else [data]
    if not texts or not all(isinstance(text, str) for text in texts):
        raise Fault("needs a regular expression, or a list of them", keys)
    try:
        return _fixed([compiled(_fold_pattern(text)) for text in texts])
    except re.error as error:
        raise Fault(f"is no regular expression: {error}", keys) from error


def _fold_pattern(pattern: str) -> str:
    # Escapes keep their case: \S is not \s.
    return "".join(
        part if part.startswith("\\") else fold(unicodedata.normalize("NFC", part)).key
        for part in re.split(r"(\\.)", pattern)
    )


def _phrases(data: Any, keys: Keys, compiler: Compiler) -> Operand:
    values = _values(data, keys, compiler)
    if isinstance(data, list) and not any(_is_path(part) for part in data):
        return _fixed(_any_phrase(values(None)))  # type: ignore[arg-type]  # fixed values look at no scope
    if isinstance(data, str) and data.startswith("$vocabulary."):
        return _fixed(_any_phrase(values(None)))  # type: ignore[arg-type]  # as above
    return lambda scope: None if (found := values(scope)) is None else _any_phrase(found)


def _any_phrase(phrases: list[Any]) -> re.Pattern[str]:
    texts = sorted({re.escape(text) for text in phrases if isinstance(text, str) and text}, key=len, reverse=True)
    return compiled(rf"(?<!\w)(?:{'|'.join(texts)})(?!\w)" if texts else r"(?!)")


def _likeness(data: Any, keys: Keys, compiler: Compiler) -> Operand:
    parts = _mapping(data, keys, ("to", "same", "unsure"))
    if "to" not in parts:
        raise Fault("needs 'to'", keys)
    other = _value(parts["to"], (*keys, "to"), compiler)
    same, unsure = parts.get("same", 0.9), parts.get("unsure", 0.6)
    if not all(isinstance(n, (int, float)) and 0 <= n <= 1 for n in (same, unsure)) or unsure > same:
        raise Fault("'same' and 'unsure' lie between 0 and 1, 'unsure' not above 'same'", keys)
    return lambda scope: (other(scope), same, unsure)


def _inner(data: Any, keys: Keys, compiler: Compiler) -> Operand:
    clause = compiler.clause(data, keys)
    return _fixed(clause)


_SCALAR = {"type": ["string", "number", "boolean"]}
_DAY = {"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2}|\$.+)$"}
_DAYS = {"type": "integer", "minimum": 0}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False, "minProperties": 1}


NOTHING = Parameter({"const": True}, _nothing)
VALUE = Parameter(_SCALAR, _value)
VALUES = Parameter({"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}]}, _values)
OPTIONAL_VALUES = Parameter(
    {"anyOf": [_PATH, {"const": True}]},
    lambda data, keys, compiler: _fixed(None) if data in (True, None) else _values(data, keys, compiler),
)
BOUNDS = Parameter(_object(min={"type": "integer"}, max={"type": "integer"}), _bounds)
START = Parameter({"anyOf": [{"const": True}, _object(**{"from": {"type": "integer"}})]}, _start)
MOMENT = Parameter({"anyOf": [_DAY, _object(date=_DAY, grace=_DAYS)]}, _moment)
INTERVAL = Parameter(_object(**{"from": _DAY, "to": _DAY, "grace": _DAYS, "before": _DAYS, "after": _DAYS}), _interval)
PATTERNS = Parameter({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}, _patterns)
PHRASES = Parameter({"anyOf": [_PATH, {"type": "array", "items": {"type": "string"}}]}, _phrases)
LIKENESS = Parameter(_object(to=_SCALAR, same={"type": "number"}, unsure={"type": "number"}), _likeness)
CLAUSE = Parameter({"$ref": "#/$defs/clauses"}, _inner)
