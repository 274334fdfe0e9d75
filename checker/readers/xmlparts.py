"""XML of office packages, read so that it can do nothing: no DTD, no entity, no network, bounded size and depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_NODES = 1_500_000
"""The most tags and attributes of one part, each some hundred bytes of memory; a table of 20,000 rows has half of them."""

_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def parse_part(data: bytes, part: str, name: str) -> _Element:
    """The root element of the XML in ``part`` of the file ``name``.

    Raises InputError: unsafe-file for a document type declaration, damaged-file for what is no well-formed XML, too-large
    for more nodes than any plan has.
    """
    from lxml import etree  # noqa: PLC0415 - only office files need it

    if any(mark in data for mark in _DOCTYPES):
        raise InputError(
            f"holds a document type declaration (DTD) in its part {part}, which no office program writes",
            code="unsafe-file", file=name, mend="open it in a word processor and save it anew",
        )  # fmt: skip
    if data.count(b"<") - data.count(b"</") + data.count(b'="') > MOST_NODES:
        raise InputError(
            f"is too large: its part {part} has more than {MOST_NODES} nodes",
            code="too-large", file=name, mend="split it",
        )  # fmt: skip
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(
            f"is damaged: its part {part} is no well-formed XML",
            code="damaged-file",
            file=name,
            mend="ask for it once more",
        ) from error
