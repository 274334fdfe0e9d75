"""A submitted Word file with a comment at the place of each remark; nothing else in it changes."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.document import Document
from checker.model.remark import Remark
from checker.readers.docx.names import Element
from checker.readers.package import Package
from checker.writers.anchors import Mark, anchor_of
from checker.writers.comment_part import CommentPart, to_xml
from checker.writers.docx_text import read_again
from checker.writers.stamps import Stamp
from checker.writers.wordml import add, new
from checker.writers.zipped import repacked


def annotate(
    data: bytes, remarks: Sequence[Remark], stamp: Stamp | None = None, *, document: Document | None = None
) -> bytes:
    """The bytes of a .docx with the remarks as comments, beside those that it has.

    The locations are those of ``document``, as the checker reads it from the same bytes. Raises InputError as reading
    does, and changed-file where the bytes hold another text than the document.
    """
    if not remarks:
        return data
    stamp = stamp or Stamp()
    text = read_again(data, document)
    root = text.roots[text.main]
    part = CommentPart(Package(data, text.document.name), text.main, root)
    marks: list[tuple[Mark, int, list[Element]]] = []
    for remark in remarks:
        anchor = anchor_of(remark.location, text)
        key = {"w:id": part.add(remark.paragraphs, stamp)}
        begin, finish = new(root, "w:commentRangeStart", key), new(root, "w:commentRangeEnd", key)
        sign = new(root, "w:r")
        add(sign, "w:commentReference", key)
        if anchor.end is None:
            marks.append((anchor.start, 0, [begin, finish, sign]))
        else:
            marks += [(anchor.start, 1, [begin]), (anchor.end, 0, [finish, sign])]
    # From the end to the beginning, so that splits leave alone what comes; where one range ends and another begins,
    # the second is opened first and so stands behind.
    for mark, _, elements in sorted(marks, key=lambda entry: (entry[0].line, entry[0].column, entry[1]), reverse=True):
        mark.gap().put(*elements)
    return repacked(data, {text.main: to_xml(root), **part.parts()}, dated=True)
