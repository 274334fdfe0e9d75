"""The action, the hook and the README's templates: what they would run is run, as far as that can be done here."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from checker.cli.program import program
from tests.cli.repository import Repository

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="the steps are scripts for bash")


@pytest.fixture(scope="module")
def action(root: Path) -> dict[str, Any]:
    return dict(yaml.safe_load((root / ".github" / "check" / "action.yml").read_text(encoding="utf-8")))


def step(action: dict[str, Any], folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The step that checks, with the program that these tests belong to."""
    (check,) = (step for step in action["runs"]["steps"] if step["name"] == "Check plans")
    given = {name: str(each["default"]) for name, each in action["inputs"].items()} | inputs
    names = {key: re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value) for key, value in check["env"].items()}
    variables = {key: given[match[1]] for key, match in names.items() if match}
    assert set(variables) == set(names)
    programs = folder / ".programs"
    programs.mkdir(exist_ok=True)
    (programs / "checker").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n', encoding="utf-8")
    (programs / "checker").chmod(0o755)
    env = {
        **os.environ, **variables, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "RUNNER_TEMP": str(programs),
        "GITHUB_STEP_SUMMARY": str(programs / "summary"),
    }  # fmt: skip
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", check["run"]]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)


@on_posix
def test_the_action_annotates_sums_up_and_writes_sarif(action: dict[str, Any], tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.family()
    repository.commit()
    done = step(action, tmp_path, paths="plans\nplans/ubnd-tinh.txt\n", args="--lang\nen\n")
    assert done.returncode == 1, done.stderr
    assert "::error file=plans/so-cong-thuong.txt,line=36," in done.stdout
    assert (tmp_path / "checker.sarif").is_file()
    assert (tmp_path / ".programs/summary").read_text(encoding="utf-8").startswith("## ✗ Plans to mend")


@on_posix
def test_inputs_of_the_action_are_never_commands(action: dict[str, Any], tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.write("plans/a.txt", "Thư mời\n")
    repository.commit()
    hostile = {"paths": "$(touch bad)\n--exit-zero", "args": "`touch bad`; touch bad", "sarif-file": "a; touch bad"}
    for inputs in (hostile, {"changed-since": "x; touch bad"}):
        assert step(action, tmp_path, **inputs).returncode == 2
        assert not (tmp_path / "bad").exists()


def test_no_input_stands_in_the_text_of_a_script(action: dict[str, Any]) -> None:
    assert not [step["name"] for step in action["runs"]["steps"] if "${{" in step["run"]]


def test_the_hook_calls_the_program_for_files_that_it_reads(root: Path) -> None:
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    name, *arguments = shlex.split(hook["entry"])
    assert name == "checker"
    _understood([*arguments, "plans/a.txt"])
    for file in ("a.txt", "plans/kế hoạch.docx", "b.md", "c.pdf"):
        assert re.search(hook["files"], file)
    assert not re.search(hook["files"], "a.py")


def test_templates_call_what_there_is(root: Path, action: dict[str, Any]) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    templates = [yaml.safe_load(block) for block in re.findall(r"(?ms)^```yml\n(.*?)^```$", readme)]
    gitlab = next(each["plans"] for each in templates if isinstance(each, dict) and "plans" in each)
    for line in gitlab["script"]:
        program_name, *arguments = shlex.split(line)
        if program_name == "checker":
            _understood(arguments)
    for report in gitlab["artifacts"]["reports"].values():
        assert any(report in line for line in gitlab["script"])
    github = next(each["jobs"]["plans"]["steps"] for each in templates if isinstance(each, dict) and "jobs" in each)
    (own,) = (step["with"] for step in github if "/.github/check@" in step["uses"])
    assert set(own) <= set(action["inputs"])
    (upload,) = (step["with"] for step in github if "upload-sarif" in step["uses"])
    assert upload["sarif_file"] == action["inputs"]["sarif-file"]["default"]


def _understood(arguments: list[str]) -> None:
    context = click.Context(program, info_name="checker")
    command = program.get_command(context, arguments[0])
    assert command
    command.parse_args(click.Context(command, info_name=arguments[0], parent=context), arguments[1:])
