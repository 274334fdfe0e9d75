"""The cache file: built anew when it is damaged or of another version, shared by processes, harmless when it cannot be."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from checker.repository.index import Index
from checker.repository.store import SCHEMA, Store, put_aside
from tests.repository import plans as p

FILE = Path("plans") / "index.sqlite3"
_WRITER = """
import sys
from pathlib import Path
from checker.repository.index import Index
from checker.repository.store import Store
files = sorted(Path(sys.argv[2]).glob("*.txt"))
print("ready", flush=True)
while True:
    with Store.open(Path(sys.argv[1])) as store:
        store.write([("DELETE FROM plans", [()])])
        for file in files:
            Index(store).update([file])
"""


def _rows(folder: Path) -> list[tuple[str]]:
    with Store.open(folder) as store:
        assert store.usable
        return store.rows("SELECT content FROM plans ORDER BY content")


def _put(folder: Path, content: str = "a") -> None:
    with Store.open(folder) as store:
        statement = "INSERT OR REPLACE INTO plans (content, program, card, plan) VALUES (?, 'p', '', x'')"
        assert store.write([(statement, [(content,)])])


def test_what_was_written_is_there_next_time(tmp_path: Path) -> None:
    _put(tmp_path)
    assert _rows(tmp_path) == [("a",)]
    connection = sqlite3.connect(tmp_path / FILE)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    connection.close()


def test_all_of_a_write_is_done_or_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        insert = "INSERT INTO plans (content, program, card, plan) VALUES (?, 'p', '', x'')"
        assert not store.write([(insert, [("a",), ("b",)]), (insert, [("a",)])])
        assert store.rows("SELECT * FROM plans") == []


def test_a_file_of_another_version_is_built_anew(tmp_path: Path) -> None:
    _put(tmp_path)
    connection = sqlite3.connect(tmp_path / FILE)
    connection.executescript(f"DROP TABLE plans; CREATE TABLE plans (other TEXT); PRAGMA user_version = {SCHEMA + 7};")
    connection.close()
    assert _rows(tmp_path) == []
    _put(tmp_path)
    assert _rows(tmp_path) == [("a",)]


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_costs_only_time(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    for number in range(40):
        _put(tmp_path, f"{number}" * 200)
    place = tmp_path / FILE
    data = bytearray(place.read_bytes())
    if seed % 3 == 0:
        data = data[: random.randrange(len(data))]
    else:
        start = 0 if seed % 3 == 1 else random.randrange(len(data))
        data[start : start + 3000] = random.randbytes(3000)
    for name in place.parent.iterdir():
        name.unlink()
    place.write_bytes(data)
    for _ in range(3):  # what is found damaged on the way is gone the next time
        with Store.open(tmp_path) as store:
            store.rows("SELECT * FROM plans")
            store.write([("DELETE FROM plans", [()])])
    _put(tmp_path)
    assert ("a",) in _rows(tmp_path)


def test_no_rubbish_is_left_of_a_damaged_file(tmp_path: Path) -> None:
    _put(tmp_path)
    (tmp_path / FILE).write_bytes(b"no database at all" * 400)
    assert _rows(tmp_path) == []
    assert [path.name for path in tmp_path.iterdir()] == ["plans"]


def test_where_no_folder_can_be_made_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    with Store.open(tmp_path / "taken") as store:
        assert not store.usable
        assert store.rows("SELECT * FROM plans") == []
        assert not store.write([("DELETE FROM plans", [()])])


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights do not bind this user")
def test_a_folder_that_may_only_be_read_is_harmless(tmp_path: Path) -> None:
    _put(tmp_path)
    (tmp_path / "plans").chmod(0o500)
    try:
        with Store.open(tmp_path) as store:
            assert not store.write([("DELETE FROM plans", [()])])
    finally:
        (tmp_path / "plans").chmod(0o700)


def test_a_file_that_may_only_be_read_is_harmless(tmp_path: Path) -> None:
    """As for a cache on a medium that cannot be written: SQLite itself refuses to write."""
    _put(tmp_path)
    connection = sqlite3.connect(f"file:{tmp_path / FILE}?mode=ro", uri=True)
    with Store(connection, tmp_path / "plans") as store:
        assert store.rows("SELECT content FROM plans") == [("a",)]
        assert not store.write([("DELETE FROM plans", [()])])
    assert _rows(tmp_path) == [("a",)]


def test_a_cache_put_aside_while_another_process_has_it_open_hurts_neither(tmp_path: Path) -> None:
    _put(tmp_path, "old")
    with Store.open(tmp_path) as first:
        put_aside(tmp_path / "plans")
        _put(tmp_path, "new")
        first.write([("DELETE FROM plans", [()])])
    assert _rows(tmp_path) == [("new",)]


def _fill(folder: str, texts: str, names: list[str]) -> None:
    with Store.open(Path(folder)) as store:
        for name in names:
            Index(store).update([Path(texts) / name])


def test_two_processes_fill_one_file(tmp_path: Path) -> None:
    for number in range(24):
        p.put(tmp_path, **{f"kh-{number:02}": p.Child(number=f"{number}/KH-SCT").text()})
    names = sorted(path.name for path in tmp_path.glob("*.txt"))
    context = multiprocessing.get_context("spawn")
    both = [
        context.Process(target=_fill, args=(str(tmp_path / "c"), str(tmp_path), part))
        for part in (names[:16], names[8:])
    ]
    for process in both:
        process.start()
    for process in both:
        process.join(60)
        assert process.exitcode == 0
    assert len(_rows(tmp_path / "c")) == 24


def test_a_process_killed_at_any_moment_leaves_a_usable_file(tmp_path: Path) -> None:
    random = Random(6)
    p.put(tmp_path, a=p.Child().text(), b=p.Parent().text(), c=p.Child(number="16/KH-SCT").text())
    cache = tmp_path / "cache"
    root = Path(__file__).resolve().parents[2]
    for _ in range(20):
        command = [sys.executable, "-c", _WRITER, str(cache), str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as process:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == b"ready"
            time.sleep(random.uniform(0.0, 0.25))
            process.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        with Store.open(cache) as store:
            assert store.usable
            assert store.rows("PRAGMA integrity_check") == [("ok",)]
            entries, errors = Index(store).update(sorted(tmp_path.glob("*.txt")))
            assert len(entries) == 3
            assert not errors
            for entry in entries:
                assert Index(store).plan(entry).number.value == entry.card.number
    shutil.rmtree(cache)
