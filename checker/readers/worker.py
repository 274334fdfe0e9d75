"""The process that reads office files and PDFs for another: takes requests, answers them, ends when nobody asks any more."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, cast

from checker.errors import InputError
from checker.model.document import Document
from checker.readers.wire import Answer, Request, receive, send

SCRATCH = "CHECKER_SCRATCH"
"""The environment variable that names the scratch folder of the process."""

_pipe: list[IO[bytes]] = []


def still_going() -> None:
    """Tell that the work goes on, where it takes long for a reason: one page more, one file converted."""
    for pipe in _pipe:
        send(pipe, Answer(going=True))


def serve() -> None:
    """Answer requests from standard input until it ends. What libraries print goes nowhere."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    _pipe.append(answers)
    try:
        while (request := receive(requests, Request)) is not None:
            send(answers, _answer(request))
    except OSError:
        pass  # nobody waits for the answer any more
    finally:
        _clear()


def _clear() -> None:
    """Remove the scratch folder: the process that made it may have been ended without a chance to."""
    scratch = os.environ.get(SCRATCH)
    if scratch:
        os.chdir(Path(scratch).parent)
        shutil.rmtree(scratch, ignore_errors=True)


def _answer(request: Request) -> Answer:
    try:
        _bound(request.memory)
        return Answer(document=_reader(request.target)(request.data, request.name))
    except InputError as error:
        return Answer(what=error.what, code=error.code, mend=error.mend)
    except MemoryError:
        return Answer(
            what="needs more memory than one file may take", code="too-large", mend="split it, or take pictures out"
        )
    except RecursionError:
        return Answer(what="is too deeply nested to be read", code="too-large")
    except Exception as error:  # noqa: BLE001 - whatever a library makes of a broken file is one error of that file
        return Answer(what=" ".join(f"{type(error).__name__}: {error}".split())[:200], code="reader-failed")


def _reader(target: str) -> Callable[[bytes, str], Document]:
    module, _, function = target.partition(":")
    return cast("Callable[[bytes, str], Document]", getattr(importlib.import_module(module), function))


def _bound(memory: int) -> None:
    """Bound the address space, where the system has such a bound."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on every system

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory if most < 0 else min(memory, most), most))
    except (ValueError, OSError):
        return


if __name__ == "__main__":
    from checker.readers.worker import serve as _serve  # one module, one pipe: not the copy called __main__

    _serve()
