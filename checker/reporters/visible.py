"""Text from a plan, made safe to show: nothing in it can steer a terminal or turn the writing round."""

from __future__ import annotations

import re

from checker.patterns import compiled

_BLANK = "\t\n\v\f\r\x85\xa0\u2028\u2029"
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\xad"
_SUSPECT = compiled("[\x00-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]")
_HALVES = compiled("[\ud800-\udfff]")


def visible(text: str) -> str:
    """``text`` in one line: control characters as pictures, direction marks by name, white space as spaces.

    Characters without width are left out; half of a surrogate pair, which no output can hold, becomes U+FFFD.
    """
    return _SUSPECT.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    char = match.group()
    if char in _BLANK:
        return " "
    if char in _UNSEEN:
        return ""
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return "\ufffd" if code < 0xA0 or 0xD800 <= code < 0xE000 else f"<U+{code:04X}>"


def unbroken(text: str) -> str:
    """``text`` with halves of surrogate pairs (a file name that is no Unicode holds them) as U+FFFD."""
    return _HALVES.sub("\ufffd", text)
