"""What the README says can be done is what the program does."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from checker.cli.config import CheckerToml, load_config
from checker.cli.program import program
from checker.errors import CheckerError
from checker.reporters.words import words
from checker.rules import load_all


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", text)


def calls(text: str) -> Iterator[list[str]]:
    """Every ``checker …`` of a shell block, without comments, pipes and redirections."""
    for block in blocks(text, "sh"):
        for part in re.split(r"\n|&&|\|", block):
            arguments = shlex.split(part.partition(">")[0], comments=True)
            if arguments and Path(arguments[0]).name == "checker":
                yield arguments[1:]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command: list[str | Path] = [sys.executable, "-m", "checker", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_the_rule_shown_is_found_run_and_holds(readme: str, root: Path, tmp_path: Path) -> None:
    (rule,) = blocks(readme, "yaml")
    named = re.search(r"`(my-rules/tasks/[\w-]+\.yml)`", readme)
    assert named
    path = tmp_path / named[1]
    path.parent.mkdir(parents=True)
    path.write_text(rule, encoding="utf-8")
    tested = run("rules", "test", tmp_path / "my-rules", "--lang", "en")
    assert (tested.returncode, tested.stdout.strip()) == (0, "1 rule · 2 examples · all hold"), tested.stderr
    plan = tmp_path / "plan.txt"
    plan.write_text(re.search(r"(?s)plan: \|\n(.*?)\n\s+expect:", rule)[1], encoding="utf-8")  # type: ignore[index] # it holds
    found = run(
        "check", plan, "--rules", tmp_path / "my-rules", "--select", path.stem, "--fail-on", "warning", "-f", "short"
    )
    assert found.returncode == 1, found.stderr
    assert path.stem in found.stdout
    assert run("check", root / "samples", "--rules", tmp_path / "my-rules", "--exit-zero").returncode == 0


def test_the_configuration_shown_holds_every_key_and_is_accepted(readme: str, tmp_path: Path) -> None:
    (shown,) = blocks(readme, "toml")
    path = tmp_path / "checker.toml"
    path.write_text(shown, encoding="utf-8")
    given = load_config(path, words("en"))
    assert given.model_fields_set == set(CheckerToml.model_fields)


def test_every_call_shown_is_understood(readme: str) -> None:
    shown = list(calls(readme))
    assert shown
    for arguments in shown:
        command: click.Command = program
        context = click.Context(command, info_name="checker")
        while isinstance(command, click.Group):
            name = arguments.pop(0)
            found = command.get_command(context, name)
            assert found, f"no command {name}"
            command, context = found, click.Context(found, info_name=name, parent=context)
        command.parse_args(context, list(arguments))


def test_every_command_is_shown(readme: str) -> None:
    told = readme.partition("<details>")[0] + readme.partition("</details>")[2]
    untold = {name for name in program.list_commands(click.Context(program)) if f"checker {name} " not in told}
    assert not untold


def test_every_exit_code_is_told(readme: str) -> None:
    told = {int(code) for code in re.findall(r"(?m)^\| (\d) \|", readme)}
    codes = {kind.exit_code for kind in _kinds(CheckerError)}
    assert told == {0, 1, *codes}


def test_every_package_is_told_and_every_folder_told_is_there(readme: str, root: Path) -> None:
    told = set(re.findall(r"`([\w/]+/)`", readme.partition("## Where things are")[2].partition("\n## ")[0]))
    packages = {f"checker/{path.parent.name}/" for path in (root / "checker").glob("*/__init__.py")}
    assert packages <= told
    assert not {name for name in told if not (root / name).is_dir() and not (root / "rules" / name).is_dir()}


def test_links_lead_somewhere(readme: str, root: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", readme)
    assert targets
    assert not [target for target in targets if not (root / target).exists()]


def test_every_rule_is_told_in_the_changelog(root: Path) -> None:
    told = set(re.findall(r"`([\w-]+)`", (root / "CHANGELOG.md").read_text(encoding="utf-8")))
    assert not {rule.id for rule in load_all()} - told


def _kinds(kind: type[CheckerError]) -> Iterator[type[CheckerError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _kinds(below)
