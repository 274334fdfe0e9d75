"""Every character of a document knows where it stands: shown on random documents and on real ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checker.model.document import Document
from checker.readers import read_path, read_text
from tests.readers.shown import paragraphs

PIECES = st.sampled_from(
    [
        "Kế hoạch", "ngày", "15/3/2031", "**", "*", "***", "_", "`", "\\.", "1.", "I.", "a)", "- ", "#", "## ", "> ", "|", " | ",
        "\t", "   ", " ", "\n", "\n", "\n\n", "\r", "\f", "\x00", "\u200b", "\u00a0", "\u00ad", "Nơi nhận:", "Số:", "KT. GIÁM ĐỐC",
        "CỘNG HÒA XÃ HỘI", "----", "--- ---", "+---+", "<br>", "<table>", "<tr><td>", "</td></tr></table>", "<b>", "[a](/b)", "2",
        "e\u0302\u0301", "đ", "𝐊", "…",
    ]
)  # fmt: skip
SOUP = st.lists(PIECES, min_size=1, max_size=60).map("".join)


def assert_in_place(document: Document) -> None:
    """Each character stands in the line and column it names; what joins two lines stands behind the end of the first."""
    for paragraph in paragraphs(document):
        text = paragraph.text
        places = [text.location(at, at + 1) for at in range(len(text))]
        for char, place, after in zip(text.value, places, [*places[1:], None], strict=True):
            there = document.lines[place.line - 1][place.column - 1 : place.column]
            goes_on = after is not None and (after.line, after.column) == (place.line, place.column + 1)
            assert there == char or (char in " -" and after is not None and (not goes_on or there in "\r\f"))


@given(SOUP, st.sampled_from(["a.txt", "a.md"]))
def test_no_character_is_moved(text: str, name: str) -> None:
    assume(text.strip())
    assert_in_place(read_text(text, name))


@given(SOUP)
def test_lines_and_newlines_make_the_text_again(text: str) -> None:
    assume(text.strip())
    document = read_text(text, "a.md")
    whole = document.newline.join(document.lines)
    assert text in (whole, whole + document.newline)


@given(st.lists(st.sampled_from(["Kế hoạch", "ngày 5", "của Sở", "và", "|", "\t", "Số: 5"]), max_size=40).map(" ".join))
def test_plain_text_loses_no_word(rest: str) -> None:
    text = f"Kế hoạch {rest}"
    document = read_text(text, "a.txt")
    found = [word for p in paragraphs(document) for word in p.text.value.replace("|", " ").split()]
    assert sorted(found) == sorted(text.replace("|", " ").split())


@pytest.mark.parametrize("folder", ["plans", "negatives"])
def test_real_documents_keep_every_character_in_place(corpus: Path, folder: str) -> None:
    seen = 0
    for path in sorted((corpus / folder).iterdir()):
        if path.suffix not in (".txt", ".md"):
            continue
        document = read_path(path)
        # The number of an HTML list item stands nowhere in the source.
        if not any("<li" in line for line in document.lines):
            assert_in_place(document)
        seen += 1
    assert seen


def test_real_documents_lose_no_word(corpus: Path) -> None:
    for path in sorted((corpus / "plans").iterdir()):
        document = read_path(path)
        if any("<td" in line for line in document.lines):
            continue
        found = {w for p in paragraphs(document) for w in p.text.value.split()}
        # Marks cut words: what is left of a word must be found inside one that was read.
        bare = "".join("".join(found).split())
        for line in document.lines:
            for word in line.replace("*", " ").replace("|", " ").replace("#", " ").replace("\\", " ").split():
                if any(c.isalpha() for c in word):
                    assert word.strip("-") in bare, (path.name, word)
