"""Reading YAML, and the cache that spares reading it again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.caches import NO_CACHE, cache_folder
from checker.errors import RuleError
from checker.plain_yaml import yaml_line
from checker.resources import load_checked, load_yaml, rules_root, save_cache, switch_cache


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(NO_CACHE, raising=False)
    switch_cache(on=True)
    yield tmp_path / "cache"
    switch_cache(on=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "some.yml"
    path.parent.mkdir()
    path.write_text("a: 1\nexamples:\n  - x\n", encoding="utf-8")
    return path


def forget() -> None:
    """As if another process began: what is in memory is written and dropped."""
    save_cache()
    switch_cache(on=True)


def counted(path: Path, **options: Any) -> tuple[object, int]:
    """The data, and how often they had to be read anew."""
    read: list[Path] = []
    data = load_checked(path, check=lambda where, _data: read.append(where), **options).data
    return data, len(read)


def test_words_that_yaml_would_turn_into_something_else_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "plain.yml"
    path.write_text(
        "a: 2025-03-12\nb: 0130\nc: on\nd: yes\n1: x\ne: 12:30\nf: true\ng: 7\nh: 0.5\ni:\n", encoding="utf-8"
    )
    assert load_yaml(path) == {
        "a": "2025-03-12", "b": "0130", "c": "on", "d": "yes", "1": "x", "e": "12:30", "f": True, "g": 7, "h": 0.5, "i": None,
    }  # fmt: skip


def test_reading_until_a_key_leaves_out_what_stands_below(file: Path) -> None:
    assert load_yaml(file, until="examples") == {"a": 1}
    assert load_yaml(file) == {"a": 1, "examples": ["x"]}


def test_what_was_read_once_is_read_from_the_cache(file: Path) -> None:
    assert counted(file) == ({"a": 1, "examples": ["x"]}, 1)
    forget()
    assert counted(file) == ({"a": 1, "examples": ["x"]}, 0)


def test_a_changed_file_or_another_stamp_is_read_anew(file: Path) -> None:
    counted(file)
    forget()
    assert counted(file, stamp="other code")[1] == 1
    file.write_text("a: 2\n", encoding="utf-8")
    assert counted(file, stamp="other code") == ({"a": 2}, 1)
    os.utime(file, ns=(1, 1))
    assert counted(file, stamp="other code")[1] == 1


def test_data_that_fail_their_check_are_not_kept(file: Path) -> None:
    def refuse(_path: Path, _data: Any) -> None:
        raise RuleError("wrong")

    for _ in range(2):
        with pytest.raises(RuleError, match="wrong"):
            load_checked(file, check=refuse)
        forget()


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"root": 1}', b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_cache_only_costs_time(file: Path, damage: bytes) -> None:
    counted(file)
    forget()
    folder = cache_folder()
    assert folder is not None
    (stored,) = folder.iterdir()
    stored.write_bytes(damage)
    switch_cache(on=True)
    assert counted(file) == ({"a": 1, "examples": ["x"]}, 1)


def test_a_cache_that_cannot_be_written_is_no_error(file: Path, cache: Path) -> None:
    cache.parent.mkdir(exist_ok=True)
    cache.write_text("a file where the folder should be", encoding="utf-8")
    assert counted(file)[1] == 1
    forget()
    assert counted(file)[1] == 1


def test_the_cache_can_be_switched_off(file: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    switch_cache(on=False)
    assert cache_folder() is None
    counted(file)
    save_cache()
    assert not cache.exists()
    switch_cache(on=True)
    monkeypatch.setenv(NO_CACHE, "1")
    assert cache_folder() is None


@pytest.mark.parametrize(
    ("data", "what", "line"),
    [
        (b"a: 1\nb: [", "is not valid YAML", 2),
        (b"a: 1\n\xff\n", "is not UTF-8 text", 2),
        (b"a: 1\na: 2\n", "'a' stands twice", 2),
        (b"? [a]\n: 1\n", "a key must be a plain word", 1),
        (b"a: !!python/object:os.system x\n", "is not valid YAML", 1),
    ],
)
def test_what_is_wrong_is_told_with_its_line(file: Path, data: bytes, what: str, line: int) -> None:
    file.write_bytes(data)
    with pytest.raises(RuleError, match=what) as caught:
        load_yaml(file)
    assert (caught.value.file, caught.value.line) == (str(file), line)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot be read"):
        load_yaml(tmp_path / "gone.yml")


def test_the_line_of_an_entry_is_found(file: Path) -> None:
    file.write_text("a:\n  - b: 1\n    c:\n      d: 2\n", encoding="utf-8")
    assert yaml_line(file, ("a", 0, "c", "d")) == 4
    assert yaml_line(file, ("a", 0, "x")) == 2
    assert yaml_line(file, ("x",)) is None


def test_rules_are_found_in_the_checkout() -> None:
    assert (rules_root() / "vocabulary").is_dir()


def test_a_warm_start_imports_neither_yaml_nor_pydantic(cache: Path) -> None:
    code = (
        "import sys; from checker.rules import load_rules; load_rules();"
        "print(sorted({'yaml', 'pydantic', 'difflib'} & sys.modules.keys()))"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    said = [
        subprocess.run(
            [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True
        ).stdout.strip()
        for _ in range(2)
    ]
    assert said[1] == "[]"
