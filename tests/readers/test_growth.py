"""No input keeps the readers busy without end; how time grows is measured by ``python -m tests.benchmarks hostile``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.readers.hostile import UNITS

SIZE = 100_000
"""Seconds for all units where time grows in line with the text, hours where it grows with its square."""
STOP = 240
"""Seconds after which nobody waits any longer: a stop, not a measure."""


@pytest.mark.parametrize("format_name", ["text", "markdown"])
def test_hostile_text_is_read_to_its_end(format_name: str, root: Path) -> None:
    command = [sys.executable, "-m", "tests.readers.hostile", format_name, str(SIZE)]
    try:
        run = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=STOP, check=False)
    except subprocess.TimeoutExpired as stopped:
        begun = (stopped.stdout or b"").decode().split("\n")
        pytest.fail(f"still busy after {STOP} s with: {begun[-2] if len(begun) > 1 else 'the start'}")
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines() == list(UNITS)
