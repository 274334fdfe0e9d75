"""Text from a plan, made safe to show: nothing in it can steer a terminal or turn the writing round."""

from __future__ import annotations

import re

_TABLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **{code: f"<U+{code:04X}>" for code in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))},
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD), ""),
    **dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x2028, 0x2029), " "),
    0x7F: "\u2421",
}
_SUSPECT = re.compile("[" + "".join(re.escape(chr(code)) for code in _TABLE) + "]")
_HALVES = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """``text`` in one line: control characters as pictures, direction marks by name, white space as spaces.

    Characters without width are left out; half of a surrogate pair, which no output can hold, becomes U+FFFD.
    """
    return _SUSPECT.sub(lambda match: _TABLE[ord(match.group())], text)


def unbroken(text: str) -> str:
    """``text`` with halves of surrogate pairs (a file name that is no Unicode holds them) as U+FFFD."""
    return _HALVES.sub("\ufffd", text)
