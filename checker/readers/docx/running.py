"""What runs on from one paragraph to the next: open fields and the number of the page."""

from __future__ import annotations


class Fields:
    """Which fields are open: what stands between begin and separator is an instruction, and is not shown."""

    def __init__(self, *, bounded: bool = False) -> None:
        """With ``bounded`` no field goes over a paragraph's end: for documents in which one never ends."""
        self._open: list[bool] = []
        self.bounded = bounded

    @property
    def shown(self) -> bool:
        """Whether the text here is shown: every open field is in its result."""
        return all(self._open)

    @property
    def left_open(self) -> bool:
        """Whether a field has not ended."""
        return bool(self._open)

    def mark(self, kind: str | None) -> None:
        """Take note of a w:fldChar."""
        if kind == "begin":
            self._open.append(False)
        elif kind == "separate" and self._open:
            self._open[-1] = True
        elif kind == "end" and self._open:
            self._open.pop()

    def end_paragraph(self) -> None:
        """Close what is open, where fields are bounded."""
        if self.bounded:
            self._open.clear()


class Pages:
    """The page as the last program that laid out the document saw it.

    Only the breaks that a program left behind (w:lastRenderedPageBreak) tell pages; those put in by hand leave open how
    many pages the text between them fills.
    """

    def __init__(self, *, known: bool) -> None:
        self.now = 1
        self._known = known

    def shown(self, page: int) -> int | None:
        """The number of a page, None where the document does not tell pages."""
        return page if self._known else None
