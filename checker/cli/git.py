"""What changed in a git repository since a commit, as the installed git tells it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from checker.errors import UsageError
from checker.model.records import dataclass
from checker.reporters.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The repository's folder, the files that changed and are there, and the old ones that changed or went away.

    All are absolute; ``base`` is the commit that was compared with.
    """

    root: Path
    base: str
    files: frozenset[Path]
    before: tuple[Path, ...]


def changes_since(ref: str, folder: Path, say: Words) -> Changes:
    """What differs between the working folder and the point where it left ``ref``: edited, renamed, new, untracked files.

    What others have changed in ``ref`` since then does not count. Raises UsageError where there is no git, no repository
    or no such commit.
    """
    git = _Git(folder, say)
    root = Path(os.fsdecode(git.run("rev-parse", "--show-toplevel", what="git.no-repository").rstrip(b"\n"))).resolve()
    commit = git.run(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}", what="git.no-ref", ref=ref
    )
    base = git.maybe("merge-base", commit.decode().strip(), "HEAD") or commit
    name = base.decode().split()[0]
    files: set[Path] = set()
    before: list[Path] = []
    told = git.run("diff", "--name-status", "-z", "-M", "--no-ext-diff", "--no-relative", name, "--", what="git.failed")
    for old, new in _pairs(told):
        if old is not None:
            before.append(root / old)
        if new is not None:
            files.add(root / new)
    untracked = _Git(root, say).run("ls-files", "--others", "--exclude-standard", "-z", what="git.failed")
    files.update(root / os.fsdecode(path) for path in untracked.split(b"\0") if path)
    return Changes(root=root, base=name, files=frozenset(files), before=tuple(before))


def old_bytes(changes: Changes, path: Path, say: Words) -> bytes | None:
    """What the file held at the commit compared with; None where git cannot tell."""
    name = path.relative_to(changes.root).as_posix()
    return _Git(changes.root, say).maybe("show", f"{changes.base}:{name}")


class _Git:
    """git, called in a folder."""

    def __init__(self, folder: Path, say: Words) -> None:
        program = shutil.which("git")
        if program is None:
            raise UsageError(say("git.absent"), mend=say("git.absent-mend"))
        self._start = [program, "-C", str(folder), "-c", "core.quotePath=false"]
        self._say = say

    def run(self, *arguments: str, what: str, **parts: str) -> bytes:
        """What git prints; UsageError with the words ``what`` where it fails."""
        done = self._call(arguments)
        if done.returncode:
            told = done.stderr.decode("utf-8", "replace").strip().splitlines()
            mend = self._say(f"{what}-mend") if f"{what}-mend" in self._say.table else (told[-1] if told else None)
            raise UsageError(self._say(what, **parts), mend=mend)
        return done.stdout

    def maybe(self, *arguments: str) -> bytes | None:
        """What git prints; None where it fails."""
        done = self._call(arguments)
        return None if done.returncode else done.stdout

    def _call(self, arguments: tuple[str, ...]) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([*self._start, *arguments], capture_output=True, check=False)  # noqa: S603 - no shell


def _pairs(told: bytes) -> Iterator[tuple[str | None, str | None]]:
    """(old name, new name) of each change; None for what was not there, or is there no more."""
    parts = iter(told.split(b"\0"))
    for status in parts:
        if not status:
            continue
        first = os.fsdecode(next(parts))
        kind = status[:1]
        if kind in (b"R", b"C"):
            yield first if kind == b"R" else None, os.fsdecode(next(parts))
        else:
            yield None if kind == b"A" else first, None if kind == b"D" else first
