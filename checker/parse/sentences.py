"""Sentences of a line."""

from __future__ import annotations

from checker.model.location import Location
from checker.model.records import dataclass
from checker.parse.page import Line
from checker.parse.vocabulary import Expression
from checker.patterns import compiled
from checker.text import Text

_SIGNS = compiled(r"[().;]")
_SHORT = Expression("sentences", r"(?:^|[ (])(?:{short}|\d)$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a line: ``line.key[start:end]``."""

    line: Line
    start: int
    end: int

    @property
    def key(self) -> str:
        """Its folded words."""
        return self.line.key[self.start : self.end]

    @property
    def text(self) -> Text:
        """Its words as written."""
        return self.line.text.cut_key(self.start, self.end)

    @property
    def location(self) -> Location:
        """Where it stands in the original."""
        return self.line.text.key_location(self.start, self.end)

    def joined(self, follower: Sentence) -> Sentence:
        """This sentence and the one after it as one."""
        return Sentence(self.line, self.start, follower.end)


def sentences(line: Line) -> list[Sentence]:
    """The sentences of a line; semicolons and full stops end them, brackets, numbers and short forms are kept whole."""
    key = line.key
    found: list[tuple[int, int]] = []
    start = depth = 0
    for match in _SIGNS.finditer(key):
        at, char = match.start(), match.group()
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and key[at + 1 : at + 2] in ("", " "):
            if char == "." and at + 1 < len(key) and _SHORT.search(key[max(0, at - 4) : at]):
                continue
            found.append((start, at + 1))
            start = at + 1
    if key[start:].strip():
        found.append((start, len(key)))
    return [Sentence(line, a, b) for a, b in found if key[a:b].strip(" .;/")]
