"""The cache on disk: one SQLite file in the user's cache folder, shared by all processes, never needed.

Whatever goes wrong with it costs time and nothing else: a damaged file, or one of another version, is put aside and built
anew; where the folder cannot be written, or another process holds it too long, the answers are worked out again.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Self

from checker.caches import cache_folder

SCHEMA = 1
"""The version of the tables below; a file with another one is built anew."""

_FOLDER = "plans"
_FILE = "index.sqlite3"
_WAIT = 5.0
_KEPT_OUTCOMES = 50_000
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_SCHEMA})
_TABLES = """
CREATE TABLE plans (
    content TEXT NOT NULL,             -- digest of the file
    program TEXT NOT NULL,             -- digest of program and vocabulary
    card TEXT NOT NULL, plan BLOB NOT NULL,
    PRIMARY KEY (content, program)
) WITHOUT ROWID;
CREATE TABLE files (path BLOB PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE outcomes (key TEXT PRIMARY KEY, content TEXT NOT NULL, report BLOB NOT NULL);
CREATE INDEX outcomes_by_content ON outcomes (content);
"""


class Store:
    """An open cache file; every method works, and finds nothing, where there is no file to be had."""

    def __init__(self, connection: sqlite3.Connection | None, folder: Path | None) -> None:
        self._connection = connection
        self._folder = folder

    @classmethod
    def open(cls, folder: Path | None = None) -> Self:
        """The cache in ``folder``, by default the user's; without one where the cache is off or cannot be used."""
        base = folder if folder is not None else cache_folder()
        if base is None:
            return cls(None, None)
        place = base / _FOLDER
        for _ in range(2):
            try:
                return cls(_connect(place), place)
            except sqlite3.DatabaseError as error:
                if not _is_damaged(error):
                    break
                put_aside(place)
            except OSError:
                break
        return cls(None, None)

    @property
    def usable(self) -> bool:
        """Whether there is a file behind it."""
        return self._connection is not None

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """What the query finds; nothing where the file fails."""
        if self._connection is None:
            return []
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._failed(error)
            return []

    def write(self, statements: Iterable[tuple[str, Sequence[Sequence[Any]]]]) -> bool:
        """Carry out all statements, each for each of its rows of values, or none of them; whether that was possible."""
        if self._connection is None:
            return False
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for statement, values in statements:
                self._connection.executemany(statement, values)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            self._failed(error)
            return False
        return True

    def prune(self) -> None:
        """Let go of the oldest outcomes where there are very many."""
        self.write([(
            "DELETE FROM outcomes WHERE rowid <= (SELECT max(rowid) FROM outcomes) - ?", [(_KEPT_OUTCOMES,)],
        )])  # fmt: skip

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _failed(self, error: sqlite3.Error) -> None:
        """Damage found on the way: the rest of this run does without, the next one begins a new file."""
        if _is_damaged(error) and self._folder is not None:
            self.close()
            put_aside(self._folder)


def _connect(place: Path) -> sqlite3.Connection:
    place.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(place / _FILE, timeout=_WAIT, isolation_level=None)
    try:
        if _version(connection) != SCHEMA:
            _build(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _build(connection: sqlite3.Connection) -> None:
    """Make the tables, in place of those of another version; of two processes only the first does."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    if _version(connection) != SCHEMA:
        names = connection.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
        for kind in ("view", "table"):
            for _, name in (row for row in names if row[0] == kind):
                quoted = name.replace('"', '""')
                connection.execute(f'DROP {kind} "{quoted}"')
        for statement in _TABLES.strip().removesuffix(";").split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.execute("COMMIT")


def _is_damaged(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    # The low byte is the code itself, the others say more.
    return (
        (code is not None and code & 0xFF in _DAMAGED) or "no such table" in str(error) or "no such col" in str(error)
    )


def put_aside(place: Path) -> None:
    """Take a damaged cache out of the way, with the files that belong to it, in one step; then delete it.

    Renamed as a folder: whoever still has it open goes on with file and log together.
    """
    aside = place.with_name(f"{place.name}.damaged-{_token()}")
    with contextlib.suppress(OSError):
        place.rename(aside)
        import shutil  # noqa: PLC0415 - slow to import, and few files are ever put aside

        shutil.rmtree(aside, ignore_errors=True)


def _token() -> str:
    import secrets  # noqa: PLC0415 - only for a damaged file

    return secrets.token_hex(8)
