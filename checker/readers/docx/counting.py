"""Numbers written as labels show them: 4, 04, IV, iv, d, 4th (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LARGEST_ROMAN = 4999


def written(number: int, form: str) -> str:
    """The number in a form named as w:numFmt names it; forms of other languages are given as plain numbers."""
    if form in ("none", "bullet"):
        return ""
    return _FORMS.get(form, str)(number)


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    out = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        out += sign * count
    return out


def _letters(number: int) -> str:
    """Letters from a to z, then aa, bb: the letter is repeated, as word processors do."""
    if number < 1:
        return str(number)
    times, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * min(times + 1, 30)


def _ordinal(number: int) -> str:
    last = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


_FORMS: Mapping[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "decimalZero": lambda number: f"{number:02d}",
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
}
