"""Where two lines are sewn together: what stands between them, and how their texts become one."""

from __future__ import annotations

from collections.abc import Sequence

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
