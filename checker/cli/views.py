"""The work of ``checker tree``, ``coverage`` and ``ledger``: a folder read through the index, one view of it shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from checker.cli.output import emit, targets
from checker.cli.progress import progress
from checker.cli.settings import settle
from checker.cli.streams import say_fault, width_of_terminal
from checker.engine import find_inputs, read_plan
from checker.errors import CheckerError, ConfigError, InputError
from checker.model.plan import Kind, Plan
from checker.model.records import dataclass
from checker.reporters import COVERAGE_FORMATS, LEDGER_FORMATS, TREE_FORMATS, RenderOptions
from checker.reporters.words import Words, words
from checker.repository.answers import Answers
from checker.repository.coverage import coverage as cover
from checker.repository.index import Entry, Index
from checker.repository.ledger import ledger as list_acts
from checker.repository.store import Store
from checker.resources import load_yaml, switch_cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The documents of the folders named: what they say of one another, and their whole plans on demand."""

    index: Index
    answers: Answers
    plans: Mapping[str, Entry]
    faults: tuple[CheckerError, ...] = ()

    def plan(self, name: str) -> Plan:
        """The whole plan of a name."""
        return self.index.plan(self.plans[name])


def tree(paths: Sequence[str], *, formats: Sequence[str], lang: str | None, no_cache: bool) -> int:
    """Print the tree; the exit code."""
    with _opened(paths, lang, no_cache) as (folder, say, errors):
        goals = targets(formats, TREE_FORMATS, say)
        emit(folder.answers, goals, RenderOptions(lang=say.lang, width=width_of_terminal()), say)
        return _code(errors, say)


def ledger(paths: Sequence[str], *, formats: Sequence[str], lang: str | None, no_cache: bool) -> int:
    """Print the ledger; the exit code."""
    with _opened(paths, lang, no_cache) as (folder, say, errors):
        goals = targets(formats, LEDGER_FORMATS, say)
        acts = list_acts(folder.answers.cards)
        emit(acts, goals, RenderOptions(lang=say.lang, width=width_of_terminal()), say)
        return _code(errors, say)


def coverage(
    paths: Sequence[str], *, parent: Path, units: Path | None, formats: Sequence[str], lang: str | None, no_cache: bool
) -> int:
    """Print who has submitted; the exit code."""
    listed = units_in(units, words(settle(paths, lang=lang).lang)) if units is not None else ()
    above = parent_plan(parent)
    with _opened(paths, lang, no_cache, parent) as (folder, say, errors):
        goals = targets(formats, COVERAGE_FORMATS, say)
        found = cover(str(parent), above, folder.answers, folder.plan, listed)
        emit(found, goals, RenderOptions(lang=say.lang, width=width_of_terminal()), say)
        return _code(errors, say)


def parent_plan(path: Path) -> Plan:
    """The plan in a file. Raises InputError where it cannot be read, or is no plan."""
    plan = read_plan(path)
    if isinstance(plan, CheckerError):
        raise plan
    if plan.kind is not Kind.PLAN:
        raise InputError(f"is no plan but: {plan.kind}", code="parent-not-a-plan", file=str(path))
    return plan


@contextmanager
def _opened(
    paths: Sequence[str], lang: str | None, no_cache: bool, *further: Path
) -> Iterator[tuple[Folder, Words, list[CheckerError]]]:
    if no_cache:
        switch_cache(on=False)
    say = words(settle(paths, lang=lang).lang)
    found, errors = find_inputs(list(paths))
    with opened(found, *further, folders=[Path(path) for path in paths if Path(path).is_dir()]) as folder:
        yield folder, say, [*errors, *folder.faults]


@contextmanager
def opened(found: Sequence[Path], *further: Path, folders: Sequence[Path] = ()) -> Iterator[Folder]:
    """The documents found and further ones; what the index knows below ``folders`` and is gone is forgotten."""
    # The parent may lie outside; where it lies inside, it is one of the files, whatever its path looks like.
    outside = {path.resolve(): path for path in further}
    files = [outside.pop(path.resolve(), path) for path in found]
    files += outside.values()
    with Store.open() as store, progress(len(files), quiet=not sys.stderr.isatty()) as step:
        index = Index(store)
        entries, faults = index.update(files, folders=folders, progress=step)
        answers = Answers(
            {entry.name: entry.card for entry in entries}, {entry.name: entry.content for entry in entries}
        )
        yield Folder(index=index, answers=answers, plans={entry.name: entry for entry in entries}, faults=faults)


def _code(errors: Sequence[CheckerError], say: Words) -> int:
    for error in errors:
        say_fault(error, say)
    return CheckerError.exit_code if errors else 0


def units_in(path: Path, say: Words) -> tuple[str, ...]:
    """The names in a list of units, alone or below ``units``, each a name or a mapping with ``name``."""
    data = load_yaml(path)
    listed = data.get("units") if isinstance(data, dict) else data
    names = (
        [unit.get("name") if isinstance(unit, dict) else unit for unit in listed] if isinstance(listed, list) else []
    )
    if not names or not all(isinstance(name, str) and name.strip() for name in names):
        raise ConfigError(say("views.bad-units"), file=str(path), mend=say("views.bad-units-mend"))
    return tuple(str(name).strip() for name in names)
