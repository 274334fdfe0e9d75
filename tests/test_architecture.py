"""Whether the house is built as it was drawn."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# Libraries that only a command which needs them may pay for.
_HEAVY = {"pydantic", "yaml", "rich", "lxml", "docx", "pypdf", "jsonschema", "checker.readers", "checker.parse"}
_ONLY_IN_CLI = {"click"}


def test_imports_only_go_down(root: Path, tmp_path: Path) -> None:
    command: list[str | Path] = [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--cache-dir", tmp_path]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_layer_has_arrived_or_is_marked_optional(root: Path) -> None:
    packages = {p.stem for p in (root / "checker").iterdir() if (p / "__init__.py").exists() or p.suffix == ".py"}
    layers = (root / "pyproject.toml").read_text(encoding="utf-8")
    unnamed = {name for name in packages - {"__init__", "__main__"} if name not in layers}
    assert not unnamed


def test_only_the_command_line_knows_click(root: Path) -> None:
    users = {
        f"{path.relative_to(root)}: {name}"
        for path in (root / "checker").rglob("*.py")
        if "cli" not in path.parts
        for name in _imports(path)
        if name.partition(".")[0] in _ONLY_IN_CLI
    }
    assert not users


def test_only_the_command_line_prints_or_exits(root: Path) -> None:
    speakers = {
        f"{path.relative_to(root)}:{node.lineno}"
        for path in (root / "checker").rglob("*.py")
        if "cli" not in path.parts and path.name != "__main__.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "sys.exit", "exit", "sys.stdout.write"}
    }
    assert not speakers


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["--version"]], ids=" ".join)
def test_help_loads_nothing_that_only_work_needs(arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from checker.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "except SystemExit:\n    pass\n"
        "print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    run = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    loaded = set(run.stderr.split())
    assert "click" in loaded
    assert not loaded & _HEAVY


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
