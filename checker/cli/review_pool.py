"""Files reviewed in one process or several; a file that takes its process down is an error, and the others go on."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from checker.cli.review_papers import Desk, Done, Job, Task, begin, work
from checker.errors import InputError

_EACH = 8
"""So many files pay for the start of a process more."""


def reviewed(tasks: Sequence[Task], job: Job, jobs: int | None) -> Iterator[Done]:
    """Each task's review, in the order in which they are done. ``jobs`` are the processes (None: as many as pay)."""
    processes = min(jobs or os.cpu_count() or 1, len(tasks) if jobs else len(tasks) // _EACH)
    if processes <= 1:
        desk = Desk(job.settings, job.rules, job.above, job.slips)
        yield from map(desk.work, tasks)
        return
    left = {task.path: task for task in tasks}
    at_work = processes
    while left:
        for done in _until_broken(tuple(left.values()), at_work, job):
            del left[done.path]
            yield done
        # When a process breaks down all that wait go with it. A single one takes the files in their order: it was the first.
        if left and at_work == 1:
            yield _broken(left.pop(next(iter(left))))
            at_work = processes
        else:
            at_work = 1


def _until_broken(tasks: Sequence[Task], processes: int, job: Job) -> Iterator[Done]:
    """The reviews that are done before a process breaks down, or all."""
    with _pool(processes, job) as pool:
        try:
            waiting: list[Future[Done]] = []
            with contextlib.suppress(BrokenProcessPool):
                waiting += (pool.submit(work, task) for task in tasks)
            for future in as_completed(waiting):
                with contextlib.suppress(BrokenProcessPool):
                    yield future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _pool(processes: int, job: Job) -> ProcessPoolExecutor:
    # A fork would carry over the progress bar's thread half-way; "spawn" is the same on every system.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(
        processes, mp_context=context, initializer=begin, initargs=(job.settings, job.above, job.slips)
    )


def _broken(task: Task) -> Done:
    error = InputError(
        "could not be read (its process ended)", code="internal-error", file=str(task.path),
        mend="this is a fault of the program; please report it with the file",
    )  # fmt: skip
    return Done(path=task.path, content=task.content, result=error)
