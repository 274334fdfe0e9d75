"""Everything about a new rule file that can be known to be wrong before it is run."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import Any

from pydantic import BaseModel, ValidationError

from checker.errors import RuleError
from checker.model.plan import Plan
from checker.plain_yaml import yaml_line
from checker.rules.build import build_rule
from checker.rules.faults import Fault, Keys, nearest
from checker.rules.fields import Shape, path_shape, source_shape
from checker.rules.parameters import CLAUSE
from checker.rules.paths import Path, parse_path
from checker.rules.rule import Rule
from checker.rules.schema import RuleFile
from checker.rules.templates import Template
from checker.rules.words import WORDS

_KINDS = {
    "text": "a text",
    "number": "a number",
    "date": "a date",
    "flag": "true or false",
    "list": "a list",
    "thing": "a thing",
}


def check_rule_file(path: FilePath, data: Any) -> None:
    """Raises RuleError with file, line and the nearest right name when a rule's data are wrong; examples are not needed."""
    try:
        _check_shape(data)
        _check_id(path, data["id"])
        rule = build_rule(data, category="", path=path, digest="")
        _check_fields(rule, data)
    except Fault as fault:
        raise located(path, fault) from fault


def check_examples(path: FilePath, data: Any) -> None:
    """Raises RuleError when the examples of a rule file are not written as they must be."""
    try:
        _check_shape(data)
    except Fault as fault:
        raise located(path, fault) from fault


def located(path: FilePath, fault: Fault) -> RuleError:
    """The fault as an error with file and line."""
    return RuleError(fault.what, file=str(path), line=yaml_line(path, fault.keys), mend=fault.mend)


def _check_id(path: FilePath, name: str) -> None:
    if name != path.stem:
        raise Fault(f"the id '{name}' is not the file's name", ("id",), f"write id: {path.stem}")


def _check_shape(data: Any) -> None:
    if not isinstance(data, dict):
        raise Fault("is no rule", (), "a rule is a mapping with id, title, severity, require, message …")
    try:
        RuleFile.model_validate(data)
    except ValidationError as error:
        first = min(error.errors(include_url=False), key=lambda e: (e["type"] == "missing", len(e["loc"])))
        raise _shape_fault(first, data) from error
    for index, basis in enumerate(data["basis"]):
        if ("act" in basis) == ("practice" in basis):
            raise Fault("a basis names either an act or practice", ("basis", index))


def _shape_fault(error: Any, data: Any) -> Fault:
    keys = _real_keys(error["loc"], data)
    name = str(error["loc"][-1])
    if error["type"] == "extra_forbidden":
        return Fault(f"unknown key '{name}'", keys, nearest(name, _known_keys(keys[:-1])))
    if error["type"] == "missing":
        return Fault(f"'{name}' is missing", keys[:-1] if keys[-1:] == (name,) else keys)
    where = ".".join(map(str, keys))
    if error["type"] in {"enum", "literal_error"}:
        known = [part.strip(" '") for part in error["ctx"]["expected"].replace(" or ", ",").split(",")]
        return Fault(f"unknown value '{error['input']}' of '{where}'", keys, nearest(str(error["input"]), known))
    return Fault(f"'{where}': {error['msg'][0].lower()}{error['msg'][1:]}", keys)


def _real_keys(loc: tuple[str | int, ...], data: Any) -> Keys:
    """The keys of the YAML in a pydantic location, which also names the branches of unions."""
    keys: list[str | int] = []
    for part in loc:
        children: dict[Any, Any] = (
            dict(enumerate(data)) if isinstance(data, list) else data if isinstance(data, dict) else {}
        )
        if part in children:
            data = children[part]
        elif part is not loc[-1]:
            continue
        keys.append(part)
    return tuple(keys)


def _known_keys(keys: Keys) -> list[str]:
    model: Any = RuleFile
    for key in keys:
        if isinstance(key, int):
            continue
        field = next((f for n, f in model.model_fields.items() if (f.alias or n) == key), None)
        parts = _parts(field.annotation) if field else []
        models = [part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)]
        if not models:
            return []
        model = models[-1]
    return [field.alias or name for name, field in model.model_fields.items()]


def _parts(hint: Any) -> list[Any]:
    inner = getattr(hint, "__args__", None)
    return [part for arg in inner for part in _parts(arg)] if inner else [hint]


def _check_fields(rule: Rule, data: dict[str, Any]) -> None:
    """All paths, in clauses and in texts, against the model."""
    one = source_shape(rule.given, ("given",)) if rule.given is not None else Shape(Plan)
    for index, path in enumerate(rule.group_by):
        path_shape(path, one, ("group_by", index))
    if rule.group_by and rule.given is None:
        raise Fault("'group_by' needs 'given'", ("group_by",))
    item = Shape(one.of, many=bool(rule.group_by))
    if "when" in data:
        _check_clause(data["when"], one, ("when",))
    _check_clause(data["require"], item, ("require",))
    for key, texts in (("message", rule.message), ("expected", rule.expected)):
        for lang, template in texts.items():
            _check_template(template, one, (key, lang))
    for index, related in enumerate(rule.related):
        path_shape(related.at, one, ("related", index, "at"))
        for lang, template in related.text.items():
            _check_template(template, one, ("related", index, "text", lang))
    if rule.insert is not None:
        _check_template(rule.insert.text, one, ("fix", "insert", "text"))
    if rule.replace is not None:
        _check_template(rule.replace.text, one, ("fix", "replace", "text"))
        if rule.replace.field is not None:
            path_shape(rule.replace.field, one, ("fix", "replace", "field"))


def _check_template(template: Template, item: Shape, keys: Keys) -> None:
    for placeholder in template.placeholders:
        for path in placeholder.paths:
            if isinstance(path, Path):
                path_shape(path, item, keys)


def _check_clause(data: Any, item: Shape, keys: Keys) -> None:
    if isinstance(data, list):
        for index, part in enumerate(data):
            _check_clause(part, item, (*keys, index))
        return
    if "check" in data:
        return
    for name, inner in data.items():
        if name in {"all", "any", "not"}:
            _check_clause(inner, item, (*keys, name))
            continue
        _check_condition(path_shape(parse_path(name, keys), item, (*keys, name)), name, inner, item, (*keys, name))


def _check_condition(shape: Shape | None, field: str, data: Any, item: Shape, keys: Keys) -> None:
    conditions = data if isinstance(data, dict) else {data if isinstance(data, str) else "equals": data}
    for name, parameter in conditions.items():
        here = (*keys, name) if isinstance(data, dict) else keys
        if name == "not":
            _check_condition(shape, field, parameter, item, here)
            continue
        word = WORDS[name]
        if shape is not None and shape.kind not in word.of:
            asked = " or ".join(_KINDS[kind] for kind in sorted(word.of))
            mend = "use some, every or none to speak of a list's elements" if shape.kind == "list" else None
            raise Fault(f"'{name}' asks for {asked}, but '{field}' is {_KINDS[shape.kind]}", here, mend)
        if word.takes is CLAUSE:
            _check_clause(parameter, Shape(shape.of) if shape else item, here)
        else:
            _check_parameter(parameter, item, here)


def _check_parameter(data: Any, item: Shape, keys: Keys) -> None:
    if isinstance(data, str) and data.startswith("$"):
        path_shape(parse_path(data, keys), item, keys)
    elif isinstance(data, list):
        for index, part in enumerate(data):
            _check_parameter(part, item, (*keys, index))
    elif isinstance(data, dict):
        for name, part in data.items():
            _check_parameter(part, item, (*keys, name))
