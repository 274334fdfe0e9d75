"""Styled text for terminals: parts with a style, measured in cells, wrapped and written as ANSI or plain.

There is no mark-up to interpret: a part is shown as it is. Widths are those of ``rich.cells``, so that wide East Asian
letters and combining marks count as a terminal counts them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from rich.cells import cell_len, get_character_cell_size

from checker.model.records import dataclass
from checker.patterns import compiled

Part: TypeAlias = tuple[str, str]
"""A text and the names of its styles, separated by spaces."""

_CODES = {
    "bold": "1", "dim": "2", "mark": "1;4", "under": "4",
    "error": "31", "warning": "33", "unsure": "94", "good": "32", "delete": "31", "insert": "32",
}  # fmt: skip
_WORD = compiled(r" +|[^ ]+")


@dataclass(frozen=True, slots=True)
class Styled:
    """One line (or, before wrapping, one paragraph) of styled parts."""

    parts: tuple[Part, ...] = ()

    @classmethod
    def of(cls, *parts: Part | str) -> Styled:
        """The parts one after another; a bare string has no style."""
        return cls(tuple((part, "") if isinstance(part, str) else part for part in parts if part and part[0]))

    def __add__(self, other: Styled) -> Styled:
        return Styled(self.parts + other.parts)

    @property
    def plain(self) -> str:
        """The text alone."""
        return "".join(text for text, _ in self.parts)

    @property
    def cells(self) -> int:
        """How many columns of a terminal the text takes."""
        return cell_len(self.plain)

    def padded(self, width: int, *, right: bool = False) -> Styled:
        """The text with spaces up to ``width`` cells, to its right or (``right``) to its left."""
        space = Styled.of(" " * max(0, width - self.cells))
        return space + self if right else self + space

    def wrapped(self, width: int, first: Styled | None = None, rest: Styled | None = None) -> list[Styled]:
        """Lines of at most ``width`` cells; ``first`` stands before the first of them, ``rest`` before the others."""
        first = first or Styled()
        rest = rest if rest is not None else Styled.of(" " * first.cells)
        room = max(8, width - max(first.cells, rest.cells))
        lines = [self] if self.cells <= room else _fill(self.parts, room)
        return [(rest if i else first) + line for i, line in enumerate(lines)]

    def ansi(self) -> str:
        """The text with escape sequences for its styles."""
        return "".join(
            _paint("".join(text for text, _ in run), styles) for styles, run in groupby(self.parts, key=itemgetter(1))
        )


def clip(text: str, width: int) -> str:
    """``text`` cut to ``width`` cells, its end replaced by "…" where it is longer."""
    if cell_len(text) <= width:
        return text
    return _head(text, width - 1).rstrip() + "…"


def clip_words(text: str, width: int) -> str:
    """As ``clip``, but cut between words where that loses little."""
    if cell_len(text) <= width:
        return text
    head = _head(text, width - 2)
    cut = head.rfind(" ")
    return (head[:cut] if cut > len(head) // 2 else head).rstrip() + " …"


def flow(items: Iterable[Part], width: int, separator: str = " · ") -> list[Styled]:
    """The items one after another, broken only between items (an item wider than a line is broken at words)."""
    lines: list[Styled] = []
    for item in items:
        text = Styled.of(item)
        if lines and lines[-1].cells + cell_len(separator) + text.cells <= width:
            lines[-1] = lines[-1] + Styled.of(separator) + text
        else:
            lines += text.wrapped(width)
    return lines


def clip_middle(text: str, width: int) -> str:
    """``text`` cut to ``width`` cells, its middle replaced by "…": beginnings and endings of names tell them apart."""
    if cell_len(text) <= width:
        return text
    left = (width - 1) // 2
    return _head(text, left) + "…" + _tail(text, width - 1 - left)


def excerpt(parts: Iterable[Part], room: int) -> tuple[Part, ...]:
    """The parts in about ``room`` cells: what is marked stays, long stretches between are cut at words with "…"."""
    parts = tuple(part for part in parts if part[0])
    if sum(cell_len(text) for text, _ in parts) <= room:
        return parts
    marked = [_is_marked(style) for _, style in parts]
    if not any(marked):
        return ((clip_words("".join(text for text, _ in parts), room), parts[0][1]),)
    taken = sum(min(cell_len(text), room // 2) for (text, _), is_mark in zip(parts, marked, strict=True) if is_mark)
    ends = sum((i > 0) + (i < len(parts) - 1) for i, is_mark in enumerate(marked) if not is_mark)
    keep = max(12, (room - taken) // max(1, ends) - 2)
    out: list[Part] = []
    for i, (text, style) in enumerate(parts):
        if marked[i]:
            out.append((clip_middle(text, max(room // 2, 12)), style))
            continue
        head = keep if i > 0 else 0
        tail = keep if i < len(parts) - 1 else 0
        out.append((_shorten(text, head, tail), style))
    return tuple(out)


def _shorten(text: str, head: int, tail: int) -> str:
    if cell_len(text) <= head + tail + 3:
        return text
    start = _head(text, head)
    if head and " " in start:
        start = start[: start.rindex(" ")]
    end = _tail(text, tail)
    if tail and " " in end:
        end = end[end.index(" ") + 1 :]
    return " ".join(piece for piece in (start, "…", end) if piece) if head else f"… {end}"


def _is_marked(style: str) -> bool:
    return "mark" in style.split()


def _head(text: str, width: int) -> str:
    used = 0
    for i, char in enumerate(text):
        used += get_character_cell_size(char)
        if used > width:
            return text[:i]
    return text


def _tail(text: str, width: int) -> str:
    used = 0
    for i in range(len(text) - 1, -1, -1):
        used += get_character_cell_size(text[i])
        if used > width:
            start = i + 1
            while start < len(text) and get_character_cell_size(text[start]) == 0:
                start += 1
            return text[start:]
    return text


def _fill(parts: Iterable[Part], room: int) -> list[Styled]:
    lines: list[list[Part]] = [[]]
    used = 0
    pending: list[Part] = []
    for piece in _words(parts):
        word, width = piece, sum(cell_len(text) for text, _ in piece)
        if word[0][0].isspace():
            pending = word
            continue
        space = sum(cell_len(text) for text, _ in pending)
        if used and used + space + width > room:
            lines.append([])
            used = 0
            pending = []
            space = 0
        if pending:
            lines[-1] += pending
            used += space
            pending = []
        while width > room - used:
            text = "".join(t for t, _ in word)
            cut = len(_head(text, room - used)) or 1
            before, word = _cut(word, cut)
            lines[-1] += before
            lines.append([])
            used = 0
            width = sum(cell_len(t) for t, _ in word)
        lines[-1] += word
        used += width
    return [Styled(tuple(line)) for line in lines]


def _words(parts: Iterable[Part]) -> Iterable[list[Part]]:
    """Runs without spaces (which may cross parts of different style) and runs of spaces between them."""
    word: list[Part] = []
    for text, style in parts:
        for match in _WORD.finditer(text):
            piece = match.group()
            if word and (piece[0] == " ") != (word[0][0][0] == " "):
                yield word
                word = []
            word.append((piece, style))
    if word:
        yield word


def _cut(word: list[Part], at: int) -> tuple[list[Part], list[Part]]:
    before: list[Part] = []
    for i, (text, style) in enumerate(word):
        if at < len(text):
            return [*before, *([(text[:at], style)] if at else [])], [(text[at:], style), *word[i + 1 :]]
        before.append((text, style))
        at -= len(text)
    return before, []


def _paint(text: str, styles: str) -> str:
    codes = ";".join(_CODES[style] for style in styles.split() if style in _CODES)
    return f"\x1b[{codes}m{text}\x1b[0m" if codes else text
