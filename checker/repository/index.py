"""The index of plans: files read once, kept by their contents, forgotten when they are gone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from checker.errors import CheckerError, InputError
from checker.model.plan import Plan
from checker.model.records import dataclass
from checker.repository.cards import Card, card_of
from checker.repository.digests import content_digest, program_digest
from checker.repository.serial import from_json, packed, to_json, unpacked
from checker.repository.store import Store

Progress: TypeAlias = Callable[[int, int, str], None]
"""(done, total, name of the file just looked at)"""

_BATCH = 32
_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file of the index: its name as given, the digest of its contents, and its card."""

    name: str
    content: str
    card: Card


class Index:
    """Plans of files, read where they are not known yet. Uses the store while it works, and answers the same without."""

    def __init__(self, store: Store, read: Callable[[bytes, str], Plan] | None = None) -> None:
        """``read`` turns bytes and a name into a plan; by default the program's readers and parser."""
        self._store = store
        self._read = read or _read_plan
        self._program = program_digest()
        self._fresh: dict[str, tuple[str, str, bytes]] = {}
        self._kept: dict[str, bytes] = {}
        self._paths: list[tuple[bytes, str]] = []

    def update(
        self, paths: Sequence[Path], *, folders: Iterable[Path] = (), progress: Progress | None = None
    ) -> tuple[tuple[Entry, ...], tuple[CheckerError, ...]]:
        """The entries of these files, and an error for each that cannot be read.

        Files that the index knows below ``folders`` and that are not among ``paths`` are forgotten.
        """
        entries: list[Entry] = []
        errors: list[CheckerError] = []
        for done, path in enumerate(paths, start=1):
            try:
                entries.append(self._entry(path))
            except CheckerError as error:
                error.file = error.file or str(path)
                errors.append(error)
            if len(self._fresh) >= _BATCH:
                self.save()
            if progress is not None:
                progress(done, len(paths), str(path))
        self.save()
        self._forget(paths, folders)
        return tuple(entries), tuple(errors)

    def plan(self, entry: Entry) -> Plan:
        """The whole plan of an entry, under the entry's name. Raises InputError where the file has changed meanwhile."""
        stored = self._fresh.get(entry.content)
        blob = stored[2] if stored else self._kept.get(entry.content)
        if blob is None:
            rows = self._store.rows(
                "SELECT plan FROM plans WHERE content = ? AND program = ?", (entry.content, self._program)
            )
            blob = rows[0][0] if rows else None
        plan = _plan_in(blob) if blob is not None else None
        if plan is None:
            data = _bytes_of(Path(entry.name))
            if content_digest(data, entry.name) != entry.content:
                raise InputError("has changed while it was read", code="changed-file", file=entry.name)
            plan = self._parsed(data, entry.name)
        return replace(plan, document=replace(plan.document, name=entry.name))

    def save(self) -> None:
        """Put what was read anew into the store."""
        if not self._fresh and not self._paths:
            return
        fresh = [(content, program, card, blob) for content, (program, card, blob) in self._fresh.items()]
        saved = self._store.write([
            ("INSERT OR REPLACE INTO plans (content, program, card, plan) VALUES (?, ?, ?, ?)", fresh),
            ("INSERT OR REPLACE INTO files (path, content) VALUES (?, ?)", self._paths),
        ])  # fmt: skip
        if not saved:
            # Without a store the work is kept for this run.
            self._kept.update({content: blob for content, (_, _, blob) in self._fresh.items()})
        self._fresh.clear()
        self._paths.clear()

    def _entry(self, path: Path) -> Entry:
        data = _bytes_of(path)
        content = content_digest(data, path.name)
        self._paths.append((place_of(path), content))
        card = self._known(content)
        if card is None:
            plan = self._parsed(data, str(path))
            card = card_of(plan)
            blob = packed(to_json(plan))
            self._fresh[content] = (self._program, to_json(card), blob)
        return Entry(name=str(path), content=content, card=card)

    def _known(self, content: str) -> Card | None:
        if content in self._fresh:
            return from_json(Card, self._fresh[content][1])
        rows = self._store.rows("SELECT card FROM plans WHERE content = ? AND program = ?", (content, self._program))
        try:
            return from_json(Card, rows[0][0]) if rows else None
        except ValueError:
            return None

    def _parsed(self, data: bytes, name: str) -> Plan:
        try:
            return self._read(data, name)
        except CheckerError:
            raise
        except (MemoryError, RecursionError) as error:
            raise InputError("is too large or too deeply nested to be read", code="too-large", file=name) from error
        except Exception as error:  # one bad file must not be the end of the others
            raise InputError(
                f"could not be read ({type(error).__name__}: {error})", code="internal-error", file=name,
                mend="this is a fault of the program; please report it with the file",
            ) from error  # fmt: skip

    def _forget(self, paths: Sequence[Path], folders: Iterable[Path]) -> None:
        """Drop the files that are gone, then the plans and outcomes of which no file is left."""
        here = {place_of(path) for path in paths}
        gone: list[tuple[bytes]] = []
        for folder in folders:
            below = place_of(folder).rstrip(os.sep.encode()) + os.sep.encode()
            known = self._store.rows("SELECT path FROM files WHERE substr(path, 1, ?) = ?", (len(below), below))
            gone += [(path,) for (path,) in known if path not in here]
        stale = self._store.rows("SELECT 1 FROM plans WHERE program <> ? LIMIT 1", (self._program,))
        if gone or stale:
            self._store.write([
                ("DELETE FROM files WHERE path = ?", gone),
                ("DELETE FROM plans WHERE program <> ?", [(self._program,)]),
                ("DELETE FROM plans WHERE content NOT IN (SELECT content FROM files)", [()]),
                ("DELETE FROM outcomes WHERE content NOT IN (SELECT content FROM files)", [()]),
            ])  # fmt: skip


def readable(folder: Path, endings: Sequence[str]) -> Iterator[Path]:
    """The files below a folder that may be plans, hidden ones left out."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.suffix.lower() in endings and not hidden and path.is_file():
            yield path


def _read_plan(data: bytes, name: str) -> Plan:
    from checker.parse import parse  # noqa: PLC0415 - what is known already needs neither
    from checker.readers import read_bytes  # noqa: PLC0415

    return parse(read_bytes(data, name))


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except OSError as error:
        if ".zip" in str(path).lower():  # it may be a member of an archive
            from checker.readers.files import bytes_of  # noqa: PLC0415 - as above

            return bytes_of(path)
        raise InputError(f"cannot be read ({error.strerror})", code="unreadable-file", file=str(path)) from error


def _plan_in(blob: bytes) -> Plan | None:
    try:
        return from_json(Plan, unpacked(blob))
    except ValueError:
        return None


def place_of(path: Path) -> bytes:
    """The file's full path as the system spells it: not every name of a file is Unicode."""
    return os.fsencode(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps ".."
