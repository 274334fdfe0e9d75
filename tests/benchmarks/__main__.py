"""``python -m tests.benchmarks [batch] [startup] [growth] [hostile] [word]``: figures for the closing note, as ratios."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from checker.readers import read_text
from tests.benchmarks import plain_re
from tests.benchmarks.plans import GROWING, of_size, write_folder
from tests.benchmarks.word_files import word
from tests.readers.hostile import UNITS, hostile
from tests.writer.layout import Markup

CHECK = (sys.executable, "-m", "checker", "check", "--exit-zero")
EMPTY = "import click, yaml, rich.console\nfrom pydantic import BaseModel"
ROUNDS = 15


def batch(folder: Path) -> None:
    """1,000 plans of 10 KB: the CPU of a full check against that of a plain ``re`` script."""
    plans = write_folder(folder / "plans", 1000, 10_000)
    _fresh(folder / "first.txt", of_size(1, GROWING["label lines"], 1_000))  # rules are compiled once for all runs
    (folder / "first.txt").unlink()
    mean = statistics.mean(path.stat().st_size for path in plans.iterdir())
    baseline = _cpu([sys.executable, plain_re.__file__, plans])
    check = _cpu([*CHECK, "--jobs", "1", "--no-cache", plans])
    kept = _cpu([*CHECK, plans])
    print(f"batch    1,000 plans of {mean / 1000:.1f} KB: check {check:.1f} s CPU, plain re {baseline:.2f} s")
    print(f"         ratio {check / baseline:.1f} (goal: at most 30)")
    print(f"         with the usual processes and an empty cache: {kept:.1f} s CPU, ratio {kept / baseline:.1f}")


def startup(folder: Path) -> None:
    """One plan, whole process, against an interpreter that only imports the libraries used."""
    plan = folder / "plan.txt"
    text = of_size(1, GROWING["label lines"], 5_000)
    plan.write_bytes(text)
    check: list[str | Path] = [*CHECK, plan]
    empty = [sys.executable, "-c", EMPTY]
    _run(check)
    for name in ("new", "seen before"):
        pairs = []
        for number in range(ROUNDS):
            if name == "new":
                plan.write_bytes(text + b"\n" * (number + 1))
            pairs.append((_cpu(check), _cpu(empty), _wall(check) if name != "new" else 0.0))
        cpu, bare, wall = (statistics.median(column) for column in zip(*pairs, strict=True))
        told = f", {wall * 1000:.0f} ms by the clock" if wall else ""
        print(f"startup  a plan that is {name}: {cpu * 1000:.0f} ms CPU, imports alone {bare * 1000:.0f} ms{told}")
        print(f"         ratio {cpu / bare:.2f} (goal: at most 1.5; medians of {ROUNDS})")


def growth(folder: Path) -> None:
    """10, 100 and 1,000 KB: the CPU of a kilobyte should stay what it is."""
    nothing = folder / "nothing.txt"
    text = of_size(1, GROWING["label lines"], 1_000)
    start = min(_fresh(nothing, text + b"\n" * extra) for extra in range(4))
    for name, layout in GROWING.items():
        costs = []
        for size in (10_000, 100_000, 1_000_000):
            plan = folder / f"plan-{size}.{'md' if layout.markup is Markup.MARKDOWN else 'txt'}"
            text = of_size(1, layout, size)
            cpu = min(_fresh(plan, text + b"\n" * extra) for extra in range(3 if size < 1_000_000 else 1))
            costs.append((cpu - start) / plan.stat().st_size * 1e6)
        told = ", ".join(f"{cost:.2f}" for cost in costs)
        print(f"growth   {name}: {told} ms a KB at 10, 100, 1,000 KB; ratio last to middle {costs[2] / costs[1]:.2f}")


def hostile_text(_folder: Path) -> None:
    """How much longer readers take for four times as much hostile text; 4 is linear, 16 the square."""
    for form in ("text", "markdown"):
        ratios = {
            name: _read(unit, form, 200_000) / max(_read(unit, form, 50_000), 0.001) for name, unit in UNITS.items()
        }
        worst = sorted(ratios, key=lambda name: -ratios[name])[:5]
        told = ", ".join(f"{name} {ratios[name]:.1f}" for name in worst)
        print(f"hostile  {form}: 200 KB to 50 KB, median {statistics.median(ratios.values()):.1f}; most: {told}")


def _read(unit: str, form: str, size: int) -> float:
    text = hostile(unit, size)
    times = []
    for _ in range(3):
        start = time.process_time()
        read_text(text, "a", form)
        times.append(time.process_time() - start)
    return min(times)


def _fresh(plan: Path, text: bytes) -> float:
    """The CPU of checking a text that was never checked: answers are kept by content."""
    plan.write_bytes(text)
    return _cpu([*CHECK, plan])


def _cpu(command: Sequence[str | os.PathLike[str]]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _run(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _wall(command: Sequence[str | os.PathLike[str]]) -> float:
    start = time.perf_counter()
    _run(command)
    return time.perf_counter() - start


def _run(command: Sequence[str | os.PathLike[str]]) -> None:
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr.decode()}")


BENCHMARKS: dict[str, Callable[[Path], None]] = {
    "startup": startup,
    "batch": batch,
    "growth": growth,
    "hostile": hostile_text,
    "word": word,
}

if __name__ == "__main__":
    for chosen in sys.argv[1:] or BENCHMARKS:
        with tempfile.TemporaryDirectory() as scratch:
            os.environ["XDG_CACHE_HOME"] = f"{scratch}/cache"  # nothing that an earlier run has kept
            BENCHMARKS[chosen](Path(scratch))
