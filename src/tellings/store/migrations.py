"""The numbered changes of the schema, and how a file of an earlier version gets those it lacks.

`schema/0001.sql` makes an empty file a library; each later file makes the version before it that
of its number. A file that was released is not changed any more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib import resources

from tellings.store.connection import Connection
from tellings.store.faults import StoreError

APPLICATION = 0x54656C6C
"""What `PRAGMA application_id` says of a library: "Tell"."""


@cache
def changes() -> tuple[str, ...]:
    """The changes as SQL, the first that of version 1."""
    folder = resources.files("tellings.store") / "schema"
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".sql"))
    return tuple((folder / name).read_text("utf-8") for name in names)


def newest() -> int:
    """The version that this release writes."""
    return len(changes())


def version(connection: Connection) -> int:
    """The version of a file; 0 if it is empty. Raises StoreError if it is no library of ours."""
    application = connection.value("PRAGMA application_id")
    found = int(connection.value("PRAGMA user_version"))
    if application == APPLICATION and found:
        return _readable(connection, found)
    if application or found or connection.value("SELECT count(*) FROM sqlite_master"):
        problem = "it is the file of another program; name another file"
        raise StoreError(connection.name, problem)
    return 0


def _readable(connection: Connection, found: int) -> int:
    if not 0 < found <= newest():
        problem = (
            f"a newer Tellings wrote it (version {found} of the file, this one reads up to"
            f" {newest()}); install that one"
        )
        raise StoreError(connection.name, problem)
    return found


def migrate(connection: Connection, to: int | None = None) -> None:
    """Bring a file to version `to`, or the newest: each change whole or not at all."""
    target = newest() if to is None else to
    while version(connection) < target:
        with connection.transaction():
            # Another process may have made this change while we waited.
            if (found := version(connection)) < target:
                _change(connection, found + 1)


def _change(connection: Connection, to: int) -> None:
    for statement in statements(changes()[to - 1]):
        connection.run(statement)
    connection.run(f"PRAGMA application_id = {APPLICATION}")
    connection.run(f"PRAGMA user_version = {to}")


def statements(script: str) -> Iterator[str]:
    """The statements of a script: what SQLite itself takes for a whole one."""
    part = ""
    for line in script.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            yield part
            part = ""
