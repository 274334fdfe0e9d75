"""Archives of submissions (.zip): their members named as if the archive were a folder, "bài nộp.zip/sở a.docx".

Such a name is looked up in the archive and never on the disk; nothing is ever unpacked to a file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath

from checker.errors import InputError
from checker.model.records import dataclass
from checker.readers.binaries import ARCHIVE
from checker.readers.package import Package

MOST_DOCUMENTS = 2_000
"""The most documents that are read from one archive."""
LARGEST_ARCHIVE = 64 * 2**20
"""The largest archive that is opened, in bytes."""
LARGEST_CONTENTS = 1024 * 2**20
"""The most bytes that all documents of one archive may have, one after another."""
DEEPEST = 2
"""How deep archives inside archives are opened."""

_OFFICE = frozenset({"[content_types].xml", "mimetype"})
_UNSEEN = ("__macosx", ".", "~$")


def members_of(path: Path, endings: Sequence[str]) -> tuple[Path, ...] | None:
    """The documents in an archive with one of these endings, in order; None for a file that is no archive.

    Raises InputError where the archive is damaged or too large.
    """
    if path.suffix.lower() != ARCHIVE:
        return None
    archive = _opened(path)
    if archive is None:
        return None
    found = [name for name in archive.names if PurePosixPath(name).suffix.lower() in endings]
    if len(found) > MOST_DOCUMENTS:
        raise InputError(
            f"holds more than {MOST_DOCUMENTS} documents", code="too-large", file=str(path), mend="split the archive"
        )
    return tuple(path / name for name in found)


def bytes_in_archive(path: Path) -> bytes | None:
    """The bytes of a document in an archive; None for a path that leads into none.

    Raises InputError: missing-file, damaged-file, encrypted-file, too-large.
    """
    outer = next((parent for parent in path.parents if parent.suffix.lower() == ARCHIVE and parent.is_file()), None)
    archive = _opened(outer) if outer is not None else None
    if outer is None or archive is None:
        return None
    return archive.read(path.relative_to(outer).as_posix())


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where a document stands: the package it is in, and which of its members it is."""

    package: Package
    index: int


class _Archive:
    """An open archive and the archives in it."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._entries: dict[str, _Entry] = {}
        self._room = LARGEST_ARCHIVE  # inner archives stay in memory
        self._add(Package(data, name, whole=LARGEST_CONTENTS), "", 1)

    @property
    def names(self) -> list[str]:
        """The names of all documents, those in inner archives below the archive's own."""
        return sorted(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of a document."""
        entry = self._entries.get(name)
        if entry is None:
            raise InputError("there is no such file in the archive", code="missing-file", file=f"{self._name}/{name}")
        try:
            return entry.package.read_at(entry.index)
        except InputError as error:
            error.file = f"{self._name}/{name}"
            raise

    def _add(self, package: Package, below: str, depth: int) -> None:
        for index, member in enumerate(package.members):
            name = _shown(member)
            if not name:
                continue
            if name.lower().endswith(ARCHIVE) and depth < DEEPEST:
                inner = self._inner(package, index, name)
                if inner is not None:
                    self._add(inner, f"{below}{name}/", depth + 1)
                    continue
            self._entries[self._free(below + name)] = _Entry(package, index)

    def _inner(self, package: Package, index: int, name: str) -> Package | None:
        """An archive in the archive; None for one that cannot be opened: it is then reported under its own name."""
        try:
            data = package.read_at(index)
            inner = Package(data, name, whole=LARGEST_CONTENTS)
        except InputError:
            return None
        if _is_office(inner) or len(data) > self._room:
            return None
        self._room -= len(data)
        return inner

    def _free(self, name: str) -> str:
        """The name, told apart from another that looks the same."""
        path, count = PurePosixPath(name), 1
        while name in self._entries:
            count += 1
            name = str(path.with_name(f"{path.stem} ({count}){path.suffix}"))
        return name


def _opened(path: Path) -> _Archive | None:
    """The archive in a file; None where it is an office file, or no zip at all. The last one opened is kept."""
    try:
        state = path.stat()
        return _kept(str(path), state.st_mtime_ns, state.st_size)
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})", file=str(path), mend="check the rights to the file"
        ) from error


@lru_cache(maxsize=1)
def _kept(name: str, _changed: int, size: int) -> _Archive | None:
    if size > LARGEST_ARCHIVE:
        raise InputError(
            f"is larger than {LARGEST_ARCHIVE // 2**20} MB", code="too-large", file=name, mend="split the archive"
        )
    data = Path(name).read_bytes()
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")) or _is_office(Package(data, name)):
        return None
    return _Archive(data, name)


def _is_office(package: Package) -> bool:
    return any(member.lower() in _OFFICE for member in package.members)


def _shown(member: str) -> str:
    """The name as people read it, without what would lead out of the archive; "" for a folder or what systems leave behind."""
    if member.endswith(("/", "\\")):
        return ""
    parts = list(_parts(_decoded(member)))
    if not parts or any(part.lower().startswith(_UNSEEN) for part in parts) or parts[-1].lower() == "thumbs.db":
        return ""
    return "/".join(parts)


def _parts(member: str) -> Iterator[str]:
    for part in member.replace("\\", "/").replace("\0", "").split("/"):
        clean = part.strip().replace(":", "_")
        if clean and clean not in {".", ".."}:
            yield clean


def _decoded(member: str) -> str:
    """Names in UTF-8 that are not marked as such come as letters of the first PC's."""
    try:
        return unicodedata.normalize("NFC", member.encode("cp437").decode("utf-8"))
    except UnicodeError:
        return member
