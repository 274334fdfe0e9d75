"""What goes between this process and the one that reads for it.

The other process has handled bytes that nobody trusts: of what it answers, nothing but the records of documents is built.
"""

from __future__ import annotations

import io
import pickle
import struct
from typing import IO, TypeVar

from checker.model.collecting import uncollected
from checker.model.document import Document
from checker.model.records import dataclass

_HEAD = struct.Struct(">Q")
_LARGEST = 2**30
_ALLOWED = ("checker.model.", "checker.text", "checker.readers.wire")

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A file to read: by which function ("module:function"), its bytes and name, and how much memory it may take."""

    target: str
    data: bytes
    name: str
    memory: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The document, or what is wrong; ``going`` is only a sign that the work goes on."""

    document: Document | None = None
    what: str = ""
    code: str = ""
    mend: str | None = None
    going: bool = False


def send(pipe: IO[bytes], message: object) -> None:
    """Write one message."""
    with uncollected():
        data = pickle.dumps(message, protocol=5)
    pipe.write(_HEAD.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes], kind: type[T]) -> T | None:
    """The next message; None at the end, or when what comes is not one."""
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    (size,) = _HEAD.unpack(head)
    if size > _LARGEST:
        return None
    data = pipe.read(size)
    if len(data) < size:
        return None
    try:
        with uncollected():
            message = _Records(io.BytesIO(data)).load()
    except Exception:  # noqa: BLE001 - whatever a broken process has written
        return None
    return message if isinstance(message, kind) else None


class _Records(pickle.Unpickler):
    """Builds plain values and the program's own records, nothing else."""

    def find_class(self, module: str, name: str) -> object:
        found = super().find_class(module, name) if module.startswith(_ALLOWED) and "." not in name else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return found
