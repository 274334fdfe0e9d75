"""Named checks of one's own, and packages that bring rules."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.errors import RuleError
from checker.rules import CHECKS, Finding, Scope, Setting, Verdict, check, load_rules
from checker.rules.clauses import Compiler
from checker.rules.faults import Fault
from checker.rules.plugins import plugin_folders
from checker.rules.truth import truth
from tests import factories as make
from tests.rulewriter import write_rule

MODULE = '''
from pathlib import Path
from checker.rules import Finding, Scope, Verdict, check

FOLDERS = [Path(__file__).parent / "more_rules"]

@check
def title_begins(scope: Scope, *, word: str) -> Verdict:
    """The title begins with the word."""
    return scope.item.title.startswith(word) or Finding(expected=word)
'''


@pytest.fixture
def short() -> Iterator[None]:
    @check
    def title_is_short(scope: Scope, *, words: int, names: list[str] | None = None) -> Verdict:
        """The item's title has no more than so many words."""
        count = len(scope.item.title.split()) - sum(name in scope.item.title for name in names or ())
        return count <= words or Finding(found=count, expected=words)

    yield
    del CHECKS["title_is_short"]


@pytest.mark.usefixtures("short")
def test_a_check_is_asked_with_its_parameters() -> None:
    def ask(words: int) -> Verdict:
        clause = Compiler().clause({"check": "title_is_short", "with": {"words": words}}, ())
        return clause(Scope(make.task(title="Chiếu phim lưu động"), make.plan(), Setting()))

    assert ask(4) is True
    told = ask(3)
    assert truth(told) is False
    assert isinstance(told, Finding)
    assert (told.found, told.expected, told.at) == (4, 3, make.at(9))


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({"words": "many"}, "'words' must be int"),
        ({"words": True}, "'words' must be int"),
        ({"words": 3, "names": "x"}, "'names' must be list"),
        ({"word": 3}, "unknown parameter of 'title_is_short' 'word'"),
        ({}, "'title_is_short' needs the parameter 'words'"),
        ([3], "'with' needs names and values"),
    ],
)
def test_wrong_parameters_are_found_when_a_rule_is_loaded(given: Any, what: str) -> None:
    with pytest.raises(Fault) as caught:
        Compiler().clause({"check": "title_is_short", "with": given or {}}, ())
    assert caught.value.what == what


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installed package that brings a rule and a named check."""
    site = tmp_path / "site"
    told = site / "more-1.0.dist-info"
    told.mkdir(parents=True)
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: more\nVersion: 1.0\n")
    (told / "entry_points.txt").write_text("[checker.rules]\nmore = more_checks\n")
    (site / "more_checks.py").write_text(MODULE, encoding="utf-8")
    (site / "more_rules").mkdir()
    write_rule(site / "more_rules", "given: tasks\nrequire: [{check: title_begins, with: {word: Chiếu}}]")
    monkeypatch.syspath_prepend(str(site))
    plugin_folders.cache_clear()
    yield site
    plugin_folders.cache_clear()
    sys.modules.pop("more_checks", None)
    CHECKS.pop("title_begins", None)


@pytest.mark.usefixtures("package")
def test_a_package_brings_rules_and_named_checks() -> None:
    assert "my-rule" in {rule.id for rule in load_rules().rules}
    assert "title_begins" in CHECKS


def test_a_package_that_cannot_be_imported_is_named(package: Path) -> None:
    (package / "more_checks.py").write_text("raise ValueError('broken')", encoding="utf-8")
    with pytest.raises(RuleError, match="brings the rules 'more' cannot be used"):
        load_rules()


def test_a_package_that_names_no_folder_is_told(package: Path) -> None:
    (package / "more_checks.py").write_text("FOLDERS = ['nowhere']", encoding="utf-8")
    with pytest.raises(RuleError, match="names no folder"):
        load_rules()


@pytest.mark.usefixtures("package")
def test_rules_tested_alone_are_without_those_of_packages(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    write_rule(own, "require: [{title: present}]", "other-rule")
    assert [rule.id for rule in load_rules(folders=[own], alone=True).rules] == ["other-rule"]
