"""Finding, reading and choosing rules."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from checker.errors import RuleError, RuleFolderError
from checker.model import plan as plan_model
from checker.model.outcome import Severity
from checker.model.records import dataclass, field
from checker.plain_yaml import yaml_line
from checker.resources import load_checked, rules_root
from checker.rules.build import build_rule
from checker.rules.faults import Fault, unknown_rule
from checker.rules.plugins import plugin_folders
from checker.rules.profiles import Profile, load_profile, profile_files
from checker.rules.rule import CATEGORIES, Rule

CUSTOM = "custom"
"""The category of rules that lie loose in a user's folder."""

_NO_RULES = ("profiles", "vocabulary")


@dataclass(frozen=True)
class RuleSet:
    """The rules of a run by category and id, and the profile that chose them."""

    rules: tuple[Rule, ...]
    profile: Profile
    known: frozenset[str] = field(default=frozenset(), repr=False)

    def get(self, name: str) -> Rule:
        """The rule of this id; RuleError with the nearest right name when it is not in the set."""
        for rule in self.rules:
            if rule.id == name:
                return rule
        raise unknown_rule(name, (rule.id for rule in self.rules))

    @cached_property
    def digest(self) -> str:
        """One hash ("sha256:…") of all that decides outcomes: the rules' text, severities, the profile, the vocabulary."""
        total = hashlib.sha256()
        for rule in self.rules:
            total.update(f"{rule.id} {rule.severity} {rule.digest}\n".encode())
        total.update(repr((self.profile.id, self.profile.topics)).encode())
        root = rules_root()
        for path in (root / "language.yml", *sorted((root / "vocabulary").glob("*.yml"))):
            if path.is_file():
                total.update(path.read_bytes())
        return f"sha256:{total.hexdigest()}"


def load_rules(
    *,
    folders: Sequence[Path] = (),
    profile: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severities: Mapping[str, Severity] | None = None,
    alone: bool = False,
) -> RuleSet:
    """The rules of the profile, with those of the user's folders, less what ``select`` and ``ignore`` leave out.

    ``select`` and ``ignore`` hold rule ids or categories; ``severities`` change the severity of single rules; ``alone``
    leaves out the program's own rules and those of other packages. Raises RuleError with file and line for anything wrong
    in a rule or profile, and for names that do not exist.
    """
    for folder in folders:
        if not folder.is_dir():
            raise RuleFolderError(str(folder))
    folders = tuple({folder.resolve(): folder for folder in folders}.values())
    chosen = load_profile(profile, folders if alone else (*_given(), *folders))
    rules = load_all(folders, alone=alone)
    known = frozenset(rule.id for rule in rules)
    _check_names(chosen, known)
    taken = [rule for rule in rules if chosen.takes(rule.id) or (not alone and _is_users(rule, chosen))]
    wanted, unwanted = _ids(select, rules), _ids(ignore, rules)
    levels = {**chosen.severities, **(severities or {})}
    for name in levels:
        if name not in known:
            raise unknown_rule(name, known)
    # A rule selected by its own name is meant, whether the profile takes it or not.
    pool = rules if wanted else taken
    return RuleSet(
        rules=tuple(
            replace(rule, severity=levels[rule.id]) if rule.id in levels else rule
            for rule in pool
            if (not wanted or rule.id in wanted) and rule.id not in unwanted
        ),
        profile=chosen,
        known=known,
    )


def load_all(folders: Sequence[Path] = (), *, alone: bool = False) -> tuple[Rule, ...]:
    """Every rule of the program, of other packages and of the folders (or of these ``alone``), by category and id."""
    found: dict[str, Rule] = {}
    own = _given()
    for root in folders if alone else (*own, *folders):
        for path in rule_files(root):
            rule = load_rule(path, category=_category(path, root))
            other = found.get(rule.id)
            if other is not None:
                raise RuleError(
                    f"the id '{rule.id}' is taken by {other.path}", file=str(path), line=1,

                    mend="give the rule another id; --ignore silences the other one, --alone tests a folder by itself",
                )  # fmt: skip
            found[rule.id] = rule
    # Rules tested alone may well give way to rules that are not with them.
    known = {*found, *(path.stem for root in own for path in rule_files(root))} if alone else set(found)
    for rule in found.values():
        for key, names in (("yields_to", [other.rule for other in rule.yields_to]), ("beside", rule.beside)):
            for index, name in enumerate(names):
                if name not in known:
                    error = unknown_rule(name, known)
                    line = yaml_line(rule.path, (key, index))
                    raise RuleError(error.what, file=str(rule.path), line=line, mend=error.mend)
    return tuple(sorted(found.values(), key=lambda rule: (_rank(rule.category), rule.category, rule.id)))


