"""Bytes turned into text, legacy Vietnamese encodings among them; nothing is guessed without evidence in the words."""

from checker.readers.encodings.detection import Decoded, decode, restore

__all__ = ["Decoded", "decode", "restore"]
