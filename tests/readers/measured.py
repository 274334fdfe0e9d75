"""The program run in a process of its own, with what it took: seconds, memory, files left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Run(NamedTuple):
    """What a run said and took: ``memory`` in MB is the largest of its processes (None where the system does not tell)."""

    code: int
    out: str
    err: str
    seconds: float
    memory: float | None
    left: tuple[str, ...]


def extract(path: Path, folder: Path) -> Run:
    """``checker extract`` of one file, started in an empty folder; ``left`` names the files that were not there before."""
    work, scratch = folder / "work", folder / "scratch"
    for place in (work, scratch):
        place.mkdir()
    environment = {
        **os.environ, "PYTHONPATH": str(ROOT), "CHECKER_NO_CACHE": "1", "TMPDIR": str(scratch), "HOME": str(scratch),
        "PYTHONIOENCODING": "utf-8",
    }  # fmt: skip
    out, err = folder / "out", folder / "err"
    command = [sys.executable, "-m", "checker", "extract", str(path), "--format", "json"]
    started = time.monotonic()
    with out.open("wb") as to, err.open("wb") as errors:
        process = subprocess.Popen(command, cwd=work, env=environment, stdout=to, stderr=errors)
        code, memory = _waited(process)
    seconds = time.monotonic() - started
    left = tuple(sorted(str(file) for place in (work, scratch) for file in place.rglob("*") if file.is_file()))
    return Run(code, out.read_text("utf-8"), err.read_text("utf-8"), seconds, memory, left)


def _waited(process: subprocess.Popen[bytes]) -> tuple[int, float | None]:
    if sys.platform == "win32":
        return process.wait(), None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return process.returncode, usage.ru_maxrss / unit
