"""The JSON Schema of the rule language for editors: the fields of an item, the words a field takes, the named checks.

The kinds of fields come from the model, the words and checks from their registries, so that what an editor completes is
what the loader accepts. Paths of three names and more are only checked by the loader.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from checker.model.plan import Plan, Section, Task
from checker.rules.checks import CHECKS
from checker.rules.fields import Shape, fields_of, source_shape
from checker.rules.named import kind_of
from checker.rules.parameters import CLAUSE, NOTHING, OPTIONAL_VALUES, START, VALUE, VALUES
from checker.rules.sources import COLLECTIONS, DERIVED, SINGLE, parse_source
from checker.rules.words import WORDS, Word

Schema = dict[str, Any]

_LONE = (NOTHING, OPTIONAL_VALUES, START)
_FAR = r"^(\$[a-z_]+(\.[a-z_][a-z0-9_-]*)*|[a-z_]+(\.[a-z_]+){2,})$"
_JSON_KINDS = {"int": "integer", "float": "number", "str": "string", "bool": "boolean", "list": "array"}
_OUTSIDE: dict[str, type] = {"$plan": Plan, "$section": Section, "$parent_plan": Plan, "$parent_task": Task}


def sources() -> list[str]:
    """All that ``given`` may name: collections, single things, and what lies one field deeper."""
    found = []
    for name in (*COLLECTIONS, *SINGLE, *DERIVED):
        shape = source_shape(parse_source(name, ()), ())
        deeper = [field for field, inner in fields_of(shape.of).items() if _is_thing(inner.of) and field != "reading"]
        found += [name, *(f"{name}.{field}" for field in deeper)]
    return found


def definitions() -> dict[str, Schema]:
    """The ``$defs`` of the language; those of one class are named ``clauses:Task``, of a group of it ``clauses:Task[]``."""
    made: dict[str, Schema] = {"path": {"type": "string", "pattern": r"^\$"}}
    made["clause-anywhere"] = _anywhere(made)
    _clauses(Shape(Plan), made)
    for name in sources():
        shape = source_shape(parse_source(name, ()), ())
        _clauses(shape, made)
        _clauses(Shape(shape.of, many=True), made)
    return dict(sorted(made.items()))


def choices() -> list[Schema]:
    """Which clauses ``when`` and ``require`` take, by what is given."""
    plan = _ref(_name(Shape(Plan)))
    found: list[Schema] = [_when({"not": {"required": ["given"]}}, when=plan, require=plan)]
    for name in sources():
        shape = source_shape(parse_source(name, ()), ())
        one, group = _ref(_name(shape)), _ref(_name(Shape(shape.of, many=True)))
        given = {"required": ["given"], "properties": {"given": {"const": name}}}
        found.append(_when({**given, "not": {"required": ["group_by"]}}, when=one, require=one))
        found.append(
            _when({"properties": given["properties"], "required": ["given", "group_by"]}, when=one, require=group)
        )
    return found


def _when(condition: Schema, **properties: Schema) -> Schema:
    return {"if": condition, "then": {"properties": properties}}


def _clauses(item: Shape, made: dict[str, Schema]) -> Schema:
    """A reference to the clauses on an item, made where they are not there yet."""
    name = _name(item)
    if name not in made:
        made[name] = {}  # a class may lead back to itself
        one = f"clause:{name.partition(':')[2]}"
        made[name] = {"anyOf": [_ref(one), {"type": "array", "items": _ref(one), "minItems": 1}]}
        properties = {
            **{path: _condition(shape, made) for path, shape in _below("", item)},
            "all": _ref(name),
            "any": {"type": "array", "items": _ref(one), "minItems": 1},
            "not": _ref(name),
        }
        made[one] = {
            "type": "object",
            "minProperties": 1,
            "properties": properties,
            # What does not depend on the item stands once, and an editor offers both.
            "allOf": [_ref("clause-anywhere")],
            "propertyNames": {"anyOf": [{"enum": [*properties, "check", "with"]}, {"pattern": _FAR}]},
        }
    return _ref(name)


def _anywhere(made: dict[str, Schema]) -> Schema:
    """What a clause may hold whatever its item is: paths from outside the item, named checks."""
    paths = [pair for head, cls in _OUTSIDE.items() for pair in _below(f"{head}.", Shape(cls))]
    checks = [{"const": check.name, "description": check.about} for _, check in sorted(CHECKS.items())]
    return {
        "properties": {
            **{path: _condition(shape, made) for path, shape in [*paths, ("$own_text", Shape(str))]},
            "check": {"description": "A named check in Python.", "oneOf": checks},
            "with": {"type": "object", "description": "The parameters of the named check."},
        },
        "patternProperties": {_FAR: _condition(None, made)},
        "allOf": _parameters_of_checks(),
    }


def _parameters_of_checks() -> list[Schema]:
    found: list[Schema] = [{}]
    for name, check in sorted(CHECKS.items()):
        if not check.parameters:
            continue
        properties = {
            key: {"type": _JSON_KINDS[kind_of(parameter)]} if kind_of(parameter) in _JSON_KINDS else {}
            for key, parameter in check.parameters.items()
        }
        inner = {"properties": properties, "additionalProperties": False}
        found.append(
            _when({"required": ["check"], "properties": {"check": {"const": name}}}, **{"with": inner}),
        )
    return found


def _below(prefix: str, item: Shape) -> list[tuple[str, Shape]]:
    found = []
    for name, shape in fields_of(item.of).items():
        many = item.many or shape.many
        found.append((f"{prefix}{name}", Shape(shape.of, many=many)))
        found += [
            (f"{prefix}{name}.{inner}", Shape(deeper.of, many=many or deeper.many))
            for inner, deeper in fields_of(shape.of).items()
        ]
    return found


def _condition(shape: Shape | None, made: dict[str, Schema]) -> Schema:
    """A reference to what may be asked of a field of this kind (None: of anything)."""
    values = shape.of if shape and isinstance(shape.of, type) and issubclass(shape.of, StrEnum) else None
    inner = shape.of if shape is not None and shape.many and _is_thing(shape.of) else None
    kind = shape.kind if shape else "anything"
    name = ":".join(part for part in ("condition", kind, getattr(values or inner, "__name__", "")) if part)
    if name in made:
        return _ref(name)
    made[name] = {}
    words: dict[str, Schema] = {}
    for word in sorted(WORDS.values(), key=lambda word: word.name):
        if shape is not None and kind not in word.of:
            continue
        made.setdefault(f"word:{word.name}", {"description": word.about, **_plain(word)})
        if word.takes is CLAUSE and inner is not None:
            words[word.name] = {"description": word.about, **_clauses(Shape(inner), made)}
        elif values is not None and word.takes in (VALUE, VALUES):
            one = {"anyOf": [{"enum": [str(value) for value in values]}, _ref("path")]}
            takes = one if word.takes is VALUE else {"anyOf": [one, {"type": "array", "items": one}]}
            words[word.name] = {"description": word.about, **takes}
        else:
            words[word.name] = _ref(f"word:{word.name}")
    lone = [word for word in words if WORDS[word].takes in _LONE]
    made[name] = {
        "anyOf": [
            {"enum": lone},
            {"type": ["boolean", "number"]},
            {
                "type": "object",
                "properties": {**words, "not": _ref(name)},
                "additionalProperties": False,
                "minProperties": 1,
            },
        ]
    }
    return _ref(name)


def _plain(word: Word) -> Schema:
    # What the elements of a list of plain values are is only known to the loader.
    return {} if word.takes is CLAUSE else word.takes.schema


def _is_thing(cls: Any) -> bool:
    return bool(fields_of(cls)) and cls is not dt.date


def _name(shape: Shape) -> str:
    return f"clauses:{shape.of.__name__}{'[]' if shape.many else ''}"


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name.replace('[', '%5B').replace(']', '%5D')}"}
