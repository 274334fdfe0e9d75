"""Several processes that work on many inputs: results in order, never more than a few chunks under way."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import groupby, islice
from pathlib import Path
from typing import Any, Self, TypeVar

from checker.caches import NO_CACHE, cache_folder
from checker.engine.brief import Brief
from checker.engine.desk import Case
from checker.engine.families import Member
from checker.engine.reading import Input, name_of
from checker.engine.worker import put, take
from checker.errors import CheckerError, InputError
from checker.model.report import FileReport

_CHUNK = 8
"""Inputs sent at once: enough that the pipe costs nothing, few enough that all processes end at about the same time."""
_AHEAD = 4
"""Chunks under way for each process: while one result is waited for, the others go on, and memory stays bounded."""

_T = TypeVar("_T")


class Crew:
    """``jobs`` processes, started when they are needed. Used in a ``with``: whatever happens there, none is left behind.

    Whoever has read an input also judges it: the plan is there, and need not be written, moved or read a second time.
    """

    def __init__(self, brief: Brief, jobs: int) -> None:
        self._brief = brief
        self._jobs = jobs
        self._posts: tuple[_Post, ...] = ()
        self._readers: dict[str, _Post] = {}

    def __enter__(self) -> Self:
        self._posts = tuple(_Post(self._brief) for _ in range(self._jobs))
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """End the processes: having written what they remember, or at once where something went wrong."""
        for post in self._posts:
            post.end(save=kind is None)
        for post in self._posts:
            post.close()

    def members(self, sources: Iterable[Input]) -> Iterator[Member | CheckerError]:
        """As ``Hands`` has it."""
        for post, results in self._mapped("members", ((None, chunk) for chunk in _chunks(sources, _CHUNK))):
            for result in results:
                if isinstance(result, Member):
                    self._readers[result.key] = post
                yield result

    def reports(self, cases: Iterable[Case]) -> Iterator[FileReport | CheckerError]:
        """As ``Hands`` has it; the reports hold covers of the plans."""
        together = ((post, chunk) for post, its in groupby(cases, self._reader) for chunk in _chunks(its, _CHUNK))
        for _, results in self._mapped("reports", together):
            yield from results

    def _reader(self, case: Case) -> _Post | None:
        return self._readers.get(case.member.key) if case.member is not None else None

    def _mapped(self, kind: str, chunks: Iterator[tuple[_Post | None, list[Any]]]) -> Iterator[tuple[_Post, list[Any]]]:
        """The results of each chunk, in order, and who made them; a chunk that is nobody's goes to the least busy."""
        under_way: deque[tuple[_Post, Future[list[Any]]]] = deque()

        def send(count: int) -> None:
            for owner, chunk in islice(chunks, count):
                post = owner or min(self._posts, key=lambda each: each.waiting)
                under_way.append((post, post.submit(kind, chunk)))

        send(self._jobs * _AHEAD)
        while under_way:
            post, future = under_way.popleft()
            results = future.result()
            post.waiting -= 1
            send(1)
            yield post, results


class _Post:
    """One process at a time, and the thread that talks with it; ``waiting`` counts the chunks that it has not done."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._worker = _Worker(brief)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="checker")
        self._closing = False
        self.waiting = 0

    def submit(self, kind: str, chunk: Sequence[Any]) -> Future[list[Any]]:
        """The results of a chunk, when they are there."""
        self.waiting += 1
        return self._thread.submit(self._done, kind, chunk)

    def end(self, *, save: bool) -> None:
        """End the process; with ``save`` it first writes what it remembers, unless it is at work that nobody waits for."""
        self._closing = True
        self._thread.shutdown(wait=False, cancel_futures=True)
        if save and not self.waiting:
            with contextlib.suppress(OSError, EOFError):
                self._worker.ask("close", [])
        self._worker.stop()

    def close(self) -> None:
        """Wait for the thread, which has no process any more, and let the pipes go."""
        self._thread.shutdown(wait=True)
        self._worker.stop()
        self._worker.close()

    def _done(self, kind: str, chunk: Sequence[Any]) -> list[Any]:
        """The results of a chunk. Where the process breaks down, each input is tried by itself, and the bad one is told."""
        try:
            return self._worker.ask(kind, chunk)
        except (OSError, EOFError):
            if self._closing:
                return []
            self._worker.stop()
            self._worker.close()
            self._worker = _Worker(self._brief)
            if len(chunk) == 1:
                return [_broken(chunk[0])]
            return [result for item in chunk for result in self._done(kind, [item])]


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
