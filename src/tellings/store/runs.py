"""What commands did with a library."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tellings.store.connection import Connection
from tellings.store.packing import fit
from tellings.store.rows import RunRow

_RUN = "SELECT number, begun, ended, command, sources, added, known, failed, state FROM run"


class Runs:
    """The runs of a library, numbered from 1."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, limit: int | None = None) -> list[RunRow]:
        """The runs, the newest first."""
        statement = f"{_RUN} ORDER BY number DESC LIMIT ?"
        rows = self._connection.rows(statement, (-1 if limit is None else limit,))
        return [_row(*row) for row in rows]

    def row(self, number: int) -> RunRow:
        """A run. Raises KeyError."""
        row = self._connection.row(f"{_RUN} WHERE number = ?", (number,))
        if row is None:
            raise KeyError(number)
        return _row(*row)


def _row(number: int, *row: Any) -> RunRow:
    begun, ended, command, sources, *counts = row
    return RunRow(number, begun, ended, command, tuple(json.loads(sources)), *counts)


def begin(connection: Connection, command: str, sources: Sequence[str], at: float) -> int:
    """Log that a command has begun; the number of the run."""
    statement = "INSERT INTO run (begun, command, sources) VALUES (?, ?, ?)"
    given = json.dumps([fit(source) for source in sources])
    return connection.inserted(statement, (at, fit(command), given))


def count(connection: Connection, run: int, *, added: int, known: int, failed: int) -> None:
    """Add to the counts of a run."""
    statement = """UPDATE run SET added = added + ?, known = known + ?, failed = failed + ?
        WHERE number = ?"""
    connection.run(statement, (added, known, failed, run))


def end(connection: Connection, run: int, state: str, at: float) -> None:
    """Log that a run has ended, and how."""
    connection.run("UPDATE run SET ended = ?, state = ? WHERE number = ?", (at, state, run))
