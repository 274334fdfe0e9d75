"""Text that a careless pattern reads in quadratic time: small pieces, to be repeated as often as one likes.

``python -m tests.readers.hostile FORMAT SIZE`` reads each once and names it before it starts, so that whoever stops the
program knows which one it was.
"""

from __future__ import annotations

import sys

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
    "heads of tables": "STT   a   b\n",
    "tables by gaps": "STT   Việc   Ai\n 1    Họp    A\n      dân\n",
    "tables by gaps begun": "STT" + " " * 300 + "Việc" + " " * 90 + "Ai\n   a\n",
    "notes at feet": "ấp1\n\n1 Theo\n\f",
    "notes at the end": "ấp[1]\n[1] Theo\n",
    "notes of Markdown": "ấp[^a]\n\n[^a]: Theo\n\n",
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


def hostile(unit: str, size: int) -> str:
    """The beginning of a plan and about ``size`` characters of the unit."""
    return f"Kế hoạch {unit * (size // len(unit))}"


if __name__ == "__main__":
    for name, unit in UNITS.items():
        print(name, flush=True)
        read_text(hostile(unit, int(sys.argv[2])), "a", sys.argv[1])
