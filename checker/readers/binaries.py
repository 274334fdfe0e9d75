"""The registry of formats that are not text: how each is known by its bytes, and who reads it.

A new format is one more entry of ``BINARY_FORMATS``; the first whose ``recognises`` says yes takes the file, whatever its
name. An entry's reader either gives the document or raises an InputError that says what the file is and how to mend it
(``refused`` makes such a reader), so what cannot be read is an entry like any other. Readers with a library behind them are
imported when the first such file comes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import NoReturn, TypeAlias

from checker.errors import InputError
from checker.model.document import Document
from checker.model.records import dataclass
from checker.patterns import compiled

ARCHIVE = ".zip"
"""The ending of archives of submissions, whose members are named as if the archive were a folder."""

Reader: TypeAlias = Callable[[bytes, str], Document]
"""(bytes of the file, its name) -> the document. Raises InputError."""


class Sample:
    """What recognisers look at: the bytes of a file, and what is worth working out once."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    @cached_property
    def head(self) -> bytes:
        """The first kilobyte in small letters, without a byte-order mark and white space before it."""
        return self.data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()

    @cached_property
    def members(self) -> tuple[str, ...]:
        """The names in a zip package; none where the file is no zip, or its directory is damaged or too large."""
        if not self.data.startswith(_ZIP):
            return ()
        from checker.readers.package import member_names  # noqa: PLC0415 - brings zipfile, which text does without

        return member_names(self.data)

    def begins(self, *starts: bytes) -> bool:
        """Whether the file begins with one of these bytes, white space and the case of letters left aside."""
        return any(self.data.startswith(start) or self.head.startswith(start) for start in starts)

    def holds_member(self, pattern: re.Pattern[str]) -> bool:
        """Whether the zip package has a member whose whole name fits the pattern."""
        return any(pattern.fullmatch(name) for name in self.members)


@dataclass(frozen=True, slots=True)
class BinaryFormat:
    """A format that is not text.

    ``name`` is that of ``Document.format``; ``endings`` are those by which such files are looked for in folders (none: only
    what was named is read).
    """

    name: str
    recognises: Callable[[Sample], bool]
    read: Reader
    endings: tuple[str, ...] = ()


def refused(what: str, *, code: str, mend: str | None = None) -> Reader:
    """A reader that only says what the file is, and how to mend it."""

    def refuse(_data: bytes, name: str) -> NoReturn:
        raise InputError(what, code=code, file=name, mend=mend)

    return refuse


def bounded(target: str, *, memory: int = 1024) -> Reader:
    """The reader ``target`` ("module:function" of bytes and name), run in a process of its own; ``memory`` in MB."""

    def read(data: bytes, name: str) -> Document:
        from checker.readers.bounds import Limits, read_bounded  # noqa: PLC0415 - text does without processes

        return read_bounded(target, data, name, Limits(memory=memory * 2**20))

    return read


def binary_format(data: bytes) -> BinaryFormat | None:
    """The format of bytes that are no text; None for what may be text."""
    sample = Sample(data)
    return next((known for known in BINARY_FORMATS if known.recognises(sample)), None)


def _starts(*starts: bytes) -> Callable[[Sample], bool]:
    return lambda sample: sample.begins(*starts)


def _is_binary(*starts: bytes) -> Callable[[Sample], bool]:
    """Files that begin with one of these; "MZ", "BM" and other plain letters may begin a text as well."""

    def recognises(sample: Sample) -> bool:
        found = next((start for start in starts if sample.begins(start)), None)
        return found is not None and (not found.isascii() or b"\0" in sample.data[:4096])

    return recognises


_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0"
_WORD_PART = compiled(r"(?i)/?word[/\\]document\d*\.xml")
_ODT_KINDS = (b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.text-template")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def _is_docx(sample: Sample) -> bool:
    return sample.holds_member(_WORD_PART)


def _is_odt(sample: Sample) -> bool:
    """The standard has the kind of the file stored first, unpacked, so that it can be seen here."""
    return any(kind in sample.data[:200] for kind in _ODT_KINDS) and "content.xml" in sample.members


def _is_html(sample: Sample) -> bool:
    """A page, whatever stands before its first tag: a comment, the declaration of XML."""
    return sample.begins(b"<!doctype html", b"<html") or (sample.begins(b"<!--", b"<?xml") and b"<html" in sample.head)


def _is_encrypted(sample: Sample) -> bool:
    """Office wraps an encrypted package into an OLE container, with a stream of this name in its directory."""
    return sample.begins(_OLE) and _ENCRYPTED in sample.data


def _no_text(title: str) -> Reader:
    return refused(f"is {title}, not text", code="binary-file", mend="send the plan itself (.docx, .txt or .md)")


BINARY_FORMATS: tuple[BinaryFormat, ...] = (
    BinaryFormat("docx", _is_docx, bounded("checker.readers.docx:read_docx"), (".docx", ".docm")),
    BinaryFormat(
        "encrypted-office",
        _is_encrypted,
        refused(
            "is protected by a password",
            code="encrypted-file",
            mend="open it with the password and save it without one",
        ),
    ),
    BinaryFormat("doc", _starts(_OLE), bounded("checker.readers.office:read_doc"), (".doc",)),
    BinaryFormat(
        "broken-zip",
        lambda sample: sample.begins(*_ZIP) and not sample.members,
        refused(
            "is damaged: its end is missing, or it holds nothing", code="damaged-file", mend="ask for it once more"
        ),
    ),
    BinaryFormat("odt", _is_odt, bounded("checker.readers.odt:read_odt"), (".odt", ".ott")),
    BinaryFormat(
        "zip",
        _starts(*_ZIP),
        refused(
            "is an archive or a file of another office program, no plan itself",
            code="unsupported-format",
            mend="name the plan in it (archive.zip/plan.docx), or send the plan itself",
        ),
        (ARCHIVE,),
    ),
    BinaryFormat("pdf", _starts(b"%PDF-"), bounded("checker.readers.pdf:read_pdf", memory=480), (".pdf",)),
    BinaryFormat("rtf", _starts(b"{\\rtf"), bounded("checker.readers.office:read_rtf"), (".rtf",)),
    BinaryFormat("html", _is_html, bounded("checker.readers.html:read_html"), (".html", ".htm", ".xhtml")),
    BinaryFormat(
        "picture",
        _is_binary(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM"),
        _no_text("a picture"),
    ),
    BinaryFormat(
        "archive", _is_binary(b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ"), _no_text("an archive")
    ),
    BinaryFormat("program", _is_binary(b"\x7fELF", b"MZ"), _no_text("a program")),
)
