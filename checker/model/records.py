"""Dataclasses that cost little to define.

The standard decorator writes and compiles six methods for every class when its module is imported: 0.4 ms each, 50 ms for
the 130 records of this program, a quarter of the time of a whole check of one plan. Here ``__eq__``, ``__hash__`` and
``__repr__`` are shared functions, and ``__init__`` is compiled only for records of which many are made.
The library's descriptions of the fields are made when somebody asks for them. ``dataclasses.replace``, ``fields`` and
``is_dataclass`` work as ever, and a type checker sees the standard decorator.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, field
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, Self

__all__ = ["dataclass", "field"]

_FIELDS = "__dataclass_fields__"
_RARE = 40
"""How many instances are made before it pays to compile an ``__init__``, which costs as much as that many."""

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, **options):  # noqa: ANN001, ANN003, ANN201 - typed above
        """As ``dataclasses.dataclass``; what extends a dataclass, or wants more of it, is left to that."""

        def decorate(plain: type) -> type:
            extends = any(dataclasses.is_dataclass(base) for base in plain.__mro__[1:])
            if not extends and set(options) <= {"kw_only", "order", "eq"}:
                return _record(plain, _Shape(frozen=frozen, slots=slots, **options))
            return dataclasses.dataclass(frozen=frozen, slots=slots, **options)(plain)

        return decorate if cls is None else decorate(cls)


class _Shape(NamedTuple):
    """The decorator's switches, with the meanings and defaults of the standard one."""

    frozen: bool
    slots: bool
    kw_only: bool = False
    order: bool = False
    eq: bool = True


class _Part(NamedTuple):
    """A field as it is written: what its ``Field`` would hold, at a tenth of the cost; ``own`` where there is one."""

    name: str
    hint: Any
    default: Any
    kw_only: bool
    own: Field[Any] | None = None
    default_factory: Any = MISSING
    init: bool = True
    repr: bool = True
    compare: bool = True

    @classmethod
    def of(cls, name: str, hint: Any, default: Any, *, kw_only: bool) -> Self:
        if not isinstance(default, Field):
            return cls(name, hint, default, kw_only)
        only = kw_only if default.kw_only is MISSING else default.kw_only
        return cls(
            name, hint, default.default, only, default, default.default_factory, default.init, default.repr,
            default.compare,
        )  # fmt: skip

    def field(self) -> Field[Any]:
        """As the library has it."""
        made: Any = self.own if self.own is not None else field(default=self.default)
        made.name, made.type, made.kw_only = self.name, self.hint, self.kw_only
        made._field_type = vars(dataclasses)["_FIELD"]  # noqa: SLF001 - as the library marks a field
        return made  # type: ignore[no-any-return]  # a Field with its marks set


class _Fields:
    """Stands where the library looks for a record's fields, until it looks."""

    def __init__(self, parts: tuple[_Part, ...]) -> None:
        self._parts = parts
        self.home: type | None = None

    def __get__(self, _record: object, _owner: type) -> dict[str, Field[Any]]:
        made = {part.name: part.field() for part in self._parts}
        if self.home is not None:
            setattr(self.home, _FIELDS, made)
        return made


def _record(plain: type, shape: _Shape) -> type:
    own = vars(plain)
    body = dict(own)
    body.pop("__dict__", None)
    body.pop("__weakref__", None)
    parts = tuple(
        [
            _Part.of(name, hint, body.pop(name, MISSING), kw_only=shape.kw_only)
            for name, hint in body.get("__annotations__", {}).items()
            if not hint.startswith("ClassVar")
        ]
    )
    names = tuple([part.name for part in parts])
    fields = _Fields(parts)
    body[_FIELDS] = fields
    body["__dataclass_params__"] = _params(shape)
    body["__match_args__"] = () if shape.kw_only else tuple([part.name for part in parts if not part.kw_only])
    for name, method in _methods(parts, shape).items():
        if name not in body or (name == "__hash__" and "__eq__" not in own):
            body[name] = method
    made: Any = plain
    if shape.slots:
        body["__slots__"] = names
        made = type(plain)(plain.__name__, plain.__bases__, body)
        made.__qualname__ = plain.__qualname__
        _repoint(plain, made)
    else:
        before = set(own)
        for name in before.intersection(names):
            delattr(made, name)
        for name in body.keys() - before:
            setattr(made, name, body[name])
    fields.home = made
    if "__init__" not in body:
        made.__init__ = _first_init(made, parts)
    return made  # type: ignore[no-any-return]  # made by type()


@cache
def _params(shape: _Shape) -> Any:
    """What the library keeps of a decorator's switches."""
    library: Any = dataclasses
    return library._DataclassParams(True, True, shape.eq, shape.order, False, shape.frozen)  # noqa: SLF001 - as it looks for


