"""The one list of words that clauses may use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from checker.model.records import dataclass
from checker.rules.parameters import Operand, Parameter
from checker.rules.scope import Scope
from checker.rules.truth import Verdict

Meaning: TypeAlias = Callable[[Any, Any, Scope], Verdict]
"""(the field's value, the prepared parameter's value, the scope) → verdict."""

ANY = frozenset({"text", "number", "date", "flag", "list", "thing"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the rule language.

    ``of`` says which kinds of field it may follow. A word that is not ``bold`` is never asked about a value that is not
    there: what it would say is not to be known.
    """

    name: str
    takes: Parameter
    of: frozenset[str]
    bold: bool
    meaning: Meaning
    raw: bool = False

    @property
    def about(self) -> str:
        """What the word means, from its docstring."""
        return " ".join((self.meaning.__doc__ or "").split())


WORDS: dict[str, Word] = {}


def word(takes: Parameter, *, of: frozenset[str] | set[str] = ANY, bold: bool = False) -> Callable[[Meaning], Meaning]:
    """Adds a function to the language under its own name (a trailing underscore left out)."""

    def add(meaning: Meaning) -> Meaning:
        name = meaning.__name__.rstrip("_")
        WORDS[name] = Word(name, takes, frozenset(of), bold, meaning)
        return meaning

    return add


__all__ = ["ANY", "WORDS", "Meaning", "Operand", "Word", "word"]
