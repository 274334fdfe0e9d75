"""Section numbers written in a plan's own style: after "III." comes "IV.", after "c)" comes "d)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.numerals import to_roman
from checker.patterns import compiled

# The order of lettered items in Vietnamese lists; many plans leave đ out.
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_CAPITALS = "ABCDĐEFGHIJKLMNOPQRSTUVWXYZ"
_TOKENS = {
    "roman": r"[IVXLCivxlc]+",
    "part": r"[IVXLC]+|\d+",
    "item": r"[IVXLC]+|\d+",
    "letter": "[a-zđ]",
    "capital": "[A-ZĐ]",
}


def renumbered(mark: str, style: str, ordinal: int) -> str | None:
    """The mark with another ordinal, its signs kept ("III." and 4 make "IV."); None where the style has no such number."""
    tokens = list(re.finditer(_TOKENS.get(style, r"\d+"), mark))
    if not tokens:
        return None
    token = tokens[-1]
    number = _number(token.group(), style, ordinal)
    return None if number is None else mark[: token.start()] + number + mark[token.end() :]


def bare_mark(mark: str) -> str:
    """The number alone, without the signs behind it."""
    return mark.rstrip(".)/:- ")


def begins_a_line(mark: str, lines: Sequence[str]) -> bool:
    """Whether one of the lines begins with the number and a sign behind it, whatever signs of Markdown stand before."""
    start = compiled(rf"[\s*_#>|+-]*{re.escape(mark)}\s?\\?[.):/-]", re.IGNORECASE)
    return any(start.match(line) for line in lines)


def _number(old: str, style: str, ordinal: int) -> str | None:
    if style == "letter":
        return _LETTERS[ordinal - 1] if 0 < ordinal <= len(_LETTERS) else None
    if style == "capital":
        return _CAPITALS[ordinal - 1] if 0 < ordinal <= len(_CAPITALS) else None
    if old.isdigit():
        return str(ordinal)
    return to_roman(ordinal) if old.isupper() else to_roman(ordinal).lower()


def missing_letters_are_fine(style: str, missing: range) -> bool:
    """Whether only đ is left out, as in lists that follow the Latin alphabet."""
    return style in ("letter", "capital") and list(missing) == [_LETTERS.index("đ") + 1]
