"""A plan in a folder of its own, and the program called as users call it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TypeAlias

import pytest
from click.testing import CliRunner, Result

from checker.cli.program import program
from tests.writer import PLAIN, invent, write

Call: TypeAlias = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """``call("check", "kh.txt", input=b"…")``, in an empty folder and without colour."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "CHECKER_LANG", "CHECKER_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, **more: bytes | str) -> Result:
        return CliRunner().invoke(program, list(arguments), prog_name="checker", **more)  # type: ignore[arg-type]

    return run


@pytest.fixture(scope="session")
def clean_text() -> str:
    """A compliant plan."""
    return write(invent(Random(1)), PLAIN)


@pytest.fixture
def clean(tmp_path: Path, clean_text: str) -> Path:
    """A compliant plan in the working folder."""
    path = tmp_path / "kh.txt"
    path.write_text(clean_text, encoding="utf-8")
    return path


@pytest.fixture
def faulty(tmp_path: Path, clean_text: str) -> Path:
    """The same plan without what it says of money."""
    lines = clean_text.split("\n")
    kept = [line for line in lines if "kinh phí" not in line.lower() and "ngân sách" not in line.lower()]
    assert len(kept) < len(lines)
    path = tmp_path / "kh-thieu.txt"
    path.write_text("\n".join(kept), encoding="utf-8")
    return path
