"""Paths of field names: ``time.due``, ``lead.canonical``, ``$plan.period.end``."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from checker.model.location import Location
from checker.model.records import dataclass
from checker.patterns import compiled
from checker.resources import load_yaml, rules_root
from checker.rules.faults import Fault, Keys, unknown
from checker.rules.scope import HEADS, Scope
from checker.rules.values import path_place, walk

_SHAPE = compiled(r"\$?[a-z_]+(?:\.[a-z_][a-z0-9_-]*)*")


@dataclass(frozen=True, slots=True)
class Path:
    """A way to a value. ``head`` is "item" or one of the ``$`` names; ``names`` are the fields from there."""

    head: str
    names: tuple[str, ...]

    def get(self, scope: Scope) -> Any:
        """The value in this scope, None where nothing is."""
        start = scope.item if self.head == "item" else scope.head(self.head)
        return walk(start, self.names)

    def place(self, scope: Scope, index: int | None = None) -> Location | None:
        """Where the value stands in the plan, or the nearest thing on the way to it."""
        if self.head in {"parent_plan", "parent_task", "profile"}:
            return None
        if self.head == "own_text":
            return scope.place
        start = scope.item if self.head == "item" else scope.head(self.head)
        return path_place(start, self.names, index)

    def getter(self) -> Callable[[Scope], Any]:
        """A quick function for ``get``: one plain field of the item is what most clauses ask for."""
        if self.head == "item" and len(self.names) == 1:
            name = self.names[0]
            quick = attrgetter(name)

            def field_of_item(scope: Scope) -> Any:
                item = scope.item
                return walk(item, (name,)) if item is None or isinstance(item, (tuple, dict)) else quick(item)

            return field_of_item
        if self.head == "plan" and len(self.names) == 1:
            quick = attrgetter(self.names[0])
            return lambda scope: quick(scope.plan)
        return self.get

    def __str__(self) -> str:
        return ".".join(self.names) if self.head == "item" else ".".join((f"${self.head}", *self.names))


def parse_path(text: str, keys: Keys) -> Path:
    """The path written as ``text``; raises Fault when it is none."""
    if not _SHAPE.fullmatch(text):
        raise Fault(f"'{text}' is no field", keys, "fields are written like time.due or $plan.period.end")
    names = tuple(text.removeprefix("$").split("."))
    if not text.startswith("$"):
        return Path("item", names)
    if names[0] not in HEADS:
        raise unknown("start of a path", f"${names[0]}", [f"${head}" for head in HEADS], keys)
    return Path(names[0], names[1:])


def vocabulary(path: Path, keys: Keys) -> Any:
    """The data that ``$vocabulary.<file>.<key>…`` names; raises Fault when there is none."""
    if not path.names:
        raise Fault("'$vocabulary' needs a file name", keys, "write $vocabulary.<file>.<key>")
    file = rules_root() / "vocabulary" / f"{path.names[0]}.yml"
    if not file.is_file():
        raise unknown("vocabulary file", path.names[0], (p.stem for p in file.parent.glob("*.yml")), keys)
    data: Any = load_yaml(file)
    for name in path.names[1:]:
        if not isinstance(data, dict) or name not in data:
            known = data if isinstance(data, dict) else ()
            raise unknown(f"entry of {path.names[0]}.yml", name, known, keys)
        data = data[name]
    return data
