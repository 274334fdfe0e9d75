"""Readers of office files and PDFs, run where they can do no harm: in a process of their own, with bounds.

A library that loops, eats the memory or breaks down takes only its process with it, and the batch goes on. One process
serves file after file; it is started for the first file that needs it, so that plain text never pays.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from checker.errors import InputError
from checker.model.document import Document
from checker.model.records import dataclass
from checker.readers.wire import Answer, Request, receive, send
from checker.readers.worker import SCRATCH

_MOST_FILES = 200  # a process that has read so many is replaced, whatever its libraries have kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may cost: ``seconds`` without a sign of progress, ``total`` seconds, ``memory`` in bytes.

    Memory is bounded where the system can bound a process's address space (not on Windows).
    """

    seconds: float = 60.0
    total: float = 900.0
    memory: int = 1024 * 2**20


def read_bounded(target: str, data: bytes, name: str, limits: Limits | None = None) -> Document:
    """The document that the reader ``target`` ("module:function" of bytes and name) makes of ``data``.

    Raises InputError: whatever the reader raises, too-slow, too-large (memory), or reader-failed when it breaks down.
    """
    limits = limits or Limits()
    with _lock:
        worker = _worker(name)
        try:
            answer = worker.ask(Request(target=target, data=data, name=name, memory=limits.memory), limits)
        except BaseException:
            worker.stop()
            raise
    if answer is None:
        slow = worker.alive
        worker.stop()
        raise _too_slow(name, limits) if slow else _broken(name, "its process ended")
    if answer.document is not None:
        return answer.document
    if answer.code in {"reader-failed", "too-large"}:
        worker.stop()
    if answer.code == "reader-failed":
        raise _broken(name, answer.what)
    raise InputError(answer.what, code=answer.code, file=name, mend=answer.mend)


def _too_slow(name: str, limits: Limits) -> InputError:
    what = f"takes longer to read than {limits.seconds:g} seconds"
    return InputError(what, code="too-slow", file=name, mend="save it anew, or as plain text, and try again")


def _broken(name: str, why: str) -> InputError:
    what = f"is damaged, or made so that it cannot be read ({why})"
    return InputError(what, code="reader-failed", file=name, mend="open it and save it anew")


class _Worker:
    """One process that reads files for this one, and the scratch folder that goes with it."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.scratch = tempfile.mkdtemp(prefix="checker-")
        self._files = 0
        self._answers: queue.Queue[Answer | None] = queue.Queue()
        root = str(Path(__file__).resolve().parents[2])
        paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "checker.readers.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self.scratch,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(paths),
                **dict.fromkeys(("TMPDIR", "TEMP", "TMP", SCRATCH), self.scratch),
            },
            start_new_session=os.name == "posix",
        )
        threading.Thread(target=self._pump, daemon=True).start()

    @property
    def usable(self) -> bool:
        """Whether it may be asked: it belongs to this process (and not to the one this was forked from), and is fresh."""
        return self.owner == os.getpid() and self.alive and self._files < _MOST_FILES

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: Request, limits: Limits) -> Answer | None:
        """The answer; None when it does not come in time, or when the process has ended."""
        self._files += 1
        end = time.monotonic() + limits.total
        assert self._process.stdin is not None  # noqa: S101 - a pipe was asked for
        try:
            send(self._process.stdin, request)
            while True:
                answer = self._answers.get(timeout=max(0.0, min(limits.seconds, end - time.monotonic())))
                if answer is None or not answer.going:
                    return answer
        except queue.Empty:
            return None
        except OSError:
            self._process.wait()
            return None

    def stop(self) -> None:
        """End the process with all that it has started, and remove its folder."""
        if self.owner != os.getpid():
            return
        if self.alive:
            _kill(self._process)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def _pump(self) -> None:
        assert self._process.stdout is not None  # noqa: S101 - a pipe was asked for
        with contextlib.suppress(OSError, ValueError):
            while (answer := receive(self._process.stdout, Answer)) is not None:
                self._answers.put(answer)
        self._process.wait()
        self._answers.put(None)


def _kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            subprocess.run(  # noqa: S603 - a program of the system, a number
                ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607
                capture_output=True, check=False,
            )  # fmt: skip
    process.kill()


_lock = threading.Lock()
_current: list[_Worker] = []


def _worker(name: str) -> _Worker:
    """The process that reads for this one; it is started for the file ``name``, or after the last one has ended."""
    if _current and not _current[0].usable:
        _current.pop().stop()
    if not _current:
        try:
            _current.append(_Worker())
        except OSError as error:
            what = f"cannot be read: no process can be started for it ({error.strerror})"
            raise InputError(what, file=name, mend="close other programs and try again") from error
    return _current[0]


@atexit.register
def _end() -> None:
    while _current:
        _current.pop().stop()
