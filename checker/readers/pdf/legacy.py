"""Pages whose fonts draw Vietnamese on the codes of other letters, or store its letters in parts."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from checker.readers.encodings import restore
from checker.readers.pdf.page import Page

_FEW = 0.25  # of the words: typed so among others


def in_unicode(pages: Sequence[Page]) -> list[Page]:
    """The pages with the letters that such fonts show; a page whose letters are Unicode stays as it is.

    A file embeds parts of fonts under names of its own, so the words themselves tell the encoding.
    """
    return _of_one_kind([_restored(page) for page in pages])


def _of_one_kind(pages: list[Page]) -> list[Page]:
    """The pages; where many letters are stored in parts it may be the file's doing that others are not: all are composed."""
    words = [word.text for page in pages for word in page.words if not word.text.isascii()]
    parted = sum(not unicodedata.is_normalized("NFC", text) for text in words)
    if parted <= _FEW * len(words):
        return pages
    return [
        replace(page, words=tuple(replace(word, text=unicodedata.normalize("NFC", word.text)) for word in page.words))
        for page in pages
    ]


def _restored(page: Page) -> Page:
    read = restore("\n".join(word.text for word in page.words))
    words = read.text.split("\n")
    if read.encoding == "utf-8" or len(words) != len(page.words):
        return page
    return replace(page, words=tuple(replace(word, text=text) for word, text in zip(page.words, words, strict=True)))
