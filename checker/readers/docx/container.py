"""The parts of a .docx by what they are for: which member is the text, which holds styles, numbers and notes."""

from __future__ import annotations

import posixpath

from checker.errors import InputError
from checker.model.records import dataclass, field
from checker.readers.docx.names import RELATIONS, TAGS, WORD, Element
from checker.readers.package import Package
from checker.readers.xmlparts import parse_part

_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Container:
    """An open .docx: ``main`` names the part with the text, ``related`` the other parts by the kind of their relation."""

    package: Package
    name: str
    main: str
    related: dict[str, str]
    roots: dict[str, Element] = field(default_factory=dict)

    @classmethod
    def open(cls, data: bytes, name: str) -> Container:
        """The container in the bytes of a file. Raises InputError (damaged-file, too-large, unsafe-file)."""
        package = Package(data, name)
        main = _relations(package, "", name).get("officeDocument", _MAIN)
        if main not in package:
            raise InputError(
                "is damaged: it has no text part", code="damaged-file", file=name, mend="ask for it once more"
            )
        return cls(package, name, main, _relations(package, main, name))

    def root(self, part: str) -> Element:
        """The root of a part, read once."""
        if part not in self.roots:
            self.roots[part] = parse_part(self.package.read(part), part, self.name)
        return self.roots[part]

    def related_root(self, kind: str) -> Element | None:
        """The root of the part of a kind ("styles", "numbering", "footnotes"); None where there is none."""
        part = self.related.get(kind)
        return self.root(part) if part is not None and part in self.package else None

    def text_root(self) -> Element:
        """The root of the part with the text. Raises InputError (damaged-file) for what is no text of Word."""
        root = self.root(self.main)
        if TAGS[root.tag] != "document" or not str(root.tag).startswith(tuple(f"{{{space}}}" for space in WORD)):
            raise InputError(
                "is damaged: its text part is none", code="damaged-file", file=self.name, mend="ask for it once more"
            )
        return root

    @property
    def has_macros(self) -> bool:
        """Whether programs are stored in the file; they are never looked at."""
        return any(member.lower().endswith("vbaproject.bin") for member in self.package.members)


def _relations(package: Package, part: str, name: str) -> dict[str, str]:
    """The parts that a part ("" for the whole package) refers to, by the last word of the relation's type.

    Targets lead nowhere but to members of the package; outer ones are left out.
    """
    folder, file = posixpath.split(part)
    member = posixpath.join(folder, "_rels", f"{file}.rels")
    found: dict[str, str] = {}
    if member not in package:
        return found
    for relation in parse_part(package.read(member), member, name):
        kind, target = relation.get("Type") or "", relation.get("Target") or ""
        if relation.get("TargetMode") != "External" and target and kind.startswith((*RELATIONS, _MICROSOFT)):
            found.setdefault(kind.rpartition("/")[2], posixpath.normpath(posixpath.join(folder, target)).lstrip("/"))
    return found


_MICROSOFT = "http://schemas.microsoft.com/office/"
