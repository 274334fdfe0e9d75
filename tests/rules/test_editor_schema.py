"""What an editor knows of rule files: what the loader accepts, and no more."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from checker.resources import load_yaml, rules_root
from checker.rules import rule_files, rule_schema
from checker.rules.checks import CHECKS
from checker.rules.words import WORDS

SCHEMA: dict[str, Any] = rule_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
FILES = rule_files(rules_root())


def faults(**changes: Any) -> list[str]:
    data: Any = load_yaml(rules_root() / "tasks" / "missing-task-lead.yml")
    return [error.message for error in VALIDATOR.iter_errors({**data, **changes})]


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_rule_of_the_program_agrees_with_the_schema(path: Any) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(load_yaml(path))] == []


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "changes",
    [
        {"require": [{"time.due": {"not_before": "$plan.issued.value"}, "annex": "absent"}]},
        {"require": [{"any": [{"$own_text": {"matches": "x"}}, {"not": {"title": {"starts_with": "x"}}}]}]},
        {"require": [{"$plan.reporting": {"none": {"dated": True}}}]},
        {"given": "sections", "group_by": ["parent_path"], "require": [{"ordinal": "contiguous"}]},
        {"given": "tasks.lead", "require": [{"canonical": "present"}]},
        {"given": "annexes", "require": [{"check": "annex_reference_agrees"}]},
        {"given": "number", "require": [{"state": {"one_of": ["read", "unseen"]}}]},
    ],
)
def test_what_the_language_allows_is_valid(changes: dict[str, Any]) -> None:
    assert faults(**changes) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"given": "task"},
        {"needs": ["leader"]},
        {"require": [{"leed": "present"}]},
        {"require": [{"lead": "presnt"}]},
        {"require": [{"lead": {"cont": {"min": 1}}}]},
        {"require": [{"lead": {"count": {"least": 1}}}]},
        {"require": [{"title": {"contiguous": True}}]},
        {"require": [{"reporting": {"none": {"dated": True}}}]},
        {"require": [{"check": "no_such_check"}]},
        {"require": [{"check": "sequence", "wiht": {}}]},
        {"given": "sections", "require": [{"ordinal": "contiguous"}]},
        {"given": "number", "require": [{"state": {"equals": "blnk"}}]},
        {"applies_to": {"level": ["county"]}},
        {"fix": {"insert": {"after": "titel", "text": "x"}}},
    ],
)
def test_what_the_loader_would_refuse_is_marked_in_the_editor(changes: dict[str, Any]) -> None:
    assert faults(**changes)


def test_words_checks_and_fields_stand_in_it_for_completion() -> None:
    defs = SCHEMA["$defs"]
    assert all(defs[f"word:{name}"]["description"] == word.about for name, word in WORDS.items())
    assert [one["const"] for one in defs["clause-anywhere"]["properties"]["check"]["oneOf"]] == sorted(CHECKS)
    assert {"lead", "time.due", "reading"} <= set(defs["clause:Task"]["properties"])
    assert "$plan.issued.value" in defs["clause-anywhere"]["properties"]
    assert "reporting" in SCHEMA["properties"]["given"]["enum"]
