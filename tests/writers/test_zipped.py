"""Packages written anew with some parts changed."""

from __future__ import annotations

import io
import warnings
import zipfile

from checker.writers.zipped import repacked


def made(*entries: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as file:
        warnings.simplefilter("ignore", UserWarning)  # of names that stand twice
        for name, content in entries:
            entry = zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10))
            entry.external_attr = 0o640 << 16
            file.writestr(entry, content)
    return out.getvalue()


def entries(data: bytes) -> list[tuple[str, bytes, tuple[int, ...], int]]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return [(e.filename, file.read(e), e.date_time, e.external_attr >> 16) for e in file.infolist()]


def test_all_other_parts_keep_their_place_date_and_rights() -> None:
    package = made(("a", b"1"), ("b/c", b"2"), ("d", b"3"))
    date = (2024, 5, 6, 7, 8, 10)
    assert entries(repacked(package, {"b/c": b"new", "e": b"5"}, dated=True))[:3] == [
        ("a", b"1", date, 0o640), ("b/c", b"new", date, 0o640), ("d", b"3", date, 0o640),
    ]  # fmt: skip


def test_without_dates_the_same_content_gives_the_same_bytes() -> None:
    first, second = made(("a", b"1")), made(("a", b"1"))
    assert repacked(first, {"x": b"2"}) == repacked(second, {"x": b"2"})
    assert entries(repacked(first, {}))[0][2] == (1980, 1, 1, 0, 0, 0)


def test_a_name_that_stands_twice_is_written_once_as_readers_see_it() -> None:
    found = entries(repacked(made(("a", b"1"), ("b", b"2"), ("a", b"3")), {}))
    assert [(name, content) for name, content, _, _ in found] == [("a", b"3"), ("b", b"2")]


def test_names_are_compared_as_packages_do() -> None:
    package = made(("Word/Document.xml", b"1"), ("word\\x", b"2"), ("word\\z", b"3"))
    found = entries(repacked(package, {"word/document.xml": b"new", "word/x": b"y"}))
    assert [(name, content) for name, content, _, _ in found] == [
        ("Word/Document.xml", b"new"), ("word\\x", b"y"), ("word\\z", b"3"),
    ]  # fmt: skip
