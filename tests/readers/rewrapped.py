"""Paragraphs wrapped at a width, and whether each line break is put back as it was."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from checker.model.document import Paragraph
from checker.readers import read_text
from checker.readers.lines import is_bullet, mark_of
from checker.readers.wrapping import ends_sentence


@dataclass(frozen=True)
class Seam:
    """Two lines one below the other: whether they are one paragraph, and whether they were read as one."""

    before: str
    after: str
    joined: bool
    found: bool


def seams(paragraphs: Sequence[str], width: int, *, gap: bool) -> list[Seam]:
    """The seams between lines that a reader can decide, when the paragraphs are wrapped at the width.

    It cannot where a paragraph happens to end with a full line, or goes on behind a full line that ends a sentence, or
    with what looks like a number or a bullet.
    """
    wrapped = [
        textwrap.wrap(paragraph, width, break_on_hyphens=False, break_long_words=False) for paragraph in paragraphs
    ]
    lines: list[str] = []
    first: list[tuple[int, bool, bool]] = []  # the line's number, whether it goes on, whether that can be told
    for paragraph in wrapped:
        for at, line in enumerate(paragraph):
            if not lines:
                lines.append(line)
                continue
            before = lines[-1]
            if at:
                told = not (ends_sentence(before) or is_bullet(line) or mark_of(line))
            else:
                if gap:
                    lines.append("")
                told = gap or len(before) + 1 + len(line.split(" ")[0]) <= width
            lines.append(line)
            first.append((len(lines), at > 0, told))
    document = read_text("\n".join(lines), "a.txt")
    inside = {
        number
        for block in document.blocks
        if isinstance(block, Paragraph)
        for number in range(block.text.line + 1, block.text.end_line + 1)
    }
    return [
        Seam(lines[number - 2] or lines[number - 3], lines[number - 1], joined, number in inside)
        for number, joined, told in first
        if told
    ]
