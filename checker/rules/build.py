"""The data of a rule file made into a ``Rule``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path as FilePath
from typing import Any

from checker.model.outcome import Severity
from checker.model.plan import Role
from checker.rules.clauses import Compiler
from checker.rules.faults import Fault, Keys, unknown
from checker.rules.paths import Path, parse_path
from checker.rules.phrases import LANGUAGES
from checker.rules.rule import PLACES, AppliesTo, Basis, Effective, Insert, Place, Related, Replace, Rule, Yield
from checker.rules.sources import parse_source
from checker.rules.templates import SAID, Template, parse_template

ELEMENTS = (
    "parent", "citations", "purpose", "requirements", "tasks", "lead", "coordinating", "time", "product", "assignments",
    "reporting", "funding", "recipients", "signature", "number", "issued", "annexes",
)  # fmt: skip
"""What residue can speak of, and ``needs`` can name."""

_WHOLE = {"tasks": ("lead", "coordinating", "time", "product")}
"""An element that stands for its parts as well."""

_MESSAGE = SAID - {"next_ordinal"}
_INSERT = frozenset({"next_ordinal"})


def build_rule(data: dict[str, Any], *, category: str, path: FilePath, digest: str) -> Rule:
    """The compiled rule; raises Fault with the keys that lead to what is wrong."""
    compiler = Compiler()
    given = data.get("given")
    fix = data.get("fix") or {}
    insert = _insert(fix["insert"], ("fix", "insert")) if "insert" in fix else None
    place = _place(data["place"], ("place",)) if "place" in data else insert.place if insert else None
    return Rule(
        id=data["id"],
        category=category,
        title=_bilingual(data, "title"),
        severity=Severity(data["severity"]),
        confidence=data.get("confidence", "certain"),
        reason=_bilingual(data, "reason"),
        applies_to=_applies_to(data.get("applies_to") or {}),
        effective=_effective(data.get("effective") or {}),
        given=parse_source(given, ("given",)) if given is not None else None,
        group_by=tuple(parse_path(text, ("group_by", i)) for i, text in enumerate(data.get("group_by") or ())),
        when=Compiler(telling=False).clause(data["when"], ("when",)) if "when" in data else None,
        needs=_needs(data.get("needs") or ()),
        require=compiler.clause(data["require"], ("require",)),
        message=_templates(data["message"], ("message",), _MESSAGE),
        expected=_templates(data["expected"], ("expected",), frozenset({"found"})) if "expected" in data else {},
        related=tuple(
            Related(
                at=parse_path(part["at"], ("related", i, "at")),
                text=_templates(part["text"], ("related", i, "text"), frozenset()),
            )
            for i, part in enumerate(data.get("related") or ())
        ),
        words={lang: {token: said[lang] for token, said in (data.get("words") or {}).items()} for lang in LANGUAGES},
        yields_to=tuple(
            Yield(rule=part)
            if isinstance(part, str)
            else Yield(rule=part["rule"], anywhere=part.get("anywhere", False))
            for part in data.get("yields_to") or ()
        ),
        beside=tuple(data.get("beside") or ()),
        basis=tuple(Basis(**part) for part in data["basis"]),
        place=place,
        insert=insert,
        replace=_replace(fix["replace"], ("fix", "replace")) if "replace" in fix else None,
        advice=fix.get("advice"),
        uses_parent=any(map(_mentions_parent, (data.get("require"), data.get("when"))))
        or str(given or "").startswith("parent_plan."),
        path=path,
        digest=digest,
    )


def _bilingual(data: dict[str, Any], key: str) -> dict[str, str]:
    return dict(data[key])


def _templates(data: dict[str, Any], keys: Keys, said: frozenset[str]) -> dict[str, Template]:
    return {lang: parse_template(data[lang], (*keys, lang), said=said) for lang in LANGUAGES}


def _applies_to(data: dict[str, Any]) -> AppliesTo:
    return AppliesTo(
        kinds=frozenset(data.get("kind", ("plan",))),
        levels=frozenset(data.get("level", ())),
        not_levels=frozenset(data.get("not_level", ())),
        stages=frozenset(data.get("stage", ())),
        profiles=frozenset(data.get("profile", ())),
    )


def _effective(data: dict[str, Any]) -> Effective:
    days: dict[str, dt.date | None] = {}
    for key in ("from", "to"):
        try:
            days[key] = dt.date.fromisoformat(data[key]) if key in data else None
        except (TypeError, ValueError):
            raise Fault(f"'{data[key]}' is no day", ("effective", key), "write a date like 2020-03-05") from None
    return Effective(start=days["from"], end=days["to"])


def _needs(data: list[str] | tuple[()]) -> frozenset[str]:
    for index, element in enumerate(data):
        if element not in ELEMENTS:
            raise unknown("element", element, ELEMENTS, ("needs", index))
    return frozenset(part for element in data for part in (element, *_WHOLE.get(element, ())))


def _insert(data: dict[str, Any], keys: Keys) -> Insert:
    return Insert(
        place=_place(data, keys),
        shape=data.get("shape", "lines"),
        text=_fix_text(data["text"], (*keys, "text"), _INSERT),
    )


def _place(data: dict[str, Any], keys: Keys) -> Place:
    wheres = [key for key in ("after", "before", "inside") if key in data]
    if len(wheres) != 1:
        raise Fault("a place needs one of 'after', 'before' and 'inside'", keys)
    where = wheres[0]
    places = data[where] if isinstance(data[where], list) else [data[where]]
    known = (*PLACES, *Role)
    for place in places:
        if place not in known:
            raise unknown("place", str(place), known, (*keys, where))
        if where == "inside" and place not in list(Role):
            raise Fault("'inside' needs the role of a section", (*keys, where))
    return Place(where=where, names=tuple(places))


def _replace(data: dict[str, Any], keys: Keys) -> Replace:
    field: Path | None = parse_path(data["field"], (*keys, "field")) if "field" in data else None
    return Replace(field=field, text=_fix_text(data["text"], (*keys, "text"), frozenset()))


def _fix_text(data: Any, keys: Keys, said: frozenset[str]) -> Template:
    # A plan is written in Vietnamese, and so is what is put into it.
    if isinstance(data, dict):
        return parse_template(data.get("vi"), (*keys, "vi"), said=said)
    return parse_template(data, keys, said=said)


def _mentions_parent(data: Any) -> bool:
    if isinstance(data, str):
        return data.startswith(("$parent_plan", "$parent_task"))
    if isinstance(data, dict):
        return any(_mentions_parent(key) or _mentions_parent(value) for key, value in data.items())
    return isinstance(data, list) and any(map(_mentions_parent, data))
