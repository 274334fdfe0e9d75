"""The vocabulary as reviewers edit it: every phrase can be read, and is written as folded text is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from checker.parse.vocabulary import Expression, words
from checker.resources import rules_root
from checker.text import fold

# What is looked for; "drafting" holds sentences to be written.
FILES = sorted({path.stem for path in (rules_root() / "vocabulary").glob("*.yml")} - {"drafting"})


def _groups(data: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Every list of phrases with the keys that lead to it."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _groups(value, (*path, key))
    elif isinstance(data, list) and all(isinstance(item, str) for item in data):
        yield path, data


@pytest.mark.parametrize("name", FILES)
def test_every_group_makes_an_expression(name: str) -> None:
    for path, phrases in _groups(words(name)):
        if phrases:
            pattern = Expression(name, f"{{{'.'.join(path)}}}").compiled
            assert pattern.fullmatch("") is None, f"{name}: a phrase of {'.'.join(path)} fits nothing at all"


@pytest.mark.parametrize("name", FILES)
def test_phrases_are_written_in_the_folded_form(name: str) -> None:
    for path, phrases in _groups(words(name)):
        if path[-1].endswith("_name"):
            continue  # what the parser writes, not what it looks for
        for phrase in phrases:
            plain = re.sub(r"\\.|\{.*?\}", "", phrase)  # signs of a regular expression aside
            assert fold(plain).key == plain, f"{name}: {'.'.join(path)}: {phrase}"


def test_an_expression_names_groups_of_its_file_and_of_others() -> None:
    expression = Expression("dates", r"\<{day} (?P<n>\d+) {month}(?: {year} {year_number})?, {places:cities}\>(?! bài)")
    assert expression.search("vào ngày 5 tháng năm 2026, hà nội.") is not None
    assert expression.search("vào ngày 5 tháng năm 26, hà nội") is None
    assert expression.search("ngày 5 tháng, hà nội bài") is None


def test_a_look_behind_takes_phrases_of_any_length() -> None:
    expression = Expression("dates", r"(?<!{by} )ngày \d")
    assert expression.search("ngày 5") is not None
    assert expression.search("chậm nhất ngày 5") is None
    assert expression.search("đến ngày 5") is None
