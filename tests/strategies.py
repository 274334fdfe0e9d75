"""Hypothesis strategies for plans and layouts; they shrink towards the plain layout."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from tests.writer import Layout, PlanSpec, invent
from tests.writer.layout import PLAIN, Spelling, choices, fields_of, replaced


def plans(**given: int) -> st.SearchStrategy[PlanSpec]:
    """Compliant plans."""
    return st.integers(0, 2**32).map(lambda seed: invent(Random(seed), **given))


def layouts(**fixed: object) -> st.SearchStrategy[Layout]:
    """Consistent layouts; choices given by name are fixed."""
    free = {name: st.sampled_from(choices(name)) for name in fields_of() if name not in fixed}
    return st.fixed_dictionaries(free).map(lambda drawn: replaced(PLAIN, {**drawn, **fixed}).consistent())


spellings = st.sampled_from(list(Spelling))
