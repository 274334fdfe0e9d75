"""Numbers written as labels show them: 4, 04, IV, iv, d, 4th (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checker.model.numerals import to_letters, to_roman


def written(number: int, form: str) -> str:
    """The number in a form named as w:numFmt names it; forms of other languages are given as plain numbers."""
    if form in ("none", "bullet"):
        return ""
    return _FORMS.get(form, str)(number)


def _ordinal(number: int) -> str:
    last = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


_FORMS: Mapping[str, Callable[[int], str]] = {
    "upperRoman": to_roman,
    "lowerRoman": lambda number: to_roman(number).lower(),
    "upperLetter": lambda number: to_letters(number).upper(),
    "lowerLetter": to_letters,
    "decimalZero": lambda number: f"{number:02d}",
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
}
