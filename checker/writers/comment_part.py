"""The part of a Word file that holds its comments: found or made, and told to the package."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from lxml import etree

from checker.readers.docx.names import TAGS, WORD, Element, number
from checker.readers.package import Package
from checker.readers.xmlparts import parse_part
from checker.writers.stamps import Stamp
from checker.writers.wordml import add, space_of, writable

_TYPES = "[Content_Types].xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
)
_NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_XML_ID = "{http://www.w3.org/XML/1998/namespace}space"


class CommentPart:
    """The comments of an open package; those that are there stay as they are."""

    def __init__(self, package: Package, main: str, root: Element) -> None:
        """``root`` is that of the part ``main`` with the text."""
        self._package = package
        self._main = main
        self._space = space_of(root)
        self._changed: dict[str, bytes] = {}
        self._part = self._found()
        if self._part in package:
            self._root = parse_part(package.read(self._part), self._part, "")
        else:
            self._root = etree.Element(f"{{{self._space}}}comments", nsmap={"w": self._space})
            self._announce()
        used = [number(mark, "id") for mark in (*self._root, *root.iter("{*}commentReference", "{*}commentRangeStart"))]
        self._next = max((key for key in used if key is not None), default=-1) + 1

    def add(self, paragraphs: Sequence[str], stamp: Stamp) -> str:
        """A new comment of these paragraphs, the first one bold; its id."""
        key, self._next = str(self._next), self._next + 1
        comment = add(self._root, "w:comment", {"w:id": key, **stamp.values, "w:initials": stamp.initials})
        for i, text in enumerate(paragraphs):
            paragraph = add(comment, "w:p")
            if i == 0:
                add(add(paragraph, "w:r"), "w:annotationRef")
            run = add(paragraph, "w:r")
            look = add(run, "w:rPr")
            if i == 0:
                add(look, "w:b")
            add(look, "w:sz", {"w:val": "20"})
            add(run, "w:t", text=writable(text)).set(_XML_ID, "preserve")
        return key

    def parts(self) -> dict[str, bytes]:
        """All parts of the package that must change, by name."""
        return {**self._changed, self._part: to_xml(self._root)}

    def _found(self) -> str:
        """The part that holds the comments, or the name for a new one."""
        folder = posixpath.dirname(self._main)
        for relation in self._relations():
            if relation.get("Type") in _RELATIONS:
                return posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lstrip("/")
        return posixpath.join(folder, "comments.xml")

    def _relations(self) -> Element:
        name = self._relations_name()
        if name in self._package:
            return parse_part(self._package.read(name), name, "")
        return parse_part(_NO_RELATIONS, name, "")

    def _relations_name(self) -> str:
        folder, file = posixpath.split(self._main)
        return posixpath.join(folder, "_rels", f"{file}.rels")

    def _announce(self) -> None:
        """Tell the package that there is a part for comments: by a relation of the text and a content type."""
        relations = self._relations()
        taken = {relation.get("Id") for relation in relations}
        key = next(f"rId{i}" for i in range(1, len(taken) + 2) if f"rId{i}" not in taken)
        if not any(relation.get("Type") in _RELATIONS for relation in relations):
            kind = _RELATIONS[self._space == WORD[1]]
            target = posixpath.basename(self._part)
            etree.SubElement(relations, _in(relations, "Relationship"), {"Id": key, "Type": kind, "Target": target})
            self._changed[self._relations_name()] = to_xml(relations)
        types = parse_part(self._package.read(_TYPES), _TYPES, "")
        name = f"/{self._part}"
        if not any(TAGS[kind.tag] == "" and kind.get("PartName") == name for kind in types):
            etree.SubElement(types, _in(types, "Override"), {"PartName": name, "ContentType": _CONTENT_TYPE})
            self._changed[_TYPES] = to_xml(types)


def to_xml(root: Element) -> bytes:
    """A part as bytes, declared as office programs do."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _in(parent: Element, name: str) -> str:
    return f"{{{etree.QName(parent).namespace}}}{name}"
