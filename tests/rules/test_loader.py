"""Rule files and profiles: what is loaded, and what is said when one is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.errors import RuleError
from checker.model.outcome import Severity
from checker.rules import Rule, load_examples, load_profile, load_rules, rule_schema
from checker.rules.loader import load_rule

Write = Callable[..., Path]

GOOD = """\
given: tasks
when: {lead: absent}
needs: [lead]
require:
  - {title: present}
words: {label: {vi: dòng nhãn, en: a label line}}
"""


def load(path: Path) -> Rule:
    return load_rule(path, category="custom")


def test_a_rule_in_a_users_folder_is_loaded_without_python(write_rule: Write, tmp_path: Path) -> None:
    write_rule(GOOD)
    rules = load_rules(folders=[tmp_path], select=["my-rule"])
    (rule,) = rules.rules
    assert rule.id == "my-rule"
    assert rule.category == "custom"
    assert rule.severity is Severity.ERROR
    assert str(rule.given) == "tasks"
    assert rule.needs == {"lead"}
    assert rule.basis[0].short("vi") == "thực tiễn"


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "mend"),
    [
        ("given: tasks", "givn: tasks", 5, "unknown key 'givn'", "did you mean 'given'?"),
        ("given: tasks", "given: task", 5, "unknown kind of item 'task'", "did you mean 'tasks'?"),
        ("given: tasks", "given: tasks.leed", 5, "unknown field of a task 'leed'", "did you mean 'lead'?"),
        ("lead: absent", "leed: absent", 6, "unknown field of a task 'leed'", "did you mean 'lead'?"),
        ("title: present", "title: presnt", 9, "unknown word 'presnt'", "did you mean 'present'?"),
        ("title: present", "time.duo: present", 9, "unknown field of a time 'duo'", "did you mean 'due'?"),
        ("title: present", "title: {before: 2025-01-01}", 9, "'before' asks for a date, but 'title' is a text", ""),
        ("title: present", "lead: {equals: x}", 9, "'equals' asks for", "some, every or none"),
        ("title: present", "lead: {some: {canonicl: present}}", 9, "unknown field of a name 'canonicl'", "'canonical'"),
        ("title: present", "title: {equals: $plan.yaer}", 9, "unknown field of a plan 'yaer'", "did you mean 'year'?"),
        ("[lead]", "[leads]", 7, "unknown element 'leads'", "did you mean 'lead'?"),
        ("severity: error", "severity: eror", 3, "unknown value 'eror' of 'severity'", "did you mean 'error'?"),
        ("en: Name", "eng: Name", 2, "unknown key 'eng'", "did you mean 'en'?"),
        ("{found}'}", "{fuond}'}", 11, "unknown field of a task 'fuond'", None),
        ("'Lacks {found}'", "'Lacks {found'", 11, "a lone '{'", "write {{ or }}"),
        ("'Lacks {found}'", "'Lacks {next_ordinal}'", 11, "'{next_ordinal}' cannot be used here", None),
        ("id: my-rule", "id: your-rule", 1, "the id 'your-rule' is not the file's name", "write id: my-rule"),
        ("practice: {vi: thực tiễn, en: practice}, ", "", 12, "a basis names either an act or practice", None),
        ("checked: 2026-11-21", "checked: soon", 12, "'basis.0.checked'", None),
        ("severity: error", "severity: [error", 4, "is not valid YAML", None),
        ("severity: error", "severity: error\nseverity: info", 4, "'severity' stands twice", None),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else None,
)
def test_what_is_wrong_is_told_with_file_line_and_the_nearest_right_name(
    write_rule: Write, old: str, new: str, line: int, what: str, mend: str | None
) -> None:
    path = write_rule(GOOD)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load(path)
    assert what in caught.value.what
    assert (caught.value.file, caught.value.line) == (str(path), line)
    assert (mend or "") in (caught.value.mend or "")


def test_a_missing_key_is_named(write_rule: Write) -> None:
    path = write_rule(GOOD.replace("require:\n  - {title: present}\n", ""))
    with pytest.raises(RuleError, match="'require' is missing"):
        load(path)


def test_keys_below_the_examples_would_not_be_read_and_so_are_refused(write_rule: Write) -> None:
    path = write_rule(GOOD)
    path.write_text(path.read_text(encoding="utf-8") + "confidence: likely\n", encoding="utf-8")
    with pytest.raises(RuleError, match="'confidence' stands below 'examples'") as caught:
        load(path)
    assert caught.value.line == 14


def test_an_example_that_is_wrong_is_told(write_rule: Write) -> None:
    path = write_rule(GOOD)
    text = path.read_text(encoding="utf-8").replace("examples: []", "examples:\n  - {name: x, plan: y, expct: []}")
    path.write_text(text, encoding="utf-8")
    rule = load(path)
    with pytest.raises(RuleError, match="unknown key 'expct'") as caught:
        load_examples(rule)
    assert (caught.value.line, caught.value.mend) == (14, "did you mean 'expect'?")


def test_two_rules_of_one_id_are_refused(write_rule: Write, tmp_path: Path) -> None:
    first = write_rule(GOOD)
    folder = tmp_path / "tasks"
    folder.mkdir()
    (folder / "my-rule.yml").write_text(first.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(RuleError, match="the id 'my-rule' is taken by"):
        load_rules(folders=[tmp_path])


def test_an_unknown_profile_is_told_with_the_nearest_one(tmp_path: Path, write_rule: Write) -> None:
    write_rule(GOOD)
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "own.yml").write_text(
        "id: own\ntitle: {vi: Riêng, en: Own}\nrules: all\n", encoding="utf-8"
    )
    with pytest.raises(RuleError, match="unknown profile 'onw'") as caught:
        load_rules(folders=[tmp_path], profile="onw")
    assert (caught.value.mend or "").startswith("did you mean 'own'?")


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("rules: [my-rul]", "unknown rule 'my-rul'", 3),
        ("rulez: all", "unknown key 'rulez'", 3),
        ("rules: all\nseverities: {my-rule: grave}", "unknown severity 'grave'", 4),
        ("rules: all\nextends: own", "extends itself", 4),
        ("rules: all\ntopics: [{id: x}]", "a topic has id, title and words", 4),
    ],
)
def test_what_is_wrong_in_a_profile_is_told(tmp_path: Path, write_rule: Write, text: str, what: str, line: int) -> None:
    write_rule(GOOD)
    (tmp_path / "profiles").mkdir()
    path = tmp_path / "profiles" / "own.yml"
    path.write_text(f"id: own\ntitle: {{vi: Riêng, en: Own}}\n{text}\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules(folders=[tmp_path], profile="own")
    assert what in caught.value.what
    assert (caught.value.file, caught.value.line) == (str(path), line)


def test_a_profile_chooses_rules_severities_and_topics(tmp_path: Path, write_rule: Write) -> None:
    write_rule(GOOD)
    write_rule(GOOD, name="other-rule")
    (tmp_path / "profiles").mkdir()
    head = "title: {vi: Riêng, en: Own}\n"
    (tmp_path / "profiles" / "wide.yml").write_text(
        f"id: wide\n{head}rules: [my-rule]\nwithout: [other-rule]\n", encoding="utf-8"
    )
    (tmp_path / "profiles" / "narrow.yml").write_text(
        f"id: narrow\n{head}extends: wide\nrules: [other-rule]\nseverities: {{my-rule: info}}\n"
        "topics: [{id: one, title: {vi: Một cửa, en: One stop}, words: [một cửa]}]\n",
        encoding="utf-8",
    )
    wide = load_rules(folders=[tmp_path], profile="wide")
    assert [rule.id for rule in wide.rules] == ["my-rule"]
    narrow = load_rules(folders=[tmp_path], profile="narrow")
    assert {rule.id: rule.severity for rule in narrow.rules} == {"my-rule": Severity.INFO, "other-rule": Severity.ERROR}
    assert narrow.profile.topics[0].words == ("một cửa",)


def test_selecting_and_ignoring_by_id_and_category(tmp_path: Path, write_rule: Write) -> None:
    write_rule(GOOD)
    write_rule(GOOD, name="other-rule")
    assert [r.id for r in load_rules(folders=[tmp_path], select=["custom"]).rules] == ["my-rule", "other-rule"]
    assert [r.id for r in load_rules(folders=[tmp_path], select=["custom"], ignore=["my-rule"]).rules] == ["other-rule"]
    assert not [r for r in load_rules(folders=[tmp_path], ignore=["custom"]).rules if r.category == "custom"]
    with pytest.raises(RuleError, match="unknown rule or category 'my-rulle'"):
        load_rules(folders=[tmp_path], ignore=["my-rulle"])
    changed = load_rules(folders=[tmp_path], select=["my-rule"], severities={"my-rule": Severity.INFO})
    assert changed.rules[0].severity is Severity.INFO


def test_the_digest_changes_with_what_decides_outcomes_and_with_nothing_else(tmp_path: Path, write_rule: Write) -> None:
    path = write_rule(GOOD)
    first = load_rules(folders=[tmp_path], select=["my-rule"])
    path.write_text(path.read_text(encoding="utf-8") + "  # a remark below the examples\n", encoding="utf-8")
    assert load_rules(folders=[tmp_path], select=["my-rule"]).digest == first.digest
    milder = load_rules(folders=[tmp_path], select=["my-rule"], severities={"my-rule": Severity.INFO})
    assert milder.digest != first.digest
    write_rule(GOOD.replace("title: present", "title: absent"))
    assert load_rules(folders=[tmp_path], select=["my-rule"]).digest != first.digest


def test_the_schema_knows_every_key_and_word() -> None:
    schema = rule_schema()
    assert {"id", "given", "require", "message", "fix", "examples"} <= set(schema["properties"])  # type: ignore[call-overload]
    count = schema["$defs"]["word:count"]  # type: ignore[index]
    assert count["properties"].keys() == {"min", "max"}


def test_a_comma_that_ends_the_title_of_a_topic_too_early_is_found(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    path = tmp_path / "profiles" / "own.yml"
    path.write_text(
        "id: own\ntopics:\n  - id: one\n    title: {vi: Cải cách, kiểm soát, en: Reform}\n    words: [cải cách]\n",
        encoding="utf-8",
    )
    with pytest.raises(RuleError, match="needs a text in vi and en") as caught:
        load_profile("own", [tmp_path])
    assert (caught.value.line, caught.value.mend) == (4, "quote a text that holds a comma")
