"""No test of the engine reads or writes the user's cache."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checker.resources import switch_cache


@pytest.fixture(autouse=True)
def _no_cache() -> Iterator[None]:
    switch_cache(on=False)
    yield
    switch_cache(on=True)
