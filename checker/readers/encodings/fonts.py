"""Old Vietnamese fonts of office files: runs whose codes are letters only in fonts named .Vn… (TCVN3) and VNI-… .

A font's name alone proves nothing: word processors show Unicode in any font. A run with letters that only Unicode has is
left as it is, and so is a whole font where its texts read better unconverted.
"""

from __future__ import annotations

from collections import defaultdict
from enum import Enum
from functools import lru_cache

from checker.patterns import compiled
from checker.readers.encodings.detection import restore
from checker.readers.encodings.syllables import plausibility
from checker.readers.encodings.tables import from_tcvn3, from_vni_by_letter

_UNICODE_ONLY = compiled(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]"
)
_BEYOND_ASCII = compiled("[^\x00-\x7f]")
_SAMPLE = 200_000
_FEWEST = 5


class Code(Enum):
    """An old code; in fonts named .Vn…H small letters are drawn as capitals."""

    TCVN3 = "tcvn3"
    TCVN3_CAPITALS = "tcvn3-capitals"
    VNI = "vni"

    @property
    def title(self) -> str:
        """What people call it."""
        return "VNI" if self is Code.VNI else "TCVN3 (ABC)"


class Fonts:
    """Which runs are in an old code; it keeps their texts, to judge in the end whether that was right."""

    def __init__(self, unbelieved: frozenset[Code] = frozenset(), lost: Code | None = None) -> None:
        """``unbelieved`` are the codes whose fonts are known to hold Unicode in this document.

        ``lost`` is the code of the whole text where its fonts were replaced by others.
        """
        self._unbelieved = unbelieved
        self._lost = lost
        self._seen: dict[Code, list[str]] = defaultdict(list)

    def code(self, font: str | None, text: str) -> Code | None:
        """The old code of a text set in a font; None for Unicode."""
        code = (_code_of(font) if font else None) or self._lost
        if code is None or code in self._unbelieved or _UNICODE_ONLY.search(text):
            return None
        self._seen[code].append(text)
        return code

    @property
    def used(self) -> frozenset[Code]:
        """The codes in which letters beyond ASCII were found."""
        return frozenset(
            code for code, texts in self._seen.items() if any(_BEYOND_ASCII.search(text) for text in texts)
        )

    def lost(self, text: str) -> Code | None:
        """The old code of a text none of whose fonts tells of one; None for Unicode."""
        found = None if self._seen else restore(text).encoding
        return next((code for code in (Code.TCVN3, Code.VNI) if code.value == found), None)

    def misled(self) -> frozenset[Code]:
        """The codes of those fonts whose texts read better as they stand."""
        out = set()
        for code, texts in self._seen.items():
            sample = "\n".join(texts)[:_SAMPLE]
            plain, converted = plausibility(sample), plausibility(convert(sample, code)[0])
            if plain.words >= _FEWEST and plain.share > converted.share:
                out.add(code)
        return self._unbelieved | out


def convert(text: str, code: Code) -> tuple[str, tuple[int, ...] | None]:
    """The text in Unicode, and the offsets of its letters in ``text`` where they are not one for one."""
    if code is Code.VNI:
        return from_vni_by_letter(text)
    found = from_tcvn3(text)
    return (found.upper() if code is Code.TCVN3_CAPITALS else found), None


def in_unicode(text: str, font: str) -> str:
    """The text that a run in ``font`` shows, judged by itself."""
    code = Fonts().code(font, text)
    return text if code is None else convert(text, code)[0]


@lru_cache(maxsize=256)
def _code_of(font: str) -> Code | None:
    name = font.strip().lower()
    if name.startswith(".vn"):
        return Code.TCVN3_CAPITALS if name.endswith("h") or " h" in name else Code.TCVN3
    return Code.VNI if name.startswith("vni") else None
