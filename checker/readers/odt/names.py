"""The names of OpenDocument's XML, in the short form of the standard ("text:p")."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "office": _ODF + "office:1.0",
    "text": _ODF + "text:1.0",
    "table": _ODF + "table:1.0",
    "style": _ODF + "style:1.0",
    "draw": _ODF + "drawing:1.0",
    "fo": _ODF + "xsl-fo-compatible:1.0",
    "svg": _ODF + "svg-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_PREFIXES = {space: prefix for prefix, space in _SPACES.items()}
OFFICE = "{" + _SPACES["office"] + "}"


@lru_cache(maxsize=512)
def full(name: str) -> str:
    """The name as the library gives it: "{urn:…}p" for "text:p"."""
    prefix, _, local = name.partition(":")
    return "{" + _SPACES[prefix] + "}" + local


@lru_cache(maxsize=2048)
def _short(tag: str) -> str:
    space, _, local = tag[1:].partition("}")
    return f"{_PREFIXES.get(space, '?')}:{local}"


def short(element: Any) -> str:
    """The name of an element, "text:p"; "" for what is none."""
    return _short(element.tag) if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str, default: str = "") -> str:
    """An attribute's value by its short name."""
    found = element.get(full(name))
    return default if found is None else str(found)


def number(element: Any, name: str, default: int = 1, most: int = 10_000) -> int:
    """An attribute that counts, within bounds."""
    value = attribute(element, name)
    return min(int(value), most) if value.isascii() and value.isdigit() and len(value) < 9 else default
