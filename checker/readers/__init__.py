"""Files read as documents: blocks of text and tables that know where they stand. Nothing here knows plans or rules."""

from checker.readers.binaries import ARCHIVE, BINARY_FORMATS
from checker.readers.files import archive_members, read_bytes, read_path, read_text
from checker.readers.formats import TEXT_FORMATS

__all__ = ["ARCHIVE", "READABLE", "archive_members", "read_bytes", "read_path", "read_text"]

READABLE: tuple[str, ...] = (
    *(ending for text in reversed(TEXT_FORMATS) for ending in text.endings),
    *(ending for binary in BINARY_FORMATS for ending in binary.endings),
)
"""Endings of the files that are looked for in folders; a file named by itself is read whatever its name."""
