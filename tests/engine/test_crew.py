"""Several processes at work: the same results in the same order, and a process that breaks down takes nothing with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from checker.engine.brief import Brief, Office
from checker.engine.choices import Choice
from checker.engine.covers import covered
from checker.engine.crew import Crew
from checker.engine.desk import Case
from checker.engine.families import Member
from checker.engine.runs import Alone, results_of
from checker.errors import CheckerError, InputError
from checker.model.report import FileReport
from tests.writer import PLAIN, invent, write

BRIEF = Brief(choices=(Choice(select=("missing-purpose", "missing-funding-clause", "parent")),), lang="vi")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("plans")
    for number in range(30):
        (place / f"kế hoạch {number:02}.txt").write_text(write(invent(Random(number)), PLAIN), encoding="utf-8")
    (place / "hỏng.txt").write_bytes(b"\x00\x01\x02" * 100)
    return place


def sources(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def shape(results: Iterator[FileReport | CheckerError]) -> list[object]:
    return [covered(r) if isinstance(r, FileReport) else (r.file, r.what, type(r)) for r in results]


def test_processes_give_what_one_would_in_the_same_order(folder: Path) -> None:
    office = Office(BRIEF)
    alone = shape(results_of(sources(folder), Alone(office.desk)))
    office.close()
    with Crew(BRIEF, 2) as crew:
        together = shape(results_of(sources(folder), crew))
    assert together == alone
    assert [type(each) for each in alone].count(FileReport) == 30


def test_results_come_while_others_are_still_to_be_sent(folder: Path) -> None:
    """Memory is bounded: what is asked for is not read ahead of what was taken."""
    asked: list[Path] = []

    def many() -> Iterator[Path]:
        for _ in range(100):
            for source in sources(folder):
                asked.append(source)
                yield source

    with Crew(BRIEF, 2) as crew:
        results = crew.members(many())
        assert isinstance(next(results), Member | CheckerError)
        assert len(asked) < 200


@pytest.mark.skipif(sys.platform == "win32", reason="a process is found in /proc or by ps")
def test_a_process_that_breaks_down_takes_nothing_with_it(folder: Path, tmp_path: Path) -> None:
    # A reader that kills its own process stands for a crash in a library.
    rules = tmp_path / "rules"
    (rules / "text").mkdir(parents=True)
    killer = tmp_path / "sitecustomize.py"
    killer.write_text(
        "import os, checker.engine.desk as desk\n"
        "plain = desk.read_plan\n"
        "def read(source, data=None):\n"
        "    if 'hoạch 07' in str(source):\n"
        "        os._exit(9)\n"
        "    return plain(source, data)\n"
        "desk.read_plan = read\n",
        encoding="utf-8",
    )
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from checker.engine.brief import Brief\n"
        "from checker.engine.choices import Choice\n"
        "from checker.engine.crew import Crew\n"
        "from checker.engine.runs import results_of\n"
        "from checker.model.report import FileReport\n"
        "brief = Brief(choices=(Choice(select=('missing-purpose',)),), lang='vi')\n"
        "with Crew(brief, 2) as crew:\n"
        "    for each in results_of(sorted(Path(sys.argv[1]).iterdir()), crew):\n"
        "        print(each.file, 'read' if isinstance(each, FileReport) else each.code, sep='|')\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, folder], capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    told = dict(line.rsplit("|", 1) for line in run.stdout.splitlines())
    assert told[str(folder / "kế hoạch 07.txt")] == "reader-failed"
    assert list(told.values()).count("read") == 29


def test_a_broken_process_is_told_as_an_error_with_a_remedy(folder: Path) -> None:
    with Crew(BRIEF, 1) as crew:
        (error,) = crew.reports([Case(source=folder / "gone.txt")])
        assert isinstance(error, InputError)
        assert error.file == str(folder / "gone.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
def test_processes_end_when_the_one_that_asked_is_killed(folder: Path) -> None:
    command = [sys.executable, "-m", "checker", "check", str(folder), "--jobs", "2", "--no-cache", "-f", "short"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        children = _wait_for_children(process)
        process.kill()
    assert _gone(children)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
def test_ctrl_c_ends_all_processes_with_one_line_and_code_130(folder: Path) -> None:
    command = [sys.executable, "-m", "checker", "check", str(folder), "--jobs", "2", "--no-cache", "-f", "short"]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True, encoding="utf-8"
    ) as process:
        children = _wait_for_children(process)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the whole group
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told.strip() == "Đã dừng."
    assert _gone(children)


def _wait_for_children(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> list[int]:
    place = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    for _ in range(600):
        found = [int(pid) for pid in place.read_text(encoding="ascii").split()] if place.exists() else []
        if len(found) >= 2:
            return found
        time.sleep(0.05)
    raise AssertionError("no processes were started")


def _gone(pids: list[int]) -> bool:
    """Whether the processes end within some seconds; what nobody has waited for yet has ended too."""
    for _ in range(200):
        if all(_ended(pid) for pid in pids):
            return True
        time.sleep(0.05)
    return False


def _ended(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state in "ZX"
