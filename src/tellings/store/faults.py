"""What can be wrong with a library's file, in one line that names it and says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tellings.errors import TellingsError

READ_ONLY = "it, or its folder, may not be written to; change the rights, or copy it elsewhere"
_SAID = {
    sqlite3.SQLITE_BUSY: "another program is writing to it; wait until that has ended",
    sqlite3.SQLITE_LOCKED: "another program is writing to it; wait until that has ended",
    sqlite3.SQLITE_FULL: "the disk is full; make room and give the command again,"
    " all that was added before is kept",
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: "it may not be opened; change its rights",
    sqlite3.SQLITE_AUTH: "it may not be opened; change its rights",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; see whether it and its folder may be read"
    " and written to",
    sqlite3.SQLITE_NOTADB: "it is no library; name another file",
    sqlite3.SQLITE_TOOBIG: "an article is too big for it; leave that article out",
    sqlite3.SQLITE_NOMEM: "there is not memory enough; close other programs",
}
_DAMAGED = "it is damaged ({}); take a copy of it from before, or add the sources to a new file"
_IO = "it cannot be read or written ({}); see whether the disk is full or failing"


class StoreError(TellingsError):
    """A library's file cannot be used. `name` is the file's, as the user gave it."""

    def __init__(self, name: str, problem: str) -> None:
        self.name = name
        super().__init__(f"cannot use {name}: {problem}")


def damaged(name: str, what: str) -> StoreError:
    """The error for a file that holds what was never written to it."""
    return StoreError(name, _DAMAGED.format(what))


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn what SQLite raises for the file into a StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        raise _told(name, error) from error


def is_busy(error: BaseException | None) -> bool:
    """Whether SQLite raised this because another process holds the file."""
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def may_not_write(error: BaseException | None) -> bool:
    """Whether SQLite raised this because the file or its folder may not be written to."""
    return _code(error) in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


def _code(error: BaseException | None) -> int:
    # The lower byte is what went wrong, the others are the detail.
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _told(name: str, error: sqlite3.Error) -> StoreError:
    code, words = _code(error), " ".join(str(error).split())
    if code in _SAID:
        return StoreError(name, _SAID[code])
    if code == sqlite3.SQLITE_IOERR:
        return StoreError(name, _IO.format(words))
    # Damage shows as wrong structure, as text that is no UTF-8, as a broken rule, as a lost table.
    return damaged(name, words)
