"""Papers made in one process or several; a plan that takes its process down is an error, and the others go on."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess

from checker.cli.many import processors
from checker.cli.review_papers import Done, Task, work
from checker.errors import InputError

_EACH = 16
"""So many plans pay for the start of a process more."""


def made(tasks: Sequence[Task], jobs: int) -> Generator[Done, None, None]:
    """The papers of each task, in the order in which they are done. ``jobs`` as in the settings."""
    processes = min(jobs or processors(), len(tasks) if jobs else len(tasks) // _EACH)
    if processes <= 1:
        yield from map(work, tasks)
        return
    left = {task.report.file: task for task in tasks}
    at_work = processes
    while left:
        with contextlib.closing(_until_broken(tuple(left.values()), at_work)) as results:
            for done in results:
                del left[done.file]
                yield done
        # When a process breaks down all that wait go with it. A single one takes the plans in their order: it was the first.
        if left and at_work == 1:
            yield _broken(next(iter(left)))
            del left[next(iter(left))]
            at_work = processes
        else:
            at_work = 1


def _until_broken(tasks: Sequence[Task], processes: int) -> Generator[Done, None, None]:
    """The papers that are done before a process breaks down, or all."""
    # A fork would carry over the progress bar's thread half-way; "spawn" is the same on every system.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)
    try:
        waiting: list[Future[Done]] = []
        with contextlib.suppress(BrokenProcessPool):
            waiting += (pool.submit(work, task) for task in tasks)
        for future in as_completed(waiting):
            with contextlib.suppress(BrokenProcessPool):
                yield future.result()
    finally:
        # In one go: the shutdown of a "with" would take back that what waits is to be left.
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Leave interrupts to the first process, and end with it, whatever ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()


def _end_with(parent: BaseProcess | None) -> None:
    if parent is not None:
        parent.join()
        os._exit(1)


def _broken(file: str) -> Done:
    what = "could not be written on: the process that did so ended"
    return Done(file=file, fault=InputError(what, code="reader-failed", file=file, mend="open it and save it anew"))
