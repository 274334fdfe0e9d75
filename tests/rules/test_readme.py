"""The catalogue page says all there is to know of each rule, and always the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from checker.rules import catalogue, load_profile, load_rules
from checker.rules.words import WORDS

BODY = """
applies_to: {level: [commune]}
effective: {from: 2020-03-05}
given: tasks
require: [{lead: present}]
fix:
  insert: {after: title, shape: label, text: 'Đơn vị chủ trì: [điền: đơn vị].'}
  advice: {vi: Ghi thêm., en: Name one.}
"""


def test_a_rule_stands_under_its_category_with_its_id_as_anchor(
    tmp_path: Path, write_rule: Callable[..., Path]
) -> None:
    write_rule(BODY)
    rules = load_rules(folders=[tmp_path], select=["my-rule"]).rules
    page = catalogue(rules)
    assert "## Custom\n" in page
    assert "| [my-rule](#my-rule) | error | Name (Tên) |" in page
    assert "### my-rule\n" in page
    for part in (
        "- Asks: each of `tasks`, of level commune, from 2020-03-05",
        "- Basis: practice, checked 2026-11-21",
        "- Remedy: insert after title: `Đơn vị chủ trì: [điền: đơn vị].`",
        "- Remedy: Name one.",
    ):
        assert part in page
    assert page == catalogue(rules)


def test_every_word_of_the_language_is_explained() -> None:
    page = catalogue([])
    assert all(f"| `{name}` |" in page for name in WORDS)


def test_profiles_are_told_with_how_many_rules_they_take(tmp_path: Path, write_rule: Callable[..., Path]) -> None:
    write_rule(BODY)
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "own.yml").write_text(
        "id: own\ntitle: {vi: Riêng, en: Own}\nabout: {vi: Của tôi, en: Mine}\nrules: [my-rule]\n", encoding="utf-8"
    )
    rules = load_rules(folders=[tmp_path], select=["my-rule"]).rules
    assert "| `own` | Mine | 1 |" in catalogue(rules, [load_profile("own", [tmp_path])])
