"""``checker.toml``: files that extend each other, what holds for some files only, and mistakes told with their line."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Call
from tests.cli.repository import TWO_TASKS


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    for name in ("plans/a.txt", "plans/old/b.txt", "drafts/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TWO_TASKS, encoding="utf-8")
    return tmp_path


def leads(call: Call, *arguments: str) -> dict[str, set[str]]:
    """The verdicts on leads, by file."""
    data = json.loads(call("check", ".", "-f", "json", *arguments).stdout)
    return {
        file["file"]: {f"{o['status']} {o['severity']}" for o in file["outcomes"] if o["rule"] == "missing-task-lead"}
        for file in data["files"]
    }


def test_overrides_hold_for_some_files_only(call: Call, plans: Path) -> None:
    (plans / "checker.toml").write_text(
        """
        [[overrides]]
        paths = ["plans/"]
        severities = {missing-task-lead = "warning"}
        [[overrides]]
        paths = ["old/", "!x.txt"]
        ignore = ["tasks"]
        """,
        encoding="utf-8",
    )
    expected = {"plans/a.txt": {"failed warning"}, "plans/old/b.txt": set(), "drafts/c.txt": {"failed error"}}
    assert leads(call) == expected
    assert leads(call) == expected  # from the cache
    assert leads(call, "--no-cache", "--jobs", "2") == expected
    # The command line goes before everything.
    assert leads(call, "--ignore", "funding")["plans/old/b.txt"] == {"failed warning"}


def test_an_override_may_choose_stage_profile_and_rules(call: Call, plans: Path) -> None:
    blank = TWO_TASKS.replace("12/KH-STP", "     /KH-STP")
    for name in ("plans/a.txt", "drafts/c.txt"):
        (plans / name).write_text(blank, encoding="utf-8")
    (plans / "checker.toml").write_text(
        '[[overrides]]\npaths = ["drafts/"]\nstage = "draft"\n[[overrides]]\npaths = ["old/"]\nselect = ["missing-purpose"]\n',
        encoding="utf-8",
    )
    data = json.loads(call("check", ".", "-f", "json", "--show", "all").stdout)
    asked = {file["file"]: {o["rule"]: o["status"] for o in file["outcomes"]} for file in data["files"]}
    assert asked["plans/a.txt"]["missing-document-number"] == "failed"
    assert asked["drafts/c.txt"]["missing-document-number"] == "not-applicable"
    assert set(asked["plans/old/b.txt"]) == {"missing-purpose"}


def test_extended_files_come_first_and_paths_start_from_their_own_file(call: Call, plans: Path) -> None:
    (plans / "shared").mkdir()
    (plans / "shared/base.toml").write_text(
        'lang = "en"\nignore = ["tasks"]\nfail-on = "info"\n[severities]\nmissing-task-lead = "info"\nmissing-purpose = "info"\n'
        '[[overrides]]\npaths = ["../drafts/"]\nignore = ["funding"]\n',
        encoding="utf-8",
    )
    (plans / "checker.toml").write_text(
        'extends = "shared/middle.toml"\nignore = []\n[severities]\nmissing-task-lead = "warning"\n', encoding="utf-8"
    )
    (plans / "shared/middle.toml").write_text('extends = "base.toml"\n', encoding="utf-8")
    assert leads(call)["plans/a.txt"] == {"failed warning"}
    result = call("check", "plans/a.txt")
    assert result.exit_code == 1  # fail-on of the file that is extended
    assert "2 warnings" in result.stdout


@pytest.mark.parametrize(
    ("files", "place", "words"),
    [
        ({"checker.toml": 'lang = "en"\nextends = "gone.toml"\n'}, "checker.toml:2", "gone.toml"),
        (
            {"checker.toml": 'extends = "a.toml"\n', "a.toml": '\nextends = "checker.toml"\n'},
            "a.toml:2",
            "checker.toml → ",
        ),
        ({"checker.toml": 'extends = "checker.toml"\n'}, "checker.toml:1", "nối vòng"),
        ({"checker.toml": 'profil = "base"\n'}, "checker.toml:1", "profile"),
        ({"checker.toml": 'extends = "a.toml"\n', "a.toml": '\nprofil = "base"\n'}, "a.toml:2", "profile"),
        (
            {"checker.toml": '[[overrides]]\npaths = ["a"]\n\n[[overrides]]\npaths = ["b"]\nignor = ["x"]\n'},
            "checker.toml:6",
            "ignore",
        ),
        ({"checker.toml": '[[overrides]]\nignore = ["tasks"]\n'}, "checker.toml:1", "paths"),
        ({"checker.toml": '[[overrides]]\npaths = "a"\n'}, "checker.toml:2", "paths"),
        ({"checker.toml": 'lang = "vi"\nignore = ["missing-purpos"]\n'}, "checker.toml:2", "missing-purpose"),
        ({"checker.toml": '[severities]\nmissing-purpos = "info"\n'}, "checker.toml:2", "missing-purpose"),
        ({"checker.toml": '[severities]\nmissing-purpose = "grave"\n'}, "checker.toml:2", "error"),
        (
            {"checker.toml": '[[overrides]]\npaths = ["plans/"]\nselect = ["missing-purpos"]\n'},
            "checker.toml:3",
            "missing-purpose",
        ),
        ({"checker.toml": "jobs = -1\n"}, "checker.toml:1", "jobs"),
    ],
)
def test_mistakes_are_told_with_file_line_and_the_nearest_name(
    call: Call, plans: Path, files: dict[str, str], place: str, words: str
) -> None:
    for name, text in files.items():
        (plans / name).write_text(text, encoding="utf-8")
    result = call("check", ".")
    assert result.exit_code == 2
    assert place in result.stderr
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_a_small_file_agrees_with_the_published_schema(call: Call) -> None:
    schema = json.loads(call("schema", "config").stdout)
    for text in ("", 'lang = "en"\nfail-on = "new"\n', '[[overrides]]\npaths = ["a"]\n'):
        jsonschema.validate(tomllib.loads(text), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"overrides": [{"ignore": ["tasks"]}]}, schema)
