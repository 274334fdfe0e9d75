"""Vietnamese as it was typed for the old encodings TCVN3 and VNI."""

from __future__ import annotations

import unicodedata

TONES = "\u0300\u0309\u0303\u0301\u0323"
# The codes as TCVN 5712:1993 and the makers of VNI print them, one row a letter with its five tones.
TCVN3 = {
    "a": "µ¶·¸¹", "ă": "»¼½¾Æ", "â": "ÇÈÉÊË", "e": "ÌÎÏÐÑ", "ê": "ÒÓÔÕÖ", "i": "×ØÜÝÞ", "o": "ßáâãä", "ô": "åæçèé",
    "ơ": "êëìíî", "u": "ïñòóô", "ư": "õö÷øù", "y": "úûüýþ",
}  # fmt: skip
TCVN3_PLAIN = dict(zip("ăâêôơưđĂÂÊÔƠƯĐ", "¨©ª«¬\u00ad®¡¢£¤¥¦§", strict=True))
VNI = {
    "a": ("a", "øûõùï"), "ă": ("a", "èúüéë"), "â": ("a", "àåãáä"), "e": ("e", "øûõùï"), "ê": ("e", "àåãáä"),
    "i": ("", "ìæóíò"), "o": ("o", "øûõùï"), "ô": ("o", "àåãáä"), "ơ": ("ô", "øûõùï"), "u": ("u", "øûõùï"),
    "ư": ("ö", "øûõùï"),
}  # fmt: skip
VNI_PLAIN = {"ă": "aê", "â": "aâ", "ê": "eâ", "ô": "oâ", "ơ": "ô", "ư": "ö", "đ": "ñ", "ỵ": "î", "ỳ": "yø", "ý": "yù"}


def table(*, tcvn3: bool) -> dict[str, str]:
    made = dict(TCVN3_PLAIN) if tcvn3 else {**VNI_PLAIN, **{k.upper(): v.upper() for k, v in VNI_PLAIN.items()}}
    for letter in TCVN3 if tcvn3 else VNI:
        base, codes = ("", TCVN3[letter]) if tcvn3 else VNI[letter]
        for tone, code in zip(TONES, codes, strict=True):
            full = unicodedata.normalize("NFC", letter + tone)
            made[full] = base + code
            if not tcvn3:
                made[full.upper()] = (base + code).upper()
    return made


def typed(text: str, *, tcvn3: bool) -> str:
    codes = table(tcvn3=tcvn3)
    return "".join(codes.get(c, c) for c in text)
