"""Feeds that are read again and again: what they bring that is new, and when to ask them again.

Pages that the library holds are not asked for again. What fails is tried again in the next round,
and then after pauses that double, up to a day. One `Web` serves all rounds: it keeps the pause
for each host, and a server's wish to be left alone; what it has in its cache it asks for anew
when that is stale, with its ETag or date (see `intake.web.freshness`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from tellings import intake
from tellings.errors import ReadError
from tellings.intake.source import is_address, label
from tellings.intake.web import Settings, Web
from tellings.library.clock import now
from tellings.model import Article

LONGEST = 24 * 3600.0
"""Seconds that a pause is at most."""

Say = Callable[[str], None]


class Holding(Protocol):
    """What is asked of a library."""

    def holds(self, url: str) -> bool:
        """Whether it has an article of this address."""


class Pauses:
    """What failed, how often in a row, and when it may be tried again."""

    def __init__(self, every: float, clock: Callable[[], float]) -> None:
        self._every, self._clock = every, clock
        self._failed: dict[str, tuple[int, float]] = {}

    def failed(self, name: str) -> float:
        """It failed once more; the seconds that it is left alone, 0.0 the first time."""
        count = self._failed.get(name, (0, 0.0))[0] + 1
        # Half a round less, so that a round that begins a little early is not missed.
        pause = min(self._every * (2.0 ** min(count - 1, 20) - 0.5), LONGEST)
        wait = pause if count > 1 else 0.0
        self._failed[name] = (count, self._clock() + wait)
        return wait

    def worked(self, name: str) -> None:
        """It did not fail."""
        self._failed.pop(name, None)

    def left(self, name: str) -> float:
        """Seconds for which it is left alone."""
        return max(0.0, self._failed.get(name, (0, 0.0))[1] - self._clock())


class _PassedError(ReadError):
    """That a page was not asked for: it is `held`, or failed of late."""

    def __init__(self, url: str, *, held: bool) -> None:
        super().__init__(url, "is passed over")
        self.held = held


class _Unheld:
    """The way to pages that the library does not hold, in the place of a `Web`."""

    def __init__(self, web: Any, library: Holding, pauses: Pauses, *, changes: bool) -> None:
        self._web, self._library, self._pauses = web, library, pauses
        self._changes = changes
        self._read: set[str] = set()
        self.feed, self.page = "", ""

    def get(self, url: str) -> Any:
        """What stands at an address. Raises ReadError."""
        if url == self.feed:
            return self._web.get(url)
        if not self._changes and (url in self._read or self._library.holds(url)):
            raise _PassedError(url, held=True)
        if self._pauses.left(url):
            raise _PassedError(url, held=False)
        self.page = url
        return self._web.get(url)

    def came(self, found: Article | ReadError) -> None:
        """What came of the page that was asked for last."""
        if self.page and isinstance(found, Article):
            # The page itself, and no list of further pages.
            self._read.add(self.page)
            self._pauses.worked(self.page)
        elif self.page:
            self._pauses.failed(self.page)
        self.page = ""


class Watched:
    """Feeds, and the rounds in which they are read."""

    def __init__(
        self,
        feeds: Sequence[str],
        library: Holding,
        settings: Settings,
        every: float,
        limit: int,
        *,
        changes: bool = False,
        web: Any = None,
        clock: Callable[[], float] = now,
    ) -> None:
        """`every` is the time from one round to the next in seconds. `limit` entries of each feed
        are looked at. With `changes`, pages that are held are asked for too. `web` and `clock`
        (seconds since 1970) stand in for the network and the time.
        """
        self.feeds = tuple(feeds)
        self.rounds, self.passed = 0, 0
        self._every, self._limit, self._clock = every, limit, clock
        self._pauses = Pauses(every, clock)
        self._web = _Unheld(web or Web(settings), library, self._pauses, changes=changes)
        self._began = clock()
        self._said: set[str] = set()

    def begin(self) -> float:
        """Begin a round; when that is, in seconds since 1970."""
        self.rounds += 1
        self.passed = 0
        self._began = self._clock()
        return self._began

    def left(self) -> float:
        """Seconds until the next round is due."""
        return min(max(0.0, self._began + self._every - self._clock()), self._every)

    def round(self, say: Say) -> Iterator[Article | ReadError]:
        """What the feeds bring that is not held, and what could not be read.

        `passed` counts what is held. `say` is told lines that are no problems, each once.
        """
        for feed in self.feeds:
            if not self._pauses.left(feed):
                yield from self._of(feed, say)

    def _of(self, feed: str, say: Say) -> Iterator[Article | ReadError]:
        worked = False
        self._web.feed = feed
        asked = intake.Asked(
            limit=self._limit, web=self._web if is_address(feed) else None, say=self._once(say)
        )
        for found in intake.stream(feed, asked=asked):
            worked |= isinstance(found, Article | _PassedError)
            if isinstance(found, _PassedError):
                self.passed += found.held
                continue
            self._web.came(found)
            yield found
        if worked:
            self._pauses.worked(feed)
        elif wait := self._pauses.failed(feed):
            say(f"{label(feed)}: failed again; it is tried again in {_lasting(wait)}")

    def _once(self, say: Say) -> Say:
        def once(line: str) -> None:
            if line not in self._said:
                self._said.add(line)
                say(line)

        return once


def _lasting(seconds: float) -> str:
    minutes = max(1, round(seconds / 60))
    return f"{minutes} minutes" if minutes < 120 else f"{round(minutes / 60)} hours"
