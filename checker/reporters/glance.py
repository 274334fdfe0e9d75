"""Several plans at a glance on a terminal: plans × elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from checker.model.report import FileReport
from checker.reporters.elements import ELEMENTS, Cell, cells
from checker.reporters.styled import Styled, clip_middle, flow
from checker.reporters.visible import visible
from checker.reporters.words import Words

_LEAST = 16
_STYLES = {"info": "", "waived": "dim"}


Glanced: TypeAlias = tuple[str, tuple[Cell, ...]]
"""A plan's name and its cells."""


def glanced(file: FileReport) -> Glanced:
    """What the table shows of a plan."""
    return file.file, cells(file)


def table(plans: Sequence[Glanced], say: Words, width: int) -> Iterator[Styled]:
    """A head and one line a plan, at most ``width`` cells wide; long names lose their middle."""
    heads = [say(f"element.{element.key}") for element in ELEMENTS] + [say("element.other")]
    widths = [max(5, Styled.of(head).cells) for head in heads]
    names = _short([visible(name) for name, _ in plans])
    longest = max(Styled.of(name).cells for name in names)
    gap = next((gap for gap in (3, 2) if longest + sum(widths) + gap * len(widths) <= width), 1)
    room = width - sum(widths) - gap * len(widths)
    if room < min(_LEAST, max(longest, Styled.of(say("element.plan")).cells)):
        yield from _stacked(plans, names, heads, width)
        return
    first = min(room, max(Styled.of(name).cells for name in [*names, say("element.plan")]))
    yield _line(
        Styled.of((say("element.plan"), "bold")).padded(first),
        [Styled.of((head, "bold")) for head in heads],
        widths,
        gap,
    )
    for (_, found), name in zip(plans, names, strict=True):
        verdicts = [Styled.of((cell.text, _STYLES.get(cell.style, cell.style))) for cell in found]
        yield _line(Styled.of(clip_middle(name, first)).padded(first), verdicts, widths, gap)


def _stacked(plans: Sequence[Glanced], names: Sequence[str], heads: Sequence[str], width: int) -> Iterator[Styled]:
    """Where no table fits: each plan's name, and below it what the cells would say."""
    for (_, found), name in zip(plans, names, strict=True):
        yield Styled.of((clip_middle(name, width), "bold"))
        facts = [
            (f"{head} {cell.text}", _STYLES.get(cell.style, cell.style))
            for head, cell in zip(heads, found, strict=True)
        ]
        yield from (Styled.of("  ") + line for line in flow(facts, width - 2))


def _short(names: Sequence[str]) -> list[str]:
    """The names without the folder that all of them share."""
    folders = {name[: max(name.rfind("/"), name.rfind("\\")) + 1] for name in names}
    shared = min(folders, key=len)
    return [name[len(shared) :] for name in names] if all(name.startswith(shared) for name in names) else list(names)


def _line(first: Styled, cells_: Sequence[Styled], widths: Sequence[int], gap: int) -> Styled:
    for cell, width in zip(cells_, widths, strict=True):
        left = (width - cell.cells) // 2
        first += Styled.of(" " * (gap + left)) + cell.padded(width - left)
    return first
