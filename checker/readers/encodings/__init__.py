"""Bytes turned into text, legacy Vietnamese encodings among them."""

from checker.readers.encodings.decoding import decode

__all__ = ["decode"]
