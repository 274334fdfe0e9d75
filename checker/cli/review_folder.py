"""The folder that a review writes into: never outside it, never over what somebody else has put or changed there.

A small file of lines remembers what was written from what. It grows line by line, each before the file it tells of, so
that a run which breaks off leaves nothing that the next one does not know.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from checker.cli.output import write_whole
from checker.engine.inputs import RESULTS
from checker.errors import UsageError
from checker.reporters.words import Words

_SCHEMA = "checker/review/1"
_TEMPORARY = re.compile(r"\.(.+)\.[a-z0-9_]{8}")


class ReviewFolder:
    """What stands in the folder, and what this run puts there; ``kept`` are files left as somebody has changed them."""

    def __init__(self, root: Path, say: Words, *, force: bool) -> None:
        """Make the folder or take it up again. Raises UsageError where it holds files of others, unless ``force``."""
        self.root = root
        self.written: list[str] = []
        self.kept: list[str] = []
        self._say = say
        self._force = force
        self._current: set[str] = set()
        self._keys: dict[str, str] = {}
        self._contents: dict[str, list[str]] = {}
        try:
            self._take_up()
        except OSError as error:
            raise self._unwritable(root, error) from error

    def holds(self, names: Iterable[str], key: str) -> bool:
        """Whether all these files are there as this program wrote them, from what ``key`` stands for."""
        names = list(names)
        self._current.update(names)
        return all(
            self._keys.get(name) == key and self._digest(name) == self._contents[name][-1] for name in names
        )  # fmt: skip

    def put(self, name: str, data: bytes, key: str) -> None:
        """Write a file of this review; ``name`` is its path below the folder."""
        self._current.add(name)
        path, content, there = self._place(name), hashlib.sha256(data).hexdigest(), self._digest(name)
        if there is not None and there != content and not self._force and there not in self._contents.get(name, ()):
            self.kept.append(name)
            return
        self._remember(name, content, key)
        if there == content:
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._unwritable(path.parent, error) from error
        write_whole(path, data, self._say)
        self.written.append(name)

    def has(self, name: str) -> bool:
        """Whether a file of this name is there."""
        return self._digest(name) is not None

    def finish(self) -> None:
        """Take away what an earlier run wrote and this one did not, unless somebody has changed it; sum up the state."""
        for name in sorted(self._keys.keys() - self._current):
            if self._digest(name) in self._contents[name]:
                self._remove(name)
            del self._keys[name]
        lines = [_line(name, self._contents[name][-1], key) for name, key in sorted(self._keys.items())]
        write_whole(self.root / RESULTS, "".join([_head(), *lines]).encode(), self._say)

    def _take_up(self) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        state = self.root / RESULTS
        if state.is_file():
            lines = state.read_text(encoding="utf-8", errors="replace").splitlines()
            if not lines or lines[0] + "\n" != _head():
                raise self._foreign()
            for line in lines[1:]:
                self._recall(line)
            self._sweep()
            return
        if not self._force and any(self.root.iterdir()):
            raise self._foreign()
        write_whole(state, _head().encode(), self._say)

    def _recall(self, line: str) -> None:
        # A run that was killed may leave half a line.
        with contextlib.suppress(ValueError, KeyError, TypeError):
            said = json.loads(line)
            name, content, key = str(said["file"]), str(said["content"]), str(said["key"])
            self._keys[name] = key
            self._contents.setdefault(name, []).append(content)

    def _remember(self, name: str, content: str, key: str) -> None:
        if self._keys.get(name) == key and self._contents[name][-1] == content:
            return
        self._keys[name] = key
        self._contents.setdefault(name, []).append(content)
        with (self.root / RESULTS).open("a", encoding="utf-8", newline="\n") as out:
            out.write(_line(name, content, key))

    def _sweep(self) -> None:
        """Take away what a run that was killed had half written."""
        names = {PurePosixPath(name).name for name in (*self._keys, RESULTS)}
        for folder in {self.root, *(self._place(name).parent for name in self._keys)}:
            for path in folder.iterdir() if folder.is_dir() else ():
                found = _TEMPORARY.fullmatch(path.name)
                if found and found[1] in names and path.is_file():
                    path.unlink(missing_ok=True)

    def _digest(self, name: str) -> str | None:
        """The digest of a file that is there; of what is no plain file one that no file has."""
        path = self._place(name)
        if path.is_symlink() or (path.exists() and not path.is_file()):
            return ""
        try:
            return hashlib.sha256(path.read_bytes()).hexdigest()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._unwritable(path, error) from error

    def _place(self, name: str) -> Path:
        path = self.root.joinpath(*PurePosixPath(name).parts)
        inside = self.root.resolve()
        if ".." in PurePosixPath(name).parts or not path.parent.resolve().is_relative_to(inside):
            raise UsageError(self._say("review.outside"), file=str(path), mend=self._say("review.same-mend"))
        return path

    def _remove(self, name: str) -> None:
        path = self._place(name)
        with contextlib.suppress(OSError):
            path.unlink()
            for folder in path.parents:
                if folder == self.root:
                    break
                folder.rmdir()  # only an empty one goes

    def _foreign(self) -> UsageError:
        return UsageError(self._say("review.foreign"), file=str(self.root), mend=self._say("review.foreign-mend"))

    def _unwritable(self, path: Path, error: OSError) -> UsageError:
        reason = self._say("usage.cannot-write", reason=error.strerror or error)
        return UsageError(reason, file=str(path), mend=self._say("usage.cannot-write-mend"))


def _head() -> str:
    return json.dumps({"schema": _SCHEMA}) + "\n"


def _line(name: str, content: str, key: str) -> str:
    return json.dumps({"file": name, "content": content, "key": key}, ensure_ascii=False) + "\n"
