"""Words that compare one value: same or other, wording, likeness."""

from __future__ import annotations

import re
from typing import Any

from checker.rules.matching import likeness
from checker.rules.parameters import LIKENESS, PATTERNS, PHRASES, VALUE, VALUES
from checker.rules.scope import Scope
from checker.rules.truth import Finding, Verdict, negation
from checker.rules.units import same_body
from checker.rules.values import comparable, elements, indexed
from checker.rules.words.registry import word

SINGLE = frozenset({"text", "number", "date", "flag", "thing"})


@word(VALUE, of=SINGLE)
def equals(value: Any, other: Any, _scope: Scope) -> Verdict:
    """The value is the same as the parameter; text is compared folded."""
    return None if other is None else bool(comparable(value) == other)


@word(VALUE, of=SINGLE)
def differs(value: Any, other: Any, scope: Scope) -> Verdict:
    """The value is another one than the parameter."""
    return negation(equals(value, other, scope))


@word(VALUES, of=SINGLE)
def one_of(value: Any, options: list[Any] | None, _scope: Scope) -> Verdict:
    """The value is in the list."""
    return None if options is None else comparable(value) in options


@word(VALUES, of=SINGLE)
def not_one_of(value: Any, options: list[Any] | None, _scope: Scope) -> Verdict:
    """The value is not in the list."""
    return None if options is None else comparable(value) not in options


@word(VALUE, of={"text", "thing"})
def starts_with(value: Any, beginning: str | None, _scope: Scope) -> Verdict:
    """The folded text begins with the other."""
    return None if beginning is None else str(comparable(value)).startswith(str(beginning))


@word(PATTERNS, of={"text", "thing"})
def matches(value: Any, patterns: list[re.Pattern[str]], _scope: Scope) -> Verdict:
    """One of the regular expressions is found in the folded text."""
    text = comparable(value)
    return any(pattern.search(text) for pattern in patterns)


@word(PATTERNS, of={"text", "thing"})
def not_matches(value: Any, patterns: list[re.Pattern[str]], scope: Scope) -> Verdict:
    """None of the regular expressions is found in the folded text."""
    return negation(matches(value, patterns, scope))


@word(PHRASES, of={"text", "thing", "list"})
def contains_any_of(value: Any, phrases: re.Pattern[str] | None, _scope: Scope) -> Verdict:
    """One of the phrases stands in the text as whole words; of a list, in one of its texts."""
    if phrases is None:
        return None
    return any(phrases.search(comparable(text)) for text in elements(value)) or Finding(missing=True)


@word(PHRASES, of={"text", "thing", "list"})
def contains_none_of(value: Any, phrases: re.Pattern[str] | None, _scope: Scope) -> Verdict:
    """None of the phrases stands in the text as whole words; of a list, in none of its texts."""
    if phrases is None:
        return None
    for index, text in indexed(value):
        found = phrases.search(comparable(text))
        if found:
            return Finding(found=found.group(), index=index)
    return True


@word(LIKENESS, of={"text"})
def similar_to(value: str, other: tuple[str | None, float, float], _scope: Scope) -> Verdict:
    """The two texts share enough words; between `unsure` and `same` it is not to be known."""
    text, same, unsure = other
    if text is None:
        return None
    alike = likeness(value, text)
    if alike >= same:
        return True
    return Finding(truth=None if alike >= unsure else False, expected=text)


@word(VALUE, of={"text", "thing"})
def same_unit(value: Any, other: str | None, _scope: Scope) -> Verdict:
    """Both name one body; its chair or head speaks for it."""
    return None if other is None else same_body(comparable(value), other)


@word(VALUE, of={"text", "thing"})
def other_unit(value: Any, other: str | None, scope: Scope) -> Verdict:
    """The two name different bodies."""
    return negation(same_unit(value, other, scope))
