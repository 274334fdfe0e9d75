"""Zip packages with some parts put in place of others; all other parts keep their bytes, order and marks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from checker.readers.package import Package

_NO_DATE = (1980, 1, 1, 0, 0, 0)


def repacked(package: bytes, parts: Mapping[str, bytes], *, dated: bool = False) -> bytes:
    """The package with ``parts`` (by name) put in; what it did not hold comes last.

    Without ``dated`` no entry keeps its time, so that the same content gives the same bytes. Raises InputError
    (damaged-file, too-large) where a part is broken or beyond the bounds of reading.
    """
    out = io.BytesIO()
    source = Package(package, "")
    left = {_key(name): (name, content) for name, content in parts.items()}
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        # A name that stands twice counts once: readers see the last one.
        for entry in {_key(entry.filename): entry for entry in old.infolist()}.values():
            kept = zipfile.ZipInfo(entry.filename, entry.date_time if dated else _NO_DATE)
            stored = entry.compress_type == zipfile.ZIP_STORED
            kept.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            kept.external_attr, kept.create_system = entry.external_attr, entry.create_system
            changed = left.pop(_key(entry.filename), None)
            new.writestr(kept, source.read(_key(entry.filename)) if changed is None else changed[1])
        for name, content in sorted(left.values()):
            added = zipfile.ZipInfo(name, _NO_DATE)
            added.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(added, content)
    return out.getvalue()


def _key(name: str) -> str:
    """The name as packages compare it."""
    return name.replace("\\", "/").lstrip("/").casefold()
