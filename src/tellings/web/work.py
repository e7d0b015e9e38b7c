"""Work in threads, so that one page does not wait for another.

SQLite's connections belong to threads, and opening a library takes some milliseconds: so each
question has a library of its own, closed when it is answered. What takes long is done one after
the other, since models are not made for several threads, and is kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from anyio import CapacityLimiter, Lock, to_thread

from tellings.errors import TellingsError
from tellings.library import Library

T = TypeVar("T")

AT_ONCE = 8
"""How many questions are answered at the same time."""
WAITING = 12
"""How many may wait for something long."""
PATIENCE = 5.0
"""Seconds to wait for another program that holds the library."""


class BusyError(TellingsError):
    """Too many wait for something long."""


class Kept:
    """The last few results, by what they depend on."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, key: Hashable) -> Any:
        """A result, or None."""
        if key in self._found:
            self._found.move_to_end(key)
        return self._found.get(key)

    def put(self, key: Hashable, value: Any) -> None:
        """Keep a result, and let go of the one that was wanted longest ago."""
        self._found[key] = value
        self._found.move_to_end(key)
        if len(self._found) > self._most:
            self._found.popitem(last=False)


class Work:
    """Answers questions to the library at a path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._quick, self._slow = CapacityLimiter(AT_ONCE), CapacityLimiter(1)
        self._doing: dict[Hashable, Lock] = {}
        self._waiting = 0

    async def ask(self, question: Callable[[Library], T]) -> T:
        """What the library answers. Raises TellingsError."""
        return await to_thread.run_sync(
            partial(self._asked, question), abandon_on_cancel=True, limiter=self._quick
        )

    def _asked(self, question: Callable[[Library], T]) -> T:
        with Library.open(self._path, wait=PATIENCE) as library:
            return question(library)

    async def long(self, job: Callable[[], T]) -> T:
        """What takes long, when it is its turn. Raises BusyError if too many wait."""
        async with self._turn():
            return await to_thread.run_sync(job, abandon_on_cancel=True, limiter=self._slow)

    async def once(self, kept: Kept, key: Hashable, job: Callable[[Library], T]) -> T:
        """What takes long and depends on `key` alone, from what is kept if it was done before.

        Those who ask for the same meanwhile wait for the one result.
        """
        found: T | None = kept.get(key)
        if found is not None:
            return found
        async with self._doing.setdefault(key, Lock()):
            found = kept.get(key)
            if found is None:
                found = await self.long(partial(self._asked, job))
                kept.put(key, found)
        self._doing.pop(key, None)
        return found

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        if self._waiting >= WAITING:
            raise BusyError("too much is being compared at once; try again in a moment")
        self._waiting += 1
        try:
            yield
        finally:
            self._waiting -= 1
