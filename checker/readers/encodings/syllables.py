"""Whether words can be Vietnamese: the evidence by which encodings are told apart.

Letters are written here as they are typed in the VNI way: a6 â, a8 ă, e6 ê, o6 ô, o7 ơ, u7 ư, d9 đ. A Vietnamese syllable
is a known onset, a known rhyme and a tone; rhymes that end in a stop take only two of the six tones.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from checker.patterns import compiled

_ONSETS = "b c ch d d9 g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay a8c a8m a8n a8ng a8p a8t a6c a6m a6n a6ng a6p a6t a6u a6y
e ec em en eng eo ep et e6 e6ch e6m e6n e6nh e6p e6t e6u
i ia ich ie6c ie6m ie6n ie6ng ie6p ie6t ie6u im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oa8c oa8m oa8n oa8ng oa8t oc oe oen oeo oet oi om on ong ooc oong op ot
o6 o6c o6i o6m o6n o6ng o6p o6t o7 o7i o7m o7n o7p o7t
u ua ua6n ua6ng ua6t ua6y uc ue ue6 ue6ch ue6nh ue6u ui um un ung uo7 uo6c uo6i uo6m uo6n uo6ng uo6t up ut
uy uya uych uye6n uye6t uynh uyt uyu
u7 u7a u7c u7i u7m u7n u7ng u7t u7u u7o7c u7o7i u7o7m u7o7n u7o7ng u7o7p u7o7t u7o7u
y ye6m ye6n ye6ng ye6t ye6u
"""
_SHAPES = {"\u0302": "6", "\u0306": "8", "\u031b": "7"}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = compiled(r"(?:ch|[cpt])$")
_TONES_OF_STOPS = "\u0301\u0323"
_WORD = compiled("[^\\W\\d_][^\\W\\d_\u0300-\u036f]*[\u0300-\u036f]*(?:[^\\W\\d_]|[\u0300-\u036f])*")
_MOST_WORDS = 4000


class Plausibility(NamedTuple):
    """How many words with letters beyond ASCII were looked at, and the share of them that can be Vietnamese."""

    words: int
    share: float


def plausibility(text: str) -> Plausibility:
    """How well the accented words of a text fit Vietnamese; words in plain ASCII and single letters say nothing."""
    words = list(islice((w for w in _WORD.findall(text) if len(w) > 1 and not w.isascii()), _MOST_WORDS))
    if not words:
        return Plausibility(0, 0.0)
    return Plausibility(len(words), sum(map(is_syllable, words)) / len(words))


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether a word can be one Vietnamese syllable."""
    # A capital inside a word is no Vietnamese spelling, and what a wrong table makes.
    if word[1:] != word[1:].lower() and word != word.upper():
        return False
    typed: list[str] = []
    tone = ""
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            if tone:
                return False
            tone = char
        elif char in _SHAPES:
            typed.append(_SHAPES[char])
        elif char == "\u0111":
            typed.append("d9")
        elif "a" <= char <= "z":
            typed.append(char)
        else:
            return False
    found = _syllable().fullmatch("".join(typed))
    if not found:
        return False
    return not _STOPPED.search(found.group("rhyme")) or (tone != "" and tone in _TONES_OF_STOPS)


@lru_cache(maxsize=1)
def _syllable() -> re.Pattern[str]:
    onsets = "|".join(sorted(_ONSETS.split(), key=len, reverse=True))
    rhymes = "|".join(sorted(_RHYMES.split(), key=len, reverse=True))
    return compiled(f"(?:{onsets})?(?P<rhyme>{rhymes})")
