"""A zip package (.docx, .odt) opened within bounds, in memory only: no member is ever written to disk.

What a package says of its own sizes is not believed: members are inflated piece by piece, and reading stops at the bounds.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from checker.errors import InputError

MOST_MEMBERS = 10_000
"""The most entries that the directory of a package may have."""
LARGEST_MEMBER = 64 * 2**20
"""The most bytes that one member may inflate to."""
LARGEST_WHOLE = 128 * 2**20
"""The most bytes that all members read from one package may inflate to."""
LARGEST_RATIO = 200
"""How many times its packed size a member may have, once it is large: XML of real documents reaches 100."""

_LARGE = 8 * 2**20
_ENTRY = b"PK\x01\x02"
_PIECE = 2**20
_LOCKED = 0x1  # the bit of an entry that says it needs a password
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, OverflowError,
    MemoryError, UnicodeError, IndexError, KeyError,
)  # fmt: skip
"""What the library raises for a damaged, encrypted or absurd package (RuntimeError: a member needs a password)."""


def member_names(data: bytes) -> tuple[str, ...]:
    """The names in a package's directory; none where that is damaged or too large."""
    try:
        return tuple(_open(data, "").namelist())
    except InputError:
        return ()


class Package:
    """An open package: its members by name, read within bounds."""

    def __init__(self, data: bytes, name: str, *, whole: int = LARGEST_WHOLE) -> None:
        """Open the package in ``data``, the bytes of a file called ``name``; ``whole`` bounds all that is read from it.

        Raises InputError (damaged-file, too-large).
        """
        self._name = name
        self._zip = _open(data, name)
        self._entries: Mapping[str, zipfile.ZipInfo] = {
            info.filename.replace("\\", "/").lstrip("/").casefold(): info for info in self._zip.infolist()
        }
        self._left = whole

    @property
    def members(self) -> tuple[str, ...]:
        """The names as the package gives them, in its order. They are names, never paths to write to."""
        return tuple(self._zip.namelist())

    def __contains__(self, member: str) -> bool:
        return member.casefold() in self._entries

    def read(self, member: str) -> bytes:
        """The bytes of a member, whose name is compared without regard to case.

        Raises InputError: damaged-file where it is missing, broken, or not what the directory says; too-large beyond
        the bounds.
        """
        info = self._entries.get(member.casefold())
        if info is None:
            raise _damaged(self._name, f"has no part {member}")
        return self._read(info)

    def read_at(self, index: int) -> bytes:
        """The bytes of one of ``members`` by its index, for packages in which several bear one name. Raises as ``read``."""
        return self._read(self._zip.infolist()[index])

    def _read(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & _LOCKED:
            raise InputError(
                "is protected by a password", code="encrypted-file", file=self._name, mend="send it without a password"
            )
        bound = min(LARGEST_MEMBER, self._left)
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as file:
                while piece := file.read(_PIECE):
                    size += len(piece)
                    if size > bound or (size > _LARGE and size > LARGEST_RATIO * max(1, info.compress_size)):
                        raise _too_large(
                            self._name, f"its part {info.filename} inflates to more than {size // 2**20} MB"
                        )
                    pieces.append(piece)
        except _BROKEN as error:
            raise _damaged(self._name, f"its part {info.filename} cannot be read") from error
        self._left -= size
        return b"".join(pieces)


def _open(data: bytes, name: str) -> zipfile.ZipFile:
    # An entry costs the library a kilobyte; counted before, the directory cannot fill the memory.
    if data.count(_ENTRY) > MOST_MEMBERS:
        raise _too_large(name, f"it has more than {MOST_MEMBERS} parts")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise _damaged(name, "its directory is missing or broken") from error


def _damaged(name: str, why: str) -> InputError:
    return InputError(f"is damaged: {why}", code="damaged-file", file=name, mend="ask for it once more")


def _too_large(name: str, why: str) -> InputError:
    return InputError(f"is too large: {why}", code="too-large", file=name, mend="split it, or take pictures out")
