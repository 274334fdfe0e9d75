"""A process that works for another: takes chunks of work from standard input, answers, ends when nobody asks any more.

It is started in a group of its own, so that Ctrl-C reaches only the process that people see; when that one ends, for
whatever reason, the pipe closes and this one ends too.
"""

from __future__ import annotations

import gc
import os
import pickle
import struct
from typing import IO, Any

from checker.engine.brief import Brief, Office
from checker.engine.covers import covered
from checker.model.report import FileReport

_HEAD = struct.Struct(">Q")


def put(pipe: IO[bytes], message: object) -> None:
    """Write one message."""
    data = pickle.dumps(message, protocol=5)
    pipe.write(_HEAD.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def take(pipe: IO[bytes]) -> Any:
    """The next message. Raises EOFError when the other side has gone."""
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise EOFError
    (size,) = _HEAD.unpack(head)
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 - both ends are this program


def serve() -> None:
    """Answer until the pipe closes. A chunk is ("members", inputs) or ("reports", cases); an answer the list of results."""
    gc.set_threshold(100_000, 20, 20)  # as in the command line's own process
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    os.dup2(2, 1)  # what a library prints must not get between the answers
    try:
        brief: Brief = take(requests)
        office = Office(brief)
        while True:
            kind, chunk = take(requests)
            desk = office.desk
            if kind == "members":
                put(answers, [desk.member(source) for source in chunk])
            elif kind == "reports":
                put(answers, [_light(desk.report(case)) for case in chunk])
            else:
                office.close()
                put(answers, [])
    except (EOFError, BrokenPipeError):
        return


def _light(result: object) -> object:
    return covered(result) if isinstance(result, FileReport) else result


if __name__ == "__main__":
    serve()
