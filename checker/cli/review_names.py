"""Names for what is written on each plan: safe on every system, the same on every run, no two alike."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath

_KEPT = frozenset(" -_.,()+")
_RESERVED = frozenset({
    "con", "prn", "aux", "nul", *(f"com{digit}" for digit in range(1, 10)), *(f"lpt{digit}" for digit in range(1, 10)),
})  # fmt: skip
"""Names that Windows keeps for devices, whatever their ending."""
_LONGEST, _MOST_BYTES = 80, 150


def paper_names(files: Sequence[PurePath]) -> Mapping[PurePath, str]:
    """For each file (relative to the folder of the plans) a path with "/" and without ending, in the same subfolders.

    Files that differ in their ending only carry it in the name, and what is still alike to a system that does not tell
    capitals or Unicode forms apart is numbered, in the order of the files' own names.
    """
    plain = {file: _joined(file, _safe(file.stem)) for file in files}
    alike = Counter(_key(name) for name in plain.values())
    taken: set[str] = set()
    out: dict[PurePath, str] = {}
    for file in sorted(files, key=str):
        name = plain[file]
        if alike[_key(name)] > 1 and file.suffix:
            name = _joined(file, _safe(f"{file.stem}-{file.suffix[1:].lower()}"))
        number, base = 1, name
        while _key(name) in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(_key(name))
        out[file] = name
    return out


def _joined(file: PurePath, stem: str) -> str:
    # What is written gets an ending that makes it no device; folders and names with a full stop do not.
    parts = [*(_safe(part) for part in file.parent.parts), stem]
    return "/".join(
        f"_{part}"
        if part.partition(".")[0].rstrip().lower() in _RESERVED and (part is not stem or "." in part)
        else part
        for part in parts
    )


def _safe(part: str) -> str:
    whole = unicodedata.normalize("NFC", part)
    kept = "".join(char if char in _KEPT or unicodedata.category(char)[0] in "LMN" else "-" for char in whole)
    kept = kept.strip(" .-")
    if len(kept) > _LONGEST or len(kept.encode()) > _MOST_BYTES:
        digest = hashlib.sha256(part.encode("utf-8", "surrogateescape")).hexdigest()[:8]
        kept = f"{_cut(kept).rstrip(' .-')}-{digest}"
    return kept or "_"


def _cut(text: str) -> str:
    text = text[: _LONGEST - 9]
    while len(text.encode()) > _MOST_BYTES - 9:
        text = text[:-1]
    return text


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())
