"""The same words in other code points. None of it may change what a reader finds."""

from __future__ import annotations

import re
import unicodedata

from tests.writer.layout import Layout, Spelling

_BETWEEN_WORDS = re.compile(r"(?<=[^\W_]) (?=[^\W_])")
_OLD_TO_NEW = {
    **{o + "a": "o" + n for o, n in zip("òóỏõọ", "àáảãạ", strict=True)},
    **{u + "y": "u" + n for u, n in zip("ùúủũụ", "ỳýỷỹỵ", strict=True)},
}
_OPEN_SYLLABLE = re.compile(f"({'|'.join(_OLD_TO_NEW)})(?!\\w)", re.IGNORECASE)
_TAG = re.compile(r"(<[^>\n]*>)")


def spell(text: str, layout: Layout) -> str:
    """``text`` in the layout's spelling; tags of HTML stay as they are."""
    return "".join(part if _TAG.fullmatch(part) else respell(part, layout.spelling) for part in _TAG.split(text))


def respell(text: str, spelling: Spelling) -> str:
    """``text`` in one spelling."""
    match spelling:
        case Spelling.NFD:
            return unicodedata.normalize("NFD", text)
        case Spelling.NBSP:
            return _BETWEEN_WORDS.sub("\u00a0", text)
        case Spelling.DOUBLE_SPACES:
            return _BETWEEN_WORDS.sub("  ", text)
        case Spelling.UPPER:
            return text.upper()
        case Spelling.ETH:
            return text.replace("Đ", "\u00d0")
        case Spelling.ZERO_WIDTH:
            return re.sub(r"(?<=[^\W\d_]{2})(?=[^\W\d_]{2})", "\u200b", text)
        case Spelling.NEW_TONES:
            return _OPEN_SYLLABLE.sub(_move_tone, text)
        case _:
            return text


def _move_tone(match: re.Match[str]) -> str:
    old = match.group()
    new = _OLD_TO_NEW[old.lower()]
    return "".join(n.upper() if o.isupper() else n for o, n in zip(old, new, strict=True))
