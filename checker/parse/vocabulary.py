"""The words of plans, as data: rules/vocabulary/*.yml compiled once, each pattern when it is first used.

Phrases are written in the folded form (see ``checker.text``) and may use the signs of a regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, ClassVar, cast

from checker.model.plan import Role
from checker.model.records import dataclass
from checker.patterns import compiled
from checker.resources import load_yaml, rules_root
from checker.text import LETTERS, loosen

ITEM_LETTERS = "a-zđ"
"""The letters that number the items of a list, for use inside a character class."""

_START = rf"(?<![{LETTERS}0-9])"
_END = rf"(?![{LETTERS}0-9])"
_LONGEST_NOISY = 60


@lru_cache(maxsize=32)
def words(name: str) -> Mapping[str, Any]:
    """The content of one vocabulary file, as read."""
    return cast(Mapping[str, Any], load_yaml(rules_root() / "vocabulary" / f"{name}.yml"))


@lru_cache(maxsize=512)
def phrases(name: str, *path: str) -> tuple[str, ...]:
    """The phrases at ``path`` of one vocabulary file; those of all its keys where a mapping stands there."""
    found: Any = words(name)
    for step in path:
        found = found[step]
    if isinstance(found, Mapping):
        return tuple(phrase for key in found for phrase in phrases(name, *path, key))
    return tuple(found)


def holds(key: str, name: str, *path: str) -> bool:
    """Whether a folded text holds one of the phrases, which are plain words here: the quick look before a search."""
    return any(phrase in key for phrase in phrases(name, *path))


@lru_cache(maxsize=256)
def pattern(name: str, *path: str, at: str = "word") -> re.Pattern[str]:
    """One pattern for all phrases at ``path``, longest first.

    ``at`` is "word" (anywhere, on word borders), "start" (at the start of the text) or "whole" (nothing else).
    """
    body = alternatives(phrases(name, *path))
    if at == "start":
        return compiled(f"{body}{_END}")
    if at == "whole":
        return compiled(rf"{body}\s*$")
    return compiled(f"{_START}{body}{_END}")


def alternatives(items: Iterable[str]) -> str:
    """A group that matches any of the phrases, the longest first."""
    return "(?:" + "|".join(sorted(dict.fromkeys(items), key=lambda i: (-len(i), i))) + ")"


class Expression:
    r"""A regular expression that takes its words from a vocabulary file; it is compiled when it is first used.

    The ``structure`` holds digits, punctuation and groups. In it ``{group.key}`` stands for any of the phrases at that path
    of the file and ``{file:group.key}`` for those of another file; a look-behind becomes one for each of the phrases, since
    each must have one width. ``{letters}`` and ``{item_letters}`` are letters inside a character class, ``{year_number}`` is
    a year of four digits, ``\\<`` and ``\\>`` are the borders of a word. Phrases may hold the same signs.
    """

    _BUILT_IN: ClassVar = {"letters": LETTERS, "item_letters": ITEM_LETTERS, "year_number": r"(?:19|20)\d\d"}
    _BEHIND = compiled(r"\(\?<!(?P<place>\{[a-z][a-z_.:-]*\})(?P<tail>[^()]*)\)")
    _PLACE = compiled(r"\{(?:(?P<file>[a-z_]+):)?(?P<path>[a-z][a-z_.-]*)\}|(?P<border>\\[<>])")

    def __init__(self, name: str, structure: str) -> None:
        self._name = name
        self._structure = structure

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return compiled(self._expand(self._name, self._structure))

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """``re.Pattern.match`` of the pattern."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """``re.Pattern.fullmatch`` of the pattern."""
        return self.compiled.fullmatch

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """``re.Pattern.search`` of the pattern."""
        return self.compiled.search

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """``re.Pattern.finditer`` of the pattern."""
        return self.compiled.finditer

    def _expand(self, name: str, structure: str) -> str:
        def behind(match: re.Match[str]) -> str:
            found = cast(re.Match[str], self._PLACE.fullmatch(match["place"]))
            return "".join(f"(?<!{phrase}{match['tail']})" for phrase in self._phrases(name, found))

        def fill(match: re.Match[str]) -> str:
            if match["border"]:
                return f"(?<![{LETTERS}])" if match["border"] == r"\<" else f"(?![{LETTERS}])"
            if match["path"] in self._BUILT_IN:
                return self._BUILT_IN[match["path"]]
            return alternatives(self._phrases(name, match))

        return self._PLACE.sub(fill, self._BEHIND.sub(behind, structure))

    def _phrases(self, name: str, place: re.Match[str]) -> list[str]:
        name = place["file"] or name
        return [self._expand(name, phrase) for phrase in phrases(name, *place["path"].split("."))]


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document: its name as written, its folded key, the folded letters of its symbol, the kind it makes."""

    name: str
    key: str
    symbols: tuple[str, ...]
    kind: str
    normative: bool


@lru_cache(maxsize=1)
def document_types() -> tuple[DocumentType, ...]:
    """All types, the longest key first, so that "chương trình hành động" is found before "chương trình"."""
    rows = [
        DocumentType(
            row["name"],
            row["key"],
            tuple(row.get("symbols", ())),
            row.get("kind", "other"),
            row.get("normative", False),
        )
        for row in phrases_of_rows("document_types", "types")
    ]
    return tuple(sorted(rows, key=lambda t: (-len(t.key), t.key)))


@lru_cache(maxsize=1)
def types_by_key() -> Mapping[str, DocumentType]:
    """The types by folded key."""
    return {t.key: t for t in document_types()}


def is_plan_type(key: str | None) -> bool:
    """Whether a folded type is that of plans."""
    kind = types_by_key().get(key or "")
    return kind is not None and kind.kind == "plan"


@lru_cache(maxsize=1)
def types_by_symbol() -> Mapping[str, DocumentType]:
    """The type that each group of letters of a symbol stands for; the first in the file wins."""
    found: dict[str, DocumentType] = {}
    for row in phrases_of_rows("document_types", "types"):
        for symbol in row.get("symbols", ()):
            found.setdefault(symbol, types_by_key()[row["key"]])
    return found


def phrases_of_rows(name: str, key: str) -> Sequence[Mapping[str, Any]]:
    """A list of mappings in a vocabulary file."""
    return cast(Sequence[Mapping[str, Any]], words(name)[key])


@lru_cache(maxsize=2048)
def roles_of(title: str) -> tuple[Role, ...]:
    """The roles of a heading, from its folded title, in the order in which its words name them."""
    found: list[tuple[int, Role]] = []
    denied = words("headings").get("not_roles", {})
    for role in Role:
        if role is Role.OTHER:
            continue
        match = pattern("headings", role.value).search(title)
        if not match:
            continue
        if role.value in denied and pattern("headings", "not_roles", role.value).search(title):
            continue
        found.append((match.start(), role))
    if not found and len(title) <= _LONGEST_NOISY:
        found = [
            (match.start(), role)
            for role in Role
            if role is not Role.OTHER and (match := _loose_roles()[role].search(loosen(title)))
        ]
    return tuple(role for _, role in sorted(found, key=lambda f: f[0])) or (Role.OTHER,)


@lru_cache(maxsize=1)
def _loose_roles() -> Mapping[Role, re.Pattern[str]]:
    """The phrases of headings without diacritics, for titles that scanning has spoilt; only long enough ones."""
    return {
        role: compiled(f"^{alternatives(loosen(p) for p in phrases('headings', role.value) if len(p) > 6)}")
        for role in Role
        if role is not Role.OTHER
    }
