"""The names of WordprocessingML: tags by a short name, attributes, switches that are on by standing there.

Files come in two dialects, transitional (ECMA-376, what programs write) and strict (ISO/IEC 29500); both are read. Source of
all names: ECMA-376 part 1, chapter 17.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml.etree import _Element

    Element: TypeAlias = _Element
else:
    Element: TypeAlias = object

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MOST_DIGITS = 12
_OFF = frozenset({"0", "false", "off", "none"})


class _Tags(dict[str, str]):
    """From a tag as lxml gives it to its short name: "p" for w:p, "mc:Choice", "m:t"; "" for what is of no concern."""

    def __missing__(self, tag: object) -> str:
        found = ""
        if isinstance(tag, str) and tag.startswith("{"):
            space, _, local = tag[1:].partition("}")
            if space in WORD:
                found = local
            elif space == _COMPATIBILITY:
                found = f"mc:{local}"
            elif space in _MATH:
                found = f"m:{local}"
        if isinstance(tag, str):
            self[tag] = found
        return found


TAGS = _Tags()

_ATTRIBUTES: dict[str, tuple[str, str]] = {}


def attribute(element: Element, name: str) -> str | None:
    """The value of the attribute ``w:name``."""
    full = _ATTRIBUTES.get(name)
    if full is None:
        full = _ATTRIBUTES[name] = (f"{{{WORD[0]}}}{name}", f"{{{WORD[1]}}}{name}")
    value = element.get(full[0])
    return value if value is not None else element.get(full[1])


def number(element: Element, name: str = "val") -> int | None:
    """The attribute ``w:name`` as a number; None where it is missing, none, or longer than any program writes."""
    value = attribute(element, name)
    try:
        return int(value) if value is not None and len(value) < _MOST_DIGITS else None
    except ValueError:
        return None


def is_on(element: Element) -> bool:
    """Whether a switch is on: it is by standing there, unless its value says no."""
    value = attribute(element, "val")
    return value is None or value.lower() not in _OFF


def child(element: Element | None, name: str) -> Element | None:
    """The first child with a short name."""
    if element is not None:
        for part in element:
            if TAGS[part.tag] == name:
                return part
    return None


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children with a short name."""
    if element is not None:
        for part in element:
            if TAGS[part.tag] == name:
                yield part
