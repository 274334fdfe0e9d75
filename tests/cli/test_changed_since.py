"""``--changed-since``: what a change concerns is checked, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.repository import TWO_TASKS, Repository

CHILD, OTHER, PARENT = "plans/so-noi-vu.txt", "plans/so-tai-chinh.txt", "plans/ubnd-tinh.txt"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    made.family()
    made.write("plans/kế hoạch riêng.txt", TWO_TASKS)
    made.write("checker.toml", "")
    made.commit("first")
    return made


def checked(call: Call, *arguments: str, since: str = "HEAD") -> set[str]:
    result = call("check", "plans", "-f", "json", "--changed-since", since, *arguments)
    assert result.exit_code in (0, 1), result.stderr
    return {file["file"] for file in json.loads(result.stdout)["files"]}


def everything() -> set[str]:
    return {str(path) for path in Path("plans").glob("*.txt")}


def test_nothing_changed_is_nothing_to_check(call: Call, repository: Repository) -> None:
    assert checked(call) == set()
    repository.write("README.md", "no plan\n")
    assert checked(call) == set()


def test_edited_renamed_new_and_untracked_plans_are_checked(call: Call, repository: Repository) -> None:
    repository.edit(CHILD, "năm 2026", "năm 2026 ")
    repository.git("mv", OTHER, "plans/tài chính mới.txt")
    repository.write("plans/mới.txt", TWO_TASKS)
    expected = {CHILD, "plans/tài chính mới.txt", "plans/mới.txt"}
    assert checked(call) == expected
    before = repository.git("rev-parse", "HEAD")
    repository.commit()
    assert checked(call) == set()
    assert checked(call, since=before) == expected


def test_what_others_changed_in_the_branch_does_not_count(call: Call, repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "mine")
    repository.edit(CHILD, "năm 2026", "năm 2026 ")
    repository.commit()
    repository.git("checkout", "-q", "main")
    repository.edit(OTHER, "năm 2026", "năm 2026 ")
    repository.commit()
    repository.git("checkout", "-q", "mine")
    assert checked(call, since="main") == {CHILD}


def test_children_of_a_changed_parent_are_checked(call: Call, repository: Repository) -> None:
    repository.edit(PARENT, "năm 2026", "năm 2026 ")
    found = checked(call)
    assert {PARENT, CHILD, OTHER} <= found
    assert "plans/kế hoạch riêng.txt" not in found
    # Beside a parent the finding is the same as in a whole run.
    whole = json.loads(call("check", "plans", "-f", "json").stdout)
    some = json.loads(call("check", "plans", "-f", "json", "--changed-since", "HEAD").stdout)
    wanted = {file["file"]: file for file in whole["files"]}
    assert all(file == wanted[file["file"]] for file in some["files"])


def test_children_of_a_parent_that_went_away_or_got_another_number_are_checked(
    call: Call, repository: Repository
) -> None:
    repository.edit(PARENT, "41/KH-UBND", "141/KH-UBND")
    assert CHILD in checked(call)
    repository.git("checkout", "-q", ".")
    (repository.folder / PARENT).unlink()
    found = checked(call)
    assert CHILD in found
    assert PARENT not in found


def test_a_change_of_what_is_asked_concerns_every_plan(call: Call, repository: Repository) -> None:
    repository.write("checker.toml", 'ignore = ["funding"]\n')
    assert checked(call) == everything()
    repository.git("checkout", "-q", ".")
    repository.write("checker.waivers.yml", "# none\n")
    assert checked(call) == everything()
    (repository.folder / "checker.waivers.yml").unlink()
    assert checked(call) == set()
    call("baseline", "plans")
    assert checked(call) == everything()


def test_with_a_parent_named_its_change_concerns_every_plan(call: Call, repository: Repository) -> None:
    repository.edit(CHILD, "năm 2026", "năm 2026 ")
    assert checked(call, "--parent", PARENT) == {CHILD}
    repository.edit(PARENT, "năm 2026", "năm 2026 ")
    assert checked(call, "--parent", PARENT) == everything()


def test_a_run_of_some_plans_tells_nothing_of_the_waivers_of_others(call: Call, repository: Repository) -> None:
    repository.write("checker.waivers.yml", "- {rule: missing-purpose, plan: plans/so-tai-chinh.txt, reason: x}\n")
    repository.commit()
    repository.edit(CHILD, "năm 2026", "năm 2026 ")
    assert checked(call) == {CHILD}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("--changed-since", "no-such-branch"), "fetch-depth: 0"), (("--changed-since", "-x"), "-x")],
)
def test_a_commit_that_is_not_there_is_told(
    call: Call, repository: Repository, arguments: tuple[str, ...], words: str
) -> None:
    assert repository.folder.is_dir()
    result = call("check", "plans", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_folder_without_git_is_told(call: Call, clean: Path) -> None:
    result = call("check", clean.name, "--changed-since", "main", "--lang", "en")
    assert result.exit_code == 2
    assert "no git repository" in result.stderr


def test_a_machine_without_git_is_told(call: Call, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    assert repository.folder.is_dir()
    monkeypatch.setenv("PATH", "")
    result = call("check", "plans", "--changed-since", "HEAD", "--lang", "en")
    assert result.exit_code == 2
    assert "git was not found" in result.stderr
