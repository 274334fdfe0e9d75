"""Files and bytes opened as documents: bounds, encodings, and the choice of the reader."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.errors import InputError
from checker.model.document import Document
from checker.readers.binaries import ARCHIVE, binary_format
from checker.readers.encodings import Decoded, decode, restore
from checker.readers.formats import text_format
from checker.readers.source import Source

LARGEST = 64 * 1024 * 1024
"""The largest file that is read, in bytes."""


def read_path(path: Path) -> Document:
    """The document in a file; ``name`` is the path as given.

    Raises InputError with the code missing-file, not-a-file, unreadable-file, or one of ``read_bytes``.
    """
    return read_bytes(bytes_of(path), str(path))


def archive_members(path: Path, endings: Sequence[str]) -> tuple[Path, ...] | None:
    """The documents in an archive, named as if it were a folder; None for a file that is none. Raises InputError."""
    from checker.readers.archives import members_of  # noqa: PLC0415 - as below

    return members_of(path, endings)


def bytes_of(path: Path) -> bytes:
    """The bytes of a file, at most one more than are read; of "archive.zip/member" those of the archive's member.

    Raises InputError (missing-file, not-a-file, unreadable-file; for a member damaged-file, encrypted-file, too-large).
    """
    name = str(path)
    if ARCHIVE in name.lower():
        from checker.readers.archives import bytes_in_archive  # noqa: PLC0415 - brings zipfile, which text does without

        member = bytes_in_archive(path)
        if member is not None:
            return member
    try:
        if not path.exists():
            raise InputError("there is no such file", code="missing-file", file=name, mend="check the path")
        if not path.is_file():
            raise InputError("is not a file", code="not-a-file", file=name, mend="name a file or a folder of files")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})", file=name, mend="check the rights to the file"
        ) from error
    return data


def read_bytes(data: bytes, name: str) -> Document:
    """The document in the bytes of a file called ``name``.

    Raises InputError with the code empty-file, too-large, binary-file, undecodable, unsupported-format, damaged-file,
    unsafe-file or encrypted-file.
    """
    if len(data) > LARGEST:
        raise InputError(
            f"is larger than {LARGEST // 2**20} MB", code="too-large", file=name, mend="split it, or take pictures out"
        )
    if not data.strip():
        raise InputError("is empty", code="empty-file", file=name)
    binary = binary_format(data)
    if binary is not None:
        return binary.read(data, name)
    decoded = decode(data, name)
    if not decoded.text.strip():
        raise InputError("is empty", code="empty-file", file=name)
    return _read(decoded, name, None)


def read_text(text: str, name: str, format: str = "text") -> Document:  # noqa: A002 - the word of the model
    """The document in a text that is already decoded; ``format`` is "text" (Markdown is seen by its marks) or "markdown"."""
    if not text.strip():
        raise InputError("is empty", code="empty-file", file=name)
    return _read(restore(text), name, None if format == "text" else format)


def _read(decoded: Decoded, name: str, format_name: str | None) -> Document:
    reader = text_format(decoded.text, name, format_name)
    return reader.read(Source.of(decoded.text), name, encoding=decoded.encoding, notes=decoded.notes)
