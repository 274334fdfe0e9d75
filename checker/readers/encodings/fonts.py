"""Fonts that draw Vietnamese letters on codes of other letters: office files name the font of every run."""

from __future__ import annotations

from checker.readers.encodings.tables import from_tcvn3, from_vni


def in_unicode(text: str, font: str) -> str:
    """The text that a run in ``font`` shows: .VnTime holds TCVN3 (.VnTimeH its capitals), VNI-Times VNI; others Unicode."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        shown = from_tcvn3(text)
        return shown.upper() if name.endswith("h") else shown
    return from_vni(text) if name.startswith("vni-") else text
