"""Named checks: what no word can say, written in Python and called from YAML with parameters.

A check is a function of the scope and of its own parameters, given by name, that returns a verdict::

    from checker.rules import Finding, Scope, Verdict, check

    @check
    def title_names(scope: Scope, *, words: list[str]) -> Verdict:
        \"\"\"The item's title names one of the words.\"\"\"
        title = scope.item.title.casefold()
        return any(word in title for word in words) or Finding(missing=True, expected=words)

and in YAML ``- {check: title_names, with: {words: [một cửa]}}``. What it returns:

- True: all is well; None: it cannot be known;
- False, or a ``Finding`` that says what was expected, what was found, where (``at``), and which other places belong to it
  (``related``). ``missing=True`` says that something is not there at all, as against there and wrong.

A check looks and tells: it changes nothing, reads no file and no clock. One that raises an error is told as a broken rule
(``crashed``) and ends nothing else. Its docstring is what the catalogue says of it; its parameters are checked when a rule
is loaded, those annotated ``int``, ``float``, ``str``, ``bool`` or ``list`` by their kind as well.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Protocol, TypeAlias

from checker.model.records import dataclass
from checker.rules.faults import Fault, Keys, unknown
from checker.rules.scope import Scope
from checker.rules.truth import Verdict

P = ParamSpec("P")
Function: TypeAlias = Callable[Concatenate[Scope, P], Verdict]
"""(the scope, parameters by name) → verdict: the protocol of a named check."""

_KINDS: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "float": (int, float),
    "str": (str,),
    "bool": (bool,),
    "list": (list,),
}


class Asked(Protocol):
    """A named check as a rule asks it."""

    def __call__(self, scope: Scope, /, **parameters: Any) -> Verdict:
        """The verdict on the scope's item."""


@dataclass(frozen=True, slots=True)
class Check:
    """A named check: its function and its parameters by name."""

    name: str
    function: Asked
    parameters: dict[str, inspect.Parameter]

    @property
    def about(self) -> str:
        """What the check asks, from its docstring."""
        return " ".join((self.function.__doc__ or "").split())

    def bind(self, given: Any, keys: Keys) -> dict[str, Any]:
        """The parameters as given in YAML; raises Fault where one is unknown, lacking, or of another kind."""
        if not isinstance(given, dict):
            raise Fault("'with' needs names and values", keys)
        for name, value in given.items():
            if name not in self.parameters:
                raise unknown(f"parameter of '{self.name}'", name, self.parameters, (*keys, name))
            kind = kind_of(self.parameters[name])
            kinds = _KINDS.get(kind)
            if kinds and (not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds)):
                raise Fault(f"'{name}' must be {kind}", (*keys, name))
        for name, parameter in self.parameters.items():
            if parameter.default is parameter.empty and name not in given:
                raise Fault(f"'{self.name}' needs the parameter '{name}'", keys)
        return given


CHECKS: dict[str, Check] = {}
"""All named checks that were imported, by name."""


def check(function: Function[P]) -> Function[P]:
    """Adds a function to the named checks under its own name."""
    parameters = dict(list(inspect.signature(function).parameters.items())[1:])
    asked: Any = function
    CHECKS[asked.__name__] = Check(asked.__name__, asked, parameters)
    return function


def kind_of(parameter: inspect.Parameter) -> str:
    """The kind that a parameter is annotated with, without what stands in brackets: "list" of ``list[str]``."""
    annotation = parameter.annotation
    name = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", "")
    return str(name).partition("[")[0]
