"""The formats of text that are known, by what their text looks like. A new one is one more entry."""

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
    TextFormat("text", (".txt",), lambda _: True, partial(read_lines, markdown=False)),
)


def text_format(text: str, name: str, wanted: str | None = None) -> TextFormat:
    """The format called ``wanted``, else the one that the file's ending or its text shows. Raises InputError if unknown."""
    if wanted is not None:
        for known in TEXT_FORMATS:
            if known.name == wanted:
                return known
        raise InputError(f"'{wanted}' is no known format", code="unsupported-format", file=name)
    ending = PurePath(name).suffix.lower()
    return next(known for known in TEXT_FORMATS if ending in known.endings or known.recognises(text))
