"""A connection to a library's file: statements, transactions, and what they raise."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from tellings.store.faults import READ_ONLY, StoreError, told

Values: TypeAlias = Sequence[Any]
Row: TypeAlias = tuple[Any, ...]

PAGE = 500
"""Rows read at once by what runs over a whole table."""


class Connection:
    """A file that is open. Whatever SQLite raises leaves here as a StoreError.

    One thread uses it. Statements outside a `transaction` are each their own.
    """

    def __init__(self, raw: sqlite3.Connection, name: str, *, writable: bool = True) -> None:
        self._raw = raw
        self.name = name
        self.writable = writable

    def close(self) -> None:
        """Let go of the file; what was committed stays."""
        with told(self.name):
            self._raw.close()

    def run(self, statement: str, values: Values = ()) -> int:
        """Run a statement; the number of rows it changed."""
        with told(self.name):
            return self._raw.execute(statement, values).rowcount

    def many(self, statement: str, values: Iterable[Values]) -> None:
        """Run a statement for each of several values."""
        with told(self.name):
            self._raw.executemany(statement, values)

    def rows(self, statement: str, values: Values = ()) -> list[Row]:
        """All rows that a statement gives."""
        with told(self.name):
            return self._raw.execute(statement, values).fetchall()

    def row(self, statement: str, values: Values = ()) -> Row | None:
        """The first row that a statement gives, or None."""
        with told(self.name):
            found: Row | None = self._raw.execute(statement, values).fetchone()
            return found

    def value(self, statement: str, values: Values = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.row(statement, values)
        return None if row is None else row[0]

    def inserted(self, statement: str, values: Values = ()) -> int:
        """Insert a row; its number."""
        with told(self.name):
            return int(self._raw.execute(statement, values).lastrowid or 0)

    def paged(self, statement: str, values: Values = (), size: int = PAGE) -> Iterator[Row]:
        """Rows of a whole table, some at a time, so that none is read while another is written.

        The statement takes `values`, then the number to go on after, then how many rows; it gives
        rows in the order of their first column, which is that number.
        """
        after = -(2**63)
        while rows := self.rows(statement, (*values, after, size)):
            yield from rows
            after = rows[-1][0]

    @property
    def writing(self) -> bool:
        """Whether a transaction is open."""
        return self._raw.in_transaction

    @contextmanager
    def transaction(self, kind: str = "IMMEDIATE") -> Iterator[None]:
        """One transaction: all that is done within is kept, or, if anything is raised, nothing."""
        if self.writing:
            raise RuntimeError("a transaction is open already")
        if not self.writable:
            raise StoreError(self.name, READ_ONLY)
        self.run(f"BEGIN {kind}")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # After some faults (a full disk) SQLite has rolled back by itself.
            if self.writing:
                self.run("ROLLBACK")
            raise


def connect(path: Path, name: str, mode: str, wait: float) -> Connection:
    """Open a file. `mode` is SQLite's: "rwc", "rw", "ro"; or "immutable". Raises StoreError."""
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    with told(name):
        raw = sqlite3.connect(
            f"{path.absolute().as_uri()}?{query}", uri=True, isolation_level=None, timeout=wait,
            cached_statements=256,
        )  # fmt: skip
        return Connection(raw, name, writable=mode.startswith("rw"))
