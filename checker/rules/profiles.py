"""Profiles: named choices of rules, severities and required topics for one family of plans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker.errors import RuleError
from checker.model.demands import Matter
from checker.model.outcome import Severity
from checker.model.records import dataclass, field
from checker.plain_yaml import yaml_line
from checker.resources import load_yaml, rules_root
from checker.rules.faults import nearest, unknown_rule

DEFAULT = "base"
_KEYS = ("id", "title", "about", "extends", "rules", "without", "severities", "topics")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject that plans of a profile must speak of, and the words by which it is known.

    ``matter`` is set where it is a content that the parent plan names; words and id are empty then.
    """

    id: str
    title: dict[str, str]
    words: tuple[str, ...]
    matter: Matter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A profile as loaded, what it extends already added. ``rules`` None stands for all rules.

    ``path`` is None for the profile that takes every rule, used where a folder has no profiles of its own.
    """

    id: str
    title: dict[str, str] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    rules: frozenset[str] | None = None
    without: frozenset[str] = frozenset()
    severities: dict[str, Severity] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    path: Path | None = None

    def takes(self, rule: str) -> bool:
        """Whether the rule is in this profile's choice."""
        return (self.rules is None or rule in self.rules) and rule not in self.without


def profile_files(roots: Iterable[Path]) -> dict[str, Path]:
    """The profile files below the roots by id; a later root's profile hides an earlier one's of the same id."""
    found: dict[str, Path] = {}
    for root in roots:
        for path in sorted((root / "profiles").glob("*.yml")):
            found[path.stem] = path
    return found


def load_profile(name: str | None, roots: Sequence[Path] | None = None) -> Profile:
    """The profile of this name in the roots (absent: the program's own); without a name ``base``, or every rule."""
    files = profile_files((rules_root(),) if roots is None else roots)
    if name is None and DEFAULT not in files:
        return Profile(id=DEFAULT, title={"vi": "Mọi quy tắc", "en": "Every rule"})
    return _load(name or DEFAULT, files, ())


def _load(name: str, files: dict[str, Path], above: tuple[str, ...]) -> Profile:
    if name not in files:
        raise unknown_rule(name, files, "profile")
    path = files[name]
    if name in above:
        raise _error(path, ("extends",), f"extends itself by way of {', '.join(above)}")
    data = load_yaml(path)
    if not isinstance(data, dict):
        raise _error(path, (), "is no profile", "a profile is a mapping with id, title and rules")
    for key in data:
        if key not in _KEYS:
            raise _error(path, (key,), f"unknown key '{key}'", nearest(key, _KEYS))
    if data.get("id") != name:
        raise _error(path, ("id",), f"the id '{data.get('id')}' is not the file's name", f"write id: {name}")
    base = _load(str(data["extends"]), files, (*above, name)) if "extends" in data else None
    return _merged(path, data, base)


def _merged(path: Path, data: dict[str, Any], base: Profile | None) -> Profile:
    chosen = data.get("rules", "all" if base is None else [])
    if chosen != "all" and not _texts(chosen):
        raise _error(path, ("rules",), "'rules' is 'all' or a list of rule ids")
    if not _texts(data.get("without", [])):
        raise _error(path, ("without",), "'without' is a list of rule ids")
    rules = None if chosen == "all" else frozenset(chosen)
    without = frozenset(data.get("without", ()))
    profile = Profile(
        id=data["id"], title=_bilingual(path, data, "title"), about=_bilingual(path, data, "about"), rules=rules,
        without=without, severities=_severities(path, data.get("severities") or {}), topics=_topics(path, data), path=path,
    )  # fmt: skip
    if base is None:
        return profile
    both = None if base.rules is None or rules is None else base.rules | rules
    return replace(
        profile,
        rules=both,
        without=(base.without - (rules or frozenset())) | without,
        severities={**base.severities, **profile.severities},
        topics=(*base.topics, *profile.topics),
    )


def _texts(data: Any) -> bool:
    return isinstance(data, list) and all(isinstance(part, str) for part in data)


def _bilingual(path: Path, data: dict[str, Any], key: str) -> dict[str, str]:
    value = data.get(key, {})
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise _error(path, (key,), f"'{key}' needs a text in vi and en")
    return value


def _severities(path: Path, data: Any) -> dict[str, Severity]:
    if not isinstance(data, dict):
        raise _error(path, ("severities",), "'severities' names rules and their severity")
    found = {}
    for rule, severity in data.items():
        if severity not in list(Severity):
            mend = nearest(str(severity), list(Severity))
            raise _error(path, ("severities", rule), f"unknown severity '{severity}'", mend)
        found[rule] = Severity(severity)
    return found


def _topics(path: Path, data: dict[str, Any]) -> tuple[Topic, ...]:
    topics = []
    for index, topic in enumerate(data.get("topics") or ()):
        if not isinstance(topic, dict) or set(topic) != {"id", "title", "words"} or not _texts(topic["words"]):
            raise _error(path, ("topics", index), "a topic has id, title and words")
        if not isinstance(topic["title"], dict) or set(topic["title"]) != {"vi", "en"}:
            mend = "quote a text that holds a comma"
            raise _error(path, ("topics", index, "title"), "the title of a topic needs a text in vi and en", mend)
        topics.append(Topic(id=topic["id"], title=topic["title"], words=tuple(topic["words"])))
    return tuple(topics)


def _error(path: Path, keys: tuple[str | int, ...], what: str, mend: str | None = None) -> RuleError:
    return RuleError(what, file=str(path), line=yaml_line(path, keys), mend=mend)
