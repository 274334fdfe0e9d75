"""Files reviewed in one process or several; a file that takes its process down is an error, and the others go on."""

from __future__ import annotations

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
    broken: list[Task] = []
    with _pool(processes, job) as pool:
        waiting = {pool.submit(work, task): task for task in tasks}
        try:
            for future in as_completed(waiting):
                done = _done(future)
                if done is None:
                    broken.append(waiting[future])
                else:
                    yield done
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    # When a process breaks down all that wait go with it: one by one it is seen which file it was.
    for task in broken:
        with _pool(1, job) as pool:
            yield _done(pool.submit(work, task)) or _broken(task)


def _pool(processes: int, job: Job) -> ProcessPoolExecutor:
    # A fork would carry over the progress bar's thread half-way; "spawn" is the same on every system.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(
        processes, mp_context=context, initializer=begin, initargs=(job.settings, job.above, job.slips)
    )


def _done(future: Future[Done]) -> Done | None:
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _broken(task: Task) -> Done:
    error = InputError(
        "could not be read (its process ended)", code="internal-error", file=str(task.path),
        mend="this is a fault of the program; please report it with the file",
    )  # fmt: skip
    return Done(path=task.path, content=task.content, result=error)
