"""``python -m tests.benchmarks.many [COUNT] [SIZE]``: a large repository of plans, with one process and with two.

Tells seconds by the clock and of CPU (all processes together), the most memory at once (of all processes, shared pages
counted once), the second run on unchanged plans, and the same for a tenth of the plans: memory must not grow with them.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from checker.model.records import dataclass
from tests.benchmarks.plans import write_folder

CHECK = (sys.executable, "-m", "checker", "check", "--exit-zero", "--format", "short")
_EVERY = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run took: seconds by the clock, seconds of CPU, MB at once."""

    wall: float
    cpu: float
    memory: float

    def __str__(self) -> str:
        return f"{self.wall:7.1f} s by the clock, {self.cpu:7.1f} s CPU, {self.memory:5.0f} MB at most"


def cost_of(folder: Path, *switches: str) -> Cost:
    """The cost of checking a folder."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    peak = 0
    with subprocess.Popen([*CHECK, *switches, folder], stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(_memory, _family(process.pid))))
            time.sleep(_EVERY)
    wall = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"the check ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall=wall, cpu=cpu, memory=peak / 1024)


def _family(pid: int) -> list[int]:
    """A process and all that it has started (Linux)."""
    try:
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [pid, *(each for child in below for each in _family(int(child)))]


def _memory(pid: int) -> int:
    """The kilobytes of a process, its share of what it shares with others (Linux)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def main(count: int, size: int) -> None:
    """Measure and tell."""
    with tempfile.TemporaryDirectory() as scratch:
        for number in (count // 10, count):
            folder = write_folder(Path(scratch) / f"plans-{number}", number, size)
            for jobs in ("2", "1"):
                os.environ["XDG_CACHE_HOME"] = f"{scratch}/cache-{number}-{jobs}"
                for run in ("first", "unchanged"):
                    print(f"{number:6} plans, {jobs} jobs, {run:9}: {cost_of(folder, '--jobs', jobs)}", flush=True)


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*(given + [10_000, 3_000][len(given) :]))
