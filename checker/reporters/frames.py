"""JSON written piece by piece: a document around a list whose items are made one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import BaseModel


def framed(document: BaseModel, key: str, items: Iterable[BaseModel], *, depth: int) -> Iterator[str]:
    """The indented JSON of ``document`` with ``items`` in place of the empty list under ``key``.

    ``depth`` counts the objects and lists around the list; no text of the document itself may look like its key.
    """
    before, after = dumped(document).split(f'"{key}": []', 1)
    yield f'{before}"{key}": ['
    yield from listed(items, depth=depth)
    yield f"]{after}\n"


def listed(items: Iterable[BaseModel], *, depth: int) -> Iterator[str]:
    """What stands between the brackets of a list."""
    margin = "  " * depth
    empty = True
    for item in items:
        text = dumped(item).replace("\n", f"\n{margin}  ")
        yield f"{'' if empty else ','}\n{margin}  {text}"
        empty = False
    if not empty:
        yield f"\n{margin}"


def dumped(model: BaseModel) -> str:
    """Indented JSON under the keys that the contract names; what a model leaves out is its own matter."""
    return model.model_dump_json(by_alias=True, indent=2)
