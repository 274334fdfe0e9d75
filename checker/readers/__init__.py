"""Files read as documents: blocks of text and tables that know where they stand. Nothing here knows plans or rules."""

from checker.readers.files import read_bytes, read_path, read_text

__all__ = ["read_bytes", "read_path", "read_text"]