def _values_of(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives a record's values of these fields."""
    if len(names) == 1:
        (single,) = names
        return lambda record: (getattr(record, single),)
    return attrgetter(*names) if names else lambda _record: ()


def _methods(fields: tuple[_Part, ...], shape: _Shape) -> dict[str, Callable[..., Any] | None]:
    names = tuple(part.name for part in fields)
    shown = tuple(part.name for part in fields if part.repr)
    values = _values_of(tuple(part.name for part in fields if part.compare))
    put = object.__setattr__

    def __eq__(self: Any, other: Any) -> Any:  # noqa: N807 - methods to be
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(values(self))

    def __repr__(self: Any) -> str:  # noqa: N807
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    def __setattr__(_self: Any, name: str, _value: Any) -> None:  # noqa: N807
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(_self: Any, name: str) -> None:  # noqa: N807
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    state_of = _values_of(names)

    def __getstate__(self: Any) -> tuple[Any, ...]:  # noqa: N807
        return state_of(self)

    def __setstate__(self: Any, state: tuple[Any, ...]) -> None:  # noqa: N807
        for name, value in zip(names, state, strict=True):
            put(self, name, value)

    def __lt__(self: Any, other: Any) -> Any:  # noqa: N807
        return values(self) < values(other) if other.__class__ is self.__class__ else NotImplemented

    def __le__(self: Any, other: Any) -> Any:  # noqa: N807
        return values(self) <= values(other) if other.__class__ is self.__class__ else NotImplemented

    found: list[Callable[..., Any]] = [__repr__]
    found += [__eq__] if shape.eq else []
    found += [__hash__] if shape.eq and shape.frozen else []
    found += [__setattr__, __delattr__] if shape.frozen else []
    found += [__getstate__, __setstate__] if shape.slots and shape.frozen else []
    found += [__lt__, __le__] if shape.order else []  # the other two orders follow: Python asks the other side
    named: dict[str, Callable[..., Any] | None] = {method.__name__: method for method in found}
    return named | ({"__hash__": None} if shape.eq and not shape.frozen else {})


def _first_init(cls: type, fields: tuple[_Part, ...]) -> Callable[..., None]:
    """An ``__init__`` that goes through the fields, and is replaced by a compiled one when it was called often.

    What the call gets wrong is left to the compiled one, which says it in Python's own words.
    """
    given = {part.name: part.default for part in fields if part.init}
    factories: dict[str, Any] = {p.name: p.default_factory for p in fields if p.default_factory is not MISSING}
    positional = tuple(part.name for part in fields if not part.kw_only)
    post = hasattr(cls, "__post_init__")
    plain = len(given) == len(fields)
    put = object.__setattr__
    left = _RARE if plain else 0

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807
        nonlocal left
        left -= 1
        taken = {**given, **dict(zip(positional, values, strict=False)), **named}
        for name, factory in factories.items():
            if taken.get(name) is MISSING:
                taken[name] = factory()
        right = len(values) <= len(positional) and not (values and named.keys() & set(positional[: len(values)]))
        if left < 0 or not right or len(taken) != len(given) or MISSING in taken.values():
            real = _compiled_init(fields, post)
            cls.__init__ = real  # type: ignore[misc]  # the class's own first call
            real(self, *values, **named)
            return
        for name, value in taken.items():
            put(self, name, value)
        if post:
            self.__post_init__()

    return __init__


def _compiled_init(fields: tuple[_Part, ...], post: bool) -> Callable[..., None]:
    given = [part for part in fields if part.init]
    space: dict[str, Any] = {"_put": object.__setattr__, "_MISSING": MISSING}
    lines = []
    for part in fields:
        space[f"_d_{part.name}"] = part.default if part.default is not MISSING else part.default_factory
        value = part.name
        if part.default_factory is not MISSING:
            value = (
                f"_d_{part.name}() if {part.name} is _MISSING else {part.name}" if part.init else f"_d_{part.name}()"
            )
        lines.append(f"    _put(self, {part.name!r}, {value})")

    def parameter(part: _Part) -> str:
        if part.default is not MISSING:
            return f"{part.name}=_d_{part.name}"
        return f"{part.name}=_MISSING" if part.default_factory is not MISSING else part.name

    named = [parameter(part) for part in given if part.kw_only]
    head = ["self", *(parameter(part) for part in given if not part.kw_only), *(["*", *named] if named else [])]
    lines += ["    self.__post_init__()"] if post else []
    exec(f"def __init__({', '.join(head)}):\n" + "\n".join(lines or ["    pass"]), space)  # noqa: S102 - from field names
    made: Callable[..., None] = space["__init__"]
    return made


def _repoint(plain: type, made: type) -> None:
    """Let methods that say ``super()`` or ``__class__`` mean the slotted class."""
    for member in vars(plain).values():
        function = getattr(member, "fget", None) or getattr(member, "__func__", member)
        for cell in getattr(function, "__closure__", None) or ():
            if cell.cell_contents is plain:
                cell.cell_contents = made
