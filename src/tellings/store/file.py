"""A library's file: opening, closing, reading and writing."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from tellings.store import check, runs, search
from tellings.store.adding import Adding
from tellings.store.articles import Articles
from tellings.store.connection import Connection
from tellings.store.copies import Copies
from tellings.store.notes import Notes
from tellings.store.opening import opened
from tellings.store.rows import Found
from tellings.store.runs import Runs
from tellings.store.sketches import Sketches
from tellings.store.speakers import Speakers
from tellings.store.stories import Stories


class Store:
    """A library that is open. Whatever is wrong with its file is raised as a StoreError.

    It is read through `articles`, `notes`, `sketches`, `copies`, `stories`, `speakers`, `runs` and
    `find`, and written within `adding`. One thread uses it; other processes may read and write the
    file.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.name = connection.name
        self.articles = Articles(connection)
        self.notes = Notes(connection)
        self.sketches = Sketches(connection)
        self.copies = Copies(connection)
        self.stories = Stories(connection)
        self.runs = Runs(connection)
        self.speakers = Speakers(connection)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; what was added stays."""
        self._connection.close()

    @contextmanager
    def adding(self) -> Iterator[Adding]:
        """One transaction: what is written within is kept whole, or not at all if it raises.

        No other process writes meanwhile: read articles before it, not within.
        """
        with self._connection.transaction():
            yield Adding(self._connection)

    def find(
        self,
        words: str,
        *,
        by: str = "",
        outlet: str = "",
        since: float | None = None,
        until: float | None = None,
        limit: int = 20,
    ) -> Found:
        """Articles in which words are found, the best first.

        All words must be in the title and prose of an article, or in what one attribution tells.
        "Words in quotation marks" must stand in that order, and `wor*` is any word that begins
        so; nothing else has a meaning. Case and accents make no difference. `by` are words of the
        name of who said it, or of the article's words for them: then only what is said counts,
        and `words` may be "". `outlet` as in `Stories.rows`; `since` and `until` are seconds since
        1970 UTC, both included. Raises UseError if there is nothing to look for.
        """
        return search.find(
            self._connection, words, by=by, outlet=outlet, since=since, until=until, limit=limit
        )

    def begin(self, command: str, sources: Sequence[str], at: float) -> int:
        """Log that a command begins; the number of its run."""
        with self._connection.transaction():
            return runs.begin(self._connection, command, sources, at)

    def end(self, run: int, at: float, state: str = "done") -> None:
        """Log that a run has ended: "done", "stopped" (by the user) or "failed"."""
        with self._connection.transaction():
            runs.end(self._connection, run, state, at)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, a line each; nothing if it is whole. Reads all of it."""
        return check.check(self._connection)


def open_store(path: str | os.PathLike[str], *, create: bool = False, wait: float = 30.0) -> Store:
    """Open a library, of an earlier version too, which is brought to the newest.

    `create` makes the file if there is none. `wait` is how many seconds to wait for another
    process that writes. A file that may not be written to is opened for reading. Raises StoreError.
    """
    return Store(opened(Path(path), str(os.fspath(path)), create=create, wait=wait))