def load_rule(path: Path, *, category: str) -> Rule:
    """The rule of one file; raises RuleError."""
    loaded = load_checked(path, until="examples", check=_check, stamp=_stamp())
    try:
        return build_rule(loaded.data, category=category, path=path, digest=loaded.digest)
    except Fault as fault:
        raise RuleError(fault.what, file=str(path), line=yaml_line(path, fault.keys), mend=fault.mend) from fault


def rule_files(root: Path) -> list[Path]:
    """The rule files below a folder: loose ones and those in its categories, without profiles and vocabulary.

    In a folder that is laid out as the program's own, with a vocabulary, no rule lies loose.
    """
    folders = (path for path in sorted(root.iterdir()) if path.is_dir() and path.name[0] != ".")
    inside = [path for path in folders if path.name not in _NO_RULES]
    loose = [] if (root / "vocabulary").is_dir() else sorted(root.glob("*.yml"))
    return [*loose, *(path for folder in inside for path in sorted(folder.glob("*.yml")))]


def rule_names(folders: Sequence[Path] = ()) -> frozenset[str]:
    """The ids of all rules of the program, of other packages and of the folders, told by their files alone."""
    return frozenset(path.stem for root in (*_given(), *folders) for path in rule_files(root))


def profile_names(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """The names of the profiles of the program and of the folders."""
    return tuple(sorted(profile_files((*_given(), *folders))))


def _given() -> tuple[Path, ...]:
    """The folders of rules that are there without being named."""
    return (rules_root(), *plugin_folders())


def _is_users(rule: Rule, profile: Profile) -> bool:
    """Whether a rule of the user's own folder is taken: always, but where the profile leaves it out by name."""
    return rules_root() not in rule.path.parents and rule.id not in profile.without


def _check(path: Path, data: Any) -> None:
    from checker.rules.validation import check_rule_file  # noqa: PLC0415 - brings pydantic, which cached rules need not

    check_rule_file(path, data)


@cache
def _stamp() -> str:
    """What a rule was checked against: when the code of the language or of the model changes, rules are checked again."""
    folder = Path(__file__).parent
    files = [*folder.glob("*.py"), *(folder / "words").glob("*.py"), Path(str(plan_model.__file__))]
    return str(max(path.stat().st_mtime_ns for path in files))


def _category(path: Path, root: Path) -> str:
    return path.parent.name if path.parent != root else CUSTOM


def _rank(category: str) -> int:
    return CATEGORIES.index(category) if category in CATEGORIES else len(CATEGORIES)


def _ids(names: Iterable[str], rules: Sequence[Rule]) -> frozenset[str]:
    ids = {rule.id for rule in rules}
    found: set[str] = set()
    for name in names:
        inside = {rule.id for rule in rules if rule.category == name}
        if name in ids:
            found.add(name)
        elif inside or name in CATEGORIES:
            found |= inside
        else:
            raise unknown_rule(name, ids | {rule.category for rule in rules}, "rule or category")
    return frozenset(found)


def _check_names(profile: Profile, known: frozenset[str]) -> None:
    for key, names in (
        ("rules", profile.rules or ()),
        ("without", profile.without),
        ("severities", profile.severities),
    ):
        for name in sorted(names):
            if name not in known:
                error = unknown_rule(name, known)
                line = yaml_line(profile.path, (key,)) if profile.path else None
                raise RuleError(
                    error.what, file=str(profile.path) if profile.path else None, line=line, mend=error.mend
                )
