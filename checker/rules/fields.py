"""What the fields of the model are, so that a rule's paths can be checked when it is loaded."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from enum import StrEnum
from functools import cache
from typing import Any

from checker.model.plan import Plan, Section, Task
from checker.rules.faults import Keys, unknown
from checker.rules.paths import Path
from checker.rules.profiles import Profile
from checker.rules.sources import DERIVED, Source


@dataclasses.dataclass(frozen=True, slots=True)
class Shape:
    """What a field holds: the class of the value or of a list's elements, and whether it is a list."""

    of: Any
    many: bool = False

    @property
    def kind(self) -> str:
        """The kind that words ask for: text, number, date, flag, list or thing."""
        if self.many:
            return "list"
        if self.of is bool:
            return "flag"
        if self.of is int:
            return "number"
        if self.of is dt.date:
            return "date"
        if self.of is str or (isinstance(self.of, type) and issubclass(self.of, StrEnum)):
            return "text"
        return "thing"


_DATE_PARTS = {"year": Shape(int), "month": Shape(int), "day": Shape(int)}
_HEADS = {
    "plan": Shape(Plan), "parent_plan": Shape(Plan), "parent_task": Shape(Task), "section": Shape(Section),
    "own_text": Shape(str),
}  # fmt: skip


def source_shape(source: Source, keys: Keys) -> Shape:
    """What one item of the source is; raises Fault for an unknown field."""
    shape = Shape(DERIVED[source.name].of) if source.name in DERIVED else fields_of(Plan)[source.name]
    shape = Shape(shape.of)
    for name in source.fields:
        shape = Shape(_step(shape, name, keys).of)
    return shape


def path_shape(path: Path, item: Shape, keys: Keys, owner: Shape | None = None) -> Shape | None:
    """What a path leads to, None where only the run knows; raises Fault with the nearest right name."""
    if path.head == "vocabulary" or (path.head == "owner" and owner is None):
        return None
    heads = {**_HEADS, "item": item, "owner": owner or item, "profile": Shape(Profile)}
    shape = heads[path.head]
    for name in path.names:
        shape = _step(shape, name, keys)
    return shape


def _step(shape: Shape, name: str, keys: Keys) -> Shape:
    fields = fields_of(shape.of)
    if name not in fields:
        raise unknown(f"field of {_said(shape.of)}", name, fields, keys)
    found = fields[name]
    return Shape(found.of, many=found.many or shape.many)


@cache
def fields_of(cls: Any) -> dict[str, Shape]:
    """The fields of a class of the model by name; of a date its parts; of other values none."""
    if cls is dt.date:
        return _DATE_PARTS
    if not dataclasses.is_dataclass(cls):
        return {}
    hints = typing.get_type_hints(cls)
    found = {field.name: _shape(hints[field.name]) for field in dataclasses.fields(cls)}
    for name, member in vars(cls).items():
        if isinstance(member, property) and member.fget is not None:
            found[name] = _shape(typing.get_type_hints(member.fget)["return"])
    return found


def _shape(hint: Any) -> Shape:
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        parts = [part for part in typing.get_args(hint) if part is not type(None)]
        return _shape(parts[0])
    if typing.get_origin(hint) in {tuple, frozenset, list}:
        return Shape(_shape(typing.get_args(hint)[0]).of, many=True)
    return Shape(typing.get_origin(hint) or hint)


def _said(cls: Any) -> str:
    return f"a {cls.__name__.lower()}" if isinstance(cls, type) else "this value"
