"""What is allowed in a rule file and still not good: remarks for the author, each with its place in the file."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from checker.model.records import dataclass, field
from checker.plain_yaml import yaml_line
from checker.resources import load_yaml, rules_root
from checker.rules.examples import load_examples
from checker.rules.rule import Basis, Rule
from checker.rules.scaffold import PROMPTS
from checker.rules.sources import SINGLE
from checker.rules.templates import Template

_ENOUGH = 2  # examples on which a rule speaks, and on which it is silent
_LONGEST = 240  # characters of a message: three lines of a terminal
_STALE = dt.timedelta(days=3 * 366)
_MISSING_WORDS = frozenset({"present", "count", "includes", "includes_all", "some"})
_VIETNAMESE = re.compile(r"[ăâđêôơư\u0300\u0301\u0303\u0309\u0323]")
_NOT_PROSE = re.compile(r"\{[^{}]*\}|“[^”]*”|\([^)]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One remark: its ``code``, the ``parts`` of its sentence, the rule (or vocabulary file) and where that stands."""

    code: str
    about: str
    file: Path
    line: int | None = None
    parts: dict[str, str] = field(default_factory=dict)


def lint(rules: Sequence[Rule], *, today: dt.date) -> tuple[Remark, ...]:
    """The remarks on the rules, in their order; ``today`` tells which bases were checked too long ago."""
    return tuple(remark for rule in rules for remark in _of_rule(rule, today))


def unused_vocabulary() -> tuple[Remark, ...]:
    """A remark on every entry of the vocabulary that no module of the program, no rule and no other entry names."""
    root = rules_root()
    sources = [path.read_text(encoding="utf-8") for path in Path(__file__).parents[1].rglob("*.py")]
    rules = "\n".join(path.read_text(encoding="utf-8") for path in root.glob("*/*.yml"))
    found = []
    for path in sorted((root / "vocabulary").glob("*.yml")):
        if any(f'"{path.name}"' in source for source in sources):
            continue  # read as a whole
        using = [source for source in sources if f'"{path.stem}"' in source or f"{{{path.stem}:" in source]
        data: Any = load_yaml(path)
        for key in data if isinstance(data, dict) else ():
            named = re.compile(rf"""["'{{.:]{re.escape(key)}["'}}.:\-]""")
            if not any(named.search(source) for source in using) and not re.search(
                rf"(?:\$vocabulary\.{path.stem}\.|\{{(?:{path.stem}:)?){re.escape(key)}\b", rules
            ):
                # A file that is read as a whole names none of its keys.
                if any(re.search(rf'words\("{path.stem}"\)(?!\[)', source) for source in using):
                    continue
                line = yaml_line(path, (key,))
                found.append(Remark(code="unused-vocabulary", about=f"{path.stem}.{key}", file=path, line=line))
    return tuple(found)


def _of_rule(rule: Rule, today: dt.date) -> Iterator[Remark]:
    data: Any = load_yaml(rule.path, until="examples")

    def remark(code: str, *keys: str | int, **parts: str) -> Remark:
        return Remark(code=code, about=rule.id, file=rule.path, line=yaml_line(rule.path, keys), parts=parts)

    yield from (remark(code, "examples") for code in _examples(rule))
    yield from (remark(code, "message", lang) for code, lang in _messages(rule))
    if set(_places(rule.message["vi"])) != set(_places(rule.message["en"])):
        yield remark("placeholders-differ", "message")
    if _has_no_place(rule, data):
        yield remark("no-place", "require")
    if not rule.has_fix and rule.advice is None:
        yield remark("no-remedy")
    for keys, vi, _ in _bilingual(data, ()):
        if vi in PROMPTS:
            yield remark("untouched", *keys[:-1], "vi")
    for keys, vi, en in _bilingual(data, ()):
        if _is_no_english(vi, en):
            yield remark("no-english", *keys)
    for index, basis in enumerate(rule.basis):
        for code in _basis(basis, today):
            yield remark(code, "basis", index, checked=basis.checked or "")


def _examples(rule: Rule) -> Iterator[str]:
    examples = load_examples(rule)
    for kind, some in (
        ("failing", [e for e in examples if e.expect]),
        ("silent", [e for e in examples if not e.expect]),
    ):
        if len(some) < _ENOUGH:
            yield f"few-{kind}"
        if not any(example.messy for example in some):
            yield f"no-messy-{kind}"


def _messages(rule: Rule) -> Iterator[tuple[str, str]]:
    several = rule.given is not None and str(rule.given) not in SINGLE
    for lang, template in rule.message.items():
        if several and not template.placeholders:
            yield "no-placeholder", lang
        if len(template.source) > _LONGEST:
            yield "long-message", lang


def _places(template: Template) -> list[str]:
    return [str(path) for placeholder in template.placeholders for path in placeholder.paths]


def _has_no_place(rule: Rule, data: Any) -> bool:
    """Whether something may be missing from the plan, and nothing says where it belongs."""
    return rule.given is None and rule.place is None and bool(_MISSING_WORDS & set(_words(data["require"])))


def _words(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _words(value)
    elif isinstance(data, list):
        for part in data:
            yield from _words(part)
    elif isinstance(data, str):
        yield data


def _bilingual(data: Any, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """All pairs of a text in both languages, with the keys that lead to the English one."""
    if isinstance(data, dict):
        if isinstance(data.get("vi"), str) and isinstance(data.get("en"), str):
            yield (*keys, "en"), data["vi"], data["en"]
            return
        for key, value in data.items():
            yield from _bilingual(value, (*keys, key))
    elif isinstance(data, list):
        for index, part in enumerate(data):
            yield from _bilingual(part, (*keys, index))


def _is_no_english(vi: str, en: str) -> bool:
    """Whether the English text is the Vietnamese one, or mostly written with Vietnamese letters (quotations left aside)."""
    prose = _NOT_PROSE.sub(" ", en)
    words = re.findall(r"\w+", prose)
    foreign = sum(bool(_VIETNAMESE.search(unicodedata.normalize("NFD", word.lower()) + word.lower())) for word in words)
    return (vi == en and bool(words)) or foreign * 2 > len(words)


def _basis(basis: Basis, today: dt.date) -> Iterator[str]:
    # An act that is meant as a whole says in a note what it is about.
    if basis.act is not None and not basis.article and not basis.note:
        yield "no-article"
    if basis.act is not None and basis.date is None:
        yield "no-act-date"
    try:
        seen = dt.date.fromisoformat(basis.checked or "")
    except ValueError:
        yield "not-checked"
        return
    if seen > today:
        yield "checked-in-future"
    elif today - seen > _STALE:
        yield "checked-long-ago"
