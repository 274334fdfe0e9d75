"""Expressions kept between runs find what freshly compiled ones find."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker import patterns
from checker.caches import NO_CACHE, cache_folder
from checker.patterns import compiled, save_patterns
from checker.resources import switch_cache

EXPRESSIONS = [
    r"(?<![a-zà-ỹđ0-9])(?:yêu cầu|mục đích)(?![a-zà-ỹđ0-9])",
    r"(?P<day>\d{1,2})\s*/\s*(?P<month>\d{1,2})(?:/(?P<year>(?:19|20)\d\d))?",
    r"(a+)(b)?\2*",
    r"[\s\-+*•(\"]*(?:[a-zđ]\s?[.)]\s*)?",
    r"(?<=số )\d+(?=/KH)",
    r"",
]
TEXTS = ["mục đích, yêu cầu năm 2025", "ngày 12/3/2025 và 05/3", "số 41/KH-SVH", "aabbb", "- a) đơn vị", ""]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(NO_CACHE, raising=False)
    switch_cache(on=True)  # a test before this one may have left it off
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    again()
    yield
    again()


def again() -> None:
    """As in another process."""
    patterns._fresh.clear()
    patterns._kept.cache_clear()
    patterns._machine.cache_clear()


def kept_file() -> Path:
    folder = cache_folder()
    assert folder is not None
    (found,) = folder.glob("patterns-*.bin")
    return found


def check(pattern: str, flags: int = 0) -> None:
    ours, plain = compiled(pattern, flags), re.compile(pattern, flags)
    assert (ours.pattern, ours.flags, ours.groups, ours.groupindex) == (
        plain.pattern, plain.flags, plain.groups, plain.groupindex,
    )  # fmt: skip
    for text in TEXTS:
        assert [(m.span(), m.groupdict(), m.lastgroup) for m in ours.finditer(text)] == [
            (m.span(), m.groupdict(), m.lastgroup) for m in plain.finditer(text)
        ]


def test_an_expression_is_the_same_new_kept_and_read_again() -> None:
    for _ in range(2):
        for pattern in EXPRESSIONS:
            check(pattern)
            check(pattern, re.IGNORECASE)
            check(pattern, re.VERBOSE | re.MULTILINE)
        save_patterns()
        assert kept_file().stat().st_size > 0
        again()


def test_what_is_kept_is_not_compiled_again() -> None:
    for pattern in EXPRESSIONS:
        compiled(pattern)
    save_patterns()
    again()
    for pattern in EXPRESSIONS:
        compiled(pattern)
    assert patterns._fresh == {}


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\xfb\x01\x00\x00\x00", None])
def test_a_damaged_file_costs_only_time(damage: bytes | None) -> None:
    compiled(EXPRESSIONS[0])
    save_patterns()
    data = kept_file().read_bytes()
    kept_file().write_bytes(data[: len(data) // 2] if damage is None else damage)
    again()
    check(EXPRESSIONS[0])


def test_numbers_that_are_no_expression_are_not_run() -> None:
    compiled("abc")
    save_patterns()
    again()
    flags, code, groups, names = patterns._kept()["0:abc"]
    patterns._kept()["0:abc"] = (flags, b"\xff" * len(code), groups, names)
    check("abc")


def test_without_a_cache_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NO_CACHE, "1")
    again()
    check(EXPRESSIONS[0])
    save_patterns()
    assert not list(tmp_path.rglob("*.bin"))


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setenv("LOCALAPPDATA", str(blocked))
    check(EXPRESSIONS[0])
    save_patterns()


def test_a_wrong_expression_is_told_as_ever() -> None:
    with pytest.raises(re.error):
        compiled("(")
