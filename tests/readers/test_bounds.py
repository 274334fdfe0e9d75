from __future__ import annotations

import io
import os
import pickle
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.model.document import Document
from checker.model.location import point
from checker.readers.bounds import Limits, read_bounded
from checker.readers.wire import Answer, receive, send


def read(reader: str, data: bytes = b"Plan", limits: Limits | None = None) -> Document:
    return read_bounded(f"tests.readers.misbehaving:{reader}", data, "ke-hoach.pdf", limits)


def fault(reader: str, data: bytes = b"", limits: Limits | None = None) -> InputError:
    with pytest.raises(InputError) as found:
        read(reader, data, limits)
    assert found.value.file == "ke-hoach.pdf"
    assert "\n" not in found.value.what
    return found.value


def worker() -> list[str]:
    return read("own_number").lines[0].split()


def test_the_document_comes_back_with_its_name() -> None:
    document = read("echo", "I. MỤC ĐÍCH".encode())
    assert document.lines == ("I. MỤC ĐÍCH",)
    assert document.name == "ke-hoach.pdf"


def test_one_process_reads_file_after_file() -> None:
    assert worker() == worker()
    assert worker()[0] != str(os.getpid())


def test_what_a_library_prints_disturbs_nothing() -> None:
    assert read("chatter", b"text").lines == ("text",)


def test_an_error_for_people_keeps_its_code_and_remedy() -> None:
    error = fault("refuse")
    assert (error.what, error.code, error.mend) == ("has a lock", "encrypted-file", "take the lock off")


@pytest.mark.parametrize(
    ("reader", "code"), [("stumble", "reader-failed"), ("fall", "reader-failed"), ("fall_deep", "too-large")]
)
def test_a_reader_that_breaks_down_is_an_error_of_that_file(reader: str, code: str) -> None:
    assert fault(reader).code == code
    assert read("echo", b"the next file").lines == ("the next file",)


@pytest.mark.skipif(sys.platform == "win32", reason="this system cannot bound a process's memory")
def test_memory_is_bounded() -> None:
    assert fault("eat", limits=Limits(memory=300 * 2**20)).code == "too-large"
    assert read("echo", b"the next file").lines == ("the next file",)


def test_time_is_bounded() -> None:
    worker()  # starting the process is not what is measured
    start = time.monotonic()
    assert fault("sleep", limits=Limits(seconds=0.3)).code == "too-slow"
    assert time.monotonic() - start < 5
    assert read("echo", b"the next file").lines == ("the next file",)


def test_signs_of_progress_give_more_time_up_to_a_bound() -> None:
    worker()
    assert read("go_on", limits=Limits(seconds=0.6)).lines == ("slow but sure",)
    assert fault("go_on", limits=Limits(seconds=0.6, total=0.7)).code == "too-slow"


@pytest.mark.skipif(os.name != "posix", reason="asks the system for processes as POSIX does")
def test_what_a_reader_has_started_ends_with_it(tmp_path: Path) -> None:
    noted = tmp_path / "pid"
    fault("sleep_with_child", str(noted).encode(), Limits(seconds=1.0))
    pid = int(noted.read_text())
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        if "Z" in Path(f"/proc/{pid}/stat").read_text().split():  # dead, and not yet buried
            return
        time.sleep(0.05)
    pytest.fail("the child still runs")


def test_the_scratch_folder_goes_with_its_process() -> None:
    scratch = Path(worker()[1])
    assert scratch.is_dir()
    fault("fall")
    worker()
    assert not scratch.exists()


def test_the_scratch_folder_goes_even_where_the_program_is_ended_at_once() -> None:
    ends = (
        "import os\n"
        "from checker.readers.bounds import read_bounded\n"
        "found = read_bounded('tests.readers.misbehaving:own_number', b'', 'a')\n"
        "print(found.lines[0], flush=True)\n"
        "os._exit(1)\n"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", ends],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    scratch = Path(done.stdout.split()[1])
    end = time.monotonic() + 10
    while scratch.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not scratch.exists()


def test_an_answer_builds_nothing_but_records() -> None:
    class Trap:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("true",)

    for message in (Trap(), [Trap()], point(1), Path("a")):
        data = pickle.dumps(message, protocol=5) if not isinstance(message, list) else pickle.dumps(message)
        assert receive(io.BytesIO(struct.pack(">Q", len(data)) + data), Answer) is None


def test_messages_cut_short_are_none() -> None:
    pipe = io.BytesIO()
    send(pipe, Answer(what="a", code="b"))
    whole = pipe.getvalue()
    assert receive(io.BytesIO(whole), Answer) == Answer(what="a", code="b")
    for size in (0, 3, len(whole) - 1):
        assert receive(io.BytesIO(whole[:size]), Answer) is None
