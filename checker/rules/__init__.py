"""Rules: YAML files compiled and checked against the model, and the language they are written in."""

from collections.abc import Sequence

from checker.rules.examples import Example, Expectation, load_examples
from checker.rules.loader import RuleSet, load_all, load_rules, profile_names, rule_files, rule_names
from checker.rules.named import CHECKS, check
from checker.rules.profiles import Profile, load_profile
from checker.rules.rule import CATEGORIES, Rule
from checker.rules.scope import Scope, Setting
from checker.rules.truth import Finding, Verdict

__all__ = [
    "CATEGORIES",
    "CHECKS",
    "Example",
    "Expectation",
    "Finding",
    "Profile",
    "Rule",
    "RuleSet",
    "Scope",
    "Setting",
    "Verdict",
    "catalogue",
    "check",
    "load_all",
    "load_examples",
    "load_profile",
    "load_rules",
    "profile_names",
    "rule_files",
    "rule_names",
    "rule_schema",
]


def catalogue(rules: Sequence[Rule], profiles: Sequence[Profile] = ()) -> str:
    """The Markdown page of the rules: what profiles ask, each rule, and how rules are written."""
    from checker.rules.readme import catalogue as page  # noqa: PLC0415 - a check needs no page

    return page(rules, profiles)


def rule_schema() -> dict[str, object]:
    """The JSON Schema of a rule file."""
    from checker.rules.schema import rule_schema as schema  # noqa: PLC0415 - brings pydantic

    return schema()
