"""What all tests share: how many random cases to try, and where labelled plans lie if somebody has them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
_CORPUS = ROOT.parent / "shared" / "corpus"

_UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
settings.register_profile("default", _UNHURRIED, max_examples=40)
# The same cases in every run: a red build says that something changed, not that a new case was found.
settings.register_profile("ci", _UNHURRIED, max_examples=200, derandomize=True)
settings.register_profile("thorough", _UNHURRIED, max_examples=2_000)
settings.register_profile("long", _UNHURRIED, max_examples=20_000)
settings.load_profile("default")


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache folder for these runs alone: what a user has kept is neither read nor written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """A folder of real plans with labels, which is no part of this project."""
    if not _CORPUS.is_dir():
        pytest.skip(f"no labelled plans at {_CORPUS}")
    return _CORPUS
