"""Time grows with the size of the input, whatever it holds."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from checker.readers import read_text

UNITS = {
    "a sentence without end": "Thực hiện Kế hoạch số 5/KH-UBND, ",
    "stars": "**",
    "loose stars": "* ",
    "open emphasis": "*a ",
    "closed emphasis": "**a** ",
    "code": "`a",
    "code of many ticks": "".join("`" * n + "a" for n in range(1, 40)),
    "brackets": "[",
    "links begun": "[a](",
    "tags begun": "<b ",
    "tables begun": "<table>\n",
    "rows of html": "<table>\n<tr><td>a</td></tr>\n</table>\n",
    "bars": "|\n",
    "cells between bars": "|\na\n",
    "cells and empty ones": "|\na\n" + "|\n" * 11,
    "pipe rows": "| a | b |\n",
    "one pipe row": "a|",
    "grids": "+---+\n| a |\n",
    "dashes": "-",
    "columns of dashes": "--- ---\nabc\n",
    "framed dashes": "-----\ntext\n",
    "wrapped lines": "Thực hiện kế hoạch của tỉnh về việc tăng cường\nquản lý nhà nước và\n",
    "open round brackets": "(a\n",
    "recipients": "Nơi nhận:\n- a;   b\n",
    "mottoes": "CỘNG HÒA XÃ HỘI        CHỦ NGHĨA\n",
    "joined cells": "a | b\n",
    "spaces": "a" + " " * 40,
    "empty lines": "\n",
    "form feeds": "\f",
    "carriage returns": "a\r",
    "numbers alone": "1\n\n",
    "labels": "Ab cd ",
    "deep lists": "".join(" " * n + "- a\n" for n in range(60)),
    "deep numbers": "1.1.1.1.",
    "quotes": "> ",
    "combining marks": "a\u0301\u0302",
    "letters of an old font": "\u00aa\u00ab ",
    "broken utf-8": "Ã¡ ",
    "entities": "&amp;",
}


def seconds(text: str, format_name: str) -> float:
    started = time.process_time()
    read_text(f"Kế hoạch {text}", "a", format_name)
    return time.process_time() - started


@pytest.mark.parametrize("unit", UNITS.values(), ids=list(UNITS))
@pytest.mark.parametrize("format_name", ["text", "markdown"])
def test_four_times_the_text_takes_about_four_times_as_long(unit: str, format_name: str) -> None:
    def times(size: int) -> float:
        text = unit * (size // len(unit))
        return min(seconds(text, format_name) for _ in range(2))

    assert growth(times) < 9


def growth(times: Callable[[int], float]) -> float:
    """How much longer four times the text takes; small inputs are too quick to be measured."""
    size = 8_000
    while (small := times(size)) < 0.004 and size < 100_000:
        size *= 2
    return times(4 * size) / max(small, 0.002)
