"""Where a finding is shown by programs that know a file's lines: never outside of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.model.location import Location


def inside(at: Location, lines: Sequence[str]) -> Location:
    """The range, moved to the end of the text where it begins or ends behind it.

    What is missing at the end of a plan belongs on a line that is not there yet, which no viewer can open.
    """
    last = max(1, len(lines))
    end = (last, (len(lines[-1]) if lines else 0) + 1)
    first = min((at.line, at.column), end)
    second = max(first, min((at.end_line, at.end_column), end))
    return replace(at, line=first[0], column=first[1], end_line=second[0], end_column=second[1])
