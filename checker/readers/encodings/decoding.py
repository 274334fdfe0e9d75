"""Which encoding the bytes of a text are in, by evidence."""

from __future__ import annotations

from checker.errors import InputError
from checker.model.document import Note


def decode(data: bytes, name: str) -> tuple[str, str, tuple[Note, ...]]:
    """The text, the name of its encoding, and notes."""
    try:
        return data.decode("utf-8-sig"), "utf-8", ()
    except UnicodeDecodeError as error:
        raise InputError("is not in a known encoding", code="undecodable", file=name, mend="save it as UTF-8") from error
