"""Footnotes and endnotes, each given out once: where its first mark stands."""

from __future__ import annotations

from checker.readers.docx.container import Container
from checker.readers.docx.names import Element, children, number


class Notes:
    """The notes of a document; a part is read when the first mark asks for it."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._found: dict[str, dict[int, Element]] = {}

    def take(self, kind: str, key: int) -> Element | None:
        """The note of a kind ("footnote", "endnote") and number; None where there is none, or it was taken before."""
        if kind not in self._found:
            root = self._container.related_root(f"{kind}s")
            found = ((number(note, "id"), note) for note in children(root, kind))
            self._found[kind] = {name: note for name, note in found if name is not None}
        return self._found[kind].pop(key, None)

    def part(self, kind: str) -> str:
        """The member of the package in which notes of a kind stand."""
        return self._container.related[f"{kind}s"]
