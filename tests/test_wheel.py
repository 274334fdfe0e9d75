"""The wheel as a user gets it: into an empty environment, run from another folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from random import Random

import pytest

from tests.writer import PLAIN, invent, write


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command: list[str | Path] = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, root]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed console script."""
    place = tmp_path_factory.mktemp("environment")
    venv.create(place, with_pip=True)
    folder = place / ("Scripts" if os.name == "nt" else "bin")
    install: list[str | Path] = [folder / "python", "-m", "pip", "install", "--disable-pip-version-check", wheel]
    subprocess.run(install, check=True, capture_output=True)
    return folder / "checker"


def test_the_wheel_holds_the_rules_that_git_holds_and_nothing_else(wheel: Path, root: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "rules"], cwd=root, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    prefix = "checker/_bundled/"
    held = {name.removeprefix(prefix) for name in zipfile.ZipFile(wheel).namelist() if name.startswith(prefix)}
    assert held == set(listed.stdout.split())


def test_the_main_job_runs_from_any_folder(program: Path, tmp_path: Path) -> None:
    plan = tmp_path / "kế hoạch.txt"
    plan.write_bytes(write(invent(Random(1)), PLAIN).encode())
    run = subprocess.run([program, "check", plan, "--format", "json"], cwd=tmp_path, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    report = json.loads(run.stdout)
    assert report["schema"] == "checker/report/1"
    assert report["files"][0]["passed"] > 0


def test_a_missing_file_is_told_as_such(program: Path, tmp_path: Path) -> None:
    run = subprocess.run([program, "check", "không-có.txt"], cwd=tmp_path, capture_output=True, check=False)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr.decode()
