"""Clauses of YAML made into functions: ``{lead: {count: {min: 1}}}`` becomes scope → verdict."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from checker.model.records import dataclass
from checker.rules.checks import CHECKS
from checker.rules.faults import Fault, Keys, unknown
from checker.rules.named import Check
from checker.rules.parameters import Clause
from checker.rules.paths import Path, parse_path
from checker.rules.scope import Scope
from checker.rules.truth import Finding, Verdict, all_of, any_of, negation
from checker.rules.words import WORDS, Word

Condition: TypeAlias = Callable[[Scope, Any], Verdict]
"""(scope, the field's value) → verdict."""

JOINS = ("all", "any", "not", "check")
"""Keys of a clause that are no fields."""


@dataclass(frozen=True, slots=True)
class Compiler:
    """Makes clauses; with ``telling`` every no and every not-to-be-known says where and why (a ``when`` need not)."""

    telling: bool = True

    def clause(self, data: Any, keys: Keys) -> Clause:
        """The compiled clause, or list of clauses; raises Fault."""
        if isinstance(data, list):
            if not data:
                raise Fault("an empty list asks nothing", keys)
            return _all([self.clause(part, (*keys, index)) for index, part in enumerate(data)])
        if not isinstance(data, dict) or not data:
            raise Fault("a clause is written {field: word} or {field: {word: parameter}}", keys)
        if "check" in data:
            return self._check(data, keys)
        return _all([self._part(name, inner, (*keys, name)) for name, inner in data.items()])

    def _part(self, name: str, data: Any, keys: Keys) -> Clause:
        match name:
            case "all":
                return self.clause(data, keys)
            case "any":
                if not isinstance(data, list) or not data:
                    raise Fault("'any' needs a list of clauses", keys)
                parts = [self.clause(part, (*keys, index)) for index, part in enumerate(data)]
                return lambda scope: any_of(parts, scope)
            case "not":
                inner = Compiler(telling=False).clause(data, keys)
                return lambda scope: negation(inner(scope))
            case "with":
                raise Fault("'with' belongs to 'check'", keys)
        path = parse_path(name, keys)
        condition = self._condition(data, keys, path)
        get = path.getter()
        return lambda scope: condition(scope, get(scope))

    def _condition(self, data: Any, keys: Keys, path: Path) -> Condition:
        if isinstance(data, str):
            if data not in WORDS:
                raise _unknown_word(data, keys)
            return self._word(WORDS[data], True, keys, path)
        if isinstance(data, (bool, int, float)):
            return self._word(WORDS["equals"], data, keys, path)
        if not isinstance(data, dict) or not data:
            raise Fault(f"'{path}' needs a word", keys, "for example {present: true}, {one_of: [...]}, true or false")
        parts = [self._named(word, parameter, (*keys, word), path) for word, parameter in data.items()]
        if len(parts) == 1:
            return parts[0]

        def all_conditions(scope: Scope, value: Any) -> Verdict:
            return all_of([_asked(part, value) for part in parts], scope)

        return all_conditions

    def _named(self, name: str, parameter: Any, keys: Keys, path: Path) -> Condition:
        if name == "not":
            inner = Compiler(telling=False)._condition(parameter, keys, path)  # noqa: SLF001 - its own kind
            tell = self._teller(path, "not")
            return lambda scope, value: tell(scope, value, negation(inner(scope, value)))
        if name not in WORDS:
            raise _unknown_word(name, keys)
        return self._word(WORDS[name], parameter, keys, path)

    def _word(self, word: Word, parameter: Any, keys: Keys, path: Path) -> Condition:
        try:
            operand = word.takes.prepare(parameter, keys, self)
        except Fault as fault:
            if fault.keys == keys:
                raise Fault(f"'{word.name}' {fault.what}", keys, fault.mend) from fault
            raise
        meaning, bold = word.meaning, word.bold
        literal = isinstance(parameter, bool)
        tell = self._teller(path, word.name)

        def condition(scope: Scope, value: Any) -> Verdict:
            if value is None and not bold:
                return tell(scope, value, False if literal and parameter else None)
            return tell(scope, value, meaning(value, operand(scope), scope))

        return condition

    def _teller(self, path: Path, word: str) -> Callable[[Scope, Any, Verdict], Verdict]:
        if not self.telling:
            return lambda _scope, _value, verdict: verdict

        def tell(scope: Scope, value: Any, verdict: Verdict) -> Verdict:
            return verdict if verdict is True else _told(path, word, scope, value, verdict)

        return tell

    def _check(self, data: dict[str, Any], keys: Keys) -> Clause:
        for key in data:
            if key not in {"check", "with"}:
                raise unknown("key beside 'check'", key, ("with",), (*keys, key))
        name = data["check"]
        if name not in CHECKS:
            raise unknown("named check", str(name), CHECKS, (*keys, "check"))
        check: Check = CHECKS[name]
        parameters = check.bind(data.get("with") or {}, (*keys, "with"))

        def clause(scope: Scope) -> Verdict:
            verdict = check.function(scope, **parameters)
            if verdict is True or not self.telling:
                return verdict
            return _told(Path("item", ()), name, scope, None, verdict)

        return clause


def _asked(condition: Condition, value: Any) -> Clause:
    return lambda scope: condition(scope, value)


def _all(parts: list[Clause]) -> Clause:
    if len(parts) == 1:
        return parts[0]
    return lambda scope: all_of(parts, scope)


def _told(path: Path, word: str, scope: Scope, value: Any, verdict: Verdict) -> Finding:
    """The verdict with the field, the word, the value found and its place."""
    bare = verdict if isinstance(verdict, Finding) else Finding(truth=None if verdict is None else False)
    related = bare.related
    if word == "absent" and isinstance(scope.item, tuple):
        # A group that should not be: it stands where its first member does, the others are shown beside.
        related = tuple(place for member in scope.item[1:] if (place := getattr(member, "location", None)))
    if bare.twin is not None:
        twin = _element_place(path, scope, bare.twin)
        related = (*related, twin) if twin else related
    at = bare.at
    if at is None:
        at = _element_place(path, scope, bare.index) if bare.index is not None else path.place(scope)
    return Finding(
        truth=bare.truth,
        field=bare.field or str(path),
        word=bare.word or word,
        expected=bare.expected,
        # Lists and whole passages are no answer to the question what stands there.
        found=value if bare.found is None and not isinstance(value, tuple) and path.head != "own_text" else bare.found,
        missing=bare.missing,
        unsure=bare.unsure,
        doubt=bare.doubt,
        index=bare.index,
        twin=bare.twin,
        at=at,
        related=related,
    )


def _element_place(path: Path, scope: Scope, index: int) -> Any:
    if path.head == "item" and isinstance(scope.item, tuple) and index < len(scope.item):
        return getattr(scope.item[index], "location", None)
    return path.place(scope, index)


def _unknown_word(name: str, keys: Keys) -> Fault:
    return unknown("word", name, (*WORDS, "not"), keys)
