"""Pages whose fonts draw Vietnamese on the codes of other letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.readers.encodings import restore
from checker.readers.pdf.page import Page


def in_unicode(pages: Sequence[Page]) -> list[Page]:
    """The pages with the letters that such fonts show; a page whose letters are Unicode stays as it is.

    A file embeds parts of fonts under names of its own, so the words themselves tell the encoding.
    """
    return [_restored(page) for page in pages]


def _restored(page: Page) -> Page:
    read = restore("\n".join(word.text for word in page.words))
    words = read.text.split("\n")
    if read.encoding == "utf-8" or len(words) != len(page.words):
        return page
    return replace(page, words=tuple(replace(word, text=text) for word, text in zip(page.words, words, strict=True)))
