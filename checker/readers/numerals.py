"""Numbers of list items as they are printed."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_ROMAN = 5000


def numeral(number: int, style: str) -> str:
    """``number`` in the style "1", "a", "A", "i" or "I"; letters go a…z, aa, bb as office programs count."""
    if number > 0 and style in {"a", "A"}:
        letter = chr(ord(style) + (number - 1) % 26)
        return letter * ((number - 1) // 26 + 1) if number <= 26 * 20 else str(number)
    if 0 < number < _MOST_ROMAN and style in {"i", "I"}:
        return _roman(number) if style == "I" else _roman(number).lower()
    return str(number)


def _roman(number: int) -> str:
    out = []
    for value, letters in _ROMAN:
        out.append(letters * (number // value))
        number %= value
    return "".join(out)
