"""Several processes that work on many inputs: results in order, never more than a few chunks under way."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any, Self, TypeVar

from checker.engine.brief import Brief
from checker.engine.desk import Case
from checker.engine.families import Member
from checker.engine.reading import Input, name_of
from checker.engine.worker import put, take
from checker.errors import CheckerError, InputError
from checker.model.report import FileReport
from checker.resources import NO_CACHE, cache_folder

_CHUNK = 8
"""Inputs sent at once: enough that the pipe costs nothing, few enough that all processes end at about the same time."""
_AHEAD = 4
"""Chunks under way for each process: while one result is waited for, the others go on, and memory stays bounded."""

_T = TypeVar("_T")


class Crew:
    """``jobs`` processes, started when they are needed. Used in a ``with``: whatever happens there, none is left behind."""

    def __init__(self, brief: Brief, jobs: int) -> None:
        self._brief = brief
        self._jobs = jobs
        self._free: queue.SimpleQueue[_Worker | None] = queue.SimpleQueue()
        self._workers: list[_Worker] = []
        self._closing = False
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="checker")

    def __enter__(self) -> Self:
        for _ in range(self._jobs):
            self._hire()
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """End the processes: having written what they remember, or at once where something went wrong."""
        self._closing = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        if kind is None:
            self._save()
        for worker in self._workers:
            worker.stop()
        # Whoever waits for a process is told that there is none; then nobody waits for an answer, and the pipes may go.
        for _thread in range(self._jobs):
            self._free.put(None)
        self._threads.shutdown(wait=True)
        for worker in self._workers:
            worker.close()

    def members(self, sources: Iterable[Input]) -> Iterator[Member | CheckerError]:
        """As ``Hands`` has it."""
        return self._mapped("members", sources)

    def reports(self, cases: Iterable[Case]) -> Iterator[FileReport | CheckerError]:
        """As ``Hands`` has it; the reports hold covers of the plans."""
        return self._mapped("reports", cases)

    def _mapped(self, kind: str, items: Iterable[Any]) -> Iterator[Any]:
        under_way: deque[Future[list[Any]]] = deque()
        chunks = _chunks(items, _CHUNK)
        for chunk in islice(chunks, self._jobs * _AHEAD):
            under_way.append(self._threads.submit(self._done, kind, chunk))
        while under_way:
            results = under_way.popleft().result()
            for chunk in islice(chunks, 1):
                under_way.append(self._threads.submit(self._done, kind, chunk))
            yield from results

    def _done(self, kind: str, chunk: Sequence[Any]) -> list[Any]:
        """The results of a chunk. Where its process breaks down, each input is tried by itself, and the bad one is told."""
        worker = self._free.get()
        if worker is None:
            return []
        try:
            results: list[Any] = worker.ask(kind, chunk)
        except (OSError, EOFError):
            if self._closing:
                return []
            worker.stop()
            self._hire()
            if len(chunk) == 1:
                return [_broken(chunk[0])]
            return [result for item in chunk for result in self._done(kind, [item])]
        self._free.put(worker)
        return results

    def _save(self) -> None:
        """Let the processes write what they remember; all but those that nobody waited for are free."""
        while True:
            try:
                worker = self._free.get_nowait()
            except queue.Empty:
                return
            if worker is not None:
                with contextlib.suppress(OSError, EOFError):
                    worker.ask("close", [])

    def _hire(self) -> None:
        worker = _Worker(self._brief)
        self._workers.append(worker)
        self._free.put(worker)


class _Worker:
    """One process."""

    def __init__(self, brief: Brief) -> None:
        root = str(Path(__file__).resolve().parents[2])
        paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = process = subprocess.Popen(
            [sys.executable, "-P", "-m", "checker.engine.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), **_without_cache()},
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # what the same is called on Windows
        )
        assert process.stdin is not None  # noqa: S101 - pipes were asked for
        assert process.stdout is not None  # noqa: S101 - as above
        self._requests, self._answers = process.stdin, process.stdout
        put(self._requests, brief)

    def ask(self, kind: str, chunk: Sequence[Any]) -> list[Any]:
        """The answer. Raises OSError or EOFError when the process has ended."""
        put(self._requests, (kind, chunk))
        answer: list[Any] = take(self._answers)
        return answer

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Close the pipes of a process that has ended."""
        for pipe in (self._requests, self._answers):
            with contextlib.suppress(OSError):
                pipe.close()


def _without_cache() -> dict[str, str]:
    """Where this process does without the user's cache, the others do too."""
    return {NO_CACHE: "1"} if cache_folder() is None else {}


def _broken(item: Any) -> InputError:
    source = item.source if isinstance(item, Case) else item
    what = "could not be read: the process that read it ended"
    return InputError(what, code="reader-failed", file=name_of(source), mend="open it and save it anew")


def _chunks(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk
