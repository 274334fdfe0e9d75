"""Letters and marks put together to words."""

from __future__ import annotations

import unicodedata

from checker.readers.pdf.legacy import in_unicode
from checker.readers.pdf.letters import Letter, words_of
from checker.readers.pdf.page import Page


def letters(*parts: tuple[str, float, float]) -> list[Letter]:
    return [Letter(text, left, right, 700, 12, bold=False, italic=False, visible=True) for text, left, right in parts]


def test_a_mark_that_is_drawn_by_itself_makes_one_letter() -> None:
    words, _ = words_of(letters(("G", 70, 78), ("a", 78, 84), ("\u0309", 84, 84), ("m", 84, 92)))
    assert [word.text for word in words] == ["G\u1ea3m"]


def test_letters_typed_in_parts_and_drawn_as_one_stay_so() -> None:
    words, _ = words_of(letters(("G", 70, 78), ("a", 78, 81), ("\u0309", 81, 84), ("m", 84, 92)))
    assert [(word.text, word.left, word.right) for word in words] == [("Ga\u0309m", 70, 92)]


def page(*texts: str) -> Page:
    found = [word for text in texts for word in words_of(letters((text, 70, 100)))[0]]
    return Page(number=1, width=595, height=842, words=tuple(found))


def test_where_many_words_are_stored_in_parts_all_are_composed() -> None:
    parted = unicodedata.normalize("NFD", "giảm")
    assert [word.text for word in in_unicode([page("số", "lần", parted, parted)])[0].words] == [
        "số",
        "lần",
        "giảm",
        "giảm",
    ]
    few = ["số", "lần", "giấy", "tờ", parted]
    assert [word.text for word in in_unicode([page(*few)])[0].words] == few


def test_a_capital_inside_a_word_tells_its_place() -> None:
    words, _ = words_of(letters(("q", 70, 76), ("u", 76, 82), ("V", 82, 90), ("n", 90, 96)))
    assert words[0].seams == ((2, 82),)
