"""Readers that do what a broken library may do. They run in the process that reads for the tests."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from checker.errors import InputError
from checker.model.document import Document
from checker.readers import read_text
from checker.readers.worker import still_going


def echo(data: bytes, name: str) -> Document:
    return read_text(data.decode(), name)


def own_number(_data: bytes, name: str) -> Document:
    return read_text(f"{os.getpid()} {Path.cwd()}", name)


def chatter(data: bytes, name: str) -> Document:
    print("noise of a library")
    os.write(1, b"more of it")
    sys.stderr.write("and more")
    return echo(data, name)


def refuse(_data: bytes, _name: str) -> Document:
    raise InputError("has a lock", code="encrypted-file", mend="take the lock off")


def stumble(_data: bytes, _name: str) -> Document:
    raise ZeroDivisionError("division\nby zero")


def fall(_data: bytes, _name: str) -> Document:
    os.abort()


def fall_deep(data: bytes, name: str) -> Document:
    return fall_deep(data, name)


def eat(_data: bytes, _name: str) -> Document:
    meal = [bytearray(2**24) for _ in range(1000)]
    raise AssertionError(len(meal))


def sleep(_data: bytes, _name: str) -> Document:
    time.sleep(60)
    raise AssertionError("nobody waits so long")


def sleep_with_child(data: bytes, name: str) -> Document:
    child = subprocess.Popen(["sleep", "60"])
    with open(data.decode(), "w", encoding="utf-8") as file:  # noqa: PTH123 - the shortest way
        file.write(str(child.pid))
    return sleep(data, name)


def go_on(_data: bytes, name: str) -> Document:
    for _ in range(6):
        time.sleep(0.2)
        still_going()
    return read_text("slow but sure", name)
