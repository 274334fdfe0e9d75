"""One review: what is to be looked at, what is known of it already, and what has come of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from checker.cli.review_folder import ReviewFolder, inside
from checker.cli.review_names import paper_names
from checker.cli.review_papers import ANNOTATED, ENDINGS, LANG, Done, Job, Task, formats
from checker.cli.review_pool import reviewed
from checker.engine import find_inputs
from checker.errors import CheckerError
from checker.model.report import FileReport
from checker.readers.files import bytes_of
from checker.reporters.words import words
from checker.repository.digests import combined, content_digest
from checker.repository.outcomes import OutcomeCache


def names_of(folder: Path, *, parent: Path, out: Path) -> Mapping[Path, str]:
    """The plans of a folder with the names of their papers, without the parent and what is written to ``out``.

    Raises InputError where the folder holds no document.
    """
    files, errors = find_inputs([str(folder)])
    for error in errors:
        raise error
    aside = {parent.resolve(), *(path.resolve() for path in inside(files, out))}
    kept = [path.relative_to(folder) for path in files if path.resolve() not in aside]
    return {folder / path: name for path, name in paper_names(kept).items()}


def places(file: FileReport, name: str) -> dict[str, str]:
    """Where the papers on a plan go, by format; ``name`` is that of its papers."""
    say = words(LANG)
    out = {form: f"slips/{name}-{say('review.slip-file')}{ending}" for form, ending in ENDINGS.items()}
    # A file with macros under the other ending would not be opened.
    ending = ".docm" if file.file.lower().endswith(".docm") else ".docx"
    out[ANNOTATED] = f"annotated/{name}-{say('review.annotated-file')}{ending}"
    return {form: out[form] for form in formats(file)}


class Work:
    """A job at work: reports and faults so far; papers go into ``folder`` as they are made."""

    def __init__(self, job: Job, cache: OutcomeCache, folder: ReviewFolder) -> None:
        self.reports: dict[Path, FileReport] = {}
        self.faults: list[CheckerError] = []
        self._job = job
        self._cache = cache
        self._folder = folder
        self._parent = content_digest(bytes_of(job.parent), job.parent.name)

    def run(self, jobs: int | None, step: Callable[[Path], None]) -> None:
        """Review every file; ``step`` is told of each. What is written already and still holds is left alone."""
        tasks = []
        for path in self._job.names:
            task = self._task(path)
            if task is None:
                step(path)
            else:
                tasks.append(task)
        for done in reviewed(tasks, self._job, jobs):
            self._keep(done)
            step(done.path)
        self._cache.save()

    def _task(self, path: Path) -> Task | None:
        """What is left to do for a file, None where there is nothing."""
        try:
            content = content_digest(bytes_of(path), path.name)
        except CheckerError as error:
            self.faults.append(error)
            return None
        kept = self._cache.recall(content, str(path), self._parent)
        if kept is None:
            return Task(path=path, content=content)
        if self._folder.holds(places(kept.report, self._job.names[path]).values(), self._key(path, content)):
            self.reports[path] = kept.report
            return None
        return Task(path=path, content=content, report=kept.report)

    def _keep(self, done: Done) -> None:
        if done.fault is not None:
            self.faults.append(done.fault)
        if isinstance(done.result, CheckerError):
            self.faults.append(done.result)
            return
        self.reports[done.path] = done.result
        names, key = places(done.result, self._job.names[done.path]), self._key(done.path, done.content)
        for form, data in done.papers.items():
            self._folder.put(names[form], data, key)
        self._cache.keep(done.content, done.path, done.result, self._job.rules.digest, parent=self._parent)

    def _key(self, path: Path, content: str) -> str:
        """The digest of all that decides what is written on a file."""
        return combined((self._cache.key(content, self._parent), str(path), self._job.slips.body or "", LANG))
