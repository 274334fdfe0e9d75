"""Edits carried out on a text: one order, one meaning, for everything that shows, prints or writes changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.model.outcome import Edit

_BOM = "\ufeff"


def split_lines(text: str, newline: str = "\n") -> list[str]:
    """The lines of ``text`` with their line breaks; nothing but ``newline`` breaks a line."""
    lines = [line + newline for line in text.split(newline)]
    lines[-1] = lines[-1].removesuffix(newline)
    return lines if lines[-1] else lines[:-1]


def settle(edits: Iterable[Edit]) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """The edits that can be carried out together, in the order of their places, and those that clash with them.

    An edit offered twice counts once. Several inserts at one place keep the order in which they came. Of two edits
    that overlap the one that came first stays.
    """
    kept: list[Edit] = []
    clashing: list[Edit] = []
    for edit in dict.fromkeys(edits):
        clash = any(_overlap(edit, other) for other in kept)
        (clashing if clash else kept).append(edit)
    return tuple(sorted(kept, key=lambda edit: (edit.start, edit.end))), tuple(clashing)


def apply(text: str, edits: Sequence[Edit], *, newline: str = "\n") -> str:
    """``text``, whose lines end with ``newline``, with the edits carried out; lines that come in end so too.

    Lines and columns are 1-based code points, a byte order mark before the first line not counted. What stands behind
    the last line comes after a line break, and a text that ended without one still does. Edits must be settled.
    """
    mark, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    lines = split_lines(text, newline)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    out: list[str] = []
    done = 0
    for edit in edits:
        start = _offset(edit.start, lines, starts, newline)
        end = max(start, _offset(edit.end, lines, starts, newline))
        new = edit.text
        if start == len(text) and text and not text.endswith(newline) and new.endswith("\n"):
            new = "\n" + new.removesuffix("\n").removeprefix("\n")
        out += (text[done:start], new.replace("\r\n", "\n").replace("\n", newline))
        done = end
    return mark + "".join(out) + text[done:]


def _offset(place: tuple[int, int], lines: Sequence[str], starts: Sequence[int], newline: str) -> int:
    line, column = place
    if line > len(lines):
        return starts[-1]
    content = lines[line - 1].removesuffix(newline)
    return starts[line - 1] + min(column - 1, len(content))


def _overlap(a: Edit, b: Edit) -> bool:
    if a.start == a.end and b.start == b.end:
        return False
    if a.start == a.end or b.start == b.end:
        point, span = (a, b) if a.start == a.end else (b, a)
        return span.start < point.start < span.end
    return a.start < b.end and b.start < a.end
