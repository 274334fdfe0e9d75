"""Rules written for one test, in a folder of their own, and no cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker.resources import switch_cache
from tests import rulewriter


@pytest.fixture(autouse=True)
def _no_cache() -> Iterator[None]:
    switch_cache(on=False)
    yield
    switch_cache(on=True)


@pytest.fixture
def write_rule(tmp_path: Path) -> Callable[..., Path]:
    """Writes a rule file of the given body lines; the folder is the test's own."""

    def write(body: str, *, name: str = "my-rule") -> Path:
        return rulewriter.write_rule(tmp_path, body, name)

    return write
