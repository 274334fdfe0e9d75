"""What a reader of the plan should know about the file: pending changes, comments, prompts, macros, old encodings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model.document import Note
from checker.readers.docx.body import Body
from checker.readers.docx.container import Container
from checker.readers.docx.names import TAGS, Element, children
from checker.readers.docx.pieces import DocxLine
from checker.readers.encodings.fonts import Fonts

_CHANGES = (
    "ins", "del", "moveTo", "moveFrom", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange",
    "tblGridChange", "cellIns", "cellDel", "cellMerge", "numberingChange",
)  # fmt: skip


def remarks(container: Container, body: Body, fonts: Fonts) -> tuple[Note, ...]:
    """At most one note of each kind."""
    found = (
        _changes(container, body.lines),
        _comments(container),
        _prompts(body),
        _macros(container),
        _unread(container),
        *_old_encodings(body, fonts),
    )
    return tuple(note for note in found if note is not None)


def _changes(container: Container, lines: Iterable[DocxLine]) -> Note | None:
    marks = list(_of_kind(container.text_root(), *_CHANGES))
    if not marks:
        return None
    holder = next((outer for outer in marks[0].iterancestors() if TAGS[outer.tag] == "p"), None)
    line = next((line.number for line in lines if line.paragraph is holder), None)
    text = f"{len(marks)} tracked changes are pending; the text is read as if all were accepted"
    return Note(kind="tracked-changes", text=text, line=line, count=len(marks))


def _comments(container: Container) -> Note | None:
    count = sum(1 for _ in children(container.related_root("comments"), "comment"))
    if not count:
        return None
    return Note(kind="comments", text=f"{count} comments stand beside the text; they are no part of it", count=count)


def _prompts(body: Body) -> Note | None:
    if not body.prompts:
        return None
    count = len(body.prompts)
    text = f"{count} fields of the form still show their prompt; nothing is filled in"
    return Note(kind="placeholder", text=text, line=min(body.prompts[0], len(body.lines)), count=count)


def _macros(container: Container) -> Note | None:
    if not container.has_macros:
        return None
    return Note(kind="macros", text="macros are stored in the file; none was run, and none is part of the text")


def _unread(container: Container) -> Note | None:
    count = sum(1 for _ in _of_kind(container.text_root(), "altChunk"))
    if not count:
        return None
    return Note(kind="embedded", text=f"{count} embedded documents were not read", count=count)


def _old_encodings(body: Body, fonts: Fonts) -> Iterator[Note]:
    names = sorted({code.title for code in fonts.used})
    if names:
        text = f"the text was in the old encoding {' and '.join(names)} and was converted to Unicode"
        yield Note(kind="legacy-encoding", text=text, line=body.converted)


def _of_kind(root: Element, *names: str) -> Iterator[Element]:
    """All elements below a root with one of these names, in the order of the text."""
    space = str(root.tag).partition("}")[0]
    return root.iter(*(f"{space}}}{name}" for name in names))
