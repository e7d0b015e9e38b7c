"""Opening a file as a library: that it is one, of a version that is known, ready to be used."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from tellings.store.connection import Connection, connect
from tellings.store.faults import StoreError, is_busy, may_not_write
from tellings.store.migrations import migrate, newest, version

_TRIES = 20
# Pages to keep in memory (in KiB), and how far the journal is let grow after a checkpoint.
_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
    "PRAGMA journal_size_limit = 67108864",
)


def opened(path: Path, name: str, *, create: bool, wait: float) -> Connection:
    """A connection to a library that is of the newest version. Raises StoreError."""
    if not has_fts5():
        raise StoreError(name, "this Python's SQLite has no FTS5; use another Python")
    _look(path, name, create=create)
    try:
        return _written(connect(path, name, "rwc" if create else "rw", wait))
    except StoreError as error:
        if create or not may_not_write(error.__cause__):
            raise
    return _read(path, name, wait)


def _look(path: Path, name: str, *, create: bool) -> None:
    """Raise StoreError for what is plain before the file is opened."""
    try:
        if path.is_dir():
            raise StoreError(name, "it is a folder; name a file")
        if not path.parent.is_dir():
            raise StoreError(name, f"there is no folder {path.parent}; make it first")
        if not create and not path.exists():
            problem = f"there is no such file; `tellings add SOURCE --db {name}` makes it"
            raise StoreError(name, problem)
    except (OSError, ValueError) as error:
        raise StoreError(name, f"it is no name of a file ({error})") from error


def _written(connection: Connection) -> Connection:
    try:
        version(connection)  # before anything is written
        _keep_a_log(connection)
        migrate(connection)
        for setting in _SETTINGS:
            connection.run(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def _keep_a_log(connection: Connection) -> None:
    """Let reading and writing not wait for each other (WAL), where the file system can."""
    for _ in range(_TRIES):
        try:
            connection.run("PRAGMA journal_mode = WAL")
        except StoreError as error:
            if not is_busy(error.__cause__):
                raise
            # Another process is just doing it. This waits until it has.
            with connection.transaction():
                pass
        else:
            return


def _read(path: Path, name: str, wait: float) -> Connection:
    """A connection that only reads. A folder that nobody writes to has no log beside the file."""
    log = Path(f"{path}-wal")
    connection = connect(path, name, "ro" if log.exists() else "immutable", wait)
    try:
        if version(connection) < newest():
            problem = "it is of an earlier version and may not be written to; change its rights"
            raise StoreError(name, problem)
        for setting in _SETTINGS:
            connection.run(setting)
    except BaseException:
        connection.close()
        raise
    return connection


@cache
def has_fts5() -> bool:
    """Whether this Python's SQLite can search texts."""
    with closing(sqlite3.connect(":memory:")) as raw:
        return ("fts5",) in raw.execute("SELECT name FROM pragma_module_list").fetchall()
