"""The words of the rule language: each a documented function, all in one registry."""

from checker.rules.words import dates, lists, presence, texts
from checker.rules.words.registry import WORDS, Word

__all__ = ["WORDS", "Word", "dates", "lists", "presence", "texts"]
