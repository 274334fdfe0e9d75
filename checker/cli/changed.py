"""Which plans must be checked after a change: those that changed, and those whose parent did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from checker.cli.git import Changes, changes_since, old_bytes
from checker.cli.places import common_folder
from checker.cli.settings import Settings
from checker.engine import read_plan
from checker.engine.families import Member, Place
from checker.errors import CheckerError
from checker.model.document import Document
from checker.model.plan import Plan
from checker.readers import READABLE
from checker.reporters.words import Words
from checker.repository.agreement import compare
from checker.repository.cards import Card, card_of


class Changed:
    """The plans that a change concerns."""

    def __init__(self, changes: Changes, settings: Settings, accepting: Sequence[Path], say: Words) -> None:
        self._files = changes.files
        self._before = tuple(_old_cards(changes, say))
        touched = {path.resolve() for path in (*changes.files, *changes.before)}
        own = [*settings.configs, *([settings.parent] if settings.parent else []), *accepting]
        folders = [folder.resolve() for folder in settings.folders]
        self._all = any(path.resolve() in touched for path in own) or any(
            folder in path.parents for folder in folders for path in touched
        )

    def takes(self, source: Path | Document) -> bool:
        """Whether the input itself has changed; standard input always has. A change of the rules concerns every plan."""
        return self._all or isinstance(source, Document) or source.resolve() in self._files

    def wants(self, member: Member, place: Place) -> bool:
        """Whether the plan or its parent has changed, or the parent that it cites was another before."""
        if self.takes(member.source) or (place.parent is not None and self.takes(place.parent.source)):
            return True
        cited = member.card.parent
        return cited is not None and any(
            (match := compare(cited, card)).exact or match.near is not None for card in self._before
        )


class Single:
    """One plan out of many that are looked at for its sake."""

    def __init__(self, file: Path) -> None:
        self._file = file.resolve()

    def takes(self, source: Path | Document) -> bool:
        """Whether this input is the plan."""
        return not isinstance(source, Document) and source.resolve() == self._file

    def wants(self, member: Member, _place: Place) -> bool:
        """Whether this document is the plan."""
        return self.takes(member.source)


def changed_since(ref: str, paths: Sequence[str], settings: Settings, accepting: Sequence[Path], say: Words) -> Changed:
    """What changed in the repository of the paths; ``accepting`` are baseline and waivers. Raises UsageError."""
    folder = common_folder(paths) or Path.cwd()
    while not folder.is_dir():
        folder = folder.parent
    return Changed(changes_since(ref, folder, say), settings, accepting, say)


def _old_cards(changes: Changes, say: Words) -> Iterable[Card]:
    """The plans as they were, of files that changed or went away: their children look at something else now."""
    for path in changes.before:
        if path.suffix.lower() not in READABLE or (data := old_bytes(changes, path, say)) is None:
            continue
        plan: Plan | CheckerError = read_plan(path, data)
        if isinstance(plan, Plan):
            yield card_of(plan)
