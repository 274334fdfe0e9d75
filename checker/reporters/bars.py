"""Bars of a chart: shares of one width, each with its figure as text beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a bar in per cent of the chart's width; ``figure`` is its number with its sign or word."""

    style: str
    start: str
    width: str
    figure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line of a chart; without segments there is nothing to count."""

    label: str
    segments: tuple[Segment, ...]


def bars(rows: Sequence[tuple[str, Mapping[str, int]]], figures: Mapping[str, str]) -> tuple[Bar, ...]:
    """A bar for each (label, counts by style), all on the scale of the longest.

    ``figures`` hold for each style what stands behind its number ("✗ {}"), and in which order the styles come.
    """
    longest = max((sum(counts.values()) for _, counts in rows), default=0) or 1
    return tuple(Bar(label=label, segments=tuple(_segments(counts, figures, longest))) for label, counts in rows)


def _segments(counts: Mapping[str, int], figures: Mapping[str, str], longest: int) -> list[Segment]:
    out: list[Segment] = []
    done = 0
    for style, figure in figures.items():
        number = counts.get(style, 0)
        if number:
            start, width = f"{100 * done / longest:.2f}%", f"{100 * number / longest:.2f}%"
            out.append(Segment(style=style, start=start, width=width, figure=figure.format(number)))
            done += number
    return out
