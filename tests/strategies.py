"""Hypothesis strategies for plans and layouts; they shrink towards the plain layout."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from random import Random

from hypothesis import strategies as st

from tests.writer import Layout, PlanSpec, invent
from tests.writer.layout import PLAIN, Spelling, choices, fields_of, replaced


def plans(**given: int) -> st.SearchStrategy[PlanSpec]:
    """Compliant plans."""
    return st.integers(0, 2**32).map(lambda seed: invent(Random(seed), **given))


def spoilt(spoil: Callable[[PlanSpec], PlanSpec | None]) -> st.SearchStrategy[PlanSpec]:
    """Plans with a fault, each made of the first plan from a seed on that can have it."""

    def first(seed: int) -> PlanSpec:
        made = (spoil(invent(Random(seed + step))) for step in count())
        return next(spec for spec in made if spec is not None)

    return st.integers(0, 2**32).map(first)


def layouts(**fixed: object) -> st.SearchStrategy[Layout]:
    """Consistent layouts; choices given by name are fixed."""
    free = {name: st.sampled_from(choices(name)) for name in fields_of() if name not in fixed}
    return st.fixed_dictionaries(free).map(lambda drawn: replaced(PLAIN, {**drawn, **fixed}).consistent())


spellings = st.sampled_from(list(Spelling))
