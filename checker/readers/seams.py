"""Where two lines are sewn together: what stands between them, and how their texts become one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.text import Run, Text

_HYPHENS = "-\u2010\u2011\u2012\u2013\u00ad"


def chain(texts: Sequence[Text], separators: Sequence[str]) -> Text:
    """The texts one after another, each separator at the end of the text before it."""
    value: list[str] = []
    runs: list[Run] = []
    size = 0
    for text, separator in zip(texts, [*separators, ""], strict=True):
        runs.extend(Run(run.start + size, run.line, run.column) for run in text.runs)
        value.append(text.value)
        size += len(text.value)
        if separator:
            last = runs[-1]
            runs.append(Run(size, last.line, last.column + size - last.start))
            value.append(separator)
            size += len(separator)
    return Text("".join(value), tuple(runs))


def left_out(text: Text, places: Iterable[tuple[int, int, int]]) -> Text:
    """The text without what stands in the given places: line, first column, column behind the last."""
    gone: set[int] = set()
    stops = [*(run.start for run in text.runs[1:]), len(text.value)]
    for line, column, end in places:
        for run, stop in zip(text.runs, stops, strict=True):
            if run.line == line:
                start = run.start + column - run.column
                gone.update(range(max(run.start, start), min(stop, start + end - column)))
    if not gone:
        return text
    kept: list[Text] = []
    at = 0
    for index in [*sorted(gone), len(text.value)]:
        if index > at:
            kept.append(_part(text, at, index))
        at = index + 1
    return chain(kept, [""] * (len(kept) - 1))


def _part(text: Text, start: int, end: int) -> Text:
    """As ``Text.cut``, with the white space at both ends."""
    runs = [
        Run(max(0, run.start - start), run.line, run.column + max(0, start - run.start))
        for run in text.runs
        if run.start < end
    ]
    first = max((at for at, run in enumerate(text.runs) if run.start <= start), default=0)
    return Text(text.value[start:end], tuple(runs[first:]))


def separator_of(value: str, after: str) -> str:
    """What stands between the two parts once they are joined: nothing inside a word, else a space."""
    value = value.rstrip(" \u00a0")
    if len(value) > 1 and value[-1] in _HYPHENS + "/" and value[-2].isalnum() and after[:1].isalnum():
        return "-" if value[-1] == "\u00ad" and value[-2].isupper() else ""
    if after[:1] == "/" and after[1:2].isalnum() and value[-1:].isalnum():
        return ""
    return " "


def is_hyphenated(value: str, after: str) -> bool:
    """Whether a word, or a number such as "34/KH-UBND", is broken between the two."""
    value = value.rstrip()
    if after[:1] == "/":
        return value[-1:].isalnum() and after[1:2].isalnum()
    return len(value) > 1 and value[-1] in _HYPHENS + "/" and after[:1].isalnum()
