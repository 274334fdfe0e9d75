"""The formats that are known, by what their bytes and their text look like. A new format is one more entry."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import PurePath

from checker.errors import InputError
from checker.model.document import Document
from checker.model.records import dataclass
from checker.patterns import compiled
from checker.readers.textfile import read_lines


@dataclass(frozen=True, slots=True)
class TextFormat:
    """A format of text: endings of its file names, what its text looks like, and its reader."""

    name: str
    endings: tuple[str, ...]
    recognises: Callable[[str], bool]
    read: Callable[..., Document]


@dataclass(frozen=True, slots=True)
class Foreign:
    """A format that is not text: how its files begin, and how to turn them into text (None: there is no way)."""

    name: str
    begins: tuple[bytes, ...]
    mend: str | None


_PAIRED_STARS = compiled(r"\*\*(?:[^*|\n]|\n(?![ \t]*\n))+\*\*|(?m:^\*\*[^\s*])")
_HEADING = compiled(r"(?m)^ {0,3}#{1,6} \S")
_HTML_CELL = compiled(r"(?i)<t[dh][\s>]")
_PIPE_RULE = compiled(r"(?m)^[ \t]*\|(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t]*$")


def looks_like_markdown(text: str) -> bool:
    """Whether marks of Markdown stand in a text: paired double stars, headings with #, the rule of a pipe table."""
    return any(pattern.search(text) for pattern in (_PAIRED_STARS, _HEADING, _PIPE_RULE, _HTML_CELL))


TEXT_FORMATS: tuple[TextFormat, ...] = (
    TextFormat(
        "markdown", (".md", ".markdown", ".mdown", ".mkd"), looks_like_markdown, partial(read_lines, markdown=True)
    ),
    TextFormat("text", (), lambda _: True, partial(read_lines, markdown=False)),
)

_SAVE_AS = "open it and save it as plain text (UTF-8)"
FOREIGN: tuple[Foreign, ...] = (
    Foreign("Word (.docx), OpenDocument or another zip archive", (b"PK\x03\x04", b"PK\x05\x06"), _SAVE_AS),
    Foreign("Word 97-2003 (.doc)", (b"\xd0\xcf\x11\xe0",), _SAVE_AS),
    Foreign("PDF", (b"%PDF-",), "turn it into text, for example with 'pdftotext -layout FILE.pdf FILE.txt'"),
    Foreign("RTF", (b"{\\rtf",), _SAVE_AS),
    Foreign("HTML", (b"<!doctype html", b"<html", b"<?xml"), "open it in a browser and save it as text"),
    Foreign("a picture", (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM"), None),
    Foreign("an archive", (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ"), None),
    Foreign("a program", (b"\x7fELF", b"MZ"), None),
)


def refuse_foreign(data: bytes, name: str) -> None:
    """Nothing for bytes that may be text. Raises InputError (unsupported-format, binary-file) for what is known not to be."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for foreign in FOREIGN:
        start = next((start for start in foreign.begins if data.startswith(start) or head.startswith(start)), None)
        if start is None:
            continue
        if foreign.mend is None:
            if start.isascii() and b"\0" not in data[:4096]:
                continue  # "MZ", "BM" and the like may begin a text
            raise InputError(f"is {foreign.name}, not text", code="binary-file", file=name)
        raise InputError(
            f"is a file of the format {foreign.name}, which is not read yet",
            code="unsupported-format", file=name, mend=foreign.mend,
        )  # fmt: skip


def text_format(text: str, name: str, wanted: str | None = None) -> TextFormat:
    """The format called ``wanted``, else the one that the file's ending or its text shows. Raises InputError if unknown."""
    if wanted is not None:
        for known in TEXT_FORMATS:
            if known.name == wanted:
                return known
        raise InputError(f"'{wanted}' is no known format", code="unsupported-format", file=name)
    ending = PurePath(name).suffix.lower()
    return next(known for known in TEXT_FORMATS if ending in known.endings or known.recognises(text))
