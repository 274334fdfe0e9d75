"""Numbers as they are written before parts and items: roman numbers and letters."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_VALUES = {sign: value for value, sign in _ROMAN}
_LARGEST = 4999
_MOST_REPEATED = 30


def to_roman(number: int) -> str:
    """A number from 1 to 4999 in roman capitals; any other in digits."""
    if not 0 < number <= _LARGEST:
        return str(number)
    out = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        out += sign * count
    return out


def from_roman(letters: str) -> int:
    """The value of a well-formed roman number in capitals, 0 for anything else."""
    values = [_VALUES.get(letter, 0) for letter in letters]
    total = sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return total if total > 0 and all(values) and to_roman(total) == letters else 0


def to_letters(number: int) -> str:
    """Letters from a to z, then aa, bb: the letter is repeated, as word processors do; 0 and less in digits."""
    if number < 1:
        return str(number)
    times, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * min(times + 1, _MOST_REPEATED)


def numeral(number: int, style: str) -> str:
    """``number`` in the style "1", "a", "A", "i" or "I"."""
    written = {"a": to_letters, "A": to_letters, "i": to_roman, "I": to_roman}.get(style, str)(number)
    return written.upper() if style == "A" else written.lower() if style == "i" else written
