"""Plans as JSON and back, exactly: every field, every location, and the document with its blocks.

A record becomes the list of its fields' values in the order in which the class declares them, without names, and without
those at the end that are what the class has by default: small, and quick to read. Such a text is only good for the program
that wrote it; whoever keeps it keeps the program's digest beside it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sys
import types
import zlib
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin

from checker.model.collecting import uncollected
from checker.text import Run, Text

_Coder = Callable[[Any], Any]
_R = TypeVar("_R")


def to_json(record: object) -> str:
    """A record (a frozen dataclass of this program) as compact JSON; a plan with its parent plan where it has one."""
    return json.dumps(_encode_record(record), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[_R], text: str | bytes) -> _R:
    """The record of this kind that ``to_json`` wrote. Raises ValueError for anything else."""
    hint: Any = kind
    return cast(_R, _read(_decoder(hint), text))


def packed(text: str) -> bytes:
    """A text made small for keeping."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unpacked(data: bytes) -> str:
    """The text that was ``packed``. Raises ValueError for anything else."""
    try:
        return zlib.decompress(data).decode("utf-8", "surrogatepass")
    except (zlib.error, TypeError) as error:
        raise ValueError(f"not what this program wrote: {error}") from error


def _read(decode: Callable[[Any], _R], text: str | bytes) -> _R:
    try:
        with uncollected():
            return decode(json.loads(text))
    except (TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError(f"not what this program wrote: {error}") from error


@cache
def _encoder(hint: Any) -> _Coder:
    """What turns a value of the type ``hint`` into plain data. Records may hold themselves, so their parts are found late."""
    if dataclasses.is_dataclass(hint):
        return _encode_record
    if hint is Text:
        return _encode_text
    if hint is dt.date:
        return dt.date.isoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda member: member.value
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        inner = _encoder(arguments[0])
        return list if inner is _as_it_is else lambda values: [inner(value) for value in values]
    if origin in (Union, types.UnionType):
        return _encode_union(arguments)
    return _as_it_is


@cache
def _decoder(hint: Any) -> _Coder:
    if dataclasses.is_dataclass(hint):
        return _record_decoder(hint)
    if hint is Text:
        return _decode_text
    if hint is dt.date:
        return dt.date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {member.value: member for member in hint}.__getitem__
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        inner = _decoder(arguments[0])
        return tuple if inner is _as_it_is else lambda values: tuple([inner(value) for value in values])
    if origin in (Union, types.UnionType):
        return _decode_union(arguments)
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((part.name, _hint(kind.__module__, cast(Any, part.type))) for part in dataclasses.fields(kind))


@cache
def _hint(module: str, written: Any) -> Any:
    """The type that a field's annotation names in its module; most annotations are written more than once."""
    return eval(written, vars(sys.modules[module])) if isinstance(written, str) else written  # noqa: S307 - own code


@cache
def _field_encoders(kind: Any) -> tuple[tuple[str, _Coder | None, Any], ...]:
    """The name, the encoder (None for a value that is kept as it is) and the default of each field."""
    found = []
    for part, (name, hint) in zip(dataclasses.fields(kind), _fields(kind), strict=True):
        encode = _encoder(hint)
        found.append((name, None if encode is _as_it_is else encode, part.default))
    return tuple(found)


@cache
def _field_decoders(kind: Any) -> tuple[tuple[str, ...], tuple[tuple[int, _Coder], ...]]:
    """The names of the fields, and by place the decoders of those whose values are not kept as they are."""
    names = tuple(name for name, _ in _fields(kind))
    decoders = enumerate(_decoder(hint) for _, hint in _fields(kind))
    return names, tuple((at, decode) for at, decode in decoders if decode is not _as_it_is)


def _encode_record(record: Any) -> list[Any]:
    kind: Any = type(record)
    parts = _field_encoders(kind)
    told = len(parts)
    while told:
        name, _, usual = parts[told - 1]
        value = getattr(record, name)
        # Equal texts and numbers need not be one object: what is left out must not hang on where a record came from.
        if value is not usual and (type(value) is not type(usual) or value != usual):
            break
        told -= 1
    return [
        getattr(record, name) if encode is None else encode(getattr(record, name))
        for name, encode, _ in (parts if told == len(parts) else parts[:told])
    ]


def _record_decoder(kind: Any) -> _Coder:
    def decode(values: Any) -> Any:
        names, decoders = _field_decoders(kind)
        told = len(values)
        for at, part in decoders:
            if at >= told:
                break
            value = values[at]
            # None stands for nothing whatever the type, and most fields that may be empty are.
            if value is not None:
                values[at] = part(value)
        return kind(**dict(zip(names[:told], values, strict=True)))

    return decode


def _encode_union(arguments: tuple[Any, ...]) -> _Coder:
    kinds = [kind for kind in arguments if kind is not type(None)]
    if len(kinds) == 1:
        inner = _encoder(kinds[0])
        return lambda value: None if value is None else inner(value)
    encoders = [_encoder(kind) for kind in kinds]

    def encode(value: Any) -> list[Any]:
        at = kinds.index(type(value))
        return [at, encoders[at](value)]

    return encode


def _decode_union(arguments: tuple[Any, ...]) -> _Coder:
    kinds = [kind for kind in arguments if kind is not type(None)]
    if len(kinds) == 1:
        inner = _decoder(kinds[0])
        return inner if inner is _as_it_is else lambda value: None if value is None else inner(value)
    return lambda pair: _decoder(kinds[pair[0]])(pair[1])


def _encode_text(text: Text) -> list[Any]:
    return [text.value, [number for run in text.runs for number in run]]


def _decode_text(pair: Any) -> Text:
    value, numbers = pair
    return Text(value, tuple(Run(*numbers[i : i + 3]) for i in range(0, len(numbers), 3)))
