"""The index reads each content once, follows what changes, and forgets what is gone."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.model.plan import Plan
from checker.parse import parse
from checker.readers import read_bytes
from checker.repository.index import Index
from checker.repository.store import Store
from tests.repository import plans as p


class Reading:
    """The program's own reader, which also says what it was asked to read."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __call__(self, data: bytes, name: str) -> Plan:
        self.names.append(Path(name).name)
        return parse(read_bytes(data, name))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "plans"
    place.mkdir()
    p.put(place, parent=p.Parent().text(), child=p.Child().text())
    return place


def _update(cache: Path, folder: Path) -> tuple[list[str], list[str]]:
    """The names of the entries and of the files that had to be read."""
    reading = Reading()
    with Store.open(cache) as store:
        entries, _ = Index(store, reading).update(sorted(folder.iterdir()), folders=[folder])
    return [Path(entry.name).name for entry in entries], reading.names


def test_a_file_is_read_once(tmp_path: Path, folder: Path) -> None:
    both = ["child.txt", "parent.txt"]
    assert _update(tmp_path / "c", folder) == (both, both)
    assert _update(tmp_path / "c", folder) == (both, [])


def test_only_what_changed_is_read_again(tmp_path: Path, folder: Path) -> None:
    _update(tmp_path / "c", folder)
    p.put(folder, child=p.Child(number="16/KH-SCT").text(), third=p.Child(number="17/KH-SCT").text())
    assert _update(tmp_path / "c", folder)[1] == ["child.txt", "third.txt"]


def test_a_file_that_is_gone_is_forgotten_and_its_plan_with_it(tmp_path: Path, folder: Path) -> None:
    _update(tmp_path / "c", folder)
    (folder / "child.txt").unlink()
    _update(tmp_path / "c", folder)
    with Store.open(tmp_path / "c") as store:
        assert [Path(os.fsdecode(path)).name for (path,) in store.rows("SELECT path FROM files")] == ["parent.txt"]
        assert len(store.rows("SELECT * FROM plans")) == 1


def test_files_of_other_folders_are_not_forgotten(tmp_path: Path, folder: Path) -> None:
    other = tmp_path / "plans-2"
    other.mkdir()
    p.put(other, child=p.Child(number="16/KH-SCT").text())
    _update(tmp_path / "c", other)
    _update(tmp_path / "c", folder)
    assert _update(tmp_path / "c", other)[1] == []


def test_a_moved_file_is_not_read_again(tmp_path: Path, folder: Path) -> None:
    _update(tmp_path / "c", folder)
    (folder / "child.txt").rename(folder / "renamed.txt")
    assert _update(tmp_path / "c", folder) == (["parent.txt", "renamed.txt"], [])


def test_two_files_with_one_content_keep_their_own_names(tmp_path: Path, folder: Path) -> None:
    p.put(folder, copy=p.Child().text())
    with Store.open(tmp_path / "c") as store:
        index = Index(store)
        entries, _ = index.update(sorted(folder.iterdir()))
        by_name = {Path(entry.name).name: entry for entry in entries}
        assert by_name["copy.txt"].content == by_name["child.txt"].content
        for name in ("copy.txt", "child.txt"):
            assert Path(index.plan(by_name[name]).document.name).name == name


def test_a_plan_from_the_index_is_the_plan_that_was_read(tmp_path: Path, folder: Path) -> None:
    path = folder / "child.txt"
    with Store.open(tmp_path / "c") as store:
        entries, _ = Index(store).update([path])
        fresh = parse(read_bytes(path.read_bytes(), str(path)))
        assert repr(Index(store).plan(entries[0])) == repr(fresh)


def test_without_a_store_the_answers_are_the_same(tmp_path: Path, folder: Path) -> None:
    files = sorted(folder.iterdir())
    with Store.open(tmp_path / "c") as store:
        index = Index(store)
        kept, _ = index.update(files)
        plans = [repr(index.plan(entry)) for entry in kept]
    without = Index(Store(None, None))
    entries, _ = without.update(files)
    assert entries == kept
    assert [repr(without.plan(entry)) for entry in entries] == plans


def test_a_file_that_cannot_be_read_leaves_the_others(tmp_path: Path, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    with Store.open(tmp_path / "c") as store:
        entries, errors = Index(store).update([*sorted(folder.iterdir()), folder / "gone.txt"])
    assert [Path(entry.name).name for entry in entries] == ["child.txt", "parent.txt"]
    assert [(Path(error.file or "").name, error.code) for error in errors] == [
        ("empty.txt", "empty-file"), ("gone.txt", "unreadable-file"),
    ]  # fmt: skip


def test_a_fault_of_the_reader_is_told_for_its_file(tmp_path: Path, folder: Path) -> None:
    def broken(_data: bytes, name: str) -> Plan:
        raise ZeroDivisionError(name)

    with Store.open(tmp_path / "c") as store:
        entries, errors = Index(store, broken).update([folder / "child.txt"])
    assert not entries
    assert [error.code for error in errors] == ["internal-error"]


def test_a_file_that_changes_while_it_is_looked_at_is_not_taken_for_what_it_was(folder: Path) -> None:
    index = Index(Store(None, None))
    entries, _ = index.update([folder / "child.txt"])
    index._kept.clear()
    p.put(folder, child=p.Child(number="99/KH-SCT").text())
    with pytest.raises(InputError) as raised:
        index.plan(entries[0])
    assert raised.value.code == "changed-file"


def test_a_plan_kept_by_another_program_is_read_anew(tmp_path: Path, folder: Path) -> None:
    _update(tmp_path / "c", folder)
    with Store.open(tmp_path / "c") as store:
        store.write([("UPDATE plans SET program = 'another', card = '[]'", [()])])
    assert len(_update(tmp_path / "c", folder)[1]) == 2
    with Store.open(tmp_path / "c") as store:
        assert store.rows("SELECT count(*) FROM plans") == [(2,)]


def test_a_kept_plan_that_cannot_be_read_is_read_from_its_file(tmp_path: Path, folder: Path) -> None:
    _update(tmp_path / "c", folder)
    with Store.open(tmp_path / "c") as store:
        store.write([("UPDATE plans SET card = '[1', plan = x'00'", [()])])
        index = Index(store)
        entries, errors = index.update(sorted(folder.iterdir()))
        assert not errors
        assert index.plan(entries[0]).number.value == "15/KH-SCT"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="such names cannot be given here")
def test_a_file_whose_name_is_no_unicode_is_kept_too(tmp_path: Path, folder: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(folder) + b"/k\xff.txt"))
    odd.write_text(p.Child(number="18/KH-SCT").text(), encoding="utf-8")
    assert len(_update(tmp_path / "c", folder)[1]) == 3
    assert _update(tmp_path / "c", folder)[1] == []
    odd.unlink()
    _update(tmp_path / "c", folder)
    with Store.open(tmp_path / "c") as store:
        assert store.rows("SELECT count(*) FROM files") == [(2,)]
